"""Matching a stretch of folded text: candidates, guards, meanings, and the choice among those that overlap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from attrs import define, field

from arextract.engine.automaton import Automaton
from arextract.engine.candidate import IGNORE, Candidate, Guards, LinkedRule, Match, Part
from arextract.engine.choose import clusters, ranked
from arextract.engine.grammar import Node
from arextract.engine.lexicon import SPACES, Lexicon, Tokens
from arextract.engine.make import Refused, Values
from arextract.engine.parse import Capture, Division, Parser
from arextract.language.tree import Gap
from arextract.text.tokens import Space

GUARD_REACH = 12  # tokens that a `preceded_by` may span
_CACHED_DIVISIONS = 20_000


Fate = Callable[[Candidate, Tokens, str], None]  # told what became of each candidate


@define
class Matcher:
    """Reads stretches of folded text with all rules."""

    lexicon: Lexicon
    automaton: Automaton
    values: Values
    rules: Mapping[str, LinkedRule]
    _divisions: dict[tuple[str, tuple[int, ...]], Division] = field(factory=dict)

    def read(self, text: str, fate: Fate | None = None) -> tuple[Match, ...]:
        """The matches that stand in a stretch of text, in order, none overlapping another."""
        tokens = self.lexicon.tokens(text)
        chosen: list[Match] = []
        for cluster in clusters(self._candidates(tokens)):
            chosen.extend(self._choose(ranked(cluster, tokens), tokens, fate))
        chosen.sort(key=lambda match: match.start)
        return tuple(chosen)

    def _candidates(self, tokens: Tokens) -> Iterator[Candidate]:
        for first, may_start in enumerate(tokens.may_start):
            if may_start:
                for rule, last in self.automaton.matches(tokens, first).items():
                    yield Candidate(self.rules[rule], first, last)

    def _choose(self, cluster: list[Candidate], tokens: Tokens, fate: Fate | None) -> Iterator[Match]:
        taken: list[Candidate] = []
        occupied = bytearray(len(tokens.texts)) if len(cluster) > 1 else bytearray()
        for candidate in cluster:
            if 1 in occupied[candidate.first : candidate.last]:
                if fate:
                    fate(candidate, tokens, self._lost(candidate, taken, tokens))
                continue
            match = self._make(candidate, tokens)
            if fate:
                fate(candidate, tokens, "chosen" if match else "refused")
            if match:
                taken.append(candidate)
                occupied[candidate.first : candidate.last] = b"\1" * (candidate.last - candidate.first)
                if candidate.rule.kind != IGNORE:
                    yield match

    def _lost(self, candidate: Candidate, taken: list[Candidate], tokens: Tokens) -> str:
        """Why a candidate that overlaps a chosen one is left out; a tie is a fault of the rules."""
        for winner in taken:
            if (winner.first, winner.last) == (candidate.first, candidate.last):
                if IGNORE in (winner.rule.kind, candidate.rule.kind) or winner.rule.id in candidate.rule.yields_to:
                    return f"yielded to {winner.rule.id}"
                return f"tied with {winner.rule.id}" if self._make(candidate, tokens) else "refused"
            if winner.first < candidate.last and candidate.first < winner.last:
                return f"overlapped by {winner.rule.id}"
        raise AssertionError("a candidate that overlaps nothing was left out")

    def _make(self, candidate: Candidate, tokens: Tokens) -> Match | None:
        rule, first, last = candidate.rule, candidate.first, candidate.last
        around = self._around(rule.guards, tokens, first, last)
        if around is None:
            return None
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if rule.make is None:
            return Match(rule, start, end, None)
        captures = self._divide(rule, tokens.symbols[first:last]).captures
        try:
            said = self.values.said(captures, tokens, first)
            for place, context in around:
                said += self.values.said(context, tokens, place)
            meaning = self.values.make(rule.make, said)
        except Refused:
            return None
        return Match(rule, start, end, meaning, tuple(_parts(rule, captures, tokens, first)))

    def _divide(self, rule: LinkedRule, symbols: list[int]) -> Division:
        key = (rule.id, tuple(symbols))
        if key not in self._divisions:
            if len(self._divisions) >= _CACHED_DIVISIONS:
                self._divisions.clear()
            division = Parser(self.lexicon, symbols).divide(rule.match, 0, len(symbols))
            assert division is not None, f"{rule.id}: automaton and parser disagree"
            self._divisions[key] = division
        return self._divisions[key]

    def _around(self, guards: Guards, tokens: Tokens, first: int, last: int) -> list[Surrounding] | None:
        """What the guards capture around a match, with its place; None if they forbid the match."""
        if guards.not_preceded_by and self._before(guards.not_preceded_by, tokens, first):
            return None
        if guards.not_followed_by and self._after(guards.not_followed_by, tokens, last):
            return None
        around = []
        if guards.preceded_by:
            around.append(self._before(guards.preceded_by, tokens, first) or _nothing(guards.preceded_by))
        if guards.followed_by:
            around.append(self._after(guards.followed_by, tokens, last) or _nothing(guards.followed_by))
        return None if None in around else [each for each in around if each is not None]

    def _after(self, guard: Node, tokens: Tokens, last: int) -> Surrounding | None:
        if last == len(tokens.texts) or self._cannot_begin(guard, tokens, last):
            return None
        found = Parser(self.lexicon, tokens.symbols[last : last + GUARD_REACH]).longest(guard, 0, Gap.MAYBE)
        return (last, found.captures) if found else None

    def _before(self, guard: Node, tokens: Tokens, first: int) -> Surrounding | None:
        if first == 0 or tokens.symbols[first] % SPACES == Space.BREAK:
            return None
        for start in range(max(0, first - GUARD_REACH), first):
            if not self._cannot_begin(guard, tokens, start):
                found = Parser(self.lexicon, tokens.symbols[start:first]).divide(guard, 0, first - start)
                if found:
                    return start, found.captures
        return None

    def _cannot_begin(self, guard: Node, tokens: Tokens, place: int) -> bool:
        return guard.firsts.isdisjoint(self.lexicon.classes[tokens.symbols[place] // SPACES])


Surrounding = tuple[int, tuple[Capture, ...]]


def _nothing(guard: Node) -> Surrounding | None:
    return (0, ()) if guard.nullable else None


def _parts(rule: LinkedRule, captures: tuple[Capture, ...], tokens: Tokens, first: int) -> Iterator[Part]:
    seen: Counter[str] = Counter()
    for label, taken in captures:
        if label in rule.also:
            start, end = tokens.starts[first + taken.start], tokens.ends[first + taken.end - 1]
            yield Part(label, seen[label], rule.also[label], start, end)
            seen[label] += 1
