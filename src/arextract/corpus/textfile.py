"""Plain text files, each one document, with what is known of it beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from arextract.streams import Document


def decoded(data: bytes, name: str) -> str:
    """The text of a file or stream; ValueError that names it if it is not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"{name}: not UTF-8: byte {error.start} is {data[error.start]:#04x}") from error


def read(path: Path) -> Document:
    """The document in a file. NAME.json beside NAME.txt may give its "reference" and "region".

    ValueError that names the file if one of the two is not UTF-8 or no JSON.
    """
    text = decoded(path.read_bytes(), str(path))
    beside = path.with_suffix(".json")
    known = _known(beside) if beside != path and beside.exists() else {}
    return Document(text, known.get("reference"), known.get("region"))


def _known(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(decoded(path.read_bytes(), str(path)))
    except json.JSONDecodeError as error:
        raise ValueError(f"{path}: {error}") from error
    return data if isinstance(data, dict) else {}
