"""Military sites: what the gazetteer tells of a known one, the name as written of any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from arextract.meaning.base import Context, Entry, Fields, Written

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
    """A name that several sites bear; `candidates` are their ids, the one that is meant most often first."""

    entry: Entry
    candidates: tuple[str, ...]

    def resolve(self, context: Context) -> Fields:
        """The first site of the text's region, else the first one. It is sure only if the region leaves no other."""
        region = f"{context.region.lower()}/" if context.region else ""
        near = [each for each in self.candidates if each.startswith(region)]
        chosen = (near or self.candidates)[0]
        return {
            "value": chosen,
            "id": chosen,
            "name": self.entry.name,
            "country": chosen.partition("/")[0].upper(),
            "sure": len(near) == 1,
            "candidates": self.candidates,
        }


@frozen
class UnlistedSite:
    """A site that no gazetteer knows: its value is its name as written."""

    written: Written

    def resolve(self, context: Context) -> Fields:
        """The name, which becomes the text as given when the record is built."""
        return {"value": self.written, "name": self.written}


@frozen
class Sites:
    """Several sites that share one head noun, in order."""

    member: tuple[Site | SharedName | UnlistedSite, ...]

    def resolve(self, context: Context) -> Fields:
        """Nothing of their own: each member is a mention."""
        return {"value": None}


def site(site: Entry, barracks: bool = False) -> Site | SharedName | None:
    """A known site, or a name that several share. Where barracks are spoken of, no air or naval base is meant."""
    if barracks and site.fields.get("type") in _NO_BARRACKS:
        return None
    candidates = site.fields.get("candidates")
    return SharedName(site, candidates) if candidates else Site(site)


def hosting_airport(site: Entry) -> Site | None:
    """The base beside a civil airport of the same name; refused where the gazetteer knows of no such airport."""
    return Site(site) if "airport" in site.fields else None


def unlisted_site(written: Written) -> UnlistedSite:
    """A site by its name as written."""
    return UnlistedSite(written)


def sites(member: tuple[Site | SharedName | UnlistedSite, ...]) -> Sites:
    """Sites with one head noun."""
    return Sites(member)


SITE_MAKERS: Mapping[str, Callable[..., Any]] = {
    "site": site,
    "hosting_airport": hosting_airport,
    "unlisted_site": unlisted_site,
    "sites": sites,
}
