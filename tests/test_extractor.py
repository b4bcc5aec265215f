"""The extractor as users call it."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import pickle
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import arextract
from arextract import Extractor, RuleError, from_dict

TEXT = "غادر 2500 جندي «قاعدة عين الأسد» يوم الخميس 9 أيلول 2021 بعد ثمانية عشر عاما، و50% منهم إلى الكويت."
EXTRACTOR = Extractor()
PIECES = [
    *[
        "ألف",
        "و",
        "مليون",
        "من",
        "إلى",
        "بين",
        "3",
        "٣",
        ",5",
        "2021",
        "/",
        "-",
        ":",
        ".",
        "%",
        "٪",
        "اليوم",
        "الخميس",
        "مارس",
        "كانون",
        "الثاني",
        "قاعدة",
        "عين",
        "الأسد",
        "«عين",
        "ثلاثة",
    ],
    *[
        "عشر",
        "نصف",
        "أيام",
        "قبل",
        "بعد",
        "منذ",
        "سنة",
        "�",
        "ـ",
        "\u200f",
        "(",
        ")",
        "دولار",
        "كم",
        "الساعة",
        "صباحا",
        "رمضان",
        "1442",
        "هـ",
        "ق.م",
    ],
    "\n",
]
FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(PIECES),
        st.text(max_size=4),
    ),
    max_size=25,
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def test_records_are_in_order_and_say_where_they_stand(extractor: Extractor) -> None:
    records = extractor.extract(TEXT, "2021-09-10")
    assert [record.start for record in records] == sorted(record.start for record in records)
    assert all(TEXT[record.start : record.end] == record.text for record in records)
    assert {(record.kind, record.value) for record in records} == {
        ("number", "2500"),
        ("base", "iq/ain-al-asad"),
        ("date", "2021-09-09"),
        ("duration", "P18Y"),
        ("percentage", "50"),
    }


def test_a_record_survives_json_data(extractor: Extractor) -> None:
    for record in extractor.extract(TEXT, "2021-09-10"):
        assert from_dict(record.to_dict()) == record


@pytest.mark.parametrize("reference", ["2021-09-10", dt.date(2021, 9, 10), dt.datetime(2021, 9, 10, 8, 30)])
def test_the_reference_is_a_date_a_datetime_or_a_string(reference: arextract.extractor.Reference) -> None:
    (record,) = arextract.extract("وصلوا أمس", reference)
    assert record.value == "2021-09-09"


def test_a_reference_that_is_no_date_is_an_error(extractor: Extractor) -> None:
    with pytest.raises(ValueError, match="yesterday"):
        extractor.extract(TEXT, "yesterday")


def test_kinds_limit_what_is_returned_and_not_what_is_found() -> None:
    """What a number of a date would be is no number, whether dates are wanted or not."""
    assert [record.value for record in Extractor(kinds=["number"]).extract(TEXT)] == ["2500"]


@pytest.mark.parametrize(("options", "hint"), [({"kinds": ["dates"]}, "date"), ({"prefer": "futur"}, "future")])
def test_an_unknown_option_is_an_error_with_a_suggestion(options: dict[str, object], hint: str) -> None:
    with pytest.raises(ValueError, match=f"did you mean {hint}"):
        Extractor(**options)  # type: ignore[arg-type]


def test_broken_rules_are_an_error_with_all_problems(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("format: 1\nabout: x\nparts:\n  a: {match: '{b}'}\n  c: {regex: '['}\n", encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        Extractor(file)
    assert [problem.line for problem in caught.value.problems] == [4, 5, 5]


def test_an_extractor_is_picklable_and_finds_the_same(extractor: Extractor) -> None:
    again = pickle.loads(pickle.dumps(extractor))
    assert again.extract(TEXT, "2021-09-10") == extractor.extract(TEXT, "2021-09-10")


def test_an_extractor_is_safe_in_threads() -> None:
    shared = Extractor()
    texts = [TEXT.replace("2500", str(2500 + k)) for k in range(200)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: shared.extract(text, "2021-09-10"), texts))
    alone = Extractor()
    assert found == [alone.extract(text, "2021-09-10") for text in texts]


@given(FRAGMENTS, st.sampled_from(["", " "]), st.sampled_from([None, "0001-01-01", "2021-09-10", "9999-12-31"]))
@settings(max_examples=300, deadline=None)
def test_no_text_raises_and_no_records_overlap_but_by_also(
    fragments: list[str], joint: str, reference: str | None
) -> None:
    text = joint.join(fragments)
    records = EXTRACTOR.extract(text, reference)
    assert all(text[record.start : record.end] == record.text for record in records)
    for before, after in pairwise(records):
        inside = before.rule == after.rule and before.start <= after.start and after.end <= before.end
        assert inside or before.end <= after.start or _share_a_parent(records, before, after)


def _share_a_parent(records: list[arextract.Mention], *two: arextract.Mention) -> bool:
    return any(
        all(parent.start <= each.start and each.end <= parent.end for each in two)
        for parent in records
        if parent not in two
    )


@given(st.lists(FRAGMENTS.map(" ".join), max_size=4))
@settings(max_examples=100, deadline=None)
def test_paragraphs_are_read_one_by_one(paragraphs: list[str]) -> None:
    paragraphs = [" ".join(paragraph.split()) for paragraph in paragraphs]
    whole = EXTRACTOR.extract("\n".join(paragraphs))
    parts, offset = [], 0
    for paragraph in paragraphs:
        parts += [(offset + each.start, offset + each.end, each.rule) for each in EXTRACTOR.extract(paragraph)]
        offset += len(paragraph) + 1
    assert [(each.start, each.end, each.rule) for each in whole] == parts


def test_a_bare_month_is_of_the_year_said_before_in_its_line(extractor: Extractor) -> None:
    text = "افتتح المتحف عام 1903. وأغلق في أيار\nثم رمم من تشرين الثاني\nعاد عام 1911 وبقي من 3 كانون الأول حتى 5 شباط"
    values = [record.value for record in extractor.extract(text)]
    assert values[:3] == ["1903", "1903-05", "XXXX-11"]
    assert values[3:] == ["1911", "1911-12-03/1912-02-05", "1911-12-03", "1912-02-05"]


def test_a_part_of_the_day_is_of_the_day_said_before_in_its_line(extractor: Extractor) -> None:
    text = "وصلوا في 7 شباط 1959 ورحلوا في الليل\nتسطع أضواؤها في المساء"
    assert [record.value for record in extractor.extract(text)] == ["1959-02-07", "1959-02-07TNI", "TEV"]


@pytest.mark.parametrize("text", ["", " ", "\n", "ـ" * 1000, "7" * 5000, "ألف و" * 3000, "1,2,3," * 3000, "“" * 3000])
def test_hostile_texts_are_read(extractor: Extractor, text: str) -> None:
    assert isinstance(extractor.extract(text), list)


@pytest.mark.parametrize("before", ["", "  ", "قائمة:\n", "\n\t", "عاد أمس\n "])
def test_the_number_of_an_item_is_none_where_its_line_begins(extractor: Extractor, before: str) -> None:
    assert [record.value for record in extractor.extract(f"{before}3. زار 5 معارض") if record.kind == "number"] == ["5"]


@pytest.mark.parametrize("before", ["كانوا ", "كانوا\n و"])
def test_a_number_within_a_line_is_one(extractor: Extractor, before: str) -> None:
    assert "3" in [record.value for record in extractor.extract(f"{before}3. زار 5 معارض")]


def test_explain_tells_what_became_of_each_match(extractor: Extractor) -> None:
    told = extractor.explain("وصلوا في 9 أيلول 2021")
    fates = {(each.text, each.fate.split()[0]) for each in told}
    assert ("9 أيلول 2021", "chosen") in fates
    assert ("9", "overlapped") in fates


class TestCache:
    """The compiled form on disk."""

    CODE = "import arextract; print(len(arextract.extract('وصل 2500 جندي')))"

    def run(self, cache: Path | str) -> None:
        environment = {**os.environ, "AREXTRACT_CACHE": str(cache)}
        ran = subprocess.run(
            [sys.executable, "-c", self.CODE], env=environment, capture_output=True, text=True, check=True
        )
        assert ran.stdout.strip() == "1"

    def test_it_is_written_and_survives_damage(self, tmp_path: Path) -> None:
        self.run(tmp_path)
        (file,) = tmp_path.glob("*.pickle")
        whole = file.read_bytes()
        file.write_bytes(whole[: len(whole) // 2])
        self.run(tmp_path)
        again = file.read_bytes()
        assert hashlib.sha256(again[32:]).digest() == again[:32]

    def test_a_place_that_cannot_be_written_is_no_error(self, tmp_path: Path) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("no folder")
        self.run(blocked / "cache")

    def test_set_to_nothing_it_is_off(self, tmp_path: Path) -> None:
        self.run("")
        assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("region", "told"),
    [
        ("Iraq", "Iraq is no country code of ISO 3166-1: did you mean IQ (Iraq)?"),
        ("egypt", "egypt is no country code of ISO 3166-1: did you mean EG (Egypt)?"),
        ("Zz", "Zz is no country code of ISO 3166-1: they are two letters, such as IQ"),
    ],
)
def test_a_region_that_is_no_country_is_an_error_with_a_suggestion(
    extractor: Extractor, region: str, told: str
) -> None:
    with pytest.raises(ValueError, match=re.escape(told)):
        Extractor(region=region)
    with pytest.raises(ValueError, match=re.escape(told)):
        extractor.extract("", region=region)


def test_a_region_is_written_in_any_case(extractor: Extractor) -> None:
    text = "دفع 500 دينار"
    found = [extractor.extract(text, region="iq"), Extractor(region="Iq").extract(text)]
    assert [records[0].value for records in found] == ["500 IQD", "500 IQD"]


@pytest.mark.parametrize("given", [{"region": 5}, {"region": ["IQ"]}, {"reference": 20210824}])
def test_what_is_said_of_a_text_in_another_type_is_an_error(extractor: Extractor, given: dict[str, object]) -> None:
    with pytest.raises(TypeError, match=r"text such as"):
        extractor.extract("", **given)


def test_the_region_tells_the_order_of_digits() -> None:
    text = "نشر بتاريخ 3/4/2021"
    assert [Extractor(region=region).extract(text)[0].value for region in ("EG", "US")] == ["2021-04-03", "2021-03-04"]
    assert Extractor(region="US").extract("نشر بتاريخ 25/4/2021")[0].value == "2021-04-25"


def test_a_weekday_may_be_that_of_the_julian_calendar() -> None:
    (found,) = Extractor().extract("سقطت المدينة الثلاثاء 29 مايو 1453")
    assert not found.to_dict().get("conflict")
    (found,) = Extractor().extract("سقطت المدينة الأربعاء 29 مايو 1453")
    assert found.to_dict()["conflict"]


def test_the_week_begins_where_the_user_says() -> None:
    saturday = pickle.loads(pickle.dumps(Extractor(week_start=6)))
    values = [each.extract("الأسبوع المقبل", "2024-05-18")[0].value for each in (Extractor(), saturday)]
    assert values == ["2024-W21", "2024-W22"]
    with pytest.raises(ValueError, match="weekday"):
        Extractor(week_start=0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("خرج من4 أبواب", ["4"]),
        ("مئة أو116 لاعبا", ["مئة", "116"]),
        ("حضر 18و32 لاعبا", ["18", "32"]),
        ("وصل في7 مارس 2016", ["7 مارس 2016"]),
        ("زاد 5في المئة", ["5في المئة"]),
        ("طائرة سو24", []),
        ("إذا كان س>10", [">10"]),
    ],
)
def test_a_blank_may_be_left_out_beside_a_numeral(text: str, found: list[str]) -> None:
    assert [each.text for each in arextract.extract(text)] == found
