"""The closed table of makers: what a rule file may name under `make`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from arextract.meaning.amounts import AMOUNT_MAKERS
from arextract.meaning.base import Context, Fields
from arextract.meaning.dates import DATE_MAKERS
from arextract.meaning.durations import DURATION_MAKERS
from arextract.meaning.entries import ENTRY_MAKERS
from arextract.meaning.impossible import IMPOSSIBLE_MAKERS
from arextract.meaning.lists import LIST_MAKERS
from arextract.meaning.money import MONEY_MAKERS
from arextract.meaning.numerals import NUMERAL_MAKERS
from arextract.meaning.quantities import QUANTITY_MAKERS
from arextract.meaning.sites import SITE_MAKERS


@frozen
class Declared:
    """What a rule says of a kind that a rule file declares: its fields by name."""

    fields: tuple[tuple[str, Any], ...]

    def resolve(self, context: Context) -> Fields:
        """The same whatever the context. A declared kind has no value but its fields."""
        return {"value": None, **dict(self.fields)}


def record(**fields: Any) -> Declared:
    """The record of a declared kind, its fields by their labels."""
    return Declared(tuple(fields.items()))


MAKERS: Mapping[str, Callable[..., Any]] = {
    **NUMERAL_MAKERS,
    **AMOUNT_MAKERS,
    **DATE_MAKERS,
    **IMPOSSIBLE_MAKERS,
    **MONEY_MAKERS,
    **QUANTITY_MAKERS,
    **LIST_MAKERS,
    **DURATION_MAKERS,
    **SITE_MAKERS,
    **ENTRY_MAKERS,
    "record": record,
}
