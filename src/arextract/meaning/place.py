"""Placing a `When` on the calendar: from what is said and the reference to a point."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from attrs import evolve

from arextract.meaning import calendar
from arextract.meaning.base import Context
from arextract.meaning.calendars import CALENDARS
from arextract.meaning.named import feast_day, named, of_calendar, part_of_year, weekday_way
from arextract.meaning.point import (
    Point,
    day_point,
    hijri_years_point,
    open_point,
    part_point,
    partial_point,
    week_point,
    weekday_point,
    years_point,
)

if TYPE_CHECKING:
    from arextract.meaning.when import When

GRAINS = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "HM": "month",
    "Q": "quarter",
    "H": "half",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
}
HALF_MONTH = 15.2  # days
YEARS = {"Y": 1, "DE": 10, "CE": 100}
# Countries that write the month before the day in digits.
MONTH_FIRST = frozenset({"US"})


def place(when: When, context: Context) -> Point | None:
    """The point that is meant. What the reference or the date before does not tell stays open."""
    if when.reference is not None:
        return Point(when.reference, None)
    if when.later or when.nth:
        whole = place(evolve(when, later=0, nth=None), context)
        return _nth_day(whole, when.nth) if when.nth else _later(whole, when.later)
    if when.way is not None:
        context = _looking(when.way, context)
    if when.digits and context.region in MONTH_FIRST:
        when = evolve(when, day=when.month, month=when.day)
    if when.after is not None:
        context = _from_there(when.after, context)
    if when.like is not None:
        return _like(when, context)
    if when.same is not None:
        return _earlier(when, context)
    if when.shift is not None:
        return shifted(when, context.reference.date() if context.reference else None)
    if when.unit is not None and (when.turn is not None or when.unit == "WE"):
        return _turned(when, context.reference.date() if context.reference else None, context)
    return _said(when, context)


def _like(when: When, context: Context) -> Point | None:
    """The day or month of today's number in another year (`on this day in 1970`), or the year begun last or next."""
    here = context.reference.date() if context.reference else None
    if when.like == "Y":
        month = calendar.month_at(calendar.month_index(here.year, here.month) + 6) if here else None
        return partial_point(month[0] if month else None, None, None)
    if when.same is not None:
        first, last = ((context.earlier or {}).get(each) for each in ("first", "last"))
        here = first if first and last and _holds(when.same, first, last) else here
    filled = evolve(when, like=None, same=None)
    year = place(filled, context)
    if here is None or year is None or year.first is None:
        return open_point(GRAINS[when.like or "D"])
    if when.like == "M":
        return partial_point(year.first.year, here.month, None)
    day = calendar.day_of(year.first.year, here.month, here.day)
    return day_point(day) if day else None


def _later(point: Point | None, count: int) -> Point | None:
    """So many days after a day."""
    if point is None or point.first is None:
        return point and open_point("day")
    day = calendar.add_days(point.first, count)
    return day_point(day) if day else open_point("day")


def _nth_day(period: Point | None, nth: int) -> Point | None:
    """A day of a period by its number, -1 is the last; None if it has no such day."""
    if period is None or period.first is None or period.last is None:
        return period and open_point("day")
    day = period.last if nth == -1 else calendar.add_days(period.first, nth - 1)
    return day_point(day) if day and day <= period.last else None


def _looking(way: str, context: Context) -> Context:
    """The context of a date that lies in the past, that follows the one said before, or where the sentence looks."""
    if way == "past":
        return evolve(context, prefer="past")
    if way == "following":
        last = (context.earlier or {}).get("last")
        return _seen_from(last, context) if last else context
    return evolve(context, prefer="future") if context.forward() else context


def _from_there(start: When, context: Context) -> Context:
    """The context of an interval's end: what follows its beginning."""
    point = place(start, context)
    if point is None or point.first is None:
        return context
    return evolve(_seen_from(point.first, context), earlier=point.fields())


def _seen_from(day: dt.date, context: Context) -> Context:
    return evolve(context, reference=dt.datetime.combine(day, dt.time()), prefer="future")


def shifted(when: When, here: dt.date | None) -> Point:
    """So many units from a day: to the day for days and weeks, else at the unit's own granularity."""
    count, unit = when.shift or 0, when.unit or "D"
    if here is None:
        if when.weekday:
            return weekday_point(when.weekday)
        return Point("PRESENT_REF", None) if unit == "D" and not count else open_point(GRAINS[unit])
    if unit in ("D", "W"):
        day = calendar.add_days(here, count * (7 if unit == "W" else 1))
        return day_point(day) if day else open_point("day")
    if unit == "HM":
        day = calendar.add_days(here, round(count * HALF_MONTH))
        return partial_point(day.year, day.month, None) if day else open_point("month")
    if unit == "M":
        month = calendar.month_at(calendar.month_index(here.year, here.month) + count)
        return partial_point(*month, None) if month else open_point("month")
    return _year_or_coarser(here.year + count * YEARS[unit], unit) if unit in YEARS else open_point(GRAINS[unit])


