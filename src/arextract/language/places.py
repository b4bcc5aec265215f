"""Where a character of a YAML scalar's text stands in the file."""

from __future__ import annotations

import re

# What one visible character may be written as, by the sign that the scalar begins with.
_VISIBLE = {
    '"': re.compile(r"\\[tnvfr N_LP\n](?P<blank>)|\\x..|\\u.{4}|\\U.{8}|\\.|\S"),
    "'": re.compile(r"''|\S"),
}
_PLAIN = re.compile(r"\S")


def place_in_scalar(raw: str, text: str, offset: int) -> tuple[int, int]:
    """How many lines below the start of `raw`, and how many characters into its line, `text[offset]` stands.

    raw: the scalar as written, with its quotes or its `>-` line; text: what YAML makes of it. The two differ in blanks,
    quotes and escapes, so visible characters are counted. A blank is said to stand right behind what is before it.
    """
    sign = raw[:1]
    start = 1 if sign in _VISIBLE else raw.find("\n") + 1 if sign in ("|", ">") else 0
    written = [each for each in _VISIBLE.get(sign, _PLAIN).finditer(raw, start) if each.lastgroup is None]
    before = sum(not char.isspace() for char in text[:offset])
    if before < len(written) and not text[offset : offset + 1].isspace():
        at = written[before].start()
    else:
        at = written[before - 1].end() if before else start
    return raw.count("\n", 0, at), at - (raw.rfind("\n", 0, at) + 1)
