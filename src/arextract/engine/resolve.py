"""Matches resolved: meanings against the reference, the region and the date said before, and records built of them."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from arextract.engine.candidate import GROUP, Match, Meant, Span
from arextract.engine.sentence import Cues
from arextract.meaning.base import Context, Written
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

    def records(self, match: Match, offset: int) -> list[Mention]:
        """The records of a match whose places are counted from `offset`: its own, then those of its parts."""
        records: list[Mention] = []
        if match.rule.kind != GROUP:
            record = self._record(match, match.rule.kind, match.span, match.meaning, offset)
            if record is None:
                return []
            records.append(record)
        for kind, part, place in match.parts:
            record = self._record(match, kind, place, part, offset)
            if record:
                records.append(record)
        return records

    def _record(self, match: Match, kind: str, span: Span, meant: Meant, offset: int) -> Mention | None:
        self._start, self._end = offset + span[0], offset + span[1]
        meaning, fields = meant
        if fields is None and meaning is not None:
            fields = meaning.resolve(self.context)
        if fields is None:
            return None
        if match.written:
            fields = {
                name: self._written(match.written[value], offset) if type(value) is Written else value
                for name, value in fields.items()
            }
        if fields.get("first"):
            self.context.earlier = fields
        start, end = self.folded.span(self._start, self._end)
        return self.kinds[kind](start=start, end=end, text=self.folded.given[start:end], rule=match.rule.id, **fields)

    def _written(self, span: Span, offset: int) -> str:
        """A piece of the text as given, with one blank between words."""
        start, end = self.folded.span(offset + span[0], offset + span[1])
        return " ".join(self.folded.given[start:end].split())

    def _forward(self) -> bool:
        return self.cues.forward(self.folded.text, self._start, self._end)
