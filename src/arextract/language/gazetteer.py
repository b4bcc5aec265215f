"""Gazetteers: entries put together of all that the files say of them, and the names by which they are found."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from typing import Any

from attrs import define, evolve, field

from arextract.language.csvfile import SEPARATOR, Cell
from arextract.language.forms import did_you_mean
from arextract.language.kinds import field_value
from arextract.language.merge import Merged
from arextract.language.partform import EntryForm, GazetteerForm, MatchForm
from arextract.language.sequence import refs
from arextract.language.tree import FieldSpec, KindSpec, Words
from arextract.language.words import Forms
from arextract.language.yamlfile import Scalar
from arextract.meaning.base import Entry

ALONE = "_alone"  # how the part of the names that stand alone is called, behind the gazetteer's name
CANDIDATES = "candidates"  # the field of a kind that takes the ids of all that bear a name


def gazetteer(
    name: str, form: GazetteerForm, extensions: Iterable[tuple[Scalar, Any]], kind: KindSpec | None
) -> tuple[Words, Words]:
    """The two parts of a gazetteer: of the names, and of the names that stand alone.

    kind: the declared kind whose records its entries make; then they have just its fields, each of its type.
    """
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
                builders.setdefault(key.text, _EntryBuilder(key, kind)).add(key, entry)
    entries = {id_: builder.entry() for id_, builder in builders.items()}
    named, alone = _Names(kind=kind), _Names(kind=kind)
    for id_, builder in builders.items():
        value = builder.with_bearers(entries[id_], entries)
        named.add(builder.names, value)
        alone.add(builder.alone, value)
    return Words(name, named.values(), True), Words(name + ALONE, alone.values(), True)


def kinds_of_entries(
    merged: Merged, declared: Mapping[str, KindSpec | None], makers: Collection[str]
) -> dict[str, KindSpec]:
    """The gazetteers whose entries make records of a declared kind, by the rules that do so with one of the makers."""
    found: dict[str, KindSpec] = {}
    for rule in merged.rules.values():
        form, kind = rule.form, declared.get(rule.kind.text) if rule.kind else None
        if form is None or form.match is None or form.make is None or kind is None or form.make.text not in makers:
            continue
        for name in _gazetteers((ref.part for ref in refs(form.match.node)), merged):
            if found.setdefault(name, kind) is not kind:
                message = f"the entries of `{name}` make records of the kind `{found[name].name}` elsewhere"
                form.make.report(message, "a gazetteer serves one kind")
    return found


def _gazetteers(names: Iterable[str], merged: Merged) -> Iterator[str]:
    """The gazetteers among some parts and what they are built of."""
    left, seen = list(names), set[str]()
    while left:
        name = left.pop()
        if name not in merged.parts and name.endswith(ALONE):
            name = name.removesuffix(ALONE)
        if name in seen or name not in merged.parts:
            continue
        seen.add(name)
        form = merged.parts[name].form
        if isinstance(form, GazetteerForm):
            yield name
        elif isinstance(form, MatchForm) and form.match is not None:
            left += [ref.part for ref in refs(form.match.node)]


@define
class _Names(Forms):
    """Names and their entries. A name that several rows of CSV files bear means any of them."""

    kind: KindSpec | None = None
    _bearers: dict[str, dict[str, Entry]] = field(factory=dict)  # folded name -> id -> entry
    _shared: dict[str, str] = field(factory=dict)  # name as written -> folded

    def shares(self, folded: str, first: Scalar, other: Hashable, form: Scalar, value: Hashable) -> bool:
        if not (isinstance(first, Cell) and isinstance(form, Cell)):
            return False
        bearers = self._bearers.setdefault(folded, {})
        bearers |= {each.id: each for each in (other, value) if isinstance(each, Entry)}
        self._shared |= {first.text: folded, form.text: folded}
        return True

    def values(self) -> dict[str, Hashable]:
        values = super().values()
        says = self.kind is not None and any(each.name == CANDIDATES for each in self.kind.fields)
        for text, folded in self._shared.items():
            bearers = self._bearers[folded]
            fields = {CANDIDATES: tuple(bearers)} if says else {}
            values[text] = Entry(SEPARATOR.join(bearers), text, fields, tuple(bearers.values()))
        return values


@define
class _EntryBuilder:
    """An entry, put together of all that the files say of its id."""

    id: Scalar
    kind: KindSpec | None
    names: list[Scalar] = field(factory=list)
    alone: list[Scalar] = field(factory=list)
    candidates: list[Scalar] = field(factory=list)
    fields: dict[str, Any] = field(factory=dict)
    named: bool = False

    def add(self, place: Scalar, form: EntryForm) -> None:
        self.named = self.named or bool(form.names or form.alone) or form.has("names") or form.has("alone")
        self.names += form.names or ()
        self.alone += form.alone or ()
        self.candidates += form.candidates or ()
        for key, value in _facts(form) if self.kind is None else _typed(form, self.kind):
            if self.fields.setdefault(key, value) != value:
                place.report(f"`{place}` has another {key} already", f"it stands in {self.id.place}")

    def entry(self) -> Entry:
        names = tuple(dict.fromkeys(name.text for name in (*self.names, *self.alone)))
        if not self.named:
            hint = "write `names: [...]`, or `alone: [...]` for names that need no other word before them"
            self.id.report(f"`{self.id}` has no names", hint)
        name = names[0] if names else ""
        if self.kind is None:
            return Entry(self.id.text, name, {**self.fields, "names": names})
        own = {each.name for each in self.kind.fields}
        known = (("name", name), ("names", names), (CANDIDATES, tuple(each.text for each in self.candidates)))
        return Entry(self.id.text, name, {**{key: said for key, said in known if said and key in own}, **self.fields})

    def with_bearers(self, entry: Entry, entries: Mapping[str, Entry]) -> Entry:
        """The entry with those that its `candidates` name."""
        if not self.candidates:
            return entry
        for each in self.candidates:
            if each.text not in entries:
                each.report(f"no entry has the id `{each}`", did_you_mean(each.text, entries))
        return evolve(entry, bearers=tuple(entries[each.text] for each in self.candidates if each.text in entries))


def _facts(form: EntryForm) -> Iterator[tuple[str, Any]]:
    """What an entry says besides its names, by the names of a site's fields."""
    if (at := form.coordinates()) is not None:
        yield from zip(("latitude", "longitude"), at, strict=True)
    for key, value in _said(form):
        if key == "sure":
            yield key, value.text == "true"
        else:
            yield key, value.text if isinstance(value, Scalar) else tuple(each.text for each in value)


