"""Arithmetic on the proleptic Gregorian calendar: pure functions that never raise for a date out of range."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence

from arextract.meaning.base import Prefer

# ISO-TimeML names of the seasons, in their order within the year; winter begins in December.
SEASONS = ("SP", "SU", "FA", "WI")
LEAP_YEAR = 2000


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None if there is none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def month_length(month: int, year: int | None = None) -> int:
    """How many days a month has; February has 29 as long as the year is not known."""
    return calendar.monthrange(year if year else LEAP_YEAR, month)[1]


def add_days(day: dt.date, count: int) -> dt.date | None:
    """The day `count` days later, or None beyond the years 1 to 9999."""
    try:
        return day + dt.timedelta(days=count)
    except OverflowError:
        return None


def month_index(year: int, month: int) -> int:
    """The place of a month in the row of all months."""
    return year * 12 + month - 1


def month_at(index: int) -> tuple[int, int] | None:
    """The inverse of `month_index`: (year, month), or None beyond the years 1 to 9999."""
    year, month = divmod(index, 12)
    return (year, month + 1) if dt.MINYEAR <= year <= dt.MAXYEAR else None


def week_first(day: dt.date, start: int) -> dt.date | None:
    """The first day of the day's week, which begins with the ISO weekday `start`; None before the year 1."""
    return add_days(day, -((day.isoweekday() - start) % 7))


def weekday_in_week(day: dt.date, weekday: int, start: int) -> dt.date | None:
    """The day with an ISO weekday in the week of a day, or None beyond the years 1 to 9999."""
    first = week_first(day, start)
    return add_days(first, (weekday - start) % 7) if first else None


def month_span(year: int, month: int) -> tuple[dt.date, dt.date]:
    """The first and the last day of a month."""
    return dt.date(year, month, 1), dt.date(year, month, month_length(month, year))


def months_span(year: int, month: int, count: int) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of `count` months from that one on, or None beyond the years 1 to 9999."""
    end = month_at(month_index(year, month) + count - 1)
    if end is None or not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month, 1), month_span(*end)[1]


def years_span(first: int, last: int) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a row of years, cut to the years 1 to 9999; None if nothing is left."""
    first, last = max(first, dt.MINYEAR), min(last, dt.MAXYEAR)
    return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if first <= last else None


def season_index(day: dt.date) -> int:
    """The place of the day's season in the row of all seasons; January belongs to the winter of the year before."""
    year, months = divmod(month_index(day.year, day.month) - 2, 12)
    return year * 4 + months // 3


def pick(positions: Sequence[int], here: int, turn: int | None, prefer: Prefer) -> int | None:
    """The position that is meant, of those that a name can have (ascending), seen from `here`.

    turn: 1 the first one after, 2 the second; -1 and -2 before; 0 the one that holds `here`, else the nearest, in a tie
    the coming one. None: as `prefer` says; the past in a tie. None if there is none.
    """
    before = [each for each in positions if each < here]
    after = [each for each in positions if each > here]
    if turn:
        row = after if turn > 0 else before[::-1]
        return row[abs(turn) - 1] if len(row) >= abs(turn) else None
    if here in positions:
        return here
    if turn is None and prefer == "past":
        return before[-1] if before else None
    if turn is None and prefer == "future":
        return after[0] if after else None
    nearest = [*after[:1], *before[-1:]] if turn == 0 else [*before[-1:], *after[:1]]
    return min(nearest, key=lambda each: abs(each - here), default=None)


def weekdays_around(day: dt.date, weekday: int) -> list[int]:
    """The ordinals of the days with that ISO weekday in the three weeks around a day."""
    start = day.toordinal() + (weekday - day.isoweekday())
    return [start + 7 * week for week in range(-3, 4)]


def from_ordinal(ordinal: int) -> dt.date | None:
    """The day with that proleptic ordinal, or None beyond the years 1 to 9999."""
    try:
        return dt.date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        return None


# The last day of the Julian calendar in Rome.
_LAST_JULIAN = dt.date(1582, 10, 4)


def falls_on(day: dt.date, weekday: int) -> bool:
    """Whether a date is that of an ISO weekday; before the reform of 1582 also as the Julian calendar counts."""
    if day.isoweekday() == weekday:
        return True
    year = day.year - (day.month <= 2)
    lag = year // 100 - year // 400 - 2
    return day <= _LAST_JULIAN and (day.toordinal() + lag - 1) % 7 + 1 == weekday
