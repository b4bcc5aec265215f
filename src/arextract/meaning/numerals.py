"""The makers that put numbers together, from digits and from words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from arextract.meaning.arithmetic import Exact, Number, read_numeral, simplest, times, total
from arextract.plain import plain


def same(*values: Any) -> Any:
    """The one value that all have; None if they differ."""
    return values[0] if all(value == values[0] for value in values) else None


def integer(text: str) -> int:
    """The number that digits say."""
    return int(text)


def digits(text: str) -> str:
    """Digits as they stand, with their leading zeros."""
    return text


def decimal(text: str) -> Number | None:
    """The number that digits with separators say, None if they are no single number."""
    return read_numeral(text)


def text(written: Any) -> Any:
    """The piece of text itself."""
    return written


def add(*values: Exact) -> Number:
    """The sum."""
    return total(values)


def descending_sum(first: Number, *rest: Number) -> Number | None:
    """The sum of a number and what is left of it, None if that is no whole number below the first one's scale."""
    scale = 1
    while scale * 1000 <= first:
        scale *= 1000
    return total((first, *rest)) if all(isinstance(one, int) and one < scale for one in rest) else None


def product(*values: Exact) -> Number:
    """The product."""
    return times(values)


def negate(number: Exact) -> Number:
    """The number below zero."""
    return times((-1, number))


def join_groups(groups: tuple[str, ...], last: str = "") -> Number | None:
    """Groups of digits set apart by blanks; the last one may have decimal places."""
    return read_numeral("".join(groups) + last)


def places_and_whole(places: str, whole: str) -> Number:
    """A decimal written with its places first."""
    return simplest(Decimal(f"{whole}.{places}"))


def with_point(
    whole: Exact, zeros: tuple[int, ...] = (), fraction: Number | None = None, written: str = ""
) -> Number | None:
    """A decimal said in two numbers: four point zero five."""
    places = written or plain(fraction or 0)
    if not isinstance(whole, int) or not places.isdigit():
        return None
    return simplest(Decimal(f"{whole}.{'0' * len(zeros)}{places}"))


def scale_fraction(number: Number, more: Fraction = Fraction(0), less: Fraction = Fraction(0)) -> Number:
    """A round number and a fraction of its scale more (two million and a half) or less (a hundred less a quarter)."""
    scale = 100 if number < 1000 else 1000
    while scale >= 1000 and not number % (scale * 1000):
        scale *= 1000
    return total((number, (more - less) * scale))


NUMERAL_MAKERS: dict[str, Callable[..., Any]] = {
    "same": same,
    "integer": integer,
    "digits": digits,
    "decimal": decimal,
    "text": text,
    "sum": add,
    "descending_sum": descending_sum,
    "product": product,
    "negate": negate,
    "join_groups": join_groups,
    "places_and_whole": places_and_whole,
    "with_point": with_point,
    "scale_fraction": scale_fraction,
}
