"""Rule files found, loaded and compiled: once in a process, and from the disk cache where it can be.

What only reads and compiles rules is imported when it is needed: a start from the cache is twice as fast without it.
"""

from __future__ import annotations

import gc
import os
import pickle
import platform
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path

import regex
from attrs import frozen

from arextract.engine.cache import remembered
from arextract.engine.read import Reader
from arextract.engine.sentence import Cues, cues
from arextract.errors import Problem, RuleError
from arextract.language.tree import KindSpec, Rulebook

RulePath = str | os.PathLike[str]
_NAMES_CSV = b".csv"  # what a rule file holds that takes names from a table
_KEPT = 16  # sets of rule files whose compiled form stays in memory


@frozen(slots=False)
class Compiled:
    """What reads texts with the rules of a rulebook, and the rulebook itself, pickled: most never ask for it.

    kinds: those that the rules declare. cues: what the rules list of words that tell of a sentence.
    """

    reader: Reader
    kinds: Mapping[str, KindSpec]
    cues: Cues
    _book: bytes

    @cached_property
    def rulebook(self) -> Rulebook:
        """The rules, checked and merged."""
        book: Rulebook = pickle.loads(self._book)
        return book


def bundled_rules() -> Path:
    """The folder of the bundled rules: in the installed package, or at the top of the checkout. It is there to read."""
    installed = Path(str(resources.files("arextract"))) / "rules"
    return installed if installed.is_dir() else Path(__file__).resolve().parents[2] / "rules"


def rule_files(paths: Iterable[RulePath]) -> list[Path]:
    """The rule files that files and folders stand for, in order of their names. RuleError if a folder has none."""
    files: list[Path] = []
    for path in map(Path, paths):
        below = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        if not below:
            raise RuleError([Problem(str(path), 1, 1, "no file in this folder ends in .yaml")])
        files.extend(below)
    return files


def rule_contents(files: Iterable[Path]) -> tuple[bytes, ...]:
    """What the rule files hold, and behind it what the CSV files hold that they name."""
    contents = {file: _content(file) for file in files}
    naming = [file for file, content in contents.items() if _NAMES_CSV in content]
    return (*contents.values(), *map(_content, _tables(naming)))


def compiled(paths: Iterable[RulePath] = ()) -> Compiled:
    """The bundled rules and those of the given files and folders. RuleError with all problems if they are not right."""
    files = tuple(rule_files([bundled_rules(), *paths]))
    return _compiled(files, rule_contents(files))


def _tables(naming: list[Path]) -> list[Path]:
    if not naming:
        return []
    from arextract.language import csvfile  # noqa: PLC0415

    return [table for file in naming for table in csvfile.named_in(file)]


@lru_cache(_KEPT)
def _compiled(files: tuple[Path, ...], contents: tuple[bytes, ...]) -> Compiled:
    names = (str(file).encode("utf-8", "surrogateescape") for file in files)
    setting = f"{regex.__version__} {platform.python_version()}".encode()
    code = (file.read_bytes() for file in sorted(Path(__file__).parent.rglob("*.py")))
    with uncollected():
        return remembered((setting, *code, *names, *contents), lambda: _compile(files))


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector: all that is made here stays, and looking through it again doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _content(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _compile(files: tuple[Path, ...]) -> Compiled:
    from arextract.engine.program import compile_rules  # noqa: PLC0415
    from arextract.language.rulebook import load  # noqa: PLC0415

    rulebook = load(files)
    reader = compile_rules(rulebook)
    return Compiled(reader, rulebook.kinds, cues(rulebook, reader.matcher.values.lexicon), pickle.dumps(rulebook))
