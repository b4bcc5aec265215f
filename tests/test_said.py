"""Whatever a part or a rule can say, it matches whole, in running text, with exactly that span."""

from __future__ import annotations

import pytest
from arextract import Extractor
from arextract.engine.grammar import Linker
from arextract.engine.parse import Parser
from arextract.language.tree import Phrase, Rule
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from saying import Speaker

EXTRACTOR = Extractor()
RULEBOOK = EXTRACTOR.rulebook
SPEAKER = Speaker(RULEBOOK.parts)
LEXICON = EXTRACTOR.compiled.program.matcher.lexicon
LINKER = Linker(RULEBOOK.parts, LEXICON.phrases)
SETTINGS = settings(
    max_examples=8,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)


@pytest.mark.parametrize("name", sorted(name for name, part in RULEBOOK.parts.items() if isinstance(part, Phrase)))
@given(data=st.data())
@SETTINGS
def test_a_part_matches_what_it_says(name: str, data: st.DataObject) -> None:
    from arextract.text.fold import fold

    said = data.draw(SPEAKER.part(name))
    tokens = LEXICON.tokens(fold(said).text)
    node = LINKER.part(name)
    assert node.nullable or Parser(LEXICON, tokens.symbols).divide(node, 0, len(tokens.texts)), said


@pytest.mark.parametrize("rule", RULEBOOK.rules, ids=lambda rule: rule.id)
@given(data=st.data())
@SETTINGS
def test_a_rule_finds_what_it_says_in_running_text(rule: Rule, data: st.DataObject) -> None:
    before, said, after = data.draw(SPEAKER.rule(rule))
    text = f"{before} " if before else "قالوا "
    start = len(text)
    text += f"{said} {after}" if after else f"{said} ."
    spans = [(each.start, each.end) for each in EXTRACTOR.explain(text) if each.rule == rule.id]
    assert (start, start + len(said)) in spans, text
