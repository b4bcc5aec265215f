"""Chunks: what stands between two blanks of a line. Each is cut into tokens once, for all its occurrences.

A chunk is five parallel tuples, which the garbage collector passes over since they are plain. The texts of its tokens,
without clitics, which are tokens of their own, and with fused articles written out; their starts and ends in the chunk;
their symbols: class and space before it, a blank before the first; and their edges: MAY_START, MAY_END, whether a match
may begin or end with them.
"""

from __future__ import annotations

from itertools import zip_longest

from attrs import define

from arextract.engine.learned import Learner, learned
from arextract.engine.lexicon import LONGEST_TOKEN, SPACES, Lexicon
from arextract.text.tokens import JOINERS, NUMERAL, PARTICLES, SIGN, WORD, Space, is_word, pieces

END_OF_LINE = "\n"  # a chunk of its own, without tokens
MAY_START, MAY_END = 1, 2
_EMPTY: Chunk = ((), (), (), (), ())
_END = ("", "", 0, Space.BLANK)
_SHORTEST_RUN_ON = 3  # letters
_MOST_CHUNKS = 50_000
LONGEST_KEPT = 64  # characters: nothing is learned of longer chunks

Numbers = tuple[int, ...]
Chunk = tuple[tuple[str, ...], Numbers, Numbers, Numbers, Numbers]


@define(getstate_setstate=False)
class Chunks(Learner):
    """Chunks by their text."""

    lexicon: Lexicon
    _known: dict[str, Chunk] = learned()
    _shared: dict[Numbers, Numbers] = learned()

    def chunk(self, text: str) -> Chunk:
        """The chunk with this text."""
        known = self._known.get(text)
        if known is None:
            known = self._word(text) if len(text) <= LONGEST_TOKEN and is_word(text) else self._cut(text)
            if len(self._known) >= _MOST_CHUNKS:
                self._known.clear()
            if len(text) <= LONGEST_KEPT:
                self._known[text] = known
        return known

    def _word(self, text: str) -> Chunk:
        """A lone word, with clitics perhaps."""
        symbol = self._symbol
        cut, word = self.lexicon.divide(text, False)
        if not cut:
            return self._chunk((word,), (0,), (len(text),), (symbol(word, Space.BLANK),), (MAY_START | MAY_END,))
        first, *rest = (*text[:cut], word)
        symbols = (symbol(first, Space.BLANK), *(symbol(each, Space.NONE) for each in rest))
        places = range(cut + 1)
        ends = (*places[1:], len(text))
        return self._chunk((first, *rest), tuple(places), ends, symbols, (MAY_START,) * cut + (MAY_START | MAY_END,))

    def _cut(self, text: str) -> Chunk:
        tokens: list[tuple[str, int, int, int, int]] = []
        found = list(pieces(text))
        space, edge = int(Space.BLANK), MAY_START  # edge: whether a match may begin at a token that no space precedes
        for (sort, piece, start, between), after in zip_longest(found, found[1:], fillvalue=_END):
            end, cut, word = start + len(piece), 0, piece
            free = after[3] != Space.NONE or after[0] == SIGN or sort == SIGN
            if sort == WORD:
                cut, word = self.lexicon.divide(piece, not free and after[0] == NUMERAL)
            run_on = not free and _run_on(word, after[1])
            if between != Space.NONE or not tokens:
                space, edge = Space.BLANK, MAY_START
            for place in range(start, start + cut):
                tokens.append((text[place], place, place + 1, self._symbol(text[place], space), edge))
                space, edge = Space.NONE, MAY_START
            if word:
                edge |= MAY_END if free or run_on else 0
                tokens.append((word, start + cut, end, self._symbol(word, space), edge))
                parted = sort == SIGN or run_on or (after[0] == SIGN and after[1] not in JOINERS)
                edge = MAY_START if parted else 0
            space = Space.NONE
        return self._chunk(*zip(*tokens, strict=True)) if tokens else _EMPTY

    def _chunk(self, texts: tuple[str, ...], starts: Numbers, ends: Numbers, symbols: Numbers, edges: Numbers) -> Chunk:
        """A chunk that shares all but its texts with those that are like it."""
        if len(self._shared) >= _MOST_CHUNKS:
            self._shared.clear()
        share = self._shared.setdefault
        return texts, share(starts, starts), share(ends, ends), share(symbols, symbols), share(edges, edges)

    def _symbol(self, word: str, space: int) -> int:
        return self.lexicon.class_of(word) * SPACES + space


def _run_on(text: str, after: str) -> bool:
    """Whether a numeral and an Arabic word stand together only because a blank was left out."""
    word, numeral = (text, after) if after[:1].isdigit() else (after, text)
    return numeral[:1].isdigit() and (word in PARTICLES or (len(word) >= _SHORTEST_RUN_ON and not word.isascii()))
