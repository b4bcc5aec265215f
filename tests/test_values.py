"""docs/values.md: what its tables and its prose say is what the library finds."""

import re
from pathlib import Path

import pytest

from arextract import Extractor, extract
from arextract.records import KINDS, Mention, own_fields

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "values.md").read_text(encoding="utf-8")
REFERENCE = "2024-05-15"
# A row of examples has a digit or an Arabic letter in its first cell; a row of attributes has none.
ROW = re.compile(r"^\| `([^`]*[\d\u0621-\u064a][^`]*)` \| (?:`(.*)`|–|[^`]*) \| ?(.*?) ?\|?$", re.MULTILINE)
SECTIONS = re.findall(r"^## ([^\n]+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
ROWS = [(kind, *row) for kind, body in SECTIONS if kind.islower() for row in ROW.findall(body)]
NONE = re.findall(r"^\| `(.*)` \|", dict(SECTIONS)["What is no mention"], re.MULTILINE)


@pytest.mark.parametrize(("kind", "marked", "value", "attributes"), ROWS, ids=[row[1] for row in ROWS])
def test_row_is_what_is_found(kind: str, marked: str, value: str, attributes: str) -> None:
    text = re.sub(r"[][]", "", marked)
    mention = re.search(r"\[(.*)\]", marked)
    found = [record for record in extract(text, reference=REFERENCE) if record.kind == kind]
    (record,) = [each for each in found if each.text == (mention[1] if mention else text)]
    assert (record.value or "") == value
    given = {name: str(each).replace("True", "true") for name, each in record.to_dict().items()}
    for name, wanted in (pair.split(": ") for pair in filter(None, attributes.split(", "))):
        assert given.get(name) == wanted


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_mention_is_not_found(text: str) -> None:
    assert extract(text, reference=REFERENCE) == []


# Kinds of which it is said that their attributes are those of another one.
LIKE = {"time": ["date"], "percentage": ["number"], "money": ["number"], "quantity": ["number"]}
ATTRIBUTE = re.compile(r"^\| ((?:`[a-z_]+`(?:, )?)+) \| (?:`.*`|`.*` or `.*`) \| .* \|$", re.MULTILINE)


@pytest.mark.parametrize(("name", "kind"), KINDS.items(), ids=KINDS.keys())
def test_the_attributes_are_those_of_the_record(name: str, kind: type[Mention]) -> None:
    body = dict(SECTIONS)[name]
    others = {attribute for other in LIKE.get(name, ()) for attribute in own_fields(KINDS[other])}
    assert {each for cell in ATTRIBUTE.findall(body) for each in names(cell)} <= set(own_fields(kind))
    assert set(own_fields(kind)) <= set(re.findall(r"`(\w+)`", body)) | others


def table(title: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    body = PAGE.partition(f"### {title}\n")[2].partition("\n#")[0]
    return [line.strip("| ").split(" | ") for line in body.splitlines() if line.startswith("|")][2:]


def names(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


FEASTS = [(name, told) for cell, told in table("Named days") for name in names(cell)]
STATES = [
    "AE",
    "BH",
    "DJ",
    "DZ",
    "EG",
    "IQ",
    "JO",
    "KM",
    "KW",
    "LB",
    "LY",
    "MA",
    "MR",
    "OM",
    "PS",
    "QA",
    "SA",
    "SD",
    "SO",
    "SY",
    "TN",
    "YE",
]


@pytest.mark.parametrize(("name", "told"), FEASTS, ids=[name for name, _ in FEASTS])
def test_a_named_day_is_a_date(name: str, told: str) -> None:
    national = "region" in told and "regions such as" not in told
    found = {state: [each.text for each in extract(name, REFERENCE, state)] for state in STATES}
    those = [state for state in STATES if found[state] == [name]]
    assert extract(name, REFERENCE) == [] if national else extract(name, REFERENCE)[0].text == name
    assert len(those) == 1 if "the one country" in told else len(those) > 1


MONTHS = [
    (name, when)
    for _, cell, when in (row for row in table("Calendars and the names of months") if len(row) == 3)
    for name in names(cell)
]


@pytest.mark.parametrize(("name", "when"), MONTHS, ids=[name for name, _ in MONTHS])
def test_the_name_of_a_month_is_a_date(name: str, when: str) -> None:
    texts = [f"5 {name} 1410"] + ([name, f"7 {name}"] if when.startswith("always") else [])
    for text in texts:
        assert [(each.kind, each.text) for each in extract(f"{text}.", REFERENCE)] == [("date", text)]


@pytest.mark.parametrize(
    ("text", "region", "worth"),
    [
        ("بضع سفن", None, (3, 9)),
        ("عشرات السفن", None, (20, 90)),
        ("آلاف السفن", None, (2000, 9000)),
        ("ملايين النحل", None, (2_000_000, 9_000_000)),
        ("بضع مئات من السفن", None, (300, 900)),
        ("مئات الآلاف من النحل", None, (200_000, 900_000)),
        ("بيعت 12,500 نسخة", None, "12500"),
        ("بيعت 12,500 نسخة", "DZ", "12.5"),
        ("بيعت 12,500 مليون نسخة", None, "12500000"),
        ("وصل في 3/4/2020", None, "2020-04-03"),
        ("وصل في 3/4/2020", "US", "2020-03-04"),
        ("وصل في 4/13/2020", None, "2020-04-13"),
        ("خسر 50 فلسا", None, "50 fils"),
        ("خسر 50 فلسا", "KW", "0.05 KWD"),
    ],
)
def test_the_prose_on_amounts_and_digits_holds(text: str, region: str | None, worth: object) -> None:
    (record,) = extract(text, REFERENCE, region)
    assert worth in (record.value, (getattr(record, "low", None), getattr(record, "high", None)))


@pytest.mark.parametrize(
    ("text", "region", "week_start", "worth"),
    [
        ("شتاء 2010", None, 1, ("2010-WI", "2010-12-01", "2011-02-28")),
        ("القرن العشرين", None, 1, ("19", "1900-01-01", "1999-12-31")),
        ("نهاية الأسبوع الماضي", None, 1, ("2024-W19-WE", "2024-05-11", "2024-05-12")),
        ("نهاية الأسبوع الماضي", "SA", 1, ("2024-W19-WE", "2024-05-10", "2024-05-11")),
        ("هذا الأسبوع", None, 1, ("2024-W20", "2024-05-13", "2024-05-19")),
        ("هذا الأسبوع", None, 6, ("2024-W20", "2024-05-11", "2024-05-17")),
        ("هذا الأسبوع", None, 7, ("2024-W20", "2024-05-12", "2024-05-18")),
    ],
)
def test_the_prose_on_periods_holds(
    text: str, region: str | None, week_start: int, worth: tuple[str, str, str]
) -> None:
    (record,) = Extractor(region=region, week_start=week_start).extract(text, REFERENCE)
    assert (record.value, str(record.first), str(record.last)) == worth


@pytest.mark.parametrize("text", ["31 أبريل", "29 شباط 2021", "32/13/2016", "الساعة 25"])
def test_dates_that_cannot_be_are_none(text: str) -> None:
    assert extract(f"كتب {text}.", REFERENCE) == []
