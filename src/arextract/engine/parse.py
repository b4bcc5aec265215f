"""How a match divides: which tokens each label has, all the way down to words.

The automaton says that a rule matches some tokens; this says how. Of all ways the one is taken whose earlier items are
longer, then the one with fewer leaves, so the order of alternatives never matters. The division depends on the tokens'
classes only, so it is made once for each distinct (node, symbols) and then read off for other words of these classes.
"""

from __future__ import annotations

from collections.abc import Sequence as Symbols
from typing import NamedTuple

from attrs import define, field, frozen

from arextract.engine.derive import ALLOWED, ANYWHERE
from arextract.engine.grammar import END, Choice, Group, Label, Leaf, Node, Repeat, Sequence
from arextract.engine.lexicon import SPACES, Lexicon
from arextract.language.tree import Gap
from arextract.text.tokens import Space


class Taken(NamedTuple):
    """What a part matched: tokens `start` to `end`, and for a Phrase part the captures inside it."""

    part: Leaf | Group
    start: int
    end: int
    captures: tuple[Capture, ...] = ()


class Capture(NamedTuple):
    label: str
    taken: Taken


@frozen
class Division:
    """One way to match a node: the ends of its items (for comparing), its leaves, and its captures in order."""

    ends: tuple[int, ...]
    leaves: int
    captures: tuple[Capture, ...]
    taken: tuple[Taken, ...] = ()

    def then(self, end: int, way: Division) -> Division:
        """This one, and then another item up to `end`."""
        return Division((*self.ends, end), self.leaves + way.leaves, self.captures + way.captures)

    def better_than(self, other: Division) -> bool:
        return (self.ends, -self.leaves) > (other.ends, -other.leaves)


Divisions = dict[int, Division]  # by end


@define
class Parser:
    """Divides one stretch of symbols; throw away after use."""

    lexicon: Lexicon
    symbols: Symbols[int]
    keys: list[frozenset[str]] = field(init=False)
    spaces: list[int] = field(init=False)
    _known: dict[tuple[int, int, int], Divisions] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.keys = [self.lexicon.classes[symbol // SPACES] for symbol in self.symbols]
        self.spaces = [symbol % SPACES for symbol in self.symbols]

    def divide(self, node: Node, start: int, end: int) -> Division | None:
        """The best division of exactly these tokens, or None if the node does not match them."""
        return self._ways(node, start, ANYWHERE).get(end)

    def longest(self, node: Node, start: int, gap: int) -> Division | None:
        """The longest match of a node that takes at least one token from `start` on, or None."""
        ways = self._ways(node, start, gap)
        end = max(ways, default=start)
        return ways[end] if end > start else None

    def _ways(self, node: Node, start: int, gap: int) -> Divisions:
        key = (id(node), start, gap)
        if key not in self._known:
            self._known[key] = self._find(node, start, gap)
        return self._known[key]

    def _find(self, node: Node, start: int, gap: int) -> Divisions:
        ways: Divisions = {start: Division((start,), 0, ())} if node.nullable else {}
        if start < len(self.keys) and not self.keys[start].isdisjoint(node.firsts):
            self._take(node, start, gap, ways)
        return ways

    def _take(self, node: Node, start: int, gap: int, ways: Divisions) -> None:
        match node:
            case Leaf():
                for end in self._leaf_ends(node, start, gap):
                    ways[end] = Division((end,), 1, (), (Taken(node, start, end),))
            case Group(node=inner):
                for end, way in self._ways(inner, start, gap).items():
                    ways[end] = Division((end,), way.leaves, (), (Taken(node, start, end, way.captures),))
            case Label(node=inner):
                for end, way in self._ways(inner, start, gap).items():
                    ways[end] = Division((end,), way.leaves, _captured(node, way.taken))
            case Choice(options=options):
                self._choice(options, start, gap, ways)
            case Repeat():
                self._repeat(node, start, gap, ways)
            case Sequence():
                self._chain(node.items, node.gaps, start, gap, ways)

    def _choice(self, options: tuple[Node, ...], start: int, gap: int, ways: Divisions) -> None:
        for option in options:
            for end, way in self._ways(option, start, gap).items():
                _keep(ways, end, Division((end,), way.leaves, way.captures))

    def _chain(self, items: tuple[Node, ...], gaps: tuple[Gap, ...], start: int, gap: int, ways: Divisions) -> None:
        """All ways to match items one after another; the first one present stands after the outer gap."""
        partial: dict[int, Division] = {start: Division((), 0, ())}
        for item, between in zip(items, gaps, strict=False):
            longer: dict[int, Division] = {}
            for place, before in partial.items():
                for end, way in self._ways(item, place, gap if place == start else between).items():
                    _keep(longer, end, before.then(end, way))
            partial = longer
        for end, way in partial.items():
            if end > start:
                _keep(ways, end, way)

    def _repeat(self, node: Repeat, start: int, gap: int, ways: Divisions) -> None:
        partial: dict[int, Division] = {start: Division((), 0, ())}
        while partial:
            longer: dict[int, Division] = {}
            for place, before in partial.items():
                for end, way in self._ways(node.item, place, gap if place == start else node.gap).items():
                    if end > place:
                        _keep(longer, end, before.then(end, way))
            for end, way in longer.items():
                _keep(ways, end, way)
            partial = longer if node.again else {}

    def _leaf_ends(self, leaf: Leaf, start: int, gap: int) -> set[int]:
        if self.spaces[start] not in ALLOWED[gap]:
            return set()
        keys = self.keys[start]
        ends = {start + 1} if leaf.name in keys else set()
        branches = [leaf.trie[Gap.NONE, text] for text in keys if (Gap.NONE, text) in leaf.trie]
        place = start + 1
        while branches:
            ends.update({place} if any(END in branch for branch in branches) else ())
            if place >= len(self.keys):
                break
            space, keys = self.spaces[place], self.keys[place]
            inside = Gap.NONE if space == Space.NONE else Gap.SPACE
            branches = [branch[inside, text] for branch in branches for text in keys if (inside, text) in branch]
            if space == Space.BREAK:
                break
            place += 1
        return ends


def _captured(node: Label, taken: tuple[Taken, ...]) -> tuple[Capture, ...]:
    return tuple(Capture(node.label, each) for each in taken) if node.captured else ()


def _keep(ways: Divisions, end: int, way: Division) -> None:
    known = ways.get(end)
    if known is None or way.better_than(known):
        ways[end] = way
