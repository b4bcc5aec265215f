"""Labels of sequences against the parameters of makers, both ways."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache

from attrs import field, frozen

from arextract.language.forms import did_you_mean
from arextract.language.sequence import refs
from arextract.language.tree import Choice, Node, Ref, Repeat, Seq

Maker = Callable[..., object]
_MANY = 2  # more than once; how often exactly makes no difference


@frozen
class Times:
    """How often a label gets a value in one match: at least, at most (2: any number)."""

    least: int
    most: int


@frozen
class Complaint:
    """A label that does not fit: the reference it is about, or None where the maker itself is."""

    ref: Ref | None
    message: str
    suggestion: str = ""


@frozen
class Signature:
    """What a maker takes. `many` are the parameters that take a tuple."""

    taken: tuple[str, ...]
    needed: tuple[str, ...]
    many: frozenset[str] = field(factory=frozenset)
    variadic: bool = False


@cache
def signature(maker: Maker) -> Signature:
    """The signature of a maker; a parameter whose annotation begins with `tuple[` takes what a label got as a tuple."""
    parameters = inspect.signature(maker).parameters.values()
    named = [each for each in parameters if each.kind in (each.POSITIONAL_OR_KEYWORD, each.KEYWORD_ONLY)]
    return Signature(
        taken=tuple(each.name for each in named),
        needed=tuple(each.name for each in named if each.default is each.empty),
        many=frozenset(each.name for each in named if str(each.annotation).startswith("tuple[")),
        variadic=any(each.kind is each.VAR_POSITIONAL for each in parameters),
    )


def gives_value(ref: Ref, valued: Mapping[str, bool]) -> bool:
    """Whether a reference hands a value to the maker: its part has one, or the author labelled it."""
    return ref.label != ref.part or valued[ref.part]


def count(node: Node, valued: Mapping[str, bool]) -> dict[str, Times]:
    """How often each label gets a value when a sequence matches."""
    match node:
        case Ref(label=label):
            return {label: Times(1, 1)} if gives_value(node, valued) else {}
        case Repeat(item=item, least=least, many=many):
            inner = count(item, valued)
            return {label: Times(min(least, t.least), _MANY if many else t.most) for label, t in inner.items()}
        case Seq(items=items):
            return together(count(item, valued) for item in items)
        case Choice(options=options):
            return _either([count(option, valued) for option in options])


def together(counts: Iterable[dict[str, Times]]) -> dict[str, Times]:
    """The counts of sequences that all match."""
    total: dict[str, Times] = {}
    for one in counts:
        for label, times in one.items():
            before = total.get(label, Times(0, 0))
            total[label] = Times(before.least + times.least, min(_MANY, before.most + times.most))
    return total


def _either(counts: list[dict[str, Times]]) -> dict[str, Times]:
    never = Times(0, 0)
    labels = {label: None for one in counts for label in one}
    return {
        label: Times(
            min(one.get(label, never).least for one in counts), max(one.get(label, never).most for one in counts)
        )
        for label in labels
    }


def check(name: str, takes: Signature, nodes: list[Node], valued: Mapping[str, bool]) -> Iterator[Complaint]:
    """What does not fit between a maker and the sequences whose values it is given. All parts must be in `valued`."""
    times = together(count(node, valued) for node in nodes)
    if takes.variadic:
        if not times:
            yield Complaint(None, f"`{name}` is given nothing: no part of this sequence has a value")
        return
    repeated: set[str] = set()
    for ref in (ref for node in nodes for ref in refs(node)):
        if not gives_value(ref, valued):
            continue
        if ref.label not in takes.taken:
            yield _surplus(name, takes, ref)
        elif times[ref.label].most == _MANY and ref.label not in takes.many and ref.label not in repeated:
            repeated.add(ref.label)
            message = f"`{name}` takes one `{ref.label}`, but here it can occur several times"
            yield Complaint(ref, message, "give them different labels, or let the maker take a tuple")
    for label in takes.needed:
        if label not in times:
            yield Complaint(
                None, f"`{name}` needs `{label}`, but no label here is called so", f"write {{part:{label}}}"
            )
        elif times[label].least == 0:
            yield Complaint(None, f"`{name}` needs `{label}`, but this sequence can match without it")


def _surplus(name: str, takes: Signature, ref: Ref) -> Complaint:
    near = did_you_mean(ref.label, takes.taken, f"{{{ref.part}:{{}}}}")
    unwanted = (
        f'label it, as {{{ref.part}:label}}, or hide its value in a part that only says `match: "{{{ref.part}}}"`'
    )
    listed = ", ".join(takes.taken) or "nothing"
    return Complaint(ref, f"`{name}` takes no `{ref.label}`: it takes {listed}", near or unwanted)
