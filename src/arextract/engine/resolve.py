"""Matches resolved: meanings against the reference, the region and the date said before, and records built of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import define, field

from arextract.engine.candidate import GROUP, Match
from arextract.engine.sentence import Cues
from arextract.meaning.base import Context, Fields, Written
from arextract.records import Mention
from arextract.text.fold import Folded


@define
class Resolver:
    """Resolves the matches in one text, in order."""

    folded: Folded
    context: Context
    kinds: Mapping[str, type[Mention]]
    cues: Cues
    _start: int = field(default=0, init=False)
    _end: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.context.forward = self._forward

    def records(self, match: Match) -> Iterator[Mention]:
        """The records of a match: its own, then those of its parts."""
        rule, meaning = match.rule, match.meaning
        if rule.kind != GROUP:
            record = self._record(rule.id, rule.kind, match.start, match.end, meaning)
            if record is None:
                return
            yield record
        for part in match.parts:
            said = getattr(meaning, part.label)
            sense = said[part.index] if isinstance(said, tuple) else said
            record = self._record(rule.id, part.kind, part.start, part.end, sense)
            if record:
                yield record

    def _record(self, rule: str, kind: str, start: int, end: int, meaning: Any) -> Mention | None:
        self._start, self._end = start, end
        fields: Fields | None = {"value": None} if meaning is None else meaning.resolve(self.context)
        if fields is None:
            return None
        for name, value in fields.items():
            if isinstance(value, Written):
                fields[name] = self._written(value.start, value.end)
        if fields.get("first"):
            self.context.earlier = fields
        first, last = self.folded.span(start, end)
        return self.kinds[kind](start=first, end=last, text=self.folded.given[first:last], rule=rule, **fields)

    def _written(self, start: int, end: int) -> str:
        """A piece of the text as given, with one blank between words."""
        first, last = self.folded.span(start, end)
        return " ".join(self.folded.given[first:last].split())

    def _forward(self) -> bool:
        return self.cues.forward(self.folded.text, self._start, self._end)
