"""What a corpus costs: `python benchmarks/scale.py [--megabytes 50] [--processes 1 2] [--json OUT]`.

Makes a corpus of that size (JSON lines; a dozen of the paragraphs of seeds/ at random to a document, their digits
changed), runs `arextract run` over it with each number of processes, and prints what docs/scale.md reckons with. CPU
time is that of all processes, so that it means something on a busy machine too; memory is that of the largest process.
`--input FILE` takes a corpus of your own, with a `text` in each line.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
PARAGRAPHS = 12


def documents(megabytes: float) -> Iterator[dict[str, str]]:
    """Documents of so many megabytes (of UTF-8 text) together, always the same."""
    paragraphs = [line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text("utf-8").split("\n") if line]
    chance = random.Random(5)
    left, number = megabytes * 1e6, 0
    while left > 0:
        text = "\n".join(chance.sample(paragraphs, PARAGRAPHS))
        text = re.sub(r"\d", lambda found: str(chance.randrange(1, 10)), text)
        reference = f"20{chance.randrange(10, 26)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        yield {"id": str(number), "reference": reference, "region": chance.choice(["IQ", "TN", "EG"]), "text": text}
        left, number = left - len(text.encode()), number + 1


def write(path: Path, megabytes: float) -> None:
    """Write a corpus."""
    with path.open("w", encoding="utf-8") as stream:
        for document in documents(megabytes):
            stream.write(json.dumps(document, ensure_ascii=False) + "\n")


def measure(corpus: Path, processes: int, more: Sequence[str]) -> dict[str, float]:
    """One run: its figures by name."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "out")
        command = [sys.executable, "-m", "arextract", "run", str(corpus), "--output", str(out), *more]
        command += ["--processes", str(processes), "--reference-column", "reference", "--region-column", "region"]
        begun = time.perf_counter()
        pid = os.posix_spawn(sys.executable, command, {**os.environ})
        _, status, used = os.wait4(pid, 0)
        seconds = time.perf_counter() - begun
        if status:
            raise SystemExit(f"the run ended with {status}")
        done = json.loads((out / "_SUCCESS").read_text("utf-8"))
        written = sum(part.stat().st_size for part in out.glob("part-*"))
    cpu = used.ru_utime + used.ru_stime
    return {
        "processes": processes,
        "seconds": seconds,
        "CPU seconds": cpu,
        "documents": done["documents"],
        "characters a document": done["characters"] / done["documents"],
        "mentions a document": sum(done["mentions"].values()) / done["documents"],
        "bytes written a document": written / done["documents"],
        "characters a second": done["characters"] / seconds,
        "characters a CPU second": done["characters"] / cpu,
        "CPU hours a million documents": cpu / done["documents"] * 1e6 / 3600,
        "megabytes of the largest process": used.ru_maxrss / 1e3,
    }


def main() -> None:
    """Measure, print, and write the figures if asked to."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--megabytes", type=float, default=50)
    options.add_argument("--input", type=Path, help="a corpus instead")
    options.add_argument("--processes", type=int, nargs="+", default=[1, 2])
    options.add_argument("--format", default="parquet", help="what to write")
    options.add_argument("--json", type=Path, help="write the figures there")
    arguments = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        corpus = arguments.input or Path(scratch, "corpus.jsonl")
        if arguments.input is None:
            write(corpus, arguments.megabytes)
        figures = [measure(corpus, processes, ["--format", arguments.format]) for processes in arguments.processes]
    for name in figures[0]:
        print(f"{name:<34}" + "".join(f"{each[name]:>16,.2f}" for each in figures))
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
