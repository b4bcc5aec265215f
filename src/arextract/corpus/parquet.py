"""Parquet files, read and written. Needs the extra `arrow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from attrs import frozen

from arextract.arrow import SCHEMA, batch_of
from arextract.columns import Columns, Item, rows
from arextract.corpus.formats import Result
from arextract.corpus.source import Chunk


@frozen
class ParquetFile:
    """A Parquet file, of which the columns that are needed are read, some rows at a time."""

    path: Path
    columns: Columns

    @property
    def files(self) -> list[Path]:
        return [self.path]

    def chunks(self, size: int) -> Iterator[Chunk]:
        """ValueError if the file lacks a column or is no Parquet."""
        with pq.ParquetFile(self.path) as file:
            names = self.columns.names
            missing = [name for name in names if name not in file.schema_arrow.names]
            if missing:
                raise ValueError(f"{self.path}: no column {missing[0]!r}: there are {file.schema_arrow.names}")
            many = max(1, file.metadata.num_rows)
            bytes_a_row = self.path.stat().st_size / many
            row = 0
            for batch in file.iter_batches(_rows_for(size, file.metadata), columns=names, use_threads=False):
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
