"""The command line, as its users see it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from arextract.cli import commands

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
TEXT = "سقطت بغداد في 9 نيسان 2003 صباحا"
COURT = """\
format: 1
about: Court cases.
kind: case_number
kinds: {case_number: {about: A court case., fields: {number: {type: integer}}}}
parts:
  case: {words: [القضية رقم]}
rules:
  - id: case
    match: "{case} {in_digits:number}"
    make: record
    examples: [{text: "أجلت [القضية رقم 215] أمس", attrs: {number: 215}}]
"""

ASCII = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}


def run(*arguments: object, text: str | None = None) -> Result:
    return CliRunner().invoke(commands, [str(a) for a in arguments], input=text, catch_exceptions=False)


def records(result: Result) -> list[dict]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def court(tmp_path: Path) -> Path:
    file = tmp_path / "court.yaml"
    file.write_text(COURT, encoding="utf-8")
    return file


class TestExtract:
    def test_standard_input_gives_one_object_a_mention(self) -> None:
        (record,) = records(run("extract", text=TEXT))
        assert record["value"].startswith("2003-04-09")
        assert TEXT[record["start"] : record["end"]] == record["text"]
        assert "file" not in record

    def test_a_file_is_named_in_each_object(self, tmp_path: Path) -> None:
        file = tmp_path / "report.txt"
        file.write_text(TEXT, encoding="utf-8")
        assert [record["file"] for record in records(run("extract", file))] == [str(file)]

    def test_a_folder_gives_its_texts_in_order(self) -> None:
        files = [record["file"] for record in records(run("extract", SEEDS))]
        assert files == sorted(files)
        assert {Path(name) for name in files} == set(SEEDS.glob("*.txt"))

    def test_offsets_count_the_text_as_stored(self, tmp_path: Path) -> None:
        file = tmp_path / "report.txt"
        file.write_bytes("سطر\r\nعام 2003\r\n".encode())
        assert [(record["start"], record["end"]) for record in records(run("extract", file))] == [(5, 13)]

    @pytest.mark.parametrize(("data", "found"), [(b"", []), ("\ufeffعام 2003".encode(), [(0, 8)])])
    def test_a_byte_order_mark_is_no_text(self, data: bytes, found: list[tuple[int, int]], tmp_path: Path) -> None:
        file = tmp_path / "report.txt"
        file.write_bytes(data)
        assert [(record["start"], record["end"]) for record in records(run("extract", file))] == found

    def test_standard_input_among_files(self, tmp_path: Path) -> None:
        file = tmp_path / "report.txt"
        file.write_text(TEXT, encoding="utf-8")
        first, second = records(run("extract", file, "-", text="عام 1999"))
        assert (first["file"], second["value"], "file" in second) == (str(file), "1999", False)

    def test_what_is_called_like_a_text_but_is_no_file_is_passed_over(self, tmp_path: Path) -> None:
        (tmp_path / "folder.txt").mkdir()
        (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
        (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
        assert len(records(run("extract", tmp_path))) == 1

    def test_the_region_in_small_letters(self) -> None:
        (record,) = records(run("extract", "--region", "tn", text="دفع 20 دينارا"))
        assert record["value"] == "20 TND"

    def test_the_day_on_which_a_week_begins(self) -> None:
        monday, sunday = (
            records(run("extract", "--reference", "2024-05-15", "--week-start", day, text="هذا الأسبوع"))[0]["first"]
            for day in (1, 7)
        )
        assert (monday, sunday) == ("2024-05-13", "2024-05-12")

    def test_reference(self) -> None:
        (record,) = records(run("extract", "--reference", "2021-08-24", text="في العام الماضي"))
        assert record["value"] == "2020"

    def test_reference_and_region_may_stand_beside_the_text(self, tmp_path: Path) -> None:
        (tmp_path / "report.txt").write_text("دفع 20 دينارا العام الماضي", encoding="utf-8")
        (tmp_path / "report.json").write_text('{"reference": "2021-08-24", "region": "TN"}')
        assert [record["value"] for record in records(run("extract", tmp_path))] == ["20 TND", "2020"]
        here = records(run("extract", tmp_path, "--region", "IQ", "--reference", "2011-01-01"))
        assert [record["value"] for record in here] == ["20 IQD", "2010"]

    def test_kinds(self) -> None:
        found = records(run("extract", "--kind", "percentage", text="ارتفع 50% عام 2003"))
        assert [record["kind"] for record in found] == ["percentage"]

    def test_rules(self, court: Path) -> None:
        (record,) = records(run("extract", "--rules", court, "--kind", "case_number", text="نظرت في القضية رقم 215"))
        assert record["number"] == "215"

    def test_table(self) -> None:
        result = run("extract", "--format", "table", text="غزا العراق عام 2003")
        assert result.stdout.split() == ["11:19", "date", "2003", "عام", "2003"]


class TestErrors:
    """They go to standard error, with exit status 2 and no traceback."""

    def told(self, *arguments: object, text: str | None = None) -> str:
        result = run(*arguments, text=text)
        assert result.exit_code == 2
        assert result.stdout == ""
        return result.stderr

    def test_a_file_that_is_not_there(self) -> None:
        assert "nowhere.txt" in self.told("extract", "nowhere.txt")

    def test_a_text_that_is_not_utf8(self, tmp_path: Path) -> None:
        file = tmp_path / "old.txt"
        file.write_bytes(TEXT.encode("cp1256"))
        assert "old.txt: not UTF-8: byte 0 is 0xd3" in self.told("extract", file)

    def test_a_reference_that_is_no_date(self) -> None:
        assert "2021-13-01" in self.told("extract", "--reference", "2021-13-01", text=TEXT)

    def test_a_kind_that_is_none(self) -> None:
        assert "persn" in self.told("extract", "--kind", "persn", text=TEXT)

    @pytest.mark.parametrize("command", [["extract", "--rules"], ["check"], ["show", "--rules"]])
    def test_a_folder_without_rules(self, command: list[str], tmp_path: Path) -> None:
        result = run(*command, tmp_path)
        assert result.exit_code == (1 if command == ["check"] else 2)
        assert f"{tmp_path}:1:1: no file in this folder ends in .yaml" in result.output

    @pytest.mark.parametrize(
        ("table", "kind", "told"), [("list.csv", "A b", "no name"), ("list.txt", "a", "end in .csv")]
    )
    def test_a_list_of_names_called_otherwise(self, table: str, kind: str, told: str, tmp_path: Path) -> None:
        (tmp_path / table).write_text("name\nمستوصف الندى\n", encoding="utf-8")
        assert told in self.told("gazetteer", tmp_path / table, "--kind", kind)
        assert [path.name for path in tmp_path.iterdir()] == [table]

    def test_a_region_that_is_no_country(self) -> None:
        assert "Iraq is no country code" in self.told("extract", "--region", "Iraq", text=TEXT)

    def test_a_folder_without_texts(self, tmp_path: Path) -> None:
        assert self.told("extract", tmp_path) == f"arextract: {tmp_path}: no .txt file in this folder\n"

    @pytest.mark.parametrize(
        ("beside", "told"),
        [
            (b"[1", "report.json: Expecting"),
            (b"[]", "report.json: no JSON object"),
            (b"[" * 100_000, "report.json: "),
            (b'{"reference": 2020}', 'report.json: "reference" and "region" are text'),
            (b'{"region": ["IQ"]}', 'report.json: "reference" and "region" are text'),
            (b'{"reference": "yesterday"}', "report.txt: "),
            (b"\xff", "report.json: not UTF-8"),
        ],
    )
    def test_what_stands_beside_a_text_and_is_wrong(self, beside: bytes, told: str, tmp_path: Path) -> None:
        (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "report.json").write_bytes(beside)
        assert told in self.told("extract", tmp_path)
        assert self.told("extract", tmp_path).count("\n") == 1

    def test_a_file_that_cannot_be_read_or_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(path: Path) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / "list.csv").write_text("name\nمستشفى النخيل\n", encoding="utf-8")
        there = tmp_path / "nowhere" / "list.yaml"
        told = self.told("gazetteer", tmp_path / "list.csv", "--kind", "hospital", "--output", there)
        assert told == f"arextract: {there}: No such file or directory\n"
        monkeypatch.setattr("arextract.cli.extract.read", refuse)
        assert self.told("extract", tmp_path) == f"arextract: {tmp_path / 'report.txt'}: Permission denied\n"

    def test_an_interruption(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt() -> str:
            raise KeyboardInterrupt

        monkeypatch.setattr("arextract.cli.options.standard_input", interrupt)
        result = run("extract")
        assert (result.exit_code, result.stderr) == (130, "arextract: interrupted\n")

    def test_rules_that_cannot_be_loaded(self, tmp_path: Path) -> None:
        file = tmp_path / "broken.yaml"
        file.write_text("format: 1\nparts: {a: {match: '{b}'}}\n")
        assert f"{file}:2:" in self.told("extract", "--rules", file, text=TEXT)

    def test_a_maker_that_gives_no_record(self, court: Path) -> None:
        court.write_text(COURT.replace("make: record", "make: same"), encoding="utf-8")
        told = self.told("extract", "--rules", court, text="نظرت في القضية رقم 215")
        assert told.startswith("arextract: the rule court.case: `make: same` failed")

    def test_a_rule_that_is_none(self) -> None:
        assert "did you mean" in self.told("show", "month_nam")

    def test_a_folder_without_gold(self, tmp_path: Path) -> None:
        assert str(tmp_path) in self.told("evaluate", tmp_path)


class TestCheck:
    def test_rules_whose_examples_hold(self, court: Path) -> None:
        result = run("check", court)
        assert (result.exit_code, result.stdout) == (0, "rules: 1, examples: 1, all hold\n")

    def test_an_example_that_fails_is_told(self, court: Path) -> None:
        court.write_text(COURT.replace("number: 215}}]", "number: 214}}]"), encoding="utf-8")
        result = run("check", court)
        assert result.exit_code == 1
        assert "court.case[1]" in result.stdout
        assert "number: 214" in result.stdout
        assert "number: 215" in result.stdout
        assert result.stdout.endswith("rules: 1, examples: 1, 1 fail\n")

    def test_a_maker_that_gives_no_record_is_told(self, court: Path) -> None:
        court.write_text(COURT.replace("make: record", "make: same"), encoding="utf-8")
        result = run("check", court)
        assert result.exit_code == 1
        assert "the rule court.case: `make: same` failed: TypeError: 215 is no meaning of a record" in result.stdout

    def test_all_mistakes_of_a_file_are_told(self, court: Path) -> None:
        court.write_text(
            COURT.replace("{case} {in", "{cas} {in").replace("make: record", "make: recrd"), encoding="utf-8"
        )
        result = run("check", court)
        assert result.exit_code == 1
        assert result.stdout.count("did you mean") == 2


class TestShow:
    def test_templates_are_shown_as_they_are_written(self) -> None:
        first, *looks = run("show", "plain_noun").stdout.splitlines()
        assert first == "{plain_noun}: one token of this shape, make: text"
        assert looks[:2] == ["  like ؟؟ـ", "  unlike وـ, لـ, الـ, بالـ"]

    def test_a_part_and_what_it_is_built_of(self) -> None:
        result = run("show", "month")
        assert result.stdout.startswith("{month}: ")
        assert "{western_month}: words" in result.stdout
        assert "يناير" in result.stdout

    def test_a_rule_of_a_user(self, court: Path) -> None:
        result = run("show", "--rules", court, "court.case")
        assert "match: {case} {in_digits:number}" in result.stdout
        assert "example: أجلت [القضية رقم 215] أمس" in result.stdout

    def test_all_that_a_rule_says(self, court: Path) -> None:
        more = """
    about: A case.
    preceded_by: "{of}?"
    not_preceded_by: "{dash}"
    not_followed_by: "{slash}"
    begins: line
    also: {number: number}
    yields_to: [cardinal.amount]
