"""Tokens of folded text."""

import pytest

from arextract.text.tokens import Space, before_numeral, pieces, without_clitics


def texts(folded: str) -> list[str]:
    return [text for _, text, _, _ in pieces(folded)]


@pytest.mark.parametrize(
    ("folded", "expected"),
    [
        ("2,500.75", ["2,500.75"]),
        ("1.500.000", ["1.500.000"]),
        ("1\u202f500\u202f000", ["1\u202f500\u202f000"]),
        ("3,5", ["3,5"]),
        ("31.12.21", ["31.12.21"]),
        ("1,2,3", ["1", ",", "2", ",", "3"]),
        ("192.168.10.1", ["192", ".", "168", ".", "10", ".", "1"]),
        ("14:30", ["14", ":", "30"]),
        ("2011-2015", ["2011", "-", "2015"]),
        ("24ساعه", ["24", "ساعه"]),
        ("CH-47", ["CH", "-", "47"]),
        ("كم²", ["كم²"]),
        ("wifiشبكه", ["wifi", "شبكه"]),
    ],
)
def test_pieces(folded: str, expected: list[str]) -> None:
    assert texts(folded) == expected


def test_the_space_before_a_piece() -> None:
    spaces = [space for _, _, _, space in pieces("ا ب,ث  ج")]
    assert spaces == [Space.NONE, Space.BLANK, Space.NONE, Space.NONE, Space.BLANK]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("والعام", [(1, "العام")]),
        ("وبالعام", [(1, "بالعام"), (2, "العام")]),
        ("للعام", [(0, "العام"), (1, "لعام")]),
        ("وللعام", [(1, "للعام"), (1, "العام"), (2, "لعام")]),
        ("و", [(1, "")]),
        ("فلل", [(1, "لل"), (2, "ل")]),
    ],
)
def test_clitics_are_cut_off_and_fused_articles_written_out(word: str, expected: list[tuple[int, str]]) -> None:
    assert list(without_clitics(word)) == expected


@pytest.mark.parametrize(
    ("word", "expected"), [("ب", (1, "")), ("وال", (1, "ال")), ("ال", (0, "ال")), ("لل", None), ("رقم", None)]
)
def test_clitics_before_a_numeral(word: str, expected: tuple[int, str] | None) -> None:
    assert before_numeral(word) == expected
