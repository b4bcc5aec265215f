"""What the sentence around a mention tells: which way it looks, and of which country it speaks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from attrs import frozen

from arextract.engine.lexicon import Lexicon
from arextract.language.tree import Rulebook, Words
from arextract.text.fold import fold_form
from arextract.text.tokens import conjunction_cut

# Parts that the rules define for this.
FUTURE_CUES, FUTURE_PREFIXES = "future_cue", "future_prefix"
LANDS, LAND_LEADS = ("land", "land_adjective"), "land_lead"
_SENTENCE_REACH = 200  # characters on each side of a mention that its sentence may have
_ENDS = re.compile(r"[.!?;\n]")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_LAND = 4  # tokens
_SHORTEST_VERB = 5  # letters: shorter words that begin like a future verb are mostly none


@frozen
class Cues:
    """Words and phrases that make a sentence look forward, and the beginnings of future verbs."""

    phrases: tuple[str, ...]  # each with a blank on either side
    prefixes: tuple[str, ...]
    lexicon: Lexicon  # whose words are no verbs
    lands: Mapping[str, str]  # what names a country, and its code
    openings: frozenset[str]  # the first words of these
    leads: frozenset[str]  # what stands before a place

    def forward(self, text: str, start: int, end: int) -> bool:
        """Whether the sentence of a mention in folded text looks to the future.

        What comes after the next word is mostly what was said, and not when: `he said on Sunday that they will go`.
        """
        before, after = _around(text, start, end)
        words = _WORD.findall(before) + _WORD.findall(after)[:1]
        words += ["", *(word[conjunction_cut(word) :] for word in words)]  # once more without conjunctions
        sentence = f" {' '.join(words)} "
        return any(phrase in sentence for phrase in self.phrases) or any(
            len(word) >= _SHORTEST_VERB and word.startswith(self.prefixes) and word not in self.lexicon.words
            for word in words
        )

    def land(self, text: str, start: int, end: int, among: Collection[str]) -> str | None:
        """Which of some countries the sentence of a mention in folded text names, None if it names none of them.

        Of several, one that is told as a place goes before the others, then the nearest. What follows the mention
        counts as twice as near: where a thing lies is mostly said behind its name.
        """
        if not among:
            return None
        before, after = _around(text, start, end)
        told = [(not place, 2 * (len(before) - at), code) for code, place, at in self._lands(before) if code in among]
        told += [(not place, at, code) for code, place, at in self._lands(after) if code in among]
        return min(told)[-1] if told else None

    def _lands(self, text: str) -> Iterator[tuple[str, bool, int]]:
        """The countries that a text names, whether as a place, and where."""
        tokens = [token for found in _WORD.finditer(text) for token in self._tokens(found)]
        done = 0
        for first, (word, at) in enumerate(tokens):
            if first < done or word not in self.openings:
                continue
            for last in range(first + _LONGEST_LAND, first, -1):
                if code := self.lands.get(" ".join(word for word, _ in tokens[first:last])):
                    yield code, first > 0 and tokens[first - 1][0] in self.leads, at
                    done = last
                    break

    def _tokens(self, found: re.Match[str]) -> Iterator[tuple[str, int]]:
        """The tokens of a written word, its clitics first, and where it stands."""
        cut, word = self.lexicon.divide(found[0], False)
        yield from ((token, found.start()) for token in (*found[0][:cut], word))


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence before and after a mention, as far as it is looked at."""
    before = _ENDS.split(text[max(0, start - _SENTENCE_REACH) : start])[-1]
    return before, _ENDS.split(text[end : end + _SENTENCE_REACH], maxsplit=1)[0]


def cues(rulebook: Rulebook, lexicon: Lexicon) -> Cues:
    """The cues that a rulebook lists; its lexicon knows the words of countries."""

    def said(name: str) -> dict[str, str]:
        part = rulebook.parts.get(name)
        return {fold_form(form): str(value) for form, value in part.forms.items()} if isinstance(part, Words) else {}

    lands = {form: code for part in LANDS for form, code in said(part).items()}
    openings = frozenset(form.split()[0] for form in lands)
    leads = frozenset(said(LAND_LEADS))
    phrases = tuple([f" {phrase} " for phrase in said(FUTURE_CUES)])
    return Cues(phrases, tuple(said(FUTURE_PREFIXES)), lexicon, lands, openings, leads)
