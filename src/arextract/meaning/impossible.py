"""What looks like a date or a time and cannot be one: makers for rules that take such words and emit nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import frozen

from arextract.meaning.base import Context, Fields
from arextract.meaning.clock import clock
from arextract.meaning.dates import date, digits_date
from arextract.meaning.when import When

LONGEST_MONTH = 31


@frozen
class Impossible:
    """No date and no time."""

    def resolve(self, context: Context) -> Fields | None:
        """Nothing, whatever the context."""
        return None


def impossible_date(day: int, month: int, within: When | None = None) -> Impossible | None:
    """A day that its month does not have; None if it has it, or if the number is that of no day of any month."""
    return Impossible() if 0 < day <= LONGEST_MONTH and date(day, month, within=within) is None else None


def impossible_digits(first: int, second: int, third: int) -> Impossible | None:
    """Three numbers of which none can be the day or the month; None if they are a date."""
    return Impossible() if digits_date(first, second, third) is None else None


def impossible_clock(hour: int, minute: int | None = None) -> Impossible | None:
    """An hour or minute that no clock shows; None if one does."""
    return Impossible() if clock(hour, minute) is None else None


IMPOSSIBLE_MAKERS: dict[str, Callable[..., Any]] = {
    "impossible_clock": impossible_clock,
    "impossible_date": impossible_date,
    "impossible_digits": impossible_digits,
}
