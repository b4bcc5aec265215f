"""The JSON Schema of rule files, from the classes of their form. `python -m arextract.language.schema` prints it."""

from __future__ import annotations

import json
from typing import Any

from arextract.language.classes import Record
from arextract.language.rulefile import RuleFile


def schema() -> dict[str, Any]:
    """The schema that editors complete and check rule files by."""
    defs: dict[str, Any] = {}
    Record(RuleFile).schema(defs)
    top = defs.pop(RuleFile.__name__)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "arextract rule file, format 1",
        **top,
        "$defs": dict(sorted(defs.items())),
    }


def main() -> None:
    """Prints the schema."""
    print(json.dumps(schema(), indent=2, ensure_ascii=False))


if __name__ == "__main__":
    main()
