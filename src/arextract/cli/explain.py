"""`arextract explain`"""

from __future__ import annotations

from pathlib import Path

import click

from arextract.cli import options


@click.command("explain")
@click.argument("text", required=False)
@options.RULES
def command(text: str | None, rules: tuple[Path, ...]) -> None:
    """Tell which rules matched where in TEXT (or standard input), and what became of each match."""
    extractor = options.make_extractor(rules)
    if text is None:
        text = options.standard_input()
    for reading in extractor.explain(text):
        place, said = f"{reading.start}:{reading.end}", " ".join(reading.text.split())
        click.echo(f"{place:<11} {reading.rule:<35} {reading.fate:<35} {said}")
