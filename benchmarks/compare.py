"""arextract and its peers from PyPI, and the floor, in one run on one text: `./run benchmark [FILE ...]`.

FILE is plain text (one document) or JSON lines with a `text` each; without one the project's own seeds are read. Each
tool runs in a process and an environment of its own, which is made the first time; the tools take turns in rounds.
Times are processor time of reading alone. A slow tool reads the first characters only, as many as fit into --seconds.
The folder --out gets results.json and throughput.png.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from growth import by_names, by_rules
from measure import HERE, documents, opening
from rounds import by_length, in_rounds, sample, start, tell
from table import columns, compared, markdown, report
from tools import TOOLS

OURS = ("floor", "arextract")


def compare(texts: Sequence[str], arguments: argparse.Namespace) -> dict[str, Any]:
    """What the tools take, and how their speed changes with the length of documents."""
    running, start_ups, absent = start(dict.fromkeys((*OURS, *arguments.tools)))
    try:
        budgets = {name: math.inf if name in OURS else arguments.seconds for name in running}
        sizes = {name: sample(tool, texts, budgets[name]) for name, tool in running.items()}
        readings = in_rounds(running, texts, sizes, arguments.rounds)
        lengths = [10**power for power in range(2, 10) if 10**power <= arguments.longest]
        throughput = by_length(running, texts, lengths, sizes, arguments.rounds, budgets)
    finally:
        for tool in running.values():
            tool.close()
    tools = {name: compared(name, TOOLS[name].finds, sizes[name], start_ups[name], readings) for name in running}
    return {"tools": tools, "did not run": absent, "characters per second": {"by the length of documents": throughput}}


def grow(texts: Sequence[str], arguments: argparse.Namespace) -> dict[str, Any]:
    """How arextract slows down with more rules and more names, on the beginning of the texts."""
    part, rounds = opening(texts, arguments.growth), arguments.rounds
    sizes = [0, *(10**power for power in range(3, 9) if 10**power <= arguments.names)]
    times = [each for each in (1, 2, 5, 10) if each <= arguments.rules]
    return {
        "by the number of rules": {"arextract": by_rules(part, times, rounds)},
        "by the number of names added": {
            "invented": by_names(part, sizes, rounds, said=False),
            "beginning with words of the text": by_names(part, sizes, rounds, said=True),
        },
    }


def options(given: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add = parser.add_argument
    add("files", nargs="*", type=Path, metavar="FILE")
    add("--tools", nargs="*", choices=list(TOOLS), default=list(TOOLS), metavar="TOOL", help=f"of {', '.join(TOOLS)}")
    add("--rounds", type=int, default=5)
    add("--seconds", type=float, default=5, help="what one reading may take (5)")
    add("--longest", type=int, default=10**7, help="characters of the longest document (10^7)")
    add("--growth", type=int, default=10**6, help="characters read with more rules and names (10^6)")
    add("--rules", type=int, default=10, help="how many times the bundled rules at most (10)")
    add("--names", type=int, default=10**5, help="how many names added at most (10^5)")
    add("--markdown", action="store_true", help="print Markdown, for docs/performance.md")
    add("--out", type=Path, default=HERE / "results")
    add("--no-plot", dest="plot", action="store_false", help="matplotlib is not needed then")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> None:
    """Measure, print the table, save figures and plots."""
    arguments = options(given)
    if arguments.plot:
        from plots import draw  # noqa: PLC0415 it fails here, not after all the measuring
    texts = documents(arguments.files)
    figures = {
        "machine": f"{platform.machine()}, {platform.system()}, Python {platform.python_version()}",
        "documents": len(texts),
        "characters": sum(map(len, texts)),
        **compare(texts, arguments),
    }
    figures["characters per second"] |= grow(texts, arguments)
    tell("")
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "results.json").write_text(json.dumps(figures, indent=1, ensure_ascii=False), encoding="utf-8")
    if arguments.plot:
        draw(*figures["characters per second"].values(), arguments.out / "throughput.png")
    print(report(figures, markdown if arguments.markdown else columns))


if __name__ == "__main__":
    main()
