"""How a match divides: which tokens each label has, all the way down to words.

The automaton says that a rule matches some tokens; this says how. Of all ways the one is taken whose earlier items are
longer, then the one with fewer leaves, so the order of alternatives never matters. The division depends on the tokens'
keys only, so it is found once for each distinct row of them, and then read off for other words of these keys. That
holds for each part by itself: a part's division is the same wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import define, field

from arextract.engine.automaton import ALLOWED, Automaton
from arextract.engine.grammar import Choice, Group, Label, Leaf, Node, Repeat, Sequence
from arextract.engine.learned import Learner, learned
from arextract.engine.lexicon import Class, Keys
from arextract.language.tree import Gap
from arextract.text.tokens import Space

_MOST_KNOWN = 50_000

Tokens = tuple[tuple[Class, int], ...]  # of each token its class, and the space before it


class Capture(NamedTuple):
    """What a part matched under a label: tokens `start` to `end`, and the captures inside, counted from its start."""

    label: str
    part: Leaf | Group
    start: int
    end: int
    captures: tuple[Capture, ...] = ()


class Division(NamedTuple):
    """One way to match a node: the ends of its items (for comparing), its leaves, and its captures in order."""

    ends: tuple[int, ...]
    leaves: int
    captures: tuple[Capture, ...]

    def then(self, end: int, way: Division) -> Division:
        """This one, and then another item up to `end`."""
        return Division((*self.ends, end), self.leaves + way.leaves, self.captures + way.captures)

    def better_than(self, other: Division) -> bool:
        return (self.ends, -self.leaves) > (other.ends, -other.leaves)


Divisions = dict[int, Division]  # by end


@define(getstate_setstate=False)
class Divider(Learner):
    """Divides rows of tokens; remembers each division. Bounded: when there are too many it forgets them."""

    automaton: Automaton
    _known: dict[tuple[int, int, Tokens], Division | None] = learned()  # by the id of the node

    def divide(self, node: Node, asked: Keys, gap: int, tokens: Tokens) -> Division | None:
        """The best division of all the tokens, None if the node does not match them.

        asked: all keys that the node may ask for; others make no difference. gap: what stands before the first token.
        """
        seen = self.automaton.lexicon.seen
        tokens = tuple([(seen(token, asked), space) for token, space in tokens])
        key = (id(node), gap, tokens)
        known = self._known.get(key)
        if known is not None:
            return known
        division = _Parse(self, tokens).whole(node, gap)
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[key] = division
        return division

    def ends(self, part: Group, gap: int, tokens: Tokens, start: int) -> Iterator[int]:
        """Where matches of a part end that begin at a token."""
        state = self.automaton.part(part, gap)
        for place in range(start, len(tokens)):
            after = self.automaton.step(state, *tokens[place])
            if after is None:
                break
            state = after
            if state.nullable:
                yield place + 1


@define
class _Parse:
    """All ways to match some tokens; throw away after use."""

    divider: Divider
    tokens: Tokens
    _known: dict[tuple[Node, int, int], Divisions] = field(factory=dict)

    def whole(self, node: Node, gap: int) -> Division | None:
        return self._ways(node, 0, gap).get(len(self.tokens))

    def _ways(self, node: Node, start: int, gap: int) -> Divisions:
        nothing: Divisions = {start: Division((start,), 0, ())} if node.nullable else {}
        if start == len(self.tokens) or not self.tokens[start][0][0] & node.firsts:
            return nothing
        key = (node, start, gap)
        ways = self._known.get(key)
        if ways is None:
            ways = self._known[key] = nothing
            self._take(node, start, gap, ways)
        return ways

    def _take(self, node: Node, start: int, gap: int, ways: Divisions) -> None:
        match node:
            case Label(label=label, node=part, captured=captured):
                for end, leaves, inner in self._ends(part, start, gap):
                    ways[end] = Division((end,), leaves, (Capture(label, part, start, end, inner),) if captured else ())
            case Choice(options=options):
                self._choice(options, start, gap, ways)
            case Repeat():
                self._repeat(node, start, gap, ways)
            case Sequence():
                self._chain(node.items, node.gaps, start, gap, ways)

    def _ends(self, part: Leaf | Group, start: int, gap: int) -> Iterator[tuple[int, int, tuple[Capture, ...]]]:
        """Where matches of a part end that begin at a token, with their leaves and the captures inside them."""
        if isinstance(part, Leaf):
            yield from ((end, 1, ()) for end in self._leaf_ends(part, start, gap))
            return
        for end in self.divider.ends(part, gap, self.tokens, start):
            way = self.divider.divide(part.node, part.keys, gap, self.tokens[start:end])
            assert way is not None, f"{part.name}: automaton and parser disagree"
            yield end, way.leaves, way.captures

    def _choice(self, options: tuple[Node, ...], start: int, gap: int, ways: Divisions) -> None:
        for option in options:
            for end, way in self._ways(option, start, gap).items():
                _keep(ways, end, Division((end,), way.leaves, way.captures))

    def _chain(self, items: tuple[Node, ...], gaps: tuple[int, ...], start: int, gap: int, ways: Divisions) -> None:
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
        (keys, word), space = self.tokens[start]
        if space not in ALLOWED[gap]:
            return set()
        ends = {start + 1} if keys & leaf.keys.alone else set()
        phrases = self.divider.automaton.lexicon.phrases
        phrase = phrases.step(leaf.root, Gap.NONE, word) if leaf.root and word else 0
        place = start + 1
        while phrase:
            if phrase in phrases.ends:
                ends.add(place)
            if place == len(self.tokens):
                break
            (_, word), space = self.tokens[place]
            phrase = phrases.step(phrase, Gap.NONE if space == Space.NONE else Gap.SPACE, word) if word else 0
            place += 1
        return ends


def _keep(ways: Divisions, end: int, way: Division) -> None:
    known = ways.get(end)
    if known is None or way.better_than(known):
        ways[end] = way
