"""Money and quantities: currencies by region, subunits, ranges and units."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arextract.meaning import currencies
from arextract.meaning.amounts import Range, Vague
from arextract.meaning.base import Context
from arextract.meaning.money import currency, dinars_in_short, money, range_of_money, small_money, two_of_money
from arextract.meaning.quantities import (
    quantity,
    quantity_and_parts,
    range_of_quantities,
    two_of_unit,
    unit_joined,
    unit_power,
    unit_rate,
)

HALF = Fraction(1, 2)


def fields(meaning, region=None):
    resolved = meaning.resolve(Context(region=region))
    return resolved and {name: value for name, value in resolved.items() if value not in (None, False)}


def value(meaning, region=None):
    return meaning.resolve(Context(region=region))["value"]


class TestCurrency:
    @pytest.mark.parametrize(
        ("name", "country", "code"),
        [
            ("dinar", "IQ", "IQD"),
            ("pound", "GB", "GBP"),
            ("pound", "LB", "LBP"),
            ("franc", "SN", "XOF"),
            ("franc", "CH", "CHF"),
            ("dollar", "CA", "CAD"),
            ("RUB", "RU", "RUB"),
            ("dinar", "US", None),
            ("RUB", "TR", None),
        ],
    )
    def test_of_country(self, name, country, code):
        assert currency(name, country) == code

    @pytest.mark.parametrize(
        ("name", "region", "code"),
        [
            ("dinar", "TN", "TND"),
            ("dinar", None, "dinar"),
            ("dinar", "EG", "dinar"),
            ("dollar", "CA", "USD"),
            ("lira", "SY", "SYP"),
            ("pound", "SY", "pound"),
            ("EUR", "TN", "EUR"),
        ],
    )
    def test_in_region(self, name, region, code):
        assert currencies.in_region(name, region) == code


class TestMoney:
    def test_the_region_settles_a_shared_name(self):
        assert fields(money("dinar", 180_000_000), "TN") == {
            "value": "180000000 TND",
            "amount": 180_000_000,
            "currency": "TND",
        }
        assert value(money("dinar", 180_000_000)) == "180000000 dinar"

    @pytest.mark.parametrize(
        ("region", "subunit", "told"),
        [
            ("TN", "millime", "5.3 TND"),
            (None, "millime", "5.3 TND"),
            ("KW", "fils", "5.3 KWD"),
            (None, "fils", "5.3 dinar"),
            ("DZ", "centime", "8 DZD"),
        ],
    )
    def test_subunits(self, region, subunit, told):
        assert value(money("dinar", 5, rest=300, subunit=subunit), region) == told

    @pytest.mark.parametrize(
        ("region", "subunit", "told"),
        [
            ("TN", "millime", "0.06 TND"),
            ("EG", "millime", "0.06 EGP"),
            ("AE", "fils", "0.6 AED"),
            (None, "fils", "60 fils"),
            (None, "penny", "0.6 GBP"),
        ],
    )
    def test_a_subunit_alone(self, region, subunit, told):
        assert value(small_money(subunit, 60), region) == told

    def test_a_subunit_alone_may_be_a_range(self):
        assert fields(small_money("millime", Range(600, 1150)), "TN") == {
            "low": Decimal("0.6"),
            "high": Decimal("1.15"),
            "currency": "TND",
        }

    def test_ranges_have_no_value(self):
        assert fields(money("USD", Range(200, 300))) == {"low": 200, "high": 300, "currency": "USD"}
        assert fields(range_of_money(money("USD", 500), money("USD", 900)))["high"] == 900
        assert range_of_money(money("USD", 500), money("EUR", 900)) is None

    def test_vague(self):
        assert fields(money("dollar", Vague(2_000_000, 9_000_000)))["low"] == 2_000_000

    def test_fractions_and_duals(self):
        assert value(money("USD", 12, more=HALF)) == "12.5 USD"
        assert value(two_of_money("dinar", more=HALF), "BH") == "2.5 BHD"
        assert value(money("USD", HALF)) == "0.5 USD"
        assert value(money("USD", 2_000_000, more=HALF)) == "2500000 USD"

    def test_a_subunit_may_say_whose_it_is(self):
        assert value(small_money("centime", 2_000_000_000, country="DZ"), "TN") == "20000000 DZD"

    def test_hedges(self):
        assert fields(money("USD", 3, hedge="MORE_THAN"))["bound"] == "gt"
        assert fields(money("USD", 3, hedge="APPROX"))["approx"] is True

    def test_letters_are_dinars_only_where_the_region_has_them(self):
        assert value(dinars_in_short(Decimal("2703.8"), 1_000_000), "TN") == "2703800000 TND"
        assert dinars_in_short(10).resolve(Context()) is None

    @given(st.decimals(0, 10**15, places=3), st.integers(0, 999))
    def test_sums_are_exact(self, amount, rest):
        told = value(money("KWD", amount, rest=rest, subunit="fils"))
        assert Decimal(told.removesuffix(" KWD")) == amount + Decimal(rest) / 1000


class TestQuantity:
    def test_value(self):
        assert fields(quantity("km", Decimal("12.5"))) == {"value": "12.5 km", "amount": Decimal("12.5"), "unit": "km"}

    def test_below_zero(self):
        assert value(quantity("Cel", 20, below=True)) == "-20 Cel"
        assert value(quantity(amount=15, below=True)) == "-15 Cel"
        assert value(two_of_unit("Cel", below=True)) == "-2 Cel"
        assert fields(quantity("Cel", Range(5, 9), below=True))["low"] == -9

    def test_fractions(self):
        assert value(quantity("kg", 3, more=HALF)) == "3.5 kg"
        assert value(two_of_unit("m", HALF)) == "2.5 m"
        assert value(quantity("km", HALF)) == "0.5 km"

    def test_ranges(self):
        assert fields(range_of_quantities(quantity("kg", 5), quantity("kg", 8))) == {"low": 5, "high": 8, "unit": "kg"}
        assert range_of_quantities(quantity("kg", 5), quantity("t", 8)) is None

    def test_parts_in_a_smaller_unit(self):
        assert value(quantity_and_parts(quantity("m", 2), quantity("cm", 35))) == "2.35 m"
        assert value(quantity_and_parts(quantity("t", 1), quantity("kg", Decimal("2.5")))) == "1.0025 t"
        assert value(quantity_and_parts(quantity("lb", 7), quantity("oz", 3))) == "7.1875 lb"
        assert value(quantity_and_parts(quantity("ft", 5), quantity("in", 7))) == "67 in"

    def test_no_parts_of_the_larger_unit(self):
        assert quantity_and_parts(quantity("kg", 3), quantity("L", 2)) is None
        assert quantity_and_parts(quantity("cm", 35), quantity("m", 2)) is None
        assert quantity_and_parts(quantity("m", 2), quantity("cm", 100)) is None
        assert quantity_and_parts(quantity("m", HALF), quantity("cm", 5)) is None
        assert quantity_and_parts(quantity("m", Range(1, 2)), quantity("cm", 5)) is None

    def test_units_are_composed(self):
        assert unit_power("km", 2) == "km2"
        assert unit_rate(unit_power("m", 3), "s") == "m3/s"
        assert unit_joined("k", "W", "h") == "kWh"
