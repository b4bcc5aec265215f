"""What can be wrong with rule files, said so that an editor can jump to it and a reader can mend it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from attrs import frozen

_SHOWN = 100  # characters of a long line that are shown on each side of the place


@frozen(order=True)
class Problem:
    """One mistake and its place. Lines and columns count from 1, columns in characters.

    message: what was found and what was expected.
    suggestion: what to write instead, empty where there is nothing to suggest.
    source: the whole line of the file, empty where there is none to show.
    """

    path: str
    line: int
    column: int
    message: str
    suggestion: str = ""
    source: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"

    def report(self) -> str:
        """The problem with its source line (what is near, of a long one), a caret below, and the suggestion."""
        lines = [str(self)]
        if self.source.strip():
            first, last = self._shown()
            before = self.source[first : self.column - 1]
            lines += [f"    {self.source[first:last].rstrip()}", f"    {_padding(before)}^"]
        if self.suggestion:
            lines.append(f"    {self.suggestion}")
        return "\n".join(lines)

    def _shown(self) -> tuple[int, int]:
        if len(self.source) <= 2 * _SHOWN:
            return 0, len(self.source)
        return max(0, self.column - 1 - _SHOWN), self.column - 1 + _SHOWN


class RuleError(ValueError):
    """Rule files that cannot be used. `problems` holds every mistake of every file, by path, line and column."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        count = len(self.problems)
        title = "1 problem in the rules" if count == 1 else f"{count} problems in the rules"
        return "\n\n".join([f"{title}:", *(problem.report() for problem in self.problems)])


class MakerError(Exception):
    """A rule whose maker cannot do with what the rule gives it, or makes nothing that its kind can be made of.

    The rule is at fault and not the text: `arextract check` finds it by the rule's examples.
    """

    def __init__(self, rule: str, maker: str | None, error: Exception) -> None:
        super().__init__(f"the rule {rule}: `make: {maker}` failed: {type(error).__name__}: {error}")


def _padding(before: str) -> str:
    """White space as wide as `before`: tabs stay, marks that stand on another letter take no room."""
    return "".join("\t" if char == "\t" else " " for char in before if unicodedata.category(char) not in ("Mn", "Cf"))
