"""The order in which overlapping candidates are tried.

The longest come first, then the leftmost; on one span those that yield come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from arextract.engine.candidate import IGNORE, Candidate


def clusters(candidates: Iterable[Candidate]) -> Iterator[list[Candidate]]:
    """Candidates in order of their first token, cut where nothing overlaps."""
    cluster: list[Candidate] = []
    last = 0
    for candidate in candidates:
        if cluster and candidate.first >= last:
            yield cluster
            cluster = []
        cluster.append(candidate)
        last = max(last, candidate.last)
    if cluster:
        yield cluster


def ranked(cluster: list[Candidate]) -> list[Candidate]:
    """A cluster in the order in which its candidates are to be tried."""
    if len(cluster) == 1:
        return cluster
    order: list[Candidate] = []
    for _, same in groupby(sorted(cluster, key=_span), key=_span):
        order.extend(_yielding(list(same)))
    return order


def _span(candidate: Candidate) -> tuple[int, int]:
    """Longer ones come first, by tokens, then those further to the left."""
    return candidate.first - candidate.last, candidate.first


def _yielding(same: list[Candidate]) -> list[Candidate]:
    if len(same) == 1:
        return same
    rivals = {each.rule.id for each in same}

    def rank(candidate: Candidate) -> tuple[bool, int, str]:
        rule = candidate.rule
        return rule.kind != IGNORE, len(rule.yields_to & rivals), rule.id

    return sorted(same, key=rank)
