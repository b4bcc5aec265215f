"""What the engine learns from the texts it reads, and leaves behind when it is pickled."""

from __future__ import annotations

from typing import Any

from attrs import define, field, fields


def learned() -> Any:
    """A field for a cache: no argument of the constructor, and not pickled."""
    return field(factory=dict, init=False, repr=False)


@define
class Learner:
    """A class with learned fields; it is pickled as it was before it learned anything."""

    def __getstate__(self) -> tuple[object, ...]:
        return tuple(getattr(self, each.name) for each in fields(type(self)) if each.init)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]
