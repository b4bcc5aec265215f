"""Scanning: where in some lines something begins, and what. Most words are passed over at a look-up each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress
from typing import NamedTuple

from attrs import define, field

from arextract.engine.chunks import END_OF_LINE, LONGEST_KEPT, MAY_END
from arextract.engine.entries import UNLISTED, Beginning, Begun, Entries, Entry, longest
from arextract.engine.learned import Learner
from arextract.engine.lexicon import BEFORE_ARABIC, SPACES
from arextract.engine.rows import Row
from arextract.engine.window import Window

Found = tuple[int, int, Row]  # the first token of a match and the one after it, and the row that it is
_MOST_DEAD = 200_000


class Block(NamedTuple):
    """Some lines: their chunks, with an END_OF_LINE before and behind each line, what begins in each, and where."""

    words: list[str]
    beginnings: list[Beginning]
    places: list[int]


@define(getstate_setstate=False)
class Scanner(Learner):
    """Finds where rules match in folded text."""

    entries: Entries
    _dead: set[tuple[str, str]] = field(factory=set, init=False)  # chunks in which nothing goes on, after which

    def block(self, words: list[str]) -> Block:
        """The block of some chunks."""
        beginnings = list(map(self.entries.known.__getitem__, words))
        return Block(words, beginnings, list(compress(range(len(words)), beginnings)))

    def starts(self, block: Block) -> Iterator[tuple[int, int]]:
        """Where something begins that ends in its chunk or goes on: the n-th place, which is at a chunk."""
        _, beginnings, places = block
        for n, k in enumerate(places):
            entry = beginnings[k]
            assert entry
            if not entry.matched:  # most words end it: that is found out here, without a call
                if beginnings[k + 1] is UNLISTED:
                    if not entry.open:
                        continue
                elif not self.alive(block, k, entry):
                    continue
            yield n, k

    def alive(self, block: Block, k: int, entry: Entry) -> bool:
        """Whether anything that begins in a chunk goes on in the next one."""
        if block.beginnings[k + 1] is UNLISTED:
            return entry.open
        following = block.words[k + 1]
        if not entry.open and following > BEFORE_ARABIC:  # then no shape of a word goes on
            keys = self.entries.chunks.lexicon.words.get(following)
            if keys is not None and not keys & entry.firsts:
                return False
        word = block.words[k]
        if (word, following) in self._dead:
            return False
        if self._goes_on(entry, word, following):
            return True
        if len(word) + len(following) <= LONGEST_KEPT:
            if len(self._dead) >= _MOST_DEAD:
                self._dead.clear()
            self._dead.add((word, following))
        return False

    def found(self, block: Block, n: int) -> tuple[Window, list[Found], int]:
        """What overlaps from the n-th place on, in order of its first token; and its window.

        Last comes the first chunk that made no difference.
        """
        words, beginnings, places = block
        window = Window(words, places[n], self.entries.chunks)
        window.grow()
        found: list[Found] = []
        end = window.end
        for k in map(places.__getitem__, range(n, len(places))):
            entry = beginnings[k]
            if not entry or k >= window.end:
                break
            end = k + 2
            alive = (k == window.first and not entry.matched) or self.alive(block, k, entry)  # or it would be no start
            if alive or entry.matched:
                begun = self.entries.begun(entry, words[k])
                self._begin(begun, entry.size, alive, window, window.firsts[k - window.first], found)
        return window, found, max(end, window.end)

    def _goes_on(self, entry: Entry, word: str, following: str) -> bool:
        """Whether what begins in a chunk may go on in the next one, or behind it if there is nothing in that."""
        chunks, rows = self.entries.chunks, self.entries.rows
        _, _, _, symbols, _ = chunks.chunk(following)
        if not symbols:
            return following != END_OF_LINE and any(each.alive for each in self.entries.begun(entry, word))
        keys, _ = chunks.lexicon.classes[symbols[0] // SPACES]
        if not keys & entry.firsts:
            return False
        return any(each.alive and rows.follow(each.alive, symbols[0]) for each in self.entries.begun(entry, word))

    def _begin(
        self, begun: Iterable[Begun], size: int, alive: bool, window: Window, place: int, found: list[Found]
    ) -> None:
        """Add what begins in a chunk whose first token has this place, and what goes on, if anything is alive."""
        for start, ended, row in begun:
            rows = [(place + end, matched) for end, matched in ended]
            if alive and row:
                walked = window.walk(self.entries.rows, row, place + size)
                rows += [(end, longer) for longer, end in walked if window.edges[end - 1] & MAY_END]
            found += [(place + start, end, matched) for end, matched in longest(rows)]
