"""Extraction from Spark data frames. Needs the extra `spark`, and arextract on the workers in the driver's version."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial

import pyarrow as pa
from pyspark.sql import DataFrame

from arextract import Extractor
from arextract.arrow import SCHEMA, batch_of, rows_of
from arextract.columns import Columns

_TYPES = {pa.string(): "string", pa.int64(): "bigint", pa.float64(): "double", pa.date32(): "date"}
_DDL = ", ".join(f"`{field.name}` {_TYPES[field.type]}" for field in SCHEMA)


def extract(
    df: DataFrame,
    text_col: str,
    reference_col: str | None = None,
    region_col: str | None = None,
    *,
    id_col: str | None = None,
    extractor: Extractor | None = None,
) -> DataFrame:
    """The mentions in the texts of a data frame: a lazy one with the columns of `arrow.SCHEMA`.

    text_col, reference_col, region_col, id_col: the columns with the texts, the days on which they were written (dates,
    timestamps or ISO 8601 strings), their countries, and what they are called: the `document` by which the mentions
    can be joined to other columns. `file` and `row` are null.
    A document that fails has a row with its `error`. The extractor goes to the workers whole, its rules in it; each of
    their processes unpacks it once.
    """
    columns = Columns(text_col, reference_col, region_col, id_col)
    work = partial(_extract_batches, pickle.dumps(extractor or Extractor()), columns)
    return df.select(*(f"`{name}`" for name in columns.names)).mapInArrow(work, _DDL)


def _extract_batches(pickled: bytes, columns: Columns, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    extract = _unpickled(pickled).extract
    return (batch_of(rows_of(extract, columns, batch)) for batch in batches)


@lru_cache(maxsize=4)
def _unpickled(pickled: bytes) -> Extractor:
    extractor: Extractor = pickle.loads(pickled)
    return extractor
