"""One tool in a process of its own: `python worker.py TOOL [RULES]`. Standard input brings pickled lists of texts.

It answers with pickles: first how long it took to be ready, then what reading each list took. What a tool prints goes
to standard error.
"""

from __future__ import annotations

import os
import pickle
import sys
import time
from typing import Any

from measure import peak_memory, seconds
from tools import TOOLS, Reader

LEAST = 0.05  # seconds; shorter readings are repeated to that, each with a new reader
REPEATS = 20


def read(reader: Reader, texts: list[str]) -> tuple[int, int]:
    """How many mentions a reader finds, and how many texts it fails on."""
    found = failed = 0
    for text in texts:
        try:
            found += reader(text)
        except Exception:
            failed += 1
    return found, failed


def answer(new: Any, texts: list[str]) -> dict[str, float]:
    """What it takes to read the texts once, in the mean of the repeats."""
    taken: list[float] = []
    told = (0, 0)
    while not taken or (sum(taken) < LEAST and len(taken) < REPEATS):
        reader = new()

        def once(reader: Reader = reader) -> None:
            nonlocal told
            told = read(reader, texts)

        taken.append(seconds(once))
    return {"seconds": sum(taken) / len(taken), "mentions": told[0], "failed": told[1], "megabytes": peak_memory()}


def main() -> None:
    """Load the tool, then read what comes until nothing comes."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    begun = time.perf_counter()
    new = TOOLS[sys.argv[1]].load(*sys.argv[2:])
    new()
    pickle.dump({"start-up": time.perf_counter() - begun}, replies)
    replies.flush()
    while True:
        try:
            texts = pickle.load(sys.stdin.buffer)
        except EOFError:
            return
        pickle.dump(answer(new, texts), replies)
        replies.flush()


if __name__ == "__main__":
    main()
