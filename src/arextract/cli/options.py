"""What several commands share: their options, the extractor they ask for, and how they fail."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import reduce
from pathlib import Path
from typing import Any

import click

from arextract import Extractor
from arextract.corpus.textfile import decoded
from arextract.meaning.given import country, moment

KINDS = click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Find only this kind. May be repeated.")


def _is_date(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        moment(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error
    return value


def _is_country(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return value and country(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


REGION = click.option(
    "--region",
    metavar="CC",
    callback=_is_country,
    help="Country of the text (ISO 3166-1, e.g. IQ): settles currencies and dates.",
)
REFERENCE = click.option(
    "--reference", metavar="DATE", callback=_is_date, help="Date on which the text was written, YYYY-MM-DD."
)
PREFER = click.option(
    "--prefer",
    type=click.Choice(["past", "future", "nearest"]),
    default="nearest",
    help="Which way a date that leaves it open points.",
)
WEEK_START = click.option(
    "--week-start",
    type=click.IntRange(1, 7),
    default=1,
    help="Weekday on which a week begins: 1 for Monday, 6 for Saturday, 7 for Sunday.",
)
RULES = click.option(
    "--rules",
    multiple=True,
    metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="Rule file or folder on top of the bundled rules. May be repeated.",
)


_EXTRACTING = (REFERENCE, REGION, KINDS, RULES, PREFER, WEEK_START)


def extracting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of whatever extracts: reference, region, kinds, rules, prefer and week_start."""
    return reduce(lambda decorated, option: option(decorated), reversed(_EXTRACTING), command)


class Failure(click.ClickException):
    """Something the user can mend: told on standard error, exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:
        click.echo(f"arextract: {self.format_message()}", err=True)


class Interruption(Failure):
    """Ctrl-C: exit status 130, as shells have it."""

    exit_code = 130


@contextmanager
def told() -> Iterator[None]:
    """Turn the errors that a user's rules, names or dates raise into failures."""
    try:
        yield
    except ValueError as error:  # RuleError is one too
        raise Failure(str(error)) from error


def make_extractor(rules: Sequence[Path] = (), kinds: Sequence[str] = (), **options: Any) -> Extractor:
    """The extractor that the options ask for; Failure if they do not make one."""
    with told():
        return Extractor(rules, kinds=kinds or None, **options)


def standard_input() -> str:
    """The text of standard input; Failure if it is closed or not UTF-8."""
    if sys.stdin is None:
        raise Failure("standard input is closed")
    with told():
        return decoded(sys.stdin.buffer.read(), "standard input")
