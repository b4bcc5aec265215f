"""Military sites: what the gazetteer, the region and the text as written make of a record."""

from __future__ import annotations

import pytest

from arextract import Extractor
from arextract.language.tree import Words
from arextract.meaning.base import Context, Entry, Written
from arextract.meaning.sites import SharedName, Site, UnlistedSite, hosting_airport, site, site_near
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


def test_the_country_beside_a_name_goes_before_its_owner_and_the_region() -> None:
    owned = site(SHARED, owner=("KW",))
    assert isinstance(owned, SharedName)
    assert owned.resolve(Context(region="QA"))["candidates"] == ("kw/port", "kw/old-port", "qa/port")
    assert site_near(owned, country="QA").resolve(Context(region="KW"))["value"] == "qa/port"
    assert site_near(owned, country="EG").resolve(Context())["value"] == "kw/port"


def test_a_country_beside_a_name_of_one_site_changes_nothing() -> None:
    assert site_near(Site(ASAD), country="SY") == Site(ASAD)


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
