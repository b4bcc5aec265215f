"""Matches made into meanings: values of words and shapes, put together by makers from the inside out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable, Mapping
from typing import Any

import regex
from attrs import define, field, frozen

from arextract.engine.grammar import Leaf
from arextract.engine.lexicon import Lexicon, joined
from arextract.engine.parse import Capture, Taken
from arextract.engine.window import Window
from arextract.meaning.base import Written
from arextract.meaning.makers import MAKERS


class Refused(Exception):  # noqa: N818 - no error: a maker's way to say that a match means nothing
    """A maker returned nothing."""


Said = tuple[str, Any]


@frozen
class Maker:
    """A maker and how it takes its values: all in order, or by label; `many` are the labels that take a tuple."""

    function: Callable[..., Any]
    variadic: bool
    many: frozenset[str]

    @classmethod
    def named(cls, name: str) -> Maker:
        function = MAKERS[name]
        parameters = inspect.signature(function).parameters.values()
        variadic = any(parameter.kind is parameter.VAR_POSITIONAL for parameter in parameters)
        many = {each.name for each in parameters if str(each.annotation).startswith("tuple[")}
        return cls(function, variadic, frozenset(many))

    def __call__(self, values: list[Said]) -> Any:
        if self.variadic:
            made = self.function(*(value for _, value in values))
        else:
            said: dict[str, Any] = {}
            for label, value in values:
                said[label] = (*said.get(label, ()), value) if label in self.many else value
            made = self.function(**said)
        if made is None:
            raise Refused
        return made


@define
class Values:
    """The values of what parts matched. Makers and compiled shapes are looked up once."""

    lexicon: Lexicon
    shapes: Mapping[str, tuple[str | None, regex.Pattern[str]]]
    _makers: dict[str, Maker] = field(factory=dict)

    def said(
        self, captures: tuple[Capture, ...], window: Window, base: int, first: int, written: list[Written]
    ) -> list[Said]:
        """Labels and values of captures counted from token `base` in a match whose first token is `first`.

        The pieces of text among them are added to `written`. Refused if a maker refuses.
        """
        return [(label, self.of(taken, window, base, first, written)) for label, taken in captures]

    def make(self, maker: str, said: list[Said]) -> Any:
        """What a maker makes of labels and values. Refused if it returns nothing."""
        if maker not in self._makers:
            self._makers[maker] = Maker.named(maker)
        return self._makers[maker](said)

    def of(self, taken: Taken, window: Window, base: int, first: int, written: list[Written]) -> Any:
        """The value of one part's match; True for a part without a value."""
        part, start, end, captures = taken
        start, end = base + start, base + end
        if isinstance(part, Leaf):
            if part.name in self.shapes:
                return self._of_shape(part.name, window, start, first, written)
            return not part.valued or self.lexicon.values[part.name][joined(window.words(start, end))]
        if part.make == "text":
            written.append(Written(start - first, end - first))
            return written[-1]
        return part.make is None or self.make(part.make, self.said(captures, window, start, first, written))

    def _of_shape(self, name: str, window: Window, place: int, first: int, written: list[Written]) -> Hashable:
        make, pattern = self.shapes[name]
        if make is None:
            return True
        if make == "text":
            written.append(Written(place - first, place - first + 1))
            return written[-1]
        (text,) = window.words(place, place + 1)
        if pattern.groupindex:
            found = pattern.fullmatch(text)
            assert found is not None
            made = MAKERS[make](**{key: int(value) for key, value in found.groupdict().items() if value})
        else:
            made = MAKERS[make](text)
        if made is None:
            raise Refused
        return made  # type: ignore[no-any-return]
