"""`arextract run`"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from arextract.cli import options
from arextract.columns import Columns
from arextract.corpus.formats import FORMATS, named
from arextract.corpus.output import Output, Tally
from arextract.corpus.run import run
from arextract.corpus.source import Source
from arextract.corpus.sources import sources
from arextract.loading import bundled_rules, rule_contents, rule_files

_ENDINGS = {"text": "txt"}  # of formats that are not called like them


@click.command("run")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option(
    "--output",
    "folder",
    required=True,
    metavar="FOLDER",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to write.",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", help="What to write; jsonl if not said.")
@click.option(
    "--processes", type=click.IntRange(1), default=1, metavar="N", help="How many run at once; 1 if not said."
)
@click.option("--text-column", "text", metavar="NAME", default="text", help="Where the texts are; `text` if not said.")
@click.option("--reference-column", "reference_in", metavar="NAME", help="Where the dates of writing are.")
@click.option("--region-column", "region_in", metavar="NAME", help="Where the countries are.")
@click.option("--id-column", "id_in", metavar="NAME", help="Where the names of documents are.")
@options.extracting
@click.option(
    "--part-size",
    metavar="MB",
    type=click.FloatRange(0.001, 1_000_000),
    default=16,
    help="Input that goes to one part; 16 MB.",
)
def command(
    inputs: tuple[Path, ...],
    folder: Path,
    form: str,
    processes: int,
    text: str,
    reference_in: str | None,
    region_in: str | None,
    id_in: str | None,
    part_size: float,
    reference: str | None,
    **asked: Any,
) -> None:
    """Find the mentions in a corpus and write them to a folder, in parts. Call a killed run again, and it goes on.

    INPUTS are files and folders of them: .jsonl, .ndjson, .csv, .tsv, .parquet, and .txt, which has a document a line
    (in a folder: a document a file). All but Parquet may be packed (.gz). --reference and --region are for documents
    that name none. A document that fails gives a row with its error.
    """
    if inside := [path for path in inputs if folder.resolve().is_relative_to(path.resolve())]:
        raise options.Failure(f"{folder} is inside the input {inside[0]}: name a folder elsewhere")
    with _failing():
        corpus = list(sources(inputs, Columns(text, reference_in, region_in, id_in)))
        extractor = options.make_extractor(**asked)
        output, encoding = Output(folder, _ENDINGS.get(form, form)), named(form)
        columns = [text, reference_in, region_in, id_in]
        state = _state(corpus, reference=reference, **asked)
        output.begin({"format": form, "columns": columns, "part size": part_size, **state})
        begun, now = time.monotonic(), Tally()
        if not output.complete:
            with _progress(corpus) as advance:
                now = run(
                    extractor,
                    corpus,
                    output,
                    encoding,
                    reference=reference,
                    processes=processes,
                    part_size=round(part_size * 1_000_000),
                    advance=advance,
                )
        total, seconds = output.total(), time.monotonic() - begun
    click.echo("\n".join(_summary(total, now, seconds)))


def _state(corpus: Iterable[Source], rules: Sequence[Path], **asked: object) -> dict[str, object]:
    """What the results depend on; a run goes on only where all of it is the same."""
    files = [(path, path.stat()) for source in corpus for path in source.files]
    return {
        "version": version("arextract"),
        "inputs": _digest(os.fsencode(f"{path} {stat.st_size} {stat.st_mtime_ns}\n") for path, stat in files),
        "rules": _digest(rule_contents(rule_files([bundled_rules(), *rules]))),
        **{name: list(value) if isinstance(value, tuple) else value for name, value in asked.items()},
    }


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


@contextmanager
def _failing() -> Iterator[None]:
    """Turn what can go wrong with documents and processes into failures."""
    with options.told():
        try:
            yield
        except BrokenProcessPool as error:
            told = "a process was killed, perhaps for its memory; call the command again, and it goes on"
            raise options.Failure(told) from error
        except ModuleNotFoundError as error:
            if error.name != "pyarrow":
                raise
            raise options.Failure("Parquet needs pyarrow: pip install 'arextract[arrow]'") from error


@contextmanager
def _progress(corpus: Iterable[Source]) -> Iterator[Callable[[int], None]]:
    """A progress bar over the bytes of a corpus, on a terminal only; what each step is to be told to."""
    if not sys.stderr.isatty():
        yield lambda size: None
        return
    length = sum(path.stat().st_size for source in corpus for path in source.files)
    with click.progressbar(length=length, file=sys.stderr, show_eta=True) as bar:
        yield bar.update


def _summary(total: Tally, now: Tally, seconds: float) -> Iterator[str]:
    if total.documents > now.documents:
        yield f"{total.documents - now.documents:,} documents were done before"
    figures = {"documents": total.documents, "failures": total.failures, "characters": total.characters}
    figures["mentions"] = total.mentions.total()
    figures |= {f"  {kind}": number for kind, number in total.mentions.most_common()}
    if now.documents:
        figures["characters a second"] = round(now.characters / seconds)
    yield from (f"{name:<20}{number:>16,}" for name, number in figures.items())
