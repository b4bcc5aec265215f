"""The plots of a comparison: throughput against the length of documents, the number of rules and that of names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot
from matplotlib.axes import Axes

Series = Mapping[str, Mapping[int, float]]


def draw(by_length: Series, by_rules: Series, by_names: Series, path: Path) -> None:
    """Draw all three beside each other into a file; its ending tells the format."""
    mpl.use("Agg")
    figure, (lengths, rules, names) = pyplot.subplots(1, 3, figsize=(15, 4.5), layout="constrained")
    _panel(lengths, by_length, "characters in a document")
    lengths.set(xscale="log", yscale="log")
    _panel(rules, by_rules, "rules")
    _panel(names, by_names, "names added to the gazetteer")
    names.set_xscale("symlog", linthresh=1000)
    for panel in (rules, names):
        panel.set_ylim(0, 1.15 * panel.get_ylim()[1])
        panel.set_xlim(left=0)
    figure.savefig(path, dpi=100)
    pyplot.close(figure)


def _panel(panel: Axes, series: Series, across: str) -> None:
    for name, points in series.items():
        panel.plot(list(points), list(points.values()), marker="o", label=name)
    panel.set(xlabel=across, ylabel="characters per second")
    panel.grid(alpha=0.3)
    panel.legend(loc="lower center", bbox_to_anchor=(0.5, 1), ncols=4, frameon=False)
