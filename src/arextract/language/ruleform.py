"""The form of rules and their examples: what a rule file says of them, key by key."""

# ruff: noqa: RUF009 - the calls make fields, as attrs.field does
from __future__ import annotations

from typing import Any

from attrs import frozen

from arextract.language.classes import AsWritten, Record, item
from arextract.language.forms import NAMED, ByShape, ListOf, OneOf, TableOf, Text
from arextract.language.partform import ABOUT, COUNTRY, MAKE, MATCH
from arextract.language.scalars import Sequence, SequenceText
from arextract.language.yamlfile import Scalar

_GUARD = SequenceText(optional=True)


@frozen
class CounterexampleForm(AsWritten):
    """A counterexample: a text in which this rule must find nothing."""

    text: Scalar | None = item(Text(), "The text.", required=True)
    reference: Scalar | None = item(Text(), "Date the text was written, as 2021-08-24.")
    region: Scalar | None = item(COUNTRY, "ISO 3166-1 alpha-2 code of the text's country, as IQ.")
    prefer: Scalar | None = item(OneOf(("past", "future", "nearest")), "Which way an open date points.")


_ATTRS = TableOf(ByShape("text or a list", Text(), ListOf(Text())), what="a table of attributes")


@frozen
class ExampleForm(CounterexampleForm):
    """An example: a phrase with what the rule finds in [ ], and its value."""

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
class ReplacementForm(AsWritten):
    """A rule that replaces another: like a rule, but the id stays, and the kind if it says none."""

    about: Scalar | None = item(Text(), ABOUT)
    kind: Scalar | None = item(NAMED, "The kind of the records, if not the file's.")
    match: Sequence | None = item(MATCH, "The sequence of parts.", required=True)
    make: Scalar | None = item(NAMED, MAKE)
    preceded_by: Sequence | None = item(
        _GUARD, "What must stand before; not in the span, but its labels go to the maker."
    )
    followed_by: Sequence | None = item(
        _GUARD, "What must stand behind; not in the span, but its labels go to the maker."
    )
    not_preceded_by: Sequence | None = item(MATCH, "What must not stand before.")
    not_followed_by: Sequence | None = item(MATCH, "What must not stand behind.")
    begins: Scalar | None = item(OneOf(("line",)), "`line`: nothing but blanks stands before the match on its line.")
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
    """A rule: a sequence that emits a record."""

    id: Scalar | None = item(NAMED, "The rule's name in this file; in full it is `file.name`.", required=True)
