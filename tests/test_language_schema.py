"""The JSON Schema of rule files."""

import json
from pathlib import Path

from arextract.language.schema import main, schema

PRINTED = Path(__file__).resolve().parent.parent / "rules" / "schema.json"


def test_schema_in_the_rules_is_what_the_generator_prints(capsys) -> None:
    main()
    assert PRINTED.read_text(encoding="utf-8") == capsys.readouterr().out, "run python -m arextract.language.schema"


def test_every_key_is_described() -> None:
    made = schema()
    classes = [made, *(each for each in made["$defs"].values() if each["type"] == "object")]
    assert all(each["description"] for one in classes for each in [one, *one["properties"].values()])


def test_every_reference_is_defined() -> None:
    made = schema()
    names = {part.partition('"')[0] for part in json.dumps(made).split('"#/$defs/')[1:]}
    assert names == set(made["$defs"])
