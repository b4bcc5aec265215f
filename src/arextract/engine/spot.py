"""Spotting: the stretches of a text where known words stand together. All else is passed over at a look-up per word.

Words are cut roughly, at blanks and common signs, by methods of `str` that run in C. A stretch grows as long as some
rule lets the next word follow, as far as one can tell from which parts may be neighbours; what really matches is found
out later, in the stretch alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import accumulate
from typing import NamedTuple

from attrs import define, field, frozen

from arextract.text.fold import NO_BREAK

_COMMON_SIGNS = "\n" + NO_BREAK + '.,:;?!()"-/%'
_WIDEST_GAP = 4  # signs and blanks between two words of one mention
_MOST_EDGE_SIGNS = 3  # before the first word of a mention, or after its last
_MOST_GLUED = 3  # words that signs glue to a number, as in codes and addresses
_MOST_UNKNOWN = 6  # unknown words in a row
_MOST_CONTEXT = 8  # words before a match that a guard may look at

Parts = int  # a set of parts, as bits


@frozen(eq=False)
class Form:
    """What a written word, or a sign, can be joined to.

    opens: the parts that it may begin; closes: those that it may end.
    starts, start_words: the parts, and the words of phrases, that may follow it where a match begins with it.
    links: the words that follow it inside some phrase. alone: whether some rule can match it by itself.
    """

    word: str
    opens: Parts
    closes: Parts
    starts: Parts
    start_words: frozenset[str]
    links: frozenset[str]
    alone: bool


class Stretch(NamedTuple):
    """A stretch of text. Before `start`, from `context` on, stands what guards may look at."""

    context: int
    start: int
    end: int


@frozen
class Next:
    """What may follow the words of a stretch so far."""

    parts: Parts
    words: frozenset[str]


@define
class Spotter:
    """Finds stretches.

    forms: words as they may be written, with clitics. starters: those that a match may begin with. signs: single signs.
    mixed: the form of what is not all letters. unknown: that of words which no part lists.
    after, before: of each part, by its bit's place, the parts that may follow it, and that may precede it in a guard.
    openers: the parts that may begin a guard before a match.
    """

    forms: Mapping[str, Form]
    starters: Set[str]
    signs: Mapping[str, Form]
    mixed: Form
    unknown: Form
    after: Sequence[Parts]
    before: Sequence[Parts]
    openers: Parts
    _followed: dict[Parts, Parts] = field(factory=dict)
    _preceded: dict[Parts, Parts] = field(factory=dict)

    def stretches(self, text: str) -> Iterator[Stretch]:
        """The stretches of folded text in which a rule could match, in order."""
        words, starters = rough_words(text), self.starters
        known = [k for k, word in enumerate(words) if word in starters or (word and not word.isalpha())]
        return _Walk(self, text, words, list(accumulate(map(len, words)))).stretches(known) if known else iter(())

    def form(self, word: str) -> Form:
        """The form of any written word."""
        return self.forms.get(word) or (self.unknown if word.isalpha() else self.mixed)

    def first(self, form: Form) -> Next:
        """What may follow the first word of a stretch."""
        return Next(form.starts, form.start_words)

    def then(self, so_far: Next, form: Form) -> Next | None:
        """What may follow once a word has followed; None if no rule lets it follow."""
        live = so_far.parts & form.opens
        if not live and form.word not in so_far.words:
            return None
        closed = live & form.closes
        if not closed or form.word in so_far.words:  # clitics and a word, or a word of a phrase
            closed = form.closes
        return Next(form.starts | self.following(closed), form.start_words | form.links)

    def beside(self, form: Form, then: Form) -> bool:
        """Whether two may stand together, in a match or because a guard looks there."""
        follow = self.following(form.closes) & then.opens or form.closes & self.preceding(then.opens)
        return bool(follow) or then.word in form.links

    def back(self, allowed: Parts, form: Form) -> tuple[Parts, bool]:
        """What a guard lets precede a word that it lets stand here, and whether the guard may begin with the word."""
        live = form.closes & allowed
        return self.preceding(live), bool(live & self.openers) and form is not self.unknown

    def following(self, parts: Parts) -> Parts:
        """The parts that may follow any of some parts."""
        return _union(parts, self.after, self._followed)

    def preceding(self, parts: Parts) -> Parts:
        """The parts that a guard lets precede any of some parts."""
        return _union(parts, self.before, self._preceded)


def _union(parts: Parts, table: Sequence[Parts], known: dict[Parts, Parts]) -> Parts:
    union = known.get(parts)
    if union is None:
        union = 0
        for place, others in enumerate(table):
            if parts >> place & 1:
                union |= others
        known[parts] = union
    return union


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
        words, text, lengths, last, before, done = self.words, self.text, self.lengths, -1, -1, 0
        get, unknown, mixed = self.spotter.forms.get, self.spotter.unknown, self.spotter.mixed
        words.append("?")  # so that the last word has a neighbour
        for first in known:
            if first <= last:
                continue
            form = get(words[first]) or mixed
            last = first
            if form.starts or form.start_words:
                # Most words join nothing: that is found out here, without a call.
                following = words[first + 1]
                then = get(following) or (unknown if following.isalpha() else mixed)
                if (
                    form.starts & then.opens
                    or then.word in form.start_words
                    or text[(end := lengths[first] + first) : end + 1] != " "
                ):
                    last = self._join(first, form)
            if last > first or form.alone:
                closing = form if last == first else self.spotter.form(words[last])
                last, end = self._right(last, closing)
                start = self._left(first, form, done, before)
                done, before = end, last
                yield Stretch(min(start, self._context(first, form)), start, end)

    def _join(self, last: int, form: Form) -> int:
        """The last word of the stretch that a word begins."""
        words, final, spotter = self.words, len(self.words) - 1, self.spotter
        so_far, known, end = spotter.first(form), last, self.end(last)
        while True:
            following = last + 1
            while following < final and not words[following]:
                following += 1
            wide = following - last
            if following == final or wide > _WIDEST_GAP or following - known > _MOST_UNKNOWN:
                return last
            then = spotter.form(words[following])
            after = self._bridged(so_far, self.text[end : end + wide], then)
            if after is None:
                return last
            so_far, last = after, following
            end += wide + len(words[last])
            if then is not spotter.unknown:
                known = last

    def _context(self, first: int, form: Form) -> int:
        """Where the words and signs begin that a guard before a match may look at."""
        spotter, words, start = self.spotter, self.words, self.start(first)
        allowed, context, seen = spotter.preceding(form.opens), start, 0
        place = first - 1
        while allowed and place >= 0 and seen < _MOST_CONTEXT:
            if words[place]:
                piece, form, at = words[place], spotter.form(words[place]), self.start(place)
                signs = self.text[at + len(piece) : start]
                if "\n" in signs:
                    break
                for k in range(len(signs) - 1, -1, -1):
                    if signs[k] not in " " + NO_BREAK:
                        allowed, opens = spotter.back(allowed, spotter.signs.get(signs[k], spotter.unknown))
                        context = at + len(piece) + k if opens else context
                allowed, opens = spotter.back(allowed, form)
                context, start, seen = at if opens else context, at, seen + 1
            elif first - place > _WIDEST_GAP + seen * _WIDEST_GAP:
                break
            place -= 1
        return context

    def _bridged(self, so_far: Next | None, gap: str, then: Form) -> Next | None:
        if gap != " ":
            for sign in gap:
                if sign != " " and sign != NO_BREAK:
                    between = self.spotter.signs.get(sign)
                    so_far = self.spotter.then(so_far, between) if between and so_far else None
        return self.spotter.then(so_far, then) if so_far else None

    def _right(self, last: int, form: Form) -> tuple[int, int]:
        """The last word of a stretch once what is glued to it is added, and where the stretch ends with its signs."""
        spotter, text, end = self.spotter, self.text, self.end(last)
        for _ in range(_MOST_GLUED):
            then = spotter.form(self.words[last + 1])
            if spotter.mixed not in (form, then) or not self._glued(last + 1, end):
                break
            last, form = last + 1, then
            end = self.end(last)
        so_far: Next | None = Next(form.starts | spotter.following(form.closes), form.start_words | form.links)
        for _ in range(_MOST_EDGE_SIGNS):
            place = end + (text[end : end + 1] == " ")
            sign = spotter.signs.get(text[place : place + 1])
            so_far = spotter.then(so_far, sign) if sign and so_far else None
            if so_far is None:
                break
            end = place + 1
        return last, end

    def _left(self, first: int, form: Form, done: int, before: int) -> int:
        """Where a stretch starts with what is glued to it and its signs, after the last one's last word and its end."""
        spotter, text, start = self.spotter, self.text, self.start(first)
        for _ in range(_MOST_GLUED):
            if form is not spotter.mixed or first - 1 <= before or not self._glued(first, start - 1):
                break
            first -= 1
            start = self.start(first)
        then = form
        for _ in range(_MOST_EDGE_SIGNS):
            place = start - 1 - (text[start - 1 : start] == " ")
            sign = spotter.signs.get(text[place : place + 1]) if place >= done else None
            if sign is None or not spotter.beside(sign, then):
                break
            start, then = place, sign
        return start

    def _glued(self, right: int, between: int) -> bool:
        """Whether a sign alone stands between a word and the one before it, or a blank after a Latin word."""
        if right >= len(self.words) - 1 or not self.words[right] or not self.words[right - 1]:
            return False
        return self.text[between] not in " \n" + NO_BREAK or (
            self.text[between] == " " and self.words[right - 1].isascii() and self.words[right - 1].isalpha()
        )


def rough_words(text: str) -> list[str]:
    """Folded text cut at each blank and common sign; rarer signs stay on their words, which then are not alphabetic."""
    for sign in _COMMON_SIGNS:
        text = text.replace(sign, " ")
    return text.split(" ")
