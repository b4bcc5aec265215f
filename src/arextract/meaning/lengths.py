"""Lengths of time: so many of each unit, as TIMEX3 writes it and as months and seconds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import frozen

from arextract.meaning.amounts import Range
from arextract.meaning.arithmetic import Exact
from arextract.meaning.base import Fields
from arextract.plain import plain

MONTHS = {"CE": 1200, "DE": 120, "Y": 12, "M": 1}
SECONDS = {"W": 604800, "D": 86400, "H": 3600, "MIN": 60, "S": 1}
DAYS_OF_MONTH = Decimal("30.4")  # to compare lengths by
UNITS = (*MONTHS, *SECONDS)  # from the largest down
# What a part of a unit is counted in: half a century is fifty years, half an hour thirty minutes.
_PARTS = {"CE": ("Y", 100), "DE": ("Y", 10), "Y": ("M", 12), "D": ("H", 24), "H": ("MIN", 60), "MIN": ("S", 60)}

_MOST = {"CE": 1000, "DE": 100}  # of these nobody counts more; a larger number belongs to another word


@frozen
class Term:
    """So many of one unit: CE DE Y M W D H MIN S."""

    count: int | Decimal
    unit: str


@frozen
class Length:
    """An exact length of time, its units from the largest down."""

    terms: tuple[Term, ...]

    @property
    def value(self) -> str:
        """The TIMEX3 value: `P2Y6M`, `PT90M`, `P1DE`."""
        return timex((plain(term.count), term.unit) for term in self.terms)

    @property
    def months(self) -> Decimal | None:
        """What is counted by the calendar, in months; None if there is none."""
        return self._worth(MONTHS)

    @property
    def seconds(self) -> Decimal | None:
        """The rest, in seconds; None if there is none."""
        return self._worth(SECONDS)

    def _worth(self, rates: dict[str, int]) -> Decimal | None:
        own = [Decimal(term.count) * rates[term.unit] for term in self.terms if term.unit in rates]
        return sum(own, Decimal(0)) if own else None

    def fields(self) -> Fields:
        """The length as the fields of a record."""
        return {"value": self.value, "months": self.months, "seconds": self.seconds}


@frozen
class Between:
    """A length from `low` to `high`."""

    low: Length
    high: Length
    value: None = None

    def fields(self) -> Fields:
        """The range as the fields of a record."""
        return {"value": None, "low": self.low.value, "high": self.high.value}


@frozen
class Some:
    """Some of a unit, nobody knows how many."""

    unit: str

    @property
    def value(self) -> str:
        """The TIMEX3 value: `PXD`, `PTXH`."""
        return timex([("X", self.unit)])

    def fields(self) -> Fields:
        """The vague length as the fields of a record."""
        return {"value": self.value}


def timex(terms: Iterable[tuple[str, str]]) -> str:
    """The TIMEX3 value of counts and units, the largest unit first."""
    date, clock = "P", ""
    for count, unit in terms:
        if unit in ("H", "MIN", "S"):
            clock += count + unit[0]
        else:
            date += count + unit
    return f"{date}T{clock}" if clock else date


def length(*terms: Length) -> Length | None:
    """Lengths said one after the other, from the largest unit down: two years and six months."""
    joined = tuple(term for each in terms for term in each.terms)
    ranks = [UNITS.index(term.unit) for term in joined]
    return Length(joined) if ranks == sorted(set(ranks)) else None


def term(
    count: Exact = 1, unit: str = "", dual: str = "", more: Fraction | None = None, less: Fraction | None = None
) -> Length | None:
    """So many of a unit (`dual`: two of it, as `2D`), and a fraction of one more or less; None if that is not exact."""
    if unit in _MOST and count > _MOST[unit]:
        return None
    total = Fraction(2 if dual else count) + (more or 0) - (less or 0)
    terms = _split(total, dual[1:] or unit)
    return Length(terms) if terms else None


def between(low: Length, high: Length) -> Between:
    """A length between two others, whichever is said first."""
    shorter, longer = sorted((low, high), key=_days)
    return Between(shorter, longer)


def _days(length: Length) -> Decimal:
    return (length.months or 0) * DAYS_OF_MONTH + (length.seconds or 0) / Decimal(SECONDS["D"])


def one_or_next(high: Exact, unit: str = "", dual: str = "", low: Exact = 2) -> Between | None:
    """So many or a few more of one unit (`dual`: two of it, as `2D`); None if it does not go up."""
    first, last = term(low, unit, dual), term(high, dual[1:] or unit)
    return Between(first, last) if first and last and low < high else None


def range_of_unit(range: Range, unit: str) -> Between | None:  # noqa: A002
    """A range of counts of one unit."""
    low, high = term(range.low, unit), term(range.high, unit)
    return Between(low, high) if low and high else None


def some(unit: str) -> Some:
    """Some of a unit."""
    return Some(unit)


def _split(count: Fraction, unit: str) -> tuple[Term, ...] | None:
    """The count in whole units, its rest in the unit below where that makes it whole, else as a decimal."""
    if count <= 0:
        return None
    whole, rest = divmod(count, 1)
    if not rest:
        return (Term(whole, unit),)
    below, rate = _PARTS.get(unit, ("", 0))
    if unit in ("CE", "DE"):
        return _split(count * rate, below)
    if rate and not (rest * rate) % 1:
        parts = (Term(int(rest * rate), below),)
        return (Term(whole, unit), *parts) if whole else parts
    decimal = Decimal(count.numerator) / count.denominator
    return (Term(decimal, unit),) if Fraction(decimal) == count else None


LENGTH_MAKERS: dict[str, Callable[..., Any]] = {
    "length": length,
    "term": term,
    "between": between,
    "one_or_next": one_or_next,
    "range_of_unit": range_of_unit,
    "some": some,
}
