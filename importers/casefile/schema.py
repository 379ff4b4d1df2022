"""The JSON Schema of a case file, for editors and other programs; made from the record models.

`python -m importers.casefile.schema` writes `docs/case-file.schema.json`. It says what one record may hold; what spans records
(references, contradictions) and what a CPR number looks like, only `tovholder validate` checks.
"""

import json
from pathlib import Path
from typing import Any

from graph.model.records import CaseFile

PATH = Path(__file__).parents[2] / "docs" / "case-file.schema.json"


def schema() -> dict[str, Any]:
    """JSON Schema, draft 2020-12."""
    made = CaseFile.model_json_schema(by_alias=True, mode="validation")
    for record in (made, *made["$defs"].values()):
        _null_is_left_out(record)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Case file (format 1)"}
    return head | {key: value for key, value in made.items() if key != "title"}


def as_text() -> str:
    """The schema as the file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _null_is_left_out(record: dict[str, Any]) -> None:
    """A key without a value is a key left out: so null is allowed where the key may be missing, and says nothing."""
    for key, said in record.get("properties", {}).items():
        said.pop("title", None)
        said.pop("default", None)
        if key not in record.get("required", ()) and {"type": "null"} not in said.get("anyOf", ()):
            record["properties"][key] = {"anyOf": [said, {"type": "null"}]}


if __name__ == "__main__":
    PATH.write_text(as_text(), encoding="utf-8")
