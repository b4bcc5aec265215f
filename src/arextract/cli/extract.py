"""`arextract extract`"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from arextract.cli import options
from arextract.records import KINDS, Mention

# What the table shows of a bundled kind beside its value; of a declared kind it shows every field.
_SHOWN = ("mod", "approx", "bound", "low", "high", "quant", "freq", "hijri", "coptic", "solar_hijri", "noun")


@frozen
class Source:
    """A text to read, with what is known of it; `name` is None for standard input."""

    name: str | None
    text: str
    reference: str | None = None
    region: str | None = None


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

    @lru_cache
    def extractor_for(country: str | None) -> Any:
        settings = {"kinds": kinds or None, "prefer": prefer, "week_start": week_start}
        return options.make_extractor(rules, region=country, **settings)

    write = _write_table if form == "table" else _write_lines
    for source in _sources(paths):
        extractor = extractor_for(region or source.region)
        with options.told():
            write(source, extractor.extract(source.text, reference or source.reference))


def _sources(paths: tuple[Path, ...]) -> Iterator[Source]:
    if not paths or paths == (Path("-"),):
        yield Source(None, options.decoded(sys.stdin.buffer.read(), "standard input"))
        return
    for path in paths:
        yield from map(_source, sorted(path.rglob("*.txt")) if path.is_dir() else [path])


def _source(path: Path) -> Source:
    text = options.decoded(path.read_bytes(), str(path))
    beside = path.with_suffix(".json")
    known = _known(beside) if beside != path and beside.exists() else {}
    return Source(str(path), text, known.get("reference"), known.get("region"))


def _known(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(options.decoded(path.read_bytes(), str(path)))
    except json.JSONDecodeError as error:
        raise options.Failure(f"{path}: {error}") from error
    return data if isinstance(data, dict) else {}


def _write_lines(source: Source, records: Iterable[Mention]) -> None:
    origin = {} if source.name is None else {"file": source.name}
    for record in records:
        click.echo(json.dumps({**origin, **record.to_dict()}, ensure_ascii=False))


def _write_table(source: Source, records: Iterable[Mention]) -> None:
    if source.name is not None:
        click.echo(source.name)
    for record in records:
        place, text = f"{record.start}:{record.end}", " ".join(record.text.split())
        click.echo(f"{place:<11} {record.kind:<11} {record.value or '-':<23} {_beside_value(record):<23} {text}")


def _beside_value(record: Mention) -> str:
    data = record.to_dict()
    common = ("kind", "start", "end", "text", "value", "rule")
    names = _SHOWN if record.kind in KINDS else [name for name in data if name not in common]
    return " ".join(name if data[name] is True else f"{name}={data[name]}" for name in names if name in data)
