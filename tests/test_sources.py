"""Sources: however finely they are cut, the documents are the same."""

from __future__ import annotations

import csv
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arextract.columns import Columns
from arextract.corpus.source import Chunk
from arextract.corpus.sources import sources

TEXTS = st.lists(st.text("قال 12\",;\n\r\t'\u2028", max_size=30), min_size=1, max_size=30)


def write_csv(path: Path, texts: list[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([["n", "text"], *([str(n), text] for n, text in enumerate(texts))])


def write_jsonl(path: Path, texts: list[str]) -> None:
    lines = (json.dumps({"text": text, "n": n}, ensure_ascii=False) + "\r\n" for n, text in enumerate(texts))
    path.write_bytes("".join(lines).encode())


def write_parquet(path: Path, texts: list[str]) -> None:
    pq.write_table(pa.table({"n": range(len(texts)), "text": texts}), path, row_group_size=7)


@pytest.mark.parametrize(
    ("name", "write"), [("c.csv", write_csv), ("c.jsonl", write_jsonl), ("c.parquet", write_parquet)]
)
@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, size=st.integers(1, 400))
def test_documents_are_the_same_however_the_source_is_cut(
    name: str, write: Callable[[Path, list[str]], None], texts: list[str], size: int
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        write(path, texts)
        chunks = cut(path, size)
        items = [item for chunk in chunks for item in chunk.items()]
        assert [(place.row, place.document, document.text) for place, document in items] == [
            (n, str(n), text) for n, text in enumerate(texts)
        ]
        if name != "c.parquet":  # of which not all is read
            assert sum(chunk.size for chunk in chunks) == path.stat().st_size


@settings(max_examples=60, deadline=None)
@given(texts=TEXTS, size=st.integers(1, 400))
def test_lines_of_plain_text_are_the_same_too(texts: list[str], size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "c.txt")
        path.write_bytes("\n".join(texts).encode())
        found = {place.row: document.text for chunk in cut(path, size) for place, document in chunk.items()}
        lines = "\n".join(texts).split("\n")
        assert found == {row: line.removesuffix("\r") for row, line in enumerate(lines) if line.strip(" \t\r")}


def test_text_files_go_in_chunks_of_their_size(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text("x" * 10, encoding="utf-8")
    assert [(chunk.row, len(chunk.body), chunk.size) for chunk in cut(tmp_path, 20)] == [
        (0, 2, 20),
        (2, 2, 20),
        (4, 1, 10),
    ]


def cut(path: Path, size: int) -> list[Chunk]:
    return [chunk for source in sources([path], Columns(id="n")) for chunk in source.chunks(size)]
