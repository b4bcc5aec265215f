"""The formats that mentions are written in. Results are encoded where they are found, and written elsewhere."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Sequence
from importlib import import_module
from io import StringIO
from typing import Any, BinaryIO, Protocol

from attrs import frozen

from arextract.columns import Place, Row, rows
from arextract.corpus.table import lines
from arextract.records import Mention

Result = tuple[Place, list[Mention] | Exception]
FORMATS = ("jsonl", "csv", "text", "parquet")
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode  # dates as ISO 8601 strings


class Format(Protocol):
    """A way to write results."""

    def encode(self, results: Iterable[Result]) -> Any:
        """The results in a form that goes to another process at little cost."""

    def write(self, stream: BinaryIO, pieces: Iterable[Any]) -> None:
        """Write a file with such results."""


def named(name: str) -> Format:
    """The format of a name in `FORMATS`."""
    if name == "parquet":
        parquet: Format = import_module("arextract.corpus.parquet").Parquet()  # pyarrow only where needed
        return parquet
    plain: dict[str, Format] = {"jsonl": Jsonl(), "csv": Csv(), "text": Text()}
    return plain[name]


@frozen
class Jsonl:
    """A JSON object a row, without what is null; `attributes` is an object."""

    def encode(self, results: Iterable[Result]) -> bytes:
        return "".join(_object(row) for place, result in results for row in rows(place, result)).encode()

    def write(self, stream: BinaryIO, pieces: Iterable[bytes]) -> None:
        stream.writelines(pieces)


@frozen
class Csv:
    """A head, then a record a row; nothing stands for null."""

    def encode(self, results: Iterable[Result]) -> bytes:
        return _records(row for place, result in results for row in rows(place, result))

    def write(self, stream: BinaryIO, pieces: Iterable[bytes]) -> None:
        stream.write(_records([Row._fields]))
        stream.writelines(pieces)


@frozen
class Text:
    """A table for people to read."""

    def encode(self, results: Iterable[Result]) -> bytes:
        return "".join(f"{line}\n" for place, result in results for line in _block(place, result)).encode()

    def write(self, stream: BinaryIO, pieces: Iterable[bytes]) -> None:
        stream.writelines(pieces)


def _object(row: Row) -> str:
    data = {name: value for name, value in zip(Row._fields, row, strict=True) if value is not None}
    attributes = data.pop("attributes", None)
    line = _json(data)
    return f"{line}\n" if attributes is None else f'{line[:-1]},"attributes":{attributes}}}\n'


def _records(rows: Iterable[Sequence[Any]]) -> bytes:
    written = StringIO()
    csv.writer(written, lineterminator="\n").writerows(rows)
    return written.getvalue().encode()


def _block(place: Place, result: list[Mention] | Exception) -> Iterable[str]:
    head = ":".join(str(each) for each in (place.file, place.row, place.document) if each is not None)
    if isinstance(result, Exception):
        return [head, f"error: {result}"]
    return [head, *lines(result)] if result else []
