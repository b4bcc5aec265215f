"""How fast arextract is, in one run on one text: `python benchmarks/speed.py [FILE ...] [--json OUT]`.

The unit is the floor, the time of one `regex.findall(r"\\w+", text)` over the same text in the same round, so that
ratios can be compared between machines. FILE is plain text (one document) or JSON lines with a `text` each; without
one the project's own seeds are read. Three figures: in the first round all is new; in the later ones, `unseen`, the
automaton has learned in the rounds before, but no reading is remembered; `seen` is the same text once more.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import regex

import arextract

ROUNDS = 5
WORD = regex.compile(r"\w+")
HOSTILE = {
    "ألف و": "ألف و",
    "digits": "7",
    "و": "و",
    "من 1 إلى": "من 1 إلى ",
    "blanks": " ",
    "tatweel": "ـ",
    "unclosed quotes": "قاعدة “عين ",
    "1,2,3,": "1,2,3,",
    "1 و2 و": "1 و2 و",
    "line breaks": "\n",
}


def documents(paths: Sequence[Path]) -> list[str]:
    """The texts of plain files and of JSON lines."""
    if not paths:
        paths = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
    texts = []
    for path in paths:
        content = path.read_text(encoding="utf-8")
        texts += [json.loads(line)["text"] for line in content.splitlines()] if path.suffix == ".jsonl" else [content]
    return texts


def seconds(task: Callable[[], object]) -> float:
    """The time of one run of a task."""
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def throughput(texts: Sequence[str]) -> dict[str, float]:
    """Ratios to the floor: in the first round, with new extractors in later rounds, and on text just seen."""
    characters = sum(map(len, texts))
    floors, unseen, seen, found = [], [], [], 0
    for _ in range(ROUNDS):
        extractor = arextract.Extractor()
        floors.append(seconds(lambda: [WORD.findall(text) for text in texts]))
        unseen.append(seconds(lambda: [extractor.extract(text) for text in texts]))  # noqa: B023
        seen.append(seconds(lambda: [extractor.extract(text) for text in texts]))  # noqa: B023
        found = sum(len(extractor.extract(text)) for text in texts)
    ratios = [taken / floor for taken, floor in zip(unseen, floors, strict=True)]
    return {
        "characters": characters,
        "mentions": found,
        "floor, ns per character": statistics.median(floors) / characters * 1e9,
        "first, in floors": ratios[0],
        "unseen, in floors": statistics.median(ratios[1:]),
        "seen, in floors": statistics.median(a / b for a, b in zip(seen, floors, strict=True)),
        "spread of unseen": statistics.pstdev(ratios[1:]),
    }


def growth(characters: int) -> dict[str, float]:
    """Of each hostile text: its time per character at ten times the length, in those at the length."""
    extractor = arextract.Extractor()
    ratios = {}
    for name, piece in HOSTILE.items():
        times = characters // len(piece)
        extractor.extract(piece * times)
        base = min(seconds(lambda: extractor.extract(piece * (times + k))) for k in range(1, 4))  # noqa: B023
        ratios[name] = seconds(lambda: extractor.extract(piece * (10 * times))) / base / 10  # noqa: B023
    return ratios


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


def main() -> None:
    """Measure, print a table, and write the figures if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--json", type=Path, help="write the figures there")
    options.add_argument("--hostile", type=int, default=100_000, help="characters of the shorter hostile texts")
    arguments = options.parse_args()
    figures = {
        "throughput": throughput(documents(arguments.files)),
        "growth of hostile texts": growth(arguments.hostile),
        "start-up, in seconds": start_up(),
    }
    for title, rows in figures.items():
        print(title)
        for name, value in rows.items():
            print(f"  {name:<26}{value:>14,.3f}")
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
