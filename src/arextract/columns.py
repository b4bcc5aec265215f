"""The columns of tables: those that documents are read from, and those of mentions, the same in every format."""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction as Ratio
from typing import Any, NamedTuple

from attrs import field, fields_dict, frozen
from attrs.converters import optional

from arextract.records import Amount, Fraction, Interval, Mention, Money, Ordinal, Point, Quantity
from arextract.streams import Document

_LONE = re.compile("[\ud800-\udfff]")
_COMMON = ("kind", *fields_dict(Mention))
_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _sound(text: str) -> str:
    """The text without halves of surrogate pairs, which JSON and file names may hold, UTF-8 not; of the same length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text)
    return text


@frozen
class Place:
    """Where a document was read and what it is called; see `Row`."""

    file: str | None = field(default=None, converter=optional(_sound))
    row: int | None = None
    document: str | None = field(default=None, converter=optional(_sound))


# A document as it was read, or why it could not be.
Item = tuple[Place, Document | Exception]


@frozen
class Columns:
    """The names of the columns (fields, keys) that hold a document; None where there is no such column."""

    text: str = "text"
    reference: str | None = None
    region: str | None = None
    id: str | None = None

    @property
    def names(self) -> list[str]:
        """Those that there are, each once."""
        return list(dict.fromkeys(filter(None, (self.text, self.reference, self.region, self.id))))

    def item(self, file: str | None, row: int | None, fields: Mapping[str, Any]) -> Item:
        """The document that a row holds; an empty string is as good as nothing."""
        text = fields.get(self.text)
        reference, region, name = (
            None if column is None or fields.get(column) == "" else fields.get(column)
            for column in (self.reference, self.region, self.id)
        )
        place = Place(file, row, None if name is None else str(name))
        if not isinstance(text, str):
            return place, TypeError(
                f"{self.text!r} holds no text{'' if text is None else f' but {type(text).__name__}'}"
            )
        if not isinstance(region, str | None):
            return place, TypeError(f"{self.region!r} holds no country but {type(region).__name__}")
        return place, Document(_sound(text), reference, region)


class Row(NamedTuple):
    """A mention, or why a document has none: then all is None between `document` and `error`.

    file, row: where the document was read: the file's path, and its number there from 0. None where there is no file.
    document: the id of the document, None if it has none.
    kind, start, end, text, value, rule: those of the mention.
    amount, low, high: its amount, fraction or rank, and the bounds of a vague one or a range, as floating-point
    numbers.
    unit: the currency of money, the unit of a quantity.
    first, last: the days that a date, time or interval covers.
    attributes: all that the mention's kind adds, exact, as a JSON object.
    error: the exception that the document raised.
    """

    file: str | None
    row: int | None
    document: str | None
    kind: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None
    value: str | None = None
    rule: str | None = None
    amount: float | None = None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    attributes: str | None = None
    error: str | None = None


def rows(place: Place, result: Iterable[Mention] | Exception) -> Iterator[Row]:
    """The rows of one document: its mentions, or the error that it raised."""
    if isinstance(result, Exception):
        yield Row(place.file, place.row, place.document, error=_sound(f"{type(result).__name__}: {result}"))
        return
    for mention in result:
        data = mention.to_dict()
        common = [data.pop(name) for name in _COMMON]
        yield Row._make((place.file, place.row, place.document, *common, *_figures(mention), _json(data), None))


def _figures(mention: Mention) -> tuple[Any, ...]:
    """amount, low, high, unit, first, last. Kinds that rule files declare name and type their fields as they like."""
    match mention:
        case Point() | Interval():
            return None, None, None, None, mention.first, mention.last
        case Amount():
            unit = mention.currency if isinstance(mention, Money) else None
            unit = mention.unit if isinstance(mention, Quantity) else unit
            return _float(mention.amount), _float(mention.low), _float(mention.high), unit, None, None
        case Fraction():
            return _float(mention.fraction), _float(mention.low), _float(mention.high), None, None, None
        case Ordinal():
            return _float(mention.rank), None, None, None, None, None
        case _:
            return None, None, None, None, None, None


def _float(number: int | Decimal | Ratio | None) -> float | None:
    """None also where the number is beyond all floating-point numbers."""
    try:
        figure = math.inf if number is None else float(number)
    except OverflowError:
        return None
    return figure if math.isfinite(figure) else None
