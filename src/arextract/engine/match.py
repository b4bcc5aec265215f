"""Matching a stretch of folded text: candidates, guards, meanings, and the choice among those that overlap.

All but the meanings depends on the tokens' symbols only. So what a row of symbols can be is found out once, as plans,
and then read off for other words of the same classes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from attrs import define, field

from arextract.engine.automaton import Automaton
from arextract.engine.candidate import IGNORE, Candidate, Captured, Guard, Guards, LinkedRule, Match, Part, Plan
from arextract.engine.choose import clusters, ranked
from arextract.engine.lexicon import SPACES, Lexicon, Tokens
from arextract.engine.make import Refused, Values
from arextract.engine.parse import Capture, Division, Parser
from arextract.language.tree import Gap
from arextract.text.tokens import Space

_CACHED = 50_000  # entries of each cache; a full one is emptied
_LONGEST_CACHED = 60  # tokens of a stretch whose plans are kept

Fate = Callable[[Candidate, Tokens, str], None]  # told what became of each candidate
Surrounding = tuple[int, tuple[Capture, ...]]
Plans = tuple[tuple[Plan, ...], ...]  # of each cluster of overlapping candidates, in the order in which they are tried


@define
class Matcher:
    """Reads stretches of folded text with all rules."""

    lexicon: Lexicon
    automaton: Automaton
    values: Values
    rules: Mapping[str, LinkedRule]
    _plans: dict[tuple[tuple[int, ...], bytes], Plans] = field(factory=dict)
    _divisions: dict[tuple[str, tuple[tuple[frozenset[str], int], ...]], Division] = field(factory=dict)
    _guarded: dict[tuple[int, tuple[int, ...]], Division | None] = field(factory=dict)

    def read(self, text: str, fate: Fate | None = None) -> tuple[Match, ...]:
        """The matches that stand in a stretch of text, in order, none overlapping another."""
        tokens = self.lexicon.tokens(text)
        chosen = [match for cluster in self._clusters(tokens) for match in self._choose(cluster, tokens, fate)]
        if len(chosen) > 1:
            chosen.sort(key=lambda match: match.start)
        return tuple(chosen)

    def _clusters(self, tokens: Tokens) -> Iterable[tuple[Plan, ...]]:
        if len(tokens.symbols) > _LONGEST_CACHED:
            return self._planned(tokens)
        key = (tuple(tokens.symbols), bytes(tokens.edges))
        plans = self._plans.get(key)
        if plans is None:
            _make_room(self._plans)
            plans = self._plans[key] = tuple(self._planned(tokens))
        return plans

    def _planned(self, tokens: Tokens) -> Iterator[tuple[Plan, ...]]:
        for cluster in clusters(self._candidates(tokens)):
            yield tuple(map(Plan, ranked(cluster)))

    def _candidates(self, tokens: Tokens) -> Iterator[Candidate]:
        for first in range(len(tokens.symbols)):
            if tokens.may_start(first):
                for rule, last in self.automaton.matches(tokens, first).items():
                    yield Candidate(self.rules[rule], first, last)

    def _choose(self, cluster: Iterable[Plan], tokens: Tokens, fate: Fate | None) -> Iterator[Match]:
        takers: dict[int, Candidate] = {}  # by token
        for plan in cluster:
            candidate = plan.candidate
            tokens_of = range(candidate.first, candidate.last)
            winner = next((takers[place] for place in tokens_of if place in takers), None)
            match = None if winner else self._make(plan, tokens)
            if fate:
                lost = self._lost(plan, winner, tokens) if winner else "refused"
                fate(candidate, tokens, "chosen" if match else lost)
            if match:
                takers.update(dict.fromkeys(tokens_of, candidate))
                if candidate.rule.kind != IGNORE:
                    yield match

    def _lost(self, plan: Plan, winner: Candidate, tokens: Tokens) -> str:
        """Why a candidate that overlaps a chosen one is left out; a tie is a fault of the rules."""
        loser = plan.candidate
        if (winner.first, winner.last) != (loser.first, loser.last):
            return f"overlapped by {winner.rule.id}"
        if IGNORE in (winner.rule.kind, loser.rule.kind) or winner.rule.id in loser.rule.yields_to:
            return f"yielded to {winner.rule.id}"
        return f"tied with {winner.rule.id}" if self._make(plan, tokens) else "refused"

    def _make(self, plan: Plan, tokens: Tokens) -> Match | None:
        candidate = plan.candidate
        if not plan.known:
            plan.captured = self._captured(candidate, tokens)
            plan.known = True
        captured = plan.captured
        if captured is None:
            return None
        rule = candidate.rule
        start, end = tokens.starts[candidate.first], tokens.ends[candidate.last - 1]
        if rule.make is None:
            return Match(rule, start, end, None)
        try:
            said = [each for place, captures in captured for each in self.values.said(captures, tokens, place)]
            meaning = self.values.make(rule.make, said)
        except Refused:
            return None
        parts = tuple(_parts(rule, captured[0][1], tokens, candidate.first)) if rule.also else ()
        return Match(rule, start, end, meaning, parts)

    def _captured(self, candidate: Candidate, tokens: Tokens) -> Captured | None:
        rule, first, last = candidate.rule, candidate.first, candidate.last
        around = self._around(rule.guards, tokens, first, last)
        if around is None:
            return None
        captures = self._divide(rule, tokens.symbols[first:last]).captures if rule.make else ()
        return ((first, captures), *around)

    def _divide(self, rule: LinkedRule, symbols: list[int]) -> Division:
        classes = self.lexicon.classes
        spaced = (divmod(symbol, SPACES) for symbol in symbols)
        key = (rule.id, tuple([(classes[number] & rule.keys, space) for number, space in spaced]))
        division = self._divisions.get(key)
        if division is None:
            _make_room(self._divisions)
            division = Parser(self.lexicon, symbols).divide(rule.match, 0, len(symbols))
            assert division is not None, f"{rule.id}: automaton and parser disagree"
            self._divisions[key] = division
        return division

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

    def _after(self, guard: Guard, tokens: Tokens, last: int) -> Surrounding | None:
        if last == len(tokens.texts) or self._cannot_begin(guard, tokens, last):
            return None
        symbols = tuple(tokens.symbols[last : last + guard.width])
        key = (id(guard.node), symbols)
        if key not in self._guarded:
            _make_room(self._guarded)
            self._guarded[key] = Parser(self.lexicon, symbols).longest(guard.node, 0, Gap.MAYBE)
        found = self._guarded[key]
        return (last, found.captures) if found else None

    def _before(self, guard: Guard, tokens: Tokens, first: int) -> Surrounding | None:
        if first == 0 or tokens.symbols[first] % SPACES == Space.BREAK:
            return None
        for start in range(max(0, first - guard.width), first):
            if not self._cannot_begin(guard, tokens, start):
                found = Parser(self.lexicon, tokens.symbols[start:first]).divide(guard.node, 0, first - start)
                if found:
                    return start, found.captures
        return None

    def _cannot_begin(self, guard: Guard, tokens: Tokens, place: int) -> bool:
        return guard.node.firsts.isdisjoint(self.lexicon.classes[tokens.symbols[place] // SPACES])

    def __getstate__(self) -> tuple[object, ...]:
        return (self.lexicon, self.automaton, self.values, self.rules)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]


def _make_room(cache: dict[Any, Any]) -> None:
    if len(cache) >= _CACHED:
        cache.clear()


def _nothing(guard: Guard) -> Surrounding | None:
    return (0, ()) if guard.node.nullable else None


def _parts(rule: LinkedRule, captures: tuple[Capture, ...], tokens: Tokens, first: int) -> Iterator[Part]:
    seen: Counter[str] = Counter()
    for label, taken in captures:
        if label in rule.also:
            start, end = tokens.starts[first + taken.start], tokens.ends[first + taken.end - 1]
            yield Part(label, seen[label], rule.also[label], start, end)
            seen[label] += 1
