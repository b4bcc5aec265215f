"""Running examples: what makes one hold, and what is told when it does not."""

from attrs import evolve

from arextract.extractor import Reading
from arextract.language.tree import Example, Expected, Ref, Rule
from arextract.records import Date, Mention
from arextract.tools.examples import Case, Outcome, bracketed, cases, run

EXAMPLE = Example(text="in 2003 or 2004", expected=(Expected(3, 7, "2003"), Expected(11, 15, "2004")), place="f.yaml:9")
RULE = Rule(id="f.year", kind="date", match=Ref("year", "year"), make="date", examples=(EXAMPLE,))


class Fixed:
    """An extractor that finds the same in every text, and whose rules take the same spans."""

    def __init__(self, *records: Mention) -> None:
        self.records = list(records)

    def extract(self, text: str, reference: str | None = None) -> list[Mention]:
        return [record for record in self.records if record.rule != "f.ignored"]

    def explain(self, text: str) -> list[Reading]:
        return [Reading(each.rule, each.start, each.end, each.text, "chosen") for each in self.records]


def date(start: int, value: str, rule: str = "f.year", **fields: str) -> Date:
    return Date(start=start, end=start + 4, text=EXAMPLE.text[start : start + 4], value=value, rule=rule, **fields)


def outcome(*records: Mention, example: Example = EXAMPLE, rule: Rule = RULE) -> Outcome:
    return run(Case("f.year[1]", rule, example), lambda region, prefer: Fixed(*records))


def test_cases_are_named_and_counted_from_one() -> None:
    rule = evolve(RULE, counterexamples=(EXAMPLE,))
    assert [case.name for case in cases([rule])] == ["f.year[1]", "f.year[not 1]"]


def test_it_holds_if_each_bracket_is_found_and_nothing_else() -> None:
    assert outcome(date(3, "2003"), date(11, "2004")).holds
    assert not outcome(date(3, "2003")).holds
    assert not outcome(date(3, "2003"), date(11, "2004"), date(7, "2005")).holds
    assert not outcome(date(3, "2003"), date(11, "2005")).holds


def test_attributes_that_are_given_must_be_found_and_others_may() -> None:
    started = evolve(EXAMPLE, expected=(Expected(3, 7, "2003", {"mod": "START"}),))
    assert outcome(date(3, "2003", mod="START", granularity="year"), example=started).holds
    assert not outcome(date(3, "2003"), example=started).holds


def test_records_of_other_rules_are_let_be_unless_they_take_a_bracket() -> None:
    other = date(11, "2004", rule="g.year")
    assert outcome(date(3, "2003"), date(11, "2004"), evolve(other, start=0, end=2)).holds
    taken = outcome(date(3, "2003"), other)
    assert not taken.holds
    assert taken.others == (other,)


def test_a_counterexample_holds_if_its_rule_finds_nothing() -> None:
    counter = evolve(EXAMPLE, expected=())
    assert outcome(date(3, "2003", rule="g.year"), example=counter).holds
    assert not outcome(date(3, "2003"), example=counter).holds


class TestIgnoreRules:
    RULE = evolve(RULE, id="f.ignored", kind="ignore")

    def test_an_example_holds_if_the_rule_takes_its_brackets(self) -> None:
        ignored = evolve(EXAMPLE, expected=(Expected(3, 7, None),))
        assert outcome(date(3, "", rule="f.ignored"), date(11, "2004"), example=ignored, rule=self.RULE).holds
        taken = outcome(date(3, "2003"), example=ignored, rule=self.RULE)
        assert not taken.holds
        assert taken.others == (date(3, "2003"),)

    def test_a_counterexample_holds_if_the_rule_takes_nothing(self) -> None:
        counter = evolve(EXAMPLE, expected=())
        assert outcome(date(3, "2003"), example=counter, rule=self.RULE).holds
        assert not outcome(date(3, "", rule="f.ignored"), example=counter, rule=self.RULE).holds


def test_what_is_told() -> None:
    assert str(outcome(date(3, "2003"), date(11, "2005"))).splitlines() == [
        "f.yaml:9: f.year[1]: in [2003] or [2004]",
        "    expected [2004] value: 2004",
        "    found [2004] value: 2005",
    ]
    assert str(outcome(date(3, "2003"))).splitlines()[1:] == [
        "    expected [2004] value: 2004",
        "    found nothing there",
    ]


def test_nested_brackets_are_written_again() -> None:
    nested = (Expected(0, 15, "x"), Expected(0, 7, "y"), Expected(11, 15, "z"))
    assert bracketed(evolve(EXAMPLE, expected=nested)) == "[[in 2003] or [2004]]"
