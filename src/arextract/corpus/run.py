"""A run over a corpus: its sources in chunks, the chunks to processes, their results into parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, count, islice
from typing import Any

from attrs import evolve, frozen

from arextract.columns import Item
from arextract.corpus.formats import Format, Result
from arextract.corpus.output import Output, Tally
from arextract.corpus.source import Chunk, Source
from arextract.extractor import Extractor
from arextract.streams import Document, attempt, in_order

_CHUNKS_A_PART = 32


@frozen
class _Piece:
    """What became of a chunk: its results, encoded, and what they count."""

    data: Any
    tally: Tally
    size: int


@frozen
class _Work:
    """What is done with each chunk. reference: for documents that have none."""

    extractor: Extractor
    form: Format
    reference: str | None

    def __call__(self, chunk: Chunk) -> _Piece:
        tally = Tally()
        results = (self._result(item, tally) for item in chunk.items())
        return _Piece(self.form.encode(results), tally, chunk.size)

    def _result(self, item: Item, tally: Tally) -> Result:
        place, document = item
        if isinstance(document, Document):
            tally.characters += len(document.text)
            document = evolve(document, reference=document.reference or self.reference)
        result = attempt(self.extractor.extract, document)
        tally.documents += 1
        if isinstance(result, Exception):
            tally.failures += 1
        else:
            tally.mentions += Counter(mention.kind for mention in result)
        return place, result


def run(
    extractor: Extractor,
    sources: Iterable[Source],
    output: Output,
    form: Format,
    *,
    reference: str | None = None,
    processes: int = 1,
    part_size: int = 16_000_000,
    advance: Callable[[int], None] = lambda size: None,
) -> Tally:
    """Extract from all documents of the sources and write what `output` lacks yet; what was written now is returned.

    reference: when documents were written that do not say it themselves. part_size: bytes of a source that go to one
    part. advance: told how many bytes of the sources are done each time that some are.
    OSError or ValueError if a source cannot be read or the output not written.
    """
    chunks = chain.from_iterable(source.chunks(max(1, part_size // _CHUNKS_A_PART)) for source in sources)
    begin = output.parts
    for chunk in islice(chunks, begin * _CHUNKS_A_PART):
        advance(chunk.size)
    pieces = in_order(_Work(extractor, form, reference), chunks, processes)
    now = Tally()
    for number, first in zip(count(begin), pieces):
        part = chain([first], islice(pieces, _CHUNKS_A_PART - 1))
        with output.part(number) as (stream, tally):
            form.write(stream, _counted(part, tally, advance))
        now.add(tally)
    output.end()
    return now


def _counted(pieces: Iterable[_Piece], tally: Tally, advance: Callable[[int], None]) -> Iterator[Any]:
    for piece in pieces:
        tally.add(piece.tally)
        yield piece.data
        advance(piece.size)
