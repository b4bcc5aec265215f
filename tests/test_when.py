"""Points in time: made by the makers, resolved against a reference."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from arextract.meaning.base import Context
from arextract.meaning.clock import Clock, clock
from arextract.meaning.dates import (
    DATE_MAKERS,
    date,
    dated,
    dates,
    digits_date,
    interval,
    modified,
    time,
)
from arextract.meaning.shifts import clock_shift, shift
from arextract.meaning.when import When
from arextract.meaning.years import bare_year, hijri_year, year, years

TUESDAY = dt.datetime(2021, 8, 24, 10, 15)


def resolved(when: Any, reference: dt.datetime | None = TUESDAY, **more: Any) -> dict[str, Any]:
    fields = when.resolve(Context(reference, **more))
    assert fields is not None
    return fields


def value(when: Any, reference: dt.datetime | None = TUESDAY, **more: Any) -> Any:
    return resolved(when, reference, **more)["value"]


@pytest.mark.parametrize(
    ("said", "expected", "unreferenced"),
    [
        ({"day": 9, "month": 4, "within": year(2003)}, "2003-04-09", "2003-04-09"),
        ({"day": 31, "month": 12}, "2021-12-31", "XXXX-12-31"),
        ({"day": 31, "month": 12, "turn": 1}, "2021-12-31", "XXXX-12-31"),
        ({"day": 31, "month": 12, "turn": -1}, "2020-12-31", "XXXX-12-31"),
        ({"day": 24, "month": 8, "turn": 1}, "2022-08-24", "XXXX-08-24"),
        ({"day": 22, "month": 8, "turn": 0}, "2021-08-22", "XXXX-08-22"),
        ({"day": 29, "month": 2}, "2020-02-29", "XXXX-02-29"),
        ({"month": 4, "turn": -1}, "2021-04", "XXXX-04"),
        ({"month": 8, "turn": -1}, "2020-08", "XXXX-08"),
        ({"month": 2}, "2021-02", "XXXX-02"),
        ({"day": 25, "turn": -1}, "2021-07-25", "XXXX-XX-25"),
        ({"weekday": 6, "turn": -1}, "2021-08-21", "XXXX-WXX-6"),
        ({"weekday": 2}, "2021-08-24", "XXXX-WXX-2"),
        ({"weekday": 3}, "2021-08-18", "XXXX-WXX-3"),
        ({"weekday": 2, "turn": 1}, "2021-08-31", "XXXX-WXX-2"),
        ({"shift": 0}, "2021-08-24", "PRESENT_REF"),
        ({"unit": "D", "turn": 0}, "2021-08-24", "PRESENT_REF"),
        ({"shift": -2}, "2021-08-22", "XXXX-XX-XX"),
        ({"shift": -1, "weekday": 1}, "2021-08-23", "XXXX-WXX-1"),
        ({"unit": "W"}, "2021-W34", "XXXX-WXX"),
        ({"unit": "WE", "turn": -1}, "2021-W33-WE", "XXXX-WXX-WE"),
        ({"unit": "W", "turn": 1, "weekday": 5}, "2021-09-03", "XXXX-WXX-5"),
        ({"unit": "M", "turn": -1}, "2021-07", "XXXX-XX"),
        ({"unit": "Y", "turn": -1}, "2020", "XXXX"),
        ({"unit": "Y", "turn": -2}, "2019", "XXXX"),
        ({"unit": "Q"}, "2021-Q3", "XXXX-QX"),
        ({"unit": "DE", "turn": -1}, "201", "XXX"),
        ({"unit": "CE", "turn": -1}, "19", "19"),
        ({"month": 3, "within": date(unit="Y", turn=-1)}, "2020-03", "XXXX-03"),
        ({"day": 15, "within": date(unit="M")}, "2021-08-15", "XXXX-XX-15"),
        ({"decade": 9, "within": date(unit="CE", turn=-1)}, "199", "199"),
        ({"decade": 6}, "196", "196"),
        ({"decade": 8, "within": date(century=19)}, "188", "188"),
        ({"century": 4}, "03", "03"),
        ({"century": 5, "era": "BC"}, "BC04", "BC04"),
        ({"millennium": 3}, "2", "2"),
        ({"part": "SU", "within": year(2014)}, "2014-SU", "2014-SU"),
        ({"part": "WI"}, "2020-WI", "XXXX-WI"),
        ({"part": "SU", "turn": -1}, "2020-SU", "XXXX-SU"),
        ({"part": "H2", "within": date(unit="Y", turn=-1)}, "2020-H2", "XXXX-H2"),
        ({"within": year(130, era="BC")}, "BC0130", "BC0130"),
        ({"day": 15, "hijri_month": 9, "within": hijri_year(1442)}, "2021-04-27", "2021-04-27"),
        ({"hijri_month": 9}, "2021-04-13/2021-05-12", "XXXX-XX"),
        ({"hijri_month": 9, "turn": 1}, "2022-04-02/2022-05-01", "XXXX-XX"),
        ({"hijri_month": 9, "within": hijri_year(2011)}, "2011-08-01/2011-08-29", "2011-08-01/2011-08-29"),
        ({"within": hijri_year(1442, "AH")}, "2020-08-20/2021-08-08", "2020-08-20/2021-08-08"),
    ],
)
def test_dates(said: dict[str, Any], expected: str, unreferenced: str) -> None:
    assert value(date(**said)) == expected
    assert value(date(**said), None) == unreferenced


@pytest.mark.parametrize(
    "said",
    [
        {"day": 31, "month": 4},
        {"day": 30, "month": 2},
        {"day": 29, "month": 2, "within": year(2021)},
        {"day": 0, "month": 1},
        {"day": 31, "hijri_month": 9},
        {"month": 13},
        {"century": 0},
    ],
)
def test_what_cannot_be_is_refused(said: dict[str, Any]) -> None:
    assert date(**said) is None


def test_hijri_keeps_its_own_date() -> None:
    assert resolved(date(day=15, hijri_month=9, within=hijri_year(1442)))["hijri"] == "1442-09-15"
    assert resolved(date(hijri_month=9))["hijri"] == "1442-09"
    assert resolved(date(hijri_month=9), None)["hijri"] == "XXXX-09"
    assert resolved(date(within=hijri_year(40, "AH")))["hijri"] == "0040"


def test_a_weekday_may_contradict_its_date() -> None:
    thursday = date(day=9, month=9, weekday=4, within=year(2021))
    friday = date(day=9, month=9, weekday=5, within=year(2021))
    assert not resolved(thursday)["conflict"]
    assert resolved(friday)["conflict"]


def test_a_weekday_settles_the_year() -> None:
    assert value(date(day=25, month=12, weekday=5), dt.datetime(2016, 6, 1)) == "2015-12-25"


def test_the_sentence_and_the_preference_turn_a_weekday() -> None:
    friday = date(weekday=5)
    assert value(friday) == "2021-08-20"
    assert value(friday, forward=lambda: True) == "2021-08-27"
    assert value(friday, prefer="past", forward=lambda: True) == "2021-08-20"
    assert value(friday, prefer="future") == "2021-08-27"


def test_what_a_date_covers() -> None:
    fields = resolved(date(month=2, within=year(2020)))
    assert (fields["first"], fields["last"]) == (dt.date(2020, 2, 1), dt.date(2020, 2, 29))
    assert fields["granularity"] == "month"
    week = resolved(date(unit="W"))
    assert (week["first"], week["last"]) == (dt.date(2021, 8, 23), dt.date(2021, 8, 29))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"day": 30, "within": date(same="M")}, "1990-05-30"),
        ({"day": 19, "month": 2, "within": date(same="Y")}, "1990-02-19"),
        ({"same": "D"}, "1990-05-03"),
        ({"same": "D", "shift": 1}, "1990-05-04"),
        ({"same": "M", "shift": 1}, "1990-06"),
        ({"same": "Y", "shift": -1}, "1989"),
    ],
)
def test_dates_told_from_the_date_before(said: dict[str, Any], expected: str) -> None:
    earlier = resolved(date(day=3, month=5, within=year(1990)))
    assert value(date(**said), earlier=earlier) == expected
    assert "X" in value(date(**said))


def test_without_a_reference_the_year_is_that_of_the_date_before() -> None:
    earlier = resolved(date(day=13, month=5, within=year(1662)))
    assert value(date(day=20, month=5), None, earlier=earlier) == "1662-05-20"
    assert value(date(day=20, month=5, weekday=6), None, earlier=earlier) == "1662-05-20"
    assert value(date(day=20, month=5, weekday=1), None, earlier=earlier) == "XXXX-05-20"
    assert value(date(month=7), None, earlier=earlier) == "XXXX-07"
    assert value(date(month=7), None, earlier=earlier, near=lambda: True) == "1662-07"
    whole_year = resolved(date(within=year(1662)))
    assert value(date(day=20, month=5), None, earlier=whole_year) == "XXXX-05-20"
    assert value(date(day=20, month=5), None, earlier=whole_year, near=lambda: True) == "1662-05-20"


def test_a_weekday_said_again_is_that_of_the_day_said_before_in_the_line() -> None:
    earlier = resolved(date(day=25, month=5, within=year(2017)))
    assert value(date(weekday=4), earlier=earlier, near=lambda: True) == "2017-05-25"
    assert value(date(weekday=4), None, earlier=earlier, near=lambda: True) == "2017-05-25"
    assert value(date(weekday=5), None, earlier=earlier, near=lambda: True) == "XXXX-WXX-5"
    assert value(date(weekday=4), earlier=earlier) == "2021-08-19"


@pytest.mark.parametrize(
    ("digits", "expected"),
    [
        ((31, 12, 2021), "2021-12-31"),
        ((2016, 2, 22), "2016-02-22"),
        ((12, 25, 2016), "2016-12-25"),
        ((5, 6, 2016), "2016-06-05"),
        ((31, 12, 21), "2021-12-31"),
        ((11, 6, 48), "1948-06-11"),
        ((15, 9, 1442), "2021-04-27"),
    ],
)
def test_digits(digits: tuple[int, int, int], expected: str) -> None:
    assert value(digits_date(*digits)) == expected


@pytest.mark.parametrize("digits", [(32, 13, 2016), (13, 13, 2016), (31, 4, 2016), (1, 1, 500)])
def test_digits_that_are_no_date(digits: tuple[int, int, int]) -> None:
    assert digits_date(*digits) is None


@pytest.mark.parametrize(
    ("said", "expected", "mod"),
    [
        ({"count": 3, "unit": "D"}, "2021-08-21", None),
        ({"dual": "2W"}, "2021-08-10", None),
        ({"count": 10, "unit": "Y"}, "2011", None),
        ({"count": 3, "unit": "M", "hedge": "APPROX"}, "2021-05", "APPROX"),
        ({"count": 2, "unit": "Y", "hedge": "MORE_THAN"}, "2019", "BEFORE"),
        ({"dual": "2DE"}, "200", None),
        ({"count": 9000, "unit": "Y"}, "XXXX", None),
        ({"count": 10**9, "unit": "D"}, "XXXX-XX-XX", None),
    ],
)
def test_ago(said: dict[str, Any], expected: str, mod: str | None) -> None:
    fields = resolved(shift(-1, **said))
    assert (fields["value"], fields["mod"]) == (expected, mod)


def test_hours_are_no_date() -> None:
    assert shift(-1, "H", 2) is None
    assert clock_shift(-1, "D", 2) is None
    assert value(clock_shift(-1, dual="2H")) == "2021-08-24T08:15"
    assert value(clock_shift(-1, "H", 10**12)) == "TXX:XX"


@pytest.mark.parametrize(
    ("hour", "minute", "daypart", "expected"),
    [
        (8, 30, "EV", "T20:30"),
        (8, None, "MO", "T08:00"),
        (12, None, "MI", "T12:00"),
        (2, None, "MI", "T14:00"),
        (11, None, "MI", "T11:00"),
        (2, None, "NI", "T02:00"),
        (10, None, "NI", "T22:00"),
        (12, None, "NI", "T00:00"),
        (2, None, "LN", "T02:00"),
        (5, None, "AF", "T17:00"),
        (12, 15, "PM", "T12:15"),
        (12, 15, "AM", "T00:15"),
        (17, 45, "EV", "T17:45"),
        (24, None, None, "T00:00"),
    ],
)
def test_hours_of_the_dial(hour: int, minute: int | None, daypart: str | None, expected: str) -> None:
    assert value(time(clock(hour, minute), daypart)) == expected


def test_clock_words() -> None:
    assert clock(5, subtract=15) == Clock(4, 45)
    assert clock(8, add=30) == Clock(8, 30)
    assert clock(3, 5, add=30) == Clock(3, 35)
    assert clock(25) is None
    assert clock(10, 60) is None


def test_times_have_days() -> None:
    tomorrow = date(shift=1)
    assert value(time(clock(10), "MO", date=tomorrow)) == "2021-08-25T10:00"
    assert value(time(daypart="EV", date=tomorrow)) == "2021-08-25TEV"
    assert value(time(daypart="EV", date=date(shift=0)), None) == "TEV"
    assert value(time(clock(10), zone="Z")) == "T10:00Z"
    assert value(dated(time(clock(7), "EV"), date(day=9, month=9))) == "2021-09-09T19:00"
    assert time() is None


def test_a_bare_time_is_of_the_day_before_it() -> None:
    earlier = resolved(date(day=15, month=2, within=year(2017)))
    assert value(time(clock(16)), earlier=earlier) == "2017-02-15T16:00"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(day=12), date(day=14, month=2, within=year(2017)), "2017-02-12/2017-02-14"),
        (date(day=2, month=7, within=year(1967)), date(day=19, month=10), "1967-07-02/1967-10-19"),
        (date(month=11), date(month=2, within=year(2017)), "2016-11/2017-02"),
        (date(month=11, within=year(2016)), date(month=2), "2016-11/2017-02"),
        (year(2003), year(2011), "2003/2011"),
        (date(weekday=1), date(weekday=5), "2021-08-23/2021-08-27"),
        (date(day=21, month=8, turn=0), date(day=25, within=date(same="M")), "2021-08-21/2021-08-25"),
        (date(day=4), date(day=22, within=date(unit="M")), "2021-08-04/2021-08-22"),
        (time(clock(5)), time(clock(6), "EV"), "T17:00/T18:00"),
        (date(century=6), date(century=9), "05/08"),
        (year(2014), date(shift=0), "2014/2021-08-24"),
        (date(shift=-1), date(shift=1), "2021-08-23/2021-08-25"),
    ],
)
def test_intervals(start: When, end: When, expected: str) -> None:
    made = interval(start, end)
    assert value(made) == expected
    assert made is not None
    assert f"{value(made.start)}/{value(made.end)}" == expected


@given(st.integers(13, 23), st.integers(0, 23), st.booleans())
def test_hours_of_one_day_said_do_not_run_backwards(first: int, last: int, start_dated: bool) -> None:
    day = When(year=2024, month=5, day=15)
    start, end = When(clock=Clock(first, 0)), When(clock=Clock(last, 0))
    start, end = (dated(start, day), end) if start_dated else (start, dated(end, day))
    assume(first != last)
    begin, finish = value(interval(start, end)).split("/")
    assert begin < finish


def test_an_interval_does_not_run_backwards() -> None:
    assert interval(year(2011), year(2003)) is None  # type: ignore[arg-type]
    assert years(year(2016), year(30)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(("start", "end", "expected"), [(1993, 94, "1993/1994"), (2017, 2016, "2016/2017")])
def test_years(start: int, end: int, expected: str) -> None:
    assert value(years(year(start), year(end))) == expected  # type: ignore[arg-type]


def test_years_before_christ_count_down() -> None:
    begin, finish = year(106, era="BC"), year(43, era="BC")
    assert begin
    assert finish
    assert value(years(bare_year(106), finish)) == "BC0106/BC0043"
    assert value(years(begin, year(14))) == "BC0106/0014"  # type: ignore[arg-type]
    assert years(finish, begin) is None
    assert years(begin, year(20, era="AH")) is None  # type: ignore[arg-type]


def test_lists_share_what_the_last_one_says() -> None:
    made = dates((date(day=4), date(day=5)), date(day=12, month=12, turn=-1))  # type: ignore[arg-type]
    assert [value(each) for each in (*made.member, made.last)] == ["2020-12-04", "2020-12-05", "2020-12-12"]
    weekend = dates((date(weekday=6),), date(weekday=7, turn=1))  # type: ignore[arg-type]
    assert [value(each) for each in (*weekend.member, weekend.last)] == ["2021-08-28", "2021-08-29"]


def test_only_some_hedges_modify_a_date() -> None:
    assert resolved(modified(When(year=2017), "END"))["mod"] == "END"
    assert modified(When(year=2017), "MORE_THAN") is None


EXTREMES = st.sampled_from([dt.datetime.min, dt.datetime(1, 3, 1), dt.datetime(9999, 11, 30), dt.datetime.max])
UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "H", "Y", "DE", "CE"])


@st.composite
def said(draw: st.DrawFn) -> When:
    """Any `When` that a rule could make."""
    fields = {
        "era": st.sampled_from([None, "BC", "AH"]),
        "year": st.none() | st.integers(1, 2199),
        "month": st.none() | st.integers(1, 12),
        "day": st.none() | st.integers(1, 28),
        "weekday": st.none() | st.integers(1, 7),
        "part": st.sampled_from([None, "SU", "WI", "Q1", "H2"]),
        "decade": st.none() | st.integers(0, 9),
        "century": st.none() | st.integers(0, 98),
        "turn": st.none() | st.integers(-2, 2),
        "unit": st.none() | UNITS,
        "shift": st.none() | st.integers(-20_000, 20_000),
        "same": st.sampled_from([None, "D", "W", "M", "Y", "DE", "CE"]),
        "clock": st.sampled_from([None, Clock(10)]),
    }
    return When(**{name: draw(values) for name, values in fields.items()})


@given(said(), EXTREMES | st.datetimes(), st.sampled_from(["past", "future", "nearest"]), st.dates())
def test_no_reference_is_too_far(when: When, reference: dt.datetime, prefer: Any, before: dt.date) -> None:
    earlier = {"first": before, "last": before}
    for context in (
        Context(reference, prefer=prefer, earlier=earlier),
        Context(None, earlier=earlier),
        Context(reference),
    ):
        fields = when.resolve(context)
        assert fields is None or isinstance(fields["value"], str)


def test_makers_are_functions() -> None:
    assert all(callable(maker) for maker in DATE_MAKERS.values())
