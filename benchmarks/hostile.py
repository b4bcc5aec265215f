"""Texts made to be slow to read. Each is a function that makes one of so many characters."""

from __future__ import annotations

import random
from collections.abc import Callable

import arextract

Text = Callable[[int], str]
LETTERS = "ابتجحدرسشصطعفقكلمنهوي"


def _again(piece: str) -> Text:
    return lambda length: (piece * (length // len(piece) + 1))[:length]


def _at_random(piece: Callable[[random.Random], str], between: str = " ") -> Text:
    def text(length: int) -> str:
        chance, pieces, made = random.Random(7), [], 0
        while made < length + len(between):
            pieces.append(piece(chance))
            made += len(pieces[-1]) + len(between)
        return between.join(pieces)[:length]

    return text


def _listed_words() -> Text:
    parts = arextract.Extractor().rulebook.parts.values()
    words = sorted({form for part in parts for form in getattr(part, "forms", ())})
    return _at_random(lambda chance: chance.choice(words))


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(LETTERS, k=5))


NUMBER_WORDS = ("ثلاث", "مئة", "ألف", "مليون", "وعشرون", "وخمسة", "عشر", "مليار", "آلاف", "ومئتان", "نصف", "وربع")

HOSTILE: dict[str, Text] = {
    "ألف و": _again("ألف و"),
    "digits": _again("7"),
    "و": _again("و"),
    "من 1 إلى": _again("من 1 إلى "),
    "blanks": _again(" "),
    "tatweel": _again("ـ"),
    "unclosed quotes": _again("قاعدة “عين "),
    "1,2,3,": _again("1,2,3,"),
    "1 و2 و": _again("1 و2 و"),
    "line breaks": _again("\n"),
    # Each of those below aims at one thing that reads a text.
    "automaton: all words": _listed_words(),  # ever new sequences to be learned
    "number words": _at_random(lambda chance: chance.choice(NUMBER_WORDS)),
    "long matches refused": _again("سنتان و"),
    "list of years": _at_random(lambda chance: str(chance.randint(1000, 2999)), " و"),
    "spotter: 1/2/": _again("1/2/"),
    "guards": _again("الحرارة كلمة كلمة كلمة 7 درجات "),
    "sentence: weekdays": _again("الخميس "),  # each asks which way the sentence looks
    "open base names": _at_random(lambda chance: "قاعدة " + _word(chance)),
    "quotes in quotes": _again("قاعدة “ ” “ "),
    "clitics on numerals": _again("وب7 ولال8 "),
    "mixed scripts": _again("a7ب"),
    "deep brackets": _again("(1"),
    "lone surrogates": _again("\ud8007 "),
    "ligatures": _again("ﷺ7 "),
    "marks": _again("أَلْفٌ وَ"),
    "one long word": _at_random(lambda chance: chance.choice(LETTERS), ""),
}
