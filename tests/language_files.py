"""What the tests of the rule language share: a little table of makers, and files to load."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from arextract.language.rulebook import load
from arextract.language.tree import Rulebook

HERE = Path(__file__).resolve().parent
GOOD, BAD = HERE / "good", HERE / "bad"
CALENDAR, SITES, ARMY = GOOD / "calendar.yaml", GOOD / "sites.yaml", GOOD / "army.yaml"
KINDS = ("date", "number", "base")


def integer(text: str) -> int:
    return int(text)


def same(*values: object) -> object | None:
    return values[0] if len(set(values)) == 1 else None


def date(day: int, month: int, year: int | None = None, noun: str | None = None) -> object:
    return day, month, year, noun


def list_of_days(days: tuple[int, ...], month: int) -> object:
    return days, month


def base(site: object) -> object:
    return site


def nothing() -> object:
    return ()


MAKERS = {each.__name__: each for each in (integer, same, date, list_of_days, base, nothing)}


def book(*paths: Path) -> Rulebook:
    """The rulebook of some files, with the little table of makers."""
    return load(paths, makers=MAKERS, kinds=KINDS)


def written(folder: Path, files: dict[str, str]) -> Iterable[Path]:
    """Files with these texts, in a folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        yield path
