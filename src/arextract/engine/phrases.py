"""Phrases of several tokens, as a tree whose nodes are numbers: a few objects, however many phrases there are."""

from __future__ import annotations

from attrs import define, field

from arextract.language.tree import Gap

_WORDS = 32  # bits of a word's number


@define
class Phrases:
    """The phrases of all parts. A node is a number; 0 is none.

    roots: a part's name -> the node where its phrases begin. longest: a part's name -> the tokens of its longest one.
    ends: nodes where a phrase may end. inner: nodes from which one goes on.
    """

    roots: dict[str, int] = field(factory=dict)
    longest: dict[str, int] = field(factory=dict)
    ends: set[int] = field(factory=set)
    inner: set[int] = field(factory=set)
    _steps: dict[int, int] = field(factory=dict)
    _nodes: int = 0

    def add(self, part: str, tokens: list[tuple[Gap, int]]) -> None:
        """Add a phrase of a part: the numbers of its words, each with the gap before it."""
        node = self.roots.get(part) or self.roots.setdefault(part, self._new())
        self.longest[part] = max(self.longest.get(part, 0), len(tokens))
        for gap, word in tokens:
            self.inner.add(node)
            key = _key(node, gap, word)
            node = self._steps.get(key) or self._steps.setdefault(key, self._new())
        self.ends.add(node)

    def step(self, node: int, gap: Gap, word: int) -> int:
        """The node after a word with this gap before it."""
        return self._steps.get(_key(node, gap, word), 0)

    def _new(self) -> int:
        self._nodes += 1
        return self._nodes


def _key(node: int, gap: Gap, word: int) -> int:
    return (node << 1 | (gap != Gap.NONE)) << _WORDS | word
