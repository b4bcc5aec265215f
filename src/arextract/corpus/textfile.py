"""Plain text files, each one document, with what is known of it beside it."""

from __future__ import annotations

import json
from pathlib import Path

from arextract.corpus.source import opened
from arextract.streams import Document


def decoded(data: bytes, name: str) -> str:
    """The text of a file or stream, without its byte order mark; ValueError that names it if it is not UTF-8."""
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise ValueError(f"{name}: not UTF-8: byte {error.start} is {data[error.start]:#04x}") from error


def read(path: Path) -> Document:
    """The document in a file. NAME.json beside NAME.txt (or NAME.txt.gz) may give its "reference" and "region".

    ValueError that names the file if one of the two is not UTF-8, or the second no such JSON.
    """
    with opened(path) as (stream, _):
        text = decoded(stream.read(), str(path))
    beside = (path.with_suffix("") if path.suffix.lower() == ".gz" else path).with_suffix(".json")
    return Document(text, *_known(beside)) if beside != path and beside.exists() else Document(text)


def _known(path: Path) -> tuple[str | None, str | None]:
    """The reference and the region that a file gives."""
    try:
        data = json.loads(decoded(path.read_bytes(), str(path)))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError(f"{path}: {error}") from error
    if not isinstance(data, dict):
        raise ValueError(f"{path}: no JSON object")
    reference, region = data.get("reference"), data.get("region")
    if not isinstance(reference, str | None) or not isinstance(region, str | None):
        raise ValueError(f'{path}: "reference" and "region" are text')
    return reference, region
