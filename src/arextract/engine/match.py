"""Choosing among what was found in a window: guards, senses, and which of those that overlap stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from attrs import define

from arextract.engine.candidate import IGNORE, Candidate, LinkedRule, Match, Meant, Part, Sense, Span
from arextract.engine.choose import clusters
from arextract.engine.guards import Seen, around
from arextract.engine.learned import Learner, learned
from arextract.engine.make import Refused, Values
from arextract.engine.parse import Capture
from arextract.engine.rows import Row, Rows
from arextract.engine.scan import Found
from arextract.engine.window import Window
from arextract.meaning.base import Written

_MOST_SENSES = 50_000
_IGNORED = Sense(Meant.of(None))
_UNKNOWN = Sense(Meant.of(None))
_NONE: Mapping[Written, Span] = {}

Fate = Callable[[Candidate, Window, str], None]  # told what became of each candidate
# A row, the rule that matches it, the words with what guards saw around them, and what that was.
Key = tuple[Row, str, tuple[str, ...], tuple[tuple[Row, int], ...]]


@define(getstate_setstate=False)
class Matcher(Learner):
    """Chooses among the candidates of a window. Remembers what rows of words mean."""

    rows: Rows
    values: Values
    _senses: dict[Key, Sense | None] = learned()

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
        first, last, row = found
        for rule in row.targets:
            sense = self._sense(rule, first, last, row, window)
            if sense:
                return [] if rule.kind == IGNORE else [_match(rule, window, first, last, sense)]
        return []

    def _choose(self, cluster: list[Found], window: Window, fate: Fate | None) -> list[Match]:
        chosen: list[Match] = []
        takers: dict[int, Candidate] = {}  # by token
        tried: set[tuple[int, str]] = set()  # of each rule only the longest match from a token counts
        for first, last, row in cluster:
            for rule in row.targets:
                if (first, rule.id) in tried:
                    continue
                tried.add((first, rule.id))
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
        low, high = first, last
        for each in seen:
            low, high = min(low, each.start), max(high, each.end)
        key = (row, rule.id, window.words(low, high), tuple([(each.row, each.start - first) for each in seen]))
        sense = self._senses.get(key, _UNKNOWN)
        if sense is _UNKNOWN:
            sense = self._make(rule, rule.make, row, Candidate(rule, first, last), seen, window)
            if len(self._senses) >= _MOST_SENSES:
                self._senses.clear()
            self._senses[key] = sense
        return sense

    def _make(
        self, rule: LinkedRule, make: str, row: Row, at: Candidate, seen: tuple[Seen, ...], window: Window
    ) -> Sense | None:
        captures = self.rows.captures(row, rule.id, window.symbols[at.first : at.last])
        written: list[Written] = []
        try:
            said = self.values.said(captures, window, at.first, at.first, written)
            for look in seen:
                said += self.values.said(look.captures(window), window, look.start, at.first, written)
            meaning = self.values.make(make, said)
        except Refused:
            return None
        return Sense(Meant.of(meaning), tuple(_parts(rule, meaning, captures)) if rule.also else (), tuple(written))


def _match(rule: LinkedRule, window: Window, first: int, last: int, sense: Sense) -> Match:
    meaning, parts, written = sense
    return Match(
        rule,
        window.span(first, last),
        meaning,
        tuple([Part(kind, part, window.span(first + start, first + end)) for kind, part, start, end in parts]),
        {each: window.span(first + each.start, first + each.end) for each in written} if written else _NONE,
    )


def _start(match: Match) -> int:
    return match.span[0]


def _parts(rule: LinkedRule, meaning: Any, captures: tuple[Capture, ...]) -> Iterator[tuple[str, Meant, int, int]]:
    seen: Counter[str] = Counter()
    for label, taken in captures:
        if label in rule.also:
            said = getattr(meaning, label)
            meaning_of_part = said[seen[label]] if isinstance(said, tuple) else said
            yield rule.also[label], Meant.of(meaning_of_part), taken.start, taken.end
            seen[label] += 1
