"""Dates, times, numbers, money, quantities and named military bases out of Arabic text: exact, normalised, by rules."""

from arextract.errors import MakerError, Problem, RuleError
from arextract.extractor import Extractor, extract
from arextract.loading import bundled_rules
from arextract.records import (
    Base,
    Date,
    Duration,
    Fraction,
    Interval,
    Mention,
    Money,
    Number,
    Ordinal,
    Percentage,
    Quantity,
    Recurrence,
    Time,
    from_dict,
)
from arextract.streams import Document

__all__ = [
    "Base",
    "Date",
    "Document",
    "Duration",
    "Extractor",
    "Fraction",
    "Interval",
    "MakerError",
    "Mention",
    "Money",
    "Number",
    "Ordinal",
    "Percentage",
    "Problem",
    "Quantity",
    "Recurrence",
    "RuleError",
    "Time",
    "bundled_rules",
    "extract",
    "from_dict",
]
