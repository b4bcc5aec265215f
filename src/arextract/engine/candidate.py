"""What the engine passes on: linked rules, candidates for a match, and matches with their meanings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from attrs import frozen

from arextract.engine.grammar import Node
from arextract.engine.rows import Rows

IGNORE, GROUP = "ignore", "group"  # kinds of rules that emit no record of their own


@frozen
class Guard:
    """What must or must not stand next to a match: the rows that it is, and the most tokens that it may take."""

    node: Node
    width: int
    rows: Rows


@frozen
class Guards:
    """What must and must not stand directly before and after a match."""

    preceded_by: Guard | None = None
    followed_by: Guard | None = None
    not_preceded_by: Guard | None = None
    not_followed_by: Guard | None = None


@frozen
class LinkedRule:
    """A rule with its nodes built. `kind` is a record kind, `ignore` or `group`."""

    id: str
    kind: str
    make: str | None
    also: Mapping[str, str]
    yields_to: frozenset[str]
    guards: Guards


class Candidate(NamedTuple):
    """A rule that matches the tokens from `first` up to `last`."""

    rule: LinkedRule
    first: int
    last: int


class Part(NamedTuple):
    """A part of a match that is a mention of its own: the n-th with its label."""

    label: str
    index: int
    kind: str
    start: int
    end: int


class Match(NamedTuple):
    """A rule's match with its meaning, and its place in the folded text."""

    rule: LinkedRule
    start: int
    end: int
    meaning: Any
    parts: tuple[Part, ...] = ()
