"""Rules as written to rules as the engine takes them, with all checks of what they name."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import frozen

from arextract.language.examples import counterexample, example
from arextract.language.forms import did_you_mean
from arextract.language.kinds import surplus_word
from arextract.language.labels import Signature
from arextract.language.merge import Merged, RuleSource
from arextract.language.ruleform import ReplacementForm
from arextract.language.scope import Scope
from arextract.language.sequence import refs
from arextract.language.tree import Example, KindSpec, Part, Rule
from arextract.language.yamlfile import Scalar

IGNORE, GROUP, RECORD, ENTRY = "ignore", "group", "record", "entry"  # kinds of rules, and makers of declared kinds


@frozen
class RuleCompiler:
    """Compiles rules. `bundled`: kinds without a declaration; `declared`: the others, None where that is wrong."""

    merged: Merged
    scope: Scope
    bundled: frozenset[str]
    declared: Mapping[str, KindSpec | None]
    parts: Mapping[str, Part]

    def compile(self, source: RuleSource) -> Rule | None:
        """The rule; None if what is wrong with it leaves none. All is reported."""
        form = source.form
        if form is None:
            return None
        kind = self._kind(source, form)
        for sequence in (form.match, form.preceded_by, form.followed_by, form.not_preceded_by, form.not_followed_by):
            if sequence is not None:
                self.scope.report_unknown(sequence)
        self._check_make(form, kind)
        self._check_also(form, kind)
        yields_to = self._yields_to(source, form)
        examples, counterexamples = self._examples(form, kind)
        if form.match is None or kind is None:
            return None
        return Rule(
            source.id,
            kind,
            form.match.node,
            form.make.text if form.make else None,
            also={label.text: also.text for label, also in (form.also or {}).items() if also is not None},
            yields_to=yields_to,
            preceded_by=form.preceded_by.node if form.preceded_by else None,
            followed_by=form.followed_by.node if form.followed_by else None,
            not_preceded_by=form.not_preceded_by.node if form.not_preceded_by else None,
            not_followed_by=form.not_followed_by.node if form.not_followed_by else None,
            begins_line=form.begins is not None,
            about=form.about.text if form.about else "",
            examples=examples,
            counterexamples=counterexamples,
            place=source.place.place,
        )

    def _kind(self, source: RuleSource, form: ReplacementForm) -> str | None:
        if source.kind is not None:
            return self._known_kind(source.kind, {IGNORE, GROUP})
        if not source.says_kind:
            source.place.report(
                f"the rule `{source.id}` has no kind", "write `kind: ...` in the rule, or above for the file"
            )
        return None

    def _known_kind(self, kind: Scalar, special: set[str]) -> str | None:
        known = [*self.bundled, *self.declared, *special]
        if kind.text in known or kind.text in self.scope.hidden:
            return kind.text
        hint = did_you_mean(kind.text, known) or f"there are {', '.join(sorted(known))}"
        kind.report(f"no kind is called `{kind}`", hint)
        return None

    def _check_make(self, form: ReplacementForm, kind: str | None) -> None:
        if form.make is None:
            if kind not in (None, IGNORE) and not form.has("make"):
                form.place.report(f"a rule of kind `{kind}` needs `make`", "it names the maker of the value")
            return
        fills = form.make.text in (RECORD, ENTRY)
        takes = self._fields(form, form.make, kind) if fills else self.scope.maker(form.make)
        if takes is not None:
            sequences = [form.match]
            sequences += [form.preceded_by] if form.has("preceded_by") else []
            sequences += [form.followed_by] if form.has("followed_by") else []
            self.scope.check_labels(form.make, takes, sequences)

    def _fields(self, form: ReplacementForm, make: Scalar, kind: str | None) -> Signature | None:
        """What `record` takes: the fields of the rule's kind; what `entry` takes: an entry too."""
        if kind is not None and kind in self.declared:
            spec = self.declared[kind]
            if spec is None:
                return None
            self._check_words(spec, form)
            needed = (ENTRY,) if make.text == ENTRY else ()
            taken = tuple(each.name for each in spec.fields if each.type != "list")
            return Signature(taken=(*needed, *taken), needed=needed)
        if kind is not None:
            make.report(f"`{make}` makes kinds that a file declares under `kinds:`, and `{kind}` is none of them")
        return None

    def _check_words(self, spec: KindSpec, form: ReplacementForm) -> None:
        """Reports parts that say words which the field they fill does not list."""
        for sequence in filter(None, (form.match, form.preceded_by, form.followed_by)):
            for ref in refs(sequence.node):
                if word := surplus_word(spec, ref.label, self.parts.get(ref.part)):
                    message = f"`{ref.label}` cannot be `{word}`, as {{{ref.part}}} says"
                    sequence.scalar.report_at(ref.column - 1, message, f"add it to `of` in the kind `{spec.name}`")

    def _check_also(self, form: ReplacementForm, kind: str | None) -> None:
        labels = {ref.label for ref in refs(form.match.node)} if form.match else None
        for label, also in (form.also or {}).items():
            if labels is not None and label.text not in labels:
                label.report(f"no part of the sequence is labelled `{label}`", did_you_mean(label.text, labels))
            if also is not None:
                self._known_kind(also, set())
        if kind == GROUP and not form.has("also"):
            form.place.report("a rule of kind `group` emits what `also` names, and here it names nothing")
        if kind == IGNORE and form.has("also"):
            form.place.report("a rule of kind `ignore` emits nothing, so it has no `also`")

    def _yields_to(self, source: RuleSource, form: ReplacementForm) -> tuple[str, ...]:
        found = []
        for name in form.yields_to or ():
            full = _full(name, source)
            if full == source.id:
                name.report("a rule cannot yield to itself")
            elif full in self.merged.rules:
                found.append(full)
                self._check_mutual(source, name, self.merged.rules[full])
            elif full not in self.merged.dropped and name.text.rpartition(".")[2] not in self.scope.hidden:
                name.report(f"no rule is called `{name}`", did_you_mean(full, self.merged.rules))
        return tuple(found)

    def _check_mutual(self, source: RuleSource, name: Scalar, other: RuleSource) -> None:
        back = other.form.yields_to if other.form else None
        if any(_full(each, other) == source.id for each in back or ()):
            name.report(f"`{source.id}` and `{other.id}` yield to each other", "only one of them can")

    def _examples(self, form: ReplacementForm, kind: str | None) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
        ignored = kind == IGNORE
        if not form.has("examples") and not (ignored and form.has("counterexamples")):
            form.place.report("a rule needs `examples`", "write at least one, as - {text: ..., value: ...}")
        found = [example(each, ignored) for each in form.examples or ()]
        against = [counterexample(each) for each in form.counterexamples or ()]
        return tuple(each for each in found if each), tuple(each for each in against if each)


def _full(name: Scalar, source: RuleSource) -> str:
    """A rule's id in full; without a dot it is one of the same file."""
    return name.text if "." in name.text else f"{source.file}.{name}"
