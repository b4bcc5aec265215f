"""The compiled form on disk, so that only the first start after a change of the rules compiles them.

A cache file is named after everything that it depends on, begins with the digest of what follows, and is written aside
and renamed. A damaged or unreadable file, or a place that cannot be written, only costs the time to compile.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar, cast

Made = TypeVar("Made")
_DIGEST = hashlib.sha256().digest_size


def folder() -> Path | None:
    """Where compiled rules are kept; None if `AREXTRACT_CACHE` is set to nothing, or there is no home."""
    if (chosen := os.environ.get("AREXTRACT_CACHE")) is not None:
        return Path(chosen) if chosen else None
    base = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    with suppress(RuntimeError):  # no home
        return Path(base or Path.home() / ".cache") / "arextract"
    return None


def remembered(key: Iterable[bytes], make: Callable[[], Made]) -> Made:
    """What `make` made for this key, from the cache if it is there, else made now and kept."""
    place = folder()
    if place is None:
        return make()
    digest = hashlib.sha256()
    for piece in key:
        digest.update(len(piece).to_bytes(8, "little") + piece)
    file = place / f"{digest.hexdigest()[:32]}.pickle"
    with suppress(Exception):  # whatever a damaged pickle raises, the answer is to compile
        return cast(Made, _read(file))
    made = make()
    with suppress(OSError):
        _write(file, made)
    return made


def _read(file: Path) -> object:
    content = file.read_bytes()
    if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
        raise ValueError("damaged")
    return pickle.loads(memoryview(content)[_DIGEST:])


def _write(file: Path, made: object) -> None:
    content = pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as aside:
        aside.write(hashlib.sha256(content).digest() + content)
    os.replace(name, file)
