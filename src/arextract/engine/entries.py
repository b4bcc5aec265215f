"""Entries: what begins in a chunk. Most chunks begin nothing; of those that begin something it is found out once."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Final, Literal, NamedTuple

from attrs import define, field, frozen

from arextract.engine.chunks import END_OF_LINE, LONGEST_KEPT, MAY_END, MAY_START, Chunks, Numbers
from arextract.engine.learned import Learner, learned
from arextract.engine.lexicon import BEFORE_ARABIC, Keys, inside, union
from arextract.engine.rows import Row, Rows
from arextract.engine.window import LONGEST

_MOST_KNOWN = 250_000
_MOST_ENTRIES = 50_000


class Begun(NamedTuple):
    """What begins at a token of a chunk: the matches that end in the chunk, and the row that may go on after it."""

    start: int
    found: tuple[tuple[int, Row], ...]
    alive: Row | None


@frozen(eq=False)
class Entry:
    """What begins in chunks of so many tokens, for all chunks that are alike.

    begun: None for words that only begin phrases, of which each has its own. matched: whether a match ends in the
    chunk. firsts: the keys of which the next token must have one to go on with what is alive after it. open: whether
    that may be a word that no part lists. goes_on: whether any of it goes on in a chunk, as far as that was asked.
    """

    size: int
    begun: tuple[Begun, ...] | None
    matched: bool
    firsts: Keys
    open: bool
    goes_on: dict[str, bool] = field(factory=dict)


_EMPTY = Entry(0, (), False, 0, False)


def _entry(size: int, begun: Sequence[Begun]) -> Entry:
    if not begun:
        return _EMPTY
    alive = [each.alive for each in begun if each.alive]
    firsts = union(row.state.firsts for row in alive)
    return Entry(size, tuple(begun), any(each.found for each in begun), firsts, any(row.open for row in alive))


# Most chunks begin nothing: a word that no part lists, perhaps with signs behind it, or any other chunk.
UNLISTED: Final = False
NOTHING: Final = None
Beginning = Entry | Literal[False] | None


class Known(dict[str, Beginning]):
    """What begins in chunks, by their text. Looking one up finds it out, so that `map` can look up many at once."""

    def __init__(self, enter: Callable[[str], Beginning]) -> None:
        self._enter = enter

    def __missing__(self, word: str) -> Beginning:
        return self._enter(word)


class Plain(NamedTuple):
    """Signs and clitics with which no match begins before a word, and signs behind one, unless it has some keys."""

    before: str
    behind: str
    clitics: Set[str]
    firsts: Keys


@define(getstate_setstate=False)
class Entries(Learner):
    """What begins in chunks."""

    chunks: Chunks
    rows: Rows
    plain: Plain
    known: Known = field(init=False, repr=False)
    _alike: dict[tuple[Numbers, Numbers], Entry] = learned()  # by symbols and edges
    _openers: dict[Keys, Entry] = learned()  # of words that only begin phrases, by their keys
    _count: int = field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        self.known = Known(self.enter)

    def enter(self, word: str) -> Beginning:
        """What begins in a chunk that is not known; remembered if the chunk is not too long."""
        beginning = self._beginning(word)
        if len(word) <= LONGEST_KEPT:
            self._count += isinstance(beginning, Entry)
            if self._count >= _MOST_ENTRIES or len(self.known) >= _MOST_KNOWN:
                self.forget()
            self.known[word] = beginning
        return beginning

    def forget(self) -> None:
        """Forget what begins in chunks."""
        self._count = 0
        for each in (self.known, self._alike, self._openers):
            each.clear()

    def _beginning(self, word: str) -> Beginning:
        if word == END_OF_LINE:
            return NOTHING
        if not self.rows.root.open:
            if self.chunks.lexicon.unlisted(word.rstrip(self.plain.behind)):
                return UNLISTED
            if self._begins_nothing(word):
                return NOTHING
            opens = self.chunks.lexicon.words.get(word, 0) & self.rows.root.state.firsts
            if opens and not opens & ~self.chunks.lexicon.opens and word > BEFORE_ARABIC:
                return self._openers.setdefault(opens, Entry(1, None, False, inside(opens), False))
        entry = self._entry(word)
        return entry if entry.begun else NOTHING

    def _begins_nothing(self, word: str) -> bool:
        """Whether a chunk is a word with which no match begins, perhaps with signs around it: most are."""
        before, behind, clitics, after_plain = self.plain
        word = word.lstrip(before).rstrip(behind)
        if not (word > BEFORE_ARABIC and word.isalpha()):
            return False
        firsts, keys = self.rows.root.state.firsts | after_plain, self.chunks.lexicon.words.get
        cut, bare = self.chunks.lexicon.divide(word, False)
        return not (
            keys(bare, 0) & firsts
            or any(keys(letter, 0) & (after_plain if letter in clitics else firsts) for letter in word[:cut])
        )

    def _entry(self, word: str) -> Entry:
        _, _, _, symbols, edges = self.chunks.chunk(word)
        like = self._alike.get((symbols, edges))
        if like is None:
            if len(self._alike) >= _MOST_ENTRIES:
                self.forget()
            begun = [self._begun_at(symbols, edges, start) for start, edge in enumerate(edges) if edge & MAY_START]
            like = self._alike[symbols, edges] = _entry(
                len(symbols), [each for each in begun if each.found or each.alive]
            )
        return like

    def begun(self, entry: Entry, word: str) -> tuple[Begun, ...]:
        """What begins at the tokens of a chunk, by its entry."""
        begun = self._entry(word).begun if entry.begun is None else entry.begun
        assert begun is not None
        return begun

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
