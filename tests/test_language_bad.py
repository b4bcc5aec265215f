"""Rule files that are wrong. Each file in `bad` begins with its problems: `line:column: message`, and a suggestion."""

from itertools import takewhile
from pathlib import Path

import pytest
import yaml
from language_files import BAD, CALENDAR, HERE, SITES, book, written

from arextract.errors import Problem, RuleError

FILES = sorted(BAD.glob("*.yaml"))


def problems(*paths: Path) -> tuple[Problem, ...]:
    with pytest.raises(RuleError) as raised:
        book(*paths)
    return raised.value.problems


def said(problem: Problem) -> list[str]:
    """A problem as the files in `bad` say it."""
    lines = [f"# {problem.line}:{problem.column}: {problem.message}"]
    return [*lines, f"#     {problem.suggestion}"] if problem.suggestion else lines


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_file_has_the_problems_it_begins_with(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if path.stem.startswith("yaml_") and not yaml.__with_libyaml__:
        pytest.skip("PyYAML without libyaml words these otherwise")
    monkeypatch.chdir(HERE)
    wrong = path.relative_to(HERE)
    found = problems(CALENDAR.relative_to(HERE), SITES.relative_to(HERE), wrong)
    assert {problem.path for problem in found} == {str(wrong)}
    expected = list(takewhile(lambda line: line.startswith("#"), path.read_text(encoding="utf-8").splitlines()))
    assert [line for problem in found for line in said(problem)] == expected


def test_ten_mistakes_are_ten_problems_with_ten_places() -> None:
    found = problems(CALENDAR, SITES, BAD / "ten_mistakes.yaml")
    assert len({(problem.line, problem.column) for problem in found}) >= 10


class TestSeveralFiles:
    def test_problems_of_all_files_come_out_sorted(self) -> None:
        found = problems(SITES, CALENDAR, *reversed(FILES))
        assert list(found) == sorted(found)
        # The others only clash with names of their neighbours, as `a` and `x`.
        assert {problem.path for problem in found} >= {str(path) for path in FILES}

    def test_file_that_is_no_yaml_makes_no_noise_in_others(self, tmp_path: Path) -> None:
        files = {
            "parts.yaml": "format: 1\nparts:\n  zero: {words: [صفر}\nrules:\n  - id: some\n",
            "rules.yaml": """\
format: 1
kind: date
extend: {zero: [لاشيء]}
rules:
  - id: one
    match: "{zero} {month} {two}"
    make: same
    yields_to: [parts.some, parts.other]
    examples: [{text: "[صفر]", value: 0}]
""",
        }
        messages = [problem.message for problem in problems(CALENDAR, *written(tmp_path, files))]
        assert messages[0].startswith("`,` or `]` is expected here")
        assert messages[1:] == ["no part is called {two}", "no rule is called `parts.other`"]

    def test_wrong_part_makes_no_noise_where_it_is_used(self, tmp_path: Path) -> None:
        files = {
            "a.yaml": "format: 1\nparts: {one: {regex: '(', make: integer}, two: {wrds: [x]}, three: {words: 3}}\n",
            "b.yaml": "format: 1\nparts:\n  four: {match: '{one} {two} {three}', make: same}\n",
        }
        paths = list(written(tmp_path, files))
        assert {problem.path for problem in problems(*paths)} == {str(paths[0])}

    def test_names_of_files_with_rules_are_unique(self, tmp_path: Path) -> None:
        rules = CALENDAR.read_text(encoding="utf-8").partition("rules:\n")[2]
        files = {
            "calendar.yaml": "format: 1\nkind: date\nrules:\n" + rules.replace("id: ", "id: other_"),
            "sites.yaml": "format: 1\nparts: {other: {words: [غيره]}}\n",
        }
        messages = [problem.message for problem in problems(CALENDAR, SITES, *written(tmp_path, files))]
        assert messages[0] == "two files with rules are called `calendar`, which begins their rules' ids"

    def test_part_replaced_twice(self, tmp_path: Path) -> None:
        text = "format: 1\nreplace: {of: {words: [عن]}}\n"
        paths = list(written(tmp_path, {"a.yaml": text, "b.yaml": text}))
        (problem,) = problems(CALENDAR, *paths)
        assert problem.message == f"`of` is replaced twice: here and in {paths[0]}:2"


class TestFile:
    def test_missing(self, tmp_path: Path) -> None:
        (problem,) = problems(tmp_path / "none.yaml")
        assert problem.message == "this file cannot be read: No such file or directory"

    def test_not_utf8(self, tmp_path: Path) -> None:
        path = tmp_path / "a.yaml"
        path.write_bytes("format: 1\nabout: من\n".encode("cp1256"))
        (problem,) = problems(path)
        assert (problem.line, problem.column, problem.message) == (2, 8, "this file is not in UTF-8")

    def test_nested_too_deep(self, tmp_path: Path) -> None:
        (path,) = written(tmp_path, {"a.yaml": "format: 1\nparts: " + "[" * 3000 + "]" * 3000})
        assert "nest" in problems(path)[0].message  # said by PyYAML 6.0.4 itself, by older ones not


def test_every_problem_shows_its_line() -> None:
    for problem in problems(CALENDAR, SITES, BAD / "ten_mistakes.yaml"):
        lines = Path(problem.path).read_text(encoding="utf-8").splitlines()
        assert problem.source == lines[problem.line - 1]
        assert 1 <= problem.column <= len(problem.source) + 1
