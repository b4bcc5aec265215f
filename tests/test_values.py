"""docs/values.md: each row of its tables is what the library finds."""

import re
from pathlib import Path

import pytest

from arextract import extract

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
