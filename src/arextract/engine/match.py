"""Choosing among what was found in a window: guards, senses, and which of those that overlap stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any

from attrs import define, field

from arextract.engine.candidate import IGNORE, Candidate, LinkedRule, Match, Part, Sense, Span
from arextract.engine.choose import clusters
from arextract.engine.guards import Seen, around
from arextract.engine.learned import Learner, learned
from arextract.engine.make import Refused, Values
from arextract.engine.parse import Capture
from arextract.engine.rows import Row, Rows
from arextract.engine.scan import Found
from arextract.engine.window import Window
from arextract.errors import MakerError
from arextract.meaning.base import Written

_MOST_SENSES = 50_000
_IGNORED = Sense.of(None)
_UNKNOWN = Sense.of(None)
_NONE: Mapping[Written, Span] = {}

Fate = Callable[[Candidate, Window, str], None]  # told what became of each candidate
Key = tuple[Row, str, tuple[tuple[Row, int], ...]]  # a row, the rule that matches it, and what guards saw around it


@define(eq=False)
class Plan:
    """How a rule makes a meaning of a row and what guards saw around it, and what it made of which words.

    captures: those of the row. guarded: those of each guard, with the place that they count from. places: the tokens
    whose words make a difference. All places count from the match's first token.
    """

    captures: tuple[Capture, ...]
    guarded: tuple[tuple[int, tuple[Capture, ...]], ...]
    places: tuple[int, ...] = ()
    senses: dict[tuple[str, ...], Sense | None] = field(factory=dict)

    @property
    def all(self) -> tuple[tuple[int, tuple[Capture, ...]], ...]:
        """All captures, with the place that they count from."""
        return ((0, self.captures), *self.guarded)


@define(getstate_setstate=False)
class Matcher(Learner):
    """Chooses among the candidates of a window. Remembers what rows of words mean."""

    rows: Rows
    values: Values
    _plans: dict[Key, Plan] = learned()
    _count: int = field(default=0, init=False)

    def matches(self, window: Window, found: list[Found], fate: Fate | None = None) -> list[Match]:
        """The matches that stand, in order, none overlapping another."""
        if len(found) == 1 and not fate:
            return self._first_of(found[0], window)
        matches: list[Match] = []
        for cluster in clusters(found):
            chosen = self._choose(cluster, window, fate)
            matches += sorted(chosen, key=_start) if len(chosen) > 1 else chosen
        return matches

    def _first_of(self, found: Found, window: Window) -> list[Match]:
        """The match of a row that overlaps no other."""
        for rule, first, last, row in _attempts([found], window, (), hopeless=False):
            sense = self._sense(rule, first, last, row, window)
            if sense:
                return [] if rule.kind == IGNORE else [_match(rule, window, first, last, sense)]
        return []

    def _choose(self, cluster: list[Found], window: Window, fate: Fate | None) -> list[Match]:
        chosen: list[Match] = []
        takers: dict[int, Candidate] = {}  # by token
        for rule, first, last, row in _attempts(cluster, window, takers, hopeless=fate is not None):
            winner = next((takers[k] for k in range(first, last) if k in takers), None) if takers else None
            sense = None if winner else self._sense(rule, first, last, row, window)
            if fate:
                candidate = Candidate(rule, first, last)
                lost = self._lost(candidate, row, winner, window) if winner else "refused"
                fate(candidate, window, "chosen" if sense else lost)
            if sense:
                takers.update(dict.fromkeys(range(first, last), Candidate(rule, first, last)))
                if rule.kind != IGNORE:
                    chosen.append(_match(rule, window, first, last, sense))
        return chosen

    def _lost(self, loser: Candidate, row: Row, winner: Candidate, window: Window) -> str:
        """Why a candidate that overlaps a chosen one is left out; a tie is a fault of the rules."""
        if (winner.first, winner.last) != (loser.first, loser.last):
            return f"overlapped by {winner.rule.id}"
        if IGNORE in (winner.rule.kind, loser.rule.kind) or winner.rule.id in loser.rule.yields_to:
            return f"yielded to {winner.rule.id}"
        return f"tied with {winner.rule.id}" if self._sense(*loser, row, window) else "refused"

    def _sense(self, rule: LinkedRule, first: int, last: int, row: Row, window: Window) -> Sense | None:
        """What a rule's match means; None if its guards or its maker refuse."""
        seen = around(rule.guards, window, first, last) if rule.guards else ()
        if seen is None:
            return None
        if rule.make is None:
            return _IGNORED
        plan = self._plan(rule, row, first, last, seen, window)
        words = window.words(first, plan.places)
        sense = plan.senses.get(words, _UNKNOWN)
        if sense is _UNKNOWN:
            sense = plan.senses[words] = self._make(rule, rule.make, plan, words)
            self._count += 1
            if self._count >= _MOST_SENSES:
                self._count = 0
                self._plans.clear()
        return sense

    def _plan(self, rule: LinkedRule, row: Row, first: int, last: int, seen: tuple[Seen, ...], window: Window) -> Plan:
        key = (row, rule.id, tuple([(each.row, each.start - first) for each in seen]))
        plan = self._plans.get(key)
        if plan is None:
            captures = self.rows.captures(rule.id, window.symbols[first:last])
            guarded = tuple([(each.start - first, each.captures(window)) for each in seen])
            plan = Plan(captures, guarded)
            plan.places = tuple([place for start, taken in plan.all for place in self.values.places(taken, start)])
            self._plans[key] = plan
        return plan

    def _make(self, rule: LinkedRule, make: str, plan: Plan, words: tuple[str, ...]) -> Sense | None:
        said, written = dict(zip(plan.places, words, strict=True)), list[Written]()
        try:
            values = [each for start, taken in plan.all for each in self.values.said(taken, start, said, written)]
            meaning = self.values.make(make, values)
            if not hasattr(meaning, "resolve"):
                raise TypeError(f"{meaning!r} is no meaning of a record")
            parts = tuple(_parts(rule, meaning, plan.captures)) if rule.also else ()
            return Sense.of(meaning, parts, tuple(written))
        except Refused:
            return None
        except Exception as error:
            raise MakerError(rule.id, make, error) from error


