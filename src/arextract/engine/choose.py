"""The order in which what overlaps is tried.

The longest come first, by tokens, then the leftmost; on one span those that yield come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from arextract.engine.candidate import IGNORE, LinkedRule
from arextract.engine.scan import Found


def clusters(found: Iterable[Found]) -> Iterator[list[Found]]:
    """What was found, cut where nothing overlaps; each piece in the order in which it is to be tried."""
    cluster: list[Found] = []
    reach = 0
    for each in found:
        first, last, _ = each
        if cluster and first >= reach:
            yield cluster if len(cluster) == 1 else sorted(cluster, key=_span)
            cluster = []
        cluster.append(each)
        reach = max(reach, last)
    if cluster:
        yield cluster if len(cluster) == 1 else sorted(cluster, key=_span)


def _span(found: Found) -> tuple[int, int]:
    first, last, _ = found
    return first - last, first


def ranked(names: frozenset[str], rules: Mapping[str, LinkedRule]) -> tuple[LinkedRule, ...]:
    """The rules that match on one span in the order in which they are to be tried."""

    def rank(rule: LinkedRule) -> tuple[int, bool, str]:
        return len(rule.yields_to & names), rule.kind != IGNORE, rule.id

    return tuple(sorted(map(rules.__getitem__, names), key=rank))
