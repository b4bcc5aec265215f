"""`arextract gazetteer`"""

from __future__ import annotations

from pathlib import Path

import click

from arextract import bundled_rules
from arextract.cli import options
from arextract.language.csvfile import ENDING
from arextract.language.rulebook import load
from arextract.language.sequence import NAME
from arextract.loading import rule_files, uncollected
from arextract.tools import gazetteer

_NO_FIELD = "a field has a name of small Latin letters, digits and _ that neither every mention nor Python has already"


def _is_name(context: click.Context, parameter: click.Parameter, value: str) -> str:
    if not NAME.fullmatch(value):
        raise click.BadParameter(f"{value} is no name of small Latin letters, digits and _, such as hospital")
    return value


@click.command("gazetteer")
@click.argument("table", metavar="CSV", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    required=True,
    metavar="KIND",
    callback=_is_name,
    help="What the mentions are to be called, such as hospital.",
)
@click.option(
    "--output",
    metavar="PATH",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The rule file. If not said: that of CSV, with the ending .yaml.",
)
@click.option("--overwrite", is_flag=True, help="Write over a rule file that is there.")
def command(table: Path, kind: str, output: Path | None, overwrite: bool) -> None:
    """Write a rule file that finds the names listed in CSV, as mentions of a kind of their own.

    The first line of CSV names the columns: `name`, and if you like `id` (else the name is the id) and `variants`
    (other names, with | between them). All other columns become fields of the mentions.
    """
    if table.suffix.lower() != ENDING:
        raise options.Failure(f"{table}: the name of a CSV file must end in {ENDING}")
    place = output or table.with_suffix(".yaml")
    if place.exists() and not overwrite:
        raise options.Failure(f"{place} is there already: give another --output, or --overwrite")
    with options.told(), uncollected():
        draft = gazetteer.draft(table, kind, place)
    before = place.read_bytes() if place.exists() else None
    place.write_text(draft.text, encoding="utf-8")
    try:
        with options.told(), uncollected():
            load(rule_files([bundled_rules(), place]))
    except options.Failure:
        if before is None:
            place.unlink()
        else:
            place.write_bytes(before)
        raise
    for name in draft.left_out:
        click.echo(f"{table}: the column {name} makes no field: {_NO_FIELD}")
    click.echo(f"{place}: {draft.names} names of {table} as mentions of the kind {kind}")
