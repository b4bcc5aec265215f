"""Gold documents: `NAME.txt` and beside it `NAME.json`, which lists the mentions a careful reader finds.

    {"reference": "2021-09-09", "region": "IQ",
     "mentions": [{"start": 17, "end": 26, "text": "...", "kind": "date", "value": "2021-04",
                   "attrs": {"mod": "END"}, "alt": [{"value": "2021-05"}], "optional": true}]}

Offsets count code points. `alt` lists other readings that are right too; what one does not say it takes from the
mention. An optional mention is neither demanded nor punished. Only start, end and kind must be given.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from arextract.corpus.textfile import decoded
from arextract.meaning.given import moment


class GoldError(Exception):
    """A gold document that cannot be read; the message names the file and what is wrong with it."""


@frozen
class Reading:
    """One way to understand a mention: kind, half-open span, canonical value and attributes."""

    kind: str
    start: int
    end: int
    value: str | None
    attributes: Mapping[str, Any] = field(factory=dict)


@frozen
class GoldMention:
    """A mention that is to be found; any of its readings will do. The first is the preferred one."""

    text: str
    readings: tuple[Reading, ...]
    optional: bool = False

    @property
    def kind(self) -> str:
        return self.readings[0].kind


@frozen
class GoldDocument:
    """A text with its mentions, the date it was written and the country it comes from."""

    name: str
    text: str
    mentions: tuple[GoldMention, ...]
    reference: str | None = None
    region: str | None = None


def read_folder(folder: Path) -> tuple[GoldDocument, ...]:
    """All documents of a folder in the order of their names; GoldError where there are none or one is broken."""
    documents = tuple(read_document(path) for path in sorted(folder.glob("*.json")))
    if not documents:
        raise GoldError(f"{folder}: no gold here: it would be pairs of NAME.txt and NAME.json")
    return documents


def read_document(path: Path) -> GoldDocument:
    """The document whose gold is at `path`; GoldError where it is not as the form says."""
    try:
        text, gold = _content(path.with_suffix(".txt")), json.loads(_content(path))
        if not isinstance(gold, dict):
            raise GoldError(f"{path}: no JSON object")
        reference = gold.get("reference")
        moment(reference)
        mentions = tuple(_mention(entry, text) for entry in gold["mentions"])
        return GoldDocument(path.stem, text, mentions, reference, gold.get("region"))
    except OSError as error:
        raise GoldError(f"{error.filename}: {error.strerror}") from error
    except KeyError as error:
        raise GoldError(f"{path}: {error} is missing") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise GoldError(f"{path}: {error}") from error


def _content(path: Path) -> str:
    return decoded(path.read_bytes(), path.name)


def _mention(entry: Mapping[str, Any], text: str) -> GoldMention:
    covered = text[entry["start"] : entry["end"]]
    if entry.get("text", covered) != covered:
        raise ValueError(f"{entry['start']}:{entry['end']} is {covered!r}, not {entry['text']!r}")
    alternatives = ({**entry, **alternative} for alternative in entry.get("alt") or ())
    readings = tuple(_reading(reading) for reading in (entry, *alternatives))
    return GoldMention(covered, readings, bool(entry.get("optional")))


def _reading(entry: Mapping[str, Any]) -> Reading:
    return Reading(entry["kind"], entry["start"], entry["end"], entry.get("value"), entry.get("attrs") or {})
