"""What the engine passes on: linked rules, candidates for a match, and matches with their meanings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, frozen

from arextract.engine.grammar import Node
from arextract.engine.parse import Capture

IGNORE, GROUP = "ignore", "group"  # kinds of rules that emit no record of their own


@frozen
class Guard:
    """What must or must not stand next to a match, and the most tokens that it may take."""

    node: Node
    width: int


@frozen
class Guards:
    """What must and must not stand directly before and after a match."""

    preceded_by: Guard | None = None
    followed_by: Guard | None = None
    not_preceded_by: Guard | None = None
    not_followed_by: Guard | None = None


@frozen
class LinkedRule:
    """A rule with its nodes built. `kind` is a record kind, `ignore` or `group`; `keys` are all it may ask for."""

    id: str
    kind: str
    match: Node
    keys: frozenset[str]
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


Captured = tuple[tuple[int, tuple[Capture, ...]], ...]  # captures, and the token that their places are counted from


@define
class Plan:
    """How a candidate divides: the captures of its match, then of its guards; found out when it is first tried.

    `captured` is None where the guards forbid the match.
    """

    candidate: Candidate
    known: bool = False
    captured: Captured | None = None
