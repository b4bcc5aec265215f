"""Rows of tokens from where a match begins: a tree that remembers what each row can be.

A row is known by what its tokens are to the rules that are still alive, so `5 March` and `9 April` are one row. A text
whose rows have been met before costs one look-up per token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any

from attrs import define, field, frozen

from arextract.engine.automaton import Automaton
from arextract.engine.grammar import Node
from arextract.engine.learned import Learner, learned
from arextract.engine.lexicon import SPACES, Class, Keys, Lexicon, bits
from arextract.engine.parse import Capture, Divider
from arextract.engine.states import Done, State

_MOST_ROWS = 100_000


@frozen
class Target:
    """What rows are matched with: a node, and all keys that it may ask of any token."""

    node: Node
    keys: Keys


@define(eq=False)
class Row:
    """A row of tokens. `targets` match exactly these, in the order in which they are to be tried.

    open: whether a word that no part lists may follow. number: its own, for ever. following: the rows with one more
    token, by its symbol.
    """

    state: State
    targets: tuple[Any, ...]
    open: bool
    number: int
    following: dict[int, Row | None] = field(factory=dict)


@define(getstate_setstate=False)
class Rows(Learner):
    """The rows of some targets.

    gap: what stands before the first token. order: makes of the names of targets what a row tells of them.
    """

    automaton: Automaton
    divider: Divider
    lexicon: Lexicon
    targets: Mapping[str, Target]
    gap: int
    order: Callable[[frozenset[str]], tuple[Any, ...]]
    root: Row = field(init=False)
    _names: tuple[str, ...] = field(init=False)
    _alike: dict[tuple[int, Class, int], Row] = learned()  # by a row's number, the token and its space
    _orders: dict[Done, tuple[Any, ...]] = learned()
    _numbers: Iterator[int] = field(factory=count, init=False)

    def __attrs_post_init__(self) -> None:
        self._names = tuple(self.targets)
        self.root = self._row(self.automaton.start([target.node for target in self.targets.values()], self.gap))

    def follow(self, row: Row, symbol: int) -> Row | None:
        """The row with one more token, None if nothing goes on so."""
        following = row.following
        return following[symbol] if symbol in following else self._follow(row, symbol)

    def _follow(self, row: Row, symbol: int) -> Row | None:
        number, space = divmod(symbol, SPACES)
        token = self.lexicon.seen(self.lexicon.classes[number], row.state.firsts)
        key = (row.number, token, space)
        following = self._alike.get(key)
        if following is None:
            state = self.automaton.step(row.state, token, space)
            if state is None:
                row.following[symbol] = None
                return None
            if len(self._alike) >= _MOST_ROWS:  # bounded memory: forget, and learn anew
                self.root.following.clear()
                self._alike.clear()
            following = self._alike[key] = self._row(state)
        row.following[symbol] = following
        return following

    def _row(self, state: State) -> Row:
        opens = bool(state.firsts & self.lexicon.unlisted_keys)
        return Row(state, self._ordered(state.accepts), opens, next(self._numbers))

    def _ordered(self, accepts: Done) -> tuple[Any, ...]:
        known = self._orders.get(accepts)
        if known is None:
            known = self._orders[accepts] = self.order(frozenset(map(self._names.__getitem__, bits(accepts))))
        return known

    def captures(self, name: str, symbols: Sequence[int]) -> tuple[Capture, ...]:
        """What a target captures in tokens of these symbols, which it matches."""
        target, classes = self.targets[name], self.lexicon.classes
        tokens = tuple([(classes[symbol // SPACES], symbol % SPACES) for symbol in symbols])
        division = self.divider.divide(target.node, target.keys, self.gap, tokens)
        assert division is not None, f"{name}: automaton and parser disagree"
        return division.captures
