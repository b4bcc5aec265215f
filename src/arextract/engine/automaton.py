"""All rules as one automaton over token classes, made deterministic step by step as texts need it.

A continuation is what a rule still expects: a node, the gap before it, and the continuation after that. A state is a
set of continuations. Each (state, symbol) is derived once, so matching costs one look-up for each token.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from attrs import define, field

from arextract.engine.derive import ANYWHERE, Derivatives
from arextract.engine.grammar import Node
from arextract.engine.lexicon import MAY_END, SPACES, Lexicon, Tokens
from arextract.language.tree import Gap

LONGEST = 256  # tokens: no mention is longer; it keeps a hostile text's cost linear
_MOST_STATES = 50_000


@define(eq=False)
class Continuation:
    """`firsts` are the keys of which a token must have one; `accepts` is the rule that has matched if nothing follows.

    `steps` remembers, for the keys of a token that matter here and the space before it, what may follow the token.
    """

    node: Node | None
    gap: int
    rest: Continuation | None
    firsts: frozenset[str]
    accepts: str | None
    steps: dict[tuple[frozenset[str], int], frozenset[Continuation]] = field(factory=dict)


@define(eq=False)
class State:
    """A set of continuations, the rules that it accepts, and the states that symbols lead to (None: nowhere).

    A state that is the union of two has them as `parts`, and no continuations of its own.
    """

    expects: tuple[Continuation, ...]
    firsts: frozenset[str]
    accepts: tuple[str, ...]
    parts: tuple[State, State] | None = None
    next: dict[int, State | None] = field(factory=dict)
    alike: dict[tuple[frozenset[str], int], State] = field(factory=dict)


@define
class Automaton:
    """The lazily built automaton of some rules.

    `tails` are what guards look at after a match of a rule: the automaton goes on there, but nothing matches there.
    """

    lexicon: Lexicon
    rules: Mapping[str, Node]
    tails: Mapping[str, Node]
    start: State = field(init=False)
    _continuations: dict[tuple[int, int, int], Continuation] = field(factory=dict)
    _derivatives: Derivatives = field(factory=Derivatives)
    _states: dict[frozenset[Continuation], State] = field(factory=dict)
    _unions: dict[tuple[int, int], State] = field(factory=dict)
    _starting: dict[str, list[Continuation]] = field(init=False)

    def __attrs_post_init__(self) -> None:
        whole = [self._push(node, ANYWHERE, self._done(rule)) for rule, node in self.rules.items()]
        self.start = self._state(frozenset(whole))
        self._starting = defaultdict(list)
        for continuation in whole:
            for key in continuation.firsts:
                self._starting[key].append(continuation)

    def _done(self, rule: str) -> Continuation:
        tail = self.tails.get(rule)
        if tail is None:
            return Continuation(None, 0, None, frozenset(), rule)
        return Continuation(tail, Gap.MAYBE, Continuation(None, 0, None, frozenset(), None), tail.firsts, rule)

    def matches(self, tokens: Tokens, start: int) -> dict[str, int]:
        """Of each rule that matches from token `start`: the end of its longest match."""
        found: dict[str, int] = {}
        symbols, edges = tokens.symbols, tokens.edges
        state = self.start
        for place in range(start, min(len(symbols), start + LONGEST)):
            following = self.step(state, symbols[place])
            if following is None:
                break
            state = following
            if state.accepts and edges[place] & MAY_END:
                for rule in state.accepts:
                    found[rule] = place + 1
        return found

    def step(self, state: State, symbol: int) -> State | None:
        """The state that a symbol leads to."""
        return state.next[symbol] if symbol in state.next else self._derive(state, symbol)

    def union(self, one: State | None, other: State | None) -> State | None:
        """The state that expects what either of two expects."""
        if one is None or other is None or one is other:
            return one or other
        known = self._unions.get((id(one), id(other)))
        if known is None:
            if len(self._unions) >= _MOST_STATES:
                self._unions.clear()
            accepts = tuple(sorted({*one.accepts, *other.accepts}))
            known = self._unions[id(one), id(other)] = State((), one.firsts | other.firsts, accepts, (one, other))
        return known

    def _derive(self, state: State, symbol: int) -> State | None:
        if state.parts:
            one, other = state.parts
            state.next[symbol] = self.union(self.step(one, symbol), self.step(other, symbol))
            return state.next[symbol]
        return self._derive_alone(state, symbol)

    def _derive_alone(self, state: State, symbol: int) -> State | None:
        """What follows a symbol. Classes whose difference does not matter to the state lead to one state."""
        number, space = divmod(symbol, SPACES)
        keys = self.lexicon.classes[number] & state.firsts
        following = None
        if keys:
            following = state.alike.get((keys, space))
            if following is None:
                if len(self._states) >= _MOST_STATES:  # bounded memory: forget, and derive anew
                    self._states.clear()
                    self.start.next.clear()
                    self.start.alike.clear()
                starting = {each for key in keys for each in self._starting[key]} if state is self.start else None
                reached: set[Continuation] = set()
                for continuation in starting or state.expects:
                    if not keys.isdisjoint(continuation.firsts):
                        reached |= self._step(continuation, keys & continuation.firsts, space)
                following = self._state(frozenset(reached)) if reached else None
                if following:
                    state.alike[keys, space] = following
        state.next[symbol] = following
        return following

    def _state(self, expects: frozenset[Continuation]) -> State:
        state = self._states.get(expects)
        if state is None:
            firsts = frozenset().union(*{each.firsts for each in expects})
            accepts = tuple(sorted({each.accepts for each in expects if each.accepts}))
            state = self._states[expects] = State(tuple(expects), firsts, accepts)
        return state

    def _step(self, continuation: Continuation, keys: frozenset[str], space: int) -> frozenset[Continuation]:
        known = continuation.steps.get((keys, space))
        if known is None:
            reached = set()
            at = continuation
            while at.node is not None and at.rest is not None:
                for chain in self._derivatives.take(at.node, at.gap, keys, space):
                    following = at.rest
                    for node, gap in reversed(chain):
                        following = self._push(node, gap, following)
                    reached.add(following)
                if not at.node.nullable:
                    break
                at = at.rest
            known = continuation.steps[keys, space] = frozenset(reached)
        return known

    def _push(self, node: Node, gap: int, rest: Continuation) -> Continuation:
        key = (id(node), gap, id(rest))
        known = self._continuations.get(key)
        if known is None:
            firsts = node.firsts | rest.firsts if node.nullable else node.firsts
            known = Continuation(node, gap, rest, firsts, rest.accepts if node.nullable else None)
            self._continuations[key] = known
        return known

    def __getstate__(self) -> tuple[object, ...]:
        return (self.lexicon, self.rules, self.tails)

    def __setstate__(self, state: tuple[object, ...]) -> None:
        self.__init__(*state)  # type: ignore[misc]
