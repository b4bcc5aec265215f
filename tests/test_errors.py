"""Problems and the error that holds them."""

import pickle

from arextract.errors import Problem, RuleError

PROBLEM = Problem("rules/a.yaml", 3, 8, "no part is called {mnth}", "did you mean {month}?", "\tمِن: '{mnth}'")


class TestProblem:
    def test_is_one_line_that_editors_link(self) -> None:
        assert str(PROBLEM) == "rules/a.yaml:3:8: no part is called {mnth}"

    def test_report_shows_the_line_a_caret_and_the_suggestion(self) -> None:
        lines = PROBLEM.report().splitlines()
        assert lines[0] == str(PROBLEM)
        assert lines[1] == "    \tمِن: '{mnth}'"
        # The tab stays, and the vowel mark takes no room.
        assert lines[2] == "    \t     ^"
        assert lines[3] == "    did you mean {month}?"

    def test_report_shows_what_is_near_in_a_long_line(self) -> None:
        long = Problem("a.yaml", 1, 5001, "y", source="a" * 5000 + "X" + "b" * 5000)
        _, shown, caret = long.report().splitlines()
        assert len(shown) < 250
        assert shown[caret.index("^")] == "X"

    def test_report_without_a_line_or_a_suggestion_is_the_message(self) -> None:
        bare = Problem("a.yaml", 1, 1, "this file cannot be read")
        assert bare.report() == str(bare)


class TestRuleError:
    def test_sorts_problems_and_says_each_once(self) -> None:
        second, first = Problem("b.yaml", 1, 1, "y"), Problem("a.yaml", 10, 1, "x")
        early = Problem("a.yaml", 9, 4, "z")
        assert RuleError([second, first, early, second]).problems == (early, first, second)

    def test_message_holds_every_report(self) -> None:
        other = Problem("b.yaml", 1, 1, "y")
        error = RuleError([other, PROBLEM])
        assert str(error) == f"2 problems in the rules:\n\n{other.report()}\n\n{PROBLEM.report()}"
        assert str(RuleError([other])).startswith("1 problem in the rules:")

    def test_is_a_value_error_that_survives_pickling(self) -> None:
        error = pickle.loads(pickle.dumps(RuleError([PROBLEM])))
        assert isinstance(error, ValueError)
        assert error.problems == (PROBLEM,)
