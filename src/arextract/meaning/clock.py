"""Clock times and parts of the day."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

from attrs import evolve, frozen

from arextract.meaning.base import Context, Fields

# What is said with an hour: the TIMEX3 parts of the day (morning, midday, afternoon, evening, night, daytime),
# the two halves of the dial, and the hours after midnight (LN: late night).
Part = str
TIMEX_PARTS = {"LN": "NI", "AM": None, "PM": None}
NOON, MIDNIGHT = 12, 24
SECONDS = {"H": 3600, "MIN": 60, "S": 1}


@frozen
class Clock:
    """A time on the dial or on the 24 hours, as said."""

    hour: int
    minute: int | None = None
    second: int | None = None


def clock(
    hour: int,
    minute: int | None = None,
    second: int | Decimal | None = None,
    add: int = 0,
    subtract: int = 0,
) -> Clock | None:
    """A clock time; `add` minutes after it, or `subtract` minutes before it. None if there is no such time.

    Of a second only what is whole counts.
    """
    second = None if second is None else int(second)
    if hour > MIDNIGHT or (minute or 0) > 59 or (second or 0) > 59:
        return None
    moved = (minute or 0) + add - subtract
    if not add and not subtract:
        return Clock(hour % 24, minute, second)
    return Clock((hour + moved // 60) % 24, moved % 60, second)


def on_the_day(time: Clock, part: Part | None) -> Clock:
    """The time on 24 hours: the eighth hour of the evening is 20."""
    return evolve(time, hour=_hour(time.hour, part)) if part and time.hour <= NOON else time


def _hour(hour: int, part: Part) -> int:
    of_dial = hour % NOON
    if part in ("MO", "AM", "LN"):
        return of_dial
    if part == "NI":  # from dusk to dawn
        return of_dial if of_dial <= 5 else of_dial + NOON
    if part in ("MI", "DT"):
        return hour if hour >= 6 else hour + NOON
    return of_dial + NOON


def time_fields(day: str, time: Clock | None, part: Part | None, zone: str | None) -> Fields:
    """The fields of a record of kind time. day: the value of its date, empty where none is known."""
    code = TIMEX_PARTS.get(part, part) if part else None
    if time is None:
        return {"value": f"{day}T{code or 'XX'}", "granularity": "part", "part": code}
    time = on_the_day(time, part)
    value = f"{day}T{time.hour:02}:{time.minute or 0:02}"
    if time.second is not None:
        value += f":{time.second:02}"
    grain = "hour" if time.minute is None else "minute" if time.second is None else "second"
    fields: Fields = {"hour": time.hour, "minute": time.minute or 0, "second": time.second, "part": code, "zone": zone}
    return {"value": value + (zone or ""), "granularity": grain, **fields}


@frozen
class Shifted:
    """So many seconds from the reference."""

    seconds: int | Decimal | Fraction
    mod: str | None = None

    def resolve(self, context: Context) -> Fields:
        """The clock time; open if the reference is not known, or is no more than a day."""
        here = context.reference
        if here is None or here.time() == dt.time():
            return {"value": "TXX:XX", "granularity": "minute"}
        try:
            there = here + dt.timedelta(seconds=float(self.seconds))
        except OverflowError:
            return {"value": "TXX:XX", "granularity": "minute"}
        time = Clock(there.hour, there.minute)
        days = {"first": there.date(), "last": there.date()}
        return {**time_fields(there.date().isoformat(), time, None, None), **days, "mod": self.mod}
