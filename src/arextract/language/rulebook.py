"""Rule files to a rulebook: read, merged, checked. Either all of it is right, or a RuleError says all that is wrong."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from arextract.errors import Problem, RuleError
from arextract.language.gazetteer import kinds_of_entries
from arextract.language.kinds import compile_kinds
from arextract.language.labels import Maker
from arextract.language.merge import merge
from arextract.language.parts import compile_parts
from arextract.language.rulefile import read_file
from arextract.language.rules import ENTRY, RuleCompiler
from arextract.language.scope import scope
from arextract.language.tree import Rulebook
from arextract.language.yamlfile import File
from arextract.meaning.makers import MAKERS
from arextract.records import KINDS


def load(
    paths: Iterable[File], *, makers: Mapping[str, Maker] = MAKERS, kinds: Collection[str] = tuple(KINDS)
) -> Rulebook:
    """The rulebook that the files make together; their order means nothing.

    makers: name to function. kinds: those that need no declaration.
    RuleError if anything in any file is wrong; it holds the problems of all of them.
    """
    problems: list[Problem] = []
    read = [read_file(path, problems) for path in paths]
    merged = merge([file for _, file in read if file], [source for source, file in read if not file])
    known = scope(merged, makers)
    declared = compile_kinds(merged.kinds, kinds)
    parts = compile_parts(merged, known, kinds_of_entries(merged, declared, {ENTRY}))
    compiler = RuleCompiler(merged, known, frozenset(kinds), declared, parts)
    rules = [compiler.compile(rule) for rule in merged.rules.values()]
    for source, _ in read:
        for sequence in source.torn:
            known.report_unknown(sequence)
    if problems:
        raise RuleError(problems)
    return Rulebook(
        parts, tuple(rule for rule in rules if rule), {name: kind for name, kind in declared.items() if kind}
    )
