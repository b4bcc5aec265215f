"""Numbers: read from digits, said in words and read back, calculated with, and resolved to fields."""

import pickle
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arextract import Extractor
from arextract.meaning.amounts import Range, count, fraction_of, hedged, percentage, proper, span, vague
from arextract.meaning.arithmetic import Numeral, read_numeral, settled, simplest, times, total
from arextract.meaning.base import Context
from arextract.meaning.numerals import descending_sum, join_groups, places_and_whole, same, scale_fraction, with_point

EXTRACTOR = Extractor()
HERE = Context()


class TestNumerals:
    @pytest.mark.parametrize(
        ("written", "number"),
        [
            ("2500", 2500),
            ("007", 7),
            ("2,500", 2500),
            ("1.500.000", 1500000),
            ("1\u202f500\u202f000", 1500000),
            ("3,5", Decimal("3.5")),
            ("3٫5", Decimal("3.5")),
            ("5.00", 5),
            ("0,125", Decimal("0.125")),
            ("1234.567", Decimal("1234.567")),
            ("1,234.5", Decimal("1234.5")),
            ("1.234,5", Decimal("1234.5")),
            ("12,220,13", Decimal("12220.13")),
            ("123456789012345678901234567890", 123456789012345678901234567890),
            ("31.12.21", None),
            ("1.2.3", None),
            ("9" * 5000, None),
        ],
    )
    def test_separators_group_or_divide_by_their_place(self, written, number):
        assert read_numeral(written) == number

    def test_a_region_settles_what_one_comma_means(self):
        assert settled(read_numeral("14,303"), "TN") == Decimal("14.303")
        assert settled(read_numeral("14,303"), "IQ") == settled(read_numeral("14,303"), None) == 14303
        assert settled(read_numeral("14.303"), "TN") == 14303

    def test_before_a_scale_a_separator_divides(self):
        assert times((read_numeral("1.462"), 1000000)) == times((read_numeral("1,462"), 1000000)) == 1462000
        assert times((read_numeral("2.000"), 1000000)) == 2000000000
        assert times((read_numeral("1.500"), 12)) == 18000

    def test_the_doubt_outlives_a_product(self):
        assert settled(times((Numeral(1462, Decimal("1.462")), -1)), "TN") == Decimal("-1.462")
        assert pickle.loads(pickle.dumps(read_numeral("14,303"))).divided == Decimal("14.303")
        assert settled(total((Numeral(1462, Decimal("1.462")),)), "DZ") == Decimal("1.462")

    def test_other_ways_to_write_digits(self):
        assert join_groups(("1", "500", "000")) == 1500000
        assert join_groups(("12",), "220,13") == Decimal("12220.13")
        assert places_and_whole("2", "71") == Decimal("71.2")


class TestArithmetic:
    @given(st.integers(-(10**20), 10**20), st.integers(1, 10**6))
    def test_decimals_are_exact_or_to_twelve_places(self, above, below):
        ratio = Fraction(above, below)
        assert abs(Fraction(simplest(ratio)) - ratio) <= Fraction(1, 2 * 10**12) * max(1, abs(ratio))

    def test_what_is_whole_is_an_int(self):
        assert isinstance(times((Decimal("3.5"), 1000000)), int)
        assert total((5, Fraction(1, 4))) == Decimal("5.25")

    def test_a_rest_is_below_its_scale(self):
        assert descending_sum(3000000, 200000) == 3200000
        assert descending_sum(3000000, 2000000) is None
        assert descending_sum(3000000, Decimal("2.5")) is None

    def test_decimals_and_fractions_said_in_words(self):
        assert with_point(4, fraction=5) == Decimal("4.5")
        assert with_point(3, zeros=(0, 0), fraction=25) == Decimal("3.0025")
        assert with_point(10, written="50") == Decimal("10.5")
        assert with_point(Decimal("1.5"), fraction=5) is None
        assert scale_fraction(2000000, more=Fraction(1, 2)) == 2500000
        assert scale_fraction(100, less=Fraction(1, 4)) == 75

    def test_same(self):
        assert same(4, 4) == 4
        assert same(4, 5) is None


class TestMakers:
    def test_hedges_blur_or_bound(self):
        assert hedged("APPROX") == {"approx": True, "bound": None}
        assert hedged("APPROX", "EQUAL_OR_MORE") == {"approx": False, "bound": "ge"}
        assert hedged(None) == {"approx": False, "bound": None}

    def test_a_range_goes_up_and_shares_its_scale(self):
        assert span(3, 5, 1000) == Range(3000, 5000)
        assert span(3, 1) is None

    def test_vague_amounts(self):
        assert vague(a_few=True) == vague(a_few=True, of=())
        assert (vague(a_few=True, of=(100,)).low, vague(of=(100, 1000)).high) == (300, 900000)
        assert count(vague(of=(10,))).resolve(HERE)["value"] is None

    def test_fractions(self):
        assert proper(3, 4) == Fraction(3, 4)
        assert proper(4, 3) is None
        assert fraction_of(3, 1).resolve(HERE)["value"] == "1/3"
        assert fraction_of(Decimal("2.5"), 1) is None

    def test_values_are_plain(self):
        assert percentage(35, Fraction(1, 10)).resolve(HERE)["value"] == "3.5"
        assert percentage(Range(1, 2), Fraction(1, 10)) is None
        assert count(10**21).resolve(HERE)["value"] == "1" + "0" * 21
        assert count(47, more=Fraction(1, 2)).resolve(HERE)["value"] == "47.5"


@given(st.integers(0, 10**18))
def test_any_number_in_digits_reads_back(number):
    (found,) = EXTRACTOR.extract(f"بلغ المجموع {number:,} كتاب")
    assert found.value == str(number)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("ثلاثة خمسة", ["3", "5"]),
        ("ألف وألف", ["1000", "1000"]),
        ("مئة ومئة", ["100", "100"]),
        ("عشرون وثلاثون", ["20", "30"]),
        ("ثلاثة وأربعة", ["3", "4"]),
    ],
)
def test_what_is_not_one_number_stays_apart(text, values):
    assert [found.value for found in EXTRACTOR.extract(text)] == values


@pytest.mark.parametrize("citation", ["[12]", "[يونس: 12]", "[آل مروان: 3-9]"])  # examples cannot hold these brackets
def test_a_citation_in_square_brackets_is_no_number(citation):
    assert [found.value for found in EXTRACTOR.extract(f"روى {citation} عن 5 شهود")] == ["5"]
