"""The sources that paths stand for, by what their names end in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from pathlib import Path

from arextract.columns import Columns
from arextract.corpus.csvfile import CsvFile
from arextract.corpus.folder import TextFiles
from arextract.corpus.lines import JsonLines, TextLines
from arextract.corpus.source import Source


def _parquet(path: Path, columns: Columns) -> Source:
    source: Source = import_module("arextract.corpus.parquet").ParquetFile(path, columns)  # pyarrow only where needed
    return source


_BY_ENDING: dict[str, Callable[[Path, Columns], Source]] = {
    ".jsonl": JsonLines,
    ".ndjson": JsonLines,
    ".csv": CsvFile,
    ".tsv": partial(CsvFile, delimiter="\t"),
    ".parquet": _parquet,
    ".txt": TextLines,
}
ENDINGS = ", ".join(_BY_ENDING)


def sources(paths: Iterable[Path], columns: Columns) -> Iterator[Source]:
    """The sources of files and folders in their order.

    A folder stands for all files below it that end in one of `ENDINGS`, without what is called `_NAME` or `.NAME`; its
    .txt files are a document each, whereas one that is named itself has a document a line. All but Parquet may be
    packed (.gz). ValueError for another ending, or if there is no such file in a folder.
    """
    for path in paths:
        if path.is_dir():
            yield from _below(path, columns)
        elif _ending(path) in _BY_ENDING:
            yield _BY_ENDING[_ending(path)](path, columns)
        else:
            raise ValueError(f"{path}: the name must end in one of {ENDINGS}, so that its form is known")


def _below(folder: Path, columns: Columns) -> Iterator[Source]:
    files = sorted(path for path in folder.rglob("*") if _ending(path) in _BY_ENDING and _is_meant(path, folder))
    if not files:
        raise ValueError(f"{folder}: no file in this folder ends in one of {ENDINGS}")
    texts = [path for path in files if _ending(path) == ".txt"]
    if texts:
        yield TextFiles(texts)
    yield from (_BY_ENDING[_ending(path)](path, columns) for path in files if _ending(path) != ".txt")


def _is_meant(path: Path, folder: Path) -> bool:
    return path.is_file() and not any(name.startswith(("_", ".")) for name in path.relative_to(folder).parts)


def _ending(path: Path) -> str:
    name = path.with_suffix("") if path.suffix.lower() == ".gz" else path
    return name.suffix.lower()
