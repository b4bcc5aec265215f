"""Military sites: what the gazetteer, the region and the text as written make of a record."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from arextract import Extractor
from arextract.language.tree import Words
from arextract.meaning.base import Context, Entry, Written
from arextract.meaning.sites import SharedName, Site, UnlistedSite, hosting_airport, site
from arextract.records import Base

ASAD = Entry(
    "iq/asad",
    "عين الأسد",
    {"english": "Al Asad", "country": "IQ", "type": "air_base", "latitude": 33.79, "longitude": 42.44},
)
PORTS = tuple(Entry(id_, "المرفأ", {"country": id_[:2].upper()}) for id_ in ("qa/port", "kw/port", "kw/old-port"))
SHARED = Entry("shared/port", "المرفأ", bearers=PORTS)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(kinds=["base"])


def bases(extractor: Extractor, text: str) -> list[Base]:
    return [record for record in extractor.extract(text) if isinstance(record, Base)]


def test_a_known_site_tells_what_the_gazetteer_says() -> None:
    """Value and id are the canonical id; nothing said in the file means sure."""
    fields = Site(ASAD).resolve(Context())
    assert fields["value"] == fields["id"] == "iq/asad"
    assert (fields["latitude"], fields["longitude"], fields["sure"]) == (33.79, 42.44, True)


def test_a_doubtful_entry_is_not_sure() -> None:
    assert Site(Entry("x/y", "س", {"sure": False})).resolve(Context())["sure"] is False


@pytest.mark.parametrize(
    ("region", "value", "sure"),
    [(None, "qa/port", False), ("QA", "qa/port", True), ("KW", "kw/port", False), ("IQ", "qa/port", False)],
)
def test_the_region_settles_a_shared_name(region: str | None, value: str, sure: bool) -> None:
    """The first candidate of the region; sure only where it is the only one there."""
    made = site(SHARED)
    assert isinstance(made, SharedName)
    fields = made.resolve(Context(region=region))
    assert (fields["value"], fields["sure"]) == (value, sure)
    assert fields["candidates"][0] == value
    assert set(fields["candidates"]) == {"qa/port", "kw/port", "kw/old-port"}


def test_the_owner_goes_before_the_country_that_the_sentence_names_and_that_before_the_region() -> None:
    asked: list[set[str]] = []

    def land(among: Collection[str]) -> str | None:
        asked.append(set(among))
        return "QA"

    owned, foreign, nobodys = SharedName(PORTS, "KW"), SharedName(PORTS, "US"), SharedName(PORTS)
    told = Context(region="KW", land=land)
    assert owned.resolve(Context(region="QA", land=land))["candidates"] == ("kw/port", "kw/old-port", "qa/port")
    assert asked == []
    assert foreign.resolve(told)["value"] == nobodys.resolve(told)["value"] == "qa/port"
    assert asked == [{"QA", "KW"}] * 2


IMAM_ALI = [
    ("IQ", "iq/imam-ali-iq", "حلقت مروحيات في ميسان العراقية ثم هبطت في قاعدة الإمام علي"),
    ("SY", "sy/imam-ali-sy", "بسوريا دمرت مخازن السلاح في قاعدة الإمام علي"),
    ("SY", "sy/imam-ali-sy", "في ريف دير الزور أخلى الحرس الثوري الإيراني قاعدة الإمام علي"),
    ("SY", "sy/imam-ali-sy", "قصفت قاعدة الإمام علي التي يديرها حلفاء إيران جنوبي البوكمال"),
    ("SY", "sy/imam-ali-sy", "غادر العراق نحو قاعدة الإمام علي وبات ليلته في سوريا"),
    ("IR", "ir/imam-ali-ir", "جربت صواريخ إيرانية في قاعدة الإمام علي"),
    (None, "iq/imam-ali-iq", "زار سوريا. وفي اليوم التالي تفقد قاعدة الإمام علي"),
    (None, "iq/imam-ali-iq", "نقل من جنوب السودان إلى قاعدة الإمام علي"),
]


@pytest.mark.parametrize(("country", "value", "text"), IMAM_ALI)
def test_the_country_that_the_sentence_names_tells_which_of_several_is_meant(
    extractor: Extractor, country: str | None, value: str, text: str
) -> None:
    """A place goes before whose somebody is, then the nearest; another sentence tells nothing."""
    (found,) = bases(extractor, text)
    assert (found.value, found.sure) == (value, country is not None)
    (abroad,) = extractor.extract(text, region="IR")
    assert abroad.value == (value if country else "ir/imam-ali-ir")


def test_the_sentence_is_read_anew_each_time(extractor: Extractor) -> None:
    texts = ["قرب حلب قصفت قاعدة الناصرية", "قرب بغداد قصفت قاعدة الناصرية", "قصفت قاعدة الناصرية"]
    found = [each.value for text in texts * 2 for each in bases(extractor, text)]
    assert found == ["sy/nasiriyah-sy", "iq/imam-ali-iq", "iq/imam-ali-iq"] * 2


def test_no_air_base_is_a_barracks() -> None:
    assert site(ASAD, barracks=True) is None
    assert site(Entry("x/y", "س", {"type": "garrison"}), barracks=True) is not None


def test_only_some_bases_have_a_civil_airport_of_their_name() -> None:
    assert hosting_airport(ASAD) is None
    assert hosting_airport(Entry("x/y", "س", {"beside": "airport"})) is not None


def test_an_unlisted_site_is_worth_its_name() -> None:
    written = Written(3, 9)
    assert UnlistedSite(written).resolve(Context()) == {"value": written, "name": written}


def test_the_value_of_an_unlisted_site_has_single_blanks(extractor: Extractor) -> None:
    (base,) = bases(extractor, "نزلوا في قاعدة  تل  النخيل الجوية ليلا")
    assert base.text == "قاعدة  تل  النخيل الجوية"
    assert base.value == base.name == "قاعدة تل النخيل الجوية"
    assert base.id is None
    assert not base.sure


def test_each_member_of_a_row_is_a_mention(extractor: Extractor) -> None:
    """The first one holds the head noun that they share."""
    found = bases(extractor, "وزعوا على قاعدتي عين الأسد وحرير")
    assert [(base.text, base.value) for base in found] == [("قاعدتي عين الأسد", "iq/ain-al-asad"), ("حرير", "iq/harir")]


def test_an_ordinary_word_needs_a_head_noun(extractor: Extractor) -> None:
    assert not bases(extractor, "رأى الأسد في بلد الحرية")


def test_the_gazetteer_has_entries_with_plausible_places(extractor: Extractor) -> None:
    """Ids begin with the country, coordinates are degrees."""
    site_names = extractor.rulebook.parts["site"]
    assert isinstance(site_names, Words)
    listed = [entry for entry in site_names.forms.values() if isinstance(entry, Entry)]
    assert len({entry.id for entry in listed}) > 300
    for entry in listed:
        country = entry.fields.get("country")
        assert entry.id.startswith(f"{country.lower()}/" if country else "shared/")
        if "latitude" in entry.fields:
            assert -90 <= float(entry.fields["latitude"]) <= 90
            assert -180 <= float(entry.fields["longitude"]) <= 180
