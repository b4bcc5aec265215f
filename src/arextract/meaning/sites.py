"""Military sites: what the gazetteer tells of a known one, the name as written of any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from arextract.meaning.base import Context, Entry, Fields, Members, Written
from arextract.meaning.entries import nearest

_NO_BARRACKS = ("air_base", "naval_base", "heliport", "airport")
_FACTS = ("english", "country", "type", "latitude", "longitude")


@frozen
class Site:
    """A site that the gazetteer knows."""

    entry: Entry

    def resolve(self, context: Context) -> Fields:
        """What the gazetteer says of it."""
        facts = {name: self.entry.fields.get(name) for name in _FACTS}
        sure = self.entry.fields.get("sure", True)
        return {"value": self.entry.id, "id": self.entry.id, "name": self.entry.name, **facts, "sure": sure}


@frozen
class SharedName:
    """A name that several sites bear: `bearers`, the one that is meant most often first.

    owner: the code of the country whose it is said to be.
    """

    bearers: tuple[Entry, ...]
    owner: str | None = None

    def resolve(self, context: Context) -> Fields:
        """The first site of its owner's country, else of that which the sentence names or of the text's region.

        It is sure only if the country leaves no other. The candidates are all of them, the likelier ones first.
        """
        ranked, alone = nearest(self.bearers, context, self.owner)
        fields = Site(ranked[0]).resolve(context)
        return {**fields, "sure": fields["sure"] and alone, "candidates": tuple(each.id for each in ranked)}


@frozen
class UnlistedSite:
    """A site that no gazetteer knows: its value is its name as written."""

    written: Written

    def resolve(self, context: Context) -> Fields:
        """The name, which becomes the text as given when the record is built."""
        return {"value": self.written, "name": self.written}


def site(site: Entry, owner: tuple[str, ...] = (), barracks: bool = False) -> Site | SharedName | None:
    """A known site, or a name that several share; then the countries of its adjectives tell which one.

    Where barracks are spoken of, no air or naval base is meant.
    """
    if barracks and site.fields.get("type") in _NO_BARRACKS:
        return None
    return SharedName(site.bearers, next(iter(owner), None)) if site.bearers else Site(site)


def hosting_airport(site: Entry) -> Site | SharedName | None:
    """The base `beside` a civil airport or seaport of the same name; refused where the gazetteer tells of none."""
    hosted = tuple(each for each in site.bearers or (site,) if "beside" in each.fields)
    return SharedName(hosted) if len(hosted) > 1 else Site(hosted[0]) if hosted else None


def unlisted_site(written: Written) -> UnlistedSite:
    """A site by its name as written."""
    return UnlistedSite(written)


def sites(member: tuple[Site | SharedName | UnlistedSite, ...]) -> Members:
    """Sites with one head noun."""
    return Members(member)


SITE_MAKERS: Mapping[str, Callable[..., Any]] = {
    "site": site,
    "hosting_airport": hosting_airport,
    "unlisted_site": unlisted_site,
    "sites": sites,
}
