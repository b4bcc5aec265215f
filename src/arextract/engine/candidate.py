"""What the engine passes on: linked rules, candidates for a match, and matches with their meanings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import frozen

from arextract.engine.grammar import Node

IGNORE, GROUP = "ignore", "group"  # kinds of rules that emit no record of their own


@frozen
class Guards:
    """What must and must not stand directly before and after a match."""

    preceded_by: Node | None = None
    followed_by: Node | None = None
    not_preceded_by: Node | None = None
    not_followed_by: Node | None = None


@frozen
class LinkedRule:
    """A rule with its nodes built. `kind` is a record kind, `ignore` or `group`."""

    id: str
    kind: str
    match: Node
    make: str | None
    also: Mapping[str, str]
    yields_to: frozenset[str]
    guards: Guards


@frozen
class Part:
    """A part of a match that is a mention of its own: the n-th with its label."""

    label: str
    index: int
    kind: str
    start: int
    end: int


@frozen
class Match:
    """A rule's match with its meaning. Places are counted in the stretch of folded text."""

    rule: LinkedRule
    start: int
    end: int
    meaning: Any
    parts: tuple[Part, ...] = ()


@frozen
class Candidate:
    """What the automaton found: a rule and the tokens from `first` up to `last`."""

    rule: LinkedRule
    first: int
    last: int
