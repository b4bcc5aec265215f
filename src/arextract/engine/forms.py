"""The forms that a spotter knows: of each word, as it may be written, what may follow it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import regex
from attrs import define, field

from arextract.engine.automaton import Automaton
from arextract.engine.follow import Neighbours
from arextract.engine.lexicon import NONE, SPACES, Lexicon
from arextract.engine.spot import Form, Spotter
from arextract.text.tokens import LETTERS, Space


def build(automaton: Automaton, beside: Neighbours, shapes: Mapping[str, regex.Pattern[str]]) -> Spotter:
    """The spotter for the words of an automaton's lexicon."""
    lexicon = automaton.lexicon
    forms = _Forms(automaton, beside)
    tables = (beside.after, beside.before)
    used = {name for table in tables for one, others in table.items() for name in (one, *others)}
    known = {word for word, names in lexicon.words.items() if not used.isdisjoint(names) or forms.alone(word)}
    known.update(lexicon.linked)
    written = {word: forms.of(word, word) for word in known if word.isalpha()}
    for form, (cut, word) in lexicon.forms.items():
        if word in known:
            written[form] = forms.of(form[0] if cut else word, word)
    signs = {word: forms.of(word, word) for word in known if len(word) == 1 and not word.isalnum()}
    unknown = {name for name, pattern in shapes.items() if _matches_words(pattern)}
    after = [forms.mask(beside.after.get(name, ())) for name in forms.bits]
    before = [forms.mask(beside.before.get(name, ())) for name in forms.bits]
    openers = forms.mask(beside.openers)
    starters = {word for word, form in written.items() if form.alone or form.starts or form.start_words}
    return Spotter(written, starters, signs, forms.mixed(shapes), forms.unknown(unknown), after, before, openers)


@define
class _Forms:
    automaton: Automaton
    beside: Neighbours
    bits: Mapping[str, int] = field(init=False)
    _known: dict[tuple[str, str], Form] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        parts = {*self.lexicon.phrases, *(name for name, _, _ in self.lexicon.shapes)}
        self.bits = {name: 1 << k for k, name in enumerate(sorted(parts))}

    @property
    def lexicon(self) -> Lexicon:
        return self.automaton.lexicon

    def of(self, first: str, last: str) -> Form:
        """The form of a written word whose first and last tokens these are."""
        if (first, last) not in self._known:
            closed = self.lexicon.ending(last)
            links = self.lexicon.linked.get(last, NONE)
            if any(word.isdigit() for word in links):
                links |= {""}  # the word of a mixed form
            state = self.automaton.step(self.automaton.start, self.lexicon.class_of(last) * SPACES + Space.BLANK)
            follow = state.firsts if state else NONE
            alone = self.alone(last)
            starts = self.mask(follow & self.bits.keys())
            if alone:
                starts |= self.mask(name for part in closed for name in self.beside.after_match.get(part, ()))
            words = follow - self.bits.keys() | (links & {""})
            # A word that is listed may have a shape as well.
            opened = self.mask((self.lexicon.beginning(first) | self.lexicon.keys(first)) & self.bits.keys())
            closes = self.mask((closed | self.lexicon.keys(last)) & self.bits.keys())
            self._known[first, last] = Form(first, opened, closes, starts, words, links, alone)
        return self._known[first, last]

    def mixed(self, shapes: Iterable[str]) -> Form:
        """Words with digits or signs: only the exact cut knows what they are, so they may be anything."""
        follow = self.mask(name for shape in shapes for name in self.beside.after.get(shape, ()))
        return Form("", -1, -1, follow, NONE, NONE, True)

    def unknown(self, shapes: Iterable[str]) -> Form:
        """Words that no part lists: they may have some shapes."""
        mask = self.mask(shapes)
        return Form("?", mask, mask, 0, NONE, NONE, False)

    def alone(self, word: str) -> bool:
        """Whether some rule can match a word by itself."""
        return bool(self.automaton.matches(self.lexicon.tokens(word), 0))

    def mask(self, names: Iterable[str]) -> int:
        """A set of parts as bits."""
        return sum(self.bits[name] for name in set(names))


def _matches_words(pattern: regex.Pattern[str]) -> bool:
    """Whether a shape may be an Arabic word: whether one that begins so can still become a match."""
    return any(pattern.fullmatch(letter, partial=True) for letter in LETTERS)
