"""The notation of sequences, and where a character of a YAML scalar stands."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from arextract.language.places import place_in_scalar
from arextract.language.sequence import can_be_empty, parse, refs
from arextract.language.tree import Choice, Gap, Node, Ref, Repeat, Seq

A, B = Ref("a", "a"), Ref("b", "b")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("{a}", A),
        ("{a:b}", Ref("a", "b")),
        (" ( {a} ) ", A),
        ("{a}{b}", Seq((A, B), (Gap.NONE, Gap.NONE))),
        ("{a} {b}", Seq((A, B), (Gap.NONE, Gap.SPACE))),
        ("{a}~{b}", Seq((A, B), (Gap.NONE, Gap.MAYBE))),
        ("{a}\n  {b}", Seq((A, B), (Gap.NONE, Gap.SPACE))),
        ("{a}|{b}", Choice((A, B))),
        ("{a} | {b} {a}", Choice((A, Seq((B, A), (Gap.NONE, Gap.SPACE))))),
        ("{a}?", Repeat(A, least=0, many=False)),
        ("{a}*", Repeat(A, least=0, many=True)),
        ("({a} {b})+", Repeat(Seq((A, B), (Gap.NONE, Gap.SPACE)), least=1, many=True)),
        ("{a}? {b}", Seq((Repeat(A, 0, False), B), (Gap.NONE, Gap.SPACE))),
    ],
)
def test_parse(text: str, tree: Node) -> None:
    assert parse(text) == (tree, [])


def test_references_know_their_columns() -> None:
    node, _ = parse("({a} | {b:c})? {d}")
    assert node is not None
    assert [(ref.label, ref.column) for ref in refs(node)] == [("a", 2), ("c", 8), ("d", 16)]


@pytest.mark.parametrize(
    ("text", "empty"), [("{a}", False), ("{a}?", True), ("{a}? {b}", False), ("{a}+ | {b}*", True)]
)
def test_can_be_empty(text: str, empty: bool) -> None:
    node, _ = parse(text)
    assert node is not None
    assert can_be_empty(node) is empty


def test_mistakes_come_out_together() -> None:
    node, mistakes = parse("{A} x ({b} ~ {c}?+ {d")
    assert node is not None
    assert [ref.part for ref in refs(node)] == ["b", "c"]
    assert [mistake.offset for mistake in sorted(mistakes, key=lambda each: each.offset)] == [0, 4, 6, 10, 17, 19]


def spell(node: Node, inside: bool = False) -> str:
    """A tree in the notation."""
    match node:
        case Ref(part=part, label=label):
            return f"{{{part}}}" if part == label else f"{{{part}:{label}}}"
        case Repeat(item=item, least=least, many=many):
            said = f"({spell(item)})" if isinstance(item, Repeat) else spell(item, inside=True)
            return said + ("+" if least else "*" if many else "?")
        case Choice(options=options):
            return f"({' | '.join(map(spell, options))})"
        case Seq(items=items, gaps=gaps):
            pairs = zip(items, gaps, strict=True)
            said = "".join(("", " ", "~")[gap] * (k > 0) + spell(each, True) for k, (each, gap) in enumerate(pairs))
            return f"({said})" if inside else said


NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
TREES: st.SearchStrategy[Node] = st.recursive(
    st.builds(Ref, NAMES, NAMES),
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda options: Choice(tuple(options))),
        st.lists(st.tuples(inner, st.sampled_from(Gap)), min_size=2, max_size=4).map(
            lambda pairs: Seq(tuple(node for node, _ in pairs), (Gap.NONE, *(gap for _, gap in pairs[1:])))
        ),
        inner.filter(lambda node: not can_be_empty(node)).flatmap(
            lambda node: st.sampled_from([Repeat(node, 0, False), Repeat(node, 0, True), Repeat(node, 1, True)])
        ),
    ),
    max_leaves=8,
)


@given(TREES)
def test_what_is_spelled_reads_back(node: Node) -> None:
    assert parse(spell(node)) == (node, [])


@given(st.text(alphabet="{}()|?*+~ ab:_", max_size=25))
def test_any_text_gives_a_tree_or_mistakes_inside_it(text: str) -> None:
    node, mistakes = parse(text)
    assert node is not None or mistakes
    assert all(0 <= mistake.offset <= len(text) for mistake in mistakes)


@pytest.mark.parametrize(
    "written",
    [
        "plain X text",
        "'single ''quotes'' X'",
        '"escapes \\t \\" \\u0645 X"',
        "plain\n  folded X",
        "'quoted\n\n  folded X'",
        ">-\n  folded\n  X block",
        "|\n  literal\n\n    deep\n  X block\n",
    ],
)
def test_place_in_scalar(written: str) -> None:
    event = next(each for each in yaml.parse(written) if isinstance(each, yaml.ScalarEvent))
    line, column = place_in_scalar(written, event.value, event.value.index("X"))
    assert written.splitlines()[line][column] == "X"
