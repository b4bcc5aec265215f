"""The project's own news reports: everything in them is found, and nothing else."""

from functools import cache
from pathlib import Path

from arextract import Extractor
from arextract.tools.evaluate import evaluate
from arextract.tools.gold import read_folder

SEEDS = Path(__file__).resolve().parent.parent / "seeds"


def test_seeds_come_out_right() -> None:
    report = evaluate(read_folder(SEEDS), cache(lambda region: Extractor(region=region)))
    assert report.errors == []
    assert report.documents >= 5
    assert report.total.gold == report.total.value == report.total.found > 50
