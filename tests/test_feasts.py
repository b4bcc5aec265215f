"""Feasts and named days: their day in each year, by country and by church."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arextract import extract
from arextract.meaning.base import Context
from arextract.meaning.dates import eve, feast
from arextract.meaning.feasts import Easter, fixed
from arextract.meaning.when import When

REFERENCE = dt.datetime(2024, 5, 15)


@pytest.mark.parametrize(
    ("year", "western", "eastern"),
    [
        (2010, dt.date(2010, 4, 4), dt.date(2010, 4, 4)),
        (2023, dt.date(2023, 4, 9), dt.date(2023, 4, 16)),
        (2024, dt.date(2024, 3, 31), dt.date(2024, 5, 5)),
    ],
)
def test_easter_of_both_churches(year: int, western: dt.date, eastern: dt.date) -> None:
    assert Easter(0, eastern=False).day_in(year, "EG") == western
    assert Easter(0, eastern=True).day_in(year, "LB") == eastern
    assert Easter(0).day_in(year, "LB") == western
    assert Easter(0).day_in(year, "EG") == eastern
    assert Easter(-2).day_in(year, "LB") == western - dt.timedelta(2)


@given(st.integers(-5, 10_000), st.booleans())
def test_easter_is_a_sunday_or_unknown(year: int, eastern: bool) -> None:
    day = Easter(0, eastern).day_in(year, None)
    assert day is None or year < 1583 or day.isoweekday() == 7


def test_a_feast_by_country() -> None:
    christmas = fixed("12-25 EG=01-07 XX=00-00")
    assert christmas.day_in(2020, None) == christmas.day_in(2020, "LB") == dt.date(2020, 12, 25)
    assert christmas.day_in(2020, "EG") == dt.date(2020, 1, 7)
    assert christmas.day_in(2020, "XX") is None
    assert fixed("TN=03-20", country="TN").day_in(2020, "LB") == dt.date(2020, 3, 20)
    assert fixed("TN=03-20").day_in(2020, None) is None


def test_what_the_region_does_not_tell_is_no_mention() -> None:
    independence = feast("LB=11-22 TN=03-20")
    assert independence is not None
    assert independence.resolve(Context(REFERENCE)) is None
    assert (independence.resolve(Context(REFERENCE, "LB")) or {})["value"] == "2023-11-22"
    assert extract("احتفلوا بعيد الاستقلال", REFERENCE) == []


def test_the_day_before_may_be_of_the_year_before() -> None:
    new_year = feast("01-01")
    assert new_year is not None
    assert (eve(new_year, -1).resolve(Context(REFERENCE)) or {})["value"] == "2023-12-31"
    assert (eve(new_year, -1).resolve(Context(None)) or {})["value"] == "XXXX-12-31"


@given(st.integers(1350, 1499), st.sampled_from(["01-01", "01-10", "10-01", "12-10"]))
def test_the_eve_of_a_hijri_feast_is_the_day_before_it(year: int, written: str) -> None:
    day = feast(hijri_feast=written, within=When(year=year, era="AH"))
    assert day is not None
    first, before = ((each.resolve(Context(None)) or {})["first"] for each in (day, eve(day, -1)))
    assert first - before == dt.timedelta(days=1)
    unknown = feast(hijri_feast=written)
    assert unknown is not None
    assert (eve(unknown, -1).resolve(Context(None)) or {})["value"] == "XXXX-XX-XX"