def _attempts(
    found: list[Found], window: Window, taken: Container[int], hopeless: bool
) -> Iterator[tuple[LinkedRule, int, int, Row]]:
    """The rules to try, each once from a token, since only its longest match counts.

    taken: the tokens with which none may begin; asked again for each rule. hopeless: also the rules that begin there,
    and those that the token before them rules out.
    """
    tried: set[tuple[int, str]] = set()
    place, before = None, 0
    for first, last, row in found:
        for rule in row.targets:
            if first in taken and not hopeless:
                break
            if rule.before and not hopeless:
                if first != place:
                    place, before = first, window.keys_before(first)
                if not rule.before & before:
                    continue
            if (first, rule.id) not in tried:
                tried.add((first, rule.id))
                yield rule, first, last, row


def _match(rule: LinkedRule, window: Window, first: int, last: int, sense: Sense) -> Match:
    _, _, parts, written = sense
    return Match(
        rule,
        window.span(first, last),
        sense,
        tuple([Part(kind, part, window.span(first + start, first + end)) for kind, part, start, end in parts]),
        {each: window.span(first + each.start, first + each.end) for each in written} if written else _NONE,
    )


def _start(match: Match) -> int:
    return match.span[0]


def _parts(rule: LinkedRule, meaning: Any, captures: tuple[Capture, ...]) -> Iterator[tuple[str, Sense, int, int]]:
    seen: Counter[str] = Counter()
    for label, _, start, end, _ in captures:
        if label in rule.also:
            said = getattr(meaning, label)
            meaning_of_part = said[seen[label]] if isinstance(said, tuple) else said
            yield rule.also[label], Sense.of(meaning_of_part), start, end
            seen[label] += 1
