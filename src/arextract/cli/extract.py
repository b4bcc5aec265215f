"""`arextract extract`"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from arextract.cli import options
from arextract.corpus.table import lines
from arextract.corpus.textfile import read
from arextract.records import Mention
from arextract.streams import Document


@click.command("extract")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, allow_dash=True, path_type=Path))
@options.REFERENCE
@options.REGION
@options.KINDS
@options.RULES
@options.PREFER
@options.WEEK_START
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "table"]),
    default="jsonl",
    help="One JSON object a mention, or columns.",
)
def command(
    paths: tuple[Path, ...],
    reference: str | None,
    region: str | None,
    kinds: tuple[str, ...],
    rules: tuple[Path, ...],
    prefer: str,
    week_start: int,
    form: str,
) -> None:
    """Find the mentions in files, in the .txt files of folders, or in standard input.

    NAME.json beside NAME.txt may give the text's "reference" and "region"; the options go before it.
    """
    extractor = options.make_extractor(rules, kinds=kinds or None, prefer=prefer, week_start=week_start)
    write = _write_table if form == "table" else _write_lines
    for name, document in _documents(paths):
        with options.told():
            found = extractor.extract(document.text, reference or document.reference, region or document.region)
        write(name, found)


def _documents(paths: tuple[Path, ...]) -> Iterator[tuple[str | None, Document]]:
    """The documents with their names; standard input has none."""
    if not paths or paths == (Path("-"),):
        yield None, Document(options.standard_input())
        return
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            with options.told():
                document = read(file)
            yield str(file), document


def _write_lines(name: str | None, mentions: Iterable[Mention]) -> None:
    origin = {} if name is None else {"file": name}
    for mention in mentions:
        click.echo(json.dumps({**origin, **mention.to_dict()}, ensure_ascii=False))


def _write_table(name: str | None, mentions: Iterable[Mention]) -> None:
    if name is not None:
        click.echo(name)
    for line in lines(mentions):
        click.echo(line)
