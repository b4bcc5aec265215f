"""Currencies: who shares a name, and what each is divided into (ISO 4217)."""

from __future__ import annotations

# A name that several states share -> the codes; a code begins with its country (ISO 3166-1), but for the unions'.
_SHARED = {
    "dinar": ("IQD", "KWD", "BHD", "JOD", "LYD", "TND", "DZD", "RSD"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR", "OMR", "YER", "IRR", "BRL"),
    "pound": ("EGP", "SDG", "SSP", "GBP", "SYP", "LBP"),
    "lira": ("SYP", "LBP", "TRY", "ITL"),
    "franc": ("DJF", "KMF", "CHF", "RWF", "CDF", "FRF", "BEF", "XAF", "XOF"),
    "shilling": ("SOS", "KES", "UGX", "TZS"),
    "rupee": ("INR", "PKR", "IDR", "LKR", "NPR"),
    "krone": ("SEK", "NOK", "DKK", "CZK", "ISK"),
    "peso": ("MXN", "ARS", "CLP", "COP", "CUP", "PHP"),
    "rouble": ("RUB", "BYN"),
    "dollar": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "LRD"),
    "dirham or dinar": ("AED", "JOD"),
}
_UNIONS = {
    **dict.fromkeys(("CM", "CF", "TD", "CG", "GQ", "GA"), "XAF"),
    **dict.fromkeys(("BJ", "BF", "CI", "GW", "ML", "NE", "SN", "TG"), "XOF"),
}
# What a name means whatever the region, and what it means where the region does not settle it.
_ALWAYS = {"dollar": "USD"}
_ELSE = {"rouble": "RUB", "dirham or dinar": "AED"}
# Adjectives beside a name that is no state's alone: the pound was Syrian, but it is the lira that a Syrian counts in.
_ELSEWHERE = {"pound": ("SYP", "LBP")}

_THOUSANDTHS = {"IQD", "KWD", "BHD", "JOD", "LYD", "OMR", "TND", "dinar"}
_SMALL_FILS = {"AED", "YER", "dirham", "riyal"}
# A subunit -> the currencies that have it, the one meant by default first (None: no default).
_DIVIDED: dict[str, tuple[str | None, ...]] = {
    "millime": ("TND", "EGP"),
    "fils": (None, "IQD", "KWD", "BHD", "JOD", "AED", "YER"),
    "piastre": (None, "EGP", "SDG", "SYP", "LBP", "TRY", "JOD"),
    "cent": ("USD", "EUR", "CAD", "AUD"),
    "centime": (None, "DZD", "MAD", "CHF", "DJF", "FRF"),
    "halala": ("SAR",),
    "baisa": ("OMR",),
    "penny": ("GBP",),
    "kopek": ("RUB",),
    "agora": ("ILS",),
}


def of_country(name: str, country: str) -> str | None:
    """The code of a currency (name or code) said to be some country's; None if that country has no such currency."""
    if name not in _SHARED:
        return name if name[:2] == country else None
    code = _UNIONS.get(country) if name == "franc" else None
    return code or next((each for each in _SHARED[name] if each[:2] == country), None)


def in_region(name: str, region: str | None) -> str:
    """The code of a currency named in a text of that region, or the shared name if that does not settle it."""
    if name in _ALWAYS or name not in _SHARED:
        return _ALWAYS.get(name, name)
    code = of_country(name, region) if region else None
    return _ELSE.get(name, name) if code is None or code in _ELSEWHERE.get(name, ()) else code


def of_subunit(subunit: str, region: str | None) -> str | None:
    """The currency that a subunit said alone belongs to; None if the region does not settle it."""
    known = _DIVIDED[subunit]
    return next((code for code in known if code and code[:2] == region), known[0])


def settled_by(name: str, subunit: str) -> str:
    """The code if only one of those that share the name is divided so, else the name itself."""
    codes = [code for code in _SHARED.get(name, ()) if code in _DIVIDED[subunit]]
    return codes[0] if len(codes) == 1 else name


def subunits_of(currency: str, subunit: str) -> int:
    """How many of the subunit make one of the currency (code or name)."""
    if subunit in ("millime", "baisa"):
        return 1000
    return 1000 if subunit == "fils" and currency not in _SMALL_FILS else 100
