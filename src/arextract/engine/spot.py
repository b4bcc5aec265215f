"""Spotting: the stretches of a text in which some rule matches. All else is passed over at a look-up per word.

Words are cut roughly, at blanks and common signs, by methods of `str` that run in C. From each word that can begin a
match the automaton walks on, rough word by rough word, as long as it is alive; so a stretch holds the matches that
overlap, what guards after them look at, and no more. How they divide is found out later, in the stretch alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from attrs import define, field

from arextract.engine.automaton import Automaton, State
from arextract.engine.lexicon import LONGEST_TOKEN, SPACES
from arextract.text.fold import NO_BREAK
from arextract.text.tokens import Space

_COMMON_SIGNS = "\n" + NO_BREAK + '.,:;?!()"-/%'
_BLANKS = " " + NO_BREAK
_IN_NUMERALS = (",", ".", NO_BREAK)  # what may stand inside a numeral
_LATIN = "\u024f"  # the last letter of Latin script
_MOST_SIGNS = 4  # between two words of one mention
_MOST_EDGE_SIGNS = 3  # before the first word of a mention, or after its last
_MOST_GLUED = 3  # words that signs glue to a number, as in codes and addresses
_MOST_CONTEXT = 8  # words before a match that a guard may look at
_CACHED = 50_000  # entries of each cache; a full one is emptied

Classes = tuple[int, ...]  # of the tokens of a rough word


class Stretch(NamedTuple):
    """A stretch of text. Before `start`, from `context` on, stands what guards may look at."""

    context: int
    start: int
    end: int


class Begun(NamedTuple):
    """What matches that begin in a rough word still expect, and whether one of them ends in it."""

    state: State | None
    matched: bool


@define
class Spotter:
    """Finds stretches.

    forms: the classes of known words as they may be written, with clitics. starters: those a match may begin with.
    signs: the classes of single signs. unknown: that of words which no part lists.
    openers: how many tokens a guard before a match may take that begins with a word or sign; "0" stands for numerals.
    """

    automaton: Automaton
    forms: Mapping[str, Classes]
    starters: Set[str]
    signs: Mapping[str, int]
    unknown: Classes
    openers: Mapping[str, int]
    _mixed: dict[str, Classes] = field(factory=dict)
    _begun: dict[Classes, Begun] = field(factory=dict)

    def stretches(self, text: str) -> Iterator[Stretch]:
        """The stretches of folded text in which a rule matches, in order."""
        words, starters = rough_words(text), self.starters
        known = [k for k, word in enumerate(words) if word in starters or (word and not word.isalpha())]
        return _Walk(self, text, words, list(accumulate(map(len, words)))).stretches(known) if known else iter(())

    def classes(self, word: str) -> Classes:
        """The classes of a rough word's tokens."""
        known = self.forms.get(word)
        if known is None:
            one_token = word.isalpha() and (word.isascii() or (word[0] > _LATIN and word[-1] > _LATIN))
            known = self.unknown if one_token else self._mixed.get(word)
        if known is None:
            if len(self._mixed) >= _CACHED:
                self._mixed.clear()
            known = tuple(symbol // SPACES for symbol in self.automaton.lexicon.tokens(word).symbols)
            if len(word) <= LONGEST_TOKEN:
                self._mixed[word] = known
        return known

    def begin(self, classes: Classes) -> Begun:
        """The matches that begin in a word."""
        known = self._begun.get(classes)
        if known is None:
            state, matched = None, False
            for number in classes:
                inside = self.automaton.step(state, number * SPACES + Space.NONE) if state else None
                fresh = self.automaton.step(self.automaton.start, number * SPACES + Space.BLANK)
                state = self.automaton.union(inside, fresh)
                matched = matched or bool(state and state.accepts)
            if len(self._begun) >= _CACHED:
                self._begun.clear()
            known = self._begun[classes] = Begun(state, matched)
        return known

    def go_on(self, state: State, classes: Classes, space: int) -> tuple[State | None, bool]:
        """What is still expected after a word by matches begun before it, and whether one of them ends in it."""
        following: State | None = state
        matched = False
        for number in classes:
            following = self.automaton.step(following, number * SPACES + space) if following else None
            if following is None:
                break
            matched = matched or bool(following.accepts)
            space = Space.NONE
        return following, matched

    def __getstate__(self) -> tuple[object, ...]:
        return (self.automaton, self.forms, self.starters, self.signs, self.unknown, self.openers)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]


