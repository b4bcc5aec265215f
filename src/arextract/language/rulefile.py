"""The form of a rule file: its keys, what stands behind them, and what they are for.

These classes are the file as written, with places; what the engine uses is in `tree`. A field is None where the key is
absent or what it says is wrong, which then is reported already. The JSON Schema is made of them too.
"""

# ruff: noqa: RUF009 - the calls make fields, as attrs.field does
from __future__ import annotations

from typing import Any

from attrs import frozen

from arextract.errors import Problem
from arextract.language.forms import (
    NAMED,
    ByKey,
    ByShape,
    Form,
    ListOf,
    OneOf,
    Record,
    TableOf,
    Text,
    Written,
    found,
    item,
    rest,
)
from arextract.language.scalars import Pattern, RegexText, Sequence, SequenceText
from arextract.language.yamlfile import File, Scalar, Source, Table, Value, read

_FORMS = ListOf(Text("a word or phrase"), "a list of words")
_MATCH = SequenceText()
_GUARD = SequenceText(optional=True)
_MAKE = "The maker of the value; the labels of the sequence are its parameters."
_ABOUT = "What this is for, in a sentence."


@frozen
class WordsForm(Written):
    """Part of words: said by the listed words, each list under its value."""

    about: Scalar | None = item(Text(), _ABOUT)
    words: Any = item(
        ByShape("a table of words", items=_FORMS, table=TableOf(_FORMS, what="a table from values to words")),
        "Value to written forms, in ordinary spelling; a plain list where there is no value.",
        required=True,
    )
    article: Scalar | None = item(
        OneOf(("optional", "required")),
        "optional: every form is taken with the article too. required: only with it; the forms are written without.",
    )


@frozen
class RegexForm(Written):
    """Part of a shape: said by the shape of one token."""

    about: Scalar | None = item(Text(), _ABOUT)
    regex: Pattern | None = item(
        RegexText(), "What the whole token looks like. No Arabic letters; named groups are integers.", required=True
    )
    make: Scalar | None = item(NAMED, "integer, decimal, text, or a maker that takes the named groups.")
    value: Scalar | None = item(OneOf(("none",)), "`none`: this part has no value.")
    excepted: tuple[Scalar, ...] | None = item(
        ListOf(NAMED, "a list of parts"), "Parts whose words are not taken.", key="except"
    )

    def check(self) -> None:
        if self.has("make") == self.has("value"):
            self.place.report("a part with a regex says either `make` or `value: none`", "as in `make: integer`")


@frozen
class MatchForm(Written):
    """Part of parts: said by a sequence of other parts."""

    about: Scalar | None = item(Text(), _ABOUT)
    match: Sequence | None = item(_MATCH, "The sequence of parts.", required=True)
    make: Scalar | None = item(NAMED, f"{_MAKE} Without it the part has no value.")


@frozen
class EntryForm(Written):
    """Gazetteer entry: a named thing and what is known of it."""

    names: tuple[Scalar, ...] | None = item(_FORMS, "Its names in ordinary spelling; the first is the one shown.")
    alone: tuple[Scalar, ...] | None = item(_FORMS, "Names that mean it even with no other word before them.")
    english: Scalar | None = item(Text(), "Its English name.")
    country: Scalar | None = item(Text(), "ISO 3166-1 alpha-2 code of its country.")
    type: Scalar | None = item(Text(), "What it is, as air_base.")
    at: tuple[Scalar, ...] | None = item(
        ListOf(Text("a number"), "[latitude, longitude]"), "[latitude, longitude] in degrees."
    )
    sure: Scalar | None = item(OneOf(("true", "false")), "false: the entry's facts are in doubt.")
    others: dict[Scalar, Any] = rest(
        ByShape("text or a list", Text(), ListOf(Text())), "Anything else to be known of it."
    )

    def coordinates(self) -> tuple[float, float] | None:
        """Latitude and longitude, None where they are not given or wrong."""
        try:
            latitude, longitude = (float(each.text) for each in self.at or ())
        except ValueError:
            return None
        return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None

    def check(self) -> None:
        if self.at and self.coordinates() is None:
            self.at[0].report("`at` is [latitude, longitude] in degrees", "as in `at: [33.79, 42.44]`")


_ENTRIES = TableOf(Record(EntryForm), what="a table from ids to entries")


@frozen
class GazetteerForm(Written):
    """Gazetteer: named things by their ids; {x} is said by `names`, {x_alone} by `alone`."""

    about: Scalar | None = item(Text(), _ABOUT)
    gazetteer: dict[Scalar, EntryForm | None] | None = item(
        _ENTRIES, "Id to entry; the value is the entry.", required=True
    )


PartForm = WordsForm | RegexForm | MatchForm | GazetteerForm
_PART = ByKey("a part", {"words": WordsForm, "regex": RegexForm, "match": MatchForm, "gazetteer": GazetteerForm})


@frozen
class CounterexampleForm(Written):
    """Counterexample: a text in which this rule must find nothing."""

    text: Scalar | None = item(Text(), "The text.", required=True)
    reference: Scalar | None = item(Text(), "Date the text was written, as 2021-08-24.")
    region: Scalar | None = item(Text(), "ISO 3166-1 alpha-2 code of the text's country, as IQ.")
    prefer: Scalar | None = item(OneOf(("past", "future", "nearest")), "Which way an open date points.")


_ATTRS = TableOf(ByShape("text or a list", Text(), ListOf(Text())), what="a table of attributes")


