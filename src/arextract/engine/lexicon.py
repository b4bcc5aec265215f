"""The lexicon: which keys a token has, how a written word divides into clitics and a word, and the values of phrases.

A key is a bit: that a token is a part by itself, that it may begin a phrase of several tokens that the part lists, or
that it may go on in one. Tokens with the same keys are alike to every rule, unless a phrase asks which word it is.
"""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import count
from operator import or_
from threading import Lock
from typing import NamedTuple, cast

import regex
from attrs import Factory, define, field, frozen

from arextract.engine.learned import Learner, learned
from arextract.engine.phrases import Phrases
from arextract.language import tree
from arextract.language.tree import Gap
from arextract.meaning.base import Entry
from arextract.text.fold import fold_form
from arextract.text.tokens import (
    CLITICS,
    LETTERS,
    WORD,
    Space,
    before_numeral,
    pieces,
    without_clitics,
)

SPACES = 2
BEFORE_ARABIC = "\u0600"  # what sorts after it begins with no Latin letter, no digit and no common sign
LONGEST_TOKEN = 64  # letters or digits: what is longer is no word and no number
_SHORTEST_WITH_CLITICS = 2  # letters
_SHORTEST_IN_PHRASES = 3  # letters: two look like what is left of a word that is none
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
        value = self.values[part][_joined(tokens)]
        return cast(Entry, pickle.loads(value)) if isinstance(value, bytes) else value

    def unlisted(self, text: str) -> bool:
        """Whether a text is a word in Arabic letters that no part lists."""
        return text > BEFORE_ARABIC and text.isalpha() and self.divide(text, False)[1] not in self.words


def build(parts: Iterable[tree.Part]) -> Lexicon:
    """The lexicon of a rulebook's Words and Shape parts."""
    parts = list(parts)
    said = {part.name: _folded(part) for part in parts if isinstance(part, tree.Words)}
    shaped = [part for part in parts if isinstance(part, tree.Shape)]
    cut = _PhraseCutter(said.values())
    cuts = {name: [(cut(form), value) for form, value in forms.items()] for name, forms in said.items()}
    keys = _part_keys(cuts, (part.name for part in shaped))
    index = _Index(keys)
    for name, forms in cuts.items():
        for tokens, value in forms:
            index.add(name, tokens, value)
    shapes = [
        ShapePattern(
            keys[part.name].alone,
            regex.compile(part.pattern, regex.V1),
            union(keys[name].alone for name in part.excepted),
        )
        for part in shaped
    ]
    return Lexicon(
        keys,
        union(each.opens for each in keys.values()),
        dict(index.words),
        index.numbers,
        index.phrases,
        index.values,
        shapes,
        union(shape.key for shape in shapes if _may_be_word(shape.pattern)),
    )


Cut = list[tuple[Gap, str]]  # the tokens of a phrase, each with the gap before it


def _part_keys(cuts: Mapping[str, Sequence[tuple[Cut, Hashable]]], shapes: Iterable[str]) -> dict[str, PartKeys]:
    """The keys of all parts; the low bits are those that most parts have."""
    names = [*cuts, *shapes]
    alone = {name: 1 << k for k, name in enumerate(names)}
    phrasal = [name for name, forms in cuts.items() if any(len(tokens) > 1 for tokens, _ in forms)]
    bits = {name: (1 << k, inside(1 << k)) for name, k in zip(phrasal, count(len(names), 2), strict=False)}
    return {name: PartKeys(alone[name], *bits.get(name, (0, 0))) for name in names}


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


def _may_be_word(pattern: regex.Pattern[str]) -> bool:
    """Whether one that begins like a word can still become a match."""
    return any(pattern.fullmatch(letter, partial=True) for letter in LETTERS)


def _folded(part: tree.Words) -> dict[str, Hashable]:
    return {fold_form(form): value for form, value in part.forms.items()}


@define
class _Index:
    """What `Lexicon` holds, while it is collected."""

    keys: Mapping[str, PartKeys]
    words: dict[str, Keys] = Factory(lambda: defaultdict(int))
    numbers: dict[str, int] = Factory(dict)
    phrases: Phrases = Factory(Phrases)
    values: dict[str, dict[str, Hashable]] = Factory(dict)

    def add(self, name: str, tokens: Cut, value: Hashable) -> None:
        texts = [text for _, text in tokens]
        keys = self.keys[name]
        kept = pickle.dumps(value) if isinstance(value, Entry) else value
        self.values.setdefault(name, {})[_joined(texts)] = kept
        if len(tokens) == 1:
            self.words[texts[0]] |= keys.alone
            return
        for k, text in enumerate(texts):
            self.words[text] |= keys.inside if k else keys.opens
        self.phrases.add(name, [(gap, self._number(text)) for gap, text in tokens])

    def _number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers) + 1)


def _joined(texts: Iterable[str]) -> str:
    """The key of a phrase among the values of its part."""
    return " ".join(texts)


class _PhraseCutter:
    """Cuts a phrase as the text will be cut: clitics written onto a word that is known by itself are tokens.

    whole: the words that stay whole: those that a part lists by themselves, and those that are not cut.
    """

    def __init__(self, phrases: Iterable[Iterable[str]]) -> None:
        said = [[text for _, text, _, _ in pieces(form)] for forms in phrases for form in forms]
        self.whole = {texts[0] for texts in said if len(texts) == 1}
        for word in sorted({text for texts in said for text in texts}, key=len):
            if not self._clitics(word):
                self.whole.add(word)

    def __call__(self, form: str) -> Cut:
        tokens: Cut = []
        for sort, text, _, space in pieces(form):
            cut = self._clitics(text) if sort == WORD else 0
            gap = Gap.NONE if space == Space.NONE else Gap.SPACE
            for token in (*text[:cut], text[cut:]):
                tokens.append((gap, token))
                gap = Gap.NONE
        return tokens

    def _clitics(self, word: str) -> int:
        """How many letters of a word are clitics; an article that is fused with one stays with it."""
        if word in self.whole or word[:1] not in CLITICS:
            return 0
        rests = ((cut, word[cut:]) for cut, _ in without_clitics(word) if cut)
        return next((cut for cut, rest in rests if rest in self.whole and len(rest) >= _SHORTEST_IN_PHRASES), 0)
