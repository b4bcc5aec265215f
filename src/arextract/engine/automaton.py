"""All rules as one automaton over token classes, made deterministic step by step as texts need it.

A continuation is what a rule still expects: a node, the gap before it, and the continuation after that. A state is a set
of continuations. Each (state, symbol) is derived once, so matching costs one look-up for each token, whatever the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from attrs import define, field

from arextract.engine.grammar import END, Choice, Group, Label, Leaf, Node, Repeat, Sequence, Tail, Trie
from arextract.engine.lexicon import SPACES, Lexicon, Tokens
from arextract.language.tree import Gap
from arextract.text.tokens import Space

ANYWHERE = -1  # the gap before a match's first token
ALLOWED = {
    ANYWHERE: frozenset(Space),
    Gap.NONE: frozenset({Space.NONE}),
    Gap.SPACE: frozenset({Space.BLANK}),
    Gap.MAYBE: frozenset({Space.NONE, Space.BLANK}),
}
LONGEST = 256  # tokens: no mention is longer; it keeps a hostile text's cost linear
_MOST_STATES = 50_000


@define(eq=False)
class Continuation:
    """`accepts` is the rule that has matched if the text ends here, or None."""

    node: Node | None
    gap: int
    rest: Continuation | None
    accepts: str | None


@define(eq=False)
class State:
    """A set of continuations, the rules that it accepts, and the states that symbols lead to (None: nowhere)."""

    expects: frozenset[Continuation]
    accepts: tuple[str, ...]
    next: dict[int, State | None] = field(factory=dict)


@define
class Automaton:
    """The lazily built automaton of some rules."""

    lexicon: Lexicon
    rules: Mapping[str, Node]
    start: State = field(init=False)
    _continuations: dict[tuple[int, int, int], Continuation] = field(factory=dict)
    _tails: dict[int, Tail] = field(factory=dict)
    _states: dict[frozenset[Continuation], State] = field(factory=dict)
    _starting: dict[str, list[Continuation]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.start = State(frozenset(), ())
        self._starting = defaultdict(list)
        for rule, node in self.rules.items():
            done = Continuation(None, 0, None, rule)
            whole = self._push(node, ANYWHERE, done)
            for key in node.firsts:
                self._starting[key].append(whole)

    def matches(self, tokens: Tokens, start: int) -> dict[str, int]:
        """Of each rule that matches from token `start`: the end of its longest match."""
        found: dict[str, int] = {}
        symbols, may_end = tokens.symbols, tokens.may_end
        state = self.start
        for place in range(start, min(len(symbols), start + LONGEST)):
            symbol = symbols[place]
            following = state.next[symbol] if symbol in state.next else self._derive(state, symbol)
            if following is None:
                break
            state = following
            if state.accepts and may_end[place]:
                for rule in state.accepts:
                    found[rule] = place + 1
        return found

    def _derive(self, state: State, symbol: int) -> State | None:
        number, space = divmod(symbol, SPACES)
        keys = self.lexicon.classes[number]
        reached: set[Continuation] = set()
        if state is self.start:
            expects = {whole for key in keys for whole in self._starting.get(key, ())}
        else:
            expects = set(state.expects)
        for continuation in expects:
            self._step(continuation, keys, Space(space), reached)
        if len(self._states) >= _MOST_STATES:  # bounded memory: forget and derive anew
            self._states.clear()
            self.start.next.clear()
        following = self._state(frozenset(reached)) if reached else None
        state.next[symbol] = following
        return following

    def _state(self, expects: frozenset[Continuation]) -> State:
        state = self._states.get(expects)
        if state is None:
            accepts = tuple(sorted({each.accepts for each in expects if each.accepts}))
            state = self._states[expects] = State(expects, accepts)
        return state

    def _step(self, at: Continuation | None, keys: frozenset[str], space: Space, reached: set[Continuation]) -> None:
        while at is not None and at.node is not None:
            assert at.rest is not None
            self._take(at.node, at.gap, at.rest, keys, space, reached)
            at = at.rest if at.node.nullable else None

    def _take(
        self, node: Node, gap: int, rest: Continuation, keys: frozenset[str], space: Space, reached: set[Continuation]
    ) -> None:
        """Add what may follow once `node` has taken one token with these keys."""
        if isinstance(node, Tail):
            self._take_word(node.trie, Gap.NONE if space is Space.NONE else Gap.SPACE, rest, keys, reached)
        elif keys.isdisjoint(node.firsts):
            return
        elif isinstance(node, Leaf):
            if space in ALLOWED[gap]:
                if node.name in keys:
                    reached.add(rest)
                self._take_word(node.trie, Gap.NONE, rest, keys, reached)
        elif isinstance(node, Label | Group):
            self._take(node.node, gap, rest, keys, space, reached)
        elif isinstance(node, Choice):
            for option in node.options:
                self._take(option, gap, rest, keys, space, reached)
        elif isinstance(node, Repeat):
            again = self._push(node.again, node.gap, rest) if node.again else rest
            self._take(node.item, gap, again, keys, space, reached)
        else:
            self._take_sequence(node, gap, rest, keys, space, reached)

    def _take_sequence(
        self, node: Sequence, gap: int, rest: Continuation, keys: frozenset[str], space: Space, reached: set[Continuation]
    ) -> None:
        """The first item that is present stands after the gap before the whole sequence."""
        tails = [rest]
        for item, between in zip(reversed(node.items[1:]), reversed(node.gaps[1:]), strict=True):
            tails.append(self._push(item, between, tails[-1]))
        for item, tail in zip(node.items, reversed(tails), strict=True):
            self._take(item, gap, tail, keys, space, reached)
            if not item.nullable:
                break

    def _take_word(
        self, trie: Trie, gap: Gap, rest: Continuation, keys: frozenset[str], reached: set[Continuation]
    ) -> None:
        for text in keys:
            branch = trie.get((gap, text))
            if branch is not None:
                if END in branch:
                    reached.add(rest)
                if len(branch) > (END in branch):
                    tail = self._tails.setdefault(id(branch), Tail(branch))
                    reached.add(self._push(tail, ANYWHERE, rest))

    def _push(self, node: Node, gap: int, rest: Continuation) -> Continuation:
        key = (id(node), gap, id(rest))
        known = self._continuations.get(key)
        if known is None:
            known = Continuation(node, gap, rest, rest.accepts if node.nullable else None)
            self._continuations[key] = known
        return known

    def __getstate__(self) -> tuple[object, ...]:
        return (self.lexicon, self.rules)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]
