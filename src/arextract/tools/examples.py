"""Run the examples that stand in the rule files, each with all rules loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from attrs import frozen

from arextract.errors import MakerError
from arextract.extractor import Extractor, Reading
from arextract.language.tree import Example, Expected, Rule
from arextract.records import Mention
from arextract.tools.likeness import alike

# From a region and a preference (past, future, nearest) to the extractor for them.
ExtractorFor = Callable[[str | None, str], Extractor]


@frozen
class Case:
    """One example or counterexample, named after its rule: `year.alone[2]`, `year.alone[not 1]`."""

    name: str
    rule: Rule
    example: Example


@frozen
class Outcome:
    """What a case gave. It holds if nothing is missing and nothing is too much.

    missing: bracketed spans that the rule did not find with their values and attributes.
    surplus: records of the rule that stand in no bracket, or mean something else there; what an ignore rule took.
    others: records of other rules that lie across a missing span.
    failure: why nothing could be extracted.
    """

    case: Case
    missing: tuple[Expected, ...] = ()
    surplus: tuple[Mention | Reading, ...] = ()
    others: tuple[Mention, ...] = ()
    failure: MakerError | None = None

    @property
    def holds(self) -> bool:
        return not (self.missing or self.surplus or self.failure)

    def __str__(self) -> str:
        example = self.case.example
        lines = [f"{example.place}: {self.case.name}: {bracketed(example)}"]
        for expected in self.missing:
            text = example.text[expected.start : expected.end]
            lines.append(_line("expected", text, {"value": expected.value, **expected.attributes}))
        if self.missing and not self.surplus:
            lines.append("    found nothing there")
        lines.extend(_line("found", record.text, _sense(record)) for record in self.surplus)
        lines.extend(_line(f"{record.rule} took", record.text, _sense(record)) for record in self.others)
        if self.failure:
            lines.append(f"    {self.failure}")
        return "\n".join(lines)


def cases(rules: Iterable[Rule]) -> Iterator[Case]:
    """All examples and counterexamples of the rules, numbered from 1."""
    for rule in rules:
        for number, example in enumerate(rule.examples, 1):
            yield Case(f"{rule.id}[{number}]", rule, example)
        for number, example in enumerate(rule.counterexamples, 1):
            yield Case(f"{rule.id}[not {number}]", rule, example)


def run(case: Case, extractor_for: ExtractorFor) -> Outcome:
    """Extract from the example's text and compare what its rule found with its brackets."""
    try:
        return _run(case, extractor_for)
    except MakerError as error:
        return Outcome(case, failure=error)


def _run(case: Case, extractor_for: ExtractorFor) -> Outcome:
    example = case.example
    extractor = extractor_for(example.region, example.prefer)
    records = extractor.extract(example.text, example.reference)
    if case.rule.kind == "ignore":
        return _judge_ignored(case, extractor, records)
    own = [record for record in records if record.rule == case.rule.id]
    missing = tuple(expected for expected in example.expected if not any(_agrees(expected, r) for r in own))
    surplus = tuple(record for record in own if not any(_agrees(expected, record) for expected in example.expected))
    others = (r for r in records if r.rule != case.rule.id and any(_touches(expected, r) for expected in missing))
    return Outcome(case, missing, surplus, tuple(others))


def _judge_ignored(case: Case, extractor: Extractor, records: Iterable[Mention]) -> Outcome:
    """An ignore rule emits nothing: what it finds is what it takes."""
    taken = {
        (reading.start, reading.end): reading
        for reading in extractor.explain(case.example.text)
        if reading.rule == case.rule.id and reading.fate == "chosen"
    }
    spans = {(expected.start, expected.end): expected for expected in case.example.expected}
    missing = tuple(expected for span, expected in spans.items() if span not in taken)
    surplus = tuple(reading for span, reading in taken.items() if span not in spans)
    others = (record for record in records if any(_touches(expected, record) for expected in missing))
    return Outcome(case, missing, surplus, tuple(others))


def remembered(make: Callable[[str | None, str], Extractor]) -> ExtractorFor:
    """The same function, which makes the extractor for a region and a preference only once."""
    return lru_cache(maxsize=None)(make)


def bracketed(example: Example) -> str:
    """The example as its file has it, with its spans in brackets."""
    text = example.text
    marks = [(e.end, 0, e.start, "]") for e in example.expected] + [(e.start, 1, -e.end, "[") for e in example.expected]
    for position, _, _, sign in sorted(marks, reverse=True):
        text = text[:position] + sign + text[position:]
    return text


def _agrees(expected: Expected, record: Mention) -> bool:
    if (expected.start, expected.end) != (record.start, record.end) or not alike(expected.value, record.value):
        return False
    found = record.to_dict()
    return all(alike(value, found.get(name)) for name, value in expected.attributes.items())


def _touches(expected: Expected, record: Mention) -> bool:
    return expected.start < record.end and record.start < expected.end


def _sense(record: Mention | Reading) -> dict[str, object]:
    """What an example may say of a record: its value and its attributes."""
    if isinstance(record, Reading):
        return {"value": None}
    place = ("kind", "start", "end", "text", "rule")
    return {"value": record.value, **{name: value for name, value in record.to_dict().items() if name not in place}}


def _line(word: str, text: str, sense: dict[str, object]) -> str:
    said = ", ".join(f"{name}: {'none' if value is None else value}" for name, value in sense.items())
    return f"    {word} [{text}] {said}"
