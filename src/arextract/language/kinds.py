"""Kinds that rule files declare."""

from __future__ import annotations

import datetime as dt
import keyword
import re
from collections.abc import Collection, Mapping
from typing import Any

from arextract.language.forms import did_you_mean
from arextract.language.rulefile import FieldForm, KindForm
from arextract.language.tree import FieldSpec, KindSpec, Part, Words
from arextract.language.yamlfile import Scalar
from arextract.plain import number

COMMON = ("kind", "start", "end", "text", "value", "rule")  # what every mention has


def compile_kinds(
    declared: Mapping[str, tuple[Scalar, KindForm | None]], bundled: Collection[str]
) -> dict[str, KindSpec | None]:
    """The declared kinds by name; None for one that is wrong, which then is reported."""
    return {name: _compile(key, form, bundled) for name, (key, form) in declared.items()}


def _compile(key: Scalar, form: KindForm | None, bundled: Collection[str]) -> KindSpec | None:
    if key.text in bundled or key.text in ("ignore", "group"):
        key.report(f"the kind `{key}` is there already", "use another name")
    if form is None or form.fields is None:
        return None
    fields = [_field(name, one) for name, one in form.fields.items()]
    if any(one is None for one in fields):
        return None
    return KindSpec(key.text, form.about.text if form.about else "", tuple(one for one in fields if one))


def _field(name: Scalar, form: FieldForm | None) -> FieldSpec | None:
    if name.text in COMMON:
        name.report(f"every mention has a `{name}` of its own", "use another name")
    elif keyword.iskeyword(name.text):
        name.report(f"`{name}` is a word of Python and cannot name a field", f"write `{name}_`")
    elif form is not None and form.type is not None:
        return FieldSpec(name.text, form.type.text, tuple(each.text for each in form.of or ()))
    return None


def surplus_word(spec: KindSpec, name: str, part: Part | None) -> str | None:
    """A value of a part of words that the field which it fills does not list; None if there is none."""
    listed = next((field.of for field in spec.fields if field.name == name), ())
    if not listed or not isinstance(part, Words) or not part.valued:
        return None
    return next((str(value) for value in part.forms.values() if value not in listed), None)


_NUMBERS = {"integer": re.compile(r"-?[0-9]+"), "decimal": re.compile(r"-?[0-9]+(?:\.[0-9]+)?")}


def field_value(field: FieldSpec, said: Scalar) -> Any:
    """What the file says of a field, in the field's type; None, with the reason reported, if it is not of that type."""
    text = said.text
    if field.type in _NUMBERS:
        if _NUMBERS[field.type].fullmatch(text):
            return number(text)
        said.report(f"`{field.name}` is a number, not `{text}`", "digits are 0-9, the decimal mark a point")
    elif field.type == "date":
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            said.report(f"`{field.name}` is a date, not `{text}`", "write it as 2021-08-24")
    elif field.type == "word" and text not in field.of:
        message = f"`{field.name}` cannot be `{text}`"
        said.report(message, did_you_mean(text, field.of) or f"it is {', '.join(field.of)}")
    else:
        return text
    return None
