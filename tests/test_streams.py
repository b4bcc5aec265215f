"""Streams of documents: in order, bounded, and whole whatever a document or a process does."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from itertools import islice

import pytest

from arextract import Document, Extractor
from arextract.streams import in_order

EXTRACTOR = Extractor(region="JO")
DOCUMENTS = [
    "بيعت الأرض بستين ألف دينار",
    Document("بيعت الأرض بستين ألف دينار", region="KW"),
    Document("افتتح المتحف أمس", "2018-03-01"),
    Document("افتتح المتحف أمس", reference="2020-03-01T09:30:00"),
    "لا شيء هنا",
]
VALUES = [["60000 JOD"], ["60000 KWD"], ["2018-02-28"], ["2020-02-29"], []]


def values(results: Iterator[list | Exception]) -> list:
    return [result if isinstance(result, Exception) else [mention.value for mention in result] for result in results]


@pytest.mark.parametrize("processes", [1, 2])
class TestExtractMany:
    def test_references_and_regions_go_along_in_order(self, processes: int) -> None:
        assert values(EXTRACTOR.extract_many(DOCUMENTS * 700, processes)) == VALUES * 700

    def test_the_error_of_a_document_stands_in_its_place(self, processes: int) -> None:
        stream = [DOCUMENTS[0], Document("أمس", "yesterday"), None, DOCUMENTS[2]]
        first, no_date, no_text, last = values(EXTRACTOR.extract_many(stream, processes))
        assert [first, last] == [VALUES[0], VALUES[2]]
        assert isinstance(no_date, ValueError)
        assert isinstance(no_text, TypeError)

    def test_an_endless_stream_is_read_as_far_as_is_needed(self, processes: int) -> None:
        read = 0

        def endless() -> Iterator[str]:
            nonlocal read
            while True:
                read += 1
                yield "غادر الوفد. " * 2_000

        results = EXTRACTOR.extract_many(endless(), processes)
        assert list(islice(results, 20)) == [[]] * 20
        assert read <= 100

    def test_what_the_stream_itself_raises_comes_through(self, processes: int) -> None:
        def broken() -> Iterator[str]:
            yield DOCUMENTS[0]
            raise OSError("the archive is gone")

        with pytest.raises(OSError, match="archive"):
            list(EXTRACTOR.extract_many(broken(), processes))


def test_no_process_is_an_error_at_once() -> None:
    with pytest.raises(ValueError, match="at least one process"):
        EXTRACTOR.extract_many([], processes=0)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_any_way_to_start_a_process_will_do(method: str) -> None:
    before = multiprocessing.get_start_method()
    multiprocessing.set_start_method(method, force=True)
    try:
        assert values(EXTRACTOR.extract_many(DOCUMENTS, 2)) == VALUES
    finally:
        multiprocessing.set_start_method(before, force=True)


def _die(task: int) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_killed_process_is_told_of() -> None:
    with pytest.raises(BrokenProcessPool):
        list(in_order(_die, [1], 2))


ORPHANS = """
import multiprocessing, time
from arextract.streams import in_order
for _ in in_order(abs, iter(int, 1), 2):
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""


def test_the_processes_end_with_a_killed_parent() -> None:
    parent = subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    children = [int(pid) for pid in parent.stdout.readline().split()]
    assert len(children) == 2
    parent.kill()
    parent.wait()
    for _ in range(300):
        if not any(map(_runs, children)):
            return
        time.sleep(0.1)
    pytest.fail(f"{children} live on")


def _runs(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii") as status:
            return status.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
