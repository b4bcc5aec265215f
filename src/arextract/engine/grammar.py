"""Sequences compiled to nodes that the automaton and the parser walk.

Parts are linked in place of their names, so a rule is one graph without circles. Each node knows whether it can match
nothing (`nullable`) and the keys of which a token must have one to begin it (`firsts`).
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import define, field

from arextract.engine.lexicon import Keys, Lexicon, PartKeys, union
from arextract.language import tree
from arextract.language.tree import Gap

WIDEST = 12  # tokens that a guard may take


@define(eq=False)
class Leaf:
    """A Words or Shape part: one token that has its key `alone`, or a phrase of several tokens.

    root: where its phrases begin, 0 if it has none. longest: the most tokens that it has.
    """

    name: str
    valued: bool
    keys: PartKeys
    root: int
    longest: int
    firsts: Keys
    nullable: bool = False


@define(eq=False)
class Group:
    """A Phrase part: the node of its sequence, whose captures its maker takes. `keys` are all that it may ask for."""

    name: str
    make: str | None
    node: Node
    keys: Keys
    firsts: Keys
    nullable: bool


@define(eq=False)
class Label:
    """A reference: what it matches is captured under the label, if it has a value or the author named it."""

    label: str
    node: Leaf | Group
    captured: bool
    firsts: Keys
    nullable: bool


@define(eq=False)
class Sequence:
    """Items with the gaps before them. The first one that is present stands after the gap before the whole sequence,
    unless the sequence is the rest of a longer one that has begun: then each stands after its own.
    """

    items: tuple[Node, ...]
    gaps: tuple[int, ...]
    firsts: Keys
    nullable: bool
    begun: bool = False

    @classmethod
    def of(cls, items: tuple[Node, ...], gaps: tuple[int, ...], begun: bool = False) -> Sequence:
        """The sequence of some items, each with the gap before it."""
        leading = next((k + 1 for k, item in enumerate(items) if not item.nullable), len(items))
        return cls(items, gaps, _union(items[:leading]), all(item.nullable for item in items), begun)


@define(eq=False)
class Choice:
    options: tuple[Node, ...]
    firsts: Keys
    nullable: bool


@define(eq=False)
class Repeat:
    """`gap` stands between repetitions: the gap that is written before the whole. `again` is what may follow one."""

    item: Node
    gap: int
    nullable: bool
    firsts: Keys
    again: Repeat | None = None


Node = Leaf | Group | Label | Sequence | Choice | Repeat


@define
class Linker:
    """Builds nodes; each part once."""

    parts: Mapping[str, tree.Part]
    lexicon: Lexicon
    built: dict[str, Leaf | Group] = field(factory=dict)
    widths: dict[Node, int] = field(factory=dict)
    asked: dict[Node, Keys] = field(factory=dict)
    ending: dict[Node, Keys] = field(factory=dict)

    def part(self, name: str) -> Leaf | Group:
        if name not in self.built:
            part = self.parts[name]
            if isinstance(part, tree.Phrase):
                node = self.node(part.match)
                self.built[name] = Group(name, part.make, node, self.keys(node), node.firsts, node.nullable)
            else:
                valued = part.valued if isinstance(part, tree.Words) else part.make is not None
                keys = self.lexicon.keys[name]
                phrases = self.lexicon.phrases
                root, longest = phrases.roots.get(name, 0), phrases.longest.get(name, 1)
                self.built[name] = Leaf(name, valued, keys, root, longest, keys.alone | keys.opens)
        return self.built[name]

    def node(self, source: tree.Node, gap: int = int(Gap.SPACE)) -> Node:
        """The node of a tree; `gap` is the one written before it."""
        if isinstance(source, tree.Ref):
            part = self.part(source.part)
            valued = part.valued if isinstance(part, Leaf) else part.make is not None
            return Label(source.label, part, valued or source.label != source.part, part.firsts, part.nullable)
        if isinstance(source, tree.Choice):
            options = tuple(self.node(option, gap) for option in source.options)
            return Choice(options, _union(options), any(option.nullable for option in options))
        if isinstance(source, tree.Repeat):
            item = self.node(source.item, gap)
            repeat = Repeat(item, gap, source.least == 0 or item.nullable, item.firsts)
            if source.many:
                repeat.again = again = Repeat(item, gap, True, item.firsts)
                again.again = again
            return repeat
        gaps = (gap, *map(int, source.gaps[1:]))  # plain, so that the garbage collector passes over them
        items = tuple(self.node(item, between) for item, between in zip(source.items, gaps, strict=True))
        return Sequence.of(items, gaps)

    def keys(self, node: Node) -> Keys:
        """All keys that a node may ask of any token."""
        if node not in self.asked:
            self.asked[node] = self._keys(node)
        return self.asked[node]

    def _keys(self, node: Node) -> Keys:
        match node:
            case Leaf(keys=keys):
                return keys.alone | keys.opens | keys.inside
            case Group(keys=keys):
                return keys
            case Label(node=inner) | Repeat(item=inner):
                return self.keys(inner)
            case Sequence(items=nodes) | Choice(options=nodes):
                return union(map(self.keys, nodes))

    def lasts(self, node: Node) -> Keys:
        """The keys of which a token must have one to be the last that a node matches."""
        if node not in self.ending:
            self.ending[node] = self._lasts(node)
        return self.ending[node]

    def _lasts(self, node: Node) -> Keys:
        match node:
            case Leaf(keys=keys):
                return keys.alone | keys.inside
            case Label(node=inner) | Group(node=inner) | Repeat(item=inner):
                return self.lasts(inner)
            case Choice(options=options):
                return union(map(self.lasts, options))
            case Sequence(items=items):
                trailing = next((k + 1 for k, item in enumerate(reversed(items)) if not item.nullable), len(items))
                return union(map(self.lasts, items[-trailing:]))

    def width(self, node: Node) -> int:
        """The most tokens that a node can match, up to a limit."""
        if node not in self.widths:
            self.widths[node] = min(WIDEST, self._width(node))
        return self.widths[node]

    def _width(self, node: Node) -> int:
        match node:
            case Leaf(longest=longest):
                return longest
            case Label(node=inner) | Group(node=inner):
                return self.width(inner)
            case Repeat(item=item, again=again):
                return WIDEST if again else self.width(item)
            case Sequence(items=items):
                return sum(map(self.width, items))
            case Choice(options=options):
                return max(map(self.width, options))


def _union(nodes: tuple[Node, ...]) -> Keys:
    return union(node.firsts for node in nodes)
