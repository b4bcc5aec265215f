"""What the engine passes on: linked rules, candidates for a match, and matches with their meanings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from attrs import frozen

from arextract.engine.grammar import Node
from arextract.engine.lexicon import Keys
from arextract.engine.rows import Rows
from arextract.meaning.base import Fields, Meaning, Written, timeless

IGNORE, GROUP = "ignore", "group"  # kinds of rules that emit no record of their own


@frozen(eq=False)
class Guard:
    """What must or must not stand next to a match: the rows that it is, and the most tokens that it may take.

    lasts: the keys of which its last token must have one.
    """

    node: Node
    width: int
    rows: Rows
    lasts: Keys


@frozen(eq=False)
class Guards:
    """What must and must not stand directly before and after a match; and whether it must begin its line."""

    preceded_by: Guard | None = None
    followed_by: Guard | None = None
    not_preceded_by: Guard | None = None
    not_followed_by: Guard | None = None
    begins_line: bool = False


@frozen(eq=False)
class LinkedRule:
    """A rule with its nodes built. `kind` is a record kind, `ignore` or `group`.

    before: the keys of which the token before it must have one; 0 if there may be any, or none.
    """

    id: str
    kind: str
    make: str | None
    also: Mapping[str, str]
    yields_to: frozenset[str]
    guards: Guards | None
    before: Keys


class Candidate(NamedTuple):
    """A rule that matches the tokens from `first` up to `last`."""

    rule: LinkedRule
    first: int
    last: int


class Sense(NamedTuple):
    """What a match or a part of one means; the same wherever the same words stand.

    meaning: None where a rule makes none, or where it is of no more use: fields are those of its record, if they are
    the same in every context.
    parts: what is a mention of its own in a match: kind, sense, and tokens counted from the match's first.
    written: the pieces of text that the meaning refers to.
    """

    meaning: Meaning | None
    fields: Fields | None
    parts: tuple[tuple[str, Sense, int, int], ...] = ()
    written: tuple[Written, ...] = ()

    @classmethod
    def of(
        cls,
        meaning: Meaning | None,
        parts: tuple[tuple[str, Sense, int, int], ...] = (),
        written: tuple[Written, ...] = (),
    ) -> Sense:
        """The sense of a meaning, resolved if that asks for no context."""
        fields = {"value": None} if meaning is None else timeless(meaning)
        return cls(None if fields else meaning, fields, parts, written)


Span = tuple[int, int]  # from where up to where in the folded text, counted from the first chunk of a run


class Part(NamedTuple):
    """A part of a match that is a mention of its own."""

    kind: str
    sense: Sense
    span: Span


class Match(NamedTuple):
    """A rule's match: where it stands, what it means, its parts, and where the pieces of text are that it refers to."""

    rule: LinkedRule
    span: Span
    sense: Sense
    parts: tuple[Part, ...]
    written: Mapping[Written, Span]
