"""The makers of years: in digits or words, in full or in short, of our era and of others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve

from arextract.meaning.calendars import CALENDARS, HIJRI
from arextract.meaning.shifts import Count
from arextract.meaning.span import Interval, interval
from arextract.meaning.when import When

# Two digits are a year of the 20th century from this one on, where only a noun says that they are a year.
SHORT_FROM = 30
# A year in words is one from here on: `one year` names none.
WORDS_FROM = 100
# With no noun it is one from here on.
SURE_FROM = 1000
LAST_YEAR = 2199
FIRST_YEAR_BC = 9999
# In 1993-94 the years lie no farther apart than this; else the digits are something else.
LONGEST_SHORT = 10
# Years of ours that are counted from elsewhere: as the Amazigh do, and from the death or the birth of the Prophet, as
# Libya did.
ERAS_OF_OURS = {"AZ": -950, "PD": 632, "PB": 571}


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
    if era == "BH":
        return When(year=1 - value, era="AH")
    if era in CALENDARS:
        return When(year=value, era=era) if 0 < value <= CALENDARS[era].last_year else None
    value += ERAS_OF_OURS.get(era or "", 0)
    if short and value < 100:
        return When(year=1900 + value) if value >= SHORT_FROM else None
    if era == "BC":
        return When(year=value, era=era) if 0 < value <= FIRST_YEAR_BC else None
    return When(year=value) if 0 < value <= LAST_YEAR else None


def bare_year(number: int) -> When:
    """A number that is a year for what follows it, which also tells its era."""
    return When(year=number)


def hijri_year(number: int, era: str | None = None) -> When | None:
    """The year of a Hijri month: of the Hijra, unless it is ours by its number."""
    return When(year=number, era="AH") if 0 < number <= (HIJRI.last_year if era else LAST_YEAR) else None


def short_year(year: int | None = None, words: Count | None = None) -> When | None:
    """A year of the 20th century in two digits or in words, from 30 on."""
    said = year if words is None else words
    return When(year=1900 + int(said)) if said is not None and SHORT_FROM <= said == int(said) < 100 else None


def year_in_words(words: Count) -> When | None:
    """A year in words that nothing else calls one."""
    return year(words=words) if words > SURE_FROM else None


def decade_of(year: int) -> When:
    """The decade that begins with a year."""
    return When(century=year // 100, decade=year % 100 // 10)


def years(start: When, end: When) -> Interval | None:
    """A row of years, the last one perhaps in two digits: 1993-94. A season may begin with its second year, 2017/2016.

    None if the end does not come after.
    """
    if start.era and start.era != end.era:
        return interval(start, end) if start.era == "BC" and end.era is None else None
    start = evolve(start, era=end.era)
    if end.era == "BC":
        return interval(start, end)
    first, last = start.year or 0, end.year or 0
    if last < 100:
        last += first // 100 * 100
        return interval(start, evolve(end, year=last)) if first < last <= first + LONGEST_SHORT else None
    if first == last + 1:
        return Interval(start, end)
    return interval(start, end) if first < last else None


YEAR_MAKERS: dict[str, Callable[..., Any]] = {
    "bare_year": bare_year,
    "decade_of": decade_of,
    "hijri_year": hijri_year,
    "short_year": short_year,
    "year": year,
    "year_in_words": year_in_words,
    "years": years,
}
