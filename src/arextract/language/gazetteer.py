"""Gazetteers: entries put together of all that the files say of them, and the names by which they are found."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

from attrs import define, evolve, field

from arextract.language.forms import did_you_mean
from arextract.language.partform import EntryForm, GazetteerForm
from arextract.language.tree import Words
from arextract.language.words import Forms
from arextract.language.yamlfile import Scalar
from arextract.meaning.base import Entry


def gazetteer(name: str, form: GazetteerForm, extensions: Iterable[tuple[Scalar, Any]]) -> tuple[Words, Words]:
    """The two parts of a gazetteer: of the names, and of the names that stand alone."""
    builders: dict[str, _EntryBuilder] = {}
    tables = [form.gazetteer]
    for key, more in extensions:
        if isinstance(more, GazetteerForm):
            tables.append(more.gazetteer)
        elif more is not None:
            key.report(f"`{name}` is a gazetteer, so it is extended by entries", "write them under `gazetteer:`")
    for table in tables:
        for key, entry in (table or {}).items():
            if entry is not None:
                builders.setdefault(key.text, _EntryBuilder(key)).add(key, entry)
    entries = {id_: builder.entry() for id_, builder in builders.items()}
    named, alone = Forms(), Forms()
    for id_, builder in builders.items():
        value = builder.with_bearers(entries[id_], entries)
        named.add(builder.names, value)
        alone.add(builder.alone, value)
    return Words(name, named.forms, True), Words(f"{name}_alone", alone.forms, True)


@define
class _EntryBuilder:
    """An entry, put together of all that the files say of its id."""

    id: Scalar
    names: list[Scalar] = field(factory=list)
    alone: list[Scalar] = field(factory=list)
    candidates: list[Scalar] = field(factory=list)
    fields: dict[str, Any] = field(factory=dict)
    named: bool = False

    def add(self, place: Scalar, form: EntryForm) -> None:
        self.named = self.named or form.has("names") or form.has("alone")
        self.names += form.names or ()
        self.alone += form.alone or ()
        self.candidates += form.candidates or ()
        for key, value in _facts(form).items():
            if self.fields.setdefault(key, value) != value:
                place.report(f"`{place}` has another {key} already", f"it stands in {self.id.place}")

    def entry(self) -> Entry:
        names = tuple(dict.fromkeys(name.text for name in (*self.names, *self.alone)))
        if not self.named:
            hint = "write `names: [...]`, or `alone: [...]` for names that need no other word before them"
            self.id.report(f"`{self.id}` has no names", hint)
        return Entry(self.id.text, names[0] if names else "", {**self.fields, "names": names})

    def with_bearers(self, entry: Entry, entries: Mapping[str, Entry]) -> Entry:
        """The entry with those that its `candidates` name."""
        for each in self.candidates:
            if each.text not in entries:
                each.report(f"no entry has the id `{each}`", did_you_mean(each.text, entries))
        return evolve(entry, bearers=tuple(entries[each.text] for each in self.candidates if each.text in entries))


def _facts(form: EntryForm) -> dict[str, Hashable]:
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
