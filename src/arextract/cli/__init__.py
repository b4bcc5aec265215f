"""The command line: `arextract extract|run|check|gazetteer|show|explain|evaluate`."""

from __future__ import annotations

import sys
from importlib import import_module, metadata
from io import TextIOWrapper

import click

from arextract.streams import collect_seldom

_COMMANDS = {
    "extract": "Find the mentions in files, folders or standard input.",
    "run": "Find the mentions in a corpus of many documents.",
    "check": "Run the examples of rule files.",
    "gazetteer": "Write a rule file that finds the names in a CSV file.",
    "show": "Show a rule or a part and what it expands to.",
    "explain": "Tell why a text gives the mentions that it gives.",
    "evaluate": "Measure extraction against gold.",
}


class _Commands(click.Group):
    """A group that imports a command only when it is run, so that `--help` is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"arextract.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(metadata.version("arextract"), prog_name="arextract", message="%(prog)s %(version)s")
def commands() -> None:
    """Dates, times, numbers, money, quantities and named military bases out of Arabic text."""


def main() -> None:
    """Run the command that the arguments name. Input and output are UTF-8 whatever the locale says."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    collect_seldom()
    commands(prog_name="arextract")
