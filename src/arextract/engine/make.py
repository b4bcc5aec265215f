"""Matches made into meanings: values of words and shapes, put together by makers from the inside out."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable, Iterator, Mapping
from typing import Any

import regex
from attrs import define, field, frozen

from arextract.engine.grammar import Group, Leaf
from arextract.engine.lexicon import Lexicon
from arextract.engine.parse import Capture
from arextract.meaning.base import Written
from arextract.meaning.makers import MAKERS


class Refused(Exception):  # noqa: N818 - no error: a maker's way to say that a match means nothing
    """A maker returned nothing."""


TEXT = "text"  # the maker of a piece of the text
Said = tuple[str, Any]
Words = Mapping[int, str]  # by their places, counted from the match's first token


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
            made = self.function(*[value for _, value in values])
        else:
            said = dict(values)
            for label in self.many & said.keys():
                said[label] = tuple([value for name, value in values if name == label])
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

    def places(self, captures: tuple[Capture, ...], base: int) -> Iterator[int]:
        """The tokens whose words make a difference to the values of captures that count from token `base`."""
        for _, part, start, end, inner in captures:
            if isinstance(part, Group):
                if part.make not in (None, TEXT):
                    yield from self.places(inner, base + start)
            elif self.shapes[part.name][0] not in (None, TEXT) if part.name in self.shapes else part.valued:
                yield from range(base + start, base + end)

    def said(self, captures: tuple[Capture, ...], base: int, words: Words, written: list[Written]) -> list[Said]:
        """Labels and values of captures that count from token `base`.

        The pieces of text among them are added to `written`. Refused if a maker refuses.
        """
        return [(capture.label, self._of(capture, base, words, written)) for capture in captures]

    def make(self, maker: str, said: list[Said]) -> Any:
        """What a maker makes of labels and values. Refused if it returns nothing."""
        if maker not in self._makers:
            self._makers[maker] = Maker.named(maker)
        return self._makers[maker](said)

    def _of(self, capture: Capture, base: int, words: Words, written: list[Written]) -> Any:
        """The value of one part's match; True for a part without a value."""
        _, part, start, end, captures = capture
        start, end = base + start, base + end
        if isinstance(part, Leaf):
            if part.name in self.shapes:
                return self._of_shape(part.name, start, words, written)
            return not part.valued or self.lexicon.value(part.name, map(words.__getitem__, range(start, end)))
        if part.make == TEXT:
            written.append(Written(start, end))
            return written[-1]
        return part.make is None or self.make(part.make, self.said(captures, start, words, written))

    def _of_shape(self, name: str, place: int, words: Words, written: list[Written]) -> Hashable:
        make, pattern = self.shapes[name]
        if make is None:
            return True
        if make == TEXT:
            written.append(Written(place, place + 1))
            return written[-1]
        text = words[place]
        if pattern.groupindex:
            found = pattern.fullmatch(text)
            assert found is not None
            made = MAKERS[make](**{key: int(value) for key, value in found.groupdict().items() if value})
        else:
            made = MAKERS[make](text)
        if made is None:
            raise Refused
        return made  # type: ignore[no-any-return]
