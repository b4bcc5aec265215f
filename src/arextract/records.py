"""The records: what `extract` returns, one frozen class for each kind of mention."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from fractions import Fraction as Ratio
from functools import cache
from typing import Any, ClassVar, Protocol

from attrs import field, fields, fields_dict, frozen, make_class, resolve_types

from arextract.plain import READERS, to_json


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
        return data | {name: to_json(one) for name, one in given.items() if one or (one == 0 and one is not False)}


def from_dict(data: Mapping[str, Any], kinds: Mapping[str, type[Mention]] | None = None) -> Mention:
    """The inverse of `Mention.to_dict`. kinds: the classes by kind, instead of the bundled ones.

    ValueError if they lack the record's kind; KeyError or TypeError if the data is not that of a record.
    """
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
        own = (each for each in fields(resolve_types(kind)) if each.name not in fields_dict(Mention))
        _OWN_FIELDS[kind] = {each.name: READERS.get(each.type, lambda value: value) for each in own}
    return _OWN_FIELDS[kind]


_OWN_FIELDS: dict[type[Mention], dict[str, Callable[[Any], Any]]] = {}


@frozen(kw_only=True)
class Point(Mention):
    """What dates and times share. The value is TIMEX3: `2021-12-31`, `2021-W52`, `XXXX-12`, `BC0044`, `PAST_REF`.

    mod: START, MID, END, APPROX, BEFORE, AFTER, ON_OR_BEFORE or ON_OR_AFTER.
    granularity: from `second`, `minute`, `hour` and `part` (of a day) over `day`, `month` and `year` to `millennium`.
    first, last: the days it covers, both included, where they are known.
    hijri, coptic, solar_hijri: the date as said, in that calendar. conflict: the weekday said is not that of the date.
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
    """A clock time or a part of a day, with its date where that is known: `T15:30`, `2021-12-31TMO`.

    hour, minute, second: the clock, of 24 hours. part: of the day, MO MI AF EV NI or DT, as in TIMEX3.
    zone: `Z`, an offset such as `+03:00`, or the name of a zone where no date tells its offset.
    """

    kind: ClassVar[str] = "time"
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    part: str | None = None


@frozen(kw_only=True)
class Duration(Mention):
    """An amount of time. The value is TIMEX3: `P2Y6M`, `PT36H`, `PXD` for some days.

    mod: APPROX, MORE_THAN, LESS_THAN, EQUAL_OR_MORE or EQUAL_OR_LESS. low, high: the ends of a range, as such values.
    months: what the calendar counts (months, years and above), in months. seconds: the rest (weeks and below).
    """

    kind: ClassVar[str] = "duration"
    mod: str | None = None
    low: str | None = None
    high: str | None = None
    months: Decimal | None = None
    seconds: Decimal | None = None


@frozen(kw_only=True)
class Recurrence(Mention):
    """A set of times, as TIMEX3 has it. The value is a duration or a date with places left open: `P1W`, `XXXX-WXX-5`.

    quant: EVERY, where the text says so. freq: how often in that time, as `2X`. mod: as of a duration.
    """

    kind: ClassVar[str] = "set"
    quant: str | None = None
    freq: str | None = None
    mod: str | None = None


@frozen(kw_only=True)
class Interval(Mention):
    """Two ends said as one range. The value is that of ISO 8601: `2015/2019`.

    begin, finish: the values of the two ends. first, last, hijri: as of a date.
    """

    kind: ClassVar[str] = "interval"
    begin: str | None = None
    finish: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    hijri: str | None = None


@frozen(kw_only=True)
class Amount(Mention):
    """What numbers, percentages, money and quantities share. Numbers are exact.

    amount: the number; None for a range or a vague amount, which have `low` and `high`, both included.
    approx: whether the text says "about".
    bound: gt, ge, lt or le, where the text says more than, at least, less than or at most.
    """

    amount: int | Decimal | None = None
    low: int | Decimal | None = None
    high: int | Decimal | None = None
    approx: bool = False
    bound: str | None = None


@frozen(kw_only=True)
class Number(Amount):
    """A cardinal. The value is the number: `2500`, `0.5`. noun: what it counts, as written."""

    kind: ClassVar[str] = "number"
    noun: str | None = None


@frozen(kw_only=True)
class Percentage(Amount):
    """So many of a hundred. The value is the number: `12.5`."""

    kind: ClassVar[str] = "percentage"


@frozen(kw_only=True)
class Money(Amount):
    """An amount in a currency. The value is both: `4000000 USD`.

    currency: the ISO 4217 code; where the state is not known the name that states share (`dinar`) or of a subunit.
    """

    kind: ClassVar[str] = "money"
    currency: str | None = None


@frozen(kw_only=True)
class Quantity(Amount):
    """An amount in a unit of measure. The value is both: `12.5 km`. unit: the symbol, of UCUM or the SI, or a name."""

    kind: ClassVar[str] = "quantity"
    unit: str | None = None


@frozen(kw_only=True)
class Fraction(Mention):
    """A part of something. The value is that in lowest terms: `3/4`.

    fraction: the same as a number. low, high, approx, bound: as of an amount.
    """

    kind: ClassVar[str] = "fraction"
    fraction: Ratio | None = None
    low: Ratio | None = None
    high: Ratio | None = None
    approx: bool = False
    bound: str | None = None


@frozen(kw_only=True)
class Ordinal(Mention):
    """A place in a series. The value is the rank, -1 for the last one. noun: what is ranked, as written."""

    kind: ClassVar[str] = "ordinal"
    rank: int | None = None
    noun: str | None = None


@frozen(kw_only=True)
class Base(Mention):
    """A named military site. The value is its id, or its name as written where no gazetteer has it.

    id: as `iq/balad`; None of an unknown one. name, english: as shown, in Arabic and in English.
    country: ISO 3166-1 alpha-2. type: air_base, naval_base, camp ... latitude, longitude: in decimal degrees.
    sure: one known site is meant, and its facts are not in doubt. candidates: where several bear the name, their ids.
    """

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
    """The frozen class of a kind that a rule file declares; the same declaration gives the same class.

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
