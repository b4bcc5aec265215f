"""The benchmarks do what they say, on tiny texts: nothing here asks how long anything takes."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from arextract import Extractor

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
TEXT = "وصل 30 جنديا إلى معسكر التاجي يوم 4 مايو 2019"


@pytest.fixture
def module(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    yield importlib.import_module
    for name in [name for name, each in sys.modules.items() if _of_benchmarks(each)]:
        monkeypatch.delitem(sys.modules, name)


def _of_benchmarks(module: ModuleType) -> bool:
    return Path(getattr(module, "__file__", None) or "/").parent == BENCHMARKS


class Tool:
    """One whose time is a power of the length."""

    def __init__(self, power: int) -> None:
        self.power = power

    def read(self, texts):
        return {"seconds": sum((len(text) / 1000) ** self.power for text in texts)}


def test_comparison_of_what_needs_no_other_environment(tmp_path):
    text = tmp_path / "two.jsonl"
    text.write_text("\n".join(json.dumps({"text": each}) for each in (TEXT, "لا شيء")), encoding="utf-8")
    small = ["--rounds", "1", "--longest", "1000", "--rules", "1", "--names", "0", "--no-plot", "--tools", "floor"]
    command = [sys.executable, BENCHMARKS / "compare.py", text, *small, "--out", tmp_path]
    told = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8").stdout
    figures = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    tools = figures["tools"]
    assert {name: each["mentions"] for name, each in tools.items()} == {"floor": 12, "arextract": 3}
    assert {each["texts failed on"] for each in tools.values()} == {0}
    assert list(figures["characters per second"]["by the length of documents"]["arextract"]) == ["100", "1000"]
    assert "2 documents, 51 characters" in told


def test_slow_tools_get_the_beginning_only(module):
    sample = module("rounds").sample
    assert sample(Tool(1), ["a" * 250_000], 400) == 250_000
    assert sample(Tool(1), ["a" * 250_000], 150) == 100_000
    assert sample(Tool(2), ["a" * 250_000], 150) == 10_000


def test_slow_tools_leave_the_row_of_lengths(module):
    tools = {"good": Tool(1), "bad": Tool(2)}
    sizes, budgets = dict.fromkeys(tools, 10_000), dict.fromkeys(tools, 150)
    told = module("rounds").by_length(tools, ["abc"], [1000, 10_000, 100_000], sizes, 1, budgets)
    assert told == {"good": {1000: 1000, 10_000: 1000, 100_000: 1000}, "bad": {1000: 1000, 10_000: 100}}


def test_a_tool_that_cannot_be_loaded_says_why(module, monkeypatch):
    monkeypatch.setitem(module("tools").TOOLS, "no such tool", module("tools").TOOLS["floor"])
    running, _, absent = module("rounds").start(["floor", "no such tool"])
    running["floor"].close()
    assert absent == {"no such tool": "KeyError: 'no such tool'"}


def test_texts_are_cut_and_repeated_to_size(module):
    measure = module("measure")
    assert measure.opening(["abc", "def", "ghi"], 5) == ["abc", "de"]
    assert measure.repeated(["ab", "c"], 7) == "ab\nc\nab"
    assert measure.cut("abcde", 2) == ["ab", "cd", "e"]


def test_added_rules_and_names_are_found(module, tmp_path):
    growth = module("growth")
    files = {"rules": growth.rules(4, [TEXT]), "said": growth.names(3, [TEXT], True)}
    paths = [tmp_path / f"{name}.yaml" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_text(json.dumps(content), encoding="utf-8")
    unit = files["rules"]["parts"]["invented_unit_0"]["words"]["u0"][1]
    name = files["said"]["extend"]["site"]["gazetteer"]["xx/site-2"]["names"][0]
    found = [mention.value for mention in Extractor(paths).extract(f"في {name} 7 {unit}")]
    assert found == ["xx/site-2", "7 u0"]


def test_speed_of_a_tiny_text(module):
    speed = module("speed")
    assert speed.throughput([TEXT])["mentions"] == 3
    assert set(speed.short_texts([TEXT * 10])) == {"unseen", "seen"}
    assert list(speed.growth([TEXT], 20_000)) == ["20,000 characters"]


def test_hostile_texts_have_the_length_asked_for(module):
    texts = module("hostile").HOSTILE
    assert {name: len(text(99)) for name, text in texts.items()} == dict.fromkeys(texts, 99)
