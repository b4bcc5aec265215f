"""Extraction from pandas and Polars frames."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import polars as pl
import pytest

import arextract.pandas
import arextract.polars
from arextract import Extractor, arrow

EXTRACTOR = Extractor()
DATA = {
    "body": ["افتتحت المدرسة أمس", "كلفت 3 ملايين ليرة", None],
    "day": [dt.date(2016, 3, 1), None, None],
    "cc": [None, "LB", None],
    "id": ["x", "y", "z"],
}
ROWS = [("x", "2016-02-29"), ("y", "3000000 LBP"), ("z", None)]
ASKED = ("body", "day", "cc")


@pytest.mark.parametrize("processes", [1, 2])
def test_a_pandas_frame_gives_one_with_the_schema(processes: int) -> None:
    frame = pd.DataFrame(DATA, index=[30, 20, 10])
    found = arextract.pandas.extract(frame, *ASKED, id_col="id", extractor=EXTRACTOR, processes=processes)
    assert list(found.columns) == arrow.SCHEMA.names
    assert [(row.document, None if row.value is pd.NA else row.value) for row in found.itertuples()] == ROWS
    assert found["start"].dtype == pd.ArrowDtype(arrow.SCHEMA.field("start").type)
    assert found["first"][0] == dt.date(2016, 2, 29)
    assert list(found["row"]) == [0, 1, 2]


def test_pandas_timestamps_are_references() -> None:
    frame = pd.DataFrame({"text": ["غدا"], "day": pd.to_datetime(["2016-02-28 13:45"])})
    assert list(arextract.pandas.extract(frame, "text", "day", extractor=EXTRACTOR)["value"]) == ["2016-02-29"]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_polars_frame_gives_one_with_the_schema(processes: int) -> None:
    found = arextract.polars.extract(pl.DataFrame(DATA), *ASKED, id_col="id", extractor=EXTRACTOR, processes=processes)
    assert found.columns == arrow.SCHEMA.names
    assert found.select("document", "value").rows() == ROWS
    assert found["first"][0] == dt.date(2016, 2, 29)
    assert found["start"].dtype == pl.Int64


def test_a_missing_column_is_an_error() -> None:
    with pytest.raises(KeyError, match="text"):
        arextract.pandas.extract(pd.DataFrame(DATA), "text", extractor=EXTRACTOR)
    with pytest.raises(pl.exceptions.ColumnNotFoundError, match="text"):
        arextract.polars.extract(pl.DataFrame(DATA), "text", extractor=EXTRACTOR)
