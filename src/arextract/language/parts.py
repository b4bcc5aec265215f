"""Parts as written to parts as the engine takes them, with all checks between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, field

from arextract.language import labels, template
from arextract.language.forms import did_you_mean
from arextract.language.gazetteer import gazetteer
from arextract.language.merge import Merged, PartSource
from arextract.language.partform import GazetteerForm, LikeForm, MatchForm, RegexForm, ShapeForm, WordsForm
from arextract.language.scope import Scope
from arextract.language.sequence import refs
from arextract.language.tree import KindSpec, Part, Phrase, Shape
from arextract.language.words import words
from arextract.language.yamlfile import Scalar

TEXT = "text"  # the one maker of a part that is no function: the value is the part as written


def compile_parts(merged: Merged, scope: Scope, kinds: Mapping[str, KindSpec]) -> dict[str, Part]:
    """The parts that are right; what is wrong with the others is reported. `kinds`: those that gazetteers serve."""
    _Circles(merged.parts).report()
    return {part.name: part for source in merged.parts.values() for part in _compile(source, merged, scope, kinds)}


def _compile(source: PartSource, merged: Merged, scope: Scope, kinds: Mapping[str, KindSpec]) -> Iterator[Part]:
    name, form = source.name.text, source.form
    if isinstance(form, WordsForm):
        yield words(name, form, source.extensions)
        return
    if isinstance(form, GazetteerForm):
        if (other := merged.parts.get(f"{name}_alone")) is not None:
            other.name.report(f"`{other.name}` is what the gazetteer `{name}` calls the names that stand alone")
        yield from gazetteer(name, form, source.extensions, kinds.get(name))
        return
    for key, _ in source.extensions if form is not None else ():
        key.report(
            f"`{name}` has no words: only parts of words and gazetteers are extended", "write it anew under `replace:`"
        )
    if isinstance(form, LikeForm | RegexForm):
        yield from _shape(name, form, merged, scope)
    elif isinstance(form, MatchForm):
        yield from _phrase(name, form, scope)


def _shape(name: str, form: LikeForm | RegexForm, merged: Merged, scope: Scope) -> Iterator[Shape]:
    for excepted in form.excepted or ():
        _check_excepted(excepted, merged, scope)
    pattern, groups = _looks(form)
    if pattern is None:
        return
    if form.make is not None and form.make.text != TEXT and (takes := scope.maker(form.make)) is not None:
        _check_groups(form.make, groups, takes)
    excepted_names = tuple(each.text for each in form.excepted or ())
    templates = (form.like, form.unlike) if isinstance(form, LikeForm) else ((), ())
    like, unlike = (tuple(each.scalar.text for each in some or ()) for some in templates)
    yield Shape(name, pattern, form.make.text if form.make else None, excepted_names, like, unlike)


def _looks(form: LikeForm | RegexForm) -> tuple[str | None, tuple[str, ...]]:
    """The regex of a shape, None if it is wrong, and the names of its groups."""
    if isinstance(form, RegexForm):
        return (form.regex.scalar.text, form.regex.groups) if form.regex else (None, ())
    return template.pattern(form.like, form.unlike or ()) if form.like else None, ()


def _check_excepted(excepted: Scalar, merged: Merged, scope: Scope) -> None:
    name = excepted.text
    if name not in scope.names and name not in scope.hidden:
        excepted.report(f"no part is called `{name}`", did_you_mean(name, scope.names))
    elif name in merged.parts and isinstance(merged.parts[name].form, ShapeForm | MatchForm):
        excepted.report(f"`{name}` lists no words, so none can be excepted", "name parts with `words:`")


def _check_groups(make: Scalar, groups: tuple[str, ...], takes: labels.Signature) -> None:
    """A maker takes the named groups of a regex by name, or the whole token where there are none."""
    if not groups:
        if len(takes.needed) > 1 or not (takes.taken or takes.variadic):
            listed = ", ".join(takes.needed) or "nothing"
            make.report(f"`{make}` takes {listed}, but this regex has no named groups", "write groups as (?P<name>...)")
        return
    for group in groups:
        if group not in takes.taken:
            listed = ", ".join(takes.taken) or "nothing by name"
            make.report(f"`{make}` takes no `{group}`: it takes {listed}", did_you_mean(group, takes.taken))
    for needed in takes.needed:
        if needed not in groups:
            make.report(
                f"`{make}` needs `{needed}`, but no group of the regex is called so", f"write (?P<{needed}>...)"
            )


def _phrase(name: str, form: MatchForm, scope: Scope) -> Iterator[Phrase]:
    if form.match is None:
        return
    scope.report_unknown(form.match)
    if form.make is not None and form.make.text == "record":
        form.make.report("`record` makes the records of a rule; a part has none", "use it in a rule")
    elif form.make is not None and form.make.text != TEXT and (takes := scope.maker(form.make)) is not None:
        scope.check_labels(form.make, takes, [form.match])
    yield Phrase(name, form.match.node, form.make.text if form.make else None)


@define
class _Circles:
    """Finds parts that are made of themselves."""

    parts: Mapping[str, PartSource]
    _path: list[str] = field(factory=list)
    _done: set[str] = field(factory=set)

    def report(self) -> None:
        for name in self.parts:
            self._visit(name)

    def _visit(self, name: str) -> None:
        form = self.parts[name].form if name in self.parts else None
        if name in self._done or not isinstance(form, MatchForm) or form.match is None:
            return
        self._path.append(name)
        for ref in refs(form.match.node):
            if ref.part in self._path:
                circle = [*self._path[self._path.index(ref.part) :], ref.part]
                hint = "a part is made of others, never of itself"
                form.match.scalar.report_at(ref.column - 1, f"a circle of parts: {' -> '.join(circle)}", hint)
            else:
                self._visit(ref.part)
        self._path.pop()
        self._done.add(name)
