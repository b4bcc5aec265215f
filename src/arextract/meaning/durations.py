"""Durations and recurrences: the makers of what is an amount of time or happens again and again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from arextract.meaning.arithmetic import Exact
from arextract.meaning.base import Context, Fields, Members
from arextract.meaning.lengths import LENGTH_MAKERS, Between, Length, Some, Term, term

AnyLength = Length | Between | Some


@frozen
class Duration:
    """An amount of time; `mod` as in TIMEX3."""

    length: AnyLength
    mod: str | None = None

    def resolve(self, context: Context) -> Fields:
        """The same whatever the context."""
        return {**self.length.fields(), "mod": self.mod}


@frozen
class Recurrence:
    """What comes again: `value` is the period or the day that recurs, `freq` how many times in it (`2X`)."""

    value: str
    quant: str | None = None
    freq: str | None = None
    mod: str | None = None

    def resolve(self, context: Context) -> Fields:
        """The same whatever the context."""
        return {"value": self.value, "quant": self.quant, "freq": self.freq, "mod": self.mod}


def duration(length: AnyLength, hedge: str | None = None, hedge_after: str | None = None) -> Duration:
    """An amount of time with the hedge said before or after it."""
    return Duration(length, hedge or hedge_after)


def duration_of(
    count: Exact = 2, unit: str = "", dual: str = "", more: Fraction | None = None, hedge: str | None = None
) -> Duration | None:
    """An amount of time said by a noun with the article and its count, or by a dual; and a fraction of one more."""
    length = term(count, unit, dual, more)
    return Duration(length, hedge) if length else None


def duration_of_one(unit: str) -> Duration:
    """All of one unit."""
    return Duration(Length((Term(1, unit),)))


def age(years: int | Decimal, hedge: str | None = None, hedge_after: str | None = None) -> Duration | None:
    """An age told by its bare number, None if nobody was ever so old."""
    return Duration(Length((Term(years, "Y"),)), hedge or hedge_after) if 0 < years < 150 else None


def age_decade(tens: int | None = None, ordinal: int | None = None, hedge: str | None = None) -> Duration | None:
    """An age within ten years: in the sixties (`tens` 6), or in the fourth decade of a life; None beyond a hundred."""
    first = 10 * ((ordinal or 0) - 1 if tens is None else tens)
    low, high = (Length((Term(years, "Y"),)) for years in (first, first + 9))
    return Duration(Between(low, high), hedge) if 0 < first < 100 else None


def every(length: AnyLength, times: int | None = None, hedge: str | None = None) -> Recurrence | None:
    """Every so often, so many times."""
    return Recurrence(length.value, "EVERY", _freq(times), hedge) if length.value else None


def per(unit: str, times: int | None = None, hedge: str | None = None) -> Recurrence:
    """So many times in each unit of time."""
    return Recurrence(Length((Term(1, unit),)).value, None, _freq(times), hedge)


def every_weekday(weekday: int) -> Recurrence:
    """One day of each week, 1 to 7 from Monday."""
    return Recurrence(f"XXXX-WXX-{weekday}", "EVERY")


def weekdays(weekday: int) -> Recurrence:
    """One day of each week, said as the days of that name."""
    return Recurrence(f"XXXX-WXX-{weekday}")


def recurrences(member: tuple[Recurrence, ...]) -> Members:
    """Several days that recur, said one after the other; a part of the day is said with the first one, for all."""
    first, rest = member[0], member[1:]
    _, sign, part = first.value.partition("T")
    return Members((first, *(evolve(each, value=each.value + sign + part) for each in rest)))


def every_part(part: str, weekday: int | None = None) -> Recurrence:
    """A part of each day (`MO`, `EV`) or weekday, or a season (`SU`) or weekend (`WE`) that comes again."""
    if weekday is not None:
        return Recurrence(f"XXXX-WXX-{weekday}T{part}", "EVERY")
    open_value = {"WE": "XXXX-WXX-WE"}.get(part) or (f"XXXX-{part}" if part in _SEASONS else f"XXXX-XX-XXT{part}")
    return Recurrence(open_value, "EVERY")


def every_month(day: int) -> Recurrence | None:
    """A day of each month; -1 is the last, which has no number. None if no month has it."""
    if day > 31:
        return None
    return Recurrence("P1M" if day < 0 else f"XXXX-XX-{day:02}", "EVERY")


def every_year(month: int, day: int | None = None) -> Recurrence:
    """A month of each year, or a day of it."""
    return Recurrence(f"XXXX-{month:02}" + (f"-{day:02}" if day else ""), "EVERY")


_SEASONS = ("SP", "SU", "FA", "WI")


def _freq(times: int | None) -> str | None:
    return f"{times}X" if times else None


DURATION_MAKERS: dict[str, Callable[..., Any]] = {
    **LENGTH_MAKERS,
    "duration": duration,
    "duration_of": duration_of,
    "duration_of_one": duration_of_one,
    "age": age,
    "age_decade": age_decade,
    "every": every,
    "per": per,
    "every_weekday": every_weekday,
    "weekdays": weekdays,
    "every_part": every_part,
    "every_month": every_month,
    "every_year": every_year,
    "recurrences": recurrences,
}