@frozen
class ExampleForm(CounterexampleForm):
    """Example: a phrase with what the rule finds in [ ], and its value."""

    value: Any = item(
        ByShape("a value", Text(), ListOf(Text(), "a list of values")),
        "The value of what stands in brackets, or `none`; with several brackets a list, by the opening ones.",
    )
    attrs: Any = item(
        ByShape("a table of attributes", None, ListOf(_ATTRS, "a list of attributes"), _ATTRS),
        "Attributes that the mention has; with several brackets a list.",
    )


_COUNTEREXAMPLES = ListOf(
    ByShape("a text or a table", Text(), None, Record(CounterexampleForm)), "a list of counterexamples"
)


@frozen
class ReplacementForm(Written):
    """Rule without its id: a sequence that emits a record."""

    about: Scalar | None = item(Text(), _ABOUT)
    kind: Scalar | None = item(NAMED, "The kind of the records, if not the file's.")
    match: Sequence | None = item(_MATCH, "The sequence of parts.", required=True)
    make: Scalar | None = item(NAMED, _MAKE)
    preceded_by: Sequence | None = item(
        _GUARD, "What must stand before; not in the span, but its labels go to the maker."
    )
    followed_by: Sequence | None = item(
        _GUARD, "What must stand behind; not in the span, but its labels go to the maker."
    )
    not_preceded_by: Sequence | None = item(_MATCH, "What must not stand before.")
    not_followed_by: Sequence | None = item(_MATCH, "What must not stand behind.")
    also: dict[Scalar, Scalar | None] | None = item(
        TableOf(NAMED, NAMED, "a table from labels to kinds"),
        "Label to kind: this part of the match is a mention of its own too.",
    )
    yields_to: tuple[Scalar, ...] | None = item(
        ListOf(Text(), "a list of rules"), "Rules that win where both take one and the same span."
    )
    examples: tuple[ExampleForm, ...] | None = item(
        ListOf(Record(ExampleForm), "a list of examples"), "Phrases in which the rule finds what stands in [ ]."
    )
    counterexamples: tuple[Any, ...] | None = item(_COUNTEREXAMPLES, "Texts in which the rule must find nothing.")


@frozen
class RuleForm(ReplacementForm):
    """Rule: a sequence that emits a record."""

    id: Scalar | None = item(NAMED, "The rule's name in this file; in full it is `file.name`.", required=True)


@frozen
class FieldForm(Written):
    """Field of a kind: the type of what records say there."""

    type: Scalar | None = item(
        OneOf(("text", "word", "integer", "decimal", "date")), "The field's type.", required=True
    )
    of: tuple[Scalar, ...] | None = item(ListOf(Text(), "a list of words"), "The words that a `word` may be.")

    def check(self) -> None:
        if self.type is not None and (self.type.text == "word") != self.has("of"):
            hint = "`of` goes with the type `word`, and lists the words that it may be"
            self.place.report(f"a field of type {self.type} {'has no' if self.has('of') else 'needs'} `of`", hint)


@frozen
class KindForm(Written):
    """Kind: what its records say besides their place and value."""

    about: Scalar | None = item(Text(), _ABOUT)
    fields: dict[Scalar, FieldForm | None] | None = item(
        TableOf(Record(FieldForm), NAMED, "a table of fields"), "Name to field.", required=True
    )


class Replacements:
    """What is replaced: rules by their full ids, which hold a dot, and parts by their names."""

    def read(self, value: Value) -> dict[Scalar, Any] | None:
        if not isinstance(value, Table):
            value.report(f"a table from names to parts and rules is expected here, not {found(value)}")
            return None
        rule = Record(ReplacementForm)
        return {key: (rule if "." in key.text else _PART).read(one) for key, one in value.pairs.items()}

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        forms = {r"^[^.]+$": _PART.schema(defs), r"\.": Record(ReplacementForm).schema(defs)}
        return {"type": "object", "patternProperties": forms}


class Extensions:
    """What is added: words in the way the part lists them, entries under `gazetteer`."""

    _words = ByShape("a list of words, or a table from values to words", items=_FORMS, table=TableOf(_FORMS))
    _entries = Record(GazetteerForm)

    def read(self, value: Value) -> dict[Scalar, Any] | None:
        if not isinstance(value, Table):
            value.report("a table from parts to words is expected here, not " + found(value))
            return None
        return {key: self._one(one).read(one) for key, one in value.pairs.items()}

    def _one(self, value: Value) -> Form[Any]:
        keys = {key.text for key in value.pairs} if isinstance(value, Table) else set()
        return self._entries if "gazetteer" in keys else self._words

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        forms = [self._words.schema(defs), self._entries.schema(defs)]
        return {"type": "object", "additionalProperties": {"anyOf": forms}}


@frozen
class RuleFile(Written):
    """Rule file: parts, and the rules made of them."""

    format: Scalar | None = item(
        OneOf(("1",)), "The version of the rule language that this file is written in.", required=True
    )
    about: Scalar | None = item(Text(), _ABOUT)
    kind: Scalar | None = item(
        NAMED,
        "The kind of this file's rules. `ignore`: take the span, emit nothing; `group`: emit only what `also` names.",
    )
    kinds: dict[Scalar, KindForm | None] | None = item(
        TableOf(Record(KindForm), NAMED, "a table of kinds"), "Kinds that this file declares."
    )
    parts: dict[Scalar, PartForm | None] | None = item(
        TableOf(_PART, NAMED, "a table of parts"), "Parts by their names."
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
