"""What the documentation shows is run.

- ```python blocks are executed, one after another in one namespace a document; what they print is compared with the
  ```text block that follows, if one does.
- ```yaml blocks are rule files, or pieces of one to which the head is added: they are loaded with the bundled rules and
  their examples must hold. `# file: NAME` in the first line names the file; one whose name has `broken` in it is only
  written, for the commands. A block of another language is named by `<!-- file: NAME -->` in the line before it.
- ```console blocks: each `$ command` is run in a folder with those files and seeds/, and its output compared.
- The README's table of kinds: each text is extracted from.
- docs/makers.md is what its generator prints.
- Each command and each of its options stands on a page.
"""

import contextlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import frozen
from click import Context

from arextract import Extractor, extract
from arextract.cli import commands
from arextract.tools import makers
from arextract.tools.examples import cases, remembered, run

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("README*.md"), *ROOT.glob("docs/*.md"), ROOT / "rules" / "README.md"])
BLOCK = re.compile(r"^(?:<!-- file: (\S+) -->\n)?```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"# file: (\S+)\n")


@frozen
class Block:
    language: str
    body: str
    line: int
    comment: str | None = None

    @property
    def file(self) -> str | None:
        named = NAMED.match(self.body)
        return self.comment or (named[1] if named else None)


def blocks(document: Path) -> list[Block]:
    text = document.read_text(encoding="utf-8")
    return [Block(m[2], m[3], text.count("\n", 0, m.start(3)) + 1, m[1]) for m in BLOCK.finditer(text)]


def found(language: str) -> list:
    return [
        pytest.param(document, block, id=f"{document.relative_to(ROOT)}:{block.line}")
        for document in DOCUMENTS
        for block in blocks(document)
        if block.language == language
    ]


@pytest.mark.parametrize(
    "document", [d for d in DOCUMENTS if any(b.language == "python" for b in blocks(d))], ids=lambda d: d.name
)
def test_python_runs(document: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay_out(document, tmp_path)
    monkeypatch.chdir(tmp_path)
    shown, namespace = blocks(document), {"__name__": "__docs__"}
    for block, after in zip(shown, [*shown[1:], None], strict=True):
        if block.language == "python":
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile("\n" * (block.line - 1) + block.body, str(document), "exec"), namespace)
            if after is not None and after.language == "text":
                assert printed.getvalue() == after.body


@pytest.mark.parametrize(("document", "block"), found("yaml"))
def test_yaml_holds(document: Path, block: Block, tmp_path: Path) -> None:
    if block.file and "broken" in block.file:
        pytest.skip("shows mistakes")
    lay_out(document, tmp_path)
    file = tmp_path / (block.file or "documented.yaml")
    head = "" if re.search("^format:", block.body, re.MULTILINE) else "format: 1\nabout: A piece of a rule file.\n"
    file.write_text(head + block.body, encoding="utf-8")
    extractor_for = remembered(lambda region, prefer: Extractor(file, region=region, prefer=prefer))
    own = [rule for rule in extractor_for(None, "nearest").rulebook.rules if rule.place.startswith(str(file))]
    for case in cases(own):
        outcome = run(case, extractor_for)
        assert outcome.holds, f"\n{outcome}"


@pytest.mark.parametrize(("document", "block"), found("console"))
def test_commands_print_what_is_shown(document: Path, block: Block, tmp_path: Path) -> None:
    lay_out(document, tmp_path)
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for command, output in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.body, re.MULTILINE):
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.stdout.decode("utf-8") == output


def table_rows(document: Path) -> list[tuple[str, str, str]]:
    return re.findall(r"^\| (\w+) \| `(.+)` \| `(.+)` \|$", document.read_text(encoding="utf-8"), re.MULTILINE)


ROWS = table_rows(ROOT / "README.md")


@pytest.mark.parametrize(("kind", "text", "value"), ROWS, ids=[row[0] for row in ROWS])
def test_the_table_of_kinds_holds(kind: str, text: str, value: str) -> None:
    whole = [(mention.kind, mention.value) for mention in extract(text, "2021-08-24") if mention.text == text]
    assert whole == [(kind, value)]


def test_the_readme_in_arabic_shows_the_same() -> None:
    english, arabic = blocks(ROOT / "README.md"), blocks(ROOT / "README.ar.md")
    assert [block.body for block in arabic] == [block.body for block in english]
    assert table_rows(ROOT / "README.ar.md") == ROWS


def test_the_makers_are_documented() -> None:
    assert (ROOT / "docs" / "makers.md").read_text(encoding="utf-8") == makers.page()


COMMANDS = commands.list_commands(Context(commands))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name: str) -> None:
    page = (ROOT / "docs" / ("scale.md" if name == "run" else "extending.md")).read_text(encoding="utf-8")
    command = commands.get_command(Context(commands), name)
    options = {option for each in command.params for option in each.opts if option.startswith("--")}
    assert f"`arextract {name}" in page
    assert {option for option in options if option not in page} == set()


def lay_out(document: Path, folder: Path) -> None:
    """Write the files that a document names, and put seeds/ and rules/ beside them."""
    for name in ("seeds", "rules"):
        (folder / name).symlink_to(ROOT / name)
    for block in blocks(document):
        if block.file:
            (folder / block.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / block.file).write_text(block.body, encoding="utf-8")
