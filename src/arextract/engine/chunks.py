"""Chunks: what stands between two blanks of a line. A chunk is cut into tokens by itself, once for all its occurrences."""

from __future__ import annotations

from collections.abc import Set
from typing import NamedTuple

from attrs import define, field

from arextract.engine.lexicon import LONGEST_TOKEN, MAY_END, MAY_START, SPACES, Lexicon
from arextract.text.tokens import Space, is_word

_MOST_CHUNKS = 50_000
_LONGEST_KEPT = 64  # characters
_PLAIN_SIGNS = '.,:;?!()[]{}"-_/*'  # they begin no mention before a word that no part lists


class Token(NamedTuple):
    """A word, numeral, sign or clitic, and its place in its chunk."""

    text: str
    start: int
    end: int


class Chunk(NamedTuple):
    """The tokens of a chunk, their symbols, and whether a match may begin or end with them."""

    tokens: tuple[Token, ...]
    symbols: tuple[int, ...]
    edges: tuple[int, ...]


@define
class Chunks:
    """Chunks by their text; `starters` are the known words with which a match may begin, clitics and all."""

    lexicon: Lexicon
    starters: Set[str]
    _known: dict[str, Chunk] = field(factory=dict)

    def chunk(self, text: str) -> Chunk:
        """The chunk with this text."""
        known = self._known.get(text)
        if known is None:
            known = self._word(text) if len(text) <= LONGEST_TOKEN and is_word(text) else self._cut(text)
            if len(self._known) >= _MOST_CHUNKS:
                self._known.clear()
            if len(text) <= _LONGEST_KEPT:
                self._known[text] = known
        return known

    def idle(self, text: str) -> bool:
        """Whether a glance tells that no match begins in a chunk: a word that no part lists, with signs around it."""
        bare = text.strip(_PLAIN_SIGNS)
        return not bare or self.unlisted(bare)

    def unlisted(self, text: str) -> bool:
        """Whether a chunk is nothing but a word that no part lists."""
        lexicon = self.lexicon
        return text.isalpha() and text not in lexicon.words and text not in lexicon.forms and text not in lexicon.linked

    def _word(self, text: str) -> Chunk:
        """A lone word, with clitics perhaps."""
        class_of = self.lexicon.class_of
        cut, word = self.lexicon.divide(text, False)
        if not cut:
            return Chunk((Token(word, 0, len(text)),), (class_of(word) * SPACES + Space.BLANK,), (MAY_START | MAY_END,))
        letters = text[:cut]
        tokens = (*(Token(letter, k, k + 1) for k, letter in enumerate(letters)), Token(word, cut, len(text)))
        symbols = (*(class_of(letter) * SPACES + Space.NONE for letter in letters), class_of(word) * SPACES + Space.NONE)
        return Chunk(tokens, (symbols[0] + Space.BLANK, *symbols[1:]), (MAY_START,) * cut + (MAY_START | MAY_END,))

    def _cut(self, text: str) -> Chunk:
        found = self.lexicon.tokens(text)
        if not found.symbols:
            return Chunk((), (), ())
        first, *rest = found.symbols
        parts = zip(found.texts, found.starts, found.ends, strict=True)
        return Chunk(
            tuple(Token(*part) for part in parts),
            (first - first % SPACES + Space.BLANK, *rest),
            (found.edges[0] | MAY_START, *found.edges[1:]),
        )

    def __getstate__(self) -> tuple[object, ...]:
        return self.lexicon, self.starters

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]
