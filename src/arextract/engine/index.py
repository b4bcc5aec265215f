"""The lexicon of a rulebook, made of the words and shapes of its parts: their keys, and phrases cut as texts are."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import count

import regex
from attrs import Factory, define

from arextract.engine.lexicon import Keys, Lexicon, PartKeys, ShapePattern, inside, joined, union
from arextract.engine.phrases import Phrases
from arextract.language import tree
from arextract.language.tree import Gap
from arextract.meaning.base import Entry
from arextract.text.fold import fold_form
from arextract.text.tokens import CLITICS, LETTERS, WORD, Space, pieces, without_clitics

_SHORTEST_IN_PHRASES = 3  # letters: two look like what is left of a word that is none


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
        self.values.setdefault(name, {})[joined(texts)] = kept
        if len(tokens) == 1:
            self.words[texts[0]] |= keys.alone
            return
        for k, text in enumerate(texts):
            self.words[text] |= keys.inside if k else keys.opens
        self.phrases.add(name, [(gap, self._number(text)) for gap, text in tokens])

    def _number(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers) + 1)


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
