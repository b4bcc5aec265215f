"""The lexicon: which keys a token has, how a written word divides into clitics and a word, and the values of phrases.

A token's keys are the parts that it can be by itself and, where it occurs in a phrase of several tokens, its own text.
Tokens with the same keys are alike to every rule, so the set of keys is numbered: that number is the token's class.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import pairwise
from threading import Lock

import regex
from attrs import Factory, define, field

from arextract.engine.grammar import END, Trie
from arextract.language import tree
from arextract.language.tree import Gap
from arextract.text.fold import fold_form
from arextract.text.tokens import (
    LETTERS,
    WORD,
    Space,
    before_numeral,
    conjunction_cut,
    pieces,
    with_clitics,
)

SPACES = 3
NONE: frozenset[str] = frozenset()
LONGEST_TOKEN = 64  # letters or digits: what is longer is no word and no number
ShapePattern = tuple[str, regex.Pattern[str], frozenset[str]]  # name, pattern, parts whose words it does not take
_CACHED_CLASSES = 100_000
_CACHED_LETTERS = 1_000
_NUMBERING = Lock()


@define
class Lexicon:
    """The words and shapes of all parts.

    words: a token's text -> the parts that it is by itself.
    phrases: a part's name -> its phrases of several tokens.
    values: a part's name -> phrase -> value.
    linked: a token's text -> the texts that follow it in some phrase.
    forms: a word as written -> how many of its letters are clitics, and the word they are written onto.
    unlisted_keys: the shapes that a word can have which no part lists.
    """

    words: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Trie]
    values: Mapping[str, Mapping[str, Hashable]]
    linked: Mapping[str, frozenset[str]]
    shapes: Sequence[ShapePattern]
    forms: Mapping[str, tuple[int, str]]
    unlisted_keys: frozenset[str] = NONE
    classes: list[frozenset[str]] = field(factory=list)
    _numbers: dict[frozenset[str], int] = field(factory=dict)
    _class_of: dict[str, int] = field(factory=dict)
    _shapes_by_letter: dict[str, Sequence[ShapePattern]] = field(factory=dict)

    def keys(self, text: str) -> frozenset[str]:
        """What a token can be: names of parts, and its own text if it occurs in a phrase."""
        known = self.words.get(text, frozenset())
        shapes = self._shapes_from(text[:1])
        shaped = {name for name, pattern, but in shapes if known.isdisjoint(but) and pattern.fullmatch(text)}
        return known | shaped | ({text} if text in self.linked else frozenset())

    def _shapes_from(self, letter: str) -> Sequence[ShapePattern]:
        """The shapes that a token may have which begins with this letter or digit."""
        shapes = self._shapes_by_letter.get(letter)
        if shapes is None:
            shapes = tuple(shape for shape in self.shapes if shape[1].fullmatch(letter, partial=True))
            if len(self._shapes_by_letter) < _CACHED_LETTERS:
                self._shapes_by_letter[letter] = shapes
        return shapes

    def class_of(self, text: str) -> int:
        """The number of a token's class."""
        number = self._class_of.get(text)
        if number is None:
            number = self.number(self.keys(text) if len(text) <= LONGEST_TOKEN else NONE)
            if len(self._class_of) >= _CACHED_CLASSES:
                self._class_of.clear()
            if len(text) <= LONGEST_TOKEN:
                self._class_of[text] = number
        return number

    def number(self, keys: frozenset[str]) -> int:
        """The number of the class with these keys."""
        number = self._numbers.get(keys)
        if number is None:
            with _NUMBERING:  # two threads must not give one number to two classes
                number = self._numbers.setdefault(keys, len(self.classes))
                if number == len(self.classes):
                    self.classes.append(keys)
        return number

    def divide(self, word: str, glued_to_numeral: bool) -> tuple[int, str]:
        """How many letters of a written word are clitics, and the word without them, its article written out."""
        if glued_to_numeral and (cut := before_numeral(word)):
            return cut
        return self.forms.get(word) or (0, word)

    def unlisted(self, text: str) -> bool:
        """Whether a text is letters and no word that a part lists."""
        return text not in self.forms and text.isalpha()

    def __getstate__(self) -> tuple[object, ...]:
        return (
            self.words,
            self.phrases,
            self.values,
            self.linked,
            self.shapes,
            self.forms,
            self.unlisted_keys,
            self.classes,
            self._numbers,
        )

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]


