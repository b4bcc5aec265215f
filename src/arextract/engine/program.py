"""A rulebook compiled: everything that `extract` needs, made once."""

from __future__ import annotations

import string
from functools import partial

import regex
from attrs import define, field

from arextract.engine import lexicon as lexicons
from arextract.engine.automaton import ANYWHERE, Automaton
from arextract.engine.candidate import Guard, Guards, LinkedRule
from arextract.engine.choose import ranked
from arextract.engine.chunks import Chunks
from arextract.engine.grammar import Linker
from arextract.engine.lexicon import Keys, Lexicon
from arextract.engine.make import Values
from arextract.engine.match import Matcher
from arextract.engine.parse import Divider
from arextract.engine.read import Reader
from arextract.engine.rows import Rows, Target
from arextract.engine.scan import Scanner
from arextract.language import tree
from arextract.language.tree import Gap, Rule, Rulebook
from arextract.text.fold import NO_BREAK


def compile_rules(rulebook: Rulebook) -> Reader:
    """Compile a checked rulebook."""
    return _Compiler(rulebook, lexicons.build(rulebook.parts.values())).reader()


class _Compiler:
    def __init__(self, rulebook: Rulebook, lexicon: Lexicon) -> None:
        self.rulebook, self.lexicon = rulebook, lexicon
        self.linker, self.automaton = Linker(rulebook.parts, lexicon), Automaton(lexicon)
        self.divider = Divider(self.automaton)

    def reader(self) -> Reader:
        rules = {rule.id: self._linked(rule) for rule in self.rulebook.rules}
        targets = {rule.id: self._target(rule.match) for rule in self.rulebook.rules}
        rows = Rows(self.automaton, self.divider, self.lexicon, targets, ANYWHERE, partial(ranked, rules=rules))
        shapes = {
            part.name: (part.make, regex.compile(part.pattern, regex.V1))
            for part in self.rulebook.parts.values()
            if isinstance(part, tree.Shape)
        }
        starters = _Starters(self.lexicon, rows.root.state.firsts)
        scanner = Scanner(Chunks(self.lexicon), rows, starters.words(), starters.plain_signs())
        return Reader(scanner, Matcher(rows, Values(self.lexicon, shapes)))

    def _linked(self, rule: Rule) -> LinkedRule:
        looks = (
            self._guard(rule.preceded_by, ANYWHERE),
            self._guard(rule.followed_by, Gap.MAYBE),
            self._guard(rule.not_preceded_by, ANYWHERE),
            self._guard(rule.not_followed_by, Gap.MAYBE),
        )
        guards = Guards(*looks, rule.begins_line) if any(looks) or rule.begins_line else None
        return LinkedRule(rule.id, rule.kind, rule.make, rule.also, frozenset(rule.yields_to), guards)

    def _guard(self, source: tree.Node | None, gap: int) -> Guard | None:
        if source is None:
            return None
        target = self._target(source)
        rows = Rows(self.automaton, self.divider, self.lexicon, {"guard": target}, gap, tuple)
        return Guard(target.node, self.linker.width(target.node), rows, self.linker.lasts(target.node))

    def _target(self, source: tree.Node) -> Target:
        node = self.linker.node(source)
        return Target(node, self.linker.keys(node))


@define
class _Starters:
    """With what a match may begin: `firsts` are the keys of its first token."""

    lexicon: Lexicon
    firsts: Keys
    _known: dict[str, bool] = field(factory=dict)

    def begin(self, token: str) -> bool:
        if token not in self._known:
            self._known[token] = bool(self.lexicon.keys_of(token) & self.firsts)
        return self._known[token]

    def words(self) -> set[str]:
        """The words as written with which a match may begin, clitics and all."""
        return {written for written in self.lexicon.forms if written.isalpha() and self._starts(written)}

    def _starts(self, written: str) -> bool:
        cut, word = self.lexicon.divide(written, False)
        return self.begin(word) or any(map(self.begin, written[:cut]))

    def plain_signs(self) -> str:
        """Common signs with which no match begins, and the no-break space."""
        return NO_BREAK + "".join(sign for sign in string.punctuation if not self.begin(sign))
