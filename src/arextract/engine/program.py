"""A rulebook compiled: everything that `extract` needs, made once."""

from __future__ import annotations

from collections.abc import Iterable

import regex
from attrs import frozen

from arextract.engine import forms
from arextract.engine import lexicon as lexicons
from arextract.engine.automaton import Automaton
from arextract.engine.candidate import Guard, Guards, LinkedRule
from arextract.engine.follow import Neighbours
from arextract.engine.grammar import Linker
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
    automaton = Automaton(lexicon, {rule.id: rule.match for rule in rules.values()})
    matcher = Matcher(lexicon, automaton, Values(lexicon, shapes), rules)
    patterns = {name: pattern for name, (_, pattern) in shapes.items()}
    return Program(forms.build(automaton, _neighbours(rules.values()), patterns), matcher)


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


def _neighbours(rules: Iterable[LinkedRule]) -> Neighbours:
    beside = Neighbours()
    for rule in rules:
        beside.ends(rule.match)
        guards = rule.guards
        for before in (guards.preceded_by, guards.not_preceded_by):
            if before:
                beside.guard_before(before.node, rule.match)
        for after in (guards.followed_by, guards.not_followed_by):
            if after:
                beside.guard_after(rule.match, after.node)
    return beside
