"""`arextract run`: corpora of every form in and out, whole after any kill."""

from __future__ import annotations

import csv
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from arextract import Extractor, arrow
from arextract.cli import commands

DOCUMENTS = [
    {"id": "a", "body": "وصلت السفينة أمس، وعليها 40 بحارا", "day": "2019-05-07", "cc": None},
    {"id": "b", "body": "باع «المرسى»، وهو بيت قديم،\nبتسعين ألف دينار", "day": None, "cc": "TN"},
    {"id": "c", "body": "لا أحد", "day": None, "cc": None},
    {"id": "d", "body": "أمس", "day": "the other day", "cc": None},
    {"id": "e", "body": "بتسعين ألف دينار", "day": None, "cc": "IQ"},
]
COLUMNS = ["--text-column", "body", "--reference-column", "day", "--region-column", "cc", "--id-column", "id"]
FOUND = [("a", "2019-05-06"), ("a", "40"), ("b", "90000 TND"), ("d", None), ("e", "90000 IQD")]


def run(*arguments: object) -> Result:
    return CliRunner().invoke(commands, ["run", *map(str, arguments)], catch_exceptions=False)


def content(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*")))


def found(folder: Path) -> list[dict]:
    return [json.loads(line) for line in content(folder).splitlines()]


def as_jsonl(path: Path) -> None:
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in DOCUMENTS), encoding="utf-8")


def as_csv(path: Path, delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, ["cc", "extra", "body", "day", "id"], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(DOCUMENTS)


def as_tsv(path: Path) -> None:
    as_csv(path, "\t")


def as_packed(path: Path) -> None:
    as_jsonl(path.with_suffix(""))
    path.write_bytes(gzip.compress(path.with_suffix("").read_bytes()))
    path.with_suffix("").unlink()


def as_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist([{"extra": 1, **each} for each in DOCUMENTS]), path, row_group_size=2)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("corpus.jsonl", as_jsonl),
        ("corpus.jsonl.gz", as_packed),
        ("corpus.csv", as_csv),
        ("corpus.tsv", as_tsv),
        ("corpus.parquet", as_parquet),
    ],
)
@pytest.mark.parametrize("size", [0.001, 16])
def test_every_form_of_a_corpus_gives_the_same(
    name: str, write: Callable[[Path], None], size: float, tmp_path: Path
) -> None:
    write(tmp_path / name)
    result = run(tmp_path / name, "--output", tmp_path / "out", "--part-size", size, *COLUMNS)
    assert result.exit_code == 0, result.output
    rows = found(tmp_path / "out")
    assert [(row["document"], row.get("value")) for row in rows] == FOUND
    assert [row["row"] for row in rows] == [0, 0, 1, 3, 4]
    assert {row["file"] for row in rows} == {str(tmp_path / name)}


def test_plain_text_has_a_document_a_line(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.txt"
    corpus.write_text("وصل أمس\r\n\nدفع 30 دينارا\n", encoding="utf-8")
    run(corpus, "--output", tmp_path / "out", "--reference", "2020-01-02", "--region", "KW")
    assert [(row["row"], row["value"]) for row in found(tmp_path / "out")] == [(0, "2020-01-01"), (2, "30 KWD")]


@pytest.mark.parametrize("name", ["corpus.jsonl", "corpus.csv", "corpus.parquet", "corpus.txt"])
def test_a_corpus_without_documents_is_none(name: str, tmp_path: Path) -> None:
    if name == "corpus.parquet":
        pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / name)
    else:
        (tmp_path / name).write_text("text\n" if name == "corpus.csv" else "", encoding="utf-8")
    result = run(tmp_path / name, "--output", tmp_path / "out")
    assert (result.exit_code, result.stdout.splitlines()[0].split()) == (0, ["documents", "0"])
    assert [path.name for path in (tmp_path / "out").glob("[!_]*")] == []


