"""Extraction on a real Spark cluster of two executors on this machine; skipped only where there is no Java."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pytest

from arextract import Extractor, arrow

pytestmark = pytest.mark.skipif(
    shutil.which("java") is None and "JAVA_HOME" not in os.environ, reason="Spark needs a Java"
)
SETTINGS = {
    "ui.enabled": "false",
    "ui.showConsoleProgress": "false",
    "scheduler.minRegisteredResourcesRatio": "1.0",  # both executors are there before work is given out
    "scheduler.maxRegisteredResourcesWaitingTime": "120s",
}
TEXTS = ["وصل الوزير أمس", "دفع ٥٠٠ دينار", "عام 1977", None]
COLUMNS = ("body", "day", "cc")
EXTRACTOR = Extractor(kinds=["date", "money"])
ROWS = [
    {"id": number, "body": TEXTS[number % 4], "day": ("2020-03-01", None)[number % 2], "cc": (None, "BH")[number % 2]}
    for number in range(200)
]


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    from pyspark.sql import SparkSession  # noqa: PLC0415 - not where there is no Java

    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "PYSPARK_PYTHON": sys.executable,
            "SPARK_LOCAL_IP": "127.0.0.1",
            "SPARK_LOCAL_HOSTNAME": "localhost",
        }.items():
            patch.setenv(name, value)
        builder = SparkSession.builder.master("local-cluster[2,1,1024]")
        for name, value in SETTINGS.items():
            builder = builder.config(f"spark.{name}", value)
        session = builder.getOrCreate()
        yield session
        session.stop()


@pytest.fixture(scope="module")
def df(spark: Any) -> Any:
    return spark.createDataFrame(ROWS, "id long, body string, day string, cc string").repartition(4)


@pytest.fixture(scope="module")
def found(df: Any) -> Any:
    from arextract.spark import extract  # noqa: PLC0415

    return extract(df, *COLUMNS, id_col="id", extractor=EXTRACTOR)


def test_a_cluster_finds_what_one_process_finds(found: Any) -> None:
    assert found.columns == arrow.SCHEMA.names
    here = arrow.extract(pa.Table.from_pylist(ROWS), *COLUMNS, id_col="id", extractor=EXTRACTOR)
    here = here.set_column(1, "row", pa.nulls(len(here), pa.int64()))
    there = sorted((row.asDict() for row in found.collect()), key=lambda row: (int(row["document"]), row["start"]))
    assert there == here.to_pylist()
    assert {row["value"] for row in there} == {"2020-02-29", "500 BHD", "1977", None}
    assert sum(row["error"] is not None for row in there) == 50


def test_each_process_of_two_unpacks_the_extractor_once(df: Any, found: Any) -> None:
    def processes(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from arextract.spark import _unpickled  # noqa: PLC0415 - that of the worker

        for _ in batches:
            pass
        yield pa.RecordBatch.from_pydict({"id": [os.getpid()], "unpacked": [_unpickled.cache_info().misses]})

    assert found.count() == 200
    rows = df.repartition(2).mapInArrow(processes, "id long, unpacked long", barrier=True).collect()
    assert len({row["id"] for row in rows}) == 2
    assert {row["unpacked"] for row in rows} == {1}
