"""The Islamic calendar: by Umm al-Qura where its table reaches (1343 to 1500 AH), by the tabular civil one beyond."""

from __future__ import annotations

import datetime as dt

from hijridate import Gregorian, Hijri

from arextract.meaning.calendar import from_ordinal

FIRST_YEAR, LAST_YEAR = 1343, 1500
# The ordinal of the day before 1 Muharram of the year 1: 18 July 622 in the proleptic Gregorian calendar.
EPOCH = dt.date(622, 7, 18).toordinal()


def month_start(year: int, month: int) -> dt.date | None:
    """The Gregorian first day of a Hijri month, or None beyond the year 9999. The year 0 is that before the Hijra."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        start = Hijri(year, month, 1).to_gregorian()
        return dt.date(start.year, start.month, start.day)
    return from_ordinal(_tabular(year, month))


def _tabular(year: int, month: int) -> int:
    """The ordinal of a month's first day: 30 and 29 days in turn, 11 leap years in 30."""
    return EPOCH + 1 + (59 * (month - 1) + 1) // 2 + 354 * (year - 1) + (3 + 11 * year) // 30


def from_gregorian(day: dt.date) -> tuple[int, int, int] | None:
    """(year, month, day) AH of a Gregorian day, or None before the Hijra."""
    if dt.date(1924, 8, 1) <= day <= dt.date(2077, 11, 16):
        return Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    if day.toordinal() <= EPOCH:
        return None
    year = (30 * (day.toordinal() - EPOCH - 1) + 10646) // 10631
    month = next(each for each in range(12, 0, -1) if _tabular(year, each) <= day.toordinal())
    return year, month, day.toordinal() - _tabular(year, month) + 1
