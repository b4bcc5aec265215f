"""Scanning: what begins where in a line. Most words are passed over at a look-up each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from attrs import define, field

from arextract.engine.chunks import MAY_END, MAY_START, Chunks, Numbers
from arextract.engine.learned import Learner, learned
from arextract.engine.lexicon import BEFORE_ARABIC, Keys, inside, union
from arextract.engine.rows import Row, Rows
from arextract.engine.window import LONGEST, Window

T = TypeVar("T")
Found = tuple[int, int, Row]  # the first token of a match and the one after it, and the row that it is
END_OF_LINE = "\n"  # the last chunk of each line, which has no tokens
_MOST_ENTRIES = 50_000
_MOST_LEARNED = 200_000
_LONGEST_KEPT = 64  # characters


class Begun(NamedTuple):
    """What begins at a token of a chunk: the matches that end in the chunk, and the row that may go on after it."""

    start: int
    found: tuple[tuple[int, Row], ...]
    alive: Row | None


@define(eq=False)
class Entry:
    """What begins in a chunk of so many tokens.

    matched: whether a match ends in the chunk. firsts: the keys of which the next token must have one to go on with
    what is alive after it. open: whether that may be a word that no part lists. runs: what was read from here on, see
    `Reader`. begun: None until it is asked for, of a word that only begins phrases.
    """

    size: int
    begun: tuple[Begun, ...] | None
    matched: bool
    firsts: Keys
    open: bool
    runs: dict[str, Any] | None = None


NOTHING = Entry(0, (), False, 0, False)  # begins in most chunks


@define(getstate_setstate=False)
class Scanner(Learner):
    """Finds where rules match in folded text. `plain`: signs that begin no match beside a word which no part lists."""

    chunks: Chunks
    rows: Rows
    plain: str
    _entries: dict[str, Entry] = learned()
    _idle: set[str] = field(factory=set, init=False)  # chunks in which nothing begins
    _unlisted: set[str] = field(factory=set, init=False)  # chunks that begin with a word that no part lists
    _dead: set[tuple[str, str]] = field(factory=set, init=False)  # chunks in which nothing goes on, after which

    def begin(self, words: Sequence[str]) -> list[int]:
        """The chunks of a line in which a match may begin."""
        idle, entries, enter = self._idle, self._entries, self.enter
        return [
            k for k, word in enumerate(words) if word not in idle and (word in entries or enter(word) is not NOTHING)
        ]

    def starts(self, words: Sequence[str], begin: Iterable[int]) -> Iterator[tuple[int, int, Entry]]:
        """Of some chunks those where something begins that ends there or goes on: the n-th, its place and its entry."""
        entries, unlisted = self._entries.get, self._unlisted
        for n, k in enumerate(begin):
            word = words[k]
            entry = entries(word) or self.enter(word)
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
            keys = self.chunks.lexicon.words.get(following)
            if keys is not None and not keys & entry.firsts:
                return False
        if following in self._unlisted or self._is_unlisted(following):
            return entry.open
        if (word, following) in self._dead:
            return False
        if self._goes_on(self._begun(entry, word), following):
            return True
        if len(word) + len(following) <= _LONGEST_KEPT:
            _add(self._dead, (word, following))
        return False

    def _is_unlisted(self, word: str) -> bool:
        if not self.chunks.lexicon.unlisted(word.rstrip(self.plain)):
            return False
        if len(word) <= _LONGEST_KEPT:
            _add(self._unlisted, word)
        return True

    def found(self, words: Sequence[str], begin: Iterable[int]) -> tuple[Window, list[Found], int]:
        """What overlaps in a line from the first of some chunks on, in order of its first token; and its window.

        Last comes the first chunk that made no difference.
        """
        window: Window | None = None
        found: list[Found] = []
        end = 0
        for k in begin:
            if window and k >= window.end:
                break
            entry = self._entries.get(words[k]) or self.enter(words[k])
            if entry is NOTHING:
                continue
            end = k + 2
            if window is None:
                window = Window(words, k, self.chunks)
                window.grow()
                alive = not entry.matched or self.alive(entry, words[k], words[k + 1])  # or it would be no start
            else:
                alive = self.alive(entry, words[k], words[k + 1])
            if alive or entry.matched:
                begun = self._begun(entry, words[k])
                self._begin(begun, entry.size, alive, window, window.firsts[k - window.first], found)
        assert window is not None
        return window, found, max(end, window.end)

    def forget(self) -> None:
        """Forget the entries, and what was read from them on."""
        self._entries.clear()

    def enter(self, word: str) -> Entry:
        """What begins in a chunk that is not remembered."""
        entry = NOTHING if self._begins_nothing(word) else self._entered(word)
        if len(word) > _LONGEST_KEPT:
            return entry
        if entry is NOTHING:
            _add(self._idle, word)
        else:
            if len(self._entries) >= _MOST_ENTRIES:
                self._entries.clear()
            self._entries[word] = entry
        return entry

    def _begins_nothing(self, word: str) -> bool:
        """Whether a chunk is a word, perhaps with signs around it, with which no match begins: most are."""
        lexicon, root = self.chunks.lexicon, self.rows.root
        if root.open:
            return False
        if not (word > BEFORE_ARABIC and word.isalpha()):
            return lexicon.unlisted(word.strip(self.plain))
        cut, bare = lexicon.divide(word, False)
        return not any(lexicon.words.get(token, 0) & root.state.firsts for token in (bare, *word[:cut]))

    def _entered(self, word: str) -> Entry:
        keys = self.chunks.lexicon.words.get(word, 0) & self.rows.root.state.firsts
        only_opens = keys and not keys & ~self.chunks.lexicon.opens
        if only_opens and word > BEFORE_ARABIC and not self.rows.root.open:
            return Entry(1, None, False, inside(keys), False)
        begun = self._all_begun(word)
        if not begun:
            return NOTHING
        matched = any(each.found for each in begun)
        alive = [each.alive for each in begun if each.alive]
        firsts = union(row.state.firsts for row in alive)
        return Entry(len(self.chunks.chunk(word)[0]), begun, matched, firsts, any(row.open for row in alive))

    def _begun(self, entry: Entry, word: str) -> tuple[Begun, ...]:
        if entry.begun is None:
            entry.begun = self._all_begun(word)
        return entry.begun

    def _all_begun(self, word: str) -> tuple[Begun, ...]:
        _, _, _, symbols, edges = self.chunks.chunk(word)
        begun = [self._begun_at(symbols, edges, start) for start, edge in enumerate(edges) if edge & MAY_START]
        return tuple([each for each in begun if each.found or each.alive])

    def _begun_at(self, symbols: Numbers, edges: Numbers, start: int) -> Begun:
        row, found = self.rows.root, list[tuple[int, Row]]()
        for place in range(start, len(symbols)):
            after = self.rows.follow(row, symbols[place]) if place < start + LONGEST else None
            if after is None:
                return Begun(start, _longest(found), None)
            row = after
            if row.targets and edges[place] & MAY_END:
                found.append((place + 1, row))
        return Begun(start, _longest(found), row)

    def _goes_on(self, begun: Iterable[Begun], word: str) -> bool:
        """Whether what begins in a chunk may go on in another one, or behind it if there is nothing in that."""
        _, _, _, symbols, _ = self.chunks.chunk(word)
        nothing = not symbols and word != END_OF_LINE
        rows = [each.alive for each in begun if each.alive]
        return any(nothing or (symbols and self.rows.follow(row, symbols[0])) for row in rows)

    def _begin(
        self, begun: Iterable[Begun], size: int, alive: bool, window: Window, place: int, found: list[Found]
    ) -> None:
        """Add what begins in a chunk whose first token has this place, and what goes on, if anything is alive."""
        for start, ended, row in begun:
            rows = [(place + end, matched) for end, matched in ended]
            if alive and row:
                walked = window.walk(self.rows, row, place + size)
                rows += [(end, longer) for longer, end in walked if window.edges[end - 1] & MAY_END]
            found += [(place + start, end, matched) for end, matched in _longest(rows)]


def _add(learned: set[T], new: T) -> None:
    """Add to what was learned; bounded."""
    if len(learned) >= _MOST_LEARNED:
        learned.clear()
    learned.add(new)


def _longest(rows: list[tuple[int, Row]]) -> tuple[tuple[int, Row], ...]:
    """The rows, shortest first, that are the longest of any of their targets: of each only that one counts."""
    if len(rows) < 2:
        return tuple(rows)
    seen: set[str] = set()
    kept = []
    for end, row in reversed(rows):
        targets = {target.id for target in row.targets}
        if not targets <= seen:
            kept.append((end, row))
            seen |= targets
    return tuple(reversed(kept))
