"""States of the automaton: what may come next. Each has a number of its own, by which its steps are known."""

from __future__ import annotations

from attrs import define, field

from arextract.engine.grammar import Node
from arextract.engine.lexicon import Keys, union

Done = int  # which of several nodes are complete: a bit for each


@define(eq=False)
class Tail:
    """What is left of phrases after the first tokens: a node of their tree."""

    phrase: int
    firsts: Keys
    nullable: bool = False


@define(eq=False)
class _Known:
    """What is known of every state.

    number: its own, for ever. firsts: the keys of which the next token must have one. accepts: what is complete here if
    all that may be left out is left out. nullable: whether anything is. heads: once it was asked for, what may take the
    next token, down to words and parts; where they are many, some at a time; none if it is the state itself alone. What
    several rules expect is there once. skipped: what is expected if what may be left out here is left out.
    """

    number: int
    firsts: Keys = field(init=False)
    accepts: Done = field(init=False)
    nullable: bool = field(init=False)
    heads: tuple[State, ...] | None = field(default=None, init=False)
    skipped: State | None = field(default=None, init=False)


@define(eq=False)
class Expected(_Known):
    """A state in which a node may come next, after a gap, and then what another state expects."""

    node: Node | Tail | State
    gap: int
    then: State

    def __attrs_post_init__(self) -> None:
        optional = self.node.nullable
        self.firsts = self.node.firsts | self.then.firsts if optional else self.node.firsts
        self.accepts = self.then.accepts if optional else 0
        self.nullable = bool(self.accepts)

    @property
    def expects(self) -> tuple[Expected, ...]:
        """What may come next, as in a state that expects several things."""
        return (self,)

    @property
    def done(self) -> Done:
        """What is complete here, whatever else may follow."""
        return 0


@define(eq=False)
class Several(_Known):
    """A state in which several things may come next, or none, and of which some may be complete."""

    expects: tuple[Expected, ...]
    done: Done

    def __attrs_post_init__(self) -> None:
        self.firsts = union(each.firsts for each in self.expects)
        self.accepts = union((self.done, *(each.accepts for each in self.expects)))
        self.nullable = bool(self.accepts)


State = Expected | Several
