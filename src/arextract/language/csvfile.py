"""CSV files as gazetteers: a row for each entry, a column for each thing known of it.

A file becomes the very table that YAML would make of the same entries, so all that is checked there is checked here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from attrs import frozen

from arextract.language.yamlfile import Items, Scalar, Source, Table, Value, read, source_of

ENDING = ".csv"
SEPARATOR = "|"  # between the several things that one cell holds
ID, NAME, VARIANTS, LATITUDE, LONGITUDE = "id", "name", "variants", "latitude", "longitude"
_LISTS = ("alone", "candidates")  # columns whose cells hold several things
_DELIMITERS = ",;\t"


@frozen(eq=False)
class Cell(Scalar):
    """The text of a cell. Its column in the file is looked up when there is something to report."""

    delimiter: str
    number: int  # of the cell in its row, from 0

    def report(self, message: str, suggestion: str = "") -> None:
        text = self.source.text
        at = start = sum(map(len, islice(io.StringIO(text, newline=""), self.line - 1)))
        quoted, left = False, self.number
        while left and at < len(text):
            quoted ^= text[at] == '"'
            left -= text[at] == self.delimiter and not quoted
            at += 1
        column = at - max(text.rfind("\n", 0, at), text.rfind("\r", 0, at))
        self.source.report(self.line + text.count("\n", start, at), column, message, suggestion)


def entries(named: Scalar) -> Table | None:
    """The entries of the CSV file that a rule file names; None, with the reason reported, where there are none."""
    path = beside(named)
    if path.suffix.lower() != ENDING:
        named.report(f"`{named}` is no CSV file", f"a gazetteer is a table of entries, or the name of a {ENDING} file")
        return None
    problems = named.source.problems
    before = len(problems)
    source = source_of(path, problems)
    if source is None and not path.is_file():
        del problems[before:]
        named.report(f"the file `{named}` cannot be read", f"it is looked for beside {named.source.path}")
    return table_of(source) if source else None


def beside(named: Scalar) -> Path:
    """The path of a file that a rule file names: from that file's own folder."""
    return Path(named.source.path).parent / named.text


def named_in(path: Path) -> Iterator[Path]:
    """The CSV files that a rule file names."""
    _, table = read(path, [])
    yield from _named(table) if table is not None else ()


def _named(table: Table) -> Iterator[Path]:
    for key, value in table.pairs.items():
        if isinstance(value, Table):
            yield from _named(value)
        elif key.text == "gazetteer" and isinstance(value, Scalar):
            yield beside(value)


def table_of(source: Source) -> Table | None:
    """The entries of a file by their ids; None, with the reason reported, where it is no CSV file of entries."""
    first = next(io.StringIO(source.text), "")
    delimiter = max(_DELIMITERS, key=first.count)
    rows = csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter, strict=True)
    pairs: dict[Scalar, Value] = {}
    known: dict[str, Scalar] = {}
    try:
        columns = _Columns.of(source, next(rows, []), delimiter)
        if columns is None:
            return None
        line = rows.line_num + 1
        for row in rows:
            if any(map(str.strip, row)):
                key, entry = columns.entry(line, row)
                if key is not None and (before := known.setdefault(key.text, key)) is not key:
                    key.report(f"the id `{key}` stands twice", f"it stands first in line {before.line}")
                elif key is not None:
                    pairs[key] = entry
            line = rows.line_num + 1
    except csv.Error as error:
        source.report(rows.line_num, 1, f"this is not CSV: {error}", 'text with a quote in it is written "so ""here"""')
        return None
    if not pairs and not source.problems:
        source.report(1, 1, "this file has no rows", "the first line names the columns, and each other one is an entry")
    return Table(source, 1, 1, pairs)


@frozen
class _Columns:
    """The columns of a file by their names, and what they are called."""

    source: Source
    delimiter: str
    width: int
    places: Mapping[str, int]
    heads: Mapping[str, Scalar]

    @classmethod
    def of(cls, source: Source, header: list[str], delimiter: str) -> _Columns | None:
        """The columns that a header names; None if what every file has is not among them."""
        columns = cls(source, delimiter, len(header), {}, {})
        found: dict[str, Any] = {}
        for number, name in enumerate(map(str.strip, header)):
            cell = columns.cell(1, number, name)
            if name in found:
                cell.report(f"the column `{name}` stands twice")
            elif name:
                found[name] = cell
        if NAME not in found:
            hint = "the first line names the columns: id, name, variants and what you like"
            source.report(1, 1, "there is no column `name`", hint)
            return None
        return cls(source, delimiter, len(header), {name: cell.number for name, cell in found.items()}, found)

    def cell(self, line: int, number: int, text: str) -> Cell:
        return Cell(self.source, line, 1, text, 0, 0, self.delimiter, number)

    def entry(self, line: int, row: list[str]) -> tuple[Scalar | None, Table]:
        """A row's id, which is the name where there is no column of ids, and all else in the form of an entry."""
        if any(map(str.strip, row[self.width :])):
            last = self.cell(line, len(row) - 1, row[-1])
            last.report("this row has more cells than the first one", "text with a comma in it goes in quotes")
        cells: dict[str, Cell] = {}
        for name, number in self.places.items():
            if number < len(row) and (text := row[number].strip()):
                cells[name] = self.cell(line, number, text)
        key = cells.pop(ID, None) if ID in self.places else cells.get(NAME)
        for missing, column in ((key is None, ID), (NAME not in cells, NAME)):
            if missing and column in self.places:
                self.cell(line, self.places[column], "").report(f"this row has no {column}")
        if NAME not in cells:
            return None, Table(self.source, line, 1, {})
        return key, Table(self.source, line, 1, dict(self._pairs(line, cells)))

    def _pairs(self, line: int, cells: dict[str, Cell]) -> Iterator[tuple[Scalar, Value]]:
        names, variants = [cells.pop(NAME)], cells.pop(VARIANTS, None)
        names += self._several(variants) if variants else []
        yield self._head("names", NAME), Items(self.source, line, 1, tuple(names))
        latitude, longitude = cells.pop(LATITUDE, None), cells.pop(LONGITUDE, None)
        if latitude is not None and longitude is not None:
            yield self._head("at", LATITUDE), Items(self.source, line, 1, (latitude, longitude))
        elif (lone := latitude or longitude) is not None:
            lone.report("latitude and longitude stand together", "fill in both, or none")
        for column, cell in cells.items():
            several = column in _LISTS
            yield self.heads[column], Items(self.source, line, 1, tuple(self._several(cell))) if several else cell

    def _head(self, key: str, column: str) -> Scalar:
        head = self.heads[column]
        return Scalar(self.source, 1, head.column, key, 0, 0)

    def _several(self, cell: Cell) -> Iterator[Cell]:
        for part in filter(None, map(str.strip, cell.text.split(SEPARATOR))):
            yield self.cell(cell.line, cell.number, part)
