"""Matching a folded text: what was found in it, guards, meanings, and the choice among what overlaps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from attrs import frozen

from arextract.engine.candidate import IGNORE, Candidate, Guard, Guards, LinkedRule, Match, Part
from arextract.engine.choose import clusters
from arextract.engine.make import Refused, Values
from arextract.engine.parse import Capture
from arextract.engine.rows import Row
from arextract.engine.scan import Found, Scanner
from arextract.engine.window import Window

Fate = Callable[[Candidate, Window, str], None]  # told what became of each candidate
Surrounding = tuple[int, tuple[Capture, ...]]  # captures, and the place that theirs are counted from


@frozen
class Matcher:
    """Reads folded texts with all rules."""

    scanner: Scanner
    values: Values
    rules: Mapping[str, LinkedRule]

    def read(self, text: str, fate: Fate | None = None) -> Iterator[Match]:
        """The matches that stand in a text, in order, none overlapping another."""
        for window, found in self.scanner.windows(text):
            for cluster in clusters(found):
                chosen = list(self._choose(cluster, window, fate))
                if len(chosen) > 1:
                    chosen.sort(key=_start)
                yield from chosen

    def _choose(self, cluster: list[Found], window: Window, fate: Fate | None) -> Iterator[Match]:
        takers: dict[int, Candidate] = {}  # by token
        tried: set[tuple[int, str]] = set()  # of each rule only the longest match from a token counts
        for first, last, row in cluster:
            for name in row.names:
                if (first, name) in tried:
                    continue
                tried.add((first, name))
                candidate = Candidate(self.rules[name], first, last)
                places = range(first, last)
                winner = next((takers[place] for place in places if place in takers), None) if takers else None
                match = None if winner else self._make(candidate, row, window)
                if fate:
                    lost = self._lost(candidate, row, winner, window) if winner else "refused"
                    fate(candidate, window, "chosen" if match else lost)
                if match:
                    takers.update(dict.fromkeys(places, candidate))
                    if candidate.rule.kind != IGNORE:
                        yield match

    def _lost(self, loser: Candidate, row: Row, winner: Candidate, window: Window) -> str:
        """Why a candidate that overlaps a chosen one is left out; a tie is a fault of the rules."""
        if (winner.first, winner.last) != (loser.first, loser.last):
            return f"overlapped by {winner.rule.id}"
        if IGNORE in (winner.rule.kind, loser.rule.kind) or winner.rule.id in loser.rule.yields_to:
            return f"yielded to {winner.rule.id}"
        return f"tied with {winner.rule.id}" if self._make(loser, row, window) else "refused"

    def _make(self, candidate: Candidate, row: Row, window: Window) -> Match | None:
        rule, first, last = candidate
        around = _around(rule.guards, window, first, last)
        if around is None:
            return None
        start, end = window.start(first), window.end(last - 1)
        if rule.make is None:
            return Match(rule, start, end, None)
        captures = self.scanner.rows.captures(row, rule.id, window.symbols[first:last])
        try:
            said = self.values.said(captures, window, first)
            for place, others in around:
                said += self.values.said(others, window, place)
            meaning = self.values.make(rule.make, said)
        except Refused:
            return None
        return Match(rule, start, end, meaning, tuple(_parts(rule, captures, window, first)) if rule.also else ())


def _start(match: Match) -> int:
    return match.start


def _around(guards: Guards, window: Window, first: int, last: int) -> list[Surrounding] | None:
    """What the guards capture around a match, with its place; None if they forbid the match."""
    if guards.not_preceded_by and _before(guards.not_preceded_by, window, first):
        return None
    if guards.not_followed_by and _after(guards.not_followed_by, window, last):
        return None
    around: list[Surrounding] = []
    for guard, look, place in ((guards.preceded_by, _before, first), (guards.followed_by, _after, last)):
        if guard:
            seen = look(guard, window, place)
            if seen:
                around.append(seen)
            elif not guard.node.nullable:
                return None
    return around


def _after(guard: Guard, window: Window, last: int) -> Surrounding | None:
    """The longest row after a match that is what a guard looks for."""
    found = window.walk(guard.rows, last)
    if not found:
        return None
    row, end = found[-1]
    return last, guard.rows.captures(row, row.names[0], window.symbols[last:end])


def _before(guard: Guard, window: Window, first: int) -> Surrounding | None:
    """The longest row before a match that is what a guard looks for."""
    for start in range(window.reach_back(first, guard.width), first):
        symbols = window.row(start, first)
        row: Row | None = guard.rows.root
        for symbol in symbols:
            row = guard.rows.follow(row, symbol) if row else None
        if row and row.names:
            return start, guard.rows.captures(row, row.names[0], symbols)
    return None


def _parts(rule: LinkedRule, captures: tuple[Capture, ...], window: Window, first: int) -> Iterator[Part]:
    seen: Counter[str] = Counter()
    for label, taken in captures:
        if label in rule.also:
            start, end = window.start(first + taken.start), window.end(first + taken.end - 1)
            yield Part(label, seen[label], rule.also[label], start, end)
            seen[label] += 1
