"""Rule files that are right: what the loader makes of them."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
import regex
import yaml
from language_files import ARMY, CALENDAR, SITES, book, written

from arextract.language import yamlfile
from arextract.language.tree import (
    Choice,
    Expected,
    FieldSpec,
    Gap,
    KindSpec,
    Phrase,
    Ref,
    Repeat,
    Rule,
    Seq,
    Shape,
    Words,
)
from arextract.meaning.base import Entry
from arextract.text.fold import fold_form


def forms(path: Path, name: str) -> dict[str, object]:
    part = book(path).parts[name]
    assert isinstance(part, Words)
    return dict(part.forms)


def rule(name: str, *paths: Path) -> Rule:
    return next(each for each in book(*paths).rules if each.id == name)


class TestWords:
    @pytest.mark.parametrize(
        ("name", "values"),
        [
            ("month_name", [1, 1, 4, 4, 12]),
            ("share", [Fraction(1, 2), Fraction(1, 3)]),
            ("pace", [Decimal("0.5"), 1, Decimal("1.5")]),
            ("code", ["01", "02"]),
        ],
    )
    def test_keys_decide_the_type_of_the_values(self, name: str, values: list[object]) -> None:
        found = list(forms(CALENDAR, name).values())
        assert found == values
        assert [type(value) for value in found] == [type(value) for value in values]

    def test_plain_list_has_no_values(self) -> None:
        assert book(CALENDAR).parts["of"] == Words("of", {"من": True}, valued=False)

    def test_article(self) -> None:
        assert forms(CALENDAR, "unit") == {
            "يوم": "D",
            "اليوم": "D",
            "أيام": "D",
            "الأيام": "D",
            "سنة": "Y",
            "السنة": "Y",
        }
        assert forms(CALENDAR, "week_of") == {"الأسبوع": "W"}


class TestOtherParts:
    def test_shapes(self) -> None:
        parts = book(CALENDAR).parts
        assert parts["day"] == Shape("day", r"3[01]|[12]\d|0?[1-9]", "integer")
        assert parts["latin"] == Shape("latin", "[A-Za-z]+", None)
        assert parts["noun"] == Shape("noun", r"\p{Arabic}{2,}", "text", ("of", "unit"))

    def test_templates(self) -> None:
        parts = book(CALENDAR).parts
        looks = r"(?!ال|او|\p{Arabic}*يه(?!\p{Arabic})|ب(?!\p{Arabic}))(?:\p{Arabic}{2,}ات|\p{Arabic}*ي\p{Arabic}{1})"
        assert parts["plural"] == Shape("plural", looks, None, ("unit",), ("؟؟ـات", "ـئ؟"), ("الـ", "أوـ", "ـية", "ب"))
        assert parts["definite"] == Shape("definite", r"ال\p{Arabic}*", "text", like=("الـ",))

    @pytest.mark.parametrize(
        ("word", "looks"),
        [
            ("سيارات", True),
            ("ذات", False),
            ("سيارتي", False),
            ("الطائرات", False),
            ("أوقات", False),
            ("بئر", True),
            ("بئرا", False),
            ("مائة", False),
            ("هدية", False),
            ("هدير", True),
            ("بادئات", True),
        ],
    )
    def test_templates_take(self, word: str, looks: bool) -> None:
        shape = book(CALENDAR).parts["plural"]
        assert isinstance(shape, Shape)
        assert bool(regex.fullmatch(shape.pattern, fold_form(word), flags=regex.V1)) == looks

    def test_phrases(self) -> None:
        name, slash = Ref("month_name", "month_name"), Ref("slash", "slash")
        again = Repeat(Seq((slash, name), (Gap.NONE, Gap.MAYBE)), least=0, many=False)
        parts = book(CALENDAR).parts
        assert parts["month"] == Phrase("month", Seq((name, again), (Gap.NONE, Gap.MAYBE)), "same")
        assert parts["any_month"] == Phrase("any_month", name, None)

    def test_gazetteer_makes_two_parts_of_entries(self) -> None:
        parts = book(SITES).parts
        site, alone = (dict(part.forms) for part in (parts["site"], parts["site_alone"]) if isinstance(part, Words))
        assert list(site) == ["عين الأسد", "الأسد", "التاجي"]
        assert list(alone) == ["عين الأسد", "معسكر الدوحة"]
        entry = site["الأسد"]
        assert isinstance(entry, Entry)
        assert alone["عين الأسد"] is entry
        assert (entry.id, entry.name) == ("iq/ain-al-asad", "عين الأسد")
        assert entry.fields == {
            "names": ("عين الأسد", "الأسد"),
            "english": "Al Asad Air Base",
            "country": "IQ",
            "type": "air_base",
            "latitude": 33.79,
            "longitude": 42.44,
            "operators": ("IQ", "US"),
            "opened": "1987",
        }

    def test_gazetteer_entry_in_doubt_and_entry_without_a_plain_name(self) -> None:
        taji, doha = forms(SITES, "site")["التاجي"], forms(SITES, "site_alone")["معسكر الدوحة"]
        assert isinstance(taji, Entry)
        assert taji.fields["sure"] is False
        assert isinstance(doha, Entry)
        assert doha.name == "معسكر الدوحة"


class TestRules:
    def test_id_kind_and_place(self) -> None:
        found = rule("calendar.day_month_year", CALENDAR)
        assert found.kind == "date"
        assert found.about == "A day with its month."
        assert found.place == f"{CALENDAR}:35"
        assert rule("calendar.model", CALENDAR).kind == "ignore"

    def test_guards_and_relations(self) -> None:
        found = rule("calendar.day_month_year", CALENDAR)
        assert found.followed_by == Repeat(Ref("noun", "noun"), least=0, many=False)
        assert found.not_followed_by == Choice((Ref("latin", "latin"), Ref("slash", "slash")))
        assert found.preceded_by is None
        assert found.begins_line
        assert not rule("calendar.days", CALENDAR).begins_line
        assert found.yields_to == ("calendar.days",)
        assert rule("calendar.days", CALENDAR).also == {"days": "date"}

    def test_example(self) -> None:
        first, second = rule("calendar.day_month_year", CALENDAR).examples
        assert first.text == "سقطت بغداد في 9 نيسان 2003 صباحا"
        assert first.expected == (Expected(14, 26, "2003-04-09"),)
        assert (first.reference, first.region, first.prefer) == (None, None, "nearest")
        assert (second.reference, second.region, second.prefer) == ("2021-08-24", "IQ", "past")
        assert second.expected == (
            Expected(3, 10, "2021-04-09", {"mod": "START", "conflict": True}),
            Expected(11, 19, None, {"names": ["نيسان", "أبريل"]}),
        )
        assert second.place == f"{CALENDAR}:45:15"

    def test_nested_brackets_count_by_the_opening_ones(self) -> None:
        (example,) = rule("calendar.days", CALENDAR).examples
        assert example.text == "6 و7 نيسان"
        assert [(each.start, each.end) for each in example.expected] == [(0, 10), (0, 1), (3, 4)]

    def test_counterexamples_keep_their_brackets(self) -> None:
        first, second = rule("calendar.day_month_year", CALENDAR).counterexamples
        assert (first.text, first.expected) == ("بيان 31 نيسان [1] 2003", ())
        assert second.reference == "2021-08-24T10:00"


class TestUserFile:
    """A user's file over others: extend, replace, drop, a kind of its own."""

    def test_extend_adds_words_and_values(self) -> None:
        parts = book(CALENDAR, SITES, ARMY).parts
        months, of = parts["month_name"], parts["of"]
        assert isinstance(months, Words)
        assert months.forms["نيسان"] == months.forms["أفريل"] == 4
        assert months.forms["جون"] == 6
        assert isinstance(of, Words)
        assert list(of.forms) == ["من", "في"]

    def test_extend_adds_entries_and_completes_them(self) -> None:
        site = book(CALENDAR, SITES, ARMY).parts["site"]
        assert isinstance(site, Words)
        taji = site.forms["معسكر التاجي"]
        assert isinstance(taji, Entry)
        assert taji is site.forms["التاجي"]
        assert taji.fields == {"names": ("التاجي", "معسكر التاجي"), "country": "IQ", "sure": False}
        assert isinstance(site.forms["بلد"], Entry)

    def test_replaced_part_has_only_its_new_words(self) -> None:
        assert book(CALENDAR, SITES, ARMY).parts["unit"] == Words("unit", {"شهر": "M"}, valued=True)

    def test_replaced_rule_keeps_its_id_and_kind(self) -> None:
        found = rule("sites.known", CALENDAR, SITES, ARMY)
        assert found.kind == "base"
        assert found.match == Seq((Ref("head", "head"), Ref("site", "site")), (Gap.NONE, Gap.SPACE))
        assert found.place.startswith(str(ARMY))

    def test_dropped_names_are_gone(self) -> None:
        found = book(CALENDAR, SITES, ARMY)
        assert "week_of" not in found.parts
        assert [each.id for each in found.rules] == [
            "calendar.day_month_year",
            "calendar.model",
            "sites.known",
            "army.numbered",
        ]
        # Another file's rule may go on yielding to a rule that is dropped.
        assert rule("calendar.day_month_year", CALENDAR, SITES, ARMY).yields_to == ()

    def test_declared_kind(self) -> None:
        fields = (FieldSpec("level", "word", ("brigade", "battalion")), FieldSpec("rank", "integer"))
        assert book(CALENDAR, SITES, ARMY).kinds == {
            "brigade": KindSpec("brigade", "A numbered brigade or battalion.", fields)
        }

    def test_order_of_files_means_nothing(self) -> None:
        one, other = book(CALENDAR, SITES, ARMY), book(ARMY, SITES, CALENDAR)
        assert one.parts == other.parts
        assert sorted(one.rules, key=lambda each: each.id) == sorted(other.rules, key=lambda each: each.id)

    def test_what_extends_a_replaced_or_dropped_part_goes_with_it(self, tmp_path: Path) -> None:
        text = "format: 1\nextend:\n  unit: {X: [غيره]}\n  week_of: {Y: [سواه]}\n"
        found = book(CALENDAR, SITES, ARMY, *written(tmp_path, {"more.yaml": text}))
        assert found.parts["unit"] == Words("unit", {"شهر": "M"}, valued=True)
        assert "week_of" not in found.parts


