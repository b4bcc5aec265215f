"""Parts of words: written forms to values, with their articles and extensions; gazetteers too."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from attrs import define, field

from arextract.language.partform import EntryForm, GazetteerForm, WordsForm
from arextract.language.tree import Words
from arextract.language.yamlfile import Scalar
from arextract.meaning.base import Entry
from arextract.text.fold import fold_form

ARTICLE = "\u0627\u0644"
_INTEGER = re.compile(r"-?(?:0|[1-9]\d*)")
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_FRACTION = re.compile(r"-?\d+/[1-9]\d*")


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
    forms = _Forms(form.article.text if form.article else "")
    if valued:
        _add_values(name, forms, tables)
    else:
        for listed in tables:
            forms.add(listed, True)
    return Words(name, forms.forms, valued)


def _add_values(name: str, forms: _Forms, tables: list[dict[Scalar, Any]]) -> None:
    """Adds the words of tables from values to words; the first that is not empty decides what sort of values."""
    first = next(filter(None, tables), {})
    reader = _ValueReader.of([key.text for key in first])
    for table in tables:
        for key, listed in table.items():
            if reader.fits(key.text):
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


@define
class _Forms:
    """Forms and their values, where one form has one value however it is spelled."""

    article: str = ""
    forms: dict[str, Hashable] = field(factory=dict)
    _folded: dict[str, tuple[Hashable, Scalar]] = field(factory=dict)

    def add(self, forms: Iterable[Scalar], value: Hashable) -> None:
        for form in forms:
            if self.article != "required":
                self._add(form, form.text, value)
            if self.article:
                self._add(form, ARTICLE + form.text, value)

    def _add(self, form: Scalar, text: str, value: Hashable) -> None:
        folded = fold_form(text)
        other, first = self._folded.setdefault(folded, (value, form))
        if not folded:
            form.report(f"nothing is left of `{form}` once marks and blanks are taken away")
        elif first is form or other == value:
            self.forms[text] = value
        else:
            form.report(f"`{text}` means both {_shown(other)} and {_shown(value)}", f"it stands first in {first.place}")


def _shown(value: Hashable) -> str:
    return f"`{value.id if isinstance(value, Entry) else value}`"


def gazetteer(name: str, form: GazetteerForm, extensions: Iterable[tuple[Scalar, Any]]) -> tuple[Words, Words]:
    """The two parts of a gazetteer: of the names, and of the names that stand alone."""
    entries: dict[str, _EntryBuilder] = {}
    tables = [form.gazetteer]
    for key, more in extensions:
        if isinstance(more, GazetteerForm):
            tables.append(more.gazetteer)
        elif more is not None:
            key.report(f"`{name}` is a gazetteer, so it is extended by entries", "write them under `gazetteer:`")
    for table in tables:
        for key, entry in (table or {}).items():
            if entry is not None:
                entries.setdefault(key.text, _EntryBuilder(key)).add(key, entry)
    named, alone = _Forms(), _Forms()
    for builder in entries.values():
        value = builder.entry()
        named.add(builder.names, value)
        alone.add(builder.alone, value)
    return Words(name, named.forms, True), Words(f"{name}_alone", alone.forms, True)


@define
class _EntryBuilder:
    """An entry, put together of all that the files say of its id."""

    id: Scalar
    names: list[Scalar] = field(factory=list)
    alone: list[Scalar] = field(factory=list)
    fields: dict[str, Any] = field(factory=dict)
    named: bool = False

    def add(self, place: Scalar, form: EntryForm) -> None:
        self.named = self.named or form.has("names") or form.has("alone")
        self.names += form.names or ()
        self.alone += form.alone or ()
        for key, value in _facts(form).items():
            if self.fields.setdefault(key, value) != value:
                place.report(f"`{place}` has another {key} already", f"it stands in {self.id.place}")

    def entry(self) -> Entry:
        names = tuple(dict.fromkeys(name.text for name in (*self.names, *self.alone)))
        if not self.named:
            hint = "write `names: [...]`, or `alone: [...]` for names that need no other word before them"
            self.id.report(f"`{self.id}` has no names", hint)
        return Entry(self.id.text, names[0] if names else "", {**self.fields, "names": names})


def _facts(form: EntryForm) -> dict[str, Any]:
    """What an entry says besides its names, by the names of the record's fields."""
    facts: dict[str, Any] = {}
    for key, said in (("english", form.english), ("country", form.country), ("type", form.type)):
        if said is not None:
            facts[key] = said.text
    if form.sure is not None:
        facts["sure"] = form.sure.text == "true"
    if (at := form.coordinates()) is not None:
        facts["latitude"], facts["longitude"] = at
    for other, value in form.others.items():
        if value is not None:
            facts[other.text] = value.text if isinstance(value, Scalar) else tuple(each.text for each in value)
    return facts