def build(parts: Iterable[tree.Part]) -> Lexicon:
    """The lexicon of a rulebook's Words and Shape parts."""
    parts = list(parts)
    said = {part.name: _folded(part) for part in parts if isinstance(part, tree.Words)}
    cut = _PhraseCutter(said.values())
    index = _Index()
    for name, forms in said.items():
        for form, value in forms.items():
            index.add(name, cut(form), value)
    shapes = tuple(
        (part.name, regex.compile(part.pattern, regex.V1), frozenset(part.excepted))
        for part in parts
        if isinstance(part, tree.Shape)
    )
    linked = _frozen(index.linked)
    written = _written({*index.words, *linked})
    unlisted = frozenset(name for name, pattern, _ in shapes if _may_be_word(pattern))
    return Lexicon(_frozen(index.words), index.phrases, index.values, linked, shapes, written, unlisted)


def _may_be_word(pattern: regex.Pattern[str]) -> bool:
    """Whether one that begins like a word can still become a match."""
    return any(pattern.fullmatch(letter, partial=True) for letter in LETTERS)


def _folded(part: tree.Words) -> dict[str, Hashable]:
    return {fold_form(form): value for form, value in part.forms.items()}


@define
class _Index:
    """What `Lexicon` holds, while it is collected."""

    words: dict[str, set[str]] = Factory(lambda: defaultdict(set))
    phrases: dict[str, Trie] = Factory(dict)
    values: dict[str, dict[str, Hashable]] = Factory(dict)
    linked: dict[str, set[str]] = Factory(lambda: defaultdict(set))

    def add(self, name: str, tokens: list[tuple[Gap, str]], value: Hashable) -> None:
        texts = [text for _, text in tokens]
        self.values.setdefault(name, {})[joined(texts)] = value
        trie = self.phrases.setdefault(name, {})
        if len(tokens) == 1:
            self.words[texts[0]].add(name)
            return
        for token in tokens:
            trie = trie.setdefault(token, {})
        trie[END] = {}
        for text, after in pairwise(texts):
            self.linked[text].add(after)
        self.linked[texts[-1]].update(())


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(members) for key, members in sets.items()}


def joined(texts: Iterable[str]) -> str:
    """The key of a phrase among the values of its part."""
    return " ".join(texts)


def _written(known: set[str]) -> dict[str, tuple[int, str]]:
    forms: dict[str, tuple[int, str]] = {word: (0, word) for word in known}
    for word in known:
        if word.isalpha() and len(word) > 1:
            for written, cut in with_clitics(word):
                if written not in known and cut <= forms.get(written, (cut, ""))[0]:
                    forms[written] = (cut, word)
    return forms


class _PhraseCutter:
    """Cuts a phrase as the text will be cut: a conjunction glued to a word that is known by itself is a token."""

    def __init__(self, phrases: Iterable[Iterable[str]]) -> None:
        said = [form for forms in phrases for form in forms]
        self.single = {form for form in said if " " not in form}
        self.known = {word for form in said for word in form.split()}

    def __call__(self, form: str) -> list[tuple[Gap, str]]:
        tokens: list[tuple[Gap, str]] = []
        for sort, text, _, space in pieces(form):
            gap = Gap.NONE if space == Space.NONE else Gap.SPACE
            cut = conjunction_cut(text)
            if cut and sort == WORD and tokens and text not in self.single and text[cut:] in self.known:
                tokens += [(gap, text[:cut]), (Gap.NONE, text[cut:])]
            else:
                tokens.append((gap, text))
        return tokens
