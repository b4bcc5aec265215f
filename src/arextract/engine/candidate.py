"""What the engine passes on: linked rules, candidates for a match, and matches with their meanings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from attrs import frozen

from arextract.engine.grammar import Node
from arextract.engine.lexicon import Keys
from arextract.engine.rows import Rows
from arextract.engine.window import Window

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
    """What must and must not stand directly before and after a match."""

    preceded_by: Guard | None = None
    followed_by: Guard | None = None
    not_preceded_by: Guard | None = None
    not_followed_by: Guard | None = None


@frozen(eq=False)
class LinkedRule:
    """A rule with its nodes built. `kind` is a record kind, `ignore` or `group`."""

    id: str
    kind: str
    make: str | None
    also: Mapping[str, str]
    yields_to: frozenset[str]
    guards: Guards | None


class Candidate(NamedTuple):
    """A rule that matches the tokens from `first` up to `last`."""

    rule: LinkedRule
    first: int
    last: int


class Part(NamedTuple):
    """A part of a match that is a mention of its own: the n-th with its label; tokens counted from the match's first."""

    label: str
    nth: int
    kind: str
    first: int
    last: int


class Sense(NamedTuple):
    """What a match means; the same wherever the same words stand."""

    meaning: Any
    parts: tuple[Part, ...] = ()


class Match(NamedTuple):
    """A rule's match, its tokens in a window, and its sense."""

    rule: LinkedRule
    window: Window
    first: int
    last: int
    sense: Sense
