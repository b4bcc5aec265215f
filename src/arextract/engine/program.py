"""A rulebook compiled: everything that `extract` needs, made once."""

from __future__ import annotations

import string
from functools import partial

import regex

from arextract.engine import index
from arextract.engine.automaton import ANYWHERE, Automaton
from arextract.engine.candidate import Guard, Guards, LinkedRule
from arextract.engine.choose import ranked
from arextract.engine.chunks import Chunks
from arextract.engine.entries import Entries, Plain
from arextract.engine.grammar import Linker
from arextract.engine.lexicon import SPACES, Lexicon, union
from arextract.engine.make import Values
from arextract.engine.match import Matcher
from arextract.engine.parse import Divider
from arextract.engine.read import Reader
from arextract.engine.rows import Row, Rows, Target
from arextract.engine.scan import Scanner
from arextract.language import tree
from arextract.language.tree import Gap, Rule, Rulebook
from arextract.text.fold import NO_BREAK
from arextract.text.tokens import CLITICS, Space


def compile_rules(rulebook: Rulebook) -> Reader:
    """Compile a checked rulebook."""
    return _Compiler(rulebook, index.build(rulebook.parts.values())).reader()


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
        entries = Entries(Chunks(self.lexicon), rows, _plain(self.lexicon, rows))
        return Reader(Scanner(entries), Matcher(rows, Values(self.lexicon, shapes)))

    def _linked(self, rule: Rule) -> LinkedRule:
        looks = (
            self._guard(rule.preceded_by, ANYWHERE),
            self._guard(rule.followed_by, Gap.MAYBE),
            self._guard(rule.not_preceded_by, ANYWHERE),
            self._guard(rule.not_followed_by, Gap.MAYBE),
        )
        guards = Guards(*looks, rule.begins_line) if any(looks) or rule.begins_line else None
        before = (
            guards.preceded_by.lasts if guards and guards.preceded_by and not guards.preceded_by.node.nullable else 0
        )
        return LinkedRule(rule.id, rule.kind, rule.make, rule.also, frozenset(rule.yields_to), guards, before)

    def _guard(self, source: tree.Node | None, gap: int) -> Guard | None:
        if source is None:
            return None
        target = self._target(source)
        rows = Rows(self.automaton, self.divider, self.lexicon, {"guard": target}, gap, tuple)
        return Guard(target.node, self.linker.width(target.node), rows, self.linker.lasts(target.node))

    def _target(self, source: tree.Node) -> Target:
        node = self.linker.node(source)
        return Target(node, self.linker.keys(node))


def _plain(lexicon: Lexicon, rows: Rows) -> Plain:
    """Common signs, the no-break space and clitics that begin no match beside most words.

    With most of them none begins; with the others only one that goes on with few words, and not with a sign. Behind a
    word signs must go on at once, too: so `.5` may begin one, but not `word.` or `.word`.
    """
    signs = {sign: lexicon.keys_of(sign) for sign in string.punctuation}

    def begun(token: str) -> list[Row]:
        symbols = [lexicon.class_of(token) * SPACES + space for space in (Space.NONE, Space.BLANK)]
        return [row for symbol in symbols if (row := rows.follow(rows.root, symbol))]

    def plain_before(row: Row) -> bool:
        return not (row.targets or row.open or row.state.firsts & (lexicon.phrasal | union(signs.values())))

    def plain_behind(row: Row) -> bool:
        return plain_before(row) and rows.automaton.step(row.state, (row.state.firsts, 0), Space.BLANK) is None

    before = [sign for sign in signs if all(map(plain_before, begun(sign)))]
    behind = [sign for sign in signs if all(map(plain_behind, begun(sign)))]
    clitics = [letter for letter in CLITICS if not any(row.targets or row.open for row in begun(letter))]
    firsts = union(row.state.firsts for token in (*before, *clitics) for row in begun(token))
    return Plain(NO_BREAK + "".join(before), NO_BREAK + "".join(behind), frozenset(clitics), firsts)
