"""Reading: what the engine has learned from other texts changes nothing in what it finds."""

from __future__ import annotations

import pickle
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from arextract import Extractor
from arextract.engine import automaton, chunks, entries, match, parse, read, rows, scan
from arextract.engine.chunks import Chunks
from arextract.language.tree import Words

EXTRACTOR = Extractor()
CHUNKS: Chunks = EXTRACTOR.compiled.reader.scanner.entries.chunks
LISTED = sorted(form for part in EXTRACTOR.rulebook.parts.values() if isinstance(part, Words) for form in part.forms)
UNLISTED = ["تمطر", "والسحب", "خفيفة", "بالنخيل", "Boeing", "طويلا،", '"نهر', "(ماء)"]
SIGNS = ["", "", "-", "/", ":", "،", "(", ")", "%", "\u00a0", "\n"]
NUMERALS = ["5", "12", "2017", "1,500", "3.5", "٢٠٢١", "31/12/2021", "14:30", "و20", "الـ15", "7-9"]


def text(random: Random) -> str:
    """Words, numerals and signs at random."""
    kinds = random.choices([LISTED, NUMERALS, UNLISTED, SIGNS], weights=[5, 3, 3, 2], k=random.randint(1, 25))
    return " ".join(random.choice(kind) for kind in kinds)


@pytest.mark.parametrize("seed", range(12))
def test_what_was_read_before_makes_no_difference(seed: int) -> None:
    random = Random(seed)
    texts = [text(random) for _ in range(120)]
    texts += [" ".join(random.sample(texts, 2)) for _ in range(60)]
    learned = [EXTRACTOR.extract(each) for each in texts * 3]  # a run is remembered when it is met again
    fresh: Extractor = pickle.loads(pickle.dumps(EXTRACTOR))
    assert [fresh.extract(each) for each in texts] == learned[: len(texts)]
    assert learned[: len(texts)] == learned[len(texts) : 2 * len(texts)] == learned[2 * len(texts) :]


def test_neither_full_caches_nor_other_threads_make_a_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    random = Random(5)
    texts = [text(random) for _ in range(300)]
    expected = [EXTRACTOR.extract(each) for each in texts]
    shared: Extractor = pickle.loads(pickle.dumps(EXTRACTOR))
    for module in (automaton, chunks, entries, match, parse, read, rows, scan):
        for bound in [name for name in vars(module) if name.startswith("_MOST_")]:
            monkeypatch.setattr(module, bound, 50)
    found: dict[int, list[object]] = {}

    def run(thread: int) -> None:
        found[thread] = [shared.extract(each) for each in texts]

    threads = [Thread(target=run, args=(thread,)) for thread in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found.get(thread) == expected for thread in range(3)] == [True] * 3


@pytest.mark.parametrize("length", [0, 7, 40])
def test_how_many_lines_are_read_at_a_time_makes_no_difference(monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    random = Random(7)
    lines = "\n".join(random.choice(["", " ", text(random)]) for _ in range(200))
    expected = EXTRACTOR.extract(lines)
    assert len(expected) > 200
    monkeypatch.setattr(read, "_LENGTH_OF_BLOCK", length)
    fresh: Extractor = pickle.loads(pickle.dumps(EXTRACTOR))
    assert fresh.extract(lines) == expected


def test_a_double_blank_is_not_the_end_of_a_line() -> None:
    fresh: Extractor = pickle.loads(pickle.dumps(EXTRACTOR))
    for _ in range(3):
        fresh.extract("رجعوا من معسكر")
    assert [each.text for each in fresh.extract("رجعوا من معسكر  التاجي")] == ["معسكر  التاجي"]


@pytest.mark.parametrize("given", ["كتاب", "وبالكتاب", "5,", "(2017)", "ب24", "1,500.5%", "a-1", "\u202f", "للعام"])
def test_a_chunk_is_covered_by_its_tokens(given: str) -> None:
    _, starts, ends, _, _ = CHUNKS.chunk(given)
    places = list(zip(starts, ends, strict=True))
    assert places == sorted(places)
    assert all(start < end for start, end in places)
    assert "".join(given[start:end] for start, end in places) == given.strip("\u202f")


ANY_FIRST = r"""
format: 1
kinds:
  pair: {fields: {name: {type: text}}}
parts:
  begins: {regex: '\p{Arabic}{4,}', make: text}
  surname: {words: [الزعفراني]}
  mark: {words: ['"']}
rules:
  - id: person
    kind: pair
    match: "{begins:name} {surname}"
    make: record
    examples:
      - {text: "قرأت [سلوان الزعفراني] أمس", value: none}
  - id: quoted
    kind: pair
    match: "{mark}{begins:name}{mark}"
    make: record
    examples:
      - {text: "قرأت [«سلوان»] أمس", value: none}
"""


@pytest.mark.parametrize(
    "given", ["كتبت سلوان الزعفراني", "«سلوان الزعفراني»", "قالت: وسلوان الزعفراني، ثم", "رأى «سلوان»."]
)
def test_a_rule_may_begin_with_any_word_or_sign(tmp_path: Path, given: str) -> None:
    file = tmp_path / "people.yaml"
    file.write_text(ANY_FIRST, encoding="utf-8")
    (found,) = [each for each in Extractor(file).extract(given) if each.kind == "pair"]
    assert found.to_dict()["name"].endswith("سلوان")
