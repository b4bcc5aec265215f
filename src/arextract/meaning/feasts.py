"""Feasts that have their day in our calendar: those of a month and day, and those told from Easter."""

from __future__ import annotations

import datetime as dt

from attrs import frozen
from dateutil.easter import EASTER_JULIAN, EASTER_ORTHODOX, EASTER_WESTERN, easter

from arextract.meaning.calendar import add_days, day_of

# Countries whose Christians mostly keep the Easter of the eastern churches.
EASTERN = frozenset({"CY", "EG", "ER", "ET", "GR", "JO", "RU", "SD", "SS"})
# The years for which Easter can be computed, and from which on the Gregorian calendar holds.
EASTER_YEARS = range(326, 4100)
FIRST_GREGORIAN = 1583


@frozen
class Fixed:
    """A feast of one month and day. days: by country, for all others under the empty name.

    country: whose feast the text says it is. later: days from the feast itself.
    """

    days: tuple[tuple[str, int, int], ...]
    country: str | None = None
    later: int = 0

    def known(self, region: str | None) -> tuple[int, int] | None:
        """(month, day) in a region; None if the feast has no day there."""
        own = {country: (month, day) for country, month, day in self.days}
        found = own.get(self.country or region or "") or (None if self.country else own.get(""))
        return found if found and found[0] else None

    def day_in(self, year: int, region: str | None) -> dt.date | None:
        """Its day in a year; None if there is none."""
        known = self.known(region)
        day = day_of(year, *known) if known else None
        return add_days(day, self.later) if day else None


@frozen
class Easter:
    """A feast told from Easter Sunday. eastern: of the eastern churches; None leaves it to the region."""

    later: int
    eastern: bool | None = None

    def known(self, region: str | None) -> None:
        """No month and day are the same in each year."""

    def day_in(self, year: int, region: str | None) -> dt.date | None:
        """Its day in a year, before 1583 as the Julian calendar writes it; None where Easter cannot be computed."""
        eastern = region in EASTERN if self.eastern is None else self.eastern
        if year not in EASTER_YEARS:
            return None
        if year < FIRST_GREGORIAN:
            return add_days(easter(year, EASTER_JULIAN), self.later)
        return add_days(easter(year, EASTER_ORTHODOX if eastern else EASTER_WESTERN), self.later)


Feast = Fixed | Easter


def fixed(days: str, country: str | None = None, later: int = 0) -> Fixed:
    """A feast as the rules write it: `12-25 EG=01-07`, its day and that in some countries; `TN=00-00` says none."""
    written = (each.rpartition("=") for each in days.split())
    return Fixed(tuple((region, int(day[:2]), int(day[3:])) for region, _, day in written), country, later)