"""
        court.write_text(COURT.replace("    make: record\n", f"    make: record{more}"), encoding="utf-8")
        assert run("show", "--rules", court, "court.case").stdout.splitlines()[1:11] == [
            "  A case.",
            "  match: {case} {in_digits:number}",
            "  preceded_by: {of}?",
            "  not_preceded_by: {dash}",
            "  not_followed_by: {slash}",
            "  begins: line",
            "  make: record",
            "  also: number is a number",
            "  yields_to: cardinal.amount",
            "  example: أجلت [القضية رقم 215] أمس",
        ]

    def test_without_names_it_lists_all(self) -> None:
        result = run("show")
        assert result.exit_code == 0
        assert "western_month" in result.stdout


def test_explain_names_the_rule() -> None:
    (record,) = records(run("extract", text="عام 2003"))
    assert record["rule"] in run("explain", "عام 2003").stdout


class TestEvaluate:
    def test_seeds(self) -> None:
        result = run("evaluate", SEEDS, "--errors", "--fail-under", "1")
        assert result.exit_code == 0, result.stdout

    def test_errors_are_listed_and_can_fail(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("عام 2003", encoding="utf-8")
        gold = {"mentions": [{"start": 0, "end": 8, "kind": "date", "value": "2004"}]}
        (tmp_path / "a.json").write_text(json.dumps(gold))
        result = run("evaluate", tmp_path, "--errors", "--fail-under", "0.5")
        assert result.exit_code == 1
        assert "a: value" in result.stdout


class TestProcess:
    """What only a process of its own shows."""

    def start(self, command: str, text: bytes = b"", **variables: str) -> subprocess.CompletedProcess[bytes]:
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path, **variables}
        return subprocess.run(["bash", "-c", command], input=text, env=environment, capture_output=True, check=False)

    @pytest.mark.parametrize("variables", [ASCII, {}])
    def test_utf8_whatever_the_locale(self, variables: dict[str, str], tmp_path: Path) -> None:
        (tmp_path / "خبر.txt").write_text(TEXT, encoding="utf-8")
        for command, names in (("python -m arextract", []), ("arextract", [str(tmp_path / "خبر.txt")])):
            done = self.start(" ".join([command, "extract", *names]), TEXT.encode(), **variables)
            assert done.stderr == b""
            record = json.loads(done.stdout.decode("utf-8"))
            assert (record["text"] in TEXT, [record["file"]] if names else []) == (True, names)

    @pytest.mark.parametrize("variables", [ASCII, {}])
    def test_arguments_and_messages_are_utf8_too(self, variables: dict[str, str]) -> None:
        done = self.start("arextract explain 'عام 2003'; arextract extract --kind تاريخ", **variables)
        assert done.stdout.decode("utf-8").splitlines()[0].split() == ["0:8", "year.with_noun", "chosen", "عام", "2003"]
        assert "'تاريخ'" in done.stderr.decode("utf-8")

    def test_a_name_that_is_not_utf8(self, tmp_path: Path) -> None:
        name = os.fsencode(tmp_path) + b"/\xd9.txt"
        Path(os.fsdecode(name)).write_text(TEXT, encoding="utf-8")
        done = self.start(f"arextract extract {tmp_path}")
        assert os.fsencode(json.loads(done.stdout)["file"]) == name

    @pytest.mark.parametrize("sink", ["> /dev/full", "<&-"])
    def test_what_cannot_be_written_or_read_is_told_in_a_line(self, sink: str) -> None:
        done = self.start(f"arextract extract {sink}", TEXT.encode())
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
        assert done.stderr.startswith(b"arextract: ")

    def test_a_closed_pipe_is_quiet(self, tmp_path: Path) -> None:
        (tmp_path / "long.txt").write_text("عام 2003\n" * 20_000, encoding="utf-8")
        done = self.start(f"arextract extract {tmp_path} | head -n 1; exit ${{PIPESTATUS[0]}}", PYTHONUNBUFFERED="1")
        assert (done.returncode, done.stderr) == (1, b"")
        assert done.stdout.count(b"\n") == 1

    def test_version(self) -> None:
        assert self.start("arextract --version").stdout.startswith(b"arextract 0.")
