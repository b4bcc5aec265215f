"""Which parts can stand next to which in any rule: it decides where a stretch of known words may be cut."""

from __future__ import annotations

from collections import defaultdict

from arextract.engine.grammar import Choice, Group, Label, Leaf, Node, Repeat, Sequence, Tail

Names = frozenset[str]
NONE: Names = frozenset()
Table = defaultdict[str, set[str]]


class Neighbours:
    """Which parts, by name, stand next to which. Nodes that several rules share are walked once.

    after: the parts that may follow a part in a match or in a guard after it. after_match: in such a guard only.
    before: the parts that may precede a part in a guard before a match. openers: the parts that may begin such a guard.
    """

    def __init__(self) -> None:
        self.after: Table = defaultdict(set)
        self.after_match: Table = defaultdict(set)
        self.before: Table = defaultdict(set)
        self.openers: set[str] = set()
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

    def guard_before(self, guard: Node, match: Node) -> None:
        """A guard that stands before a match."""
        inside = Neighbours()
        first, last = inside.ends(guard)
        inside.join(last, self.ends(match)[0])
        for name, following in inside.after.items():
            for after in following:
                self.before[after].add(name)
        self.openers |= first

    def guard_after(self, match: Node, guard: Node) -> None:
        """A guard that stands after a match."""
        first, last = self.ends(guard)[0], self.ends(match)[1]
        self.join(last, first)
        for name in last:
            self.after_match[name] |= first

    def join(self, lasts: Names, firsts: Names) -> None:
        """Each of `firsts` may follow each of `lasts`."""
        for name in lasts:
            self.after[name] |= firsts
