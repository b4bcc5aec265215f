"""Scanning: the windows of a text in which rules match. All else is passed over at a look-up for each word.

No match crosses a line break, so a text is read line by line. A line is cut at its blanks; a chunk that is neither a
word with which a match may begin nor anything but letters is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from attrs import define

from arextract.engine.chunks import MAY_END, MAY_START, Chunks
from arextract.engine.learned import Learner, learned
from arextract.engine.rows import Row, Rows
from arextract.engine.window import LONGEST, Window

Found = tuple[int, int, Row]  # the first token of a match and the one after it, and the row that it is
_MOST_ENTRIES = 50_000
_LONGEST_KEPT = 64  # characters
_PLAIN_SIGNS = '.,:;?!()[]{}"-_/*'  # they begin no mention before a word that no part lists


class Begun(NamedTuple):
    """What begins at a token of a chunk: the matches that end in the chunk, and the row that may go on after it."""

    start: int
    found: tuple[tuple[int, Row], ...]
    alive: Row | None


class Entry(NamedTuple):
    """What begins in a chunk of so many tokens. open: whether a word that no part lists may go on with it."""

    size: int
    begun: tuple[Begun, ...]
    matched: bool
    alive: tuple[Row, ...]
    open: bool


_IDLE = Entry(0, (), False, (), False)


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
                yield from self._of_line(words, begin, offset)
            offset += len(line) + 1

    def _of_line(self, words: list[str], begin: list[int], offset: int) -> Iterator[tuple[Window, list[Found]]]:
        window: Window | None = None
        found: list[Found] = []
        entries, first, reached = self._entries, 0, 0
        for k in begin:
            word = words[k]
            entry = entries.get(word) or self._enter(word)
            if k < reached:
                self._begin(entry, window, window.firsts[k - window.first], found)
            elif entry.matched or (entry.alive and self._goes_on(entry, words, k + 1)):
                if found:
                    yield window, found
                offset += sum(map(len, words[first:k])) + k - first
                first = k
                window, found = Window(words, k, offset, self.chunks), []
                window.grow()
                self._begin(entry, window, 0, found)
            else:
                continue
            reached = window.first + len(window.firsts)
        if found:
            yield window, found

    def _enter(self, word: str) -> Entry:
        """What begins in a chunk; most are a word that no part lists, with signs around it."""
        if word not in self.starters:
            bare = word.strip(_PLAIN_SIGNS)
            if not bare or self.chunks.lexicon.unlisted(bare):
                return _IDLE
        entry = self._entered(word)
        if len(self._entries) >= _MOST_ENTRIES:
            self._entries.clear()
        if len(word) <= _LONGEST_KEPT:
            self._entries[word] = entry
        return entry

    def _entered(self, word: str) -> Entry:
        edges = self.chunks.chunk(word).edges
        begun = [self._begun(word, start) for start, edge in enumerate(edges) if edge & MAY_START]
        begun = [each for each in begun if each.found or each.alive]
        alive = tuple(each.alive for each in begun if each.alive)
        matched = any(each.found for each in begun)
        return Entry(len(edges), tuple(begun), matched, alive, any(row.open for row in alive))

    def _begun(self, word: str, start: int) -> Begun:
        chunk = self.chunks.chunk(word)
        row: Row | None = self.rows.root
        found = []
        for place in range(start, min(len(chunk.symbols), start + LONGEST)):
            row = self.rows.follow(row, chunk.symbols[place]) if row else None
            if row and row.names and chunk.edges[place] & MAY_END:
                found.append((place + 1, row))
        return Begun(start, tuple(found), row)

    def _goes_on(self, entry: Entry, words: Sequence[str], following: int) -> bool:
        """Whether what began in a chunk goes on in the next one."""
        if following == len(words):
            return False
        word = words[following]
        if not word:
            return True
        if word.isalpha() and word not in self.chunks.lexicon.forms:
            return entry.open
        symbols = self.chunks.chunk(word).symbols
        return not symbols or any([self.rows.follow(row, symbols[0]) for row in entry.alive])

    def _begin(self, entry: Entry, window: Window, place: int, found: list[Found]) -> None:
        """Add what begins in a chunk whose first token has this place."""
        edges = window.edges
        for start, ended, alive in entry.begun:
            for end, row in ended:
                found.append((place + start, place + end, row))
            if alive:
                for row, end in window.walk(self.rows, alive, place + entry.size):
                    if edges[end - 1] & MAY_END:
                        found.append((place + start, end, row))
