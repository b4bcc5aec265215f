"""Quantities: an amount and its unit of measure, written as SI or UCUM has it."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from attrs import frozen

from arextract.meaning.amounts import Hedge, Range, hedged, measured
from arextract.meaning.arithmetic import PLACES, Exact, Number, simplest, total
from arextract.meaning.base import Context, Fields
from arextract.meaning.numerals import scale_fraction
from arextract.plain import plain

# How many of a smaller unit make one of a larger.
_PARTS = {
    ("km", "m"): 1000,
    ("m", "cm"): 100,
    ("m", "mm"): 1000,
    ("cm", "mm"): 10,
    ("ft", "in"): 12,
    ("t", "kg"): 1000,
    ("kg", "g"): 1000,
    ("g", "mg"): 1000,
    ("lb", "oz"): 16,
    ("L", "mL"): 1000,
    ("L", "cL"): 100,
}


@frozen
class Quantity:
    """An amount of a unit."""

    amount: Exact | Range
    unit: str
    hedge: Hedge | None = None
    hedge_after: Hedge | None = None

    def resolve(self, context: Context) -> Fields:
        """The amount as it is read in the text's region."""
        fields = measured(self.amount, context)
        value = f"{plain(fields['amount'])} {self.unit}" if "amount" in fields else None
        return {"value": value, **fields, "unit": self.unit, **hedged(self.hedge, self.hedge_after)}


def and_more(amount: Exact, more: Fraction) -> Number:
    """The amount and a fraction, which is of its scale if it is round: of a million in a million tonnes and a half."""
    number = simplest(amount)
    return total((number, more)) if number % 1000 else scale_fraction(number, more)


def quantity(
    unit: str = "Cel",
    amount: Exact | Range = 1,
    more: Fraction | None = None,
    below: bool = False,
    hedge: Hedge | None = None,
    hedge_after: Hedge | None = None,
) -> Quantity | None:
    """So much of a unit, and a fraction of one more. `below`: below zero; then the unit need not be said."""
    if isinstance(amount, Range):
        if more:
            return None
        amount = Range(-amount.high, -amount.low) if below else amount
    else:
        amount = and_more(amount, more) if more else amount
        amount = -amount if below else amount
    return Quantity(amount, unit, hedge, hedge_after)


def two_of_unit(
    unit: str, more: Fraction | None = None, below: bool = False, hedge: Hedge | None = None
) -> Quantity | None:
    """A dual: two of a unit."""
    return quantity(unit, 2, more, below, hedge)


def quantity_and_parts(
    large: Quantity, small: Quantity, hedge: Hedge | None = None, hedge_after: Hedge | None = None
) -> Quantity | None:
    """A quantity and what is told beside it in a smaller unit, less than one of the larger; inches if it is in feet."""
    rate = _PARTS.get((large.unit, small.unit))
    if rate is None or isinstance(large.amount, Range) or isinstance(small.amount, Range):
        return None
    if Fraction(large.amount).denominator > 1 or small.amount >= rate:
        return None
    if 10**PLACES % rate:
        return Quantity(total((large.amount * rate, small.amount)), small.unit, hedge, hedge_after)
    return Quantity(total((large.amount, Fraction(small.amount) / rate)), large.unit, hedge, hedge_after)


def range_of_quantities(low: Quantity, high: Quantity, hedge: Hedge | None = None) -> Quantity | None:
    """From one quantity to another of the same unit."""
    if low.unit != high.unit or isinstance(low.amount, Range) or isinstance(high.amount, Range):
        return None
    return Quantity(Range(low.amount, high.amount), low.unit, hedge)


def unit_power(base: str, power: int) -> str:
    """A unit squared or cubed: `km2`."""
    return f"{base}{power}"


def unit_rate(base: str, per: str) -> str:
    """A unit per unit of time: `km/h`."""
    return f"{base}/{per}"


def unit_joined(*values: str) -> str:
    """The symbols of a prefix, a unit and what it is taken by, one after the other: `MW`, `kWh`."""
    return "".join(values)


QUANTITY_MAKERS: dict[str, Callable[..., Any]] = {
    "quantity": quantity,
    "two_of_unit": two_of_unit,
    "quantity_and_parts": quantity_and_parts,
    "range_of_quantities": range_of_quantities,
    "unit_power": unit_power,
    "unit_rate": unit_rate,
    "unit_joined": unit_joined,
}
