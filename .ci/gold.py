"""Score the gold beside the checkout, where there is any, and compare with the figures of scores.json.

python .ci/gold.py            fail if a figure has fallen
python .ci/gold.py --update   write the figures of today
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHARED = HERE.parent.parent / "shared"
SCORES = HERE / "scores.json"


def score(folder: Path) -> dict[str, float]:
    """Span F1 and value F1 over all kinds of one folder of gold."""
    with tempfile.TemporaryDirectory() as scratch:
        figures = Path(scratch, "figures.json")
        command = [sys.executable, SHARED / "tools" / "score.py", "--json", figures, folder]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        row = json.loads(figures.read_text())["ALL"]
    return {name: round(row[name], 4) for name in ("span_f1", "value_f1")}


def main() -> int:
    if not (SHARED / "gold").is_dir():
        print("no gold beside the checkout: nothing to score")
        return 0
    old = json.loads(SCORES.read_text()) if SCORES.exists() else {}
    new = {folder.name: score(folder) for folder in sorted((SHARED / "gold").iterdir()) if folder.is_dir()}
    fallen = False
    for name, figures in new.items():
        for figure, now in figures.items():
            before = old.get(name, {}).get(figure, 0.0)
            fallen |= now < before
            print(f"{name:<8}{figure:<10}{before:.4f} -> {now:.4f}{'  FALLEN' if now < before else ''}")
    if "--update" in sys.argv[1:]:
        SCORES.write_text(json.dumps(new, indent=2) + "\n")
        return 0
    return int(fallen)


if __name__ == "__main__":
    sys.exit(main())