def _year_or_coarser(year: int, unit: str) -> Point:
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return open_point(GRAINS[unit])
    if unit == "Y":
        return partial_point(year, None, None)
    return years_point(GRAINS[unit], year // (10 if unit == "DE" else 100))


def _earlier(when: When, context: Context) -> Point | None:
    """A date told from the one said before it: `30 of the same month`, `the next day`."""
    unit = when.same or "D"
    first, last = ((context.earlier or {}).get(each) for each in ("first", "last"))
    here = first if first and last and _holds(unit, first, last) else None
    filled = evolve(when, same=None, shift=None)
    if here is None:
        return _said(filled, evolve(context, reference=None, earlier=None)) if _says(when) else open_point(GRAINS[unit])
    return _turned(evolve(filled, turn=when.shift or 0, unit=unit), here, context)


def _holds(unit: str, first: dt.date, last: dt.date) -> bool:
    """Whether the days lie in one such unit."""
    if unit == "D":
        return first == last
    if unit == "W":
        return first.isocalendar()[:2] == last.isocalendar()[:2]
    return first.year == last.year and (unit == "Y" or first.month == last.month)


def _says(when: When) -> bool:
    return any((when.month, when.day, when.weekday, when.part, when.week, when.feast))


def _turned(when: When, here: dt.date | None, context: Context) -> Point | None:
    """The last, this or the next unit, or what the text names within it."""
    turn, unit = when.turn or 0, when.unit or "D"
    rest = evolve(when, turn=None, unit=None)
    if here is None:
        return _said(rest, context) if _says(when) or when.decade is not None else _open_turn(unit, turn)
    if unit == "D":
        day = calendar.add_days(here, turn)
        return day_point(day) if day else open_point("day")
    if unit in ("W", "WE"):
        there = calendar.add_days(here, 7 * turn if when.turn is not None else _weekend_way(here, context))
        if there and when.weekday:
            there = calendar.weekday_in_week(there, when.weekday, context.week_start)
            return day_point(there) if there else open_point("day")
        return week_point(there, context, unit == "WE") if there else open_point(GRAINS[unit])
    if unit in ("Q", "H"):
        size = 3 if unit == "Q" else 6
        month = calendar.month_at(calendar.month_index(here.year, here.month) + size * turn)
        return part_point(month[0], f"{unit}{(month[1] - 1) // size + 1}") if month else open_point(GRAINS[unit])
    if unit == "M":
        month = calendar.month_at(calendar.month_index(here.year, here.month) + turn)
        return _said(evolve(rest, year=month[0], month=month[1]), context) if month else open_point("month")
    year = here.year + turn * YEARS[unit]
    if unit == "CE" and when.decade is not None and year > 0:
        return _said(evolve(rest, century=year // 100), context)
    if unit != "Y" or not dt.MINYEAR <= year <= dt.MAXYEAR:
        return _year_or_coarser(year, unit)
    return _said(evolve(rest, year=year), context)


def _weekend_way(here: dt.date, context: Context) -> int:
    """How many days from the reference the weekend lies that has no turn: as weekdays do, behind it unless told."""
    first = week_point(here, context, weekend=True).first
    return -7 if first and first > here and weekday_way(context) == "past" else 0


def _open_turn(unit: str, turn: int) -> Point:
    if unit == "D" and not turn:
        return Point("PRESENT_REF", None)
    # Whoever writes of the last century on a computer writes in the 21st.
    return years_point("century", 20 + turn) if unit == "CE" else open_point(GRAINS[unit])


def _said(when: When, context: Context) -> Point | None:
    """What the text names by itself; the reference only tells which of several is meant."""
    bc = when.era == "BC"
    if when.feast is not None:
        return feast_day(when, when.feast, context)
    if when.millennium is not None:
        return years_point("millennium", when.millennium, bc)
    if when.decade is not None:
        century = 19 if when.century is None else when.century
        return _years("decade", century * 10 + when.decade, when.era)
    if when.century is not None:
        return _years("century", when.century, when.era)
    if when.week is not None:
        return _week(when, context)
    if when.era in CALENDARS:
        return of_calendar(when, context, CALENDARS[when.era])
    if when.part is not None:
        return part_of_year(when, context)
    if when.year is None and (when.month or when.day or when.weekday):
        return named(when, context)
    if when.year is None and when.is_time:
        return _day_before(when, context)
    return partial_point(when.year, when.month, when.day, bc)


def _years(grain: str, number: int, era: str | None) -> Point | None:
    if era in ("AH", "BH"):
        return hijri_years_point(grain, number, before=era == "BH")
    return years_point(grain, number, era == "BC")


def _week(when: When, context: Context) -> Point | None:
    """A week of a month or a year, which holds its Thursday as ISO counts; or the weekday that comes so often in it."""
    whole = _said(evolve(when, week=None, weekday=None), context)
    grain = "day" if when.weekday else "week"
    if whole is None or whole.first is None or whole.last is None:
        return open_point(grain)
    weekday = when.weekday or 4
    first = calendar.add_days(whole.first, (weekday - whole.first.isoweekday()) % 7)
    last = calendar.add_days(whole.last, -((whole.last.isoweekday() - weekday) % 7))
    day = last if when.week == -1 else calendar.add_days(first, 7 * ((when.week or 1) - 1)) if first else None
    if day is None or not whole.first <= day <= whole.last:
        return open_point(grain) if grain == "week" else None
    return day_point(day) if when.weekday else week_point(day, context)


def _day_before(when: When, context: Context) -> Point:
    """The day of a bare clock time: that of the date said before, if it was a day, or from which hour on it was.

    With no reference a part of the day, which is often told of no day in particular, takes it in the same line only.
    """
    earlier = context.earlier or {}
    day = earlier.get("first")
    sure = day == earlier.get("last") or "T" in str(earlier.get("begin"))
    told = when.clock is not None or context.reference is not None or context.near()
    return day_point(day) if day and sure and told else open_point("day")
