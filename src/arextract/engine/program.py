"""A rulebook compiled: everything that `extract` needs, made once."""

from __future__ import annotations

import regex
from attrs import frozen

from arextract.engine import forms
from arextract.engine import lexicon as lexicons
from arextract.engine.automaton import Automaton
from arextract.engine.candidate import Guard, Guards, LinkedRule
from arextract.engine.grammar import Choice, Linker, Node
from arextract.engine.make import Values
from arextract.engine.match import Matcher
from arextract.engine.spot import Spotter
from arextract.language import tree
from arextract.language.tree import Rule, Rulebook


@frozen
class Program:
    """What finds the mentions of a rulebook's rules in folded text."""

    spotter: Spotter
    matcher: Matcher


def compile_rules(rulebook: Rulebook) -> Program:
    """Compile a checked rulebook."""
    lexicon = lexicons.build(rulebook.parts.values())
    linker = Linker(rulebook.parts, lexicon.phrases)
    rules = {rule.id: _linked(rule, linker) for rule in rulebook.rules}
    shapes = {
        part.name: (part.make, regex.compile(part.pattern, regex.V1))
        for part in rulebook.parts.values()
        if isinstance(part, tree.Shape)
    }
    tails = {rule.id: tail for rule in rules.values() if (tail := _tail(rule.guards))}
    automaton = Automaton(lexicon, {rule.id: rule.match for rule in rules.values()}, tails)
    matcher = Matcher(lexicon, automaton, Values(lexicon, shapes), rules)
    patterns = {name: pattern for name, (_, pattern) in shapes.items()}
    looking_back = (
        guard for rule in rules.values() for guard in (rule.guards.preceded_by, rule.guards.not_preceded_by)
    )
    return Program(forms.build(automaton, filter(None, looking_back), patterns), matcher)


def _linked(rule: Rule, linker: Linker) -> LinkedRule:
    def guard(source: tree.Node | None) -> Guard | None:
        if source is None:
            return None
        node = linker.node(source)
        return Guard(node, linker.width(node))

    guards = Guards(
        guard(rule.preceded_by), guard(rule.followed_by), guard(rule.not_preceded_by), guard(rule.not_followed_by)
    )
    match = linker.node(rule.match)
    return LinkedRule(
        rule.id, rule.kind, match, linker.keys(match), rule.make, rule.also, frozenset(rule.yields_to), guards
    )


def _tail(guards: Guards) -> Node | None:
    """What a rule's guards may look at after its match."""
    after = tuple(guard.node for guard in (guards.followed_by, guards.not_followed_by) if guard)
    if len(after) < 2:
        return after[0] if after else None
    return Choice(after, frozenset().union(*(node.firsts for node in after)), any(node.nullable for node in after))
