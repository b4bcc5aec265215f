"""Time zones: from what the text says to an offset from Greenwich, by the system's zone database."""

from __future__ import annotations

import datetime as dt
from functools import cache
from zoneinfo import ZoneInfo

from arextract.meaning.clock import Clock

# Where a zone has had one offset through these years, a time without a date has it too.
YEARS = range(2009, 2038)
MOST_HOURS = 14


def zone_offset(sign: int = 1, hours: int = 0, minutes: int = 0, ahead: Clock | None = None) -> str | None:
    """An offset from Greenwich: `Z`, `+03:00`; `ahead` has its hours and minutes. None if no place has it."""
    if ahead is not None:
        hours, minutes = ahead.hour, ahead.minute or 0
    if hours > MOST_HOURS:
        return None
    return f"{'+' if sign > 0 else '-'}{hours:02}:{minutes:02}" if hours or minutes else "Z"


def offset_in(zone: str, moment: dt.datetime | None) -> str | None:
    """The offset of a zone of the database at a local time; None if it depends on the time and that is not known."""
    place = _place(zone)
    if moment is not None:
        return _written(moment.replace(tzinfo=place, fold=0).utcoffset())
    return _lasting(zone)


@cache
def _place(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)


@cache
def _lasting(zone: str) -> str | None:
    days = (dt.datetime(year, month, 1, tzinfo=_place(zone)) for year in YEARS for month in (1, 7))
    offsets = {day.utcoffset() for day in days}
    return _written(offsets.pop()) if len(offsets) == 1 else None


def _written(offset: dt.timedelta | None) -> str:
    minutes = round((offset or dt.timedelta()).total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
