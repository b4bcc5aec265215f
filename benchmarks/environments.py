"""The environments of the peers, made once in `.environments` here, and the processes that run there."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from measure import HERE
from tools import TOOLS

FOLDER = HERE / ".environments"


class UnavailableError(Exception):
    """A tool cannot be installed, started or asked here; says why."""


def interpreter(name: str) -> Path:
    """The Python of a tool, in an environment that is made if it is not there. Raises UnavailableError if pip fails."""
    packages = TOOLS[name].packages
    if not packages:
        return Path(sys.executable)
    folder = FOLDER / name.lower()
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    made = folder / "packages.txt"
    if not made.exists() or made.read_text() != "\n".join(packages):
        print(f"making the environment of {name} ...", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages]
        ran = subprocess.run(pip, capture_output=True, text=True, check=False)
        if ran.returncode:
            raise UnavailableError(_reason(ran.stderr))
        made.write_text("\n".join(packages))
    return python


class Running:
    """A tool in its process, until it is closed. `cache`: where arextract, given rule files, keeps what it compiles."""

    def __init__(self, name: str, *rules: str, cache: str | None = None) -> None:
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115
        command = [str(interpreter(name)), str(HERE / "worker.py"), name, *rules]
        environment = {**os.environ, "AREXTRACT_CACHE": cache} if cache else None
        self._process = subprocess.Popen(
            command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors
        )
        self.start_up: float = self._reply()["start-up"]

    def read(self, texts: Sequence[str]) -> dict[str, float]:
        """What the tool needs for the texts, and what it finds. Raises UnavailableError if it died of them."""
        assert self._process.stdin
        try:
            pickle.dump(list(texts), self._process.stdin)
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # the reply says why
        return self._reply()

    def close(self) -> None:
        """End the process."""
        self._process.communicate()
        self._errors.close()

    def _reply(self) -> Any:
        assert self._process.stdout
        try:
            return pickle.load(self._process.stdout)
        except EOFError:
            self._process.wait()
            self._errors.seek(0)
            raise UnavailableError(_reason(self._errors.read())) from None


def _reason(told: str) -> str:
    """The last line that tells of an error, else the last one."""
    lines = told.strip().splitlines() or ["it ended without a word"]
    return next((line for line in reversed(lines) if "error" in line.lower()), lines[-1])
