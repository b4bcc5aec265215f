"""Scanning: the windows of a text in which rules match. All else is passed over at a look-up for each word.

No match crosses a line break, so a text is read line by line. A line is cut at its blanks; a chunk that is neither a
word with which a match may begin nor anything but letters is passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, count
from operator import add

from attrs import define

from arextract.engine.chunks import Chunks
from arextract.engine.lexicon import MAY_END, MAY_START
from arextract.engine.rows import Row, Rows
from arextract.engine.window import Line, Window

Found = tuple[int, int, Row]  # the first token of a match and the one after it, and the row that it is


@define
class Scanner:
    """Finds where rules match in folded text."""

    chunks: Chunks
    rows: Rows

    def windows(self, text: str) -> Iterator[tuple[Window, list[Found]]]:
        """Windows in order, and what was found in each in order of its first token."""
        offset, starters = 0, self.chunks.starters
        for line in text.split("\n"):
            words = line.split(" ")
            begin = [k for k, word in enumerate(words) if word in starters or (word and not word.isalpha())]
            if begin:
                ends = list(map(add, accumulate(map(len, words)), count()))
                yield from self._of_line(Line(words, ends, offset, self.chunks), begin)
            offset += len(line) + 1

    def _of_line(self, line: Line, begin: list[int]) -> Iterator[tuple[Window, list[Found]]]:
        window: Window | None = None
        found: list[Found] = []
        for chunk in begin:
            if window and chunk < window.next:
                place = bisect_left(window.chunks, chunk)
            elif self._idle(line.chunks, chunk):
                continue
            else:
                if window and found:
                    yield window, found
                window, found, place = Window(line, chunk), [], 0
                window.grow()
            self._matches(window, place, chunk, found)
        if window and found:
            yield window, found

    def _idle(self, words: list[str], chunk: int) -> bool:
        """Whether a glance tells that nothing begins in a chunk."""
        word = words[chunk]
        if word not in self.chunks.starters:
            return self.chunks.idle(word)
        symbols = self.chunks.chunk(word).symbols
        if len(symbols) > 1:
            return False
        row = self.rows.follow(self.rows.root, symbols[0])
        if row is None or row.names:
            return row is None
        if chunk + 1 == len(words):
            return True
        following = words[chunk + 1]
        if not following:
            return False
        if not row.open and self.chunks.unlisted(following):
            return True
        return self.rows.follow(row, self.chunks.chunk(following).symbols[0]) is None

    def _matches(self, window: Window, place: int, chunk: int, found: list[Found]) -> None:
        """Add what begins in a chunk."""
        chunks, edges = window.chunks, window.edges
        while place < len(chunks) and chunks[place] == chunk:
            if edges[place] & MAY_START:
                for row, end in window.walk(self.rows, place):
                    if edges[end - 1] & MAY_END:
                        found.append((place, end, row))
            place += 1
