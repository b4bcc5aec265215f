"""Dates that the text names without a year: the reference tells which one is meant."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING

from arextract.meaning import calendar
from arextract.meaning.base import Context, Prefer
from arextract.meaning.calendars import Calendar
from arextract.meaning.feasts import Feast, Fixed
from arextract.meaning.point import (
    Point,
    calendar_point,
    day_point,
    open_point,
    part_point,
    partial_point,
    weekday_point,
)

if TYPE_CHECKING:
    from arextract.meaning.when import When

# A name without a year may mean one as far off as this: 29 February can be eight years away.
YEARS_AROUND = range(-8, 9)
# A weekday tells the year of a day among these only: a slip in the weekday is no reason to go farther.
WEEKDAY_YEARS = range(-1, 2)
WHOLE_YEAR = dt.timedelta(days=364)  # from its first day to its last
MOST_MONTHS = 13  # of a year in any calendar


def named(when: When, context: Context) -> Point:
    """A day, month or weekday that the text gives no year."""
    here = context.reference.date() if context.reference else None
    said = _said_before(when, context)
    if said is not None:
        return day_point(said)
    if here is None:
        return _unreferenced(when, context)
    if when.month is None and when.day is None and when.turn == 0:
        day = calendar.weekday_in_week(here, when.weekday or 1, context.week_start)
        return day_point(day) if day else open_point("day")
    if when.month is None and when.day is None:
        days = calendar.weekdays_around(here, when.weekday or 1)
        return _picked_day(calendar.pick(days, here.toordinal(), when.turn, weekday_way(context)))
    if when.month is None:
        return _day_of_month(when, here, context.prefer)
    if when.day is None:
        months = [calendar.month_index(here.year + each, when.month) for each in YEARS_AROUND]
        index = calendar.pick(months, calendar.month_index(here.year, here.month), when.turn, context.prefer)
        month = calendar.month_at(index) if index is not None else None
        return partial_point(*month, None) if month else partial_point(None, when.month, None)
    days = _ordinals(calendar.day_of(here.year + each, when.month, when.day) for each in YEARS_AROUND)
    near = _ordinals(calendar.day_of(here.year + each, when.month, when.day) for each in WEEKDAY_YEARS)
    falling = _falling_on(when.weekday, near) or days
    picked = calendar.pick(falling, here.toordinal(), when.turn, context.prefer)
    return _picked_day(picked) if picked is not None else partial_point(None, when.month, when.day)


def _said_before(when: When, context: Context) -> dt.date | None:
    """The day said before in the line, if the text only names its weekday again."""
    if when.month or when.day or when.turn is not None or when.weekday is None:
        return None
    first, last = ((context.earlier or {}).get(each) for each in ("first", "last"))
    same = first and first == last and calendar.falls_on(first, when.weekday)
    return first if same and context.near() else None


def _unreferenced(when: When, context: Context) -> Point:
    """With no reference a day or a month is of the year of the date said before, unless its weekday contradicts.

    Another line may tell another story: from there a day takes the year of what is finer than a year, a month none.
    """
    if when.month is None and when.day is None:
        return weekday_point(when.weekday or 1)
    first, last = ((context.earlier or {}).get(each) for each in ("first", "last"))
    year = None
    if when.month and when.turn is None and first and last and first.year == last.year:
        year = first.year if context.near() or (when.day and last - first < WHOLE_YEAR) else None
    if year and when.weekday:
        day = calendar.day_of(year, when.month or 1, when.day or 1)
        year = year if day and calendar.falls_on(day, when.weekday) else None
    return partial_point(year, when.month, when.day)


def weekday_way(context: Context) -> Prefer:
    """Which way a weekday points: back, unless the sentence looks forward or the user says so."""
    if context.prefer != "nearest":
        return context.prefer
    return "future" if context.forward() else "past"


def _day_of_month(when: When, here: dt.date, prefer: Prefer) -> Point:
    """A day of no named month: `the 25th`, `Friday the 25th`."""
    months = (calendar.month_at(calendar.month_index(here.year, here.month) + each) for each in range(-2, 3))
    days = _ordinals(calendar.day_of(*each, when.day or 1) for each in months if each)
    falling = _falling_on(when.weekday, days) or days
    picked = calendar.pick(falling, here.toordinal(), when.turn, prefer)
    return _picked_day(picked) if picked is not None else partial_point(None, None, when.day)


def _ordinals(days: Iterable[dt.date | None]) -> list[int]:
    return [each.toordinal() for each in days if each]


def _falling_on(weekday: int | None, days: list[int]) -> list[int]:
    """Those of the days that fall on the weekday."""
    return [each for each in days if weekday and dt.date.fromordinal(each).isoweekday() == weekday]


def _picked_day(ordinal: int | None) -> Point:
    day = calendar.from_ordinal(ordinal) if ordinal is not None else None
    return day_point(day) if day else open_point("day")


def feast_day(when: When, feast: Feast, context: Context) -> Point | None:
    """The day of a feast in the year said, else the nearest one; None if the text or its region does not tell it."""
    if isinstance(feast, Fixed) and feast.known(context.region) is None:
        return None
    here = context.reference.date() if context.reference else None
    if when.year is not None:
        day = feast.day_in(when.year, context.region)
        return day_point(day) if day else open_point("day")
    if here is None:
        day = feast.day_in(calendar.LEAP_YEAR, context.region) if isinstance(feast, Fixed) else None
        return partial_point(None, day.month, day.day) if day else open_point("day")
    days = _ordinals(feast.day_in(here.year + each, context.region) for each in YEARS_AROUND)
    return _picked_day(calendar.pick(days, here.toordinal(), when.turn, context.prefer))


def part_of_year(when: When, context: Context) -> Point:
    """A season, quarter or half of a year."""
    part = when.part or "SU"
    if when.year is not None:
        return part_point(when.year, part)
    here = context.reference.date() if context.reference else None
    if here is None:
        return part_point(None, part)
    count, number, now = _place_among_parts(part, here)
    parts = [(here.year + each) * count + number for each in YEARS_AROUND]
    picked = calendar.pick(parts, now, when.turn, context.prefer)
    year = picked // count if picked is not None else 0
    return part_point(year if dt.MINYEAR <= year <= dt.MAXYEAR else None, part)


def _place_among_parts(part: str, here: dt.date) -> tuple[int, int, int]:
    """How many such parts a year has, the number of one in its year, and that of the present one through the years."""
    if part in calendar.SEASONS:
        return len(calendar.SEASONS), calendar.SEASONS.index(part), calendar.season_index(here)
    count = 4 if part[0] == "Q" else 2
    return count, int(part[1]) - 1, here.year * count + (here.month - 1) * count // 12


def of_calendar(when: When, context: Context, own: Calendar) -> Point | None:
    """A date of another calendar; without a year the one that is nearest to the reference."""
    today = context.reference.date() if context.reference else None
    here = own.from_gregorian(today) if today else None
    if when.year is not None and when.month is not None and when.year > own.last_year:
        return calendar_point(own, _year_in(when.year, when.month, own), when.month, when.day)
    if when.year is not None or here is None or today is None or when.month is None:
        return calendar_point(own, when.year, when.month, when.day)
    years = [here[0] + each for each in YEARS_AROUND if here[0] + each > 0]
    if when.day is None:
        months = [_index(each, when.month) for each in years]
        index = calendar.pick(months, _index(*here[:2]), when.turn, context.prefer)
        return calendar_point(own, index // MOST_MONTHS if index is not None else None, when.month, None)
    days = {day.toordinal(): each for each in years if (day := own.to_gregorian(each, when.month, when.day))}
    picked = calendar.pick(list(days), today.toordinal(), when.turn, context.prefer)
    return calendar_point(own, days[picked] if picked is not None else None, when.month, when.day)


def _index(year: int, month: int) -> int:
    return year * MOST_MONTHS + month - 1


def _year_in(year: int, month: int, own: Calendar) -> int | None:
    """The year whose month begins in one of our years: the Ramadan of 2011 is that of 1432."""
    start = own.from_gregorian(dt.date(year, 1, 1))
    around = [start[0], start[0] + 1] if start else []
    return next((each for each in around if (first := own.month_start(each, month)) and first.year == year), None)
