"""CSV files with a head: comma- or tab-separated, quoted as RFC 4180 says."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from io import TextIOWrapper
from typing import TextIO

from attrs import frozen

from arextract.columns import Item, Place
from arextract.corpus.source import Chunk, OneFile, opened

csv.field_size_limit(2**31 - 1)
_MOST = 10_000  # records of a chunk


@frozen
class CsvFile(OneFile):
    """A CSV file. Its records go to other processes as lists of the columns that are needed."""

    delimiter: str = ","

    def chunks(self, size: int) -> Iterator[Chunk]:
        """ValueError if the file lacks a column or is no CSV."""
        with opened(self.path) as (stream, position):
            # What is not UTF-8 goes through, to be told of in its place.
            text = TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
            records = self._records(text)
            head = next(records, [])
            self.check_columns(head)
            yield from self._cut(records, [head.index(name) for name in self.columns.names], size, position)

    def _records(self, text: TextIO) -> Iterator[list[str]]:
        reader = csv.reader(text, delimiter=self.delimiter, strict=True)
        first_line = 1
        try:
            for record in reader:
                yield record
                first_line = reader.line_num + 1
        except csv.Error as error:
            raise ValueError(f"{self.path}: the record from line {first_line} on is no CSV: {error}") from error

    def _cut(
        self, records: Iterator[list[str]], places: list[int], size: int, position: Callable[[], int]
    ) -> Iterator[Chunk]:
        body: list[list[str] | None] = []
        row = told = characters = 0
        for record in records:
            fields = [record[place] for place in places if place < len(record)]
            body.append(fields if record else None)
            characters += sum(map(len, fields))
            if 2 * characters >= size or len(body) == _MOST:  # Arabic letters take two bytes
                here = position()
                yield Chunk(self, row, body, here - told)
                row, told, characters, body = row + len(body), here, 0, []
        if body:
            yield Chunk(self, row, body, position() - told)

    def items(self, chunk: Chunk) -> Iterator[Item]:
        for row, fields in enumerate(chunk.body, chunk.row):
            if fields is not None:
                yield self._item(row, fields)

    def _item(self, row: int, fields: list[str]) -> Item:
        names = self.columns.names
        if len(fields) < len(names):
            return Place(str(self.path), row), ValueError(f"no column {names[len(fields)]!r} in this row")
        try:
            "".join(fields).encode()
        except UnicodeEncodeError:
            return Place(str(self.path), row), ValueError("not UTF-8")
        return self.columns.item(str(self.path), row, dict(zip(names, fields, strict=True)))
