"""How arextract slows down with the number of rules and of gazetteer names: invented ones, on top of the bundled."""

from __future__ import annotations

import json
import random
import statistics
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import regex
from environments import Running
from rounds import tell

import arextract

LETTERS = "ابتجحدرسشصطعفقكلمنهوي"
WORD = regex.compile(r"\b\p{L}{4,}\b")
SHAPES = (
    "{{number:amount}}~{{{unit}:unit}}",
    "{{hedge}}? {{number:amount}} {{{unit}:unit}} ({{and}}~{{fraction:more}})?",
    "{{{unit}:unit}} {{number:amount}}",
    "{{{unit}:unit}} {{of}}? {{number:amount}}~{{open}}",
)


def by_rules(texts: Sequence[str], times: Sequence[int], rounds: int) -> dict[int, float]:
    """Characters a second by the number of rules: that of the bundled ones, so many times."""
    bundled = len(arextract.Extractor().rulebook.rules)
    added = {bundled * each: bundled * (each - 1) for each in times}
    return _by_size(texts, {size: rules(more, texts) if more else {} for size, more in added.items()}, rounds)


def by_names(texts: Sequence[str], sizes: Sequence[int], rounds: int, said: bool) -> dict[int, float]:
    """Characters a second by the number of names added; `said`: each begins with a word that stands in the text."""
    return _by_size(texts, {size: names(size, texts, said) if size else {} for size in sizes}, rounds)


def rules(count: int, texts: Sequence[str]) -> dict[str, Any]:
    """A rule file of measures, each unit a word of the texts and an invented one."""
    known, invented = _vocabulary(texts), _invented(count)
    file: dict[str, Any] = {"format": 1, "kind": "quantity", "parts": {}, "rules": []}
    for number in range(count):
        unit = f"invented_unit_{number}"
        file["parts"][unit] = {"words": {f"u{number}": [known[number * len(known) // count], invented[number]]}}
        match = SHAPES[number % len(SHAPES)].format(unit=unit)
        example = {"text": "[7]", "value": "7"}
        file["rules"].append({"id": f"of_{number}", "match": match, "make": "quantity", "examples": [example]})
    return file


def names(count: int, texts: Sequence[str], said: bool) -> dict[str, Any]:
    """A rule file with a gazetteer of names of two words."""
    invented = _invented(2 * count)
    known = _vocabulary(texts) if said else invented[count:]
    sites = {}
    for number in range(count):
        name = f"{known[number % len(known)]} {invented[number]}"
        facts = {"english": f"Site {number}", "country": "XX", "type": "army_base", "at": [33.5, 42.5]}
        sites[f"xx/site-{number}"] = {"names": [name], "alone": [name], **facts}
    return {"format": 1, "extend": {"site": {"gazetteer": sites}}}


def _by_size(texts: Sequence[str], files: Mapping[int, dict[str, Any]], rounds: int) -> dict[int, float]:
    with tempfile.TemporaryDirectory() as folder:
        running = {}
        for size, content in files.items():
            tell(f"compiling {size} rules or names")
            path = Path(folder) / f"added_{size}.yaml"
            path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            running[size] = Running("arextract", str(path), cache=folder) if content else Running("arextract")
            running[size].read(texts)  # the first time the automaton learns
        taken: dict[int, list[float]] = {size: [] for size in files}
        for number in range(rounds):
            for size, tool in running.items():
                tell(f"round {number + 1} of {rounds}: {size} rules or names")
                taken[size].append(tool.read(texts)["seconds"])
        for tool in running.values():
            tool.close()
    characters = sum(map(len, texts))
    return {size: characters / statistics.median(each) for size, each in taken.items()}


def _vocabulary(texts: Sequence[str]) -> list[str]:
    return sorted({word for text in texts for word in WORD.findall(text)})


def _invented(count: int) -> list[str]:
    chance = random.Random(count)
    words: dict[str, None] = {}
    while len(words) < count:
        words["".join(chance.choice(LETTERS) for _ in range(chance.randint(4, 8)))] = None
    return list(words)
