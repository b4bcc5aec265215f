"""The layers of the package: imports point down only, modules stay small, Arabic letters stay in text/."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "arextract"
MODULES = sorted(SOURCE.rglob("*.py"))
# From the bottom up. The package itself is what its users import: the extractor and the records.
LAYERS = ["errors", "text", "plain", "records", "meaning", "language", "engine", "loading", "streams", "extractor"]
LAYERS += ["__init__", "columns", "arrow", "pandas", "polars", "spark", "corpus", "tools", "cli", "__main__"]


def layer(parts: list[str]) -> int:
    return LAYERS.index(parts[0] if parts else "__init__")


def imported(module: Path) -> set[str]:
    """The modules of this package that a module imports, relative ones too."""
    package = module.relative_to(SOURCE.parent).with_suffix("").parts[:-1]
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            found.add(".".join([*base, *filter(None, [node.module])]))
    return {name for name in found if name.split(".")[0] == "arextract"}


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
class TestModule:
    def test_imports_point_down(self, module: Path) -> None:
        own = layer(list(module.relative_to(SOURCE).with_suffix("").parts))
        up = {name for name in imported(module) if layer(name.split(".")[1:]) > own}
        assert not up

    def test_is_under_300_lines(self, module: Path) -> None:
        assert len(module.read_text(encoding="utf-8").splitlines()) < 300

    def test_spells_no_arabic_outside_text(self, module: Path) -> None:
        if module.parent.name != "text":
            code = module.read_text(encoding="utf-8")
            assert not re.search(r"[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]", code)
