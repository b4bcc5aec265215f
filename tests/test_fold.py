"""Folding gives one spelling to all ways of writing, and leads back to the text as given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arextract.text.fold import fold, fold_form

MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640\u200e\u200f\u202b\u202c\u2067\ufeff"
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("ابةىئأإآؤ ـ٣۴5،٫" + MARKS + "ﻻﷺ１")), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("أَوَّلُ إبريلَ الآتي", "اول ابريل الاتي"),
        ("مائة ومئة", "مايه وميه"),
        ("سنـــة ١٤٤٢هـ", "سنه 1442ه"),
        ("۱۲۳ ٤٥٦ １２", "123 456 12"),
        ("٣٫٥٪ – «نعم»", '3٫5% - "نعم"'),
        ("ﻻ", "لا"),
        ("كم\u00a0مربع\r\nثم", "كم\u202fمربع\n\nثم"),
        ("الیوم کان", "اليوم كان"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(TEXTS)
def test_folding_is_idempotent(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_offsets_are_monotone_and_inside_the_text(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(place, place + 1) for place in range(len(folded.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@given(TEXTS)
def test_the_text_at_a_span_folds_to_the_folded_text(text: str) -> None:
    """But for ligatures, of which a span may ask for a half and gets the whole."""
    folded = fold(text)
    for place, letter in enumerate(folded.text):
        start, end = folded.span(place, place + 1)
        assert letter in fold(text[start:end]).text


@given(st.text(st.sampled_from("ابتثجحخ دذرز"), min_size=1, max_size=20), st.data())
def test_marks_change_neither_the_folded_text_nor_its_letters_places(plain: str, data: st.DataObject) -> None:
    pieces = [letter + data.draw(st.text(st.sampled_from(MARKS), max_size=3)) for letter in plain]
    marked = "".join(pieces)
    folded = fold(marked)
    assert folded.text == plain
    for place, letter in enumerate(plain):
        assert marked[folded.span(place, place + 1)[0]] == letter


def test_a_span_keeps_the_marks_on_its_last_letter_and_drops_those_before_its_first() -> None:
    text = "بـ24 أيامٍ\u200f"
    folded = fold(text)
    start = folded.text.index("24")
    assert text[slice(*folded.span(start, len(folded.text)))] == "24 أيامٍ"


def test_lone_surrogates_are_kept() -> None:
    assert fold("\ud800أ").text == "\ud800ا"


def test_a_form_of_a_rule_file_is_folded_with_single_blanks() -> None:
    assert fold_form(" كانون  الأوّل ") == "كانون الاول"
