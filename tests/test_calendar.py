"""Arithmetic on the calendar, Gregorian and Hijri."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arextract.meaning import calendar
from arextract.meaning.calendars import HIJRI

days = st.dates()
TABULAR = st.dates(dt.date(622, 7, 19), dt.date(1924, 7, 20)) | st.dates(dt.date(2077, 11, 18), dt.date(9990, 1, 1))


@given(days, st.integers(-(10**7), 10**7))
def test_days_are_added_or_nothing_is_said(day: dt.date, count: int) -> None:
    moved = calendar.add_days(day, count)
    assert moved is None or (moved - day).days == count


@given(days, st.integers(-200_000, 200_000))
def test_months_go_there_and_back(day: dt.date, count: int) -> None:
    there = calendar.month_at(calendar.month_index(day.year, day.month) + count)
    if there is not None:
        assert calendar.month_at(calendar.month_index(*there) - count) == (day.year, day.month)


@given(days, st.integers(1, 7), st.integers(1, 7))
def test_a_week_begins_where_the_user_says(day: dt.date, start: int, weekday: int) -> None:
    first = calendar.week_first(day, start)
    assert first is None or (first.isoweekday() == start and 0 <= (day - first).days < 7)
    there = calendar.weekday_in_week(day, weekday, start)
    assert first is None or there is None or (there.isoweekday() == weekday and 0 <= (there - first).days < 7)


@pytest.mark.parametrize(
    ("turn", "prefer", "expected"),
    [
        (None, "nearest", 10),
        (None, "past", 0),
        (None, "future", 10),
        (1, "past", 10),
        (2, "nearest", 20),
        (-1, "future", 0),
        (0, "nearest", 10),
        (-2, "nearest", None),
    ],
)
def test_pick(turn: int | None, prefer: str, expected: int | None) -> None:
    assert calendar.pick([0, 10, 20], 6, turn, prefer) == expected  # type: ignore[arg-type]


def test_a_tie_is_past_and_what_holds_the_reference_is_meant() -> None:
    assert calendar.pick([0, 10], 5, None, "nearest") == 0
    assert calendar.pick([0, 5, 10], 5, None, "past") == 5
    assert calendar.pick([0, 5, 10], 5, 1, "past") == 10
    assert calendar.pick([], 5, None, "nearest") is None


@given(days, st.integers(1, 7))
def test_weekdays_around(day: dt.date, weekday: int) -> None:
    around = calendar.weekdays_around(day, weekday)
    assert any(each > day.toordinal() for each in around)
    assert any(each < day.toordinal() for each in around)
    known = filter(None, map(calendar.from_ordinal, around))
    assert all(each.isoweekday() == weekday for each in known)


def test_seasons() -> None:
    assert calendar.season_index(dt.date(2016, 3, 1)) == 2016 * 4
    assert calendar.season_index(dt.date(2016, 12, 1)) == 2016 * 4 + 3
    assert calendar.season_index(dt.date(2017, 2, 28)) == 2016 * 4 + 3


def test_spans_are_cut_to_the_years_that_there_are() -> None:
    assert calendar.years_span(9990, 10005) == (dt.date(9990, 1, 1), dt.date(9999, 12, 31))
    assert calendar.years_span(10000, 10099) is None
    assert calendar.months_span(9999, 12, 3) is None
    assert calendar.months_span(2016, 12, 3) == (dt.date(2016, 12, 1), dt.date(2017, 2, 28))


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ((1442, 9, 15), dt.date(2021, 4, 27)),
        ((1370, 2, 13), dt.date(1950, 11, 24)),
        ((1298, 10, 19), dt.date(1881, 9, 14)),
        ((855, 1, 5), dt.date(1451, 2, 16)),
        ((1, 1, 1), dt.date(622, 7, 19)),
    ],
)
def test_hijri_to_gregorian(date: tuple[int, int, int], expected: dt.date) -> None:
    assert HIJRI.to_gregorian(*date) == expected
    assert HIJRI.from_gregorian(expected) == date


@given(TABULAR)
def test_hijri_there_and_back(day: dt.date) -> None:
    date = HIJRI.from_gregorian(day)
    assert date is not None
    assert HIJRI.to_gregorian(*date) == day


@given(st.integers(1, 9700), st.integers(1, 12))
def test_hijri_months_follow_each_other(year: int, month: int) -> None:
    span = HIJRI.month_span(year, month)
    following = HIJRI.month_start(*((year, month + 1) if month < 12 else (year + 1, 1)))
    if span and following:
        assert 27 <= (span[1] - span[0]).days <= 30
        assert following - span[1] == dt.timedelta(1)


def test_hijri_has_its_bounds() -> None:
    assert HIJRI.month_start(9999, 1) is None
    assert HIJRI.years_span(9999, 9999) is None
    assert HIJRI.from_gregorian(dt.date(500, 1, 1)) is None
