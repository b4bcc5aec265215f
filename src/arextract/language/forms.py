"""What may stand at a place of a rule file: small readers that check, convert, and describe themselves as JSON Schema.

A reader notes every problem with the value it is given and then returns None; whoever uses the result takes None for
"absent, or wrong and already reported".
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from typing import Any, Generic, Protocol, TypeVar

from attrs import frozen

from arextract.language.sequence import NAME
from arextract.language.yamlfile import Items, Scalar, Table, Value

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Schema = dict[str, Any]
_NEAR = 0.75  # how alike a word must be to be what was meant
_LONG = 40


class Form(Protocol[T_co]):
    """A reader of values, and what it accepts as JSON Schema; schemas of classes are put into `defs`."""

    def read(self, value: Value) -> T_co | None: ...

    def schema(self, defs: dict[str, Schema]) -> Schema: ...


def did_you_mean(word: str, known: Iterable[str], template: str = "{}") -> str:
    """`did you mean x?` for the nearest of the known words, empty where none is near."""
    words = list(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=_NEAR) or [w for w in words if sorted(w) == sorted(word)]
    return f"did you mean {template.replace('{}', near[0])}?" if near else ""


def found(value: Value) -> str:
    """What a value is, for messages."""
    if isinstance(value, Scalar):
        text = value.text if len(value.text) <= _LONG else f"{value.text[:_LONG]}..."
        return f"`{text}`" if text else "nothing"
    return "a list" if isinstance(value, Items) else "a table"


def below(value: Value) -> str:
    """What to do where nothing is found that should stand below a key, empty where there is something."""
    nothing = isinstance(value, Scalar) and not value.text
    return "what belongs to a key stands below it, further to the right" if nothing else ""


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
            near = next((each for each in (value.text.lower(), value.text.upper()) if self.pattern.fullmatch(each)), "")
            value.report(f"`{value}` is not {self.what}", near and f"write {near}")
        else:
            return value
        return None

    def schema(self, defs: dict[str, Schema]) -> Schema:
        if self.pattern:
            return {"type": "string", "pattern": f"^(?:{self.pattern.pattern})$"}
        # Scalars are read as text, so a number without quotes is as good.
        defs["Text"] = {"description": "Text; quotes may be missing.", "type": ["string", "number", "boolean"]}
        return {"$ref": "#/$defs/Text"}


@frozen
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]
    hint: str = ""

    def read(self, value: Value) -> Scalar | None:
        if isinstance(value, Scalar) and value.text in self.words:
            return value
        listed = ", ".join(self.words[:-1]) + " or " + self.words[-1] if len(self.words) > 1 else f"`{self.words[0]}`"
        near = did_you_mean(value.text, self.words) if isinstance(value, Scalar) else ""
        value.report(f"{listed} is expected here, not {found(value)}", near or self.hint)
        return None

    def schema(self, defs: dict[str, Schema]) -> Schema:
        # Written without quotes, YAML itself takes some of them for something else.
        typed: dict[str, Any] = {"1": 1, "true": True, "false": False}
        return {"enum": [form for word in self.words for form in dict.fromkeys((typed.get(word, word), word))]}


@frozen
class ListOf(Generic[T]):
    """A list of one or more."""

    item: Form[T]
    what: str = "a list"

    def read(self, value: Value) -> tuple[T, ...] | None:
        if not isinstance(value, Items):
            hint = f"write [{value}]" if isinstance(value, Scalar) and value.text else below(value)
            value.report(f"{self.what} is expected here, not {found(value)}", hint)
            return None
        if not value.items:
            value.report(f"{self.what} is expected here, not an empty one", "write at least one, or leave out the key")
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
            value.report(f"{self.what} is expected here, not {found(value)}", below(value))
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
        value.report(f"{self.what} is expected here, not {found(value)}", below(value))
        return None

    def schema(self, defs: dict[str, Schema]) -> Schema:
        return {"anyOf": [form.schema(defs) for form in (self.text, self.items, self.table) if form is not None]}


NAMED = Text("a name of small Latin letters, digits and _", NAME)
