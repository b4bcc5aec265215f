"""`arextract evaluate`"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from arextract.cli import options
from arextract.records import Mention
from arextract.tools import evaluate, gold


@click.command("evaluate")
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, file_okay=False, path_type=Path))
@options.REGION
@options.RULES
@options.PREFER
@click.option("--errors", is_flag=True, help="List every error.")
@click.option(
    "--fail-under", type=click.FloatRange(0, 1), default=0.0, help="Exit with 1 if an F1 over all kinds is lower."
)
def command(
    folders: tuple[Path, ...], region: str | None, rules: tuple[Path, ...], prefer: str, errors: bool, fail_under: float
) -> None:
    """Measure extraction against gold: folders of NAME.txt with NAME.json beside it.

    `span` asks for the kind and the extent of a mention, `value` also for its value and attributes. --region is for
    documents that name none.
    """

    @lru_cache
    def extractor_for(country: str | None) -> Any:
        return options.make_extractor(rules, region=country or region, prefer=prefer)

    try:
        documents = [document for folder in folders for document in gold.read_folder(folder)]
    except gold.GoldError as error:
        raise options.Failure(str(error)) from error
    with options.told():
        report = evaluate.evaluate(documents, extractor_for)
    _write(report)
    if errors:
        for each in report.errors:
            _write_error(each)
    total = report.total
    if min(total.f1(total.span), total.f1(total.value)) < fail_under:
        raise SystemExit(1)


def _write(report: evaluate.Report) -> None:
    click.echo(f"documents: {report.documents}")
    click.echo(
        f"{'kind':<12}{'gold':>6}{'found':>7}   {'span P':>7}{'R':>7}{'F1':>7}   {'value P':>8}{'R':>7}{'F1':>7}"
    )
    for kind, row in [*sorted(report.tallies.items()), ("all", report.total)]:
        span, value = ((row.precision(right), row.recall(right), row.f1(right)) for right in (row.span, row.value))
        rates = "{:>7.3f}{:>7.3f}{:>7.3f}".format(*span) + "   " + "{:>8.3f}{:>7.3f}{:>7.3f}".format(*value)
        click.echo(f"{kind:<12}{row.gold:>6}{row.found:>7}   {rates}")


def _write_error(error: evaluate.Error) -> None:
    click.echo(f"{error.document}: {error.what}")
    if error.gold is not None:
        best = error.gold.readings[0]
        click.echo(f"    gold   {_line(best.kind, best.start, best.end, error.gold.text, best.value, best.attributes)}")
    if error.record is not None:
        click.echo(f"    found  {_found(error.record)}")


def _found(record: Mention) -> str:
    data = record.to_dict()
    attributes = {name: data[name] for name in evaluate.SENSE if name in data}
    line = _line(record.kind, record.start, record.end, record.text, record.value, attributes)
    return f"{line} by {record.rule}"


def _line(kind: str, start: int, end: int, text: str, value: str | None, attributes: Any) -> str:
    said = " ".join(f"{name}={value}" for name, value in attributes.items())
    return f"{kind} {start}:{end} [{text}] {value} {said}".rstrip()
