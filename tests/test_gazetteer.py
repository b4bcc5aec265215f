"""Gazetteers in CSV files: what they become, how mistakes in them are told, and the command that writes their rules."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from arextract import Extractor, RuleError, from_dict
from arextract.cli import commands
from arextract.language.rulebook import load
from arextract.language.tree import Words
from arextract.meaning.base import Entry
from arextract.records import Base, Mention

CLINICS = """\
id,name,variants,town,beds,fee,opened,wards,country
c1,مصحة الياسمين,مستوصف الياسمين|عيادة الياسمين,صفاقس,40,2.50,2001-03-04,قلب|عيون,TN
c2,مصحة الأمل,,حمص,12,,,,SY
c3,مصحة الأمل,,عنابة,7,3,1999-01-01,,DZ
"""
RULES = """\
format: 1
kind: clinic
kinds:
  clinic:
    fields:
      name: {type: text}
      town: {type: text}
      beds: {type: integer}
      fee: {type: decimal}
      opened: {type: date}
      wards: {type: list}
      country: {type: text}
      candidates: {type: list}
parts:
  clinic: {gazetteer: clinics.csv}
rules:
  - id: listed
    match: "{clinic:entry}"
    make: entry
    examples: [{text: "[مصحة الياسمين]", value: c1}]
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    (tmp_path / "clinics.csv").write_text(CLINICS, encoding="utf-8")
    file = tmp_path / "clinics.yaml"
    file.write_text(RULES, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def clinics(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clinics")
    (folder / "clinics.csv").write_text(CLINICS, encoding="utf-8")
    (folder / "clinics.yaml").write_text(RULES, encoding="utf-8")
    return folder / "clinics.yaml"


def found(rules: Path, text: str, region: str | None = None) -> list[Mention]:
    return [each for each in Extractor(rules, region=region).extract(text) if each.rule.startswith(rules.stem)]


def entries(rules: Path) -> dict[str, Entry]:
    """The entries of a rule file's own gazetteer by their names."""
    part = load([rules]).parts["clinic"]
    assert isinstance(part, Words)
    return dict(part.forms)


def problems(rules: Path) -> list[str]:
    with pytest.raises(RuleError) as raised:
        load([rules])
    return [str(problem).replace(str(rules.parent) + "/", "") for problem in raised.value.problems]


class TestRows:
    def test_columns_are_fields_of_their_types(self, clinics: Path) -> None:
        (clinic,) = found(clinics, "زاروا مستوصف الياسمين أمس")
        assert (clinic.text, clinic.value) == ("مستوصف الياسمين", "c1")
        assert clinic.name == "مصحة الياسمين"
        assert (clinic.beds, clinic.fee, clinic.opened) == (40, Decimal("2.50"), dt.date(2001, 3, 4))
        assert clinic.wards == ("قلب", "عيون")

    def test_empty_cells_say_nothing(self, clinics: Path) -> None:
        (clinic,) = found(clinics, "في مصحة الأمل", "SY")
        assert (clinic.value, clinic.beds, clinic.fee, clinic.opened, clinic.wards) == ("c2", 12, None, None, ())

    @pytest.mark.parametrize(("region", "ids"), [(None, ("c2", "c3")), ("DZ", ("c3", "c2")), ("EG", ("c2", "c3"))])
    def test_of_several_with_one_name_the_region_decides(
        self, clinics: Path, region: str | None, ids: tuple[str, ...]
    ) -> None:
        (clinic,) = found(clinics, "في مصحة الأمل", region)
        assert clinic.candidates == ids
        assert clinic.value == ids[0]

    def test_the_country_that_the_sentence_names_goes_before_the_region(self, clinics: Path) -> None:
        (clinic,) = found(clinics, "نقل الجرحى في الجزائر إلى مصحة الأمل", "SY")
        assert clinic.candidates == ("c3", "c2")

    def test_records_go_to_json_and_back(self, clinics: Path) -> None:
        (clinic,) = found(clinics, "عيادة الياسمين")
        assert from_dict(clinic.to_dict(), {"clinic": type(clinic)}) == clinic

    def test_a_change_of_the_file_is_seen(self, rules: Path) -> None:
        assert not found(rules, "أمام مصحة النسيم")
        (rules.parent / "clinics.csv").write_text("name\nمصحة النسيم\n", encoding="utf-8")
        assert found(rules, "أمام مصحة النسيم")

    def test_what_the_text_says_beside_an_entry_is_a_field_too(self, rules: Path) -> None:
        told = RULES.replace('match: "{clinic:entry}"', 'match: "{clinic:entry} {open}{in_digits:beds}{close}"')
        rules.write_text(told.replace("[مصحة الياسمين]", "[مصحة الياسمين (45)]"), encoding="utf-8")
        (clinic,) = found(rules, "مصحة الياسمين (45)")
        assert clinic.beds == 45

    def test_the_bundled_sites_take_a_file_too(self, tmp_path: Path) -> None:
        sites = "id,name,country,type,latitude,longitude,sure\nxx/oasis,واحة السدر,XX,camp,31.5,-8.25,false\n"
        (tmp_path / "sites.csv").write_text(sites, encoding="utf-8")
        rules = tmp_path / "more.yaml"
        rules.write_text("format: 1\nextend: {site: {gazetteer: sites.csv}}\n", encoding="utf-8")
        (base,) = Extractor(rules, kinds=["base"]).extract("نزلوا في معسكر واحة السدر")
        assert isinstance(base, Base)
        assert (base.value, base.latitude, base.longitude, base.sure) == ("xx/oasis", 31.5, -8.25, False)

    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("line_end", ["\n", "\r\n"])
    def test_spreadsheets_write_it_in_several_ways(self, rules: Path, delimiter: str, line_end: str) -> None:
        plain = entries(rules)
        written = CLINICS.replace(",", delimiter).replace("\n", line_end)
        (rules.parent / "clinics.csv").write_bytes(b"\xef\xbb\xbf" + written.encode())
        assert entries(rules) == plain

    def test_without_ids_the_name_is_the_id(self, rules: Path) -> None:
        (rules.parent / "clinics.csv").write_text("name\nمصحة النسيم\n", encoding="utf-8")
        assert [entry.id for entry in entries(rules).values()] == ["مصحة النسيم"]


class TestMistakes:
    """Each is told at its place in the CSV file, or where the rule file names that."""

    @pytest.mark.parametrize(
        ("written", "told"),
        [
            ("id,name,beds\nc1,أ ب,many\n", ["clinics.csv:2:8: `beds` is a number, not `many`"]),
            ("id,name,opened\nc1,أ ب,1.2.2003\n", ["clinics.csv:2:8: `opened` is a date, not `1.2.2003`"]),
            ('id,name,beds\nc1,"أ, ""ب""\nج",many\n', ["clinics.csv:3:4: `beds` is a number, not `many`"]),
            ("id,name\nc1,أ ب\nc1,ت ث\n", ["clinics.csv:3:1: the id `c1` stands twice"]),
            ("id,name\n,أ ب\nc2,\n", ["clinics.csv:2:1: this row has no id", "clinics.csv:3:4: this row has no name"]),
            ("id,name\nc1,أ ب,ت\n", ["clinics.csv:2:8: this row has more cells than the first one"]),
            ("id,nam\nc1,أ ب\n", ["clinics.csv:1:1: there is no column `name`"]),
            ("id,name,name\nc1,أ ب,ت\n", ["clinics.csv:1:9: the column `name` stands twice"]),
            ("id,name\n", ["clinics.csv:1:1: this file has no rows"]),
            ("", ["clinics.csv:1:1: there is no column `name`"]),
            ("id,name,sure\nc1,أ ب,no\n", ["clinics.csv:2:8: true or false is expected here, not `no`"]),
            ("id,name,latitude\nc1,أ ب,31\n", ["clinics.csv:2:8: latitude and longitude stand together"]),
            ('id,name\nc1,"أ" ب\n', ["clinics.csv:2:1: this is not CSV: ',' expected after '\"'"]),
            ("id,name,candidates\nc1,أ ب,c2\n", ["clinics.csv:2:8: no entry has the id `c2`"]),
        ],
    )  # fmt: skip
    def test_in_the_file(self, rules: Path, written: str, told: list[str]) -> None:
        (rules.parent / "clinics.csv").write_text(written, encoding="utf-8")
        assert problems(rules) == told

    def test_no_utf_8(self, rules: Path) -> None:
        (rules.parent / "clinics.csv").write_bytes("name\nمصحة\n".encode("cp1256"))
        assert problems(rules) == ["clinics.csv:2:1: this file is not in UTF-8"]

    def test_no_such_file(self, rules: Path) -> None:
        (rules.parent / "clinics.csv").unlink()
        assert problems(rules) == ["clinics.yaml:15:23: the file `clinics.csv` cannot be read"]

    def test_no_csv_file(self, rules: Path) -> None:
        rules.write_text(RULES.replace("clinics.csv", "clinics.xlsx"), encoding="utf-8")
        assert problems(rules) == ["clinics.yaml:15:23: `clinics.xlsx` is no CSV file"]

    def test_one_gazetteer_for_two_kinds(self, rules: Path) -> None:
        rule = """\
  - {id: other, kind: shop, match: "{clinic:entry}", make: entry, examples: [{text: "[مصحة الياسمين]", value: c1}]}
"""
        rules.write_text(RULES.replace("kinds:\n", "kinds:\n  shop: {fields: {}}\n") + rule, encoding="utf-8")
        assert problems(rules) == [
            "clinics.yaml:22:60: the entries of `clinic` make records of the kind `clinic` elsewhere"
        ]

    def test_entry_makes_declared_kinds_only(self, rules: Path) -> None:
        rules.write_text(RULES.replace("kind: clinic\n", "kind: base\n", 1), encoding="utf-8")
        assert problems(rules) == [
            "clinics.yaml:19:11: `entry` makes kinds that a file declares under `kinds:`, and `base` is none of them"
        ]


class TestCommand:
    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(commands, ["gazetteer", *map(str, arguments)], catch_exceptions=False)

    def test_it_writes_rules_that_hold(self, tmp_path: Path) -> None:
        table = tmp_path / "clinics.csv"
        table.write_text(CLINICS, encoding="utf-8")
        done = self.run(table, "--kind", "clinic")
        assert done.exit_code == 0
        assert done.stdout.endswith("5 names of " + f"{table} as mentions of the kind clinic\n")
        written = (tmp_path / "clinics.yaml").read_text(encoding="utf-8")
        assert "gazetteer: clinics.csv" in written
        (clinic,) = found(tmp_path / "clinics.yaml", "في عيادة الياسمين")
        assert (clinic.beds, clinic.fee, clinic.wards) == (40, Decimal("2.50"), ("قلب", "عيون"))
        checked = CliRunner().invoke(commands, ["check", str(tmp_path / "clinics.yaml")])
        assert checked.stdout == "rules: 1, examples: 3, all hold\n"

    def test_the_rules_name_the_file_from_where_they_stand(self, tmp_path: Path) -> None:
        (tmp_path / "data").mkdir()
        table = tmp_path / "data" / "clinics.csv"
        table.write_text(CLINICS, encoding="utf-8")
        assert self.run(table, "--kind", "clinic", "--output", tmp_path / "rules.yaml").exit_code == 0
        assert "gazetteer: data/clinics.csv" in (tmp_path / "rules.yaml").read_text(encoding="utf-8")

    def test_a_part_of_that_name_is_no_hindrance(self, tmp_path: Path) -> None:
        table = tmp_path / "ports.csv"
        table.write_text("name\nميناء النوارس\n", encoding="utf-8")
        assert self.run(table, "--kind", "seaport").exit_code == 0
        assert "seaport_name: {gazetteer: ports.csv}" in (tmp_path / "ports.yaml").read_text(encoding="utf-8")

    def test_it_tells_which_columns_make_no_field(self, tmp_path: Path) -> None:
        table = tmp_path / "clinics.csv"
        table.write_text("name,المدينة,class,code\nمصحة الورد,نابل,a,007\n", encoding="utf-8")
        done = self.run(table, "--kind", "clinic")
        assert "the column المدينة makes no field" in done.stdout
        assert "the column class makes no field" in done.stdout
        assert "code: {type: text}" in (tmp_path / "clinics.yaml").read_text(encoding="utf-8")

    def test_it_writes_over_nothing_unasked(self, tmp_path: Path) -> None:
        table = tmp_path / "clinics.csv"
        table.write_text(CLINICS, encoding="utf-8")
        (tmp_path / "clinics.yaml").write_text("mine", encoding="utf-8")
        assert self.run(table, "--kind", "clinic").exit_code == 2
        assert (tmp_path / "clinics.yaml").read_text(encoding="utf-8") == "mine"
        assert self.run(table, "--kind", "clinic", "--overwrite").exit_code == 0
        assert self.run(table, "--kind", "date", "--overwrite").exit_code == 2
        assert "kind: clinic" in (tmp_path / "clinics.yaml").read_text(encoding="utf-8")

    def test_mistakes_leave_no_rules_behind(self, tmp_path: Path) -> None:
        table = tmp_path / "clinics.csv"
        table.write_text("id,name\nc1,أ ب\nc1,ت ث\n", encoding="utf-8")
        done = self.run(table, "--kind", "clinic")
        assert done.exit_code == 2
        assert f"{table}:3:1: the id `c1` stands twice" in done.stderr
        assert not (tmp_path / "clinics.yaml").exists()
