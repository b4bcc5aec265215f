"""Measure extraction against gold: precision, recall and F1 by kind, and each error by name."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from attrs import define, field, frozen

from arextract.extractor import Extractor
from arextract.records import Mention
from arextract.tools.gold import GoldDocument, GoldMention, Reading
from arextract.tools.likeness import alike

# Attributes that belong to the sense: one that the gold does not give must not be found either.
SENSE = ("mod", "approx", "bound", "low", "high", "quant", "freq", "hijri")
# Attributes of the gold that the records name otherwise or that judge the mention by more than its sense.
_ANNOTATION = ("id", "noun")

What = Literal["missed", "span", "value", "spurious"]


@define
class Tally:
    """Counts of one kind: mentions demanded and found, and how many agree in span, and in span and value."""

    gold: int = 0
    found: int = 0
    span: int = 0
    value: int = 0

    def precision(self, right: int) -> float:
        return right / self.found if self.found else 0.0

    def recall(self, right: int) -> float:
        return right / self.gold if self.gold else 0.0

    def f1(self, right: int) -> float:
        """The harmonic mean of precision and recall: 1.0 where nothing is demanded and nothing found."""
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 1.0


@frozen
class Error:
    """`missed`, `spurious`, right kind but other `span`, or right span but other `value`."""

    document: str
    what: What
    gold: GoldMention | None = None
    record: Mention | None = None


@define
class Report:
    """Tallies by kind and all errors in order of the documents."""

    documents: int = 0
    tallies: dict[str, Tally] = field(factory=lambda: defaultdict(Tally))
    errors: list[Error] = field(factory=list)

    @property
    def total(self) -> Tally:
        rows = list(self.tallies.values())
        return Tally(*(sum(getattr(row, name) for row in rows) for name in ("gold", "found", "span", "value")))


def evaluate(documents: Iterable[GoldDocument], extractor_for: Callable[[str | None], Extractor]) -> Report:
    """Extract from each document, with the extractor for its region, and compare."""
    report = Report()
    for document in documents:
        records = extractor_for(document.region).extract(document.text, document.reference)
        compare(document, records, report)
        report.documents += 1
    return report


def compare(document: GoldDocument, records: Iterable[Mention], report: Report) -> None:
    """Add one document to the report. Each record answers at most one mention, demanded ones first."""
    free = list(records)
    unanswered = []
    for mention in sorted(document.mentions, key=lambda mention: mention.optional):
        reading, record = _answer(mention, free)
        if record is not None:
            free.remove(record)
        elif mention.optional:
            free = [other for other in free if not _excused(mention, other)]
        if mention.optional:
            continue
        if record is None:
            report.tallies[mention.kind].gold += 1
            unanswered.append(mention)
            continue
        _count(report.tallies[mention.kind], right=reading is not None)
        if reading is None:
            report.errors.append(Error(document.name, "value", mention, record))
    for record in free:
        report.tallies[record.kind].found += 1
    report.errors.extend(_unpaired(document.name, unanswered, free))


def _count(tally: Tally, right: bool) -> None:
    tally.gold += 1
    tally.found += 1
    tally.span += 1
    tally.value += right


def _answer(mention: GoldMention, free: Iterable[Mention]) -> tuple[Reading | None, Mention | None]:
    """The record with the span of a reading, and the reading that agrees with its value too, if any does."""
    stand = [(reading, record) for reading in mention.readings for record in free if _same_span(reading, record)]
    for reading, record in stand:
        if agrees(reading, record):
            return reading, record
    return None, stand[0][1] if stand else None


def _same_span(reading: Reading, record: Mention) -> bool:
    return (reading.kind, reading.start, reading.end) == (record.kind, record.start, record.end)


def agrees(reading: Reading, record: Mention) -> bool:
    """Whether a record with the reading's span also means the same."""
    given = {name: value for name, value in reading.attributes.items() if name not in _ANNOTATION}
    got = record.to_dict()
    names = {*given, *(name for name in SENSE if name in got)}
    return _value_agrees(reading, record, got) and all(alike(given.get(name), got.get(name)) for name in names)


def _value_agrees(reading: Reading, record: Mention, got: Mapping[str, Any]) -> bool:
    if alike(reading.value, record.value):
        return True
    if reading.kind == "base":  # its id may stand beside the name as written
        return record.value == reading.attributes.get("id")
    # a Hijri day outside the tables of Umm al-Qura may be one day off
    return "hijri" in got and _within_a_day(reading.value, record.value)


def _within_a_day(one: str | None, other: str | None) -> bool:
    try:
        pairs = zip((one or "").split("/"), (other or "").split("/"), strict=True)
        return all(abs((dt.date.fromisoformat(a) - dt.date.fromisoformat(b)).days) <= 1 for a, b in pairs)
    except ValueError:
        return False


def _excused(mention: GoldMention, record: Mention) -> bool:
    """Whether an optional mention, itself not found, excuses a record: it touches it and counts the same thing."""
    counts = ("number", "ordinal", mention.kind)
    return record.kind in counts and any(_touches(reading, record) for reading in mention.readings)


def _touches(reading: Reading, record: Mention) -> bool:
    return reading.start < record.end and record.start < reading.end


def _unpaired(name: str, unanswered: list[GoldMention], free: list[Mention]) -> Iterator[Error]:
    """Mentions and records left over; those of one kind that touch each other are one error."""
    left = list(free)
    for mention in unanswered:
        near = next((r for r in left if any(r.kind == g.kind and _touches(g, r) for g in mention.readings)), None)
        if near is not None:
            left.remove(near)
        yield Error(name, "span" if near else "missed", mention, near)
    for record in left:
        yield Error(name, "spurious", None, record)
