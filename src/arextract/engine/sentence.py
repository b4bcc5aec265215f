"""Which way a sentence looks: it settles the dates that the text leaves open."""

from __future__ import annotations

import re
from collections.abc import Container

from attrs import frozen

from arextract.language.tree import Rulebook, Words
from arextract.text.fold import fold_form
from arextract.text.tokens import conjunction_cut

FUTURE_CUES, FUTURE_PREFIXES = "future_cue", "future_prefix"  # parts that the rules define for this
_SENTENCE_REACH = 200  # characters on each side of a mention that its sentence may have
_ENDS = re.compile(r"[.!?;\n]")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_VERB = 5  # letters: shorter words that begin like a future verb are mostly none


@frozen
class Cues:
    """Words and phrases that make a sentence look forward, and the beginnings of future verbs."""

    phrases: tuple[str, ...]
    prefixes: tuple[str, ...]
    known: Container[str]  # words of the lexicon, which are no verbs

    def forward(self, text: str, start: int, end: int) -> bool:
        """Whether the sentence of a mention in folded text looks to the future.

        What comes after the next word is mostly what was said, and not when: `he said on Sunday that they will go`.
        """
        before = _ENDS.split(text[max(0, start - _SENTENCE_REACH) : start])[-1]
        after = _ENDS.split(text[end : end + _SENTENCE_REACH], maxsplit=1)[0]
        words = _WORD.findall(before) + _WORD.findall(after)[:1]
        words += ["", *(word[conjunction_cut(word) :] for word in words)]  # once more without conjunctions
        sentence = f" {' '.join(words)} "
        return any(f" {phrase} " in sentence for phrase in self.phrases) or any(
            len(word) >= _SHORTEST_VERB and word.startswith(self.prefixes) and word not in self.known for word in words
        )


def cues(rulebook: Rulebook, known: Container[str]) -> Cues:
    """The cues that a rulebook lists."""

    def said(name: str) -> tuple[str, ...]:
        part = rulebook.parts.get(name)
        return tuple(sorted(map(fold_form, part.forms))) if isinstance(part, Words) else ()

    return Cues(said(FUTURE_CUES), said(FUTURE_PREFIXES), known)