def _typed(form: EntryForm, kind: KindSpec) -> Iterator[tuple[str, Any]]:
    """What an entry says besides its names of the fields of a kind, each of its type."""
    own = [each.name for each in kind.fields]
    for other in form.others:
        if other.text not in own and not isinstance(other, Cell):  # a list may have columns that nobody asks for
            hint = did_you_mean(other.text, own) or f"it has {', '.join(own)}"
            other.report(f"the kind `{kind.name}` has no field `{other}`", hint)
    said: dict[str, Any] = dict(_said(form))
    said |= dict(zip(("latitude", "longitude"), form.at or (), strict=False))
    for spec in kind.fields:
        value = said.get(spec.name)
        if value is not None and (typed := _field(spec, value)) is not None:
            yield spec.name, typed


def _field(spec: FieldSpec, value: Any) -> Any:
    if spec.type == "list":
        pieces = value.text.split(SEPARATOR) if isinstance(value, Scalar) else [each.text for each in value]
        return tuple(filter(None, map(str.strip, pieces)))
    if isinstance(value, Scalar):
        return field_value(spec, value)
    hint = f"the kind says that its type is `{spec.type}`; write `list` there"
    value[0].report(f"`{spec.name}` is one thing, not a list", hint)
    return None


def _said(form: EntryForm) -> Iterator[tuple[str, Any]]:
    for key, said in (
        ("english", form.english), ("country", form.country), ("type", form.type), ("sure", form.sure),
    ):  # fmt: skip
        if said is not None:
            yield key, said
    for other, value in form.others.items():
        if value is not None:
            yield other.text, value
