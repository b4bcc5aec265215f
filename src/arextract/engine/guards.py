"""Guards: what must, and what must not, stand directly before and after a match."""

from __future__ import annotations

from typing import NamedTuple

from arextract.engine.candidate import Guard, Guards
from arextract.engine.parse import Capture
from arextract.engine.rows import Row
from arextract.engine.window import Window


class Seen(NamedTuple):
    """What a guard looked for and found: the row that it is, and its tokens."""

    guard: Guard
    row: Row
    start: int
    end: int

    def captures(self, window: Window) -> tuple[Capture, ...]:
        """What the guard captures there."""
        return self.guard.rows.captures(self.row.targets[0], window.row(self.start, self.end))


def around(guards: Guards, window: Window, first: int, last: int) -> tuple[Seen, ...] | None:
    """What the guards see around the tokens of a match; None if they forbid it.

    Those before it are asked first: they look at words that are there already, and forbid the most.
    """
    if guards.begins_line and window.reach_back(first, 1) < first:
        return None
    found: tuple[Seen, ...] = ()
    if guard := guards.preceded_by:
        seen = _before(guard, window, first)
        if seen:
            found = (seen,)
        elif not guard.node.nullable:
            return None
    if guards.not_preceded_by and _before(guards.not_preceded_by, window, first):
        return None
    if guards.not_followed_by and _after(guards.not_followed_by, window, last):
        return None
    if guard := guards.followed_by:
        seen = _after(guard, window, last)
        if seen:
            found = (*found, seen)
        elif not guard.node.nullable:
            return None
    return found


def _after(guard: Guard, window: Window, last: int) -> Seen | None:
    """The longest row after a match that is what a guard looks for."""
    found = window.walk(guard.rows, guard.rows.root, last)
    if not found:
        return None
    row, end = found[-1]
    return Seen(guard, row, last, end)


def _before(guard: Guard, window: Window, first: int) -> Seen | None:
    """The longest row before a match that is what a guard looks for."""
    if not guard.lasts & window.keys_before(first):
        return None
    for start in range(window.reach_back(first, guard.width), first):
        row: Row | None = guard.rows.root
        for symbol in window.row(start, first):
            row = guard.rows.follow(row, symbol) if row else None
        if row and row.targets:
            return Seen(guard, row, start, first)
    return None
