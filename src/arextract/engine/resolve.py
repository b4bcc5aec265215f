"""Matches resolved: meanings against the reference, the region and the date said before, and records built of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from attrs import define, field

from arextract.engine.candidate import GROUP, Match, Sense, Span
from arextract.engine.sentence import Cues
from arextract.errors import MakerError
from arextract.meaning.base import Asked, Context, Fields, Written, storyless
from arextract.records import Mention
from arextract.text.fold import Folded

_MOST_RESOLVED = 20_000

# By the id of a meaning: the meaning itself, which keeps the id its own, its fields, and whether it asks for the story.
Resolved = dict[int, tuple[Sense, Fields | None, bool]]


@define
class Resolver:
    """Resolves the matches in one text, in order. `resolved` is what texts with the same context have in common."""

    folded: Folded
    context: Context
    kinds: Mapping[str, type[Mention]]
    cues: Cues
    resolved: Resolved
    records: list[Mention] = field(factory=list, init=False)
    _start: int = field(default=0, init=False)
    _end: int = field(default=0, init=False)
    # Where the date said before ends; up to where line breaks are known, and the last of them.
    _said: int = field(default=0, init=False)
    _looked: int = field(default=0, init=False)
    _break: int = field(default=-1, init=False)

    def __attrs_post_init__(self) -> None:
        self.context.forward, self.context.land, self.context.near = self._forward, self._land, self._near

    def add(self, match: Match, offset: int) -> None:
        """Add the records of a match whose places are counted from `offset`: its own, then those of its parts."""
        rule, span, sense, parts, _ = match
        before = self.context.earlier, self._said
        try:
            if rule.kind != GROUP:
                if not self._add(match, rule.kind, span, sense, offset):
                    return
                if parts:  # each is resolved as the whole was
                    self.context.earlier, self._said = before
            for kind, part, place in parts:
                self._add(match, kind, place, part, offset)
        except Exception as error:
            raise MakerError(rule.id, rule.make, error) from error

    def _add(self, match: Match, kind: str, span: Span, sense: Sense, offset: int) -> bool:
        """Add the record of a match or a part of one, unless it is refused; whether it was added."""
        start, end = offset + span[0], offset + span[1]
        fields = sense.fields or self._resolved(sense, start, end)
        if fields is None:
            return False
        if match.written:
            fields = {
                name: self._written(match.written[value], offset) if type(value) is Written else value
                for name, value in fields.items()
            }
        if fields.get("first"):
            self.context.earlier, self._said = fields, end
        start, end = self.folded.span(start, end)
        text = self.folded.given[start:end]
        self.records.append(self.kinds[kind](start=start, end=end, text=text, rule=match.rule.id, **fields))
        return True

    def _resolved(self, sense: Sense, start: int, end: int) -> Fields | None:
        """The fields of a meaning at a place, remembered unless it asks for the text around it."""
        self._start, self._end = start, end
        meaning = sense.meaning
        assert meaning is not None
        known = self.resolved.get(id(sense))
        if known is None:
            try:
                known = sense, storyless(meaning, self.context), False
            except Asked:
                known = sense, None, True
            if len(self.resolved) >= _MOST_RESOLVED:
                self.resolved.clear()
            self.resolved[id(sense)] = known
        _, fields, asks = known
        return meaning.resolve(self.context) if asks else fields

    def _written(self, span: Span, offset: int) -> str:
        """A piece of the text as given, with one blank between words."""
        start, end = self.folded.span(offset + span[0], offset + span[1])
        return " ".join(self.folded.given[start:end].split())

    def _forward(self) -> bool:
        return self.cues.forward(self.folded.text, self._start, self._end)

    def _land(self, among: Collection[str]) -> str | None:
        return self.cues.land(self.folded.text, self._start, self._end, among)

    def _near(self) -> bool:
        """Whether no line break lies between the date said before and this one. The text is looked through once."""
        found = self.folded.text.rfind("\n", self._looked, self._start)
        self._break = max(self._break, found)
        self._looked = max(self._looked, self._start)
        return self._break < self._said
