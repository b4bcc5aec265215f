"""What may stand at a place of a rule file: small readers that check, convert, and describe themselves as JSON Schema.

A reader notes every problem with the value it is given and then returns None; whoever uses the result takes None for
"absent, or wrong and already reported".
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Generic, Protocol, TypeVar

import attrs
from attrs import field, frozen

from arextract.language.sequence import NAME
from arextract.language.yamlfile import Items, Scalar, Table, Value

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]


class Form(Protocol[T_co]):
    """A reader of values, and what it accepts as JSON Schema; schemas of classes are put into `defs`."""

    def read(self, value: Value) -> T_co | None: ...

    def schema(self, defs: dict[str, Schema]) -> Schema: ...


def did_you_mean(word: str, known: Iterable[str], template: str = "{}") -> str:
    """`did you mean x?` for the nearest of the known words, empty where none is near."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.7)
    return f"did you mean {template.replace('{}', near[0])}?" if near else ""


def found(value: Value) -> str:
    """What a value is, for messages."""
    if isinstance(value, Scalar):
        return f"`{value}`" if value.text else "nothing"
    return "a list" if isinstance(value, Items) else "a table"


@frozen
class Text:
    """A piece of text that is not empty; with `pattern`, one that looks so, and `what` says it in words."""

    what: str = "text"
    pattern: re.Pattern[str] | None = None

    def read(self, value: Value) -> Scalar | None:
        if not isinstance(value, Scalar) or not value.text.strip():
            hint = "text that holds braces or brackets goes in quotes" if not isinstance(value, Scalar) else ""
            value.report(f"{self.what} is expected here, not {found(value)}", hint)
        elif self.pattern and not self.pattern.fullmatch(value.text):
            value.report(f"`{value}` is not {self.what}")
        else:
            return value
        return None

    def schema(self, defs: dict[str, Schema]) -> Schema:
        # Scalars are read as text, so a number or a date without quotes is as good.
        return (
            {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$"}
            if self.pattern
            else {"type": ["string", "number", "boolean"]}
        )


@frozen
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, value: Value) -> Scalar | None:
        if isinstance(value, Scalar) and value.text in self.words:
            return value
        listed = ", ".join(self.words[:-1]) + " or " + self.words[-1] if len(self.words) > 1 else f"`{self.words[0]}`"
        hint = did_you_mean(value.text, self.words) if isinstance(value, Scalar) else ""
        value.report(f"{listed} is expected here, not {found(value)}", hint)
        return None

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"enum": [word for text in self.words for word in ([int(text), text] if text.isdigit() else [text])]}


@frozen
class ListOf(Generic[T]):
    """A list of one or more."""

    item: Form[T]
    what: str = "a list"

    def read(self, value: Value) -> tuple[T, ...] | None:
        if not isinstance(value, Items):
            hint = f"write [{value}]" if isinstance(value, Scalar) and value.text else ""
            value.report(f"{self.what} is expected here, not {found(value)}", hint)
            return None
        if not value.items:
            value.report(f"{self.what} is expected here, not an empty one")
        return tuple(one for item in value.items if (one := self.item.read(item)) is not None)

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"type": "array", "minItems": 1, "items": self.item.schema(defs)}


@frozen
class TableOf(Generic[T]):
    """A table from keys of one form to values of another; a value that is wrong stands in it as None."""

    item: Form[T]
    key: Text = Text()
    what: str = "a table"

    def read(self, value: Value) -> dict[Scalar, T | None] | None:
        if not isinstance(value, Table):
            value.report(f"{self.what} is expected here, not {found(value)}")
            return None
        return {key: self.item.read(one) for key, one in value.pairs.items() if self.key.read(key) is not None}

    def schema(self, defs: dict[str, Schema]) -> Schema:
        names = {"propertyNames": {"pattern": f"^(?:{self.key.pattern.pattern})$"}} if self.key.pattern else {}
        return {"type": "object", **names, "additionalProperties": self.item.schema(defs)}


@frozen
class ByShape:
    """Text, a list or a table, each with its own form; None where that shape is not allowed."""

    what: str
    text: Form[Any] | None = None
    items: Form[Any] | None = None
    table: Form[Any] | None = None

    def read(self, value: Value) -> Any:
        form = self.text if isinstance(value, Scalar) else self.items if isinstance(value, Items) else self.table
        if form is not None:
            return form.read(value)
        value.report(f"{self.what} is expected here, not {found(value)}")
        return None

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"anyOf": [form.schema(defs) for form in (self.text, self.items, self.table) if form is not None]}


