"""Parts of words: written forms to values, with their articles and extensions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from typing import Any

from attrs import define, field

from arextract.language.partform import WordsForm
from arextract.language.tree import Words
from arextract.language.yamlfile import Scalar
from arextract.meaning.base import Entry
from arextract.text.fold import fold, fold_form

ARTICLE = "\u0627\u0644"
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_FRACTION = re.compile(r"-?[0-9]+/[1-9][0-9]*")
_COMMA = re.compile("[^\\W\\d_]\\s*([\u060c\u061b])\\s")  # of Arabic, behind a word


def words(name: str, form: WordsForm, extensions: Sequence[tuple[Scalar, Any]]) -> Words:
    """The part that a table or list of words and its extensions make."""
    valued = isinstance(form.words, dict)
    tables = [] if form.words is None else [form.words]
    for key, more in extensions:
        if isinstance(more, dict if valued else tuple):
            tables.append(more)
        elif more is not None and form.words is not None:
            fact = "has values: a table from values to words" if valued else "has no values: a plain list of words"
            key.report(f"`{name}` {fact} extends it")
    if form.words == {} and not extensions:
        form.place.report(f"`{name}` lists no words", "write them here, or under `extend:` in another file")
    for listed in chain.from_iterable(table.values() if isinstance(table, dict) else [table] for table in tables):
        _check_commas(listed or ())
    forms = Forms(form.article.text if form.article else "")
    if valued:
        _add_values(name, forms, tables)
    else:
        for listed in tables:
            forms.add(listed, True)
    return Words(name, forms.values(), valued)


def _check_commas(forms: Iterable[Scalar]) -> None:
    for form in forms:
        if comma := _COMMA.search(form.text):
            hint = "the comma between the words of a list is `,`; one in the text is a part of its own"
            form.report_at(comma.start(1), f"`{comma[1]}` has no place in a word or phrase", hint)


def _add_values(name: str, forms: Forms, tables: list[dict[Scalar, Any]]) -> None:
    """Adds the words of tables from values to words; the first that is not empty decides what sort of values."""
    first = next(filter(None, tables), {})
    reader = _ValueReader.of([key.text for key in first])
    for table in tables:
        for key, listed in table.items():
            if not key.text.isascii() and (digits := latin_digits(key.text)) != key.text:
                key.report(f"`{key}` is no value: its digits are 0-9", f"write {digits}")
            elif reader.fits(key.text):
                forms.add(listed or (), reader.value(key.text))
            else:
                key.report(f"`{key}` is no value of `{name}`, whose values are {reader.what}")


@define
class _ValueReader:
    """Reads the keys of a table of words as values, all in one way, which the keys decide."""

    what: str

    @classmethod
    def of(cls, keys: list[str]) -> _ValueReader:
        return cls(next((what for what, (shape, _) in _VALUES.items() if all(map(shape.fullmatch, keys))), "words"))

    def fits(self, key: str) -> bool:
        return self.what not in _VALUES or bool(_VALUES[self.what][0].fullmatch(key))

    def value(self, key: str) -> Hashable:
        return _VALUES[self.what][1](key) if self.what in _VALUES else key


def _decimal(text: str) -> int | Decimal:
    number = Decimal(text)
    return int(number) if number == number.to_integral_value() else number.normalize()


_VALUES: dict[str, tuple[re.Pattern[str], Any]] = {
    "integers": (_INTEGER, int),
    "decimal numbers": (_DECIMAL, _decimal),
    "fractions": (_FRACTION, Fraction),
}


def latin_digits(text: str) -> str:
    """The text with the digits of all scripts as 0-9."""
    return "".join(str(unicodedata.decimal(char, char)) for char in text)


@define
class Forms:
    """Forms and their values, where one form has one value however it is spelled."""

    article: str = ""
    _said: list[tuple[Scalar, str, Hashable]] = field(factory=list)

    def add(self, forms: Iterable[Scalar], value: Hashable) -> None:
        for form in forms:
            if self.article != "required":
                self._said.append((form, form.text, value))
            if self.article:
                self._said.append((form, ARTICLE + form.text, value))

    def values(self) -> dict[str, Hashable]:
        """The values of all forms; what is wrong with a form is reported."""
        values: dict[str, Hashable] = {}
        known: dict[str, tuple[Hashable, Scalar]] = {}
        for (form, text, value), folded in zip(self._said, _folded([text for _, text, _ in self._said]), strict=True):
            other, first = known.setdefault(folded, (value, form))
            if not folded:
                form.report(f"nothing is left of `{form}` once marks and blanks are taken away")
            elif first is form or other == value or self.shares(folded, first, other, form, value):
                values.setdefault(text, value)
            else:
                message = f"`{text}` means both {_shown(other)} and {_shown(value)}"
                form.report(message, f"it stands first in {first.place}")
        return values

    def shares(self, folded: str, first: Scalar, other: Hashable, form: Scalar, value: Hashable) -> bool:
        """Whether a form that has a value already may have another one too."""
        return False


def _folded(forms: list[str]) -> list[str]:
    """All forms folded at once, which takes a small part of the time."""
    lines = fold("\n".join(forms)).text.split("\n")
    if len(lines) != len(forms):  # a form that holds a line break
        return [fold_form(form) for form in forms]
    return [" ".join(line.split()) for line in lines]


def _shown(value: Hashable) -> str:
    return f"`{value.id if isinstance(value, Entry) else value}`"
