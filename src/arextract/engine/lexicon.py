"""The lexicon: which keys a token has, how a written word divides into clitics and a word, and the values of phrases.

A key is a bit: that a token is a part by itself, that it may begin a phrase of several tokens that the part lists, or
that it may go on in one. Tokens with the same keys are alike to every rule, unless a phrase asks which word it is.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from operator import or_
from threading import Lock
from typing import NamedTuple, cast

import regex
from attrs import define, field, frozen

from arextract.engine.learned import Learner, learned
from arextract.engine.phrases import Phrases
from arextract.meaning.base import Entry
from arextract.text.tokens import CLITICS, before_numeral, without_clitics

SPACES = 2
BEFORE_ARABIC = "\u0600"  # what sorts after it begins with no Latin letter, no digit and no common sign
LONGEST_TOKEN = 64  # letters or digits: what is longer is no word and no number
_SHORTEST_WITH_CLITICS = 2  # letters
_CACHED_CLASSES = 100_000
_CACHED_LETTERS = 1_000
_NUMBERING = Lock()

Keys = int  # a set of keys, a bit each
Class = tuple[Keys, int]  # the keys of a token, and the number of its word if it occurs in a phrase, else 0


@frozen
class PartKeys:
    """The keys of a part: of a token that is the part, of one that begins a phrase of it, of one that goes on in it.

    The last one is the bit above the one before it.
    """

    alone: Keys
    opens: Keys = 0
    inside: Keys = 0


class ShapePattern(NamedTuple):
    """A shape, and the keys of tokens that it does not take."""

    key: Keys
    pattern: regex.Pattern[str]
    excepted: Keys


# A pattern, and of all shapes that have it their keys and those that they do not take.
Alike = tuple[regex.Pattern[str], tuple[tuple[Keys, Keys], ...]]


@define(getstate_setstate=False)
class Lexicon(Learner):
    """The words and shapes of all parts.

    keys: of each Words and Shape part. opens: those that begin phrases, of all parts together; phrasal: and that go on.
    words: a token's text -> its keys. numbers: a token's text -> its number, if it occurs in a phrase.
    phrases: those of several tokens. values: a part's name -> phrase -> value; entries of gazetteers are pickled there:
    a hundred thousand of them then cost neither the start nor the garbage collector.
    unlisted_keys: the shapes that a word in Arabic letters can have which no part lists.
    """

    keys: Mapping[str, PartKeys]
    opens: Keys
    phrasal: Keys = field(init=False)
    words: Mapping[str, Keys]
    numbers: Mapping[str, int]
    phrases: Phrases
    values: Mapping[str, Mapping[str, Hashable]]
    shapes: Sequence[ShapePattern]
    unlisted_keys: Keys
    classes: list[Class] = field(factory=list)
    _known: dict[Class, int] = field(factory=dict)
    _class_of: dict[str, int] = learned()
    _shapes_by_letter: dict[str, Sequence[Alike]] = learned()

    def __attrs_post_init__(self) -> None:
        self.phrasal = self.opens | inside(self.opens)

    def seen(self, of: Class, asked: Keys) -> Class:
        """What a token is to whoever asks for some keys only."""
        keys, word = of
        keys &= asked
        return (keys, word) if keys & self.phrasal else (keys, 0)

    def class_of(self, text: str) -> int:
        """The number of a token's class."""
        number = self._class_of.get(text)
        if number is None:
            number = self._number((self.keys_of(text), self.numbers.get(text, 0)))
            if len(self._class_of) >= _CACHED_CLASSES:
                self._class_of.clear()
            if len(text) <= LONGEST_TOKEN:
                self._class_of[text] = number
        return number

    def keys_of(self, text: str) -> Keys:
        """All keys of a token."""
        if len(text) > LONGEST_TOKEN:
            return 0
        keys = known = self.words.get(text, 0)
        for pattern, shapes in self._shapes_from(text[:1]):
            if pattern.fullmatch(text):
                for key, excepted in shapes:
                    if not known & excepted:
                        keys |= key
        return keys

    def _shapes_from(self, letter: str) -> Sequence[Alike]:
        """The shapes that a token may have which begins with this letter or digit."""
        known = self._shapes_by_letter.get(letter)
        if known is None:
            alike: dict[regex.Pattern[str], list[tuple[Keys, Keys]]] = defaultdict(list)
            for key, pattern, excepted in self.shapes:
                if pattern.fullmatch(letter, partial=True):
                    alike[pattern].append((key, excepted))
            known = tuple([(pattern, tuple(shapes)) for pattern, shapes in alike.items()])
            if len(self._shapes_by_letter) < _CACHED_LETTERS:
                self._shapes_by_letter[letter] = known
        return known

    def _number(self, of: Class) -> int:
        number = self._known.get(of)
        if number is None:
            with _NUMBERING:  # two threads must not give one number to two classes
                number = self._known.setdefault(of, len(self.classes))
                if number == len(self.classes):
                    self.classes.append(of)
        return number

    def divide(self, word: str, glued_to_numeral: bool) -> tuple[int, str]:
        """How many letters of a written word are clitics, and the word without them, its article written out."""
        if glued_to_numeral and (cut_and_article := before_numeral(word)):
            return cut_and_article
        if word not in self.words and word[:1] in CLITICS:
            for cut, bare in without_clitics(word):
                if bare in self.words and len(bare) >= _SHORTEST_WITH_CLITICS and bare.isalpha():
                    return cut, bare
        return 0, word

    def value(self, part: str, tokens: Iterable[str]) -> Hashable:
        """The value of a phrase that a part lists."""
        value = self.values[part][joined(tokens)]
        return cast(Entry, pickle.loads(value)) if isinstance(value, bytes) else value

    def unlisted(self, text: str) -> bool:
        """Whether a text is a word in Arabic letters that no part lists."""
        return text > BEFORE_ARABIC and text.isalpha() and self.divide(text, False)[1] not in self.words


def inside(opens: Keys) -> Keys:
    """The keys of what goes on in phrases, by those of what begins them."""
    return opens << 1


def bits(keys: Keys) -> Iterator[int]:
    """The numbers of the keys of a set."""
    while keys:
        yield keys.bit_length() - 1
        keys ^= 1 << keys.bit_length() - 1


def union(keys: Iterable[Keys]) -> Keys:
    """All keys of several sets."""
    return reduce(or_, keys, 0)


def joined(texts: Iterable[str]) -> str:
    """The key of a phrase among the values of its part."""
    return " ".join(texts)
