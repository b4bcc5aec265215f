"""What must hold for every date, every reference and whatever the rules for time can say."""

from __future__ import annotations

import datetime as dt
import re
from random import Random
from typing import Any

import pytest
from dater import COPTIC_MONTHS, FORMS, HIJRI_MONTHS, SCRIPTS, SOLAR_MONTHS, WEEKDAYS, in_script, written
from hypothesis import given, settings
from hypothesis import strategies as st
from saying import Speaker

from arextract import Extractor, Mention
from arextract.meaning.calendars import COPTIC, HIJRI, SOLAR, Calendar

EXTRACTOR = Extractor()
RULES = [
    rule for rule in EXTRACTOR.rulebook.rules if rule.kind in ("date", "time", "duration", "set", "interval", "group")
]
EXTREMES = [dt.datetime.min, dt.datetime(1, 1, 7), dt.datetime(9999, 12, 24), dt.datetime.max]
randoms = st.randoms(use_true_random=False)


def only(text: str, reference: Any = None) -> Mention:
    (found,) = EXTRACTOR.extract(f"قالوا {text} .", reference)
    return found


@settings(max_examples=400)
@given(st.dates(dt.date(1600, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(FORMS), st.sampled_from(SCRIPTS), randoms)
def test_a_date_is_itself_however_it_is_written(day: dt.date, form: Any, script: str, random: Random) -> None:
    said = in_script(form(day, random.choice), script)
    found = only(said)
    assert (found.kind, found.value, found.text) == ("date", day.isoformat(), said)
    assert not found.to_dict().get("conflict")


@settings(max_examples=300)
@given(st.dates(dt.date(1925, 1, 1), dt.date(2070, 1, 1)), st.sampled_from(SCRIPTS), randoms)
@pytest.mark.parametrize(
    ("own", "names", "eras"),
    [
        (HIJRI, HIJRI_MONTHS, (" هـ", "هـ", " للهجرة")),
        (COPTIC, [(name,) for name in COPTIC_MONTHS], ("", " للشهداء")),
        (SOLAR, [(name,) for name in SOLAR_MONTHS], ("", " هجري شمسي")),
    ],
    ids=lambda value: getattr(value, "field", None),
)
def test_a_date_of_another_calendar_is_its_day(
    own: Calendar, names: Any, eras: Any, day: dt.date, script: str, random: Random
) -> None:
    told = own.from_gregorian(day)
    assert told is not None
    year, month, number = told
    said = written(number, random.choice(names[month - 1]), year, random.choice) + random.choice(eras)
    found = only(in_script(said, script))
    assert found.value == day.isoformat()
    assert getattr(found, own.field) == f"{year:04}-{month:02}-{number:02}"


def months_from(day: dt.date, count: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return f"{year:04}-{month + 1:02}"


def week_of(day: dt.date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04}-W{week:02}"


def days_from(count: int) -> Any:
    return lambda day: (day + dt.timedelta(count)).isoformat()


RELATIVE = {
    "اليوم": days_from(0),
    "أمس": days_from(-1),
    "أول أمس": days_from(-2),
    "أول من أمس": days_from(-2),
    "غدا": days_from(1),
    "بعد غد": days_from(2),
    "قبل ثلاثة أيام": days_from(-3),
    "منذ 40 يوما": days_from(-40),
    "قبل أسبوعين": days_from(-14),
    "بعد أسبوعين من الآن": days_from(14),
    "هذا الأسبوع": week_of,
    "الأسبوع الماضي": lambda day: week_of(day - dt.timedelta(7)),
    "الأسبوع المقبل": lambda day: week_of(day + dt.timedelta(7)),
    "الشهر الجاري": lambda day: months_from(day, 0),
    "الشهر الماضي": lambda day: months_from(day, -1),
    "الشهر قبل الماضي": lambda day: months_from(day, -2),
    "الشهر المقبل": lambda day: months_from(day, 1),
    "قبل 15 شهرا": lambda day: months_from(day, -15),
    "العام الحالي": lambda day: f"{day.year:04}",
    "العام الماضي": lambda day: f"{day.year - 1:04}",
    "العام بعد المقبل": lambda day: f"{day.year + 2:04}",
    "منذ عشر سنوات": lambda day: f"{day.year - 10:04}",
    "منذ سنة ونصف": lambda day: months_from(day, -18),
}


@given(st.dates(dt.date(12, 1, 1), dt.date(9990, 1, 1)), st.sampled_from(sorted(RELATIVE)))
def test_a_relative_date_agrees_with_arithmetic(reference: dt.date, said: str) -> None:
    assert only(said, reference).value == RELATIVE[said](reference)


@given(st.dates(dt.date(12, 1, 1), dt.date(9990, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_the_next_or_the_last(reference: dt.date, weekday: int) -> None:
    following = next(day for n in range(1, 8) if (day := reference + dt.timedelta(n)).weekday() == weekday)
    previous = next(day for n in range(1, 8) if (day := reference - dt.timedelta(n)).weekday() == weekday)
    assert only(f"{WEEKDAYS[weekday]} المقبل", reference).value == following.isoformat()
    assert only(f"{WEEKDAYS[weekday]} الماضي", reference).value == previous.isoformat()


@given(st.dates(dt.date(12, 1, 1), dt.date(9990, 1, 1)), st.integers(1, 7))
def test_this_week_begins_where_the_user_says(reference: dt.date, start: int) -> None:
    (found,) = Extractor(week_start=start).extract("هذا الأسبوع", reference)
    first, last = found.to_dict()["first"], found.to_dict()["last"]
    assert dt.date.fromisoformat(first).isoweekday() == start
    assert first <= reference.isoformat() <= last


DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)|(?:\d{4}|XXXX)-W(?:\d\d|XX)-[1-7]"
PERIOD = r"BC\d{1,4}|\d{1,4}|X{1,4}|(?:\d{4}|XXXX)-(?:\d\d|XX|Q[1-4X]|H[12X]|SP|SU|FA|WI|W(?:\d\d|XX)(?:-WE)?)"
ZONE = r"(?:Z|[+-]\d\d:\d\d)?"
CLOCK = rf"T(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?{ZONE}|XX:XX|MO|MI|AF|EV|NI|DT|XX)"
REF = "PAST_REF|PRESENT_REF|FUTURE_REF"
AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
LENGTH = rf"P(?:{AMOUNT}(?:CE|DE|Y|M|W|D))*(?:T(?:{AMOUNT}[HMS])+)?"
DATE = rf"{DAY}|{PERIOD}|BC\d{{4}}-\d\d(?:-\d\d)?|{REF}|\d{{4}}-\d\d-\d\d/\d{{4}}-\d\d-\d\d"
TIME = rf"(?:{DATE})?{CLOCK}"
SHAPES = {
    "date": DATE,
    "time": TIME,
    "duration": LENGTH,
    "set": rf"{LENGTH}|{TIME}|{DATE}|XXXX-WXX-WE",
    "interval": rf"(?:{DATE}|{TIME})/(?:{DATE}|{TIME})",
}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_whatever_a_rule_says_has_a_value_of_timex3_at_any_time(rule: Any) -> None:
    speaker = Speaker(EXTRACTOR.rulebook.parts, Random(rule.id))
    for reference in (None, "2024-05-15", "2024-02-29T23:59:59", *EXTREMES):
        text = " ".join(speaker.rule(rule))
        for found in EXTRACTOR.extract(text, reference):
            if found.kind in SHAPES and found.value is not None:
                assert re.fullmatch(SHAPES[found.kind], found.value), (text, found)


@pytest.mark.parametrize("region", [None, "EG", "SA", "TN", "US"])
def test_no_reference_and_no_region_is_too_far(region: str | None) -> None:
    speaker = Speaker(EXTRACTOR.rulebook.parts, Random(str(region)))
    extractors = [Extractor(region=region, prefer=prefer, week_start=6) for prefer in ("past", "future")]  # type: ignore[arg-type]
    text = " . ".join(" ".join(speaker.rule(rule)) for rule in RULES)
    for extractor in extractors:
        for year in (1, 2, 620, 1582, 1600, 2077, 4099, 9998, 9999):
            assert extractor.extract(text, dt.datetime(year, 12, 31))
