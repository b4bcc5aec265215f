"""The command line: `arextract extract|run|check|gazetteer|show|explain|evaluate`."""

from __future__ import annotations

import os
import sys
from importlib import import_module, metadata
from io import TextIOWrapper
from typing import Any

import click

from arextract.cli.options import Failure, Interruption
from arextract.errors import MakerError
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

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. What goes wrong with a file is told in one line, and so is an interruption."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # which click ends quietly
        except OSError as error:
            raise Failure(f"{error.filename}: {error.strerror}" if error.filename else str(error)) from error
        except MakerError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt as error:
            raise Interruption("interrupted") from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(metadata.version("arextract"), prog_name="arextract", message="%(prog)s %(version)s")
def commands() -> None:
    """Dates, times, numbers, money, quantities and named military bases out of Arabic text."""


def main() -> None:
    """Run the command that the arguments name. They, names of files, input and output are UTF-8 in every locale."""
    if sys.getfilesystemencoding() != "utf-8":  # the arguments are decoded already, by the locale
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    collect_seldom()
    commands(prog_name="arextract")
