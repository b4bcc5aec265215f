"""Writes the rule file that makes mentions of a kind of its own of the names in a CSV file."""

from __future__ import annotations

import datetime as dt
import json
import keyword
import os
import re
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from arextract.errors import Problem, RuleError
from arextract.language.csvfile import LATITUDE, LONGITUDE, SEPARATOR, table_of
from arextract.language.gazetteer import CANDIDATES
from arextract.language.kinds import COMMON
from arextract.language.sequence import NAME
from arextract.language.yamlfile import Items, Scalar, Table, source_of
from arextract.loading import compiled
from arextract.text.fold import fold_form

_EXAMPLES = 3
_WHOLE, _DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]{0,17})"), re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]+)?")


@frozen
class Draft:
    """A rule file for a CSV file. `left_out`: columns that make no field, since they cannot be called so."""

    text: str
    names: int
    left_out: tuple[str, ...]


def draft(table: Path, kind: str, output: Path) -> Draft:
    """The rule file that is to stand at `output`. RuleError with all problems if the CSV file is not right."""
    problems: list[Problem] = []
    source = source_of(table, problems)
    entries = table_of(source) if source else None
    if problems or entries is None:
        raise RuleError(problems)
    rows = {key.text: row for key, row in entries.pairs.items() if isinstance(row, Table)}
    columns = _columns(rows)
    fields = {name: _type(cells) for name, cells in columns.items() if _is_field(name)}
    names = [(name, id_) for id_, row in rows.items() for name in _names(row)]
    return Draft(
        _text(os.path.relpath(table, output.parent), kind, fields, _examples(names)),
        len(names),
        tuple(name for name in columns if name not in fields),
    )


def _columns(rows: Mapping[str, Table]) -> dict[str, list[str]]:
    """The cells of all columns but those of names, by the columns' names."""
    columns: dict[str, list[str]] = {}
    for row in rows.values():
        for key, value in row.pairs.items():
            if key.text == "at" and isinstance(value, Items):
                for name, one in zip((LATITUDE, LONGITUDE), value.items, strict=True):
                    columns.setdefault(name, []).append(str(one))
            elif isinstance(value, Scalar):
                columns.setdefault(key.text, []).append(value.text)
    return columns


def _is_field(name: str) -> bool:
    return bool(NAME.fullmatch(name)) and name not in COMMON and not keyword.iskeyword(name)


def _type(cells: list[str]) -> str:
    """The type that all cells of a column have."""
    if all(map(_WHOLE.fullmatch, cells)):
        return "integer"
    if all(map(_DECIMAL.fullmatch, cells)):
        return "decimal"
    if all(map(_is_date, cells)):
        return "date"
    return "list" if any(SEPARATOR in cell for cell in cells) else "text"


def _is_date(cell: str) -> bool:
    try:
        return dt.date.fromisoformat(cell).isoformat() == cell
    except ValueError:
        return False


def _names(row: Table) -> list[str]:
    return [
        str(name)
        for key, value in row.pairs.items()
        if key.text in ("names", "alone") and isinstance(value, Items)
        for name in value.items
    ]


def _examples(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Names to show, and what each is worth: those that only one entry bears first."""
    bearers: dict[str, list[str]] = {}
    for name, id_ in names:
        bearers.setdefault(fold_form(name), []).append(id_)
    shown = [name for name, _ in names if not set("[]") & set(name)]
    shown.sort(key=lambda name: len(set(bearers[fold_form(name)])) > 1)
    return [(name, bearers[fold_form(name)][0]) for name in shown[:_EXAMPLES]]


def _text(table: str, kind: str, fields: Mapping[str, str], examples: list[tuple[str, str]]) -> str:
    part = kind if kind not in compiled().rulebook.parts else f"{kind}_name"
    listed = {"name": "text", **fields, CANDIDATES: "list"}
    lines = [
        "format: 1",
        f"about: {_quoted(f'The names in {table}, as mentions of the kind {kind}.')}",
        f"kind: {kind}",
        "kinds:",
        f"  {kind}:",
        "    about: The value is the id. Where several entries bear a name, candidates has the ids of all of them.",
        "    fields:",
        *(f"      {name}: {{type: {type_}}}" for name, type_ in listed.items()),
        "parts:",
        f"  {part}: {{gazetteer: {_quoted(table)}}}",
        "rules:",
        "  - id: listed",
        f'    match: "{{{part}:entry}}"',
        "    make: entry",
        "    examples:",
        *(f"      - {{text: {_quoted(f'[{name}]')}, value: {_quoted(id_)}}}" for name, id_ in examples),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Text as a YAML scalar, in quotes where it needs them."""
    plain = re.fullmatch(r"[\w./-]+", text) and text.lower() not in ("true", "false", "null", "yes", "no")
    return text if plain else json.dumps(text, ensure_ascii=False)
