"""All rule files put together: which definition of every part, rule and kind is the one that counts.

The order of files, parts and rules means nothing: `replace` and `drop` win over what they name wherever it stands, and
a name defined twice without them is a problem. What extends a part that is replaced or dropped goes with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from attrs import define, field, frozen

from arextract.language.forms import did_you_mean
from arextract.language.rulefile import KindForm, RuleFile
from arextract.language.ruleform import ReplacementForm
from arextract.language.sequence import NAME
from arextract.language.yamlfile import Scalar, Source


@frozen
class PartSource:
    """What the files say of a part: its form, and the extensions by where they are named. `form` None: it is wrong."""

    name: Scalar
    form: Any
    extensions: list[tuple[Scalar, Any]] = field(factory=list)


@frozen
class RuleSource:
    """What the files say of a rule. `kind` None: no kind is said, or it is wrong (`says_kind` tells which)."""

    id: str
    place: Scalar
    form: ReplacementForm | None
    kind: Scalar | None
    says_kind: bool

    @property
    def file(self) -> str:
        return self.id.rpartition(".")[0]


@define
class Merged:
    """The definitions that count.

    dropped: parts and rules left out, by name. hidden: words of files that could not be read; any may be a name.
    """

    hidden: frozenset[str] = frozenset()
    parts: dict[str, PartSource] = field(factory=dict)
    rules: dict[str, RuleSource] = field(factory=dict)
    kinds: dict[str, tuple[Scalar, KindForm | None]] = field(factory=dict)
    dropped: dict[str, Scalar] = field(factory=dict)


def merge(files: list[RuleFile], unread: Iterable[Source] = ()) -> Merged:
    """Puts the files together; clashes and targets that do not exist are reported at their places.

    unread: files that are no YAML, whose names can only be guessed.
    """
    merged = Merged(frozenset(word for source in unread for word in NAME.findall(source.text)))
    _Definitions("part", merged.parts).take(_parts(files))
    _Definitions("rule", merged.rules).take(_rules(files))
    _Definitions("kind", merged.kinds).take(
        (key, key.text, (key, form)) for file in files for key, form in (file.kinds or {}).items()
    )
    _check_stems(files)
    replaced = _replace(files, merged)
    _extend(files, merged, replaced)
    _drop(files, merged, replaced)
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


def _parts(files: list[RuleFile]) -> Iterator[tuple[Scalar, str, PartSource]]:
    for file in files:
        for name, form in (file.parts or {}).items():
            yield name, name.text, PartSource(name, form)


def _rules(files: list[RuleFile]) -> Iterator[tuple[Scalar, str, RuleSource]]:
    for file in files:
        for form in file.rules or ():
            if form.id is not None:
                full = f"{stem(file)}.{form.id}"
                kind = form.kind if form.has("kind") else file.kind
                yield form.id, full, RuleSource(full, form.id, form, kind, form.has("kind") or file.has("kind"))


def stem(file: RuleFile) -> str:
    """A file's name without its ending: the first half of its rules' ids."""
    return PurePath(file.place.source.path).stem


def _check_stems(files: list[RuleFile]) -> None:
    first: dict[str, RuleFile] = {}
    for file in files:
        if file.rules and (other := first.setdefault(stem(file), file)) is not file:
            message = f"two files with rules are called `{stem(file)}`, which begins their rules' ids"
            file.place.report(message, f"rename this one or {other.place.source.path}")


def _replace(files: list[RuleFile], merged: Merged) -> dict[str, Scalar]:
    replaced: dict[str, Scalar] = {}
    for file in files:
        for key, form in (file.replace or {}).items():
            if not _is_known(key, merged, "replaced"):
                continue
            if (first := replaced.setdefault(key.text, key)) is not key:
                key.report(f"`{key}` is replaced twice: here and in {first.place}")
            elif key.text in merged.rules:
                old = merged.rules[key.text]
                says_kind = form is not None and form.has("kind")
                kind, said = (form.kind, True) if says_kind else (old.kind, old.says_kind)
                merged.rules[key.text] = RuleSource(key.text, key, form, kind, said)
            else:
                merged.parts[key.text] = PartSource(key, form)
    return replaced


def _extend(files: list[RuleFile], merged: Merged, replaced: Mapping[str, Scalar]) -> None:
    for file in files:
        for key, form in (file.extend or {}).items():
            if key.text in merged.rules:
                key.report(f"`{key}` is a rule, and only parts are extended", "write it anew under `replace:`")
            elif _is_known(key, merged, "extended") and key.text not in replaced:
                merged.parts[key.text].extensions.append((key, form))


def _drop(files: list[RuleFile], merged: Merged, replaced: Mapping[str, Scalar]) -> None:
    for file in files:
        for name in file.drop or ():
            if not _is_known(name, merged, "dropped"):
                continue
            if name.text in replaced:
                name.report(
                    f"`{name}` is dropped here and replaced in {replaced[name.text].place}", "do one of the two"
                )
            merged.dropped.setdefault(name.text, name)
    for dropped in merged.dropped:
        merged.parts.pop(dropped, None)
        merged.rules.pop(dropped, None)


def _is_known(key: Scalar, merged: Merged, verb: str) -> bool:
    """Whether a part or rule of this name is defined; if not, and no file hides it, that is reported."""
    name = key.text
    if name in merged.parts or name in merged.rules:
        return True
    if name.rpartition(".")[2] not in merged.hidden:
        what = "rule" if "." in name else "part"
        hint = did_you_mean(name, [*merged.parts, *merged.rules], "`{}`")
        key.report(f"no {what} is called `{key}`, so it cannot be {verb}", hint)
    return False
