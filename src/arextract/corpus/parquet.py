"""Parquet files, read and written. Needs the extra `arrow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from arextract.arrow import SCHEMA, batch_of
from arextract.columns import Item, rows
from arextract.corpus.formats import Result
from arextract.corpus.source import Chunk, OneFile


@frozen
class ParquetFile(OneFile):
    """A Parquet file, of which the columns that are needed are read, some rows at a time."""

    def chunks(self, size: int) -> Iterator[Chunk]:
        """ValueError if the file lacks a column or is no Parquet."""
        try:
            with pq.ParquetFile(self.path) as file:
                self.check_columns(file.schema_arrow.names)
                yield from self._cut(file, size)
        except (pa.ArrowException, OSError) as error:
            raise ValueError(f"{self.path}: {error}") from error

    def _cut(self, file: pq.ParquetFile, size: int) -> Iterator[Chunk]:
        bytes_a_row = self.path.stat().st_size / max(1, file.metadata.num_rows)
        row = 0
        rows = _rows_for(size, file.metadata)
        for batch in file.iter_batches(rows, columns=self.columns.names, use_threads=False):
            yield Chunk(self, row, (batch.schema, batch.serialize()), round(len(batch) * bytes_a_row))
            row += len(batch)

    def items(self, chunk: Chunk) -> Iterator[Item]:
        schema, data = chunk.body
        batch = pa.ipc.read_record_batch(data, schema)
        for row, fields in enumerate(batch.to_pylist(), chunk.row):
            yield self.columns.item(str(self.path), row, fields)


def _rows_for(size: int, metadata: pq.FileMetaData) -> int:
    """How many rows have about `size` bytes once unpacked."""
    weight = sum(metadata.row_group(index).total_byte_size for index in range(metadata.num_row_groups))
    return max(1, size * metadata.num_rows // max(1, weight))


@frozen
class Parquet:
    """A Parquet file with the columns of `arrow.SCHEMA`."""

    def encode(self, results: Iterable[Result]) -> pa.RecordBatch:
        return batch_of(row for place, result in results for row in rows(place, result))

    def write(self, stream: BinaryIO, pieces: Iterable[pa.RecordBatch]) -> None:
        pq.write_table(pa.Table.from_batches(pieces, SCHEMA), stream, compression="zstd")  # one row group
