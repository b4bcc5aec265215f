"""Tables of mentions in Arrow: one schema, and extraction from tables. Needs the extra `arrow`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import pyarrow as pa

from arextract import Extractor
from arextract.columns import Columns, Row, rows
from arextract.streams import Extract, attempt, in_order

_TYPES: dict[str, pa.DataType] = {
    **dict.fromkeys(("row", "start", "end"), pa.int64()),
    **dict.fromkeys(("amount", "low", "high"), pa.float64()),
    **dict.fromkeys(("first", "last"), pa.date32()),
}
SCHEMA = pa.schema([(name, _TYPES.get(name, pa.string())) for name in Row._fields])
_CHUNK_ROWS = 500


def extract(
    table: pa.Table,
    text_col: str,
    reference_col: str | None = None,
    region_col: str | None = None,
    *,
    id_col: str | None = None,
    extractor: Extractor | None = None,
    processes: int = 1,
) -> pa.Table:
    """The mentions in the texts of a table, in order: a table with the columns of `SCHEMA`.

    text_col, reference_col, region_col, id_col: the columns with the texts, the days on which they were written (dates,
    timestamps or ISO 8601 strings), their countries, and what they are called. `row` counts from 0.
    A document that fails has a row with its `error`. KeyError if a column is missing.
    """
    columns = Columns(text_col, reference_col, region_col, id_col)
    work = partial(_extract_chunk, (extractor or Extractor()).extract, columns)
    return pa.Table.from_batches(in_order(work, _chunks(table.select(columns.names)), processes), SCHEMA)


def batch_of(found: Iterable[Row]) -> pa.RecordBatch:
    """The rows as a record batch with the columns of `SCHEMA`."""
    by_column = list(zip(*found, strict=True)) or [()] * len(SCHEMA)
    return pa.RecordBatch.from_arrays(
        [pa.array(*each) for each in zip(by_column, SCHEMA.types, strict=True)], schema=SCHEMA
    )


def rows_of(extract: Extract, columns: Columns, batch: pa.RecordBatch, first: int | None = None) -> Iterator[Row]:
    """The rows of the documents in a batch. first: the number of its first document, None if they have none."""
    for index, fields in enumerate(batch.select(columns.names).to_pylist()):
        place, document = columns.item(None, None if first is None else first + index, fields)
        yield from rows(place, attempt(extract, document))


def _chunks(table: pa.Table) -> Iterator[tuple[int, pa.Schema, pa.Buffer]]:
    """Pieces of a table with the number of their first row; serialized, since a pickled slice holds its whole table."""
    row = 0
    for batch in table.to_batches(_CHUNK_ROWS):
        yield row, batch.schema, batch.serialize()
        row += len(batch)


def _extract_chunk(extract: Extract, columns: Columns, chunk: tuple[int, pa.Schema, pa.Buffer]) -> pa.RecordBatch:
    row, schema, data = chunk
    return batch_of(rows_of(extract, columns, pa.ipc.read_record_batch(data, schema), row))
