"""The makers of dates and times: from what a rule captured to a `When`, or None for what cannot be."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve

from arextract.meaning import calendar, hijri
from arextract.meaning.amounts import Vague
from arextract.meaning.clock import SECONDS, Clock, Shifted, clock
from arextract.meaning.named import LAST_HIJRI_YEAR
from arextract.meaning.span import Interval, dates, interval
from arextract.meaning.when import When

Count = int | Decimal | Fraction
# Two digits are a year of the 20th century from this one on, where only a noun says that they are a year.
SHORT_FROM = 30
# A year in words is one from here on: `one year` names none.
WORDS_FROM = 100
# With no noun it is one from here on.
SURE_FROM = 1000
LAST_YEAR = 2199
# In 1993-94 the years lie no farther apart than this; else the digits are something else.
LONGEST_SHORT = 10
# Digits of a date that are a year of the Hijra even where nothing says so.
HIJRI_YEARS = (1300, 1499)
MONTHS = 12
REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}


def year(
    number: int | None = None,
    words: Count | None = None,
    era: str | None = None,
    short: bool = False,
) -> When | None:
    """A year in digits or words. `short`: two digits may stand for one of the 20th century, where no era is said."""
    said = number if words is None else words
    if said is None or said != int(said) or (words is not None and said < WORDS_FROM):
        return None
    value = int(said)
    if era == "AH":
        return hijri_year(value, era)
    if short and value < 100:
        return When(year=1900 + value) if value >= SHORT_FROM else None
    return When(year=value, era="BC" if era == "BC" else None) if 0 < value <= LAST_YEAR else None


def year_in_words(words: Count) -> When | None:
    """A year in words that nothing else calls one."""
    return year(words=words) if words > SURE_FROM else None


def hijri_year(number: int, era: str | None = None) -> When | None:
    """The year of a Hijri month: of the Hijra, unless it is ours by its number."""
    return When(year=number, era="AH") if 0 < number <= (LAST_HIJRI_YEAR if era else LAST_YEAR) else None


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
) -> When | None:
    """A date of whatever the text says; `within` is the coarser date that it is a part of.

    Centuries and millennia as they are counted, from 1. A day told from today (`shift`) yields to one that is named.
    None if there is no such day.
    """
    if century is not None and not 0 < century < 100:
        return None
    named = month is not None or hijri_month is not None or within is not None
    said: dict[str, Any] = {
        "day": day,
        "month": hijri_month if month is None else month,
        "year": year,
        "weekday": weekday,
        "turn": 0 if unit and turn is None else turn,
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
    when = evolve(within or When(), **{name: value for name, value in said.items() if value is not None})
    return when if _possible(when) else None


def _possible(when: When) -> bool:
    if when.month is not None and not 1 <= when.month <= MONTHS:
        return False
    if when.day is None:
        return True
    if when.era == "AH":
        return 1 <= when.day <= hijri.MONTH_LENGTH
    longest = calendar.month_length(when.month, None if when.era else when.year) if when.month else 31
    return 1 <= when.day <= longest


def digits_date(first: int, second: int, third: int, era: str | None = None) -> When | None:
    """A date in digits: day, month, year; month first where the day cannot be; year first where it is over 31."""
    if first > 31:
        first, third = third, first
    if second > MONTHS >= first:
        first, second = second, first
    hijri_date = era == "AH" or (era is None and HIJRI_YEARS[0] <= third <= HIJRI_YEARS[1])
    number = third if third > 99 or era else third + (1900 if third >= 40 else 2000)
    if not 1000 <= number <= LAST_YEAR:
        return None
    return date(first, second, year=number, era="AH" if hijri_date else None)


def week_of(week: int, within: When) -> When | None:
    """The week with that number within a month or a year; -1 is the last one."""
    return evolve(within, week=week) if -1 <= week <= 53 else None


def feast(
    feast: str = "",
    hijri_feast: str = "",
    within: When | None = None,
    turn: int | None = None,
) -> When | None:
    """The day of a feast, told by month and day: `12-25`; that nearest to the reference if no year is said."""
    month, day = map(int, (feast or hijri_feast).split("-"))
    if hijri_feast:
        return date(day, hijri_month=month, within=within, turn=turn)
    return date(day, month, within=within, turn=turn if within or turn else 0)


def modified(when: When, mod: str) -> When | None:
    """The beginning, the middle or the end of a period; or about then. None for what can only be said of amounts."""
    return evolve(when, mod=mod) if mod in ("START", "MID", "END", "APPROX") else None


def shift(
    sign: int,
    unit: str = "",
    count: Count | Vague = 1,
    dual: str = "",
    hedge: str | None = None,
) -> When | None:
    """So many units from the reference, before (-1) or after (1) it; `dual`: `2D` for two days, and the like.

    A vague count only tells the direction. None for hours and less.
    """
    unit, count = (dual[1:], int(dual[0])) if dual else (unit, count)
    if isinstance(count, Vague):
        return When(reference=REFERENCES[sign])
    if count != int(count):
        unit, count = {"Y": ("M", count * 12), "W": ("D", count * 7)}.get(unit, (unit, count))
    if count != int(count) or unit in SECONDS or not unit:
        return None
    return When(shift=sign * int(count), unit=unit, mod=_mod_of_shift(sign, hedge))


def _mod_of_shift(sign: int, hedge: str | None) -> str | None:
    """More than a year ago is before that time, in more than a year after it."""
    farther = "BEFORE" if sign < 0 else "AFTER"
    nearer = "AFTER" if sign < 0 else "BEFORE"
    mods = {
        "MORE_THAN": farther,
        "LESS_THAN": nearer,
        "EQUAL_OR_MORE": "ON_OR_" + farther,
        "EQUAL_OR_LESS": "ON_OR_" + nearer,
    }
    return mods.get(hedge, hedge) if hedge else None


def clock_shift(
    sign: int, unit: str = "", count: Count | Vague = 1, dual: str = "", hedge: str | None = None
) -> Shifted | None:
    """So many hours, minutes or seconds from the reference. None for longer units."""
    unit, count = (dual[1:], int(dual[0])) if dual else (unit, count)
    mod = _mod_of_shift(sign, hedge)
    return Shifted(sign * count * SECONDS[unit], mod) if unit in SECONDS and not isinstance(count, Vague) else None


def reference(code: str = "", turn: int = 0) -> When:
    """A time of which only its relation to now is said, by its name or as the last, these or the next years."""
    return When(reference=code or REFERENCES[max(-1, min(turn, 1))])


def time(
    clock: Clock | None = None,
    daypart: str | None = None,
    zone: str | None = None,
    date: When | None = None,
    mod: str | None = None,
) -> When | None:
    """A clock time or a part of a day, with its date if it is said."""
    if clock is None and daypart is None:
        return None
    day = date or When()
    return evolve(day, clock=clock, daypart=daypart or day.daypart, zone=zone, mod=mod or day.mod)


def dated(time: When, date: When) -> When:
    """A clock time with its day."""
    return evolve(date, clock=time.clock, daypart=time.daypart or date.daypart, zone=time.zone)


def today(daypart: str) -> When:
    """A part of the reference's day."""
    return When(shift=0, daypart=daypart)


