"""What a node still expects once it has taken a token: the derivative of a sequence by a token's keys.

A derivative is a set of chains. A chain is what must follow inside the node, nearest first: nodes, each with the gap
before it; the empty chain means that the node is done. Nodes are shared by all rules that refer to their part, so each
derivative is made once, wherever the part stands.
"""

from __future__ import annotations

from attrs import define, field

from arextract.engine.grammar import END, Choice, Group, Label, Leaf, Node, Repeat, Sequence, Tail, Trie
from arextract.language.tree import Gap
from arextract.text.tokens import Space

Keys = frozenset[str]
Chain = tuple[tuple[Node, int], ...]
ANYWHERE = -1  # the gap before a match's first token
ALLOWED: dict[int, frozenset[int]] = {  # the spaces that a gap can be
    ANYWHERE: frozenset({Space.NONE, Space.BLANK, Space.BREAK}),
    Gap.NONE: frozenset({Space.NONE}),
    Gap.SPACE: frozenset({Space.BLANK}),
    Gap.MAYBE: frozenset({Space.NONE, Space.BLANK}),
}
DONE: frozenset[Chain] = frozenset({()})
NOTHING: frozenset[Chain] = frozenset()


@define
class Derivatives:
    """The derivatives made so far."""

    _known: dict[tuple[int, int, Keys, int], frozenset[Chain]] = field(factory=dict)
    _tails: dict[int, Tail] = field(factory=dict)

    def take(self, node: Node, gap: int, keys: Keys, space: int) -> frozenset[Chain]:
        """The chains after a token with these keys and this space before it; `gap` stands before the node."""
        keys &= node.firsts
        if not keys:
            return NOTHING
        key = (id(node), gap, keys, space)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._derive(node, gap, keys, space)
        return known

    def _derive(self, node: Node, gap: int, keys: Keys, space: int) -> frozenset[Chain]:
        match node:
            case Label(node=inner) | Group(node=inner):
                return self.take(inner, gap, keys, space)
            case Choice(options=options):
                return NOTHING.union(*(self.take(option, gap, keys, space) for option in options))
            case Sequence():
                return self._sequence(node, gap, keys, space)
            case Repeat(item=item, again=again):
                rest: Chain = ((again, node.gap),) if again else ()
                return frozenset(chain + rest for chain in self.take(item, gap, keys, space))
            case Tail(trie=trie):
                return self._words(trie, Gap.NONE if space == Space.NONE else Gap.SPACE, keys)
            case Leaf(name=name, trie=trie):
                if space not in ALLOWED[gap]:
                    return NOTHING
                return self._words(trie, Gap.NONE, keys) | (DONE if name in keys else NOTHING)

    def _sequence(self, node: Sequence, gap: int, keys: Keys, space: int) -> frozenset[Chain]:
        """The first item that is present stands after the gap before the whole sequence."""
        found: set[Chain] = set()
        items = tuple(zip(node.items, node.gaps, strict=True))
        for k, item in enumerate(node.items):
            found.update(chain + items[k + 1 :] for chain in self.take(item, gap, keys, space))
            if not item.nullable:
                break
        return frozenset(found)

    def _words(self, trie: Trie, gap: Gap, keys: Keys) -> frozenset[Chain]:
        found: set[Chain] = set()
        for text in keys:
            branch = trie.get((gap, text))
            if branch is not None:
                if END in branch:
                    found.add(())
                if len(branch) > (END in branch):
                    tail = self._tails.setdefault(id(branch), Tail(branch, frozenset(word for _, word in branch)))
                    found.add(((tail, ANYWHERE),))
        return frozenset(found)
