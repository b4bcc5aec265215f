"""Mentions as people read them: a line a mention, in columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from arextract.records import KINDS, Mention

# What is shown of a bundled kind beside its value; of a declared kind every field is shown.
_SHOWN = ("mod", "approx", "bound", "low", "high", "quant", "freq", "hijri", "coptic", "solar_hijri", "noun")


def lines(mentions: Iterable[Mention]) -> Iterator[str]:
    """A line for each mention: place, kind, value, attributes, text."""
    for mention in mentions:
        place, text = f"{mention.start}:{mention.end}", " ".join(mention.text.split())
        yield f"{place:<11} {mention.kind:<11} {mention.value or '-':<23} {_beside_value(mention):<23} {text}"


def _beside_value(mention: Mention) -> str:
    data = mention.to_dict()
    common = ("kind", "start", "end", "text", "value", "rule")
    names = _SHOWN if mention.kind in KINDS else [name for name in data if name not in common]
    return " ".join(name if data[name] is True else f"{name}={data[name]}" for name in names if name in data)
