"""The extractor: text → fold → stretches → tokens → match → resolve → records."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache, partial
from typing import Any, get_args

from attrs import frozen

from arextract.engine.candidate import Candidate
from arextract.engine.resolve import Resolved, Resolver
from arextract.engine.window import Window
from arextract.language.tree import Rulebook
from arextract.loading import Compiled, RulePath, compiled
from arextract.meaning.base import Context, Prefer
from arextract.meaning.given import country, moment
from arextract.records import KINDS, Mention, make_kind
from arextract.streams import Document, Reference, extract_each
from arextract.text.fold import Folded, fold

_MOST_CONTEXTS = 100  # whose resolved meanings are kept


@frozen
class Reading:
    """What became of one candidate: `fate` is chosen, refused, or which rule it yielded to or was overlapped by."""

    rule: str
    start: int
    end: int
    text: str
    fate: str


class Extractor:
    """Finds mentions in Arabic text. Immutable, picklable, and safe to share among threads.

    rules: a YAML rule file or folder, or several, on top of the bundled rules.
    kinds: the kinds of mentions to return; all if None.
    region: ISO 3166-1 alpha-2 code of the country that the texts come from; settles shared currency names and the like.
    prefer: which way a date points that the text leaves open: `past`, `future` or `nearest` to the reference.
    week_start: the ISO weekday on which a week begins: 1 for Monday, 6 for Saturday, 7 for Sunday.

    Raises RuleError if the rules are not right, ValueError if a kind, a region, a preference or a weekday is not known.
    """

    def __init__(
        self,
        rules: RulePath | Iterable[RulePath] | None = None,
        *,
        kinds: Iterable[str] | None = None,
        region: str | None = None,
        prefer: Prefer = "nearest",
        week_start: int = 1,
    ) -> None:
        paths = () if rules is None else (rules,) if isinstance(rules, str | os.PathLike) else tuple(rules)
        self._set_up(compiled(paths), None if kinds is None else frozenset(kinds), region, prefer, week_start)

    def _set_up(
        self, made: Compiled, kinds: frozenset[str] | None, region: str | None, prefer: Prefer, week_start: int
    ) -> None:
        self.compiled, self._kinds, self._prefer = made, kinds, prefer
        self._region = region and country(region)
        self._week_start = week_start
        _check("preference", {prefer}, get_args(Prefer))
        _check("weekday", {str(week_start)}, map(str, range(1, 8)))
        self._records = {**KINDS, **{name: make_kind(name, kind.fields) for name, kind in made.kinds.items()}}
        _check("kind", self._kinds or (), self._records)
        self._contexts: dict[tuple[dt.datetime | None, str | None], Resolved] = {}

    @property
    def rulebook(self) -> Rulebook:
        """The rules, checked and merged."""
        return self.compiled.rulebook

    def extract(self, text: str, reference: Reference = None, region: str | None = None) -> list[Mention]:
        """The mentions in a text, in order of their start; the whole of an interval comes before its ends.

        reference: when the text was written: a date, a datetime or an ISO 8601 string. Without it relative dates stay
        open. region: the text's country, instead of the extractor's. Raises ValueError if the string is no date or the
        region no country, TypeError if they are of another type; never because of the text.
        """
        folded = fold(text)
        place = country(region) if region else self._region
        context = Context(moment(reference), place, self._prefer, self._week_start)
        resolver = Resolver(folded, context, self._records, self.compiled.cues, self._resolved(context))
        for offset, matches in self.compiled.reader.read(folded.text):
            for match in matches:
                resolver.add(match, offset)
        found = resolver.records
        return found if self._kinds is None else [record for record in found if record.kind in self._kinds]

    def _resolved(self, context: Context) -> Resolved:
        """What was resolved in the same context before; for the contexts of late."""
        key = (context.reference, context.region)
        known = self._contexts.get(key)
        if known is None:
            if len(self._contexts) >= _MOST_CONTEXTS:
                self._contexts.clear()
            known = self._contexts[key] = {}
        return known

    def extract_many(
        self, documents: Iterable[str | Document], processes: int = 1
    ) -> Iterator[list[Mention] | Exception]:
        """The mentions of each document of a stream, in its order; of one that fails, the exception that it raised.

        The stream may be endless: it is read as the results are taken, a few hundred thousand characters ahead for
        each process. More than one process pays from about a megabyte of text on; programs that use them need the usual
        `if __name__ == "__main__":`. ValueError if `processes` is less than 1.
        """
        return extract_each(self.extract, documents, processes)

    def explain(self, text: str) -> list[Reading]:
        """Which rules matched where, and what became of each match; in order of their start."""
        folded = fold(text)
        told: list[Reading] = []
        for _ in self.compiled.reader.read(folded.text, partial(_tell, told, folded)):
            pass
        return sorted(told, key=lambda each: (each.start, -each.end, each.rule))

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (self.compiled, self._kinds, self._region, self._prefer, self._week_start)


def _restore(
    made: Compiled, kinds: frozenset[str] | None, region: str | None, prefer: Prefer, week_start: int
) -> Extractor:
    extractor = Extractor.__new__(Extractor)
    extractor._set_up(made, kinds, region, prefer, week_start)
    return extractor


@cache
def _shared() -> Extractor:
    return Extractor()


def extract(text: str, reference: Reference = None, region: str | None = None) -> list[Mention]:
    """The mentions in a text, by the bundled rules: `Extractor(region=region).extract(text, reference)`."""
    return _shared().extract(text, reference, region)


def _check(what: str, given: Iterable[str], known: Iterable[str]) -> None:
    known = list(known)
    for name in sorted(given):
        if name not in known:
            near = get_close_matches(name, known, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"
            raise ValueError(f"no {what} is called {name!r}: {hint}")


def _tell(told: list[Reading], folded: Folded, offset: int, candidate: Candidate, window: Window, fate: str) -> None:
    start, end = window.span(candidate.first, candidate.last)
    start, end = folded.span(offset + start, offset + end)
    told.append(Reading(candidate.rule.id, start, end, folded.given[start:end], fate))
