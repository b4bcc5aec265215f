"""The table of makers as Markdown, for docs/makers.md: `python -m arextract.tools.makers > docs/makers.md`."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from arextract.meaning.makers import MAKERS

_HEAD = """\
# The makers

A maker puts the values of a match together: a rule or part names it as its `make`. A label of the sequence goes to the
maker's parameter of the same name. `?` marks what may be missing, `...` what may come several times; a maker that takes
`values` takes all values of the sequence, whatever their labels. A maker may refuse: then there is no match. How
to add one: [extending](extending.md#a-maker).

This page is written by `python -m arextract.tools.makers > docs/makers.md`; a test keeps it fresh.

| maker | labels | what it makes |
| --- | --- | --- |"""


def page() -> str:
    """The page, one row a maker in order of their names."""
    return "\n".join([_HEAD, *(_row(name, MAKERS[name]) for name in sorted(MAKERS))]) + "\n"


def _row(name: str, maker: Callable[..., Any]) -> str:
    summary = " ".join((inspect.getdoc(maker) or "").split("\n\n")[0].split())
    return f"| `{name}` | {', '.join(_labels(maker))} | {summary} |"


def _labels(maker: Callable[..., Any]) -> Iterator[str]:
    for parameter in inspect.signature(maker).parameters.values():
        several = parameter.kind is parameter.VAR_POSITIONAL or str(parameter.annotation).startswith("tuple[")
        missing = parameter.default is not parameter.empty
        yield f"`{parameter.name}`" + ("..." if several else "") + ("?" if missing else "")


if __name__ == "__main__":
    print(page(), end="")
