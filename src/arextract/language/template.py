"""Templates of words: how words look that are known by their letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import regex
from attrs import frozen

from arextract.language.forms import Text
from arextract.language.yamlfile import Scalar, Value
from arextract.text.fold import fold_form

ANY_LETTER, ANY_LETTERS = "\N{ARABIC QUESTION MARK}", "\N{ARABIC TATWEEL}"
_ANY = regex.compile(f"([{ANY_LETTER}{ANY_LETTERS}]+)")
_FOREIGN = regex.compile(rf"[^[\p{{Arabic}}&&\p{{L}}]\p{{M}}{ANY_LETTER}{ANY_LETTERS}]", regex.V1)
_LETTER = r"\p{Arabic}"
_ANY_MORE, _NO_MORE = f"{_LETTER}*", f"(?!{_LETTER})"


@frozen
class Template:
    """Letters in ordinary spelling, ANY_LETTER for any letter, ANY_LETTERS for any letters or none."""

    scalar: Scalar

    @property
    def pattern(self) -> str:
        """The regex of the folded words that look so."""
        return "".join([_any(run) if _ANY.match(run) else fold_form(run) for run in _ANY.split(self.scalar.text)])


class TemplateText:
    """A template of a word."""

    def read(self, value: Value) -> Template | None:
        scalar = Text("a template of a word").read(value)
        if scalar is None:
            return None
        if sign := _FOREIGN.search(scalar.text):
            hint = f"write Arabic letters, {ANY_LETTER} for any letter, {ANY_LETTERS} for any letters or none"
            scalar.report_at(sign.start(), f"`{sign[0]}` has no place in a template of a word", hint)
            return None
        return Template(scalar)

    def schema(self, defs: dict[str, Any]) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^[\u0600-\u06ff]+$"}


def pattern(like: Iterable[Template], unlike: Iterable[Template]) -> str:
    """The regex of the folded words that look like one of some templates, and like none of others."""
    looks = "|".join(each.pattern for each in like)
    others = "|".join(_beginning(each.pattern) for each in unlike)
    return f"(?!{others})(?:{looks})" if others else looks


def _any(run: str) -> str:
    letters, more = run.count(ANY_LETTER), ANY_LETTERS in run
    return f"{_LETTER}{{{letters}{',' if more else ''}}}" if letters else _ANY_MORE


def _beginning(whole: str) -> str:
    """What a word begins with that looks so: the whole of it, unless any letters may follow."""
    return whole.removesuffix(_ANY_MORE) if whole.endswith(_ANY_MORE) else whole + _NO_MORE