@define
class _Walk:
    """One walk over a text's words. `lengths[k]` is the length of words 0 to k together."""

    spotter: Spotter
    text: str
    words: list[str]
    lengths: list[int]

    def start(self, word: int) -> int:
        return self.lengths[word] + word - len(self.words[word])

    def end(self, word: int) -> int:
        return self.lengths[word] + word

    def stretches(self, known: Sequence[int]) -> Iterator[Stretch]:
        words, text, lengths, spotter, last, done = self.words, self.text, self.lengths, self.spotter, -1, 0
        forms, begun, leads_on = spotter.forms.get, spotter._begun.get, spotter.automaton.step
        words.append("")  # so that the last word has a neighbour
        for first in known:
            if first <= last:
                continue
            classes = forms(words[first]) or spotter.classes(words[first])
            state, matched = begun(classes) or spotter.begin(classes)
            reached, end = first, lengths[first] + first
            if state and state.firsts:
                following = words[first + 1]
                # Most words lead nowhere: that is found out here, without a call.
                if (
                    not following
                    or text[end] != " "
                    or leads_on(state, (forms(following) or spotter.classes(following))[0] * SPACES + Space.BLANK)
                ):
                    reached, end, matched = self._go_on(first, state, matched)
            if matched:
                reached, end = self._glue(reached, end)
                start = self._left(first, classes, done, last)
                yield Stretch(min(start, self._context(first)), start, end)
                last, done = reached, end
            elif reached > last:
                last = reached

    def _go_on(self, last: int, state: State, matched: bool) -> tuple[int, int, bool]:
        """The last word of a stretch, where it ends with its signs, and whether anything matched."""
        words, text, spotter, final = self.words, self.text, self.spotter, len(self.words) - 1
        end = self.end(last)
        while state.firsts:
            following = last + 1
            while following < final and not words[following]:
                following += 1
            wide = following - last
            gap = text[end : end + wide]
            if following >= final or "\n" in gap or (wide > _MOST_SIGNS and len(gap.replace(" ", "")) > _MOST_SIGNS):
                break
            classes = spotter.classes(words[following])
            after, ended = self._cross(state, gap, classes, words[last], words[following])
            if after is None and not ended:
                break
            fresh, begun = spotter.begin(classes)
            matched = matched or ended or begun
            end += wide + len(words[following])
            last, crossing = following, spotter.automaton.union(after, fresh)
            if crossing is None:
                return last, end, matched
            state = crossing
        for _ in range(_MOST_EDGE_SIGNS):
            place = end + (text[end : end + 1] == " ")
            number = spotter.signs.get(text[place : place + 1])
            then = None if number is None else spotter.automaton.step(state, number * SPACES + min(place - end, 1))
            if then is None:
                break
            state, end, matched = then, place + 1, matched or bool(then.accepts)
        return last, end, matched

    def _cross(self, state: State, gap: str, classes: Classes, before: str, after: str) -> tuple[State | None, bool]:
        """What matches that began before a gap and a word still expect after them, and whether one ends there."""
        if gap == " ":
            return self.spotter.go_on(state, classes, Space.BLANK)
        if gap in _IN_NUMERALS and before[-1:].isdigit() and after[:1].isdigit():
            return state, False  # maybe one numeral: only the exact cut knows
        crossing: State | None = state
        space, matched = Space.NONE, False
        for sign in gap:
            if sign in _BLANKS:
                space = Space.BLANK
                continue
            number = self.spotter.signs.get(sign)
            if number is None or crossing is None:
                return None, False
            crossing, ended = self.spotter.go_on(crossing, (number,), space)
            matched, space = matched or ended, Space.NONE
        if crossing is None:
            return None, False
        crossing, ended = self.spotter.go_on(crossing, classes, space)
        return crossing, matched or ended

    def _glue(self, last: int, end: int) -> tuple[int, int]:
        """The last word of a stretch and its end, with what signs glue to a number there."""
        for _ in range(_MOST_GLUED):
            mixed = not (self.words[last].isalpha() and self.words[last + 1].isalpha())
            if not mixed or end != self.end(last) or not self._glued(last + 1, end):
                break
            last += 1
            end = self.end(last)
        return last, end

    def _left(self, first: int, classes: Classes, done: int, before: int) -> int:
        """Where a stretch starts with what is glued to it and its signs, after the last one's last word and its end."""
        spotter, text, start = self.spotter, self.text, self.start(first)
        mixed = not self.words[first].isalpha()
        for _ in range(_MOST_GLUED):
            if not mixed or first - 1 <= before or not self._glued(first, start - 1):
                break
            first -= 1
            start = self.start(first)
        step, beginning = spotter.automaton.step, spotter.automaton.start
        for _ in range(_MOST_EDGE_SIGNS):
            blank = text[start - 1 : start] == " "
            place = start - 1 - blank
            number = spotter.signs.get(text[place : place + 1]) if place >= done else None
            if number is None:
                break
            state = step(beginning, number * SPACES + Space.BLANK)
            if not (state and step(state, classes[0] * SPACES + blank)) and not spotter.openers.get(text[place]):
                break
            start, classes = place, (number,)
        return start

    def _context(self, first: int) -> int:
        """Where the words begin that a guard before a match may look at."""
        words, context, numeral = self.words, first, self.spotter.openers["0"]
        opener = self.spotter.openers.get
        for distance in range(1, min(_MOST_CONTEXT, first) + 1):
            word = words[first - distance]
            reach = opener(word)
            if reach is None:
                reach = numeral if distance <= numeral and word and not word.isalpha() else 0
            if reach >= distance:
                context = first - distance
        if context == first:
            return self.start(first)
        start = self.start(context)
        return max(start, self.text.rfind("\n", start, self.start(first)) + 1)

    def _glued(self, right: int, between: int) -> bool:
        """Whether a sign alone stands between a word and the one before it, or a blank after a Latin word."""
        if right >= len(self.words) - 1 or not self.words[right] or not self.words[right - 1]:
            return False
        return self.text[between] not in "\n" + _BLANKS or (
            self.text[between] == " " and self.words[right - 1].isascii() and self.words[right - 1].isalpha()
        )


def rough_words(text: str) -> list[str]:
    """Folded text cut at each blank and common sign; rarer signs stay on their words, which then are not alphabetic."""
    for sign in _COMMON_SIGNS:
        text = text.replace(sign, " ")
    return text.split(" ")
