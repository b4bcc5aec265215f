"""The wheel holds all that is needed: installed in a clean environment, away from the checkout, it extracts."""

import os
import subprocess
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = r"""
import sys, arextract
assert not arextract.__file__.startswith(sys.argv[1]), arextract.__file__
found = arextract.extract("\u0639\u0627\u0645 2003 \u0648\u0628\u0642\u064a")
print([record.value for record in found])
"""


def test_wheel_extracts_away_from_the_checkout(tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    python = str(tmp_path / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", "dist", str(ROOT))
    run(*pip, "install", *map(str, (tmp_path / "dist").glob("arextract-*.whl")))
    assert run(python, "-c", PROGRAM, str(ROOT)).strip() == "['2003']"
