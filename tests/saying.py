"""Parts and rules as hypothesis strategies: whatever they can say, said."""

from __future__ import annotations

from collections.abc import Mapping

from arextract.language.tree import Choice, Gap, Node, Part, Ref, Repeat, Rule, Seq, Shape, Words
from hypothesis import strategies as st

Said = st.SearchStrategy[str]
MOST_REPEATED = 2


class Speaker:
    """Says the parts of a rulebook. Each strategy is built once."""

    def __init__(self, parts: Mapping[str, Part]) -> None:
        self.parts = parts
        self.known: dict[str, Said] = {}

    def part(self, name: str) -> Said:
        if name not in self.known:
            self.known[name] = st.deferred(lambda: self._part(self.parts[name]))
        return self.known[name]

    def _part(self, part: Part) -> Said:
        if isinstance(part, Words):
            return st.sampled_from(sorted(part.forms))
        if isinstance(part, Shape):
            # Hypothesis knows no scripts: any letters of the script do.
            pattern = part.pattern.replace(r"\p{Arabic}", "[بتسمنر]").replace(r"\p{Latin}", "[A-Za-z]")
            excepted = {form for name in part.excepted for form in self.parts[name].forms}  # type: ignore[union-attr]
            pattern = pattern.replace(r"\d", "[0-9]")
            return st.from_regex(rf"\A(?:{pattern})\Z").filter(lambda said: said not in excepted)
        return self.node(part.match)

    def rule(self, rule: Rule) -> st.SearchStrategy[tuple[str, str, str]]:
        """What stands before a match, the match, and what stands after it."""
        before = self.node(rule.preceded_by) if rule.preceded_by else st.just("")
        after = self.node(rule.followed_by) if rule.followed_by else st.just("")
        return st.tuples(before, self.node(rule.match).filter(bool), after)

    def node(self, node: Node) -> Said:
        if isinstance(node, Ref):
            return self.part(node.part)
        if isinstance(node, Choice):
            return st.one_of([self.node(option) for option in node.options])
        if isinstance(node, Repeat):
            most = MOST_REPEATED if node.many else 1
            return st.lists(self.node(node.item), min_size=node.least, max_size=most).map(" ".join)
        return self.sequence(node)

    def sequence(self, node: Seq) -> Said:
        gaps = [st.just("") if gap is Gap.NONE else st.just(" ") for gap in node.gaps]
        items = [st.tuples(gap, self.node(item)) for gap, item in zip(gaps, node.items, strict=True)]
        return st.tuples(*items).map(_joined)


def _joined(items: tuple[tuple[str, str], ...]) -> str:
    """Items with the gaps before them; an item that is not said takes its gap along."""
    said = ""
    for gap, item in items:
        if item:
            said += (gap if said else "") + item
    return said
