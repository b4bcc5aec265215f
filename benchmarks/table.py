"""The table of a comparison, for a terminal and for docs/performance.md."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from typing import Any

COLUMNS = (
    "tool",
    "finds",
    "read",
    "ns/char",
    "floors",
    "±",
    "× arextract",
    "char/s",
    "mentions",
    "per 1,000 char",
    "start, s",
    "peak, MB",
)
WORDED = 2  # columns of words; the others are figures


Lines = Sequence[Sequence[str]]
Table = Callable[[Lines, int], list[str]]
Readings = Mapping[str, Sequence[Mapping[str, float]]]  # of each tool, in each round


def compared(name: str, finds: str, size: int, start_up: float, readings: Readings) -> dict[str, Any]:
    """The figures of a tool that read so many characters."""
    own = [each["per character"] for each in readings[name]]
    last = readings[name][-1]
    floors = _ratios(own, readings["floor"])
    return {
        "finds": finds,
        "characters read": size,
        "ns per character": statistics.median(own) * 1e9,
        "floors": statistics.median(floors),
        "spread of floors": statistics.pstdev(floors),
        "times arextract": statistics.median(_ratios(own, readings["arextract"])),
        "characters per second": 1 / statistics.median(own),
        "mentions": last["mentions"],
        "mentions per 1000 characters": last["mentions"] / size * 1000,
        "texts failed on": last["failed"],
        "start-up, s": start_up,
        "peak memory, MB": max(each["megabytes"] for each in readings[name]),
    }


def _ratios(own: Sequence[float], others: Sequence[Mapping[str, float]]) -> list[float]:
    return [taken / other["per character"] for taken, other in zip(own, others, strict=True)]


def rows(tools: Mapping[str, Mapping[str, Any]]) -> list[list[str]]:
    """The figures as they are printed."""
    return [
        [
            name,
            each["finds"],
            f"{each['characters read']:,}",
            short(each["ns per character"]),
            short(each["floors"]),
            short(each["spread of floors"]),
            short(each["times arextract"]),
            short(each["characters per second"]),
            f"{each['mentions']:,}" if name != "floor" else "",
            f"{each['mentions per 1000 characters']:.1f}" if name != "floor" else "",
            f"{each['start-up, s']:.2f}",
            f"{each['peak memory, MB']:.0f}",
        ]
        for name, each in tools.items()
    ]


def report(figures: Mapping[str, Any], table: Table) -> str:
    """All that there is to tell, with tables of one form."""
    characters = figures["characters"]
    lines = [f"{figures['documents']:,} documents, {characters:,} characters; {figures['machine']}.", ""]
    lines += [*table([COLUMNS, *rows(figures["tools"])], WORDED), ""]
    for name, each in figures["tools"].items():
        if each["characters read"] < characters:
            lines.append(f"{name} read the first {each['characters read']:,} characters only.")
        if each["texts failed on"]:
            lines.append(f"{name} failed on {each['texts failed on']:,} documents.")
    lines += [f"{name} did not run: {why}" for name, why in figures["did not run"].items()]
    for title, series in figures["characters per second"].items():
        lines += ["", f"Characters per second {title}:", "", *table(_by_size(series), 1)]
    return "\n".join([*lines, "", f"Documents of more than {characters:,} characters are the text repeated."])


def _by_size(series: Mapping[str, Mapping[int, float]]) -> list[list[str]]:
    sizes = sorted({size for points in series.values() for size in points})
    head = ["", *(f"{size:,}" for size in sizes)]
    return [
        head,
        *([name, *(short(points[n]) if n in points else "" for n in sizes)] for name, points in series.items()),
    ]


def columns(lines: Lines, worded: int) -> list[str]:
    """A table for a terminal; its first columns are of words, the others of figures."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]

    def cell(column: int, text: str, width: int) -> str:
        return text.ljust(width) if column < worded else text.rjust(width)

    return ["  ".join(map(cell, range(len(widths)), line, widths)) for line in lines]


def markdown(lines: Lines, worded: int) -> list[str]:
    """The same in Markdown."""
    rule = ["---" if column < worded else "---:" for column in range(len(lines[0]))]
    return [f"| {' | '.join(line)} |" for line in [lines[0], rule, *lines[1:]]]


def short(value: float) -> str:
    """A figure to three places."""
    if value < 100:
        return f"{value:.3g}"
    return f"{round(value, 3 - len(str(int(value)))):,.0f}"
