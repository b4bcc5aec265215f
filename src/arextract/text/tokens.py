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
_OUTER, _INNER = ("", "و", "ف"), ("", "ب", "ل", "ك")
_CLITICS = tuple(outer + inner for outer in _OUTER for inner in _INNER if outer + inner)
_BEFORE_NUMERAL = re.compile("([وف]?[بلك]?)(ال)?")
# Short as they are, these stand next to a numeral only where a blank was left out.
PARTICLES = frozenset({"و", "من", "في", "عن", "او", "ثم"})
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


def with_clitics(word: str) -> Iterator[tuple[str, int]]:
    """Every way to write clitics onto a folded word: the written form, and how many of its letters are clitics."""
    for clitics in _CLITICS:
        yield clitics + word, len(clitics)
    if word.startswith(ARTICLE) and len(word) > len(ARTICLE) + 1:
        for outer in _OUTER:
            yield outer + _FUSED + word[len(ARTICLE) :], len(outer)


def unfused(word: str) -> str:
    """A word whose article is fused with the preposition before it, the article written out and without that."""
    return ARTICLE + word[len(_FUSED) :]


def before_numeral(word: str) -> tuple[int, str] | None:
    """How many letters of a word glued to a numeral are clitics, and the article that follows them or ''."""
    found = _BEFORE_NUMERAL.fullmatch(word)
    return (found.end(1), found[2] or "") if found else None


def conjunction_cut(word: str) -> int:
    """1 if the word may begin with a conjunction written onto it, else 0."""
    return int(len(word) > 2 and word[0] in "".join(_OUTER))
