"""All rule files put together: which definition of every part, rule and kind is the one that counts.

The order of files, parts and rules means nothing: `replace` and `drop` win over what they name wherever it stands, and
a name defined twice without them is a problem. What extends a part that is replaced or dropped goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, TypeVar

from attrs import define, field, frozen

from arextract.language.forms import did_you_mean
from arextract.language.rulefile import KindForm, ReplacementForm, RuleFile
from arextract.language.yamlfile import Scalar

T = TypeVar("T")


@frozen
class PartSource:
    """What the files say of a part: its form, and the extensions by where they are named. `form` None: it is wrong."""

    name: Scalar
    form: Any
    extensions: list[tuple[Scalar, Any]] = field(factory=list)


@frozen
class RuleSource:
    """What the files say of a rule. `file` is the part of its id before the last dot."""

    id: str
    place: Scalar
    form: ReplacementForm | None
    kind: Scalar | None

    @property
    def file(self) -> str:
        return self.id.rpartition(".")[0]


@define
class Merged:
    """The definitions that count. `dropped` are parts and rules left out, by name."""

    parts: dict[str, PartSource] = field(factory=dict)
    rules: dict[str, RuleSource] = field(factory=dict)
    kinds: dict[str, tuple[Scalar, KindForm | None]] = field(factory=dict)
    dropped: dict[str, Scalar] = field(factory=dict)


def merge(files: list[RuleFile]) -> Merged:
    """Puts the files together; clashes and targets that do not exist are reported at their places."""
    merged = Merged()
    _Definitions("part", merged.parts).take(_parts(files))
    _Definitions("rule", merged.rules).take(_rules(files))
    _Definitions("kind", merged.kinds).take(
        (key, key.text, (key, form)) for file in files for key, form in (file.kinds or {}).items()
    )
    _check_stems(files)
    names = [*merged.parts, *merged.rules]
    replaced = _replace(files, merged, names)
    _extend(files, merged, names, replaced)
    _drop(files, merged, names, replaced)
    return merged


@define
class _Definitions:
    """Takes definitions and reports those whose name is taken."""

    what: str
    known: dict[str, Any]
    _first: dict[str, Scalar] = field(factory=dict)

    def take(self, definitions: Iterable[tuple[Scalar, str, Any]]) -> None:
        for place, name, definition in definitions:
            first = self._first.setdefault(name, place)
            if first is place:
                self.known[name] = definition
            else:
                hint = (
                    "use another name" if self.what == "kind" else "`extend`, `replace` and `drop` change what is there"
                )
                place.report(f"the {self.what} `{name}` is defined already, in {first.place}", hint)


def _parts(files: list[RuleFile]) -> Iterator[tuple[Scalar, str, PartSource | None]]:
    for file in files:
        for name, form in (file.parts or {}).items():
            yield name, name.text, PartSource(name, form)


def _rules(files: list[RuleFile]) -> Iterator[tuple[Scalar, str, RuleSource]]:
    for file in files:
        for form in file.rules or ():
            if form.id is not None:
                full = f"{stem(file)}.{form.id}"
                yield form.id, full, RuleSource(full, form.id, form, form.kind or file.kind)


def stem(file: RuleFile) -> str:
    """A file's name without its ending: the first half of its rules' ids."""
    return PurePath(file.place.source.path).stem


def _check_stems(files: list[RuleFile]) -> None:
    first: dict[str, RuleFile] = {}
    for file in files:
        if file.rules and (other := first.setdefault(stem(file), file)) is not file:
            message = f"two files with rules are called `{stem(file)}`, which begins their rules' ids"
            file.place.report(message, f"rename this one or {other.place.source.path}")


def _replace(files: list[RuleFile], merged: Merged, names: list[str]) -> dict[str, Scalar]:
    replaced: dict[str, Scalar] = {}
    for file in files:
        for key, form in (file.replace or {}).items():
            if not _is_known(key, names, "replaced"):
                continue
            if (first := replaced.setdefault(key.text, key)) is not key:
                key.report(f"`{key}` is replaced twice: here and in {first.place}")
            elif key.text in merged.rules:
                kind = form.kind if form is not None and form.kind is not None else merged.rules[key.text].kind
                merged.rules[key.text] = RuleSource(key.text, key, form, kind)
            else:
                merged.parts[key.text] = PartSource(key, form)
    return replaced


def _extend(files: list[RuleFile], merged: Merged, names: list[str], replaced: Mapping[str, Scalar]) -> None:
    for file in files:
        for key, form in (file.extend or {}).items():
            if key.text in merged.rules:
                key.report(
                    f"`{key}` is a rule: only parts of words and gazetteers are extended",
                    "write it anew under `replace:`",
                )
            elif _is_known(key, list(merged.parts), "extended") and key.text not in replaced:
                merged.parts[key.text].extensions.append((key, form))


def _drop(files: list[RuleFile], merged: Merged, names: list[str], replaced: Mapping[str, Scalar]) -> None:
    for file in files:
        for name in file.drop or ():
            if not _is_known(name, names, "dropped"):
                continue
            if name.text in replaced:
                name.report(
                    f"`{name}` is dropped here and replaced in {replaced[name.text].place}", "do one of the two"
                )
            merged.dropped.setdefault(name.text, name)
    for dropped in merged.dropped:
        merged.parts.pop(dropped, None)
        merged.rules.pop(dropped, None)


def _is_known(key: Scalar, names: list[str], verb: str) -> bool:
    if key.text in names:
        return True
    what = "rule" if "." in key.text else "part"
    key.report(f"no {what} is called `{key}`, so it cannot be {verb}", did_you_mean(key.text, names, "`{}`"))
    return False
