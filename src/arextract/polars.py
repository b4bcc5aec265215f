"""Extraction from Polars frames. Needs the extra `polars`."""

from __future__ import annotations

import polars as pl

from arextract import Extractor, arrow
from arextract.columns import Columns


def extract(
    frame: pl.DataFrame,
    text_col: str,
    reference_col: str | None = None,
    region_col: str | None = None,
    *,
    id_col: str | None = None,
    extractor: Extractor | None = None,
    processes: int = 1,
) -> pl.DataFrame:
    """The mentions in the texts of a frame: a frame with the columns of `arrow.SCHEMA`.

    All else is as in `arrow.extract`, but it is Polars' own ColumnNotFoundError that is raised if a column is missing.
    """
    table = frame.select(Columns(text_col, reference_col, region_col, id_col).names).to_arrow()
    found = arrow.extract(
        table, text_col, reference_col, region_col, id_col=id_col, extractor=extractor, processes=processes
    )
    return pl.DataFrame(found)
