"""Entries: what begins in a chunk. Most chunks begin nothing; of those that begin something it is found out once."""

from __future__ import annotations

from typing import Any, NamedTuple, TypeVar

from attrs import define, field

from arextract.engine.chunks import LONGEST_KEPT, MAY_END, MAY_START, Chunks, Numbers
from arextract.engine.learned import Learner, learned
from arextract.engine.lexicon import BEFORE_ARABIC, Keys, inside, union
from arextract.engine.rows import Row, Rows
from arextract.engine.window import LONGEST

T = TypeVar("T")
_MOST_ENTRIES = 50_000
_MOST_LEARNED = 200_000


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
class Entries(Learner):
    """The entries of chunks. `plain`: signs that begin no match beside a word which no part lists.

    known: entries of chunks in which something begins. idle: chunks in which nothing does.
    """

    chunks: Chunks
    rows: Rows
    plain: str
    known: dict[str, Entry] = learned()
    idle: set[str] = field(factory=set, init=False)

    def enter(self, word: str) -> Entry:
        """What begins in a chunk that is not remembered."""
        entry = NOTHING if self._begins_nothing(word) else self._entered(word)
        if len(word) > LONGEST_KEPT:
            return entry
        if entry is NOTHING:
            add(self.idle, word)
        else:
            if len(self.known) >= _MOST_ENTRIES:
                self.known.clear()
            self.known[word] = entry
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

    def begun(self, entry: Entry, word: str) -> tuple[Begun, ...]:
        """What begins at the tokens of a chunk, by its entry."""
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
                return Begun(start, longest(found), None)
            row = after
            if row.targets and edges[place] & MAY_END:
                found.append((place + 1, row))
        return Begun(start, longest(found), row)


def add(learned: set[T], new: T) -> None:
    """Add to what was learned; bounded."""
    if len(learned) >= _MOST_LEARNED:
        learned.clear()
    learned.add(new)


def longest(rows: list[tuple[int, Row]]) -> tuple[tuple[int, Row], ...]:
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
