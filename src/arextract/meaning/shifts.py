"""The makers of times told by how far off they are: so many units before or after the reference."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from arextract.meaning.amounts import Vague
from arextract.meaning.clock import SECONDS, Shifted
from arextract.meaning.lengths import MONTHS, Length
from arextract.meaning.lengths import SECONDS as ALL_SECONDS
from arextract.meaning.when import When

Count = int | Decimal | Fraction
REFERENCES = {-1: "PAST_REF", 0: "PRESENT_REF", 1: "FUTURE_REF"}
DAY = ALL_SECONDS["D"]


def shift(
    sign: int,
    unit: str = "",
    count: Count | Vague = 1,
    dual: str = "",
    length: Length | None = None,
    hedge: str | None = None,
    hedge_after: str | None = None,
) -> When | None:
    """So many units from the reference, before (-1) or after (1) it; `dual`: `2D` for two days, and the like.

    `length`: of several units, or with a fraction. A vague count only tells the direction. None for hours and less.
    """
    mod = _mod_of_shift(sign, hedge or hedge_after)
    if length is not None:
        said = _in_one_unit(length)
        return When(shift=sign * said[0], unit=said[1], mod=mod) if said else None
    unit, count = (dual[1:], int(dual[0])) if dual else (unit, count)
    if isinstance(count, Vague):
        return When(reference=REFERENCES[sign])
    if count != int(count):
        unit, count = {"Y": ("M", count * 12), "W": ("D", count * 7)}.get(unit, (unit, count))
    if count != int(count) or unit in SECONDS or not unit:
        return None
    return When(shift=sign * int(count), unit=unit, mod=mod)


def _in_one_unit(length: Length) -> tuple[int, str] | None:
    """The length in whole years, months, half months or days, the coarsest that counts it; None if that cannot be.

    Half a day that is left over does not count.
    """
    months, seconds = length.months or 0, length.seconds or 0
    if seconds:
        return None if months or seconds < DAY else (int(seconds // DAY), "D")
    counts = {"Y": Fraction(months) / MONTHS["Y"], "M": Fraction(months), "HM": Fraction(months) * 2}
    return next(((int(count), unit) for unit, count in counts.items() if count == int(count)), None)


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
    sign: int,
    unit: str = "",
    count: Count | Vague = 1,
    dual: str = "",
    length: Length | None = None,
    hedge: str | None = None,
    hedge_after: str | None = None,
) -> Shifted | None:
    """So many hours, minutes or seconds from the reference. None for longer units."""
    mod = _mod_of_shift(sign, hedge or hedge_after)
    if length is not None:
        short = all(term.unit in SECONDS for term in length.terms)
        return Shifted(sign * length.seconds, mod) if short and length.seconds else None
    unit, count = (dual[1:], int(dual[0])) if dual else (unit, count)
    return Shifted(sign * count * SECONDS[unit], mod) if unit in SECONDS and not isinstance(count, Vague) else None


def reference(code: str = "", turn: int = 0, sign: int = 0) -> When:
    """A time of which only its relation to now is said, by its name or as the last, these or the next years."""
    return When(reference=code or REFERENCES[max(-1, min(turn or sign, 1))])


SHIFT_MAKERS: dict[str, Callable[..., Any]] = {
    "clock_shift": clock_shift,
    "reference": reference,
    "shift": shift,
}
