"""Lists of amounts that share what only the last of them says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from attrs import evolve, frozen

from arextract.meaning.amounts import Count, Share
from arextract.meaning.base import Context, Fields
from arextract.meaning.money import Money
from arextract.meaning.quantities import Quantity

Measured = Quantity | Money | Share


@frozen
class Amounts:
    """Amounts of one unit, in order."""

    member: tuple[Measured, ...]
    last: Measured

    def resolve(self, context: Context) -> Fields:
        """Nothing of their own: each one is a mention."""
        return {"value": None}


def amounts(member: tuple[Count, ...], last: Measured) -> Amounts:
    """Numbers whose last one says the unit, the currency or the percent of all."""
    return Amounts(tuple(evolve(last, amount=each.amount, hedge=each.hedge) for each in member), last)


LIST_MAKERS: dict[str, Callable[..., Any]] = {"amounts": amounts}
