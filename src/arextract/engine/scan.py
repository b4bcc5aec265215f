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
_MOST_PAIRS = 200_000


class Block(NamedTuple):
    """Some lines: their chunks, with an END_OF_LINE before and behind each line, what begins in each, and where."""

    words: list[str]
    beginnings: list[Beginning]
    places: list[int]


@define(getstate_setstate=False)
class Scanner(Learner):
    """Finds where rules match in folded text."""

    entries: Entries
    _count: int = field(default=0, init=False)

    def block(self, words: list[str]) -> Block:
        """The block of some chunks."""
        beginnings = list(map(self.entries.known.__getitem__, words))
        return Block(words, beginnings, list(compress(range(len(words)), beginnings)))

    def starts(self, block: Block) -> Iterator[tuple[int, int]]:
        """Where something begins that ends in its chunk or goes on: the n-th place, which is at a chunk."""
        words, beginnings, places = block
        for n, k in enumerate(places):
            entry = beginnings[k]
            assert entry
            if not entry.matched:  # most words end it: that is found out here, without a call
                if beginnings[k + 1] is UNLISTED:
                    if not entry.open:
                        continue
                else:
                    alive = entry.goes_on.get(words[k + 1])
                    if alive is False or (alive is None and not self.alive(block, k, entry)):
                        continue
            yield n, k

    def alive(self, block: Block, k: int, entry: Entry) -> bool:
        """Whether anything that begins in a chunk goes on in the next one."""
        if block.beginnings[k + 1] is UNLISTED:
            return entry.open
        following = block.words[k + 1]
        known = entry.goes_on.get(following)
        if known is not None:
            return known
        alive = self._may_go_on(entry, following)
        if alive:
            alive = self._goes_on(self.entries.begun(entry, block.words[k]), following)
            if entry.begun is None:  # then that is true of this word alone
                return alive
        if len(following) <= LONGEST_KEPT:
            self._count += 1
            if self._count >= _MOST_PAIRS:
                self._count = 0
                self.entries.forget()
            entry.goes_on[following] = alive
        return alive

    def _may_go_on(self, entry: Entry, word: str) -> bool:
        """Whether a chunk has the keys that what begins in another one needs to go on, or nothing in it."""
        lexicon = self.entries.chunks.lexicon
        if not entry.open and word > BEFORE_ARABIC:  # then no shape of a word goes on
            listed = lexicon.words.get(word)
            if listed is not None and not listed & entry.firsts:
                return False
        _, _, _, symbols, _ = self.entries.chunks.chunk(word)
        return bool(lexicon.classes[symbols[0] // SPACES][0] & entry.firsts) if symbols else word != END_OF_LINE

    def _goes_on(self, begun: Iterable[Begun], word: str) -> bool:
        """Whether what begins in a chunk goes on in another one, or behind it if there is nothing in that."""
        _, _, _, symbols, _ = self.entries.chunks.chunk(word)
        follow = self.entries.rows.follow
        return any(not symbols or follow(each.alive, symbols[0]) for each in begun if each.alive)

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

    def _begin(
        self, begun: Iterable[Begun], size: int, alive: bool, window: Window, place: int, found: list[Found]
    ) -> None:
        """Add what begins in a chunk whose first token has this place, and what goes on, if anything is alive."""
        for start, ended, row in begun:
            rows = [(place + end, matched) for end, matched in ended] if ended else []
            if alive and row:
                walked = window.walk(self.entries.rows, row, place + size)
                rows += [(end, longer) for longer, end in walked if window.edges[end - 1] & MAY_END]
            if rows:
                found += [(place + start, end, matched) for end, matched in longest(rows)]
