"""Reading a text: some lines at a time, from one place where something begins to the next.

No match crosses a line break. What was read from a chunk on depends on the chunks that were looked at and on nothing
else, so it is remembered by them: a tree of chunks, with what was read at its leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

from attrs import define, field

from arextract.engine.candidate import Candidate, Match
from arextract.engine.chunks import END_OF_LINE
from arextract.engine.learned import Learner, learned
from arextract.engine.match import Fate, Matcher
from arextract.engine.scan import Block, Scanner
from arextract.engine.window import Window

Tell = Callable[[int, Candidate, Window, str], None]  # told the place of a window, and what became of each candidate
_MOST_RUNS = 50_000
_MOST_ONCE = 200_000
_LONGEST_RUN = 30  # chunks
_LENGTH_OF_BLOCK = 10_000  # characters
_BETWEEN_LINES = f" {END_OF_LINE} "


class Reading(NamedTuple):
    """What was read from a chunk on: so many chunks, and the matches in them, in order.

    before: the chunks before it that were looked at, with the END_OF_LINE where they begin the line.
    """

    chunks: int
    matches: tuple[Match, ...]
    before: tuple[str, ...]


Runs = dict[str, Any]  # what was read, by the chunks that follow: a tree with a Reading at each leaf


@define(getstate_setstate=False)
class Reader(Learner):
    """Finds the matches in folded texts."""

    scanner: Scanner
    matcher: Matcher
    _runs: dict[str, Runs] = learned()  # by their first chunk
    _count: int = field(default=0, init=False)
    _once: set[int] = field(factory=set, init=False)

    def read(self, text: str, fate: Tell | None = None) -> Iterator[tuple[int, tuple[Match, ...]]]:
        """The matches of each run in order, none overlapping another; before them the place that theirs count from."""
        for offset, lines in _blocks(text):
            words = f"{END_OF_LINE} {lines.replace(END_OF_LINE, _BETWEEN_LINES)} {END_OF_LINE}".split(" ")
            yield from self._block(self.scanner.block(words), offset, fate)

    def _block(self, block: Block, offset: int, fate: Tell | None) -> Iterator[tuple[int, tuple[Match, ...]]]:
        words, runs, last, end = block.words, self._runs, 1, 0
        for n, k in self.scanner.starts(block):
            if k >= end:
                known = None if fate else runs.get(words[k])
                reading = _remembered(known, words, k) if known else None
                if reading is None:
                    reading = self._read(block, n, partial(fate, offset + _length(words[last:k])) if fate else None)
                chunks, matches, _ = reading
                end = k + chunks
                if matches:
                    offset += _length(words[last:k])
                    last = k
                    yield offset, matches

    def _read(self, block: Block, n: int, tell: Fate | None) -> Reading:
        """What begins at the n-th place of a block; remembered from the second time on."""
        words, k = block.words, block.places[n]
        window, found, seen = self.scanner.found(block, n)
        chunks = window.end - k
        matches = tuple(self.matcher.matches(window, found, tell))  # guards look farther
        seen = max(seen, window.end)
        back = window.back - (words[window.back - 1] == END_OF_LINE)  # that it begins a line may make a difference
        reading = Reading(chunks, matches, tuple(words[back:k]))
        if seen - k <= _LONGEST_RUN and self._met(words[back:seen]):
            self._count += _remember(self._runs.setdefault(words[k], {}), words, k, seen, reading)
            if self._count > _MOST_RUNS:
                self._count = 0
                self._runs.clear()
        return reading

    def _met(self, run: list[str]) -> bool:
        """Whether a run was met before, as far as hashes tell; most are met once, and remembering costs memory."""
        key = hash(tuple(run))
        if key in self._once:
            return True
        if len(self._once) >= _MOST_ONCE:
            self._once.clear()
        self._once.add(key)
        return False


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """A text cut at line breaks into pieces of about a length, with their places."""
    start = 0
    while start <= len(text):
        end = text.find(END_OF_LINE, start + _LENGTH_OF_BLOCK)
        end = len(text) if end < 0 else end
        yield start, text[start:end]
        start = end + len(END_OF_LINE)


def _length(words: list[str]) -> int:
    """The length of chunks in the text, with the blank or the line break behind each."""
    return sum(map(len, words)) + len(words) - 2 * words.count(END_OF_LINE)


def _remembered(runs: Runs, words: list[str], first: int) -> Reading | None:
    following = first + 1
    node = runs.get(words[following])
    while type(node) is dict:
        following += 1
        node = node.get(words[following]) if following < len(words) else None
    if node and tuple(words[max(0, first - len(node.before)) : first]) == node.before:
        known: Reading = node
        return known
    return None


def _remember(runs: Runs, words: list[str], first: int, end: int, reading: Reading) -> bool:
    """Remember a reading by the chunks from the one after the first up to `end`, which were looked at.

    How far it was looked may depend on what stands before; the tree goes as far as it ever did. Of readings after
    different chunks the last one is kept. Whether it is new.
    """
    node = runs
    for following in range(first + 1, len(words)):
        word = words[following]
        known = node.get(word)
        if type(known) is not dict:
            if following >= end - 1:
                node[word] = reading
                return known is None
            known = node[word] = {}
        node = known
    return False
