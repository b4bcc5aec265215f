"""What a spotter knows of words and signs, taken from an automaton and the guards of its rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex

from arextract.engine.automaton import Automaton
from arextract.engine.candidate import Guard
from arextract.engine.lexicon import Lexicon
from arextract.engine.spot import Classes, Spotter
from arextract.text.tokens import LETTERS

_WIDEST_WITH_NUMERAL = 3  # tokens of a guard that begins with a numeral, which are too many to look far


def build(automaton: Automaton, before: Iterable[Guard], shapes: Mapping[str, regex.Pattern[str]]) -> Spotter:
    """The spotter for an automaton; `before` are the guards that look at what stands before a match."""
    lexicon = automaton.lexicon
    known = {*lexicon.words, *lexicon.linked}
    forms: dict[str, Classes] = {word: (lexicon.class_of(word),) for word in known if word.isalpha()}
    for form, (cut, word) in lexicon.forms.items():
        forms[form] = (*(lexicon.class_of(letter) for letter in form[:cut]), lexicon.class_of(word))
    signs = {word: lexicon.class_of(word) for word in known if len(word) == 1 and not word.isalnum()}
    unknown = frozenset(name for name, pattern in shapes.items() if _matches_words(pattern))
    openers = _openers(lexicon, before, known, shapes)
    spotter = Spotter(automaton, forms, set(), signs, (lexicon.number(unknown),), openers)
    spotter.starters = {word for word, classes in forms.items() if spotter.begin(classes).state}
    return spotter


def _openers(
    lexicon: Lexicon, guards: Iterable[Guard], known: Iterable[str], shapes: Mapping[str, regex.Pattern[str]]
) -> dict[str, int]:
    """How many tokens a guard may take that begins with a word or sign, or with a numeral (`0`)."""
    widths: dict[str, int] = {}
    for guard in guards:
        for key in guard.node.firsts:
            widths[key] = max(widths.get(key, 0), guard.width)
    openers = {}
    for word in known:
        width = max((widths.get(key, 0) for key in (word, *lexicon.words.get(word, ()))), default=0)
        if width:
            openers[word] = width
    for form, (cut, word) in lexicon.forms.items():
        if word in openers:
            openers[form] = openers[word]
        elif cut and form[0] in openers:
            openers[form] = openers[form[0]]
    numeral = max((widths.get(name, 0) for name, pattern in shapes.items() if pattern.fullmatch("1")), default=0)
    return {**openers, "0": min(numeral, _WIDEST_WITH_NUMERAL)}


def _matches_words(pattern: regex.Pattern[str]) -> bool:
    """Whether a shape may be a word: whether one that begins so can still become a match."""
    return any(pattern.fullmatch(letter, partial=True) for letter in LETTERS)
