"""Values of records in plain writing: numbers as text, and all of them as JSON data and back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction as Ratio
from typing import Any


def plain(number: int | float | Decimal) -> str:
    """The number in plain notation, exact: `2500`, `0.5`, `-3`."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def number(text: str) -> int | Decimal:
    """The inverse of `plain` for whole and decimal numbers."""
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


# The type of an attribute -> what reads it back from JSON; the others are the same there.
READERS: dict[Any, Callable[[Any], Any]] = {
    int | None: int,
    float | None: float,
    int | Decimal | None: number,
    Decimal | None: Decimal,
    Ratio | None: Ratio,
    dt.date | None: dt.date.fromisoformat,
    tuple[str, ...]: tuple,
}


def to_json(value: Any) -> Any:
    """A value as JSON has it: numbers as strings, so that nothing is lost, dates in ISO form, tuples as lists."""
    if isinstance(value, bool | str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return plain(value)
