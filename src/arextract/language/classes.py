"""Tables of a rule file read as attrs classes: which keys there are, what stands behind them, what is needed."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Generic, TypeVar

import attrs
from attrs import field, frozen

from arextract.language.forms import Form, Schema, did_you_mean, found
from arextract.language.yamlfile import Scalar, Table, Value


def item(form: Form[Any], doc: str, *, required: bool = False, key: str = "") -> Any:
    """A field of a class of the file form: what may stand there, and what it is for."""
    return field(default=None, metadata={"form": form, "doc": doc, "required": required, "key": key})


def rest(form: Form[Any], doc: str) -> Any:
    """The field that takes all keys without a field of their own, as a dictionary."""
    return field(factory=dict, metadata={"rest": form, "doc": doc})


@frozen
class AsWritten:
    """Base of the classes of the file form. `place` is the table as a whole."""

    place: Table

    def has(self, key: str) -> bool:
        """Whether the table has this key, whatever stands behind it."""
        return any(each.text == key for each in self.place.pairs)

    def check(self) -> None:
        """Notes what is wrong between the fields."""


W = TypeVar("W", bound=AsWritten)
_OPEN = 0.8  # where any key may stand, one as near as this to a known one is taken for a slip


@cache
def _is_slip(key: str, fields: tuple[str, ...]) -> bool:
    return bool(difflib.get_close_matches(key, fields, 1, _OPEN))


@frozen
class Record(Generic[W]):
    """A table with the fields of a class."""

    cls: type[W]

    def read(self, value: Value) -> W | None:
        if not isinstance(value, Table):
            value.report(f"{self.name} is a table, not {found(value)}")
            return None
        fields, more, needed = _fields(self.cls)
        values: dict[str, Any] = {}
        others: dict[Scalar, Any] = {}
        for key, one in value.pairs.items():
            if (target := fields.get(key.text)) is not None:
                values[target.name] = target.metadata["form"].read(one)
            elif more is not None and not _is_slip(key.text, tuple(fields)):
                others[key] = more.metadata["rest"].read(one)
            else:
                hint = did_you_mean(key.text, fields) or f"it takes {', '.join(fields)}"
                key.report(f"{self.name} has no `{key}`", hint)
        if needed:
            self._require(value, fields, needed)
        made = self.cls(value, **values, **({more.name: others} if more else {}))
        made.check()
        return made

    @property
    def name(self) -> str:
        """What the class is, as the first words of its docstring say."""
        return (self.cls.__doc__ or "").partition(":")[0].lower()

    def _require(self, value: Table, fields: Mapping[str, attrs.Attribute[Any]], needed: Iterable[str]) -> None:
        present = {key.text for key in value.pairs}
        for key in needed:
            if key not in present:
                value.report(f"{self.name} needs `{key}`", fields[key].metadata["doc"])

    def schema(self, defs: dict[str, Schema]) -> Schema:
        if self.cls.__name__ not in defs:
            defs[self.cls.__name__] = {}  # holds the place, should a class hold itself
            defs[self.cls.__name__] = self._schema(defs)
        return {"$ref": f"#/$defs/{self.cls.__name__}"}

    def _schema(self, defs: dict[str, Schema]) -> Schema:
        fields, more, needed = _fields(self.cls)
        return {
            "description": " ".join((self.cls.__doc__ or "").split()),
            "type": "object",
            "properties": {
                key: {"description": one.metadata["doc"], **one.metadata["form"].schema(defs)}
                for key, one in fields.items()
            },
            "required": list(needed),
            "additionalProperties": more.metadata["rest"].schema(defs) if more else False,
        }


_FIELDS: dict[type, tuple[dict[str, Any], Any, tuple[str, ...]]] = {}


def _fields(cls: type[Any]) -> tuple[dict[str, Any], Any, tuple[str, ...]]:
    """The fields of a class by their keys, the one that takes the rest, and the keys needed; looked up once."""
    if cls not in _FIELDS:
        known = {one.metadata["key"] or one.name: one for one in attrs.fields(cls) if "form" in one.metadata}
        more = next((one for one in attrs.fields(cls) if "rest" in one.metadata), None)
        _FIELDS[cls] = known, more, tuple(key for key, one in known.items() if one.metadata["required"])
    return _FIELDS[cls]


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
