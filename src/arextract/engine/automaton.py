"""Sequences as automata over token keys, made deterministic step by step as texts need them.

A state is what may follow: nodes, each with the gap before it and the state after it. Each part runs as an automaton of
its own whose states stand as nodes in those of whatever refers to it, so a part that a hundred rules share is derived
once, and what several rules expect is expected once. Each step from a state is derived once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import count

from attrs import define, field

from arextract.engine.grammar import Choice, Group, Label, Leaf, Node, Repeat, Sequence
from arextract.engine.learned import Learner, learned
from arextract.engine.lexicon import Class, Keys, Lexicon, union
from arextract.engine.states import Done, Expected, Several, State, Tail
from arextract.language.tree import Gap
from arextract.text.tokens import Space

ANYWHERE = -1  # the gap before a match's first token
ALLOWED: dict[int, frozenset[int]] = {  # the spaces that a gap can be
    ANYWHERE: frozenset({Space.NONE, Space.BLANK}),
    Gap.NONE: frozenset({Space.NONE}),
    Gap.SPACE: frozenset({Space.BLANK}),
    Gap.MAYBE: frozenset({Space.NONE, Space.BLANK}),
}
_MOST_STATES = 50_000
_MOST_STEPS = 200_000
_FEW = 20  # heads: of more, some at a time are asked whether any of them takes a token
_PART = 1  # what is done where a part is
_UNKNOWN = Several(-1, (), 0)  # no step is known


@define
class _Reached:
    """What one token leads to, while it is collected."""

    keys: Keys
    word: int
    space: int
    states: list[State] = field(factory=list)


@define(getstate_setstate=False)
class Automaton(Learner):
    """Makes states, and derives what follows them. Bounded: when there are too many it forgets and derives anew."""

    lexicon: Lexicon
    _steps: dict[tuple[int, Class, int], State | None] = learned()  # by a state's number, the token and its space
    _expected: dict[tuple[int, int, int], Expected] = learned()  # by the ids of what they hold, and the gap
    _several: dict[tuple[int, ...], Several] = learned()  # by what is done, and the ids of what they hold
    _unions: dict[tuple[int, ...], tuple[State, ...]] = learned()  # by the ids of what they unite, which comes behind
    _starts: dict[tuple[Group, int], State] = learned()
    _rests: dict[tuple[int, int], Sequence] = learned()  # by the id of the whole
    _tails: dict[int, Tail] = learned()
    _numbers: Iterator[int] = field(factory=count, init=False)

    def start(self, nodes: Iterable[Node], gap: int) -> State:
        """The state that expects some nodes, of which the k-th is done where bit k says so."""
        return self._state([self._before(node, gap, self._state((), 1 << k)) for k, node in enumerate(nodes)])

    def part(self, part: Group, gap: int) -> State:
        """The state that expects what a part is."""
        known = self._starts.get((part, gap))
        if known is None:
            known = self._starts[part, gap] = self._before(part.node, gap, self._state((), _PART))
        return known

    def step(self, state: State, token: Class, space: int) -> State | None:
        """What may follow a token of this class, with this space before it; None if no such token is expected."""
        token = self.lexicon.seen(token, state.firsts)
        if not token[0]:
            return None
        key = (state.number, token, space)
        after = self._steps.get(key, _UNKNOWN)
        if after is _UNKNOWN:
            after = self._derive(state, _Reached(*token, space))
            if len(self._steps) >= _MOST_STEPS:
                self._steps.clear()
            self._steps[key] = after
        return after

    def _derive(self, state: State, reached: _Reached) -> State | None:
        self._advance(state, reached)
        return self._union(reached.states) if reached.states else None

    def _advance(self, state: State, reached: _Reached) -> None:
        """Collect what is left of a state once it has taken the token."""
        heads = self._open(state) if state.heads is None else state.heads
        for head in heads or (state,):
            if reached.keys & head.firsts:
                if isinstance(head, Several):
                    self._advance(head, reached)
                else:
                    self._take(head.node, head.gap, head.then, reached)
        if state.skipped and reached.keys & state.skipped.firsts:
            self._advance(state.skipped, reached)

    def _open(self, state: State) -> tuple[State, ...]:
        """Find out the heads of a state."""
        heads: list[Expected] = []
        for each in state.expects:
            self._behead(each.node, each.gap, each.then, heads)
        merged = self._merged(heads)
        skipped = [each.then for each in state.expects if each.node.nullable]
        state.skipped = self._union(skipped) if skipped else None
        if merged == (state,):
            state.heads = ()
        elif len(merged) > _FEW:
            state.heads = tuple([self._state(merged[k : k + _FEW]) for k in range(0, len(merged), _FEW)])
        else:
            state.heads = state.expects if merged == state.expects else merged
        return state.heads

    def _behead(self, node: Node | Tail | State, gap: int, then: State, heads: list[Expected]) -> None:
        """Collect what of a node may take the next token, down to words and parts."""
        match node:
            case Label(node=inner):
                self._behead(inner, gap, then, heads)
            case Choice(options=options):
                for option in options:
                    self._behead(option, gap, then, heads)
            case Repeat(item=item, again=again):
                self._behead(item, gap, self._before(again, node.gap, then) if again else then, heads)
            case Sequence():
                for k, item in enumerate(node.items):
                    rest = self._rest(node, k + 1)
                    after = self._before(rest, rest.gaps[0], then) if rest.items else then
                    self._behead(item, node.gaps[k] if node.begun else gap, after, heads)
                    if not item.nullable:
                        break
            case _:
                heads.append(self._before(node, gap, then))

    def _take(self, node: Node | Tail | State, gap: int, then: State, reached: _Reached) -> None:
        """Collect what is left of a head once it has taken the token."""
        match node:
            case Leaf() | Tail():
                self._token(node, gap, then, reached)
            case Group():
                self._run(self.part(node, gap), then, reached)
            case Expected() | Several():
                self._run(node, then, reached)

    def _run(self, part: State, then: State, reached: _Reached) -> None:
        after = self.step(part, (reached.keys, reached.word), reached.space)
        if after:
            reached.states.append(self._before(after, ANYWHERE, then) if after.firsts else then)

    def _token(self, node: Leaf | Tail, gap: int, then: State, reached: _Reached) -> None:
        if isinstance(node, Tail):
            within = Gap.NONE if reached.space == Space.NONE else Gap.SPACE
            self._words(node.phrase, within, node.firsts, then, reached)
        elif reached.space in ALLOWED[gap]:
            if reached.keys & node.keys.alone:
                reached.states.append(then)
            self._words(node.root, Gap.NONE, node.keys.inside, then, reached)

    def _words(self, phrase: int, gap: Gap, inside: Keys, then: State, reached: _Reached) -> None:
        phrases = self.lexicon.phrases
        after = phrases.step(phrase, gap, reached.word) if phrase and reached.word else 0
        if after in phrases.ends:
            reached.states.append(then)
        if after in phrases.inner:
            reached.states.append(self._before(self._tail(after, inside), ANYWHERE, then))

    def _rest(self, node: Sequence, k: int) -> Sequence:
        """A sequence without its first items."""
        known = self._rests.get((id(node), k))
        if known is None:
            known = self._rests[id(node), k] = Sequence.of(node.items[k:], node.gaps[k:], begun=True)
        return known

    def _tail(self, phrase: int, inside: Keys) -> Tail:
        known = self._tails.get(phrase)
        if known is None:
            known = self._tails[phrase] = Tail(phrase, inside)
        return known

    def _before(self, node: Node | Tail | State, gap: int, then: State) -> Expected:
        """The state that expects a node, and then what another state expects."""
        key = (id(node), gap, id(then))
        state = self._expected.get(key)
        if state is None:
            if len(self._expected) >= _MOST_STATES:
                self._expected.clear()
            state = self._expected[key] = Expected(next(self._numbers), node, gap, then)
        return state

    def _state(self, expects: Iterable[Expected], done: Done = 0) -> State:
        """The state that expects all this."""
        merged = self._merged(expects)
        if len(merged) == 1 and not done:
            return merged[0]
        key = (done, *sorted(map(id, merged)))
        state = self._several.get(key)
        if state is None:
            if len(self._several) >= _MOST_STATES:
                self._several.clear()
            state = self._several[key] = Several(next(self._numbers), merged, done)
        return state

    def _merged(self, expects: Iterable[Expected]) -> tuple[Expected, ...]:
        """The same, but what is expected before several states is expected once before their union."""
        unique = tuple(dict.fromkeys(expects))
        if len(unique) < 2:
            return unique
        thens: dict[tuple[Node | Tail | State, int], list[State]] = defaultdict(list)
        for each in unique:
            thens[each.node, each.gap].append(each.then)
        if len(thens) == len(unique):
            return unique
        return tuple([self._before(*place, self._union(states)) for place, states in thens.items()])

    def _union(self, states: Iterable[State]) -> State:
        """The state in which all that some states expect is expected."""
        unique = tuple(dict.fromkeys(states))
        if len(unique) == 1:
            return unique[0]
        key = tuple(sorted(map(id, unique)))
        known = self._unions.get(key)
        if known is None:
            if len(self._unions) >= _MOST_STATES:
                self._unions.clear()
            expects = [each for state in unique for each in state.expects]
            known = self._unions[key] = self._state(expects, union(each.done for each in unique)), *unique
        return known[0]
