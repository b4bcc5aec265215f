"""Lists of amounts that share what only the last of them says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve

from arextract.meaning.amounts import Count, Share
from arextract.meaning.base import Members
from arextract.meaning.money import Money
from arextract.meaning.quantities import Quantity

Measured = Quantity | Money | Share


def amounts(member: tuple[Count, ...], last: Measured) -> Members:
    """Numbers whose last one says the unit, the currency or the percent of all."""
    return Members(tuple(evolve(last, amount=each.amount, hedge=each.hedge) for each in member), last)


LIST_MAKERS: dict[str, Callable[..., Any]] = {"amounts": amounts}
