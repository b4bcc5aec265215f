"""The makers of dates and times: from what a rule captured to a `When`, or None for what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve

from arextract.meaning import calendar
from arextract.meaning.calendars import CALENDARS
from arextract.meaning.clock import Clock, clock
from arextract.meaning.feasts import Easter, fixed
from arextract.meaning.shifts import SHIFT_MAKERS, Count
from arextract.meaning.span import dates, dates_apart, interval, interval_in, weekdays_and_days
from arextract.meaning.when import When
from arextract.meaning.years import LAST_YEAR, YEAR_MAKERS
from arextract.meaning.zones import zone_offset

# Digits of a date that are a year of the Hijra even where nothing says so.
HIJRI_YEARS = (1300, 1499)
MONTHS = 12


def coptic_month(month: int) -> When:
    """A month of the Coptic calendar, 1 to 13 from Thout."""
    return When(month=month, era="AM")


def solar_month(month: int) -> When:
    """A month of the solar calendar of Iran and Afghanistan, 1 to 12 from the spring on."""
    return When(month=month, era="SH")


def date(
    day: int | None = None,
    month: int | None = None,
    hijri_month: int | None = None,
    year: int | None = None,
    within: When | None = None,
    weekday: int | None = None,
    turn: int | None = None,
    unit: str | None = None,
    same: str | None = None,
    shift: int | None = None,
    part: str | None = None,
    decade: int | None = None,
    century: int | None = None,
    millennium: int | None = None,
    era: str | None = None,
    mod: str | None = None,
    way: str | None = None,
) -> When | None:
    """A date of whatever the text says; `within` is the coarser date that it is a part of. `way`: as in `towards`.

    Centuries and millennia as they are counted, from 1. A day told from today (`shift`) yields to one that is named.
    None if there is no such day.
    """
    if not all(0 < each <= most for each, most in ((century, 99), (millennium, 10)) if each is not None):
        return None
    named = month is not None or hijri_month is not None or within is not None
    said: dict[str, Any] = {
        "day": day,
        "month": hijri_month if month is None else month,
        "year": year,
        "weekday": weekday,
        "turn": 0 if unit and unit != "WE" and turn is None else turn,
        "unit": unit,
        "same": same,
        "shift": None if named else shift,
        "part": part,
        "decade": decade,
        "century": None if century is None else century - 1,
        "millennium": None if millennium is None else millennium - 1,
        "era": "AH" if hijri_month else None if era == "CE" else era,
        "mod": mod,
    }
    given = {name: value for name, value in said.items() if value is not None}
    when = evolve(within, **given) if within else When(**given)
    return when.towards(way) if _possible(when) else None


def _possible(when: When) -> bool:
    own = CALENDARS.get(when.era or "")
    if when.month is not None and not 1 <= when.month <= (own.months if own else MONTHS):
        return False
    if when.day is None:
        return True
    if own:
        dated = own.exact and when.month and when.year and when.year <= own.last_year
        return 1 <= when.day <= own.longest and not (
            dated and own.to_gregorian(when.year or 1, when.month or 1, when.day) is None
        )
    longest = calendar.month_length(when.month, None if when.era else when.year) if when.month else 31
    return 1 <= when.day <= longest


def digits_date(first: int, second: int, third: int, era: str | None = None) -> When | None:
    """A date in digits: day, month, year; month first where the day cannot be; year first where it is over 31.

    Where day and month could be either, the region of the text decides.
    """
    either = first <= MONTHS and second <= MONTHS
    if first > 31:
        first, third = third, first
    if second > MONTHS >= first:
        first, second = second, first
    hijri_date = era == "AH" or (era is None and HIJRI_YEARS[0] <= third <= HIJRI_YEARS[1])
    number = third if third > 99 or era else third + (1900 if third >= 40 else 2000)
    if not 1000 <= number <= LAST_YEAR:
        return None
    said = date(first, second, year=number, era="AH" if hijri_date else None)
    return evolve(said, digits=True) if said and either else said


def week_of(week: int, within: When, weekday: int | None = None) -> When | None:
    """The week with that number within a month or a year, or the weekday that comes so often in it; -1 is the last."""
    return evolve(within, week=week, weekday=weekday) if -1 <= week <= 53 else None


def day_of(nth: int, within: When) -> When | None:
    """The day with that number within a month or a year; -1 is the last."""
    return evolve(within, nth=nth) if nth == -1 or nth > 0 else None


def feast(
    feast: str = "",
    hijri_feast: str = "",
    easter: int | None = None,
    eastern: int | None = None,
    country: str | None = None,
    nth: int = 1,
    within: When | None = None,
    turn: int | None = None,
) -> When | None:
    """The day of a feast: `12-25 EG=01-07`, in Egypt another, by the Hijra, or days from Easter; `nth` of its days.

    `eastern`: 1 for the Easter of the eastern churches. `country`: whose feast it is said to be. The one nearest to the
    reference if no year is said.
    """
    if hijri_feast:
        month, day = map(int, hijri_feast.split("-"))
        return date(day + nth - 1, hijri_month=month, within=within, turn=turn)
    later = nth - 1
    sense = (
        fixed(feast, country, later)
        if feast
        else Easter((easter or 0) + later, None if eastern is None else eastern > 0)
    )
    return evolve(within or When(), feast=sense, turn=turn if within is None else within.turn)


def eastern_feast(easter: int, within: When | None = None, turn: int | None = None) -> When | None:
    """A feast told from the Easter of the eastern churches."""
    return feast(easter=easter, eastern=1, within=within, turn=turn)


def eve(when: When, eve: int) -> When:
    """The day before (-1) a feast."""
    if when.feast is not None:
        return evolve(when, feast=evolve(when.feast, later=when.feast.later + eve))
    return evolve(when, later=eve)


def towards(when: When, way: str | None = None) -> When:
    """A date without a year that lies where `way` says.

    `past`: before the reference; `following`: after the date said before; `forward`: ahead if the sentence looks there.
    """
    return when.towards(way)


def day_in_words(number: Count) -> int | None:
    """The number of a day said as a cardinal, from 11 to 31; smaller ones count."""
    return int(number) if number == int(number) and 11 <= number <= 31 else None


def turned_month(turn: int) -> When:
    """The last, this or the next month."""
    return When(turn=turn, unit="M")


def new_year(like: str) -> When:
    """The year whose first day is the nearest."""
    return When(like=like)


def like_this(within: When, like: str = "", same: str = "") -> When | None:
    """The day (`D`) or month (`M`) of today's number in another year: `on this day in 1970`.

    `same`: of the number of the one told before, if there is one: `the same month of 2014`.
    """
    return evolve(within, like=like or same, same=same or None) if (like or same) in ("D", "M") else None


def modified(when: When, mod: str, way: str | None = None) -> When | None:
    """The beginning, the middle or the end of a period; or about then. None for what can only be said of amounts.

    `way`: as in `towards`.
    """
    return evolve(when, mod=mod).towards(way) if mod in ("START", "MID", "END", "APPROX") else None


def time(
    clock: Clock | None = None,
    daypart: str | None = None,
    zone: str | None = None,
    date: When | None = None,
    mod: str | None = None,
    minute: int | None = None,
    way: str | None = None,
) -> When | None:
    """A clock time or a part of a day, with its date if it is said; any `mod` but APPROX is refused.

    `minute`: said after the part of the day. `way`: as in `towards`.
    """
    if clock is not None and minute is not None:
        clock = evolve(clock, minute=minute)
    if (clock is None and daypart is None) or mod not in (None, "APPROX"):
        return None
    day = (date or When()).towards(way)
    return evolve(day, clock=clock, daypart=daypart or day.daypart, zone=zone, mod=mod or day.mod)


def dated(time: When, date: When) -> When:
    """A clock time with its day."""
    daypart, mod = time.daypart or date.daypart, time.mod or date.mod
    return evolve(date, clock=time.clock, daypart=daypart, zone=time.zone, mod=mod)


def today(daypart: str) -> When:
    """A part of the reference's day."""
    return When(shift=0, daypart=daypart)