def yesterday(daypart: str) -> When:
    """A part of the day before the reference."""
    return When(shift=-1, daypart=daypart)


def years(start: When, end: When) -> Interval | None:
    """A row of years, the last one perhaps in two digits: 1993-94. A season may begin with its second year, 2017/2016.

    None if the end does not come after.
    """
    start = evolve(start, era=start.era or end.era)
    first, last = start.year or 0, end.year or 0
    if last < 100:
        last += first // 100 * 100
        return interval(start, evolve(end, year=last)) if first < last <= first + LONGEST_SHORT else None
    if first == last + 1:
        return Interval(start, end)
    return interval(start, end) if first < last else None


def first(*values: Any) -> Any:
    """The first of several names of one thing."""
    return values[0]


DATE_MAKERS: dict[str, Callable[..., Any]] = {
    "clock": clock,
    "clock_shift": clock_shift,
    "date": date,
    "dated": dated,
    "dates": dates,
    "digits_date": digits_date,
    "feast": feast,
    "first": first,
    "hijri_year": hijri_year,
    "interval": interval,
    "modified": modified,
    "reference": reference,
    "shift": shift,
    "time": time,
    "today": today,
    "week_of": week_of,
    "year": year,
    "year_in_words": year_in_words,
    "years": years,
    "yesterday": yesterday,
}
