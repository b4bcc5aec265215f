"""Tables of mentions: the schema, and extraction from tables."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pyarrow as pa
import pytest

from arextract import Extractor, arrow, from_dict
from arextract.columns import Place, rows

EXTRACTOR = Extractor()
TABLE = pa.table(
    {
        "name": [7, 8, 9, 10],
        "body": ["ولد في 3 حزيران 1961", "باعه بعشرين ألف ليرة أمس", None, "أمس"],
        "day": [None, dt.date(2011, 5, 2), None, dt.date(2012, 3, 1)],
        "country": [None, "SY", "SY", None],
    }
)


def extracted(processes: int = 1) -> list[dict]:
    found = arrow.extract(TABLE, "body", "day", "country", id_col="name", extractor=EXTRACTOR, processes=processes)
    assert found.schema == arrow.SCHEMA
    return found.to_pylist()


def test_a_row_a_mention_says_where_it_stands_and_what_it_is_worth() -> None:
    born, price, day, failed, last = extracted()
    assert (born["document"], born["row"], born["start"], born["end"]) == ("7", 0, 7, 20)
    assert (born["kind"], born["first"], born["last"]) == ("date", dt.date(1961, 6, 3), dt.date(1961, 6, 3))
    assert (price["value"], price["amount"], price["unit"]) == ("20000 SYP", 20_000.0, "SYP")
    assert [each["value"] for each in (day, last)] == ["2011-05-01", "2012-02-29"]
    assert (failed["document"], failed["row"], failed["kind"]) == ("9", 2, None)
    assert "body" in failed["error"]
    assert {each["error"] for each in (born, price, day, last)} == {None}


def test_several_processes_give_the_same() -> None:
    assert extracted(processes=2) == extracted()


def test_pieces_of_a_large_table_are_numbered_on() -> None:
    table = pa.table({"text": ["جاء في 2019"] * 1_200})
    found = arrow.extract(table, "text", extractor=EXTRACTOR)
    assert found["row"].to_pylist() == list(range(1_200))
    assert found["document"].null_count == 1_200


def test_a_table_without_mentions_has_the_columns_all_the_same() -> None:
    assert arrow.extract(pa.table({"text": ["نعم"]}), "text", extractor=EXTRACTOR) == arrow.SCHEMA.empty_table()


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="text"):
        arrow.extract(TABLE, "text", extractor=EXTRACTOR)


@pytest.mark.parametrize(
    "text",
    [
        "من 1990 إلى أوائل 1995 كل يوم جمعة الساعة السابعة صباحا لمدة سنتين ونصف",
        "اشترى ثلاثة أرباع الأرض بنحو 2,5 مليون دينار كويتي، أي 12% من 40 هكتارا، وهو الثالث",
        "هبطت في قاعدة عين الأسد الجوية بين 20 و30 طائرة",
    ],
)
def test_a_mention_comes_back_whole(text: str) -> None:
    mentions = EXTRACTOR.extract(text, "2021-06-01", "IQ")
    found = [row._asdict() for row in rows(Place(), mentions)]
    common = ("kind", "start", "end", "text", "value", "rule")
    assert len(found) > 1
    assert [
        from_dict({name: row[name] for name in common} | json.loads(row["attributes"])) for row in found
    ] == mentions


def test_amounts_are_floating_point_numbers_too() -> None:
    (number, *_), (vague, *_), (part, *_), (rank, *_) = (
        list(rows(Place(), EXTRACTOR.extract(text)))
        for text in ("1,25 مليون طن", "بين 20 و30 طائرة", "ثلاثة أرباع السكان", "للمرة الخامسة")
    )
    assert number.amount == 1_250_000.0
    assert (vague.amount, vague.low, vague.high) == (None, 20.0, 30.0)
    assert part.amount == 0.75
    assert rank.amount == 5.0


def test_a_number_beyond_floating_point_is_left_to_its_attributes() -> None:
    mentions = [
        from_dict({"kind": "number", "start": 0, "end": 1, "text": "", "value": None, "rule": "", "amount": text})
        for text in ("9" * 400, "9" * 400 + ".5")
    ]
    for row in rows(Place(), mentions):
        assert row.amount is None
        assert "9" * 400 in row.attributes


def test_the_columns_are_documented() -> None:
    page = (Path(__file__).resolve().parent.parent / "docs" / "scale.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(\w+)` \| (string|int64|double|date32) \|", page, re.MULTILINE)
    assert documented == [(field.name, re.sub(r"\[.*", "", str(field.type))) for field in arrow.SCHEMA]
