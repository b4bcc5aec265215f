"""Where a character of a YAML scalar's text stands in the file."""

from __future__ import annotations

import re

# What one character of the text may be written as: an escape in double quotes, a doubled single quote.
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_BREAK = re.compile(r"\s*\n\s*")
_BLANKS = re.compile(r"\s+")


def place_in_scalar(raw: str, text: str, offset: int) -> tuple[int, int]:
    """How many lines below the start of `raw`, and how many characters into its line, `text[offset]` stands.

    raw: the scalar as written, with its quotes or its `>-` line; text: what YAML makes of it. Both are walked side by
    side; folded line ends and escapes are the only places where they part.
    """
    quote = raw[0] if raw[:1] in ("'", '"') else ""
    at = len(quote) or (raw.find("\n") + 1 if raw[:1] in ("|", ">") else 0)
    for char in text[:offset]:
        at = _after(raw, at, char, quote)
    at = _skip_indent(raw, at, text[offset : offset + 1])
    start = raw.rfind("\n", 0, at) + 1
    return raw.count("\n", 0, at), at - start


def _after(raw: str, at: int, char: str, quote: str) -> int:
    """The offset in `raw` behind what `char` is written as."""
    at = _skip_indent(raw, at, char)
    if quote == '"' and (escape := _ESCAPE.match(raw, at)):
        return escape.end()
    if quote == "'" and raw.startswith("''", at):
        return at + 2
    if char.isspace() and (line_end := _BREAK.match(raw, at)):
        return line_end.end()
    return at + 1


def _skip_indent(raw: str, at: int, char: str) -> int:
    """The indentation of a line in a block is no part of the text."""
    if char and not char.isspace() and (blanks := _BLANKS.match(raw, at)):
        return blanks.end()
    return at
