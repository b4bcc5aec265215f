"""The form of parts: what a rule file says of them, key by key."""

# ruff: noqa: RUF009 - the calls make fields, as attrs.field does
from __future__ import annotations

import re
from typing import Any

from attrs import frozen

from arextract.language import csvfile
from arextract.language.classes import AsWritten, ByKey, Record, item, rest
from arextract.language.forms import NAMED, ByShape, ListOf, OneOf, TableOf, Text, found
from arextract.language.scalars import Pattern, RegexText, Sequence, SequenceText
from arextract.language.template import ANY_LETTER, ANY_LETTERS, Template, TemplateText
from arextract.language.yamlfile import Scalar, Table, Value

FORMS = ListOf(Text("a word or phrase"), "a list of words")
COUNTRY = Text("a country code of two capital letters, as IQ", re.compile(r"[A-Z]{2}"))
MATCH = SequenceText()
TEMPLATES = ListOf(TemplateText(), "a list of templates")
ABOUT = "What this is for, in a sentence."
MAKE = "The maker of the value; the labels of the sequence are its parameters."


@frozen
class WordsForm(AsWritten):
    """A part of words: said by the listed words, each list under its value."""

    about: Scalar | None = item(Text(), ABOUT)
    words: Any = item(
        ByShape("a table of words", items=FORMS, table=TableOf(FORMS, what="a table from values to words")),
        "Value to written forms, in ordinary spelling; a plain list where there is no value.",
        required=True,
    )
    article: Scalar | None = item(
        OneOf(("optional", "required")),
        "optional: every form is taken with the article too. required: only with it; the forms are written without.",
    )


@frozen
class ShapeForm(AsWritten):
    """A shape: said by one token that looks so."""

    about: Scalar | None = item(Text(), ABOUT)
    make: Scalar | None = item(NAMED, "integer, decimal, text, or a maker that takes the named groups of a regex.")
    value: Scalar | None = item(OneOf(("none",)), "`none`: this part has no value.")
    excepted: tuple[Scalar, ...] | None = item(
        ListOf(NAMED, "a list of parts"), "Parts whose words are not taken.", key="except"
    )

    def check(self) -> None:
        if self.has("make") == self.has("value"):
            self.place.report("a part that is a shape says either `make` or `value: none`", "as in `make: text`")


@frozen
class RegexForm(ShapeForm):
    """A part with a regex: said by the shape of one token."""

    regex: Pattern | None = item(
        RegexText(), "What the whole token looks like. No Arabic letters; named groups are integers.", required=True
    )


@frozen
class LikeForm(ShapeForm):
    """A part with templates: said by one word that looks like one of them."""

    like: tuple[Template, ...] | None = item(
        TEMPLATES,
        f"How the word looks: its letters, {ANY_LETTER} for any letter, {ANY_LETTERS} for any letters or none.",
        required=True,
    )
    unlike: tuple[Template, ...] | None = item(TEMPLATES, "How it does not look.")


@frozen
class MatchForm(AsWritten):
    """A part of parts: said by a sequence of other parts."""

    about: Scalar | None = item(Text(), ABOUT)
    match: Sequence | None = item(MATCH, "The sequence of parts.", required=True)
    make: Scalar | None = item(NAMED, f"{MAKE} Without it the part has no value.")


@frozen
class EntryForm(AsWritten):
    """An entry of a gazetteer: a named thing and what is known of it."""

    names: tuple[Scalar, ...] | None = item(FORMS, "Its names in ordinary spelling; the first is the one shown.")
    alone: tuple[Scalar, ...] | None = item(FORMS, "Names that mean it even with no other word before them.")
    english: Scalar | None = item(Text(), "Its English name.")
    country: Scalar | None = item(COUNTRY, "ISO 3166-1 alpha-2 code of its country.")
    type: Scalar | None = item(Text(), "What it is, as air_base.")
    at: tuple[Scalar, ...] | None = item(
        ListOf(Text("a number"), "[latitude, longitude]"), "[latitude, longitude] in degrees."
    )
    candidates: tuple[Scalar, ...] | None = item(
        ListOf(Text("an id"), "a list of ids"), "Where several bear these names: their ids, the likeliest first."
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


class Entries:
    """Entries by their ids: written here, or in the CSV file that is named."""

    _table = TableOf(Record(EntryForm), what="a table from ids to entries, or the name of a CSV file")

    def read(self, value: Value) -> dict[Scalar, EntryForm | None] | None:
        table = csvfile.entries(value) if isinstance(value, Scalar) and value.text else value
        return None if table is None else self._table.read(table)

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        file = {"description": "A CSV file, from this file's folder.", "type": "string", "pattern": r"\.csv$"}
        return {"anyOf": [self._table.schema(defs), file]}


@frozen
class GazetteerForm(AsWritten):
    """A gazetteer: named things by their ids; {x} is said by `names`, {x_alone} by `alone`."""

    about: Scalar | None = item(Text(), ABOUT)
    gazetteer: dict[Scalar, EntryForm | None] | None = item(
        Entries(), "Id to entry, or a CSV file with a row for each; the value is the entry.", required=True
    )


PartForm = WordsForm | LikeForm | RegexForm | MatchForm | GazetteerForm
PART = ByKey(
    "a part",
    {"words": WordsForm, "like": LikeForm, "regex": RegexForm, "match": MatchForm, "gazetteer": GazetteerForm},
)


class Extensions:
    """What is added: words in the way the part lists them, entries under `gazetteer`."""

    _words = ByShape("a list of words, or a table from values to words", items=FORMS, table=TableOf(FORMS))
    _entries = Record(GazetteerForm)

    def read(self, value: Value) -> dict[Scalar, Any] | None:
        if not isinstance(value, Table):
            value.report(f"a table from parts to words is expected here, not {found(value)}")
            return None
        return {key: self._one(one) for key, one in value.pairs.items()}

    def _one(self, value: Value) -> Any:
        keys = {key.text: key for key in value.pairs} if isinstance(value, Table) else {}
        if (key := keys.get("words")) is not None:
            key.report("what extends a part is written without `words:`", "as in `month_name: {6: [...]}`")
            return None
        return (self._entries if "gazetteer" in keys else self._words).read(value)

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        forms = [self._words.schema(defs), self._entries.schema(defs)]
        return {"type": "object", "additionalProperties": {"anyOf": forms}}
