"""Entries of gazetteers: which of several with one name is meant, and the record of any other kind than a site's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from arextract.meaning.base import Context, Entry, Fields


def nearest(bearers: tuple[Entry, ...], context: Context, owner: str | None = None) -> tuple[tuple[Entry, ...], bool]:
    """The bearers of a name, the likelier ones first, and whether a country leaves only one.

    Those of its owner's country go before the others; if there are none, those of the country that the sentence
    names, then those of the text's region.
    """
    countries = {str(each.fields["country"]) for each in bearers if each.fields.get("country")}
    told = owner if owner in countries else context.land(countries) or context.region
    near = tuple(each for each in bearers if each.fields.get("country") == told)
    return (*near, *(each for each in bearers if each not in near)), len(near) == 1


@frozen
class Listed:
    """An entry, as the record of a kind that a rule file declares; `fields` are what the text says beside it."""

    entry: Entry
    fields: tuple[tuple[str, Any], ...]

    def resolve(self, context: Context) -> Fields:
        """Its id, and what the gazetteer says of it. Of several with its name, the likeliest."""
        bearers = self.entry.bearers
        ranked = nearest(bearers, context)[0] if bearers else (self.entry,)
        chosen, own = ranked[0], dict(self.entry.fields)
        if own.get("candidates"):
            own["candidates"] = tuple(each.id for each in ranked)
        return {"value": chosen.id, **chosen.fields, **own, **dict(self.fields)}


def entry(entry: Entry, **fields: Any) -> Listed:
    """The record of a declared kind from an entry of a gazetteer: its id is the value; more fields by their labels."""
    return Listed(entry, tuple(fields.items()))


ENTRY_MAKERS: Mapping[str, Callable[..., Any]] = {"entry": entry}