def test_endings_may_be_in_capitals_and_texts_in_a_folder_packed(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "A.TXT").write_text("وصل أمس\nوغادر اليوم", encoding="utf-8")
    (tmp_path / "in" / "b.txt.gz").write_bytes(gzip.compress("وصل أمس\nوغادر اليوم".encode()))
    (tmp_path / "in" / "b.json").write_text('{"reference": "2020-01-02"}', encoding="utf-8")
    (tmp_path / "in" / "C.JSONL").write_text('{"text": "عام 1988"}', encoding="utf-8")
    run(tmp_path / "in", "--output", tmp_path / "out", "--reference", "2019-01-02")
    assert [(Path(row["file"]).name, row["value"]) for row in found(tmp_path / "out")] == [
        ("A.TXT", "2019-01-01"),
        ("A.TXT", "2019-01-02"),
        ("b.txt.gz", "2020-01-01"),
        ("b.txt.gz", "2020-01-02"),
        ("C.JSONL", "1988"),
    ]


def test_the_day_on_which_a_week_begins(tmp_path: Path) -> None:
    (tmp_path / "corpus.txt").write_text("هذا الأسبوع", encoding="utf-8")
    first = []
    for day in (1, 7):
        out = tmp_path / str(day)
        run(tmp_path / "corpus.txt", "--output", out, "--reference", "2024-05-15", "--week-start", day)
        first += [row["first"] for row in found(out)]
    assert first == ["2024-05-13", "2024-05-12"]


def test_a_folder_has_a_document_a_text_file_and_the_documents_of_the_others(tmp_path: Path) -> None:
    folder = tmp_path / "corpus" / "below"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text("وصل أمس\nوغادر اليوم", encoding="utf-8")
    (folder / "one.json").write_text('{"reference": "2020-01-02"}', encoding="utf-8")
    (folder / "two.txt").write_bytes(b"\xff")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xd9.txt")).write_text("عام 1977", encoding="utf-8")
    (folder / "three.jsonl").write_text('{"text": "عام 1988"}', encoding="utf-8")
    for passed_over in ("notes.md", "_old.jsonl", ".hidden.txt"):
        (folder / passed_over).write_text('{"text": "عام 1989"}', encoding="utf-8")
    run(tmp_path / "corpus", "--output", tmp_path / "out")
    rows = [(Path(row["file"]).name, row.get("value"), row.get("error")) for row in found(tmp_path / "out")]
    assert rows[:2] == [("one.txt", "2020-01-01", None), ("one.txt", "2020-01-02", None)]
    assert rows[2][0] == "two.txt"
    assert "not UTF-8" in rows[2][2]
    assert rows[3:] == [("\ufffd.txt", "1977", None), ("three.jsonl", "1988", None)]


class TestFormats:
    @pytest.fixture
    def written(self, tmp_path: Path) -> Callable[[str], Path]:
        def write(form: str) -> Path:
            as_jsonl(tmp_path / "corpus.jsonl")
            run(tmp_path / "corpus.jsonl", "--output", tmp_path / form, "--format", form, *COLUMNS)
            return tmp_path / form

        return write

    def test_parquet_has_the_schema(self, written: Callable[[str], Path]) -> None:
        table = pq.read_table(written("parquet"))
        assert table.schema == arrow.SCHEMA
        assert list(zip(table["document"].to_pylist(), table["value"].to_pylist(), strict=True)) == FOUND

    def test_csv_has_the_same_columns(self, written: Callable[[str], Path]) -> None:
        with next(written("csv").glob("part-*.csv")).open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
        assert list(rows[0]) == arrow.SCHEMA.names
        assert [(row["document"], row["value"] or None) for row in rows] == FOUND

    def test_json_lines_have_them_without_nulls(self, written: Callable[[str], Path]) -> None:
        parquet = pq.read_table(written("parquet")).to_pylist(maps_as_pydicts="strict")
        for row, same in zip(found(written("jsonl")), parquet, strict=True):
            if "attributes" in row:
                same["attributes"] = json.loads(same["attributes"])
            assert row == {
                name: value.isoformat() if name in ("first", "last") else value
                for name, value in same.items()
                if value is not None
            }

    def test_text_is_for_people(self, written: Callable[[str], Path]) -> None:
        text = next(written("text").glob("part-*.txt")).read_text(encoding="utf-8")
        assert "2019-05-06" in text
        assert "corpus.jsonl:3:d\nerror: " in text
        assert ":c\n" not in text  # nothing is found in it


