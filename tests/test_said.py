"""Whatever a part or a rule can say, it matches whole, in running text, with exactly that span."""

from __future__ import annotations

from random import Random

import pytest
from saying import Speaker

from arextract import Extractor
from arextract.engine.automaton import ANYWHERE, Automaton
from arextract.engine.grammar import Group, Linker
from arextract.engine.lexicon import SPACES
from arextract.engine.parse import Divider
from arextract.engine.window import Window
from arextract.language.tree import Phrase, Rule
from arextract.text.fold import fold

EXTRACTOR = Extractor()
RULEBOOK = EXTRACTOR.rulebook
CHUNKS = EXTRACTOR.compiled.reader.scanner.entries.chunks
LEXICON = CHUNKS.lexicon
LINKER = Linker(RULEBOOK.parts, LEXICON)
DIVIDER = Divider(Automaton(LEXICON))
TIMES = 12


@pytest.mark.parametrize("name", sorted(name for name, part in RULEBOOK.parts.items() if isinstance(part, Phrase)))
def test_a_part_matches_what_it_says(name: str) -> None:
    speaker = Speaker(RULEBOOK.parts, Random(name))
    part = LINKER.part(name)
    assert isinstance(part, Group)
    for _ in range(TIMES):
        said = speaker.part(name)
        window = Window(fold(said).text.split(" "), 0, CHUNKS)
        while window.grow():
            pass
        tokens = tuple((LEXICON.classes[symbol // SPACES], symbol % SPACES) for symbol in window.symbols)
        divides = DIVIDER.divide(part.node, part.keys, ANYWHERE, tokens) is not None  # no lexicon in the report
        assert divides or not said, said


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_finds_what_it_says_in_running_text(rule: Rule) -> None:
    speaker = Speaker(RULEBOOK.parts, Random(rule.id))
    for _ in range(TIMES):
        before, said, after = speaker.rule(rule)
        text = f"{before} " if before else "قالوا "
        start = len(text)
        text += f"{said} {after}" if after else f"{said} ."
        spans = [(each.start, each.end) for each in EXTRACTOR.explain(text) if each.rule == rule.id]
        assert (start, start + len(said)) in spans, text