def part_of_day(daypart: str, mod: str | None = None, date: When | None = None) -> When:
    """Early (`START`) or late (`END`) in a part of the day, with its date if it is said."""
    return evolve(date or When(), daypart=daypart, mod=mod)


def story_part(daypart: str, shift: int | None = None) -> When:
    """A part of the day that was told before, or of the day after (1) or before (-1) it."""
    return When(same="D", shift=shift, daypart=daypart)


def yesterday(daypart: str) -> When:
    """A part of the day before the reference."""
    return When(shift=-1, daypart=daypart)


def first(*values: Any) -> Any:
    """The first of several names of one thing."""
    return values[0]


DATE_MAKERS: dict[str, Callable[..., Any]] = {
    **SHIFT_MAKERS,
    **YEAR_MAKERS,
    "clock": clock,
    "coptic_month": coptic_month,
    "date": date,
    "dated": dated,
    "dates": dates,
    "dates_apart": dates_apart,
    "day_in_words": day_in_words,
    "day_of": day_of,
    "digits_date": digits_date,
    "eastern_feast": eastern_feast,
    "eve": eve,
    "feast": feast,
    "first": first,
    "interval": interval,
    "interval_in": interval_in,
    "like_this": like_this,
    "modified": modified,
    "new_year": new_year,
    "solar_month": solar_month,
    "part_of_day": part_of_day,
    "story_part": story_part,
    "time": time,
    "today": today,
    "towards": towards,
    "turned_month": turned_month,
    "week_of": week_of,
    "weekdays_and_days": weekdays_and_days,
    "zone_offset": zone_offset,
    "yesterday": yesterday,
}