def test_a_document_that_fails_stops_nothing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    broken = ["{", "7", '{"id": 1}', '{"text": 5}', '{"text": "عام 1988", "reference": 3}', "[" * 100_000]
    lines = [line.encode() for line in broken] + [b'{"text": "\xff"}', '{"text": "\\ud83d عام 1990"}'.encode()]
    corpus.write_bytes(b"\n".join(lines))
    result = run(corpus, "--output", tmp_path / "out", "--reference-column", "reference")
    assert result.exit_code == 0
    *failed, last = found(tmp_path / "out")
    assert [row["row"] for row in failed] == list(range(7))
    assert all(row["error"] for row in failed)
    assert (last["value"], last["start"]) == ("1990", 2)
    assert "failures                           7" in result.output


def test_csv_rows_that_cannot_be_read_stop_nothing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.csv"
    corpus.write_bytes('id,text\n1\n\n2,"عام 1988"\n3,'.encode() + "عام".encode("cp1256") + b"\n")
    run(corpus, "--output", tmp_path / "out")
    short, whole, encoded = found(tmp_path / "out")
    assert (short["row"], "'text'" in short["error"]) == (0, True)
    assert (whole["row"], whole["value"]) == (2, "1988")
    assert (encoded["row"], "not UTF-8" in encoded["error"]) == (3, True)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("corpus.csv", b"id,body\n", "no column 'text': there are 'id', 'body'"),
        ("corpus.csv", b"", "no column 'text': there are none"),
        ("corpus.csv", b"text,id,text\n", "the column 'text' stands twice"),
        ("corpus.csv", b'text\na\n"b\nc\n', "the record from line 3 on is no CSV"),
        ("corpus.parquet", b"PAR1", "arquet"),
        ("corpus.parquet", b"", "arquet"),
        ("corpus.doc", b"", ".jsonl"),
        ("corpus.jsonl.gz", gzip.compress(b"{}" * 100, mtime=0)[:-9], "end"),
        ("corpus.csv.gz", b"text\n", "Not a gzipped file"),
        ("corpus/notes.md", b"", "no file in this folder ends in one of .jsonl"),
    ],
)
def test_a_corpus_that_cannot_be_read_is_told_of(name: str, data: bytes, told: str, tmp_path: Path) -> None:
    corpus = tmp_path / Path(name).parts[0]
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(data)
    result = run(corpus, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert result.stderr.startswith(f"arextract: {corpus}: ")
    assert told in result.stderr
    assert not list(tmp_path.glob("out/part-*"))


LINES = 600


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "corpus.jsonl"
    lines = ({"text": f"في عام {1900 + number % 100} اشترى {number} كتابا"} for number in range(LINES))
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def whole(corpus: Path) -> Path:
    folder = corpus.parent / "whole"
    run(corpus, "--output", folder, "--part-size", 0.004)
    return folder


def test_processes_change_nothing(corpus: Path, whole: Path, tmp_path: Path) -> None:
    result = run(corpus, "--output", tmp_path / "out", "--part-size", 0.004, "--processes", 2)
    assert result.exit_code == 0
    assert len(list(whole.glob("part-*"))) > 5
    assert len(found(whole)) == 2 * LINES
    assert {path.name: path.read_bytes() for path in whole.glob("part-*")} == {
        path.name: path.read_bytes() for path in (tmp_path / "out").glob("part-*")
    }


KILLED = """
import os, signal, sys
from arextract.cli import commands
left = int(sys.argv.pop(1))
def fsync(descriptor):
    global left
    left -= 1
    if not left:
        os.kill(os.getpid(), signal.SIGKILL)
os.fsync = fsync
commands()
"""


@pytest.mark.parametrize("processes", [1, 2])
def test_a_killed_run_goes_on(processes: int, corpus: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = [corpus, "--output", out, "--part-size", 0.004, "--processes", processes]
    for writes in (1, 2, 5, 6):  # the settings, what a part counts, and parts
        killed = subprocess.run([sys.executable, "-c", KILLED, str(writes), "run", *map(str, arguments)], check=False)
        assert killed.returncode == -9
        assert not (out / "_SUCCESS").exists()
        for path in out.glob("part-*.jsonl"):
            assert path.read_bytes() == (whole / path.name).read_bytes()
    assert 0 < len(list(out.glob("part-*.jsonl"))) < len(list(whole.glob("part-*.jsonl")))
    result = run(*arguments)
    assert result.exit_code == 0
    assert "documents were done before" in result.output
    assert content(out) == content(whole)
    assert (out / "_SUCCESS").read_bytes() == (whole / "_SUCCESS").read_bytes()
    assert not list(out.rglob("*.tmp"))


def test_a_complete_run_is_only_summed_up(corpus: Path, whole: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(Extractor, "extract")
    result = run(corpus, "--output", whole, "--part-size", 0.004)
    assert f"documents{LINES:>27}" in result.output
    assert json.loads((whole / "_SUCCESS").read_text())["mentions"] == {"date": LINES, "number": LINES}


def test_another_run_in_the_same_folder_is_refused(corpus: Path, whole: Path, tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("")
    for arguments, told in (
        ([corpus, "--output", whole, "--region", "IQ", "--part-size", 0.004], "other region"),
        ([corpus, "--output", tmp_path], "something else"),
    ):
        result = run(*arguments)
        assert result.exit_code == 2
        assert told in result.stderr


def test_an_output_inside_the_input_is_refused(tmp_path: Path) -> None:
    as_jsonl(tmp_path / "corpus.jsonl")
    result = run(tmp_path, "--output", tmp_path / "out")
    assert (result.exit_code, list(tmp_path.iterdir())) == (2, [tmp_path / "corpus.jsonl"])
    assert "is inside the input" in result.stderr


def test_a_mistake_in_the_command_can_be_mended(tmp_path: Path) -> None:
    as_csv(tmp_path / "corpus.csv")
    for mistake, told in ((["--kind", "dat"], "did you mean date?"), (["--id-column", "idd"], "no column 'idd'")):
        result = run(tmp_path / "corpus.csv", "--output", tmp_path / "out", *COLUMNS, *mistake)
        assert result.exit_code == 2
        assert told in result.stderr
    result = run(tmp_path / "corpus.csv", "--output", tmp_path / "out", *COLUMNS)
    assert result.exit_code == 0, result.stderr


def test_a_long_document_beside_a_list_of_names(tmp_path: Path) -> None:
    (tmp_path / "corpus.csv").write_text(f"text\n{'سطر ' * 300_000}عام 1988\n", encoding="utf-8")
    (tmp_path / "clinics.csv").write_text("name\nمستوصف الندى\n", encoding="utf-8")
    assert CliRunner().invoke(commands, ["gazetteer", str(tmp_path / "clinics.csv"), "--kind", "clinic"]).exit_code == 0
    arguments = [tmp_path / "corpus.csv", "--output", tmp_path / "out", "--rules", tmp_path / "clinics.yaml"]
    result = run(*arguments)
    assert result.exit_code == 0, result.stderr
    assert [row["value"] for row in found(tmp_path / "out")] == ["1988"]
    (tmp_path / "clinics.csv").write_text("name\nمستوصف الغدير\n", encoding="utf-8")
    assert "a run with other rules" in run(*arguments).stderr


def test_a_bar_shows_how_far_it_is_on_a_terminal_only(corpus: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "arextract", "run", str(corpus), "--output"]
    told = subprocess.run([*command, str(tmp_path / "silent")], capture_output=True, check=True).stderr
    ours, its = os.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        subprocess.run([*command, str(tmp_path / "shown")], stdout=subprocess.DEVNULL, stderr=its, check=True)
        os.close(its)
        shown = terminal.read(100_000)
    assert told == b""
    assert b"100%" in shown


def test_without_pyarrow_parquet_is_a_failure_that_says_what_to_install(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in ("arextract.arrow", "arextract.corpus.parquet"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    result = run(corpus, "--output", tmp_path / "out", "--format", "parquet")
    assert result.exit_code == 2
    assert "arextract[arrow]" in result.stderr


def test_the_core_imports_no_extra() -> None:
    code = (
        "import sys, arextract\nprint({'pyarrow', 'pandas', 'polars', 'pyspark', 'multiprocessing'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
