"""Whatever is measured: the makers of money, quantities, durations and recurrences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from arextract.meaning.durations import DURATION_MAKERS
from arextract.meaning.money import MONEY_MAKERS
from arextract.meaning.quantities import QUANTITY_MAKERS

MEASURE_MAKERS: dict[str, Callable[..., Any]] = {**MONEY_MAKERS, **QUANTITY_MAKERS, **DURATION_MAKERS}