@frozen
class ByKey:
    """A table that is told by one of its keys, each with its own class."""

    what: str
    classes: Mapping[str, type[Any]]

    def read(self, value: Value) -> Any:
        if not isinstance(value, Table):
            value.report(f"{self.what} is a table, not {found(value)}", f"it says one of {', '.join(self.classes)}")
            return None
        told = [key for key in value.pairs if key.text in self.classes]
        if len(told) == 1:
            return Record(self.classes[told[0].text]).read(value)
        if told:
            told[1].report(
                f"{self.what} says only one of {', '.join(self.classes)}: here are `{told[0]}` and `{told[1]}`"
            )
        else:
            near = [hint for key in value.pairs if (hint := did_you_mean(key.text, self.classes))]
            value.report(f"{self.what} says one of {', '.join(self.classes)}", near[0] if near else "")
        return None

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"oneOf": [Record(cls).schema(defs) for cls in self.classes.values()]}


def item(form: Form[Any], doc: str, *, required: bool = False, key: str = "") -> Any:
    """A field of a class of the file form: what may stand there, and what it is for."""
    return field(default=None, metadata={"form": form, "doc": doc, "required": required, "key": key})


def rest(form: Form[Any], doc: str) -> Any:
    """The field that takes all keys without a field of their own, as a dictionary."""
    return field(factory=dict, metadata={"rest": form, "doc": doc})


@frozen
class Written:
    """Base of the classes of the file form. `place` is the table as a whole."""

    place: Table

    def has(self, key: str) -> bool:
        """Whether the table has this key, whatever stands behind it."""
        return any(each.text == key for each in self.place.pairs)

    def check(self) -> None:
        """Notes what is wrong between the fields."""


W = TypeVar("W", bound=Written)
_OPEN = 0.8  # where any key may stand, one as near as this to a known one is taken for a slip


@frozen
class Record(Generic[W]):
    """A table with the fields of a class."""

    cls: type[W]

    def read(self, value: Value) -> W | None:
        if not isinstance(value, Table):
            value.report(f"{self.name} is a table, not {found(value)}")
            return None
        fields, more = _fields(self.cls)
        values: dict[str, Any] = {}
        others: dict[Scalar, Any] = {}
        for key, one in value.pairs.items():
            if (target := fields.get(key.text)) is not None:
                values[target.name] = target.metadata["form"].read(one)
            elif more is not None and not difflib.get_close_matches(key.text, fields, 1, _OPEN):
                others[key] = more.metadata["rest"].read(one)
            else:
                hint = did_you_mean(key.text, fields) or f"it takes {', '.join(fields)}"
                key.report(f"{self.name} has no `{key}`", hint)
        self._require(value, fields)
        made = self.cls(value, **values, **({more.name: others} if more else {}))
        made.check()
        return made

    @property
    def name(self) -> str:
        return (self.cls.__doc__ or "").partition(":")[0].partition(".")[0].lower()

    def _require(self, value: Table, fields: Mapping[str, attrs.Attribute[Any]]) -> None:
        present = {key.text for key in value.pairs}
        for key, target in fields.items():
            if target.metadata["required"] and key not in present:
                value.report(f"{self.name} needs `{key}`", target.metadata["doc"])

    def schema(self, defs: dict[str, Schema]) -> Schema:
        if self.cls.__name__ not in defs:
            defs[self.cls.__name__] = {}  # holds the place, should a class hold itself
            defs[self.cls.__name__] = self._schema(defs)
        return {"$ref": f"#/$defs/{self.cls.__name__}"}

    def _schema(self, defs: dict[str, Schema]) -> Schema:
        fields, more = _fields(self.cls)
        return {
            "description": " ".join((self.cls.__doc__ or "").split()),
            "type": "object",
            "properties": {
                key: {"description": one.metadata["doc"], **one.metadata["form"].schema(defs)}
                for key, one in fields.items()
            },
            "required": [key for key, one in fields.items() if one.metadata["required"]],
            "additionalProperties": more.metadata["rest"].schema(defs) if more else False,
        }


_FIELDS: dict[type, tuple[dict[str, Any], Any]] = {}


def _fields(cls: type[Any]) -> tuple[dict[str, Any], Any]:
    """The fields of a class by their keys, and the one that takes the rest."""
    if cls not in _FIELDS:
        known = {one.metadata["key"] or one.name: one for one in attrs.fields(cls) if "form" in one.metadata}
        more = next((one for one in attrs.fields(cls) if "rest" in one.metadata), None)
        _FIELDS[cls] = known, more
    return _FIELDS[cls]


NAMED = Text("a name in small Latin letters, digits and _, as `month_name`,", NAME)
