"""Extraction from pandas frames. Needs the extra `pandas`."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from arextract import Extractor, arrow
from arextract.columns import Columns


def extract(
    frame: pd.DataFrame,
    text_col: str,
    reference_col: str | None = None,
    region_col: str | None = None,
    *,
    id_col: str | None = None,
    extractor: Extractor | None = None,
    processes: int = 1,
) -> pd.DataFrame:
    """The mentions in the texts of a frame: a frame with the columns of `arrow.SCHEMA`, as `pandas.ArrowDtype`s.

    All else is as in `arrow.extract`. `row` is the place in the frame, whatever its index says.
    """
    names = Columns(text_col, reference_col, region_col, id_col).names
    table = pa.Table.from_pandas(frame[names], preserve_index=False)
    found = arrow.extract(
        table, text_col, reference_col, region_col, id_col=id_col, extractor=extractor, processes=processes
    )
    return found.to_pandas(types_mapper=pd.ArrowDtype)