def test_gazetteer_may_be_filled_by_other_files(tmp_path: Path) -> None:
    files = {
        "parts/site.yaml": "format: 1\nparts: {site: {gazetteer: {}}}\n",
        "iraq.yaml": "format: 1\nextend: {site: {gazetteer: {iq/balad: {names: [بلد]}}}}\n",
    }
    found = book(*written(tmp_path, files)).parts
    assert isinstance(found["site"], Words)
    assert list(found["site"].forms) == ["بلد"]
    assert found["site_alone"] == Words("site_alone", {}, valued=True)


def test_words_may_be_filled_by_other_files(tmp_path: Path) -> None:
    files = {
        "a.yaml": "format: 1\nparts: {rank: {words: {}}}\n",
        "b.yaml": "format: 1\nextend: {rank: {colonel: [عقيد]}}\n",
    }
    assert book(*written(tmp_path, files)).parts["rank"] == Words("rank", {"عقيد": "colonel"}, valued=True)


def test_bom_is_no_part_of_a_file(tmp_path: Path) -> None:
    (path,) = written(tmp_path, {"a.yaml": "\ufeffformat: 1\nparts: {of: {words: [من]}}\n"})
    assert list(book(path).parts) == ["of"]


def test_pure_python_yaml_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = book(CALENDAR, SITES, ARMY)
    monkeypatch.setattr(yamlfile, "_LOADER", yaml.BaseLoader)
    assert book(CALENDAR, SITES, ARMY) == fast
