"""Reading a text: line by line, from one place where something begins to the next.

No match crosses a line break. What was read from a chunk on depends on the chunks that were looked at and on nothing
else, so it is remembered by them: a tree of chunks, with what was read at its leaves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from attrs import define, field

from arextract.engine.candidate import Candidate, Match
from arextract.engine.entries import Entry
from arextract.engine.learned import Learner
from arextract.engine.match import Matcher
from arextract.engine.scan import END_OF_LINE, Scanner
from arextract.engine.window import Window

Tell = Callable[[int, Candidate, Window, str], None]  # told the place of a window, and what became of each candidate
_MOST_RUNS = 50_000
_MOST_ONCE = 200_000
_LONGEST_RUN = 30  # chunks


class Reading(NamedTuple):
    """What was read from a chunk on: so many chunks, and the matches in them, in order.

    before: the chunks before it that were looked at; `back` is their number, one more where the line begins with them.
    """

    chunks: int
    matches: tuple[Match, ...]
    before: list[str]
    back: int


@define(getstate_setstate=False)
class Reader(Learner):
    """Finds the matches in folded texts."""

    scanner: Scanner
    matcher: Matcher
    _runs: int = field(default=0, init=False)
    _once: set[int] = field(factory=set, init=False)

    def read(self, text: str, fate: Tell | None = None) -> Iterator[tuple[int, tuple[Match, ...]]]:
        """The matches of each run in order, none overlapping another; before them the place that theirs count from."""
        offset = 0
        for line in text.split("\n"):
            words = line.split(" ")
            begin = self.scanner.begin(words)
            if begin:
                words.append(END_OF_LINE)
                yield from self._line(words, begin, offset, fate)
            offset += len(line) + 1

    def _line(
        self, words: list[str], begin: list[int], offset: int, fate: Tell | None
    ) -> Iterator[tuple[int, tuple[Match, ...]]]:
        scanner, last, end = self.scanner, 0, 0
        for place, k, entry in scanner.starts(words, begin):
            if k >= end:
                offset += sum(map(len, words[last:k])) + k - last
                last = k
                reading = _remembered(entry.runs, words, k) if entry.runs and not fate else None
                if reading is None:
                    window, found, seen = scanner.found(words, islice(begin, place, None))
                    chunks, tell = window.end - k, partial(fate, offset) if fate else None
                    matches = tuple(self.matcher.matches(window, found, tell))  # guards look farther
                    back = k - window.back + (window.back == 0)  # the beginning of a line may make a difference
                    reading = Reading(chunks, matches, words[window.back : k], back)
                    seen = max(seen, window.end)
                    if seen - k <= _LONGEST_RUN and self._met(words[window.back : seen]):
                        self._runs += _remember(entry, words, k, seen, reading)
                        self._make_room()
                end = k + reading.chunks
                if reading.matches:
                    yield offset, reading.matches

    def _met(self, run: list[str]) -> bool:
        """Whether a run was met before, as far as hashes tell; most are met once, and remembering costs memory."""
        key = hash(tuple(run))
        if key in self._once:
            return True
        if len(self._once) >= _MOST_ONCE:
            self._once.clear()
        self._once.add(key)
        return False

    def _make_room(self) -> None:
        if self._runs > _MOST_RUNS:
            self._runs = 0
            self.scanner.forget()


def _remembered(runs: dict[str, Any], words: list[str], first: int) -> Reading | None:
    following = first + 1
    node = runs.get(words[following])
    while type(node) is dict:
        following += 1
        node = node.get(words[following]) if following < len(words) else None
    if node and words[max(0, first - node.back) : first] == node.before:
        known: Reading = node
        return known
    return None


def _remember(entry: Entry, words: list[str], first: int, end: int, reading: Reading) -> bool:
    """Remember a reading by the chunks from the one after the first up to `end`, which were looked at.

    How far it was looked may depend on what stands before; the tree goes as far as it ever did. Of readings after
    different chunks the last one is kept. Whether it is new.
    """
    if entry.runs is None:
        entry.runs = {}
    node = entry.runs
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
