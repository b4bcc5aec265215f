"""What the benchmarks measure with, and on what. Standard library only: the peers' environments run it too."""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"


def seconds(task: Callable[[], object]) -> float:
    """The time that the processor works on a task, in all threads: what other processes do hardly shows in it.

    The garbage of what ran before is collected first.
    """
    gc.collect()
    begun = time.process_time()
    task()
    return time.process_time() - begun


def peak_memory() -> float:
    """The most memory that this process has held, in megabytes (10^6 bytes)."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux: the figure of getrusage would begin with that of the parent
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024 / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak * 1024 / 1e6


def documents(paths: Sequence[Path]) -> list[str]:
    """The texts of plain files, one each, and of JSON lines; of the project's own seeds if no path is given."""
    texts = []
    for path in paths or sorted(SEEDS.glob("*.txt")):
        content = path.read_text(encoding="utf-8")
        texts += [json.loads(line)["text"] for line in content.splitlines()] if path.suffix == ".jsonl" else [content]
    return texts


def opening(texts: Sequence[str], characters: int) -> list[str]:
    """The first so many characters of the texts; the last text is cut there."""
    return list(_opening(texts, characters))


def _opening(texts: Sequence[str], left: int) -> Iterator[str]:
    for text in texts:
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)


def repeated(texts: Sequence[str], characters: int) -> str:
    """One text of so many characters: the texts in a row, once more from the first where they do not reach."""
    whole = "\n".join(texts) + "\n"
    return (whole * (characters // len(whole) + 1))[:characters]


def cut(text: str, length: int) -> list[str]:
    """A text in pieces of one length."""
    return [text[start : start + length] for start in range(0, len(text), length)]
