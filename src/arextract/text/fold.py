"""Folding: one spelling for all the ways in which the same Arabic text is written, and the way back to it as given.

Letters fold one to one (hamza carriers, alef maqsura, teh marbuta, Persian letters), digits become ASCII, signs that
mean the same become one, white space becomes a blank or a line feed; diacritics, tatweel and invisible marks go.
Unicode compatibility forms (ligatures, presentation forms, full-width) are expanded first, by NFKC.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

from attrs import define, field

NO_BREAK = "\u202f"  # every no-break space folds to this one: between digits it groups, elsewhere it is a blank

_ONE_TO_ONE = {
    "ا": "أإآٱٲٳ",
    "ي": "ىئیېۍ",
    "ه": "ةہەھۀۂۃ",
    "و": "ؤۆۇ",
    "ك": "کڪ",
    "ف": "ڤ",
    "ب": "پ",
    "ج": "چ",
    "ز": "ژ",
    **{str(digit): chr(0x660 + digit) + chr(0x6F0 + digit) for digit in range(10)},
    ",": "،٬",
    ";": "؛",
    "?": "؟",
    "%": "٪﹪",
    "‰": "؉",
    "/": "⁄∕",
    "*": "٭",
    "-": "‐‑‒–—―−",
    '"': "«»“”„‟‹›‘’‚'`",
    " ": "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000\x1f",
    NO_BREAK: "\xa0\u2007",
    "\n": "\r\v\f\x1c\x1d\x1e\x85\u2028\u2029",
}
_REPLACEMENTS = tuple((given, folded) for folded, forms in _ONE_TO_ONE.items() for given in forms)
_TABLE = str.maketrans(dict(_REPLACEMENTS))
_SHORT = 40  # characters: of shorter texts a look-up for each is faster than a search for each replacement

# Diacritics and Quranic marks, tatweel, soft hyphen, zero-width and bidi marks, variation selectors.
_DELETED = re.compile(
    "[\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff"
    "\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)
_DELETED_OFTEN = "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u200e\u200f"
_COMPATIBLE = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\uff01-\uffef\U0001d7ce-\U0001d7ff]")
# Whatever ordinary text holds none of once the replacements are made: then nothing else is to be looked for.
_UNUSUAL = re.compile(f"[^\0-~\u0621-\u063a\u0641-\u064a{_DELETED_OFTEN}{NO_BREAK}]")
# What is deleted after a letter but is still a part of its word as written.
_TRAILING = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]+")


@define
class Folded:
    """A text folded. `text` is what rules see; `span` leads back to the text as given."""

    given: str
    text: str
    _expanded: str
    _unchanged: bool = field(init=False)
    _deletions: list[int] | None = field(default=None, init=False)
    _expansions: tuple[list[int], list[int], list[int]] | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        self._unchanged = self._expanded is self.given and len(self.text) == len(self.given)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The place in the text as given of a span of the folded text, with the marks written on its last letter."""
        if self._unchanged:
            return start, end
        deletions = self._deletions
        if deletions is None:
            # The k-th deleted character, counted in folded places: all with a place up to p stand before p.
            deletions = [found.start() - k for k, found in enumerate(_DELETED.finditer(self._expanded))]
            self._deletions = deletions
        before_last = bisect_right(deletions, end - 1)
        first, last = start + bisect_right(deletions, start), end + before_last
        if before_last < len(deletions) and deletions[before_last] == end:
            marks = _TRAILING.match(self._expanded, last)
            last = marks.end() if marks else last
        if self._expanded is self.given:
            return first, last
        return self._unexpand(first), self._unexpand(last - 1) + 1

    def _unexpand(self, place: int) -> int:
        if self._expansions is None:
            self._expansions = _expansions(self.given)
        starts, lengths, grown = self._expansions
        k = bisect_right(starts, place) - 1
        if k < 0:
            return place
        return starts[k] - grown[k] + max(0, place - starts[k] - lengths[k] + 1)


def fold(given: str) -> Folded:
    """Fold a text. Never fails; linear in the length of the text."""
    expanded = given
    text = _replace(given)
    unusual = _UNUSUAL.search(text)
    if unusual and _COMPATIBLE.search(text):
        expanded = _COMPATIBLE.sub(_expand, given)
        text = _replace(expanded)
    if not text.isascii():
        for mark in _DELETED_OFTEN:
            text = text.replace(mark, "")
    if unusual:
        text = _DELETED.sub("", text)
    return Folded(given, text, expanded)


def _replace(text: str) -> str:
    if len(text) < _SHORT:
        return text.translate(_TABLE)
    for old, new in _REPLACEMENTS:
        text = text.replace(old, new)
    return text


def fold_form(form: str) -> str:
    """A word or phrase of a rule file, folded, with single blanks."""
    return " ".join(fold(form).text.split())


def _expand(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])


def _expansions(given: str) -> tuple[list[int], list[int], list[int]]:
    """Of each character that expands to several: its place once expanded, its length, and the growth before it."""
    starts, lengths, grown, growth = [], [], [], 0
    for found in _COMPATIBLE.finditer(given):
        length = len(_expand(found))
        if length != 1:
            starts.append(found.start() + growth)
            lengths.append(length)
            grown.append(growth)
            growth += length - 1
    return starts, lengths, grown
