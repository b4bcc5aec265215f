"""The records: what `extract` returns, one frozen class for each kind of mention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction as Ratio
from functools import cache
from typing import Any, ClassVar, Protocol

from attrs import field, fields, fields_dict, frozen, make_class, resolve_types


def plain(number: int | float | Decimal) -> str:
    """The number in plain notation, exact: `2500`, `0.5`, `-3`."""
    return format(number, "f") if isinstance(number, Decimal) else str(number)


def number(text: str) -> int | Decimal:
    """The inverse of `plain` for whole and decimal numbers."""
    return int(text) if text.lstrip("-").isdigit() else Decimal(text)


# The type of an attribute -> what reads it back from JSON; the others are the same there.
_READERS: dict[Any, Callable[[Any], Any]] = {
    int | None: int,
    float | None: float,
    int | Decimal | None: number,
    Decimal | None: Decimal,
    Ratio | None: Ratio,
    dt.date | None: dt.date.fromisoformat,
    tuple[str, ...]: tuple,
}


@frozen(kw_only=True)
class Mention:
    """A mention: where it stands in the text as given, and what it is worth.

    start, end: code points, half open, so that `text_as_given[start:end] == text`.
    value: the canonical value as a string, None where no single value can be written.
    rule: the id of the rule that found it.
    """

    kind: ClassVar[str] = "mention"

    start: int
    end: int
    text: str
    value: str | None
    rule: str

    def to_dict(self) -> dict[str, Any]:
        """The record as JSON data: its kind, its place and value, and the attributes that are set.

        Numbers are strings in plain notation (so nothing is lost), dates ISO strings, tuples lists.
        """
        data = {"kind": self.kind, **{name: getattr(self, name) for name in fields_dict(Mention)}}
        given = {name: getattr(self, name) for name in own_fields(type(self))}
        # A zero is set, though it is equal to False.
        return data | {name: _to_json(one) for name, one in given.items() if one or (one == 0 and one is not False)}


def from_dict(data: Mapping[str, Any], kinds: Mapping[str, type[Mention]] | None = None) -> Mention:
    """The inverse of `Mention.to_dict`. `kinds` replaces `KINDS`; ValueError if it lacks the record's kind."""
    known = KINDS if kinds is None else kinds
    if data["kind"] not in known:
        raise ValueError(f"no kind is called {data['kind']!r}")
    made = known[data["kind"]]
    readers = own_fields(made)
    given = {name: readers[name](value) if name in readers else value for name, value in data.items() if name != "kind"}
    return made(**given)


def own_fields(kind: type[Mention]) -> dict[str, Callable[[Any], Any]]:
    """The attributes that a kind adds to a mention's, and how each is read back from JSON."""
    if kind not in _OWN_FIELDS:
        common = fields_dict(Mention)
        own = (each for each in fields(resolve_types(kind)) if each.name not in common)
        _OWN_FIELDS[kind] = {each.name: _READERS.get(each.type, lambda value: value) for each in own}
    return _OWN_FIELDS[kind]


_OWN_FIELDS: dict[type[Mention], dict[str, Callable[[Any], Any]]] = {}


def _to_json(value: Any) -> Any:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return plain(value)


@frozen(kw_only=True)
class Point(Mention):
    """What dates and times share. `first` and `last` are the days it covers, where they are known.

    hijri, coptic, solar_hijri: the date as it is said, in that calendar. conflict: whether the text contradicts itself,
    as with a weekday that the date does not fall on.
    """

    mod: str | None = None
    granularity: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    hijri: str | None = None
    coptic: str | None = None
    solar_hijri: str | None = None
    conflict: bool = False


@frozen(kw_only=True)
class Date(Point):
    """A calendar day or anything coarser."""

    kind: ClassVar[str] = "date"


@frozen(kw_only=True)
class Time(Point):
    """A clock time or a part of a day (`part`: MO MI AF EV NI DT)."""

    kind: ClassVar[str] = "time"
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    part: str | None = None


@frozen(kw_only=True)
class Duration(Mention):
    """An amount of time: its calendar part in `months`, the rest in `seconds`; `low`, `high` are TIMEX3 values."""

    kind: ClassVar[str] = "duration"
    mod: str | None = None
    low: str | None = None
    high: str | None = None
    months: Decimal | None = None
    seconds: Decimal | None = None


