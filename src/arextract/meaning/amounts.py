"""Amounts: numbers, vague ones and ranges; and the senses of numbers, ordinals, fractions and percentages."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from attrs import frozen

from arextract.meaning.arithmetic import Exact, Number, Numeral, divided_by_point, settled, simplest, times, total
from arextract.meaning.base import Context, Fields, Written
from arextract.plain import plain

Hedge = str  # APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE or EQUAL_OR_LESS, as in TIMEX3
BOUNDS = {"MORE_THAN": "gt", "LESS_THAN": "lt", "EQUAL_OR_MORE": "ge", "EQUAL_OR_LESS": "le"}


@frozen
class Range:
    """From `low` to `high`, both included."""

    low: Exact
    high: Exact


@frozen
class Vague(Range):
    """A word for some amount between two."""


def hedged(hedge: Hedge | None, hedge_after: Hedge | None = None) -> Fields:
    """What hedges say of an amount, as `approx` and `bound`; the one that bounds wins over the one that blurs."""
    said = [each for each in (hedge, hedge_after) if each]
    bound = next((BOUNDS[each] for each in said if each in BOUNDS), None)
    return {"approx": bool(said) and bound is None, "bound": bound}


def measured(amount: Exact | Range, context: Context) -> Fields:
    """An amount as the fields `amount`, or `low` and `high`."""
    if isinstance(amount, Range):
        return {"low": _settled(amount.low, context), "high": _settled(amount.high, context)}
    return {"amount": _settled(amount, context)}


def valued(amount: Exact | Range, context: Context) -> Fields:
    """The same with the value that an amount has by itself: its number, None for a range."""
    fields = measured(amount, context)
    return {"value": plain(fields["amount"]) if "amount" in fields else None, **fields}


def _settled(number: Exact, context: Context) -> Number:
    if isinstance(number, Fraction):
        return simplest(number)
    return settled(number, context.region) if isinstance(number, Numeral) else number


@frozen
class Count:
    """A number of something."""

    amount: Exact | Range
    hedge: Hedge | None = None
    hedge_after: Hedge | None = None
    noun: Written | None = None

    def resolve(self, context: Context) -> Fields:
        """The amount as it is read in the text's region."""
        return {**valued(self.amount, context), **hedged(self.hedge, self.hedge_after), "noun": self.noun}


@frozen
class Score:
    """What two sides won, each a number of its own."""

    home: Count
    away: Count

    def resolve(self, context: Context) -> None:
        """Nothing: only its two numbers are mentions."""


@frozen
class Share:
    """So many of a hundred."""

    amount: Exact | Range
    hedge: Hedge | None = None
    hedge_after: Hedge | None = None

    def resolve(self, context: Context) -> Fields:
        """The amount as it is read in the text's region."""
        return {**valued(self.amount, context), **hedged(self.hedge, self.hedge_after)}


@frozen
class Part:
    """A fraction of something."""

    amount: Fraction | Range
    hedge: Hedge | None = None
    hedge_after: Hedge | None = None

    def resolve(self, context: Context) -> Fields:
        """The same whatever the context."""
        hedges = hedged(self.hedge, self.hedge_after)
        if isinstance(self.amount, Range):
            return {"value": None, "low": Fraction(self.amount.low), "high": Fraction(self.amount.high), **hedges}
        return {"value": str(self.amount), "fraction": self.amount, **hedges}


@frozen
class Rank:
    """A place in a series."""

    rank: int
    noun: Written | None = None

    def resolve(self, context: Context) -> Fields:
        """The same whatever the context."""
        return {"value": str(self.rank), "rank": self.rank, "noun": self.noun}


def count(
    amount: Exact | Range,
    more: Fraction | None = None,
    hedge: Hedge | None = None,
    hedge_after: Hedge | None = None,
    noun: Written | None = None,
) -> Count | None:
    """A number, with the hedges around it and what it counts; `more` is a fraction said after that."""
    if more is None:
        return Count(amount, hedge, hedge_after, noun)
    return None if isinstance(amount, Range) else Count(total((amount, more)), hedge, hedge_after, noun)


def score(home: int, away: int) -> Score | None:
    """Two numbers with a dash; None if they go up, for then they may be a range."""
    return Score(Count(home), Count(away)) if home >= away or not home else None


def between_bounds(low_hedge: Hedge, low: Exact, high_hedge: Hedge, high: Exact) -> Count | None:
    """More than one number and less than another: a range."""
    return Count(Range(low, high)) if _bounds(low_hedge, high_hedge) and low < high else None


def fraction_bounds(low_hedge: Hedge, low: Fraction, high_hedge: Hedge, high: Fraction) -> Part | None:
    """More than one fraction and less than another."""
    return Part(Range(low, high)) if _bounds(low_hedge, high_hedge) and low < high else None


def _bounds(low: Hedge, high: Hedge) -> bool:
    return BOUNDS.get(low, "")[:1] == "g" and BOUNDS.get(high, "")[:1] == "l"


def percentage(
    amount: Exact | Range, of: Fraction | None = None, hedge: Hedge | None = None, hedge_after: Hedge | None = None
) -> Share | None:
    """So many of a hundred, or so many of a part of a percent. A point divides, for nobody has thousands of percent."""
    if isinstance(amount, Range):
        low, high = (divided_by_point(each) for each in (amount.low, amount.high))
        return None if of else Share(Range(low, high), hedge, hedge_after)
    share = divided_by_point(amount)
    return Share(times((share, of)) if of else share, hedge, hedge_after)


def fraction(amount: Fraction, hedge: Hedge | None = None, hedge_after: Hedge | None = None) -> Part:
    """A fraction of something."""
    return Part(amount, hedge, hedge_after)


def fraction_of(
    whole: Exact, parts: Exact = 1, hedge: Hedge | None = None, hedge_after: Hedge | None = None
) -> Part | None:
    """So many of so many, both whole numbers."""
    if isinstance(parts, int) and isinstance(whole, int) and whole > 1:
        return Part(Fraction(parts, whole), hedge, hedge_after)
    return None


def ordinal(rank: int, noun: Written | None = None) -> Rank:
    """A place in a series."""
    return Rank(rank, noun)


def span(low: Exact, high: Exact, scale: int = 1) -> Range | None:
    """From low to high; None if it does not go up. A scale belongs to both."""
    return Range(times((low, scale)), times((high, scale))) if low < high else None


def vague(a_few: bool = False, more: int = 0, of: tuple[int, ...] = ()) -> Vague:
    """Two to nine of a scale, three to nine where the text says "a few"; `more` is the ten of "a few and ten"."""
    scale = times(of) if of else 1
    return Vague((3 if a_few else 2) * scale + more, 9 * scale + more)


def ratio(count: Exact, part: Fraction) -> Fraction | None:
    """Three quarters; None if that is a whole or more."""
    made = Fraction(count) * part
    return made if made < 1 else None


def proper(parts: int, whole: int, negative: bool = False) -> Fraction | None:
    """A fraction in figures; None if it is a whole or more."""
    return Fraction(-parts if negative else parts, whole) if parts < whole else None


AMOUNT_MAKERS: dict[str, Callable[..., Any]] = {
    "count": count,
    "score": score,
    "between_bounds": between_bounds,
    "fraction_bounds": fraction_bounds,
    "percentage": percentage,
    "fraction": fraction,
    "fraction_of": fraction_of,
    "ordinal": ordinal,
    "span": span,
    "vague": vague,
    "ratio": ratio,
    "proper": proper,
}
