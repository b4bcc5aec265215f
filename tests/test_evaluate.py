"""Measuring against gold."""

import json
from pathlib import Path

import pytest

from arextract.records import Base, Date, Mention, Number
from arextract.tools.evaluate import Report, compare
from arextract.tools.gold import GoldDocument, GoldError, GoldMention, Reading, read_document
from arextract.tools.likeness import alike


def date(start: int, end: int, value: str, **fields: str) -> Date:
    return Date(start=start, end=end, text="x" * (end - start), value=value, rule="r.r", **fields)


def judged(mentions: list[GoldMention], records: list[Mention]) -> Report:
    report = Report()
    compare(GoldDocument("d", "x" * 99, tuple(mentions)), records, report)
    return report


def gold(*readings: Reading, optional: bool = False) -> GoldMention:
    return GoldMention("x", readings, optional)


def counts(report: Report) -> tuple[int, int, int, int]:
    total = report.total
    return total.gold, total.found, total.span, total.value


class TestCompare:
    def test_right(self) -> None:
        report = judged([gold(Reading("date", 0, 4, "2003"))], [date(0, 4, "2003")])
        assert counts(report) == (1, 1, 1, 1)
        assert report.errors == []

    def test_another_value(self) -> None:
        report = judged([gold(Reading("date", 0, 4, "2003"))], [date(0, 4, "2004")])
        assert counts(report) == (1, 1, 1, 0)
        assert [error.what for error in report.errors] == ["value"]

    def test_another_span_is_one_error(self) -> None:
        report = judged([gold(Reading("date", 0, 4, "2003"))], [date(0, 8, "2003")])
        assert counts(report) == (1, 1, 0, 0)
        assert [error.what for error in report.errors] == ["span"]

    def test_missed_and_spurious(self) -> None:
        report = judged([gold(Reading("date", 0, 4, "2003"))], [date(5, 9, "2003")])
        assert [error.what for error in report.errors] == ["missed", "spurious"]

    def test_an_attribute_of_the_sense_must_agree_both_ways(self) -> None:
        plain, ended = gold(Reading("date", 0, 4, "2003")), gold(Reading("date", 0, 4, "2003", {"mod": "END"}))
        assert counts(judged([ended], [date(0, 4, "2003", mod="END")])) == (1, 1, 1, 1)
        assert counts(judged([ended], [date(0, 4, "2003")])) == (1, 1, 1, 0)
        assert counts(judged([plain], [date(0, 4, "2003", mod="END")])) == (1, 1, 1, 0)

    def test_any_reading_will_do(self) -> None:
        mention = gold(Reading("date", 0, 4, "2003"), Reading("date", 2, 4, "2004"))
        assert judged([mention], [date(2, 4, "2004")]).errors == []

    def test_an_optional_mention_is_neither_demanded_nor_punished(self) -> None:
        mention = gold(Reading("date", 0, 4, "2003"), optional=True)
        for records in [], [date(0, 4, "1999")], [date(2, 9, "2003")]:
            assert counts(judged([mention], records)) == (0, 0, 0, 0)

    def test_a_base_may_be_known_by_its_id_beside_the_name(self) -> None:
        record = Base(start=0, end=4, text="xxxx", value="iq/x", rule="r.r")
        assert judged([gold(Reading("base", 0, 4, "the name", {"id": "iq/x"}))], [record]).errors == []

    def test_a_hijri_day_may_be_one_off(self) -> None:
        near, far = date(0, 4, "1500-01-02", hijri="0905-06-01"), date(0, 4, "1500-01-03", hijri="0905-06-01")
        mention = gold(Reading("date", 0, 4, "1500-01-01", {"hijri": "0905-06-01"}))
        assert judged([mention], [near]).errors == []
        assert [error.what for error in judged([mention], [far]).errors] == ["value"]

    def test_the_noun_is_not_scored(self) -> None:
        record = Number(start=0, end=4, text="2500", value="2500", rule="r.r", noun="x")
        assert judged([gold(Reading("number", 0, 4, "2500"))], [record]).errors == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2500", "2500.0", True),
        ("2500.0 km", "2500 km", True),
        ("2500 km", "2500 m", False),
        ("03", "3", False),
        ("20", "20", True),
        (None, "", True),
        (False, None, True),
        (True, "true", True),
        ("300", 300, True),
        (["a", "b"], ("a", "b"), True),
    ],
)
def test_alike(one: object, other: object, same: bool) -> None:
    assert alike(one, other) is same


class TestGold:
    def write(self, folder: Path, entry: dict[str, object]) -> Path:
        (folder / "a.txt").write_text("in 2003", encoding="utf-8")
        (folder / "a.json").write_text(json.dumps({"reference": "2021-08-24", "mentions": [entry]}))
        return folder / "a.json"

    def test_an_alternative_takes_from_the_mention_what_it_does_not_say(self, tmp_path: Path) -> None:
        entry = {"start": 3, "end": 7, "text": "2003", "kind": "date", "value": "2003", "alt": [{"value": "2004"}]}
        document = read_document(self.write(tmp_path, entry))
        assert document.reference == "2021-08-24"
        assert document.mentions[0].readings == (Reading("date", 3, 7, "2003"), Reading("date", 3, 7, "2004"))

    def test_offsets_must_fit_the_text(self, tmp_path: Path) -> None:
        with pytest.raises(GoldError, match="2:6 is ' 200'"):
            read_document(self.write(tmp_path, {"start": 2, "end": 6, "text": "2003", "kind": "date"}))

    def test_a_mention_needs_a_kind(self, tmp_path: Path) -> None:
        with pytest.raises(GoldError, match="'kind' is missing"):
            read_document(self.write(tmp_path, {"start": 3, "end": 7}))

    @pytest.mark.parametrize(
        "gold", ["[]", '{"mentions": [], "reference": "today"}', '{"mentions": [7]}', "{", '{"a": 1}']
    )
    def test_what_is_no_gold_is_told_with_its_file(self, gold: str, tmp_path: Path) -> None:
        path = self.write(tmp_path, {})
        path.write_text(gold, encoding="utf-8")
        with pytest.raises(GoldError, match=r"a\.json: "):
            read_document(path)
