"""A rulebook compiled: everything that `extract` needs, made once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

import regex
from attrs import frozen

from arextract.engine import lexicon as lexicons
from arextract.engine.automaton import Automaton
from arextract.engine.candidate import Guards, LinkedRule
from arextract.engine.follow import Neighbours
from arextract.engine.grammar import Linker, Node
from arextract.engine.lexicon import Lexicon
from arextract.engine.make import Values
from arextract.engine.match import Matcher
from arextract.engine.spot import Form, Spotter
from arextract.language import tree
from arextract.language.tree import Rule, Rulebook
from arextract.text.tokens import SOME_LETTER

_FARTHEST_REACH = 6  # unknown words in a row that a rule may take


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
    return Program(_spotter(lexicon, _neighbours(rules.values()), shapes), matcher)


def _linked(rule: Rule, linker: Linker) -> LinkedRule:
    def node(source: tree.Node | None) -> Node | None:
        return None if source is None else linker.node(source)

    guards = Guards(
        node(rule.preceded_by), node(rule.followed_by), node(rule.not_preceded_by), node(rule.not_followed_by)
    )
    match = linker.node(rule.match)
    return LinkedRule(rule.id, rule.kind, match, rule.make, rule.also, frozenset(rule.yields_to), guards)


def _neighbours(rules: Iterable[LinkedRule]) -> Mapping[str, set[str]]:
    found = Neighbours()
    for rule in rules:
        first, last = found.ends(rule.match)
        for before in (rule.guards.preceded_by, rule.guards.not_preceded_by):
            if before:
                found.join(found.ends(before)[1], first)
        for after in (rule.guards.followed_by, rule.guards.not_followed_by):
            if after:
                found.join(last, found.ends(after)[0])
    return found.after


def _spotter(
    lexicon: Lexicon, after: Mapping[str, set[str]], shapes: Mapping[str, tuple[str | None, regex.Pattern[str]]]
) -> Spotter:
    bits = {name: 1 << k for k, name in enumerate(sorted({*lexicon.phrases, *shapes}))}
    open_parts = {name for name, (_, pattern) in shapes.items() if _matches_words(pattern)}
    reach = _reaches(after, open_parts)

    def mask(names: Iterable[str]) -> int:
        return sum(bits[name] for name in set(names))

    @cache
    def form(first: str, last: str) -> Form:
        closed = lexicon.ending(last)
        allowed = mask(name for part in closed for name in after.get(part, ()))
        furthest = max((reach.get(part, 0) for part in closed), default=0)
        return Form(first, mask(lexicon.beginning(first)), allowed, lexicon.linked.get(last, lexicons.NONE), furthest)

    known = {*lexicon.words, *lexicon.linked}
    forms = {word: form(word, word) for word in known if word.isalpha()}
    for written, (cut, word) in lexicon.forms.items():
        forms[written] = form(written[0] if cut else word, word)
    signs = {word: form(word, word) for word in known if len(word) == 1 and not word.isalnum()}
    unknown_after = {name for part in open_parts for name in after.get(part, ())}
    unknown = Form("", mask(open_parts), mask(unknown_after), lexicons.NONE, 0)
    numeral = Form("", -1, -1, lexicons.NONE, max((reach.get(name, 0) for name in shapes), default=0))
    return Spotter(forms, signs, numeral, unknown)


def _matches_words(pattern: regex.Pattern[str]) -> bool:
    return any(pattern.fullmatch(SOME_LETTER * length) for length in range(1, 9))


def _reaches(after: Mapping[str, set[str]], open_parts: set[str]) -> dict[str, int]:
    """How many unknown words in a row rules may take after each part."""
    reach: dict[str, int] = defaultdict(int)
    for _ in range(_FARTHEST_REACH):
        longer = {
            name: 1 + max(reach[part] for part in following & open_parts)
            for name, following in after.items()
            if following & open_parts
        }
        if longer == reach:
            break
        reach = defaultdict(int, longer)
    return reach
