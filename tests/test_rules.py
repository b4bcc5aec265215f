"""Every example and counterexample of every rule, run with all rules loaded: one case each, `year.alone[2]`."""

import pytest

from arextract import Extractor
from arextract.tools.examples import Case, cases, remembered, run

EXTRACTOR_FOR = remembered(lambda region, prefer: Extractor(region=region, prefer=prefer))
RULES = Extractor().rulebook.rules


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases(RULES)])
def test_example(case: Case) -> None:
    outcome = run(case, EXTRACTOR_FOR)
    assert outcome.holds, f"\n{outcome}"


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES])
def test_every_rule_has_examples(rule) -> None:
    assert rule.examples or (rule.kind == "ignore" and rule.counterexamples)
