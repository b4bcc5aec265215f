"""A window on the tokens of a line: those around the places where matches begin. Most words of a line are in none."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field

from arextract.engine.chunks import Chunks
from arextract.engine.rows import Row, Rows

LONGEST = 256  # tokens: no mention is longer; it keeps a hostile text's cost linear


@define
class Line:
    """A line of folded text: its chunks, where each ends in the line, and the place of the line in the text."""

    chunks: Sequence[str]
    ends: Sequence[int]
    offset: int
    known: Chunks

    def start(self, chunk: int) -> int:
        """Where a chunk begins in the text."""
        return self.offset + self.ends[chunk] - len(self.chunks[chunk])


@define
class Window:
    """The tokens of a line from a chunk on, as far as somebody has looked; what is known of each, in parallel lists.

    A place counts tokens from the first one of that chunk; below 0 are those before it. `next` is the first chunk not
    looked at yet, `chunks` tells of each token the chunk that it is in.
    """

    line: Line
    next: int
    texts: list[str] = field(factory=list)
    symbols: list[int] = field(factory=list)
    edges: list[int] = field(factory=list)
    chunks: list[int] = field(factory=list)
    _places: list[tuple[int, int]] = field(factory=list)
    _before: list[tuple[str, int, tuple[int, int], int]] = field(factory=list)  # the nearest first
    _previous: int = field(init=False)  # the first chunk taken in, at either end

    def __attrs_post_init__(self) -> None:
        self._previous = self.next

    def grow(self) -> bool:
        """Take in the tokens of the next chunk that has any; False at the end of the line."""
        texts, before = self.line.chunks, len(self.symbols)
        while self.next < len(texts) and len(self.symbols) == before:
            here = self.next
            self.next = here + 1
            if texts[here]:
                chunk = self.line.known.chunk(texts[here])
                self.texts.extend(chunk.texts)
                self.symbols.extend(chunk.symbols)
                self.edges.extend(chunk.edges)
                self._places.extend(chunk.places)
                self.chunks.extend([here] * len(chunk.symbols))
        return len(self.symbols) > before

    def walk(self, rows: Rows, place: int) -> list[tuple[Row, int]]:
        """The rows from a place on that match a target, with their ends, the shortest first."""
        found = []
        symbols, row = self.symbols, rows.root
        for here in range(place, place + LONGEST):
            if here == len(symbols) and not self.grow():
                break
            symbol = symbols[here]
            following = row.following
            after = following[symbol] if symbol in following else rows.follow(row, symbol)
            if after is None:
                break
            row = after
            if row.names:
                found.append((row, here + 1))
        return found

    def reach_back(self, place: int, count: int) -> int:
        """The place of up to so many tokens before another one, within the line."""
        while place - count < -len(self._before) and self._previous > 0:
            self._previous -= 1
            if text := self.line.chunks[self._previous]:
                chunk = self.line.known.chunk(text)
                tokens = zip(chunk.texts, chunk.symbols, chunk.places, strict=True)
                self._before.extend((*token, self._previous) for token in reversed(list(tokens)))
        return max(place - count, -len(self._before))

    def row(self, start: int, end: int) -> list[int]:
        """The symbols of tokens; those before the first must have been reached back to."""
        if start >= 0:
            return self.symbols[start:end]
        return [self._before[-1 - place][1] if place < 0 else self.symbols[place] for place in range(start, end)]

    def words(self, start: int, end: int) -> tuple[str, ...]:
        """The texts of tokens, without clitics and with their articles written out."""
        if start >= 0:
            return tuple(self.texts[start:end])
        return tuple(self._before[-1 - place][0] if place < 0 else self.texts[place] for place in range(start, end))

    def start(self, place: int) -> int:
        """Where a token begins in the folded text."""
        if place >= 0:
            return self.line.start(self.chunks[place]) + self._places[place][0]
        _, _, (start, _), chunk = self._before[-1 - place]
        return self.line.start(chunk) + start

    def end(self, place: int) -> int:
        """Where a token ends in the folded text."""
        if place >= 0:
            return self.line.start(self.chunks[place]) + self._places[place][1]
        _, _, (_, end), chunk = self._before[-1 - place]
        return self.line.start(chunk) + end
