"""Streams of documents: each extracted from on its own, in order, by one process or several, in bounded memory."""

from __future__ import annotations

import datetime as dt
import gc
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any, TypeVar

from attrs import frozen

from arextract.records import Mention

Reference = dt.date | dt.datetime | str | None
Extract = Callable[[str, Reference, str | None], list[Mention]]
Task = TypeVar("Task")
Result = TypeVar("Result")

_CHUNK_CHARACTERS = 100_000  # so much goes to a process at once: tens of milliseconds of work
_CHUNK_DOCUMENTS = 1_000
_CHUNKS_A_PROCESS = 4  # in flight: waiting, worked on, or done before their turn


@frozen
class Document:
    """A text; when it was written (a date, a datetime or an ISO 8601 string); its country (ISO 3166-1 alpha-2)."""

    text: str
    reference: Reference = None
    region: str | None = None


def extract_each(
    extract: Extract, documents: Iterable[str | Document], processes: int
) -> Iterator[list[Mention] | Exception]:
    """What `extract` returns for each document, or the exception that it raises, in order of the documents."""
    if processes == 1:
        return map(partial(attempt, extract), documents)
    return chain.from_iterable(in_order(partial(_attempts, extract), _chunks(documents), processes))


def attempt(extract: Extract, given: str | Document | Exception) -> list[Mention] | Exception:
    """The mentions in one document, or the exception that it raises; of one that could not be read, why not."""
    try:
        if isinstance(given, Exception):
            return given
        document = given if isinstance(given, Document) else Document(given)
        if not isinstance(document.text, str):
            raise TypeError(f"a document is a str or a Document with one, not {type(document.text).__name__}")
        return extract(document.text, document.reference, document.region)
    except Exception as error:  # whatever it is, the other documents go on
        return error


def _attempts(extract: Extract, documents: list[str | Document]) -> list[list[Mention] | Exception]:
    return [attempt(extract, document) for document in documents]


def _chunks(documents: Iterable[str | Document]) -> Iterator[list[str | Document]]:
    chunk: list[str | Document] = []
    characters = 0
    for document in documents:
        chunk.append(document)
        text = document.text if isinstance(document, Document) else document
        characters += len(text) if isinstance(text, str) else 0
        if characters >= _CHUNK_CHARACTERS or len(chunk) == _CHUNK_DOCUMENTS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


def in_order(work: Callable[[Task], Result], tasks: Iterable[Task], processes: int) -> Iterator[Result]:
    """`map(work, tasks)` by one process or several: lazy, in order, with a few tasks in memory at any time.

    With several processes `work`, tasks and results must be picklable; `work` goes to each process once. An exception
    of `work` ends the stream; a process that is killed from outside ends it with BrokenProcessPool.
    ValueError if there is not at least one process.
    """
    if processes < 1:
        raise ValueError(f"there must be at least one process, not {processes}")
    return map(work, tasks) if processes == 1 else _by_processes(work, tasks, processes)


def _by_processes(work: Callable[[Task], Result], tasks: Iterable[Task], processes: int) -> Iterator[Result]:
    from concurrent.futures import Future, ProcessPoolExecutor  # noqa: PLC0415 - `import arextract` stays quick

    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(work,))
    running: deque[Future[Result]] = deque()
    try:
        for task in tasks:
            running.append(pool.submit(_do, task))
            while running and (running[0].done() or len(running) >= _CHUNKS_A_PROCESS * processes):
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def collect_seldom() -> None:
    """Set up the garbage collector of a process that does nothing but extract.

    What is loaded and learned stays, and looking through it again takes up to a fifth of the time.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


_work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    """Set a process of the pool up: Ctrl-C is its parent's business, and it does not outlive its parent."""
    global _work  # noqa: PLW0603 - the one thing that a process of the pool knows
    _work = work
    collect_seldom()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415 - `import arextract` stays quick

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(task: Any) -> Any:
    return _work(task)
