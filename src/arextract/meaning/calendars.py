"""The calendars beside ours, each in one form: Islamic, Coptic and the solar one of Iran and Afghanistan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from attrs import frozen
from persiantools.jdatetime import JalaliDate

from arextract.meaning import hijri
from arextract.meaning.calendar import add_days, from_ordinal

Span = tuple[dt.date, dt.date] | None


@frozen
class Calendar:
    """A calendar whose dates are worth days of ours.

    field: of the record, where a date stands as written. longest: days of its longest month. exact: whether a month
    never has more days than the calendar says; the crescent may be late. last_year: a later one is a year of ours.
    month_start: the first day of (year, month). from_gregorian: (year, month, day) of a day. Both give None beyond
    what the calendar or the years 1 to 9999 reach.
    """

    field: str
    months: int
    longest: int
    exact: bool
    last_year: int
    month_start: Callable[[int, int], dt.date | None]
    from_gregorian: Callable[[dt.date], tuple[int, int, int] | None]

    def to_gregorian(self, year: int, month: int, day: int) -> dt.date | None:
        """The Gregorian day. The 30th of a Hijri month of 29 days is the day after it."""
        start = self.month_start(year, month)
        found = add_days(start, day - 1) if start else None
        span = self.month_span(year, month) if self.exact else None
        return None if span and found and found > span[1] else found

    def month_span(self, year: int, month: int) -> Span:
        """The Gregorian days that a month covers, or None beyond the year 9999."""
        following = (year, month + 1) if month < self.months else (year + 1, 1)
        return _span(self.month_start(year, month), self.month_start(*following))

    def years_span(self, first: int, last: int) -> Span:
        """The Gregorian days that a row of years covers, or None beyond the year 9999."""
        return _span(self.month_start(first, 1), self.month_start(last + 1, 1))


def _span(first: dt.date | None, after: dt.date | None) -> Span:
    last = add_days(after, -1) if after else None
    return (first, last) if first and last else None


# The ordinal of the day before 1 Thout of the year 1 of the Martyrs: 28 August 284, as the Julian calendar counts.
MARTYRS = dt.date(284, 8, 28).toordinal()


def _coptic_start(year: int, month: int) -> dt.date | None:
    return from_ordinal(MARTYRS + 1 + 365 * (year - 1) + year // 4 + 30 * (month - 1))


def _to_coptic(day: dt.date) -> tuple[int, int, int] | None:
    since = day.toordinal() - MARTYRS - 1
    if since < 0:
        return None
    year = (4 * since + 1463) // 1461
    start = 365 * (year - 1) + year // 4
    return year, (since - start) // 30 + 1, (since - start) % 30 + 1


def _solar_start(year: int, month: int) -> dt.date | None:
    try:
        start: dt.date = JalaliDate(year, month, 1).to_gregorian()  # type: ignore[no-untyped-call]
        return start
    except ValueError:
        return None


def _to_solar(day: dt.date) -> tuple[int, int, int] | None:
    try:
        solar = JalaliDate(day)  # type: ignore[no-untyped-call]
    except ValueError:
        return None
    return solar.year, solar.month, solar.day


HIJRI = Calendar("hijri", 12, 30, False, 1600, hijri.month_start, hijri.from_gregorian)
COPTIC = Calendar("coptic", 13, 30, True, 1800, _coptic_start, _to_coptic)
SOLAR = Calendar("solar_hijri", 12, 31, True, 1500, _solar_start, _to_solar)
# By the era of a `When`: of the Hijra, of the Martyrs, of the solar Hijra.
CALENDARS = {"AH": HIJRI, "AM": COPTIC, "SH": SOLAR}
