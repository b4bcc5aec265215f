"""The folder that a run writes: numbered parts, each there whole or not at all, so that a killed run can go on.

part-000000.jsonl ...   the mentions
_run/settings.json      what the run was asked for: another one is refused
_run/000000.json ...    what each part counts; written before the part
_SUCCESS                what they count together; there once all is done
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import BinaryIO

from attrs import asdict, define, field, frozen


@define
class Tally:
    """What was read and found: documents, how many of them failed, their characters, and mentions by kind."""

    documents: int = 0
    failures: int = 0
    characters: int = 0
    mentions: Counter[str] = field(factory=Counter, converter=Counter)

    def add(self, other: Tally) -> None:
        self.documents += other.documents
        self.failures += other.failures
        self.characters += other.characters
        self.mentions += other.mentions


@frozen
class Output:
    """The folder of a run and what its parts' names end in."""

    folder: Path
    ending: str

    def begin(self, settings: Mapping[str, object]) -> None:
        """Make the folder, or go on in one with the same settings; ValueError if there is something else in it.

        Where no part is written yet, other settings are as good.
        """
        known = self.folder / "_run" / "settings.json"
        if known.exists():
            before = json.loads(known.read_text(encoding="utf-8"))
            changed = [name for name in settings if settings[name] != before.get(name)]
            if changed and (self.parts or self.complete):
                raise ValueError(f"{self.folder} holds a run with other {', '.join(changed)}: name another folder")
        elif self.folder.exists() and any(path.name != "_run" for path in self.folder.iterdir()):
            raise ValueError(f"{self.folder} holds something else than a run: name another folder")
        known.parent.mkdir(parents=True, exist_ok=True)
        for left in [*self.folder.glob("*.tmp"), *known.parent.glob("*.tmp")]:
            left.unlink()
        _write(known, json.dumps(settings, ensure_ascii=False, indent=1).encode())

    @property
    def parts(self) -> int:
        """How many parts are there."""
        return next(number for number in count() if not self._part(number).exists())

    @property
    def complete(self) -> bool:
        """Whether the run came to its end."""
        return self._success.exists()

    def total(self) -> Tally:
        """What the parts that are there count together."""
        total = Tally()
        for number in range(self.parts):
            total.add(Tally(**json.loads(self._tally(number).read_text(encoding="utf-8"))))
        return total

    @contextmanager
    def part(self, number: int) -> Iterator[tuple[BinaryIO, Tally]]:
        """Write a part: its content to the stream, what it counts to the tally."""
        tally = Tally()
        with _whole(self._part(number)) as stream:
            yield stream, tally
            _write(self._tally(number), json.dumps(asdict(tally)).encode())

    def end(self) -> None:
        """Say that all parts are there."""
        _write(self._success, json.dumps(asdict(self.total()), indent=1).encode())

    @property
    def _success(self) -> Path:
        return self.folder / "_SUCCESS"

    def _part(self, number: int) -> Path:
        return self.folder / f"part-{number:06}.{self.ending}"

    def _tally(self, number: int) -> Path:
        return self.folder / "_run" / f"{number:06}.json"


def _write(path: Path, content: bytes) -> None:
    with _whole(path) as stream:
        stream.write(content)


@contextmanager
def _whole(path: Path) -> Iterator[BinaryIO]:
    """Write a file whole: neither a kill nor a crash of the machine leaves a piece of it under its name."""
    unfinished = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with unfinished.open("wb") as stream:
        yield stream
        stream.flush()
        os.fsync(stream.fileno())
    unfinished.replace(path)
