"""What a sequence may refer to: parts with or without a value, and makers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import define, field

from arextract.language import labels
from arextract.language.forms import did_you_mean
from arextract.language.labels import Maker
from arextract.language.merge import Merged
from arextract.language.partform import GazetteerForm, MatchForm, ShapeForm, WordsForm
from arextract.language.scalars import Sequence
from arextract.language.sequence import refs
from arextract.language.yamlfile import Scalar


@define
class Scope:
    """The names of all parts, and which of them have a value.

    valued: what is known of that; a part that is wrong itself may be missing, and what refers to it is not judged.
    dropped, hidden: as in Merged.
    """

    valued: dict[str, bool]
    names: set[str]
    makers: Mapping[str, Maker]
    dropped: Mapping[str, Scalar] = field(factory=dict)
    hidden: frozenset[str] = frozenset()

    def report_unknown(self, sequence: Sequence) -> None:
        """Reports references to parts that do not exist."""
        for ref in refs(sequence.node):
            if ref.part in self.names or ref.part in self.hidden:
                continue
            if (drop := self.dropped.get(ref.part)) is not None:
                message = f"`{ref.part}` cannot be dropped: it is used in {sequence.scalar.place}"
                drop.report(message, "drop or replace what uses it too")
            else:
                hint = did_you_mean(ref.part, self.names, "{{}}")
                sequence.scalar.report_at(ref.column - 1, f"no part is called {{{ref.part}}}", hint)

    def maker(self, make: Scalar) -> labels.Signature | None:
        """The signature of a maker; None, with the problem reported, if there is none of this name."""
        if make.text in self.makers:
            return labels.signature(self.makers[make.text])
        hint = did_you_mean(make.text, self.makers) or f"there are {', '.join(sorted(self.makers))}"
        make.report(f"no maker is called `{make}`", hint)
        return None

    def check_labels(self, make: Scalar, takes: labels.Signature, sequences: Iterable[Sequence | None]) -> None:
        """Reports labels that do not fit the maker, unless a sequence is wrong or its parts are."""
        given = list(sequences)
        whole = [each for each in given if each is not None and self._is_judged(each)]
        if len(whole) < len(given):
            return
        for complaint in labels.check(make.text, takes, [each.node for each in whole], self.valued):
            if complaint.ref is None:
                make.report(complaint.message, complaint.suggestion)
                continue
            owner = next(each for each in whole if any(ref is complaint.ref for ref in refs(each.node)))
            owner.scalar.report_at(complaint.ref.column - 1, complaint.message, complaint.suggestion)

    def _is_judged(self, sequence: Sequence) -> bool:
        return all(ref.part in self.valued for ref in refs(sequence.node))


def scope(merged: Merged, makers: Mapping[str, Maker]) -> Scope:
    """The scope of all sequences."""
    found = Scope({}, set(), makers, merged.dropped, merged.hidden)
    for name, part in merged.parts.items():
        found.names.add(name)
        match part.form:
            case WordsForm(words=words) if words is not None:
                found.valued[name] = isinstance(words, dict)
            case ShapeForm() if part.form.has("make") != part.form.has("value"):
                found.valued[name] = part.form.has("make")
            case MatchForm():
                found.valued[name] = part.form.has("make")
            case GazetteerForm():
                found.names.add(f"{name}_alone")
                found.valued[name] = found.valued[f"{name}_alone"] = True
    return found
