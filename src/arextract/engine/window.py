"""A window on the tokens of a line: those around the places where matches begin. Most words of a line are in none."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from attrs import define, field

from arextract.engine.chunks import END_OF_LINE, Chunk, Chunks
from arextract.engine.lexicon import SPACES, Keys
from arextract.engine.rows import Row, Rows

LONGEST = 256  # tokens: no mention is longer; it keeps a hostile text's cost linear

Place = tuple[int, int]  # where a token begins and ends in the folded text, counted from the window's first chunk


@define(eq=False)
class Window:
    """The tokens of a line from a chunk on, as far as somebody has looked.

    A place counts tokens from the first one of that chunk; below 0 are those before it.
    block: the chunks of some lines, with an END_OF_LINE before and behind each. first: the chunk with which the window
    begins; back: the first one looked at; end: the first one after it that was not.
    firsts: of each chunk taken in from `first` on, the place of its first token.
    """

    block: Sequence[str]
    first: int
    known: Chunks
    symbols: list[int] = field(factory=list, init=False)
    edges: list[int] = field(factory=list, init=False)
    firsts: list[int] = field(factory=list, init=False)
    back: int = field(init=False)
    end: int = field(init=False)
    _stop: int = field(init=False)  # behind the end of the line, once that was met
    _taken: list[Chunk] = field(factory=list, init=False)
    _texts: list[str] = field(factory=list, init=False)  # of the tokens
    _before: list[int] = field(factory=list, init=False)  # the symbols of the tokens before, the nearest first

    def __attrs_post_init__(self) -> None:
        self.back = self.end = self.first
        self._stop = len(self.block)

    def grow(self) -> bool:
        """Take in the tokens of the next chunk that has any; False at the end of the line."""
        symbols, block, chunk_of = self.symbols, self.block, self.known.chunk
        for following in range(self.end, self._stop):
            word = block[following]
            chunk = chunk_of(word)
            texts, _, _, more, edges = chunk
            self.end = following + 1
            self.firsts.append(len(symbols))
            self._taken.append(chunk)
            if more:
                symbols += more
                self.edges += edges
                self._texts += texts
                return True
            if word == END_OF_LINE:
                self._stop = self.end
                break
        return False

    def walk(self, rows: Rows, row: Row, place: int) -> list[tuple[Row, int]]:
        """The rows that match a target, from one that ends before a place on, with their ends, the shortest first."""
        found = []
        symbols = self.symbols
        for here in range(place, place + LONGEST):
            if here == len(symbols) and not self.grow():
                break
            symbol = symbols[here]
            following = row.following
            after = following[symbol] if symbol in following else rows.follow(row, symbol)
            if after is None:
                break
            row = after
            if row.targets:
                found.append((row, here + 1))
        return found

    def reach_back(self, place: int, count: int) -> int:
        """The place of up to so many tokens before another one, within the line."""
        while place - count < -len(self._before) and self.block[self.back - 1] != END_OF_LINE:
            self.back -= 1
            _, _, _, symbols, _ = self.known.chunk(self.block[self.back])
            self._before += symbols[::-1]
        return max(place - count, -len(self._before))

    def keys_before(self, place: int) -> Keys:
        """The keys of the token before a place; none at the beginning of the line."""
        if place <= 0 and self.reach_back(place, 1) == place:
            return 0
        symbol = self.symbols[place - 1] if place > 0 else self._before[-place]
        return self.known.lexicon.classes[symbol // SPACES][0]

    def row(self, start: int, end: int) -> list[int]:
        """The symbols of tokens; those before the first must have been reached back to."""
        if start >= 0:
            return self.symbols[start:end]
        before = self._before[-1 - start : -1 - end if end < 0 else None : -1]
        return before + self.symbols[:end] if end > 0 else before

    def words(self, first: int, places: Iterable[int]) -> tuple[str, ...]:
        """The texts of tokens at places counted from another one, without clitics, their articles written out."""
        texts = self._texts
        return tuple(
            [texts[first + place] if first + place >= 0 else self._token_before(first + place)[0] for place in places]
        )

    def span(self, first: int, last: int) -> Place:
        """Where the tokens from one place up to another stand, counted from the window's first chunk."""
        return self._place(first)[0], self._place(last - 1)[1]

    def _place(self, place: int) -> Place:
        if place < 0:
            return self._token_before(place)[1]
        k = bisect_right(self.firsts, place) - 1
        _, starts, ends, _, _ = self._taken[k]
        offset = sum(map(len, self.block[self.first : self.first + k])) + k
        place -= self.firsts[k]
        return offset + starts[place], offset + ends[place]

    def _token_before(self, place: int) -> tuple[str, Place]:
        """The text and the place of a token before the first one; it must have been reached back to."""
        offset = 0
        for text in self.block[self.first - 1 : self.back - 1 : -1]:
            texts, starts, ends, _, _ = self.known.chunk(text)
            offset -= len(text) + 1
            if place >= -len(texts):
                return texts[place], (offset + starts[place], offset + ends[place])
            place += len(texts)
        raise IndexError(place)
