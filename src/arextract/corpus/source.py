"""What every source of documents has in common: it cuts itself into chunks cheaply, and reads a chunk elsewhere."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, Protocol, cast

from attrs import frozen

from arextract.columns import Columns, Item


@frozen
class Chunk:
    """Some documents of a source in a row, in a form that goes to another process at little cost.

    row: the number of the first document in its source. size: how far the source is read by it, in bytes.
    """

    source: Source
    row: int
    body: Any
    size: int

    def items(self) -> Iterator[Item]:
        """The documents of the chunk."""
        return self.source.items(self)


class Source(Protocol):
    """A file or folder of documents. The same source is always cut into the same chunks."""

    @property
    def files(self) -> list[Path]:
        """The files that are read."""

    def chunks(self, size: int) -> Iterator[Chunk]:
        """The source in chunks of about `size` bytes."""

    def items(self, chunk: Chunk) -> Iterator[Item]:
        """The documents of a chunk. What is wrong with one of them stands in its place."""


@frozen
class OneFile:
    """What the sources of one file have in common."""

    path: Path
    columns: Columns

    @property
    def files(self) -> list[Path]:
        """The one file."""
        return [self.path]

    def check_columns(self, there: Sequence[str]) -> None:
        """ValueError unless each of the columns is there, once."""
        for name in self.columns.names:
            if name not in there:
                listed = ", ".join(map(repr, there)) or "none"
                raise ValueError(f"{self.path}: no column {name!r}: there are {listed}")
            if there.count(name) > 1:
                raise ValueError(f"{self.path}: the column {name!r} stands twice")


@contextmanager
def opened(path: Path) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
    """The content of a file, unpacked if its name ends in .gz, and how far the file itself has been read, in bytes.

    ValueError that names the file if it cannot be unpacked.
    """
    with path.open("rb") as raw:
        stream = cast(BinaryIO, gzip.GzipFile(fileobj=raw)) if path.suffix.lower() == ".gz" else raw
        try:
            yield stream, raw.tell
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise ValueError(f"{path}: {error}") from error
