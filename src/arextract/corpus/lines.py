"""Files with a document a line: JSON lines and plain text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from arextract.columns import Item, Place
from arextract.corpus.source import Chunk, OneFile, opened

_BOM = b"\xef\xbb\xbf"


@frozen
class TextLines(OneFile):
    """A file of plain text, a document a line; blank lines are none."""

    def chunks(self, size: int) -> Iterator[Chunk]:
        with opened(self.path) as (stream, position):
            row = told = 0
            while body := stream.read(size):
                body += stream.readline()
                here = position()
                yield Chunk(self, row, body, here - told)
                row, told = row + body.count(b"\n"), here

    def items(self, chunk: Chunk) -> Iterator[Item]:
        body = chunk.body.removeprefix(_BOM) if chunk.row == 0 else chunk.body
        for row, line in enumerate(body.split(b"\n"), chunk.row):
            if line.strip():
                yield self._item(row, line)

    def _item(self, row: int, line: bytes) -> Item:
        try:
            return self.columns.item(str(self.path), row, self._fields(line.decode()))
        except (ValueError, RecursionError) as error:
            return Place(str(self.path), row), error

    def _fields(self, line: str) -> Mapping[str, Any]:
        return {self.columns.text: line.removesuffix("\r")}


@frozen
class JsonLines(TextLines):
    """A file with a JSON object a line."""

    def _fields(self, line: str) -> Mapping[str, Any]:
        fields = json.loads(line)
        if not isinstance(fields, dict):
            raise ValueError("no JSON object")
        return fields