@frozen(kw_only=True)
class Recurrence(Mention):
    """A set of times: `quant` (EACH, EVERY ...) and `freq` (`2X`) as in TIMEX3."""

    kind: ClassVar[str] = "set"
    quant: str | None = None
    freq: str | None = None
    mod: str | None = None


@frozen(kw_only=True)
class Interval(Mention):
    """Two ends said as one range: `begin` and `finish` are their values, `first` and `last` the days it covers."""

    kind: ClassVar[str] = "interval"
    begin: str | None = None
    finish: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    hijri: str | None = None


@frozen(kw_only=True)
class Amount(Mention):
    """What numbers, percentages, money and quantities share. `low` and `high` stand for a vague one or a range.

    bound: gt, ge, lt or le, where the text says that it is no more than a bound.
    """

    amount: int | Decimal | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    approx: bool = False
    bound: str | None = None


@frozen(kw_only=True)
class Number(Amount):
    """A cardinal; `noun` is what it counts, as written."""

    kind: ClassVar[str] = "number"
    noun: str | None = None


@frozen(kw_only=True)
class Percentage(Amount):
    """So many of a hundred."""

    kind: ClassVar[str] = "percentage"


@frozen(kw_only=True)
class Money(Amount):
    """An amount in a currency: its ISO 4217 code, or its unit's English name where the state is not known."""

    kind: ClassVar[str] = "money"
    currency: str | None = None


@frozen(kw_only=True)
class Quantity(Amount):
    """An amount in a unit of measure, by its UCUM or SI symbol."""

    kind: ClassVar[str] = "quantity"
    unit: str | None = None


@frozen(kw_only=True)
class Fraction(Mention):
    """A part of something."""

    kind: ClassVar[str] = "fraction"
    fraction: Ratio | None = None
    low: Ratio | None = None
    high: Ratio | None = None
    approx: bool = False
    bound: str | None = None


@frozen(kw_only=True)
class Ordinal(Mention):
    """A place in a series; `rank` is -1 for the last one."""

    kind: ClassVar[str] = "ordinal"
    rank: int | None = None
    noun: str | None = None


@frozen(kw_only=True)
class Base(Mention):
    """A military site. `sure` is False where several sites could be meant (`candidates`) or none is known."""

    kind: ClassVar[str] = "base"
    id: str | None = None
    name: str | None = None
    english: str | None = None
    country: str | None = None
    type: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    sure: bool = False
    candidates: tuple[str, ...] = ()


_TIMES: tuple[type[Mention], ...] = (Date, Time, Duration, Recurrence, Interval)
_OTHERS: tuple[type[Mention], ...] = (Number, Ordinal, Fraction, Percentage, Money, Quantity, Base)
KINDS: dict[str, type[Mention]] = {each.kind: each for each in _TIMES + _OTHERS}


class Field(Protocol):
    """A field of a declared kind."""

    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str: ...


FIELD_TYPES: dict[str, Any] = {"text": str | None, "word": str | None, "integer": int | None, "list": tuple[str, ...]}
FIELD_TYPES |= {"decimal": int | Decimal | None, "date": dt.date | None}


def make_kind(name: str, declared: Iterable[Field]) -> type[Mention]:
    """The frozen class of a kind that a rule file declares. The same declaration gives the same class.

    ValueError if a field is called like one that every mention has; KeyError if its type is not in FIELD_TYPES.
    """
    return _make_kind(name, tuple((each.name, each.type) for each in declared))


@cache
def _make_kind(name: str, declared: tuple[tuple[str, str], ...]) -> type[Mention]:
    taken = {"kind", *fields_dict(Mention)} & {each for each, _ in declared}
    if taken:
        raise ValueError(f"every mention has a {taken.pop()} of its own")

    def reduce(self: Mention) -> tuple[Any, ...]:  # the class is in no module, so pickle gets its declaration
        return _restore, (name, declared, {each: getattr(self, each) for each in fields_dict(type(self))})

    return make_class(
        "".join(word.capitalize() for word in name.split("_")),
        {own: field(default=() if each == "list" else None, type=FIELD_TYPES[each]) for own, each in declared},
        bases=(Mention,),
        class_body={"kind": name, "__reduce__": reduce, "__doc__": f"A mention of the declared kind `{name}`."},
        frozen=True,
        slots=True,
        kw_only=True,
    )


def _restore(name: str, declared: tuple[tuple[str, str], ...], values: Mapping[str, Any]) -> Mention:
    return _make_kind(name, declared)(**values)
