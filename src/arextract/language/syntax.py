"""What is wrong with the YAML of a rule file, in words for people who never wrote a program."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

Found = tuple[int, int, str, str]
QUOTES = "text that holds { } [ ] , # % or a colon goes in quotes; a regex goes in single quotes"
TOO_DEEP = "the lists and tables of this file are nested too deep"
_INDENTED_BY = re.compile(r" *([^\S ]|[\u200e\u200f\u202a-\u202e\u2066-\u2069])")
_GLUED = re.compile(r" *(?:-(?=[^ -])|(?:- +)?\w+:(?=[^ ]))")
_BRACKETS = {"did not find expected ',' or ']'": "`,` or `]`", "did not find expected ',' or '}'": "`,` or `}`"}
_COLON = "mapping values are not allowed in this context"
_MISPLACED = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
)
_SIGNS = (
    "found character that cannot start any token",
    "did not find expected alphabetic or numeric character",
    "did not find expected whitespace or line break",
)
# What libyaml says -> what is said here, and what to do.
_SAID = {
    _COLON: ("a colon has no place here", "text with a colon in it goes in quotes"),
    **dict.fromkeys(_MISPLACED, ("this does not belong here", f"{QUOTES}, and each quote is closed")),
    "mapping keys are not allowed in this context": ("this sign has no place here", QUOTES),
    "did not find expected node content": ("something is missing here", QUOTES),
    "did not find expected comment or line break": ("nothing stands behind | and > on their line", QUOTES),
    "block sequence entries are not allowed in this context": ("no list begins here", "a - begins its line"),
    "found unexpected ':'": ("a colon has no place here", "text with a colon in it goes in quotes"),
    "found unknown escape character": ("in double quotes \\ has a meaning of its own", "a regex goes in single quotes"),
    **dict.fromkeys(_SIGNS, ("no text begins with this sign", "put the text in quotes")),
}
# The same, where it is what was begun that is wrong.
_SAID_OF_BEGINNING = {
    "could not find expected ':'": ("a key needs a colon", "a colon and a blank stand behind a key"),
    "found unexpected end of stream": ("a quote is never closed", ""),
}


def mistake(text: str, error: Any) -> Found:
    """Line and column of what a parser of YAML could not read in a text, both from 1, the mistake and what to do."""
    mark, opening = error.problem_mark or error.context_mark, error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = str(error.problem or error.context)
    lines = text.splitlines()[:line]
    if slip := _slip(lines, problem):
        return slip
    if problem in _BRACKETS and opening:
        sign = text[opening.index]
        return line, column, f"{_BRACKETS[problem]} is expected here, for the {sign} in line {opening.line + 1}", QUOTES
    if problem in _MISPLACED and not lines[-1][: column - 1].strip():
        hint = "the keys of one table begin below each other, and so do the - of one list"
        return line, column, "this line begins in no column of the table or list that it belongs to", hint
    if problem in _SAID_OF_BEGINNING and opening:
        return opening.line + 1, opening.column + 1, *_SAID_OF_BEGINNING[problem]
    if "nesting depth" in problem:
        return line, column, TOO_DEEP, ""
    return line, column, *_SAID.get(problem, (f"this is not YAML: {problem}", QUOTES))


def _slip(lines: list[str], problem: str) -> Found | None:
    """A slip of the keyboard before the place where the parser saw that something is wrong."""
    for number, line in enumerate(lines, 1):
        if blank := _INDENTED_BY.match(line):
            said = f"this line is indented with {called(blank[1])}"
            return number, blank.start(1) + 1, said, "indent with plain blanks"
    for number in range(len(lines), max(0, len(lines) - 2), -1):
        if problem in (_COLON, *_MISPLACED) and (glued := _GLUED.match(lines[number - 1])):
            hint = "one stands behind the - of an item and the colon of a key"
            return number, glued.end() + 1, "a blank is missing here", hint
    return None


def hidden(key: str) -> str:
    """The characters of a key that cannot be seen."""
    return "".join(char for char in key if unicodedata.category(char) == "Cf")


def called(char: str) -> str:
    """What a character is called that cannot be seen."""
    return "a tab" if char == "\t" else f"an invisible character, {unicodedata.name(char, 'unnamed').lower()}"
