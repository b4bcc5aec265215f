"""Which parts can stand next to which in any rule: it decides where a stretch of known words may be cut."""

from __future__ import annotations

from collections import defaultdict

from arextract.engine.grammar import Choice, Group, Label, Leaf, Node, Repeat, Sequence, Tail

Names = frozenset[str]
NONE: Names = frozenset()


class Neighbours:
    """`after[part]` are the parts, by name, that may follow a part. Nodes that several rules share are walked once."""

    def __init__(self) -> None:
        self.after: dict[str, set[str]] = defaultdict(set)
        self._ends: dict[int, tuple[Names, Names]] = {}

    def ends(self, node: Node) -> tuple[Names, Names]:
        """The parts that may begin and end what a node matches."""
        if id(node) not in self._ends:
            self._ends[id(node)] = self._find(node)
        return self._ends[id(node)]

    def _find(self, node: Node) -> tuple[Names, Names]:
        if isinstance(node, Leaf):
            return frozenset({node.name}), frozenset({node.name})
        if isinstance(node, Tail):
            return NONE, NONE
        if isinstance(node, Label | Group):
            return self.ends(node.node)
        if isinstance(node, Choice):
            ends = [self.ends(option) for option in node.options]
            return NONE.union(*(first for first, _ in ends)), NONE.union(*(last for _, last in ends))
        if isinstance(node, Repeat):
            first, last = self.ends(node.item)
            if node.again:
                self.join(last, first)
            return first, last
        return self._find_sequence(node)

    def _find_sequence(self, node: Sequence) -> tuple[Names, Names]:
        firsts, lasts, open_start = NONE, NONE, True
        for item in node.items:
            first, last = self.ends(item)
            self.join(lasts, first)
            if open_start:
                firsts |= first
                open_start = item.nullable
            lasts = last | lasts if item.nullable else last
        return firsts, lasts

    def join(self, lasts: Names, firsts: Names) -> None:
        """Each of `firsts` may follow each of `lasts`."""
        for name in lasts:
            self.after[name] |= firsts
