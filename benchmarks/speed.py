"""How fast arextract is, in one run on one text: `python benchmarks/speed.py [FILE ...] [--json OUT]`.

The unit is the floor, the time of one `regex.findall(r"\\w+", text)` over the same text in the same round, so that
ratios can be compared between machines. FILE is plain text (one document) or JSON lines with a `text` each; without
one the project's own seeds are read. Three figures: `first` is every other document, read by an extractor that has read
nothing; `unseen` the documents between them, read after those; `seen` is all of it once it was read twice. All are
processor time, but for the start-up.
"""

from __future__ import annotations

import argparse
import json
import pickle
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import regex
from hostile import HOSTILE
from measure import cut, documents, peak_memory, repeated, seconds
from table import columns, markdown, short

import arextract

ROUNDS = 5
WORD = regex.compile(r"\w+")
DAY = "2021-09-09"
SHORT, LONG = 200, 10_000  # characters of a tweet, and of an article
LONGEST = 10**7
HOSTILE_TEXT = "hostile text"


def read(extractor: arextract.Extractor, texts: Sequence[str]) -> int:
    """How many mentions an extractor finds."""
    return sum(len(extractor.extract(text, DAY)) for text in texts)


UNTAUGHT = pickle.dumps(arextract.Extractor())


def untaught() -> arextract.Extractor:
    """An extractor that has learned nothing yet."""
    extractor: arextract.Extractor = pickle.loads(UNTAUGHT)
    return extractor


def anew(texts: Sequence[str]) -> float:
    """The time of an extractor that has learned nothing yet."""
    extractor = untaught()
    return seconds(lambda: read(extractor, texts))


def throughput(texts: Sequence[str]) -> dict[str, float]:
    """Ratios to the floor of the same text: for the first text read, for text not seen before, and for text seen."""
    parts = {"first": texts[::2], "unseen": texts[1::2], "seen": texts}
    ratios: dict[str, list[float]] = {name: [] for name in parts}
    floors = []
    for _ in range(ROUNDS):
        extractor = untaught()
        for name, part in parts.items():
            if name == "seen":
                read(extractor, part)  # the second time: only then is it worth remembering
            floor = min(seconds(lambda: [WORD.findall(text) for text in part]) for _ in range(2))  # noqa: B023
            ratios[name].append(seconds(lambda: read(extractor, part)) / floor)  # noqa: B023
        floors.append(floor)
    characters = sum(map(len, texts))
    return {
        "characters": characters,
        "mentions": read(extractor, texts),
        "floor, ns per character": statistics.median(floors) / characters * 1e9,
        **{f"{name}, in floors": statistics.median(each) for name, each in ratios.items()},
        "spread of unseen": statistics.pstdev(ratios["unseen"]),
        "peak memory, MB": peak_memory(),
    }


def short_texts(texts: Sequence[str]) -> dict[str, float]:
    """Microseconds for a text of 200 characters: not seen before, after as many others; and seen twice."""
    extractor = untaught()
    tweets = cut("\n".join(texts), SHORT)[:-1]
    read(extractor, tweets[::2])
    unseen = seconds(lambda: read(extractor, tweets[1::2])) / len(tweets[1::2])
    read(extractor, tweets)
    seen = seconds(lambda: read(extractor, tweets)) / len(tweets)
    return {"unseen": unseen * 1e6, "seen": seen * 1e6}


def growth(texts: Sequence[str], longest: int) -> dict[str, float]:
    """The time per character in one long document, in that of the same text in documents of 10,000 characters."""
    whole = repeated(texts, longest)
    pieces = cut(whole, LONG)
    short, long = (statistics.median(anew(part) for _ in range(3)) for part in (pieces, [whole]))
    return {f"{longest:,} characters": long / short}


def hostile(characters: int) -> dict[str, tuple[float, float]]:
    """Of each hostile text: nanoseconds per character, and how many times that it is at ten times the length."""
    told = {}
    for name, text in HOSTILE.items():
        anew([text(characters)])
        short, long = (min(anew([made]) for _ in range(3)) for made in (text(characters), text(10 * characters)))
        told[name] = (short / characters * 1e9, long / short / 10)
    return told


def start_up() -> dict[str, float]:
    """Seconds of `import arextract` and `Extractor()` in a new process, without and with a compiled form on disk."""
    code = "import time; t=time.perf_counter(); import arextract; arextract.Extractor(); print(time.perf_counter()-t)"
    with tempfile.TemporaryDirectory() as cache:
        taken = []
        for _ in range(1 + ROUNDS):
            command = [sys.executable, "-c", code]
            environment = {"AREXTRACT_CACHE": cache, "PATH": "", "HOME": cache}
            ran = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
            taken.append(float(ran.stdout))
    return {"cold": taken[0], "warm": statistics.median(taken[1:])}


def main(given: Sequence[str] | None = None) -> None:
    """Measure, print tables, and write the figures if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--json", type=Path, help="write the figures there")
    options.add_argument("--markdown", action="store_true", help="print Markdown, for docs/performance.md")
    options.add_argument("--longest", type=int, default=LONGEST, help="characters of the longest document")
    options.add_argument("--hostile", type=int, default=20_000, help="characters of the shorter hostile texts")
    arguments = options.parse_args(given)
    texts = documents(arguments.files)
    figures: dict[str, dict[str, Any]] = {
        "throughput": throughput(texts),
        "text of 200 characters, in microseconds": short_texts(texts),
        "time per character, in that of documents of 10,000": growth(texts, arguments.longest),
        HOSTILE_TEXT: hostile(arguments.hostile),
        "start-up, in seconds": start_up(),
    }
    table = markdown if arguments.markdown else columns
    for title, rows in figures.items():
        heads = [title, "ns per character", "growth"] if title == HOSTILE_TEXT else [title, ""]
        values = [each if isinstance(each, tuple) else (each,) for each in rows.values()]
        lines = [[name, *map(short, each)] for name, each in zip(rows, values, strict=True)]
        print("\n".join(["", *table([heads, *lines], 1)]))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
