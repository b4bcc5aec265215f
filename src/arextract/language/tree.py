"""The tree of a sequence, and the checked form of a rulebook that the engine compiles."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from enum import IntEnum

from attrs import field, frozen


class Gap(IntEnum):
    """What stands between two neighbours of a sequence."""

    NONE = 0  # nothing: "{a}{b}"
    SPACE = 1  # white space within a line: "{a} {b}"
    MAYBE = 2  # either: "{a}~{b}"


@frozen
class Ref:
    """`{part}` or `{part:label}`."""

    part: str
    label: str
    column: int = field(default=0, eq=False)


@frozen
class Seq:
    """Items one after another. `gaps[i]` stands before `items[i]`; the first one is not used."""

    items: tuple[Node, ...]
    gaps: tuple[Gap, ...]


@frozen
class Choice:
    """`( a | b )`: any of them; their order means nothing."""

    options: tuple[Node, ...]


@frozen
class Repeat:
    """`x?` (least 0, not many), `x*` (least 0, many), `x+` (least 1, many)."""

    item: Node
    least: int
    many: bool


Node = Ref | Seq | Choice | Repeat


@frozen
class Words:
    """A part said by listed words: phrase in ordinary spelling -> value. `valued` is False for a plain list."""

    name: str
    forms: Mapping[str, Hashable]
    valued: bool


@frozen
class Shape:
    """A part said by the shape of one token: a regex that the whole token must match.

    make: `integer`, `decimal`, `text`, or None where the part has no value.
    excepted: names of Words parts whose single words are not taken.
    like, unlike: the templates that the regex was made of, as written.
    """

    name: str
    pattern: str
    make: str | None
    excepted: tuple[str, ...] = ()
    like: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


@frozen
class Phrase:
    """A part said by a sequence of other parts; `make` is None where the part has no value."""

    name: str
    match: Node
    make: str | None


Part = Words | Shape | Phrase


@frozen
class Example:
    """A phrase without its brackets, and what the rule must find in it. `place` is `path:line:column` of the phrase."""

    text: str
    expected: tuple[Expected, ...]
    reference: str | None = None
    region: str | None = None
    prefer: str = "nearest"
    place: str = ""


@frozen
class Expected:
    """One bracketed span of an example. `value` None: no value is to be written; attributes as in `to_dict()`."""

    start: int
    end: int
    value: str | None
    attributes: Mapping[str, object] = field(factory=dict)


@frozen
class Rule:
    """A checked rule. `id` is `file.rule`; `place` is `path:line` of its definition."""

    id: str
    kind: str
    match: Node
    make: str | None
    also: Mapping[str, str] = field(factory=dict)
    yields_to: tuple[str, ...] = ()
    preceded_by: Node | None = None
    followed_by: Node | None = None
    not_preceded_by: Node | None = None
    not_followed_by: Node | None = None
    begins_line: bool = False
    about: str = ""
    examples: tuple[Example, ...] = ()
    counterexamples: tuple[Example, ...] = ()
    place: str = ""


@frozen
class FieldSpec:
    """A field of a declared kind: `type` is text, word, integer, decimal, date or list; `of` lists a word's values."""

    name: str
    type: str
    of: tuple[str, ...] = ()


@frozen
class KindSpec:
    """A kind declared in YAML."""

    name: str
    about: str
    fields: tuple[FieldSpec, ...]


@frozen
class Rulebook:
    """All rule files, merged and checked."""

    parts: Mapping[str, Part]
    rules: tuple[Rule, ...]
    kinds: Mapping[str, KindSpec]
