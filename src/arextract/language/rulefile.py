"""The form of a rule file: its keys, what stands behind them, and what they are for.

These classes are the file as written, with places; what the engine uses is in `tree`. A field is None where the key is
absent or what it says is wrong, which then is reported already. The JSON Schema is made of them too.
"""

# ruff: noqa: RUF009 - the calls make fields, as attrs.field does
from __future__ import annotations

from typing import Any

from attrs import frozen

from arextract.errors import Problem
from arextract.language.classes import AsWritten, Record, item
from arextract.language.forms import NAMED, ListOf, OneOf, TableOf, Text, found
from arextract.language.partform import ABOUT, PART, Extensions, PartForm
from arextract.language.ruleform import ReplacementForm, RuleForm
from arextract.language.yamlfile import File, Scalar, Source, Table, Value, read


@frozen
class FieldForm(AsWritten):
    """A field of a kind: the type of what records say there."""

    type: Scalar | None = item(
        OneOf(("text", "word", "integer", "decimal", "date", "list")), "The field's type.", required=True
    )
    of: tuple[Scalar, ...] | None = item(ListOf(Text(), "a list of words"), "The words that a `word` may be.")

    def check(self) -> None:
        if self.type is not None and (self.type.text == "word") != self.has("of"):
            hint = "`of` goes with the type `word`, and lists the words that it may be"
            self.place.report(f"a field of type {self.type} {'has no' if self.has('of') else 'needs'} `of`", hint)


@frozen
class KindForm(AsWritten):
    """A kind: what its records say besides their place and value."""

    about: Scalar | None = item(Text(), ABOUT)
    fields: dict[Scalar, FieldForm | None] | None = item(
        TableOf(Record(FieldForm), NAMED, "a table of fields"),
        "What its records say: field name to type.",
        required=True,
    )


class Replacements:
    """What is replaced: rules by their full ids, which hold a dot, and parts by their names."""

    def read(self, value: Value) -> dict[Scalar, Any] | None:
        if not isinstance(value, Table):
            value.report(f"a table from names to parts and rules is expected here, not {found(value)}")
            return None
        rule = Record(ReplacementForm)
        return {key: (rule if "." in key.text else PART).read(one) for key, one in value.pairs.items()}

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        forms = {r"^[^.]+$": PART.schema(defs), r"\.": Record(ReplacementForm).schema(defs)}
        return {"type": "object", "patternProperties": forms}


@frozen
class RuleFile(AsWritten):
    """A rule file: parts, and the rules made of them."""

    format: Scalar | None = item(
        OneOf(("1",), "this version of arextract reads format 1"),
        "The version of the language: `format: 1`.",
        required=True,
    )
    about: Scalar | None = item(Text(), ABOUT)
    kind: Scalar | None = item(
        NAMED,
        "The kind of this file's rules. `ignore`: take the span, emit nothing; `group`: emit only what `also` names.",
    )
    kinds: dict[Scalar, KindForm | None] | None = item(
        TableOf(Record(KindForm), NAMED, "a table of kinds"), "Kinds that this file declares."
    )
    parts: dict[Scalar, PartForm | None] | None = item(
        TableOf(PART, NAMED, "a table of parts"), "Parts by their names."
    )
    extend: dict[Scalar, Any] | None = item(Extensions(), "More words or entries for parts of other files.")
    replace: dict[Scalar, Any] | None = item(
        Replacements(), "Parts (by name) and rules (by full id) of other files, written anew."
    )
    drop: tuple[Scalar, ...] | None = item(ListOf(Text()), "Parts and rules of other files that are left out.")
    rules: tuple[RuleForm, ...] | None = item(ListOf(Record(RuleForm), "a list of rules"), "The rules.")


def read_file(path: File, problems: list[Problem]) -> tuple[Source, RuleFile | None]:
    """A file's source and what it says; what is wrong with it goes to `problems`."""
    source, table = read(path, problems)
    return source, None if table is None else Record(RuleFile).read(table)
