"""The order in which overlapping candidates are tried: the longest first, then the leftmost; on one span, who yields is last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from arextract.engine.candidate import IGNORE, Candidate
from arextract.engine.lexicon import Tokens


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


def ranked(cluster: list[Candidate], tokens: Tokens) -> list[Candidate]:
    """A cluster in the order in which its candidates are to be tried."""
    if len(cluster) == 1:
        return cluster

    def span(candidate: Candidate) -> tuple[int, int]:
        start, end = tokens.starts[candidate.first], tokens.ends[candidate.last - 1]
        return start - end, start

    order: list[Candidate] = []
    for _, same in groupby(sorted(cluster, key=span), key=span):
        order.extend(_yielding(list(same)))
    return order


def _yielding(same: list[Candidate]) -> list[Candidate]:
    if len(same) == 1:
        return same
    rivals = {each.rule.id for each in same}

    def rank(candidate: Candidate) -> tuple[bool, int, str]:
        rule = candidate.rule
        return rule.kind != IGNORE, len(rule.yields_to & rivals), rule.id

    return sorted(same, key=rank)
