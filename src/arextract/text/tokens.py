"""Folded text cut into tokens, and the clitics that may be written onto a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from arextract.text.fold import NO_BREAK


class Space:
    """What stands before a token: nothing, or a blank."""

    NONE, BLANK = range(2)


# A numeral is a run of digits with well-formed grouping and decimals inside, or three numbers with dots (a date).
_ALONE = "(?<![0-9][,.٫])"  # no piece of a longer row of numbers
_NUMERAL = "|".join(
    (
        rf"{_ALONE}[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:[.٫][0-9]+|,[0-9]{{1,2}})?(?![,.٫]?[0-9])",
        rf"{_ALONE}[0-9]{{1,3}}(?:\.[0-9]{{3}})+(?:[,٫][0-9]+)?(?![,.٫]?[0-9])",
        rf"[0-9]{{1,3}}(?:{NO_BREAK}[0-9]{{3}})+(?:[,.٫][0-9]+)?(?![0-9])",
        rf"{_ALONE}[0-9]{{1,4}}\.[0-9]{{1,2}}\.[0-9]{{1,4}}(?![,.٫]?[0-9])",
        rf"{_ALONE}[0-9]+[,.٫][0-9]+(?![,.٫]?[0-9])",
        r"[0-9]+",
    )
)
_LATIN = "A-Za-z\u00c0-\u024f"
_TOKEN = re.compile(
    rf"(?P<word>[{_LATIN}]+[²³]?|[^\W\d_{_LATIN}]+)|(?P<numeral>{_NUMERAL})"
    rf"|(?P<blank>[ {NO_BREAK}]+)|(?P<sign>.)"
)
_WORD = re.compile(rf"[A-Za-z]+|[^\W\d_{_LATIN}]+")
WORD, NUMERAL, SIGN = "word", "numeral", "sign"

ARTICLE = "ال"
_FUSED = "لل"  # the preposition ل and the article
_OUTER, _INNER = frozenset("وف"), frozenset("بلك")
CLITICS = _OUTER | _INNER
_BEFORE_NUMERAL = re.compile("([وف]?[بلك]?)(ال)?")
JOINERS = "-.,/:_&+@*#"  # signs that make one thing of what they stand between
# Short as they are, these stand next to a numeral only where a blank was left out.
PARTICLES = frozenset({"و", "من", "في", "عن", "او", "ثم", "هو", "هي"})
LETTERS = "ءابتثجحخدذرزسشصضطظعغفقكلمنهوي"  # what an Arabic word may begin with, once folded


def pieces(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Sort, text, place and preceding space of each word, numeral and sign of a piece of a folded line."""
    space = Space.NONE
    for found in _TOKEN.finditer(text):
        sort = str(found.lastgroup)
        if sort == "blank":
            space = Space.BLANK
        else:
            yield sort, found[0], found.start(), space
            space = Space.NONE


def is_word(text: str) -> bool:
    """Whether a folded text is one word and nothing else."""
    return _WORD.fullmatch(text) is not None


def without_clitics(word: str) -> Iterator[tuple[int, str]]:
    """What is left of a folded word that begins with a clitic, shortest cuts first: how many letters, and the rest.

    An article that is fused with a preposition is written out; the preposition belongs to it then.
    """
    if _fused(word, 0):
        yield 0, ARTICLE + word[2:]
    yield 1, word[1:]
    if word[0] in _OUTER:
        if _fused(word, 1):
            yield 1, ARTICLE + word[3:]
        if word[1:2] in _INNER:
            yield 2, word[2:]


def _fused(word: str, place: int) -> bool:
    """Whether a preposition and an article stand there, and at least two letters after them."""
    return word.startswith(_FUSED, place) and len(word) > place + len(_FUSED) + 1


def before_numeral(word: str) -> tuple[int, str] | None:
    """How many letters of a word glued to a numeral are clitics, and the article that follows them or ''."""
    found = _BEFORE_NUMERAL.fullmatch(word)
    return (found.end(1), found[2] or "") if found else None


def conjunction_cut(word: str) -> int:
    """1 if the word may begin with a conjunction written onto it, else 0."""
    return int(len(word) > 2 and word[0] in _OUTER)
