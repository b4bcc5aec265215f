"""YAML as the rule files use it: text, lists and tables, where every value knows its place and nothing is guessed.

Scalars stay text (`2003-04-09` is no date and `no` no boolean), keys are unique, and what would make a file depend on
itself (anchors, aliases, merge keys, tags) is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Protocol

import yaml
from attrs import define, evolve, field, frozen
from yaml import events as ev

from arextract.errors import Problem
from arextract.language.places import place_in_scalar
from arextract.language.syntax import QUOTES, TOO_DEEP, called, hidden, mistake

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class File(Protocol):
    """What is read of a path: a `pathlib.Path`, or a file inside a package."""

    def read_bytes(self) -> bytes: ...


@frozen(eq=False, slots=False)
class Source:
    """A file's path and text, and the list that takes the problems found in it.

    torn: what is left of the sequences that are wrong, so that the names in them can be checked all the same.
    """

    path: str
    text: str
    problems: list[Problem] = field(factory=list)
    torn: list[Any] = field(factory=list)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    def report(self, line: int, column: int, message: str, suggestion: str = "") -> None:
        """Takes note of a problem at a line and column, both counted from 1."""
        source = self.lines[line - 1] if line <= len(self.lines) else ""
        self.problems.append(Problem(self.path, line, column, message, suggestion, source))


@frozen(eq=False)
class Value:
    """Anything written in a file, with its place; line and column count from 1."""

    source: Source = field(repr=False)
    line: int
    column: int

    @property
    def place(self) -> str:
        return f"{self.source.path}:{self.line}"

    def report(self, message: str, suggestion: str = "") -> None:
        """Takes note of a problem with this value."""
        self.source.report(self.line, self.column, message, suggestion)


@frozen(eq=False)
class Scalar(Value):
    """A piece of text. `start` and `end` are its offsets in the file, its quotes included."""

    text: str
    start: int = field(repr=False)
    end: int = field(repr=False)

    def __str__(self) -> str:
        return self.text

    def report_at(self, offset: int, message: str, suggestion: str = "") -> None:
        """Takes note of a problem with the character at `offset` of the text."""
        raw = self.source.text[self.start : self.end]
        line, column = place_in_scalar(raw, self.text, offset)
        self.source.report(self.line + line, column + (1 if line else self.column), message, suggestion)


@frozen(eq=False)
class Items(Value):
    """A list."""

    items: tuple[Value, ...]


@frozen(eq=False)
class Table(Value):
    """Keys and values in the order of the file, every key once."""

    pairs: dict[Scalar, Value]


def read(path: File, problems: list[Problem]) -> tuple[Source, Table | None]:
    """A file's source and the table that it holds; None, with the reason noted in `problems`, where it holds none."""
    source = source_of(path, problems)
    return (source, _parse(source)) if source else (Source(str(path), "", problems), None)


def source_of(path: File, problems: list[Problem]) -> Source | None:
    """A file's source; None, with the reason noted in `problems`, if it cannot be read."""
    nothing = Source(str(path), "", problems)
    try:
        data = path.read_bytes()
        return Source(str(path), data.decode("utf-8-sig"), problems)
    except OSError as error:
        nothing.report(1, 1, f"this file cannot be read: {error.strerror or error}")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8-sig")) + 1
        nothing.report(before.count(b"\n") + 1, column, "this file is not in UTF-8", "save it as UTF-8")
    return None


def _parse(source: Source) -> Table | None:
    try:
        stream = yaml.parse(source.text, Loader=_LOADER)
        composer = _Composer(source, stream)
        documents = [composer.value(event) for event in stream if type(event) not in _BETWEEN]
    except yaml.reader.ReaderError:
        _report_control(source)
    except yaml.MarkedYAMLError as error:
        source.report(*mistake(source.text, error))
    except RecursionError:
        source.report(1, 1, TOO_DEEP)
    else:
        return _only_table(source, documents)
    return None


def _only_table(source: Source, documents: list[Value]) -> Table | None:
    """The one table of a well-formed file."""
    if not documents:
        source.report(1, 1, "this file is empty", "a rule file begins with `format: 1`")
    elif len(documents) > 1:
        documents[1].report("a second document begins here", "leave out `---`: a file is one document")
    elif isinstance(documents[0], Table):
        return documents[0]
    else:
        documents[0].report("a rule file is a table of keys and values", "it begins with `format: 1`")
    return None


def _report_control(source: Source) -> None:
    """YAML refuses control characters without saying where; they are looked up here."""
    found = yaml.reader.Reader.NON_PRINTABLE.search(source.text)
    start = found.start() if found else 0
    line = source.text.count("\n", 0, start) + 1
    column = start - source.text.rfind("\n", 0, start)
    source.report(line, column, "a control character stands here, which YAML does not allow", "delete it")


_BETWEEN = {ev.StreamStartEvent, ev.StreamEndEvent, ev.DocumentStartEvent, ev.DocumentEndEvent}


@define
class _Composer:
    """Makes values of the events of YAML, all of them from one stream."""

    source: Source
    stream: Iterator[Any]
    anchors: dict[str, Value] = field(factory=dict)

    def value(self, event: Any) -> Value:
        """The value that begins with `event`; what belongs to it is taken off the stream."""
        mark = event.start_mark
        line, column = mark.line + 1, mark.column + 1
        if event.anchor is not None:
            hint = "write it out in every place"
            self.source.report(line, column, "anchors and aliases (& and *) are not used in rule files", hint)
        kind = type(event)
        if kind is ev.AliasEvent and event.anchor in self.anchors:
            return self.anchors[event.anchor]
        value: Value
        if kind is ev.SequenceStartEvent:
            value = Items(self.source, line, column, tuple(self.items()))
        elif kind is ev.MappingStartEvent:
            value = Table(self.source, line, column, self.pairs())
        else:
            value = Scalar(self.source, line, column, getattr(event, "value", ""), mark.index, event.end_mark.index)
        if getattr(event, "tag", None) is not None:
            value.report("tags (!) are not used in rule files", "leave it out; text that begins with ! goes in quotes")
        if event.anchor is not None:
            self.anchors[event.anchor] = value
        return value

    def items(self) -> Iterator[Value]:
        """The items of a list, up to its end."""
        while type(event := next(self.stream)) is not ev.SequenceEndEvent:
            yield self.value(event)

    def pairs(self) -> dict[Scalar, Value]:
        """The pairs of a table, up to its end; pairs with an unusable key are reported and left out."""
        pairs: dict[Scalar, Value] = {}
        seen: dict[str, Scalar] = {}
        while type(event := next(self.stream)) is not ev.MappingEndEvent:
            key = self.value(event)
            value = self.value(next(self.stream))
            if isinstance(key, Scalar) and (marks := hidden(key.text)):
                key.report(f"{called(marks[0])}, stands in this key", "delete the key and write it anew")
                key = evolve(key, text=key.text.translate(dict.fromkeys(map(ord, marks))))
            if not isinstance(key, Scalar):
                key.report("a key is a piece of text, not a list or a table", QUOTES)
            elif key.text == "<<":
                key.report("merge keys (<<) are not used in rule files", "write it out")
                pairs.update(value.pairs if isinstance(value, Table) else {})
            elif (first := seen.setdefault(key.text, key)) is not key:
                key.report(f"the key `{key}` stands twice in one table", f"it stands first in line {first.line}")
            else:
                pairs[key] = value
        return pairs
