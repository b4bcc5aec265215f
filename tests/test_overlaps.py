"""All rules are run on the examples of all rules: none may tie, and none may take what another's example brackets."""

import pytest

from arextract import Extractor
from arextract.tools.examples import Case, cases, remembered

EXTRACTOR_FOR = remembered(lambda region, prefer: Extractor(region=region, prefer=prefer))
RULES = Extractor().rulebook.rules


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases(RULES)])
def test_no_rules_tie(case: Case) -> None:
    example = case.example
    readings = EXTRACTOR_FOR(example.region, example.prefer).explain(example.text)
    assert [reading for reading in readings if reading.fate.startswith("tied")] == []
