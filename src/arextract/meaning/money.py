"""Money: an amount and its currency, which the region of the text may settle."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from attrs import evolve, frozen

from arextract.meaning import currencies
from arextract.meaning.amounts import Hedge, Range, hedged, measured
from arextract.meaning.arithmetic import Exact, Number, simplest, times
from arextract.meaning.base import Context, Fields
from arextract.meaning.quantities import and_more
from arextract.plain import plain


@frozen
class Money:
    """An amount of a currency: its code, or a name that states share.

    rest: what is said beside it in the subunit. country: whose subunit it is, where no currency is named.
    regional: it means nothing unless the region settles the name.
    """

    amount: Exact | Range
    currency: str
    rest: Exact = 0
    subunit: str = ""
    country: str = ""
    regional: bool = False
    hedge: Hedge | None = None
    hedge_after: Hedge | None = None

    def resolve(self, context: Context) -> Fields | None:
        """The amount in units of the currency, and its code, or its English name if the region does not settle it."""
        currency = self._currency(context.region)
        if self.regional and currency == self.currency:
            return None
        fields = measured(self.amount, context)
        if self.subunit:
            fields = {name: self._with_subunits(Fraction(amount), currency) for name, amount in fields.items()}
        value = f"{plain(fields['amount'])} {currency}" if "amount" in fields else None
        return {"value": value, **fields, "currency": currency, **hedged(self.hedge, self.hedge_after)}

    def _currency(self, region: str | None) -> str:
        if not self.currency:
            return currencies.of_subunit(self.subunit, self.country or region) or self.subunit
        named = currencies.in_region(self.currency, region)
        return currencies.settled_by(named, self.subunit) if self.subunit else named

    def _with_subunits(self, amount: Fraction, currency: str) -> Number:
        """The amount with the rest added, or, where no currency is named, itself counted in the subunit."""
        rate = 1 if currency == self.subunit else Fraction(1, currencies.subunits_of(currency, self.subunit))
        return simplest(amount + Fraction(self.rest) * rate if self.currency else amount * rate)


def currency(noun: str, country: str = "") -> str | None:
    """The code or shared name of a currency; None if that country has no such currency."""
    return currencies.of_country(noun, country) if country else noun


def money(
    currency: str,
    amount: Exact | Range = 1,
    scale: int = 1,
    more: Fraction | None = None,
    rest: Exact = 0,
    subunit: str = "",
    hedge: Hedge | None = None,
    hedge_after: Hedge | None = None,
) -> Money | None:
    """So many, or so many times `scale`, of a currency, and a fraction of one or so many subunits more."""
    if isinstance(amount, Range):
        if more or rest:
            return None
        amount = Range(times((amount.low, scale)), times((amount.high, scale)))
    else:
        amount = times((amount, scale))
        amount = and_more(amount, more) if more else amount
    return Money(amount, currency, rest, subunit, hedge=hedge, hedge_after=hedge_after)


def two_of_money(
    currency: str, more: Fraction | None = None, rest: Exact = 0, subunit: str = "", hedge: Hedge | None = None
) -> Money | None:
    """A dual: two of a currency."""
    return money(currency, 2, more=more, rest=rest, subunit=subunit, hedge=hedge)


def small_money(
    subunit: str,
    amount: Exact | Range,
    country: str = "",
    hedge: Hedge | None = None,
    hedge_after: Hedge | None = None,
) -> Money:
    """An amount in a subunit alone; in its currency, where country, region or the subunit itself tells which."""
    return Money(amount, "", subunit=subunit, country=country, hedge=hedge, hedge_after=hedge_after)


def dinars_in_short(
    amount: Exact | Range, scale: int = 1, hedge: Hedge | None = None, hedge_after: Hedge | None = None
) -> Money | None:
    """An amount with letters that stand for dinars, or `scale` of them, only in regions that count in dinars."""
    dinars = money("dinar", amount, scale, hedge=hedge, hedge_after=hedge_after)
    return dinars and evolve(dinars, regional=True)


def range_of_money(low: Money, high: Money) -> Money | None:
    """From one sum up to another of the same currency."""
    if low.currency != high.currency or isinstance(low.amount, Range) or isinstance(high.amount, Range):
        return None
    if low.amount > high.amount:
        return None
    return Money(Range(low.amount, high.amount), low.currency)


MONEY_MAKERS: dict[str, Callable[..., Any]] = {
    "currency": currency,
    "money": money,
    "two_of_money": two_of_money,
    "small_money": small_money,
    "dinars_in_short": dinars_in_short,
    "range_of_money": range_of_money,
}
