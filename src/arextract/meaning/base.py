"""What every maker's result has in common, and what it is resolved against."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping
from typing import Any, Literal, Protocol

from attrs import define, field, fields, frozen

Prefer = Literal["past", "future", "nearest"]
Fields = dict[str, Any]


@frozen
class Written:
    """A piece of the text itself: its tokens, counted from the first one of the match.

    It becomes the text as given when the record is built.
    """

    start: int
    end: int


@frozen
class Entry:
    """One entry of a gazetteer: its canonical id, the name shown, and whatever the file says of it.

    bearers: where several entries bear one name, those that it may mean; empty for any other entry.
    """

    id: str
    name: str
    fields: Mapping[str, Any] = field(factory=dict, eq=False)
    bearers: tuple[Entry, ...] = ()


def _never() -> bool:
    return False


def _nowhere(among: Collection[str]) -> str | None:
    return None


@define
class Context:
    """What a mention is resolved against; one for each call of `extract`.

    reference: the moment the text was written, None if unknown.
    region: ISO 3166-1 alpha-2 code of the text's country, None if unknown.
    prefer: which way an underspecified date points.
    week_start: the ISO weekday on which a week begins, 1 for Monday.
    forward: whether the sentence around the mention looks to the future; asked only when it matters.
    land: which of some countries, by their codes, the sentence around the mention names; asked only when it matters.
    earlier: the fields of the date resolved last before this mention, None if there is none.
    near: whether that date stands in the same line; asked only when it matters.
    """

    reference: dt.datetime | None = None
    region: str | None = None
    prefer: Prefer = "nearest"
    week_start: int = 1
    forward: Callable[[], bool] = _never
    land: Callable[[Collection[str]], str | None] = _nowhere
    earlier: Fields | None = None
    near: Callable[[], bool] = _never


class Meaning(Protocol):
    """What a rule's maker returns: the mention's sense, before the reference is known."""

    def resolve(self, context: Context) -> Fields | None:
        """The record's `value` (a string or None) and its own fields by name; None refuses the mention."""


@frozen
class Members:
    """Several mentions that one match tells of, in order; the match is none of its own."""

    member: tuple[Meaning, ...]
    last: Meaning | None = None

    def resolve(self, context: Context) -> Fields:
        """No value: only the members have one."""
        return {"value": None}


class Asked(Exception):  # noqa: N818 - no error: the answer that there is no answer here
    """A meaning asked for what its context does not tell."""


class _Nowhere(Context):
    """A context that tells nothing."""

    def __getattribute__(self, name: str) -> Any:
        if name in _CONTEXT:
            raise Asked
        return super().__getattribute__(name)


class _Storyless(Context):
    """A context that tells nothing of the text around a mention."""

    def __getattribute__(self, name: str) -> Any:
        if name in _STORY:
            raise Asked
        return super().__getattribute__(name)


_CONTEXT = frozenset(each.name for each in fields(Context))
_STORY = frozenset({"forward", "land", "earlier", "near"})
_NOWHERE = _Nowhere()


def timeless(meaning: Meaning) -> Fields | None:
    """The fields of a meaning that asks nothing of its context; None if it does, or refuses."""
    try:
        return meaning.resolve(_NOWHERE)
    except Asked:
        return None


def storyless(meaning: Meaning, context: Context) -> Fields | None:
    """The fields of a meaning that asks nothing of the text around it; `Asked` is raised if it does."""
    return meaning.resolve(_Storyless(context.reference, context.region, context.prefer, context.week_start))
