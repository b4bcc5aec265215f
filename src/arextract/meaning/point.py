"""Points: calendar dates as far as they are known, as TIMEX3 writes them."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from arextract.meaning import calendar
from arextract.meaning.base import Context, Fields
from arextract.meaning.calendars import HIJRI, Calendar

# Countries that rest on Friday and Saturday; the others on Saturday and Sunday.
FRIDAY_AND_SATURDAY = frozenset({
    "AF", "BH", "DZ", "EG", "IQ", "JO", "KW", "LY", "OM", "PS", "QA", "SA", "SD", "SO", "SY", "YE",
})  # fmt: skip
Span = tuple[dt.date, dt.date] | None


@frozen
class Point:
    """A resolved date. `grain`: day, week, weekend, month, quarter, half, season, year, decade, century, millennium.

    value: TIMEX3, with X for what is not known. first, last: the days it covers, where they are known.
    own: the date in its own calendar, and the field of the record where it stands.
    """

    value: str
    grain: str | None
    first: dt.date | None = None
    last: dt.date | None = None
    own: tuple[str, str] | None = None

    def fields(self) -> Fields:
        """The point as the fields of a record."""
        return {
            "value": self.value,
            "granularity": self.grain,
            "first": self.first,
            "last": self.last,
            **dict([self.own] if self.own else []),
        }


def _spanned(value: str, grain: str, span: Span, own: tuple[str, str] | None = None) -> Point:
    first, last = span or (None, None)
    return Point(value, grain, first, last, own)


def _digits(number: int | None, width: int) -> str:
    return "X" * width if number is None else f"{number:0{width}}"


def day_point(day: dt.date) -> Point:
    """A known day."""
    return Point(day.isoformat(), "day", day, day)


def partial_point(year: int | None, month: int | None, day: int | None, bc: bool = False) -> Point:
    """A day, a month or a year, the finest that is given; `XXXX-12-31` where the year is not known."""
    value = ("BC" if bc else "") + _digits(year, 4)
    if month is None and day is None:
        return _spanned(value, "year", calendar.years_span(year, year) if year and not bc else None)
    value += "-" + _digits(month, 2)
    known = year is not None and month is not None and not bc
    if day is None:
        return _spanned(value, "month", calendar.month_span(year, month) if known else None)  # type: ignore[arg-type]
    exact = calendar.day_of(year, month, day) if known else None  # type: ignore[arg-type]
    return _spanned(f"{value}-{day:02}", "day", (exact, exact) if exact else None)


def open_point(grain: str) -> Point:
    """A day, week ... of which nothing is known."""
    return Point(OPEN[grain], grain)


OPEN = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


def weekday_point(weekday: int) -> Point:
    """A weekday of no known week."""
    return Point(f"XXXX-WXX-{weekday}", "day")


def week_point(day: dt.date, context: Context, weekend: bool = False) -> Point:
    """The week of a day, or its days of rest. It is told by the ISO week that most of its days are in."""
    first = calendar.week_first(day, context.week_start)
    middle = calendar.add_days(first, 3) if first else None
    last = calendar.add_days(first, 6) if first else None
    year, week, _ = (middle or day).isocalendar()
    value = f"{year:04}-W{week:02}" + ("-WE" if weekend else "")
    if weekend and first:
        first = calendar.weekday_in_week(first, 5 if context.region in FRIDAY_AND_SATURDAY else 6, context.week_start)
        last = calendar.add_days(first, 1) if first else None
    return Point(value, "weekend" if weekend else "week", first, last)


def part_point(year: int | None, part: str) -> Point:
    """A quarter (`Q1`), a half (`H2`) or a season (`SU`) of a year; winter goes on into the next."""
    if part in calendar.SEASONS:
        grain, start, count = "season", 3 + 3 * calendar.SEASONS.index(part), 3
    else:
        grain, count = ("quarter", 3) if part[0] == "Q" else ("half", 6)
        start = 1 + count * (int(part[1]) - 1)
    return _spanned(f"{_digits(year, 4)}-{part}", grain, calendar.months_span(year, start, count) if year else None)


def years_point(grain: str, number: int, bc: bool = False) -> Point:
    """A decade (196: the 1960s), a century (19: the 20th) or a millennium (2: the third), counted from 0."""
    width = {"decade": 3, "century": 2, "millennium": 1}[grain]
    size = 10 ** (4 - width)
    span = None if bc else calendar.years_span(number * size, number * size + size - 1)
    return _spanned(("BC" if bc else "") + _digits(number, width), grain, span)


def calendar_point(own: Calendar, year: int | None, month: int | None, day: int | None) -> Point | None:
    """A day, month or year of another calendar; its value is the Gregorian day, or the interval that it covers.

    None if its year has no such day, or the years 1 to 9999 do not reach there.
    """
    named = f"BH{1 - year:04}" if year is not None and year < 1 else _digits(year, 4)
    written = named + ("-" + _digits(month, 2) if month or day else "") + (f"-{day:02}" if day else "")
    said = (own.field, written)
    if year is None or (day and month is None):
        grain = "day" if day else "month" if month else "year"
        return Point(OPEN[grain], grain, own=said)
    if month and day:
        exact = own.to_gregorian(year, month, day)
        return Point(exact.isoformat(), "day", exact, exact, said) if exact else None
    if month:
        return _covering(own.month_span(year, month), "month", said)
    return _covering(own.years_span(year, year), "year", said)


def hijri_years_point(grain: str, number: int, before: bool = False) -> Point | None:
    """A decade or a century of the Hijra or before it, counted from 0; None beyond the years 1 to 9999.

    A century begins with its year 1, a decade with its tens.
    """
    width, start, size = (2, number * 100 + 1, 100) if grain == "century" else (3, number * 10, 10)
    first, last = max(start, 1), start + size - 1
    span = HIJRI.years_span(1 - last, 1 - first) if before else HIJRI.years_span(first, last)
    return _covering(span, grain, ("hijri", ("BH" if before else "") + _digits(number, width)))


def _covering(span: Span, grain: str, own: tuple[str, str]) -> Point | None:
    return _spanned(f"{span[0]}/{span[1]}", grain, span, own) if span else None
