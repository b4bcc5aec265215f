"""`arextract show`"""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

import click

from arextract.cli import options
from arextract.tools import show


@click.command("show")
@click.argument("names", nargs=-1)
@options.RULES
@click.option("--full", is_flag=True, help="Show every word of a part.")
def command(names: tuple[str, ...], rules: tuple[Path, ...], full: bool) -> None:
    """Show rules (file.rule) or parts and all that they are built of. With no NAMES: list them all."""
    book = options.make_extractor(rules).rulebook
    known = show.names(book)
    if not names:
        for rule in book.rules:
            click.echo(f"{rule.id:<39} {rule.kind:<11} {show.sequence(rule.match)}")
        click.echo("\nparts: " + ", ".join(sorted(book.parts)))
    for number, name in enumerate(name.strip("{}") for name in names):
        if name not in known:
            near = get_close_matches(name, known, n=3)
            raise options.Failure(
                f"no rule or part is called {name}" + (f": did you mean {', '.join(near)}?" if near else "")
            )
        click.echo(("\n" if number else "") + show.describe(name, book, None if full else 6))
