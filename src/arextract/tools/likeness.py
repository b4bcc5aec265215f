"""When two written values are the same: amounts by their worth, everything else by its letters."""

from __future__ import annotations

import re
from collections.abc import Hashable
from decimal import Decimal
from typing import Any

# No leading zeros: 03 is a century, 3 a number.
_AMOUNT = re.compile(r"(-?(?:0|[1-9]\d*)(?:\.\d+)?)( .+)?", re.DOTALL)


def alike(one: object, other: object) -> bool:
    """Whether two values or attributes say the same: `2500.0 km` is `2500 km`, and nothing, None and False are one."""
    return canonical(one) == canonical(other)


def canonical(value: Any) -> Hashable:
    """One form for all ways to write a value or an attribute."""
    if value in (None, False, "", "false"):
        return None
    if isinstance(value, list | tuple):
        return tuple(canonical(item) for item in value)
    text = "true" if value is True else str(value)
    amount = _AMOUNT.fullmatch(text)
    return (Decimal(amount[1]), amount[2]) if amount else text
