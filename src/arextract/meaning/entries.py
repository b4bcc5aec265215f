"""Entries of gazetteers: which of several with one name is meant, and the record of any other kind than a site's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from arextract.meaning.base import Context, Entry, Fields


def nearest(bearers: tuple[Entry, ...], *countries: str | None) -> tuple[tuple[Entry, ...], bool]:
    """The bearers of a name, those in the first of the countries that has any before the others.

    Also whether a country leaves only one.
    """
    for country in filter(None, countries):
        near = tuple(each for each in bearers if each.fields.get("country") == country)
        if near:
            return (*near, *(each for each in bearers if each.fields.get("country") != country)), len(near) == 1
    return bearers, False


@frozen
class Listed:
    """An entry, as the record of a kind that a rule file declares; `fields` are what the text says beside it."""

    entry: Entry
    fields: tuple[tuple[str, Any], ...]

    def resolve(self, context: Context) -> Fields:
        """Its id, and what the gazetteer says of it. Of several with its name, the first in the text's region."""
        ranked, _ = nearest(self.entry.bearers or (self.entry,), context.region)
        chosen, own = ranked[0], dict(self.entry.fields)
        if own.get("candidates"):
            own["candidates"] = tuple(each.id for each in ranked)
        return {"value": chosen.id, **chosen.fields, **own, **dict(self.fields)}


def entry(entry: Entry, **fields: Any) -> Listed:
    """The record of a declared kind from an entry of a gazetteer: its id is the value; more fields by their labels."""
    return Listed(entry, tuple(fields.items()))


ENTRY_MAKERS: Mapping[str, Callable[..., Any]] = {"entry": entry}
