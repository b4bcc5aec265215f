"""Examples: phrases with what a rule finds in [ ], taken apart."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define, field

from arextract.language.ruleform import CounterexampleForm, ExampleForm
from arextract.language.tree import Example, Expected
from arextract.language.yamlfile import Scalar, Value
from arextract.meaning.given import country, moment


def counterexample(form: Scalar | CounterexampleForm | None) -> Example | None:
    """A counterexample, whose brackets are letters like others; None if it is wrong."""
    if isinstance(form, Scalar):
        return Example(form.text, (), place=_place(form))
    if form is None or form.text is None:
        return None
    return _example(form, form.text.text, ())


def example(form: ExampleForm, ignored: bool) -> Example | None:
    """An example; None, with the reason reported, if it is wrong. `ignored`: the rule emits nothing, so no value."""
    if form.text is None:
        return None
    cut = _Brackets(form.text)
    if not cut.cut() or not _fits(form, len(cut.spans), ignored):
        return None
    expected = []
    for (start, end), value, attrs in zip(cut.spans, _each(form.value), _each(form.attrs), strict=False):
        said = None if value is None or value.text == "none" else value.text
        expected.append(Expected(start, end, said, _attributes(attrs or {})))
    return _example(form, cut.plain, tuple(expected))


def _each(given: Any) -> Any:
    return iter(given) if isinstance(given, tuple) else iter([given, *[None] * 100])


def _example(form: CounterexampleForm, text: str, expected: tuple[Expected, ...]) -> Example:
    if form.reference is not None and not _is_date(form.reference.text):
        form.reference.report(f"`{form.reference}` is no date", "write 2021-08-24 or 2021-08-24T15:30")
    if form.region is not None:
        try:
            country(form.region.text)
        except ValueError as error:
            form.region.report(str(error))
    return Example(
        text,
        expected,
        reference=form.reference.text if form.reference else None,
        region=form.region.text if form.region else None,
        prefer=form.prefer.text if form.prefer else "nearest",
        place=_place(form.text or form.place),
    )


def _place(value: Value) -> str:
    return f"{value.place}:{value.column}"


def _is_date(text: str) -> bool:
    try:
        moment(text)
    except ValueError:
        return False
    return True


def _attributes(attrs: Mapping[Scalar, Any]) -> dict[str, Any]:
    """Attributes as in a record's `to_dict`: text, lists of text, and true or false."""
    return {key.text: _attribute(value) for key, value in attrs.items() if value is not None}


def _attribute(value: Any) -> Any:
    if isinstance(value, tuple):
        return [each.text for each in value]
    return {"true": True, "false": False}.get(value.text, value.text)


def _fits(form: ExampleForm, count: int, ignored: bool) -> bool:
    """Whether there are as many values and attributes as brackets."""
    if form.value is None and form.attrs is None and not (ignored or form.has("value") or form.has("attrs")):
        form.place.report(
            "an example says what the value is", "write `value: ...`, or `value: none` where there is none"
        )
        return False
    for key, given in (("value", form.value), ("attrs", form.attrs)):
        listed = isinstance(given, tuple)
        if given is None or (count == 1 and not listed) or (listed and len(given) == count):
            continue
        pairs = "1 pair" if count == 1 else f"{count} pairs"
        amount = f"a list of {len(given)}" if listed else "no list"
        message = f"the text has {pairs} of brackets, but `{key}` is {amount}"
        form.place.report(message, "say one for each pair, in the order of the opening ones")
        return False
    return True


@define
class _Brackets:
    """Takes the brackets out of a text; `spans` are what they held, by the opening ones."""

    text: Scalar
    plain: str = ""
    spans: list[tuple[int, int]] = field(factory=list)

    def cut(self) -> bool:
        """Whether the brackets are well formed; if not, the mistake is reported."""
        opened: list[tuple[int, int]] = []  # number of the span, offset of its [
        kept: list[str] = []
        for offset, char in enumerate(self.text.text):
            if char == "[":
                opened.append((len(self.spans), offset))
                self.spans.append((len(kept), -1))
            elif char == "]":
                if not opened:
                    return self._wrong(offset, "a ] that no [ opens")
                number, _ = opened.pop()
                self.spans[number] = self.spans[number][0], len(kept)
            else:
                kept.append(char)
        self.plain = "".join(kept)
        if opened:
            return self._wrong(opened[-1][1], "a [ is never closed")
        if not self.spans:
            return self._wrong(
                0, "an example shows in [ ] what the rule finds", "a text with nothing to find is a counterexample"
            )
        return all(self._is_whole(*span) for span in self.spans)

    def _is_whole(self, start: int, end: int) -> bool:
        inside = self.plain[start:end]
        if inside and inside == inside.strip():
            return True
        return self._wrong(0, "brackets hold no outer white space" if inside else "brackets with nothing in them")

    def _wrong(self, offset: int, message: str, suggestion: str = "") -> bool:
        self.text.report_at(offset, message, suggestion)
        return False
