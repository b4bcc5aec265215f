"""What the way of writing may never change: digits, spelling, marks, and the name of a month."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from num2words import num2words
from speller import spell, spell_ascending

from arextract import Extractor, Money, Number, Quantity, from_dict

EXTRACTOR = Extractor()
# Marks that group and divide; which of them is which no reader can mistake.
MARKS_OF_NUMBERS = [
    *[(group, point) for group in (",", "،", "٬") for point in (".", "٫")],
    *[(".", point) for point in (",", "،", "٫")],
    *[(blank, point) for blank in (" ", "\u00a0", "\u202f") for point in (".", ",", "٫")],
]
SCRIPTS = ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９"]
MONTHS = [
    ["يناير", "كانون الثاني", "جانفي"],
    ["فبراير", "شباط", "فيفري"],
    ["مارس", "آذار"],
    ["أبريل", "نيسان", "أفريل", "إبريل"],
    ["مايو", "أيار", "ماي"],
    ["يونيو", "حزيران", "جوان", "يونيه"],
    ["يوليو", "تموز", "جويلية", "يوليوز"],
    ["أغسطس", "آب", "أوت", "غشت"],
    ["سبتمبر", "أيلول", "شتنبر"],
    ["أكتوبر", "تشرين الأول"],
    ["نوفمبر", "تشرين الثاني", "نونبر"],
    ["ديسمبر", "كانون الأول", "دجنبر"],
]
SENTENCES = [
    "غادر 2500 جندي قاعدة عين الأسد الجوية يوم 9 سبتمبر 2021",
    "قرابة ثلاثة آلاف مقاتل في أواخر عام 2020",
    "انسحبت القوات الأمريكية أمس الاثنين إلى معسكر بيورينغ",
    "بلغت النسبة 50% أي ثلث السكان خلال ثلاثة أيام",
    "مئة وخمسة وعشرون ألف دولار في المرة الأولى",
]
VARIANTS = {"أ": "أا", "إ": "إا", "آ": "آا", "ة": "ةه", "ى": "ىي", "ي": "يى", "ك": "كک"}
MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652\u0640\u200e\u200f\u202b\u202c\u2067\u2069"


def values(text: str) -> list[tuple[str, str | None]]:
    return [(record.kind, record.value) for record in EXTRACTOR.extract(text, "2021-09-10")]


@given(st.one_of(st.integers(1, 10**6), st.integers(1, 10**15), st.just(10**15)), st.randoms(use_true_random=False))
@settings(max_examples=300, deadline=None)
def test_any_number_in_words_reads_back(number: int, random: st.random.Random) -> None:  # type: ignore[name-defined]
    said = spell(number, random.choice)
    (record,) = EXTRACTOR.extract(f"بلغ العدد {said} .")
    assert (record.text, record.value) == (said, str(number))


@given(st.integers(1, 1999), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_a_number_told_from_the_units_up_reads_back(number: int, random: st.random.Random) -> None:  # type: ignore[name-defined]
    said = spell_ascending(number, random.choice)
    (record,) = EXTRACTOR.extract(f"بلغ العدد {said} .")
    assert (record.text, record.value) == (said, str(number))


@given(st.one_of(st.integers(0, 10_000), st.integers(0, 10**15)))
@settings(max_examples=200, deadline=None)
def test_what_another_library_spells_reads_back(number: int) -> None:
    assume(not any(f"{number:,}".split(",")[k].endswith("01") for k in range(f"{number:,}".count(","))))
    said = " ".join(num2words(number, lang="ar").split())  # whose `101 thousand` is `a hundred and a thousand thousand`
    (record,) = EXTRACTOR.extract(f"بلغ العدد {said} رف .")  # it spells two thousand as before what is counted
    assert (record.text, record.value) == (said, str(number))


@given(st.integers(0, 10**12), st.sampled_from(SCRIPTS))
def test_digits_of_any_script_are_worth_the_same(number: int, script: str) -> None:
    said = "".join(script[int(digit)] for digit in str(number))
    (record,) = EXTRACTOR.extract(f"وصل {said} جندي")
    assert (record.text, record.value) == (said, str(number))


@given(
    st.integers(1, 10**15),
    st.one_of(st.just(""), st.text(st.sampled_from("0123456789"), min_size=1, max_size=2)),
    st.sampled_from(MARKS_OF_NUMBERS),
    st.sampled_from(SCRIPTS),
)
def test_all_marks_that_group_and_divide_say_the_same(
    whole: int, places: str, marks: tuple[str, str], script: str
) -> None:
    group, point = marks
    said = f"{whole:,}".replace(",", group) + (point + places if places else "")
    said = "".join(script[int(each)] if each.isdecimal() else each for each in said)
    (record,) = EXTRACTOR.extract(f"بلغ {said} نقطة")
    assert isinstance(record, Number)
    assert (record.text, record.amount) == (said, Decimal(f"{whole}.{places or 0}"))


@given(st.decimals(0, 10**12, places=2), st.sampled_from(["دولار", "كيلومتر", "كغ", "ليرة سورية"]), st.booleans())
@settings(deadline=None)
def test_money_and_quantities_keep_their_exact_amount(amount: Decimal, what: str, scaled: bool) -> None:
    (record,) = EXTRACTOR.extract(f"بلغ {amount} {'مليون ' if scaled else ''}{what} .")
    assert isinstance(record, Money | Quantity)
    assert record.amount == amount * (10**6 if scaled else 1)
    assert Decimal(str(record.value).split()[0]) == record.amount
    assert from_dict(record.to_dict()) == record


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.data(), st.sampled_from(SCRIPTS), st.sampled_from(SCRIPTS)
)
@settings(max_examples=200, deadline=None)
def test_a_date_by_any_name_of_its_month_is_that_date(day: dt.date, data: st.DataObject, days: str, years: str) -> None:
    month = data.draw(st.sampled_from(MONTHS[day.month - 1]))
    said = f"{_written(day.day, days)} {month} {_written(day.year, years)}"
    (record,) = EXTRACTOR.extract(f"وقع ذلك في {said} .")
    assert (record.text, record.value) == (said, day.isoformat())


def _written(number: int, script: str) -> str:
    return "".join(script[int(digit)] for digit in str(number))


@pytest.mark.parametrize("sentence", SENTENCES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_spelling_and_marks_change_no_value(sentence: str, data: st.DataObject) -> None:
    written = ""
    for letter in sentence:
        written += data.draw(st.sampled_from(VARIANTS.get(letter, letter)))
        if letter.isalnum():
            written += data.draw(st.text(st.sampled_from(MARKS), max_size=2))
    assert values(written) == values(sentence)
