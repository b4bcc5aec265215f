"""`When`: a point in time as the text says it, before the reference is known."""

from __future__ import annotations

import datetime as dt

from attrs import evolve, frozen

from arextract.meaning.base import Context, Fields
from arextract.meaning.calendar import add_days, falls_on
from arextract.meaning.clock import Clock, on_the_day, time_fields
from arextract.meaning.feasts import Feast
from arextract.meaning.place import place
from arextract.meaning.zones import offset_in


@frozen(kw_only=True)
class When:
    """What the text says of a date or a time; nothing is guessed here. Numbers are as on the calendar.

    year, month, day: of the era: `BC`, `AH`, or None for ours. weekday: ISO, Monday is 1.
    week: of the month or the year, -1 is the last.
    part: of the year: SP SU FA WI, Q1 to Q4, H1, H2.
    decade: its tens, 6 for the sixties. century: counted from 0, 19 for the 20th. millennium: likewise.
    unit: D W WE M Q Y DE CE, HM for half a month, or H MIN S. turn: which of these units, weekdays or months: -1 the
    last one, 0 this one, 1 the next, 2 the one after it. shift: so many units from the reference.
    same: the unit whose number is that of the date said before; with `shift` so many units from there.
    reference: PAST_REF, PRESENT_REF or FUTURE_REF. after: the other end of an interval, which this one follows.
    feast: the feast whose day it is. later: so many days after the one that is said.
    nth: which day of the period that is said, counted from 1; -1 is the last.
    way: which of several it is: `past`, `following` the date said before, or `forward` if the sentence looks there.
    like: D or M, today's or this month's number in the year said, or with `same` that of the date said before; Y the
    year whose first day is the nearest.
    digits: written in digits of which the first two may be either day or month.
    clock, daypart, zone: what makes it a time; a zone is `Z`, an offset or a name of the zone database.
    """

    era: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    part: str | None = None
    decade: int | None = None
    century: int | None = None
    millennium: int | None = None
    turn: int | None = None
    unit: str | None = None
    shift: int | None = None
    same: str | None = None
    reference: str | None = None
    after: When | None = None
    feast: Feast | None = None
    later: int = 0
    nth: int | None = None
    way: str | None = None
    like: str | None = None
    digits: bool = False
    clock: Clock | None = None
    daypart: str | None = None
    zone: str | None = None
    mod: str | None = None

    def resolve(self, context: Context) -> Fields | None:
        """The fields of the record: kind date, or time where a clock time or a part of the day is said."""
        point = place(self, context)
        if point is None:
            return None
        day = point.first if point.grain == "day" else None
        conflict = bool(day and self.weekday and not self.later and not self._falls_right(day))
        fields = {**point.fields(), "mod": self.mod, "conflict": conflict}
        if self.is_time:
            known = "" if point.value in ("XXXX-XX-XX", "PRESENT_REF") else point.value
            fields.update(time_fields(known, self.clock, self.daypart, self._offset(day, context)))
            if self.clock is not None and self.zone is not None:
                fields["zone"] = fields["zone"] or self.zone
        return fields

    def _offset(self, day: dt.date | None, context: Context) -> str | None:
        """The offset of the zone that is said: on its day, else on that of the reference."""
        if self.zone is None or self.clock is None or "/" not in self.zone:
            return self.zone
        time = on_the_day(self.clock, self.daypart)
        date = day or (context.reference.date() if context.reference else None)
        return offset_in(self.zone, dt.datetime.combine(date, dt.time(time.hour, time.minute or 0)) if date else None)

    def _falls_right(self, day: dt.date) -> bool:
        """Whether the weekday is that of the day; the crescent may be seen a day before or after it is computed."""
        around = (-1, 0, 1) if self.era == "AH" else (0,)
        near = (add_days(day, each) for each in around)
        return any(falls_on(each, self.weekday or 1) for each in near if each)

    def towards(self, way: str | None) -> When:
        """The same in the past, or where the sentence looks, unless it says its year."""
        return self if self.year is not None or self.turn is not None else evolve(self, way=way)

    @property
    def is_time(self) -> bool:
        """Whether it is finer than a day."""
        return self.clock is not None or self.daypart is not None

    @property
    def has_date(self) -> bool:
        """Whether it says anything of the calendar."""
        return evolve(self, clock=None, daypart=None, zone=None, mod=None) != When()
