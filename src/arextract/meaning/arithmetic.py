"""Exact numbers: how they are read from digits, calculated with and written.

A number is an int, or a Decimal where it is not whole. A numeral that can be read in two ways is a Numeral.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from arextract.text.fold import NO_BREAK

Number = int | Decimal
Exact = int | Decimal | Fraction

PLACES = 12  # decimal places kept of what is not finite, such as two and a third
_MOST_DIGITS = 1000
_SCALE = 1000  # the least word before which nobody groups digits
_FRENCH = frozenset({"DZ", "MA", "MR", "TN"})  # regions where a comma divides


class Numeral(int):
    """A whole number whose one separator may divide instead of group: 12,500 is then 12.5.

    It does so before a scale, as in 12.500 million, and a comma does so in some regions.
    """

    divided: Number
    comma: bool

    def __new__(cls, grouped: int, divided: Number, comma: bool = True) -> Numeral:
        made = super().__new__(cls, grouped)
        made.divided, made.comma = divided, comma
        return made

    def __reduce__(self) -> tuple[type[Numeral], tuple[int, Number, bool]]:
        return Numeral, (int(self), self.divided, self.comma)


def settled(number: Number, region: str | None) -> Number:
    """The number as it is read in a region."""
    if isinstance(number, Numeral):
        return number.divided if number.comma and region in _FRENCH else int(number)
    return number


def divided_by_point(number: Exact) -> Exact:
    """The number with its point read as one that divides, if it has one that may group."""
    return number.divided if isinstance(number, Numeral) and not number.comma else number


def simplest(value: Exact) -> Number:
    """An int if the value is whole, else a Decimal: exact if it is finite, else to 12 places."""
    ratio = Fraction(value)
    if ratio.denominator == 1:
        return ratio.numerator
    places = _places_of(ratio.denominator)
    digits = round(ratio * 10**places)
    while places and not digits % 10:
        digits, places = digits // 10, places - 1
    return Decimal(f"{digits}e-{places}") if places else digits


def _places_of(denominator: int) -> int:
    """Enough decimal places for such parts, 12 if there is no end to them."""
    enough = denominator.bit_length()
    return PLACES if 10**enough % denominator else enough


def total(values: tuple[Exact, ...]) -> Number:
    """The sum; a lone value stays what it is."""
    whole = [value for value in values if type(value) is int]
    if len(whole) == len(values):
        return sum(whole)
    if len(values) == 1 and not isinstance(values[0], Fraction):
        return values[0]
    ratio = Fraction(0)
    for value in values:
        ratio += Fraction(value)
    return simplest(ratio)


def times(values: tuple[Exact, ...]) -> Number:
    """The product. A numeral that can be read in two ways stays so, but with a scale its separator divides."""
    doubtful = next((k for k, value in enumerate(values) if isinstance(value, Numeral)), None)
    if len(values) == 1 and not isinstance(values[0], Fraction):
        return values[0]
    if doubtful is not None:
        numeral = values[doubtful]
        assert isinstance(numeral, Numeral)
        rest = (*values[:doubtful], *values[doubtful + 1 :])
        grouped, divided = times((int(numeral), *rest)), times((numeral.divided, *rest))
        if not isinstance(numeral.divided, int) and any(value >= _SCALE for value in rest):
            return divided
        return Numeral(grouped, divided, numeral.comma) if isinstance(grouped, int) else grouped
    product = Fraction(1)
    for value in values:
        product *= Fraction(value)
    return simplest(product)


_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:([,.{NO_BREAK}])[0-9]{{3}})(?:\1[0-9]{{3}})*")
_DIVIDED = re.compile(r"(.*?)[^0-9]([0-9]+)")


def read_numeral(text: str) -> Number | None:
    """The number that folded digits with their separators say; None if they are no single number (`31.12.21`).

    Of more than a thousand digits nothing is read. A separator before three digits groups, unless nothing but zero
    stands before it; any other divides.
    """
    if len(text) > _MOST_DIGITS:
        return None
    grouped = _GROUPED.fullmatch(text)
    if grouped and not text.startswith("0"):
        groups = text.split(grouped[1])
        whole = int("".join(groups))
        one = len(groups) == 2 and grouped[1] != NO_BREAK
        return Numeral(whole, _decimal(*groups), grouped[1] == ",") if one else whole
    if text.isdigit():
        return int(text)
    divided = _DIVIDED.fullmatch(text)
    if divided and (divided[1].isdigit() or _GROUPED.fullmatch(divided[1])):
        return _decimal(re.sub("[^0-9]", "", divided[1]), divided[2])
    return None


def _decimal(whole: str, places: str) -> Number:
    return simplest(Decimal(f"{whole}.{places}"))
