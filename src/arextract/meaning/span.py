"""Two or more points said together: intervals and lists, whose members complete each other."""

from __future__ import annotations

from attrs import evolve, fields, frozen

from arextract.meaning.base import Context, Fields, Members
from arextract.meaning.calendar import month_index
from arextract.meaning.calendars import CALENDARS
from arextract.meaning.clock import NOON, on_the_day
from arextract.meaning.when import When

# What one end may take from the other, the coarser the later.
_COARSER = ("day", "month", "year")
_ANCHORS = ("turn", "unit", "same", "shift")
_DATE = tuple(each.name for each in fields(When) if each.name not in ("clock", "daypart", "zone", "mod"))


@frozen
class Interval:
    """From one point to another, both included; `start` is the one that is said first."""

    start: When
    end: When

    def resolve(self, context: Context) -> Fields | None:
        """The fields of an interval; its value is `START/END`."""
        begin, finish = self.start.resolve(context), self.end.resolve(context)
        if begin is None or finish is None:
            return None
        if begin["first"] and finish["first"] and finish["first"] < begin["first"]:
            begin, finish = finish, begin
        hijri = "/".join(each["hijri"] for each in (begin, finish) if each.get("hijri")) or None
        return {
            "value": f"{_edge(begin, 0)}/{_edge(finish, -1)}",
            "begin": _edge(begin, 0),
            "finish": _edge(finish, -1),
            "first": begin["first"],
            "last": finish["last"],
            "hijri": hijri,
        }


def _edge(fields: Fields, which: int) -> str:
    """The value of an end; of a Hijri month or year its first or last day."""
    return str(fields["value"]).split("/")[which]


def interval(start: When, end: When, way: str | None = None) -> Interval | None:
    """From `start` to `end`; each takes from the other what it does not say. None if the end comes first.

    `way`: `past` for a start without a year that lies before the reference.
    """
    if start.is_time != end.is_time and not (start.has_date or end.has_date):
        return None
    start = _of_era(start, end)
    first, last = completed(start, end), completed(end, start)
    if first == last:
        return None
    if not first.has_date and not first.is_time:
        return None
    if start.year is None and _follows(first, last):
        first = evolve(first, year=(first.year or 0) - 1)
    elif end.year is None and _follows(first, last):
        last = evolve(last, year=(last.year or 0) + 1)
    if _follows(first, last):
        return None
    if any(each.day and each.year and each.month is None for each in (first, last)):
        return None
    first, last = _apart(start, end, first, last)
    first = first.towards("past" if end.reference == "PRESENT_REF" else way)
    told = any(getattr(end, name) is not None for name in ("year", "turn", "shift", "reference"))
    if not told and start.has_date and (end.has_date or not end.is_time):
        last = evolve(last, after=first)
    return Interval(first, last)


def _apart(start: When, end: When, first: When, last: When) -> tuple[When, When]:
    """The ends of hours, of which only one says its day: over midnight the other is of the day after or before."""
    if (start.has_date and end.has_date) or not _overnight(start, end):
        return first, last
    if end.has_date and end.clock and end.clock.hour:
        return evolve(first, later=-1), last
    return first, evolve(last, later=1)


def _overnight(start: When, end: When) -> bool:
    """Whether the hours tell that the end is of the day after: from ten in the evening to six in the morning."""
    if not start.clock or not end.clock:
        return False
    first, last = (on_the_day(each.clock, each.daypart) for each in (start, end) if each.clock)
    sure = [each.daypart or each.clock.hour % NOON == 0 for each in (start, end) if each.clock]
    by_24 = start.clock.hour > NOON
    return (by_24 or all(sure)) and (last.hour, last.minute or 0) < (first.hour, first.minute or 0)


def interval_in(week: When, start: When, end: When) -> Interval | None:
    """From one weekday to another of the week that is said."""
    return interval(evolve(start, turn=week.turn, unit=week.unit), evolve(end, turn=week.turn, unit=week.unit))


def dates(member: tuple[When, ...], last: When, way: str | None = None) -> Members:
    """A list whose last member says what the others leave out: `6 and 7 May`. `way`: as in `towards`."""
    return Members(tuple(completed(_of_era(each, last), last).towards(way) for each in member), last.towards(way))


def dates_apart(member: tuple[When, ...], last: When) -> Members | None:
    """A date told in several calendars, of which each member says all of itself; None if they are of one."""
    return Members(member, last) if all(each.era != last.era for each in member) else None


@frozen
class DatedWeekdays(Members):
    """Weekdays and then their dates."""

    weekday: tuple[When, ...] = ()


def weekdays_and_days(weekday: tuple[When, ...], member: tuple[When, ...], last: When) -> DatedWeekdays | None:
    """Weekdays said first and their days after them: `Tuesday and Wednesday, 14 and 15 May`; as many as there are."""
    days = (*(completed(each, last) for each in member), last)
    if len(days) != len(weekday):
        return None
    named = tuple(evolve(day, weekday=each.weekday) for day, each in zip(days, weekday, strict=True))
    return DatedWeekdays(days[:-1], last, named)


def _of_era(one: When, last: When) -> When:
    """A bare year or century of the era said after the last one: `1445 and 1446 AH`; none if it would be too late."""
    own = CALENDARS.get(last.era or "")
    years = one.year is not None and last.year is not None
    centuries = one.century is not None and last.century is not None
    bare = (years or centuries) and one.era is None and one.month is None and one.day is None
    return evolve(one, era=last.era) if bare and (own is None or (one.year or 0) <= own.last_year) else one


def completed(one: When, other: When) -> When:
    """`one`, with what only the other says: the month of a day, the year of a month, the date of a clock time."""
    if one.is_time and not one.has_date:
        one = evolve(one, **{name: getattr(other, name) for name in _DATE})
    if one.clock and other.clock:
        shared = other.daypart if one.clock.hour % NOON else None  # noon and midnight are sure by themselves
        one = evolve(one, daypart=one.daypart or shared, zone=one.zone or other.zone)
    if one.day is None and one.month is None:
        return evolve(one, turn=other.turn if one.turn is None else one.turn) if one.weekday and other.weekday else one
    taken = {name: getattr(other, name) for name in _COARSER if getattr(one, name) is None and name != "day"}
    if one.month is not None and one.era != other.era:
        return one
    if one.year is None and one.turn is None and one.same is None and one.shift is None:
        taken |= {name: getattr(other, name) for name in _ANCHORS if _is_coarse(other)}
    return evolve(one, era=other.era, **taken)


def _is_coarse(other: When) -> bool:
    """Whether the anchor of the other end holds for this one too: `the next May`, but not `yesterday`."""
    return other.unit != "D" and other.shift is None


def _follows(first: When, last: When) -> bool:
    """Whether `first` comes after `last`, as far as their years tell."""
    if first.year is None or last.year is None or first.era != last.era:
        return False
    if first.era == "BC":
        return first.year < last.year
    if first.month is None or last.month is None:
        return first.year > last.year
    months = month_index(first.year, first.month), month_index(last.year, last.month)
    return months[0] > months[1] or (months[0] == months[1] and (first.day or 0) > (last.day or 99))
