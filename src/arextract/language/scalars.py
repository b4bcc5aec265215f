"""The pieces of text in a rule file that are checked for what they say: sequences and regexes."""

from __future__ import annotations

from typing import Any

import regex
from attrs import field, frozen

from arextract.language.forms import Text
from arextract.language.sequence import can_be_empty, parse
from arextract.language.tree import Node
from arextract.language.yamlfile import Scalar, Value

_FOLDED = regex.compile(r"[\p{Arabic}&&[\p{L}\p{Nd}]]", regex.V1)

_REGEX_HINTS = {
    "unterminated character set": "close the [ with ], or write \\[ for the sign itself",
    "missing )": "close the ( with ), or write \\( for the sign itself",
    "nothing to repeat": "write what is repeated before it, or \\ before it for the sign itself",
}


@frozen
class Sequence:
    """A sequence as written, and its tree."""

    scalar: Scalar
    node: Node = field(eq=False)


@frozen
class SequenceText:
    """A sequence; `optional` says that it may match nothing at all."""

    optional: bool = False

    def read(self, value: Value) -> Sequence | None:
        scalar = Text("a sequence").read(value)
        if scalar is None:
            return None
        node, mistakes = parse(scalar.text)
        for mistake in mistakes:
            scalar.report_at(mistake.offset, mistake.message, mistake.suggestion)
        if node is None or mistakes:
            scalar.source.torn.extend([] if node is None else [Sequence(scalar, node)])
            return None
        if not self.optional and can_be_empty(node):
            scalar.report(
                "this sequence can match nothing at all", "make at least one part obligatory: no ? or * behind it"
            )
            return None
        return Sequence(scalar, node)

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[a-z0-9_{}:()|?*+~\s]+$"}


@frozen
class Pattern:
    """A regex as written, and the names of its groups."""

    scalar: Scalar
    groups: tuple[str, ...]


class RegexText:
    """A regex for the shape of one token."""

    def read(self, value: Value) -> Pattern | None:
        scalar = Text("a regex").read(value)
        if scalar is None:
            return None
        if letter := _FOLDED.search(scalar.text):
            if letter[0].isdigit():
                hint = "digits are read as 0 to 9: write those, or \\d"
            else:
                hint = "write words under `words:`; \\p{Arabic} stands for any letter"
            scalar.report_at(letter.start(), "Arabic letters and digits have no place in a regex", hint)
            return None
        try:
            compiled = regex.compile(scalar.text, regex.V1)
        except regex.error as error:
            message, _, position = str(error).partition(" at position ")
            scalar.report_at(int(position or 0), f"this is no regex: {message}", _REGEX_HINTS.get(message, ""))
            return None
        if compiled.fullmatch(""):
            scalar.report("this regex can match nothing at all", "it describes a whole token: at least one character")
            return None
        return Pattern(scalar, tuple(compiled.groupindex))

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        return {"type": "string", "format": "regex"}
