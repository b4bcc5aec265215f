"""The plain text files of a folder, each one document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from arextract.columns import Item, Place
from arextract.corpus.source import Chunk
from arextract.corpus.textfile import read

_MOST = 1_000  # files of a chunk


@frozen
class TextFiles:
    """Text files; NAME.json beside NAME.txt may give its reference and region."""

    files: list[Path]

    def chunks(self, size: int) -> Iterator[Chunk]:
        body: list[Path] = []
        row = weight = 0
        for path in self.files:
            body.append(path)
            weight += path.stat().st_size
            if weight >= size or len(body) == _MOST:
                yield Chunk(self, row, body, weight)
                row, weight, body = row + len(body), 0, []
        if body:
            yield Chunk(self, row, body, weight)

    def items(self, chunk: Chunk) -> Iterator[Item]:
        for path in chunk.body:
            place = Place(str(path), 0)
            try:
                yield place, read(path)
            except (OSError, ValueError) as error:
                yield place, error
