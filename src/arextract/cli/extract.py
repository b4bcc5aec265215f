"""`arextract extract`"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import click

from arextract.cli import options
from arextract.corpus.table import lines
from arextract.corpus.textfile import read
from arextract.records import Mention
from arextract.streams import Document

STANDARD_INPUT = Path("-")


@click.command("extract")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@options.extracting
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    help="One JSON object a mention, or columns.",
)
def command(paths: tuple[Path, ...], form: str, reference: str | None, region: str | None, **asked: Any) -> None:
    """Find the mentions in files, in the .txt files of folders, or in standard input (`-`).

    NAME.json beside NAME.txt may give the text's "reference" and "region"; the options go before it.
    """
    extractor = options.make_extractor(**asked)
    write = _table if form == "table" else _objects
    for name, document in _documents(paths or (STANDARD_INPUT,)):
        try:
            found = extractor.extract(document.text, reference or document.reference, region or document.region)
        except ValueError as error:
            raise options.Failure(f"{name}: {error}") from error
        for line in write(name, found):
            click.echo(line)


def _documents(paths: Iterable[Path]) -> Iterator[tuple[str | None, Document]]:
    """The documents with their names; standard input has none."""
    for file in [file for path in paths for file in _files(path)]:
        if file == STANDARD_INPUT:
            yield None, Document(options.standard_input())
            continue
        with options.told():
            document = read(file)
        yield str(file), document


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*.txt") if file.is_file())
    if not files:
        raise options.Failure(f"{path}: no .txt file in this folder")
    return files


def _objects(name: str | None, mentions: Iterable[Mention]) -> Iterator[str]:
    origin = {} if name is None else {"file": name}
    return (json.dumps({**origin, **mention.to_dict()}, ensure_ascii=False) for mention in mentions)


def _table(name: str | None, mentions: Iterable[Mention]) -> Iterator[str]:
    return chain([] if name is None else [name], lines(mentions))
