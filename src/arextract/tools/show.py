"""Rules and parts as people read them: sequences written out again, and what a rule expands to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from arextract.language.sequence import refs
from arextract.language.tree import Choice, Gap, Node, Part, Phrase, Ref, Repeat, Rule, Rulebook, Seq, Shape, Words
from arextract.tools.examples import bracketed

_GAPS = {Gap.NONE: "", Gap.SPACE: " ", Gap.MAYBE: "~"}
_TIMES = {(0, False): "?", (0, True): "*", (1, True): "+"}


def sequence(node: Node) -> str:
    """The node in the notation of rule files."""
    match node:
        case Ref(part, label):
            return f"{{{part}}}" if part == label else f"{{{part}:{label}}}"
        case Repeat(item, least, many):
            return _grouped(item) + _TIMES[least, many]
        case Choice(options):
            return " | ".join(map(sequence, options))
        case Seq(items, gaps):
            first, *rest = map(_in_sequence, items)
            return first + "".join(_GAPS[gap] + item for gap, item in zip(gaps[1:], rest, strict=True))


def _in_sequence(node: Node) -> str:
    return _grouped(node) if isinstance(node, Choice) else sequence(node)


def _grouped(node: Node) -> str:
    return f"({sequence(node)})" if isinstance(node, Choice | Seq) else sequence(node)


def names(book: Rulebook) -> dict[str, Rule | Part]:
    """Everything that can be shown: rules by id, parts by name."""
    return {**book.parts, **{rule.id: rule for rule in book.rules}}


def describe(name: str, book: Rulebook, most: int | None = 6) -> str:
    """A rule or a part, then every part that it is built of. `most` bounds the forms and values of each word table."""
    shown = names(book)[name]
    lines = list(_rule(shown) if isinstance(shown, Rule) else _part(shown, most))
    for part in _below(_nodes(shown), book.parts):
        lines += ["", *_part(part, most)]
    return "\n".join(lines)


def _below(nodes: Iterable[Node], parts: Mapping[str, Part]) -> Iterator[Part]:
    """Every part that the nodes are built of, once, each before those that it is built of."""
    seen: set[str] = set()
    waiting = [ref.part for node in nodes for ref in refs(node)]
    while waiting:
        name = waiting.pop(0)
        if name not in seen:
            seen.add(name)
            yield parts[name]
            waiting.extend(ref.part for node in _nodes(parts[name]) for ref in refs(node))


def _nodes(shown: Rule | Part) -> list[Node]:
    match shown:
        case Rule():
            guards = (shown.preceded_by, shown.followed_by, shown.not_preceded_by, shown.not_followed_by)
            return [shown.match, *(guard for guard in guards if guard is not None)]
        case Phrase():
            return [shown.match]
        case _:
            return []


def _rule(rule: Rule) -> Iterator[str]:
    yield f"rule {rule.id}: {rule.kind}, at {rule.place}"
    if rule.about:
        yield f"  {rule.about}"
    yield f"  match: {sequence(rule.match)}"
    for name in ("preceded_by", "followed_by", "not_preceded_by", "not_followed_by"):
        guard = getattr(rule, name)
        if guard is not None:
            yield f"  {name}: {sequence(guard)}"
    if rule.begins_line:
        yield "  begins: line"
    if rule.make:
        yield f"  make: {rule.make}"
    if rule.also:
        yield "  also: " + ", ".join(f"{label} is a {kind}" for label, kind in rule.also.items())
    if rule.yields_to:
        yield "  yields_to: " + ", ".join(rule.yields_to)
    yield from (f"  example: {bracketed(example)}" for example in rule.examples)
    yield from (f"  counterexample: {example.text}" for example in rule.counterexamples)


def _part(part: Part, most: int | None) -> Iterator[str]:
    match part:
        case Words():
            yield f"{{{part.name}}}: words"
            yield from (f"  {line}" for line in _table(part, most))
        case Shape():
            value = f", make: {part.make}" if part.make else ""
            yield f"{{{part.name}}}: one token of this shape{value}"
            yield from _looks(part)
            if part.excepted:
                yield "  except " + ", ".join(f"{{{name}}}" for name in part.excepted)
        case Phrase():
            value = f", make: {part.make}" if part.make else ""
            yield f"{{{part.name}}}: sequence{value}"
            yield f"  {sequence(part.match)}"


def _looks(part: Shape) -> Iterator[str]:
    if not part.like:
        yield f"  {part.pattern}"
        return
    yield "  like " + ", ".join(part.like)
    if part.unlike:
        yield "  unlike " + ", ".join(part.unlike)


def _table(part: Words, most: int | None) -> Iterator[str]:
    if not part.valued:
        yield _listed(list(part.forms), most)
        return
    forms = defaultdict(list)
    for form, value in part.forms.items():
        forms[value].append(form)
    yield from (f"{_value(value)}: {_listed(said, most)}" for value, said in list(forms.items())[:most])
    if most is not None and len(forms) > most:
        yield f"... and {len(forms) - most} more values"


def _listed(said: list[str], most: int | None) -> str:
    more = 0 if most is None else max(0, len(said) - most)
    return ", ".join(said[:most]) + (f" ... and {more} more" if more else "")


def _value(value: object) -> str:
    return str(getattr(value, "id", value))
