"""Scanning: the windows of a text in which rules match. All else is passed over at a look-up for each word.

No match crosses a line break, so a text is read line by line. A line is cut at its blanks; a chunk that is neither a
word with which a match may begin nor anything but letters is passed over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from attrs import define

from arextract.engine.chunks import MAY_END, MAY_START, Chunks
from arextract.engine.learned import Learner, learned
from arextract.engine.rows import Row, Rows
from arextract.engine.window import Line, Window

Found = tuple[int, int, Row]  # the first token of a match and the one after it, and the row that it is
_MOST_ENTRIES = 50_000
_LONGEST_KEPT = 64  # characters
_PLAIN_SIGNS = '.,:;?!()[]{}"-_/*'  # they begin no mention before a word that no part lists


class Entry(NamedTuple):
    """What may begin in a chunk: at which of its tokens, whether it may end there too, and what may go on after it."""

    starts: tuple[int, ...]
    matched: bool
    alive: tuple[Row, ...]
    open: bool


_NOTHING = Entry((), False, (), False)


@define
class Scanner(Learner):
    """Finds where rules match in folded text. `starters` are words as written with which a match may begin."""

    chunks: Chunks
    rows: Rows
    starters: Set[str]
    _entries: dict[str, Entry] = learned()

    def windows(self, text: str) -> Iterator[tuple[Window, list[Found]]]:
        """Windows in order, and what was found in each in order of its first token."""
        offset, starters = 0, self.starters
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
        words, entries = line.chunks, self._entries
        for chunk in begin:
            entry = entries.get(words[chunk]) or self._enter(words[chunk])
            if window and chunk < window.next:
                self._begin(entry, window, bisect_left(window.chunks, chunk), found)
            elif entry.matched or (entry.alive and self._goes_on(entry, words, chunk + 1)):
                if window and found:
                    yield window, found
                window, found = Window(line, chunk), []
                window.grow()
                self._begin(entry, window, 0, found)
        if window and found:
            yield window, found

    def _enter(self, word: str) -> Entry:
        """What may begin in a chunk; most are a word that no part lists, with signs around it."""
        if word not in self.starters:
            bare = word.strip(_PLAIN_SIGNS)
            if not bare or self.chunks.lexicon.unlisted(bare):
                return _NOTHING
        entry = self._entered(word)
        if len(self._entries) >= _MOST_ENTRIES:
            self._entries.clear()
        if len(word) <= _LONGEST_KEPT:
            self._entries[word] = entry
        return entry

    def _entered(self, word: str) -> Entry:
        _, _, symbols, edges = self.chunks.chunk(word)
        starts, alive, matched = [], [], False
        for start in (place for place, edge in enumerate(edges) if edge & MAY_START):
            row: Row | None = self.rows.root
            ended = False
            for symbol, edge in zip(symbols[start:], edges[start:], strict=True):
                row = self.rows.follow(row, symbol) if row else None
                ended = ended or bool(row and row.names and edge & MAY_END)
            if row:
                alive.append(row)
            if row or ended:
                starts.append(start)
            matched = matched or ended
        return Entry(tuple(starts), matched, tuple(alive), any(row.open for row in alive))

    def _goes_on(self, entry: Entry, words: Sequence[str], following: int) -> bool:
        """Whether what began in a chunk goes on in the next one."""
        if following == len(words):
            return False
        word = words[following]
        if not word:
            return True
        if self.chunks.lexicon.unlisted(word):
            return entry.open
        symbols = self.chunks.chunk(word).symbols
        return not symbols or any(self.rows.follow(row, symbols[0]) for row in entry.alive)

    def _begin(self, entry: Entry, window: Window, place: int, found: list[Found]) -> None:
        """Add what begins in a chunk whose first token has this place."""
        for start in entry.starts:
            for row, end in window.walk(self.rows, place + start):
                if window.edges[end - 1] & MAY_END:
                    found.append((place + start, end, row))
