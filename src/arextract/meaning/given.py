"""What a caller says of a text, checked: its country, and when it was written."""

from __future__ import annotations

import datetime as dt
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib.resources import files


def country(code: str) -> str:
    """An ISO 3166-1 alpha-2 code, in capitals. ValueError if no country has it, TypeError if it is no string."""
    if not isinstance(code, str):
        raise TypeError(f"a country code is text such as IQ, not {code!r}")
    return _known(code)


@lru_cache(maxsize=1000)
def _known(code: str) -> str:
    names = _countries()
    if code.upper() in names:
        return code.upper()
    meant = _meant(code, names)
    hint = f"did you mean {meant} ({names[meant]})?" if meant else "they are two letters, such as IQ"
    raise ValueError(f"{code} is no country code of ISO 3166-1: {hint}")


def moment(written: dt.date | str | None) -> dt.datetime | None:
    """A date, or what ISO 8601 writes for one. ValueError for any other string, TypeError if it is none of these."""
    if written is None or isinstance(written, dt.datetime):
        return written
    if isinstance(written, dt.date):
        return dt.datetime.combine(written, dt.time())
    if not isinstance(written, str):
        raise TypeError(f"a reference is a date, a datetime or text such as 2021-08-24, not {written!r}")
    try:
        return dt.datetime.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"{written!r} is no date such as 2021-08-24: {error}") from error


@cache
def _countries() -> dict[str, str]:
    """The countries' English names by their codes, as the zone database in the package tzdata has them."""
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return dict(rows)


def _meant(code: str, names: dict[str, str]) -> str | None:
    """The country whose name looks like what was given for its code."""
    codes = {name.lower(): each for each, name in names.items()}
    near = get_close_matches(code.lower(), codes, 1)
    return codes[near[0]] if near else None
