"""Whatever a part or a rule can say, it matches whole, in running text, with exactly that span."""

from __future__ import annotations

from random import Random

import pytest
from saying import Speaker

from arextract import Extractor
from arextract.engine.grammar import Linker
from arextract.engine.parse import Parser
from arextract.language.tree import Phrase, Rule
from arextract.text.fold import fold

EXTRACTOR = Extractor()
RULEBOOK = EXTRACTOR.rulebook
LEXICON = EXTRACTOR.compiled.program.matcher.lexicon
LINKER = Linker(RULEBOOK.parts, LEXICON.phrases)
TIMES = 12


@pytest.mark.parametrize("name", sorted(name for name, part in RULEBOOK.parts.items() if isinstance(part, Phrase)))
def test_a_part_matches_what_it_says(name: str) -> None:
    speaker = Speaker(RULEBOOK.parts, Random(name))
    node = LINKER.part(name)
    for _ in range(TIMES):
        said = speaker.part(name)
        tokens = LEXICON.tokens(fold(said).text)
        assert not said or Parser(LEXICON, tokens.symbols).divide(node, 0, len(tokens.texts)), said


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
