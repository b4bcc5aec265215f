"""Spotting: the stretches of a text where known words stand together. All else is passed over at a look-up per word.

Words are cut roughly, at blanks and signs, by methods of `str` that run in C. Neighbouring known words are joined if some
rule lets them stand side by side; what lies between is cut exactly later, in the stretch alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from attrs import define, frozen

from arextract.text.fold import NO_BREAK

_COMMON_SIGNS = "\n" + NO_BREAK + ".,:;?!()\"-/%"
_OTHER_SIGNS = re.compile(r"[^\w ]|_")
_WIDEST_GAP = 4  # signs and blanks between two words of one mention
_MOST_EDGE_SIGNS = 3  # before the first word of a mention, or after its last
_MOST_GLUED = 3  # words that signs glue to a number, as in codes and addresses


@frozen
class Form:
    """What a written word, or a sign, can be joined to.

    opens: the parts that it may begin, as bits. allows: the parts that may follow it, as bits.
    links: the words that follow it inside some phrase. reach: how many unknown words a rule may take after it.
    """

    word: str
    opens: int
    allows: int
    links: frozenset[str]
    reach: int

    def joins(self, following: Form) -> bool:
        """Whether some rule lets the two stand side by side."""
        return bool(self.allows & following.opens) or following.word in self.links


@define
class Spotter:
    """Finds stretches. `forms` knows words as they may be written, with clitics; `signs` single signs."""

    forms: Mapping[str, Form]
    signs: Mapping[str, Form]
    numeral: Form
    unknown: Form

    def stretches(self, text: str) -> Iterator[tuple[int, int]]:
        """Start and end of each stretch of folded text in which a rule could match, in order."""
        words = shape(text).split(" ")
        forms = self.forms
        hits = [k for k, word in enumerate(words) if word in forms or "0" in word]
        if hits:
            ends = list(accumulate([len(word) + 1 for word in words]))
            yield from _Walk(self, text, words, ends, hits).stretches()

    def form(self, word: str) -> Form:
        return self.forms.get(word) or (self.numeral if "0" in word else self.unknown)


@define
class _Walk:
    """One walk over a text's known words. `ends[k] - 1` is the end of word k, `ends[k - 1]` the start."""

    spotter: Spotter
    text: str
    words: Sequence[str]
    ends: Sequence[int]
    hits: Sequence[int]

    def stretches(self) -> Iterator[tuple[int, int]]:
        last = -1
        for hit in self.hits:
            if hit > last:
                first = hit
                form = self.spotter.form(self.words[first])
                last, closing = self._join(first, form)
                yield self._left(first, form), self._right(last, closing)

    def _join(self, last: int, form: Form) -> tuple[int, Form]:
        """The last word of the stretch that a word begins, and its form."""
        reach = form.reach
        while True:
            following = last + 1
            while following < len(self.words) and not self.words[following]:
                following += 1
            if following == len(self.words) or following - last > _WIDEST_GAP:
                return last, form
            gap = self.text[self.ends[last] - 1 : self.ends[following - 1]]
            then = self.spotter.form(self.words[following])
            if "\n" in gap or not (reach or then is not self.spotter.unknown and self._bridged(form, gap, then)):
                return last, form
            last, form, reach = following, then, max(reach - 1, then.reach)

    def _bridged(self, form: Form, gap: str, then: Form) -> bool:
        for sign in gap:
            if sign != " " and sign != NO_BREAK:
                between = self.spotter.signs.get(sign)
                if between is None or not form.joins(between):
                    return False
                form = between
        return form.joins(then)

    def _right(self, last: int, form: Form) -> int:
        end = self.ends[last] - 1
        for _ in range(_MOST_GLUED):
            if form is not self.spotter.numeral or not self._glued(last + 1, end):
                break
            last += 1
            end = self.ends[last] - 1
        for _ in range(_MOST_EDGE_SIGNS):
            place = end + (self.text[end : end + 1] == " ")
            sign = self.spotter.signs.get(self.text[place : place + 1])
            if sign is None or not form.joins(sign):
                break
            end, form = place + 1, sign
        return end

    def _left(self, first: int, form: Form) -> int:
        start = self.ends[first - 1] if first else 0
        for _ in range(_MOST_GLUED):
            if form is not self.spotter.numeral or first == 0 or not self._glued(first, start - 1):
                break
            first -= 1
            start = self.ends[first - 1] if first else 0
        for _ in range(_MOST_EDGE_SIGNS):
            place = start - 1 - (self.text[start - 1 : start] == " ")
            sign = self.spotter.signs.get(self.text[place : place + 1]) if place >= 0 else None
            if sign is None or not sign.joins(form):
                break
            start, form = place, sign
        return start

    def _glued(self, right: int, between: int) -> bool:
        """Whether one sign and no blank stands between word `right` and the one before it, or a Latin word and a blank."""
        if right >= len(self.words) or not self.words[right] or not self.words[right - 1]:
            return False
        return self.text[between] not in " \n" + NO_BREAK or (
            self.text[between] == " " and self.words[right - 1].isascii() and self.words[right - 1].isalpha()
        )


def shape(text: str) -> str:
    """A copy of equal length in which signs are blanks and digits are 0."""
    for sign in _COMMON_SIGNS:
        text = text.replace(sign, " ")
    for digit in "123456789":
        text = text.replace(digit, "0")
    return _OTHER_SIGNS.sub(" ", text)
