"""Offsets of time zones, at the time that is said."""

import datetime as dt

import pytest

from arextract import Time, extract
from arextract.meaning.zones import offset_in, zone_offset


def test_offsets_as_they_are_written() -> None:
    assert zone_offset() == "Z"
    assert zone_offset(1, 3) == "+03:00"
    assert zone_offset(-1, 3, 30) == "-03:30"
    assert zone_offset(1, 15) is None


@pytest.mark.parametrize(
    ("zone", "moment", "offset"),
    [
        ("Asia/Beirut", dt.datetime(2018, 1, 4, 10), "+02:00"),
        ("Asia/Beirut", dt.datetime(2018, 7, 4, 10), "+03:00"),
        ("Asia/Tehran", dt.datetime(2023, 7, 4, 10), "+03:30"),
        ("Asia/Riyadh", None, "+03:00"),
        ("Asia/Beirut", None, None),
    ],
)
def test_the_offset_is_that_of_the_day(zone: str, moment: dt.datetime | None, offset: str | None) -> None:
    assert offset_in(zone, moment) == offset


def test_where_no_date_tells_the_offset_the_zone_keeps_its_name() -> None:
    (found,) = extract("وصلوا الساعة 10 صباحا بتوقيت بيروت")
    assert isinstance(found, Time)
    assert (found.value, found.zone) == ("T10:00", "Asia/Beirut")
    (found,) = extract("وصلوا الساعة 10 صباحا بتوقيت بيروت", "2018-07-04")
    assert isinstance(found, Time)
    assert (found.value, found.zone) == ("T10:00+03:00", "+03:00")
