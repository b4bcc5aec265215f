"""Lengths of time and recurrences: values, worth in months and seconds, and what is refused."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arextract.meaning import durations
from arextract.meaning.amounts import Range
from arextract.meaning.base import Context
from arextract.meaning.lengths import MONTHS, SECONDS, UNITS, Length, between, length, range_of_unit, some, term, timex

HALF, THIRD = Fraction(1, 2), Fraction(1, 3)


def fields(meaning):
    return {name: value for name, value in meaning.resolve(Context()).items() if value is not None}


class TestTerm:
    @pytest.mark.parametrize(
        ("given_terms", "value"),
        [
            ({"count": 24, "unit": "H"}, "PT24H"),
            ({"count": 3, "unit": "D"}, "P3D"),
            ({"dual": "2MIN"}, "PT2M"),
            ({"dual": "2DE"}, "P2DE"),
            ({"unit": "CE"}, "P1CE"),
            ({"count": HALF, "unit": "H"}, "PT30M"),
            ({"count": Fraction(1, 4), "unit": "CE"}, "P25Y"),
            ({"count": HALF, "unit": "Y"}, "P6M"),
            ({"unit": "H", "more": HALF}, "PT1H30M"),
            ({"unit": "H", "less": Fraction(1, 4)}, "PT45M"),
            ({"dual": "2H", "more": HALF}, "PT2H30M"),
            ({"unit": "D", "more": HALF}, "P1DT12H"),
            ({"unit": "DE", "more": HALF}, "P15Y"),
            ({"count": Decimal("3.5"), "unit": "Y"}, "P3Y6M"),
            ({"count": Decimal("123.45"), "unit": "S"}, "PT123.45S"),
            ({"unit": "M", "more": HALF}, "P1.5M"),
        ],
    )
    def test_value(self, given_terms, value):
        assert term(**given_terms).value == value

    @pytest.mark.parametrize(
        "given_terms", [{"count": THIRD, "unit": "W"}, {"count": 0, "unit": "D"}, {"count": 1945, "unit": "DE"}]
    )
    def test_refuses_what_is_not_exact_or_nothing_or_too_much(self, given_terms):
        assert term(**given_terms) is None

    @given(st.integers(1, 100), st.sampled_from(UNITS))
    def test_worth(self, count, unit):
        made = term(count, unit)
        assert (made.months, made.seconds) == (
            count * MONTHS[unit] if unit in MONTHS else None,
            count * SECONDS[unit] if unit in SECONDS else None,
        )

    @given(st.fractions(min_value=Fraction(1, 24), max_value=1000, max_denominator=24), st.sampled_from(UNITS))
    def test_a_fraction_keeps_its_worth(self, count, unit):
        made = term(count, unit)
        if made:
            rates = {**MONTHS, **SECONDS}
            assert Fraction((made.months or 0) + (made.seconds or 0)) == count * rates[unit]


class TestLength:
    def test_joins_units_that_descend(self):
        joined = length(term(2, "Y"), term(6, "M"), term(1, "D"))
        assert (joined.value, joined.months, joined.seconds) == ("P2Y6M1D", Decimal(30), Decimal(86400))

    def test_the_clock_stands_behind_a_t(self):
        assert length(term(3, "D"), term(4, "H")).value == "P3DT4H"

    @pytest.mark.parametrize("units", [("M", "Y"), ("D", "D")])
    def test_refuses_units_that_do_not_descend(self, units):
        assert length(*(term(2, unit) for unit in units)) is None

    def test_timex(self):
        assert timex([("X", "D")]) == "PXD"
        assert timex([("1", "Y"), ("2", "MIN")]) == "P1YT2M"


class TestDuration:
    def test_hedge_before_or_after(self):
        assert fields(durations.duration(term(3, "H"), "APPROX"))["mod"] == "APPROX"
        assert fields(durations.duration(term(3, "H"), hedge_after="EQUAL_OR_MORE"))["mod"] == "EQUAL_OR_MORE"

    def test_typed_fields(self):
        assert fields(durations.duration(length(term(2, "Y"), term(6, "M")))) == {
            "value": "P2Y6M",
            "months": Decimal(30),
        }

    def test_range(self):
        ages = durations.duration(range_of_unit(Range(24, 40), "Y"))
        assert fields(ages) == {"low": "P24Y", "high": "P40Y"}
        assert fields(durations.duration(between(term(1, "W"), term(1, "M")))) == {"low": "P1W", "high": "P1M"}

    def test_some(self):
        assert fields(durations.duration(some("H"))) == {"value": "PTXH"}

    def test_age(self):
        assert fields(durations.age(64, "APPROX"))["value"] == "P64Y"
        assert durations.age(1967) is None

    def test_age_decade(self):
        assert (durations.age_decade(ordinal=3), durations.age_decade(tens=12)) == (durations.age_decade(tens=2), None)
        sixties = fields(durations.age_decade(tens=6))
        assert (sixties["low"], sixties["high"]) == ("P60Y", "P69Y")

    def test_of_a_noun_with_the_article(self):
        assert fields(durations.duration_of(3, "D"))["value"] == "P3D"
        assert fields(durations.duration_of(dual="2DE"))["value"] == "P2DE"


class TestRecurrence:
    def test_every(self):
        assert fields(durations.every(term(8, "H"), times=2)) == {"value": "PT8H", "quant": "EVERY", "freq": "2X"}
        assert fields(durations.every(some("D")))["value"] == "PXD"

    def test_every_range_has_no_value(self):
        assert durations.every(range_of_unit(Range(10, 50), "Y")) is None

    def test_per(self):
        assert fields(durations.per("W", times=2)) == {"value": "P1W", "freq": "2X"}

    @pytest.mark.parametrize(
        ("part", "value"),
        [("MO", "XXXX-XX-XXTMO"), ("SU", "XXXX-SU"), ("WE", "XXXX-WXX-WE")],
    )
    def test_every_part(self, part, value):
        assert fields(durations.every_part(part)) == {"value": value, "quant": "EVERY"}

    def test_days(self):
        assert fields(durations.every_weekday(5)) == {"value": "XXXX-WXX-5", "quant": "EVERY"}
        assert fields(durations.weekdays(5)) == {"value": "XXXX-WXX-5"}
        assert fields(durations.every_year(3, 8))["value"] == "XXXX-03-08"
        assert fields(durations.every_year(9))["value"] == "XXXX-09"


def test_lengths_are_values():
    assert term(60, "MIN") == Length(term(60, "MIN").terms)
    assert hash(term(60, "MIN")) == hash(term(60, "MIN"))
