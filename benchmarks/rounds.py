"""Reading in rounds: each tool in turn, so that what slows the machine slows all of them."""

from __future__ import annotations

import math
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence

from environments import Running, UnavailableError
from measure import cut, opening, repeated

STARTS = 3
SPAN = 100_000  # characters that are cut into shorter documents, at most
Figures = dict[str, float]


def start(names: Iterable[str]) -> tuple[dict[str, Running], dict[str, float], dict[str, str]]:
    """The tools, running; the seconds in which each starts, in the median; and why the others do not run."""
    running, start_ups, absent = {}, {}, {}
    for name in names:
        tell(f"starting {name}")
        try:
            taken = []
            for left in reversed(range(STARTS)):
                tool = Running(name)
                taken.append(tool.start_up)
                if left:
                    tool.close()
        except UnavailableError as why:
            absent[name] = str(why)
            continue
        running[name], start_ups[name] = tool, statistics.median(taken)
    return running, start_ups, absent


def sample(tool: Running, texts: Sequence[str], budget: float) -> int:
    """How many characters, a power of ten or all, the tool will read within so many seconds, judged by its growth."""
    whole = sum(map(len, texts))
    size, before = min(1000, whole), 0.0
    while True:
        tool.read(opening(texts, size))  # what a tool learns in its first reading is not its speed
        taken = tool.read(opening(texts, size))["seconds"]
        longer = min(10 * size, whole)
        power = max(1.0, math.log10(taken / before)) if before and taken else 1.0
        if longer == size or taken * (longer / size) ** power > budget:
            return size
        size, before = longer, taken


def in_rounds(
    running: Mapping[str, Running], texts: Sequence[str], sizes: Mapping[str, int], rounds: int
) -> dict[str, list[Figures]]:
    """What each tool took, in each round, for the first characters of the texts, as many as its size says."""
    told: dict[str, list[Figures]] = {name: [] for name in running}
    for number in range(rounds):
        for name, tool in running.items():
            tell(f"round {number + 1} of {rounds}: {name}")
            reading = tool.read(opening(texts, sizes[name]))
            told[name].append({**reading, "per character": reading["seconds"] / sizes[name]})
    return told


def by_length(
    running: Mapping[str, Running],
    texts: Sequence[str],
    lengths: Sequence[int],
    sizes: Mapping[str, int],
    rounds: int,
    budgets: Mapping[str, float],
) -> dict[str, dict[int, float]]:
    """Characters a second in documents of each length, for each tool as long as it stays within its seconds.

    Shorter documents are cut from as much text as the tool's size says, so that all lengths read the same.
    """
    told: dict[str, dict[int, float]] = {name: {} for name in running}
    taken, foreseen = dict.fromkeys(running, 0.0), dict.fromkeys(running, 0.0)
    for length in lengths:
        spans = {name: max(length, min(sizes[name], SPAN)) for name in running if foreseen[name] <= budgets[name]}
        readings: dict[str, list[float]] = {name: [] for name in spans}
        for _ in range(rounds):
            for name, span in spans.items():
                tell(f"documents of {length} characters: {name}")
                readings[name].append(running[name].read(cut(repeated(texts, span), length))["seconds"])
        for name, span in spans.items():
            before, taken[name] = taken[name], statistics.median(readings[name])
            times = max(10 * length, span) / span
            foreseen[name] = taken[name] * max(times, taken[name] / before if before else 0)
            told[name][length] = span / taken[name]
    return told


def tell(what: str) -> None:
    """Say on a terminal what is being done."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{what}", end="", file=sys.stderr, flush=True)
