"""Scanning: where in a line something begins, and what. Most words are passed over at a look-up each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import define, field

from arextract.engine.chunks import LONGEST_KEPT, MAY_END
from arextract.engine.entries import NOTHING, Begun, Entries, Entry, add, longest
from arextract.engine.learned import Learner
from arextract.engine.lexicon import BEFORE_ARABIC
from arextract.engine.rows import Row
from arextract.engine.window import Window

Found = tuple[int, int, Row]  # the first token of a match and the one after it, and the row that it is
END_OF_LINE = "\n"  # the last chunk of each line, which has no tokens


@define(getstate_setstate=False)
class Scanner(Learner):
    """Finds where rules match in folded text."""

    entries: Entries
    _unlisted: set[str] = field(factory=set, init=False)  # chunks that begin with a word that no part lists
    _dead: set[tuple[str, str]] = field(factory=set, init=False)  # chunks in which nothing goes on, after which

    def begin(self, words: Sequence[str]) -> list[int]:
        """The chunks of a line in which a match may begin."""
        idle, known, enter = self.entries.idle, self.entries.known, self.entries.enter
        return [k for k, word in enumerate(words) if word not in idle and (word in known or enter(word) is not NOTHING)]

    def starts(self, words: Sequence[str], begin: Iterable[int]) -> Iterator[tuple[int, int, Entry]]:
        """Of some chunks those where something begins that ends there or goes on: the n-th, its place and its entry."""
        known, unlisted = self.entries.known.get, self._unlisted
        for n, k in enumerate(begin):
            word = words[k]
            entry = known(word) or self.entries.enter(word)
            if not entry.matched:
                following = words[k + 1]  # most words end it: that is found out here, without a call
                if following in unlisted:
                    if not entry.open:
                        continue
                elif not self.alive(entry, word, following):
                    continue
            yield n, k, entry

    def alive(self, entry: Entry, word: str, following: str) -> bool:
        """Whether anything that begins in a chunk goes on in the next one."""
        if not entry.open and following > BEFORE_ARABIC:  # then no shape of a word goes on
            keys = self.entries.chunks.lexicon.words.get(following)
            if keys is not None and not keys & entry.firsts:
                return False
        if following in self._unlisted or self._is_unlisted(following):
            return entry.open
        if (word, following) in self._dead:
            return False
        if self._goes_on(self.entries.begun(entry, word), following):
            return True
        if len(word) + len(following) <= LONGEST_KEPT:
            add(self._dead, (word, following))
        return False

    def _is_unlisted(self, word: str) -> bool:
        if not self.entries.chunks.lexicon.unlisted(word.rstrip(self.entries.plain)):
            return False
        if len(word) <= LONGEST_KEPT:
            add(self._unlisted, word)
        return True

    def found(self, words: Sequence[str], begin: Iterable[int]) -> tuple[Window, list[Found], int]:
        """What overlaps in a line from the first of some chunks on, in order of its first token; and its window.

        Last comes the first chunk that made no difference.
        """
        entries, window = self.entries, None
        found: list[Found] = []
        end = 0
        for k in begin:
            if window and k >= window.end:
                break
            entry = entries.known.get(words[k]) or entries.enter(words[k])
            if entry is NOTHING:
                continue
            end = k + 2
            if window is None:
                window = Window(words, k, entries.chunks)
                window.grow()
                alive = not entry.matched or self.alive(entry, words[k], words[k + 1])  # or it would be no start
            else:
                alive = self.alive(entry, words[k], words[k + 1])
            if alive or entry.matched:
                begun = entries.begun(entry, words[k])
                self._begin(begun, entry.size, alive, window, window.firsts[k - window.first], found)
        assert window is not None
        return window, found, max(end, window.end)

    def forget(self) -> None:
        """Forget the entries, and what was read from them on."""
        self.entries.known.clear()

    def _goes_on(self, begun: Iterable[Begun], word: str) -> bool:
        """Whether what begins in a chunk may go on in another one, or behind it if there is nothing in that."""
        _, _, _, symbols, _ = self.entries.chunks.chunk(word)
        nothing = not symbols and word != END_OF_LINE
        rows = [each.alive for each in begun if each.alive]
        return any(nothing or (symbols and self.entries.rows.follow(row, symbols[0])) for row in rows)

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
