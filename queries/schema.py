"""JSON Schema of what `tovholder findings` and `measures` print: `python -m queries.schema > docs/findings.schema.json`."""

import json
from typing import Any, get_args

from queries.candidate import COLUMNS
from queries.finding import Confidence
from queries.measures.family import MEASURES
from queries.rules.registry import TYPES

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
DAY = {"type": "string", "format": "date"}
NUMBER = {"type": ["number", "null"]}
INTERVAL = {"type": ["array", "null"], "items": NUMBER, "minItems": 2, "maxItems": 2}
EVIDENCE = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["engagement", "tie", "meeting", "need", "consent", "agreement"]},
        "id": TEXT,
        **{name: {**TEXT, "description": "a day, or less (docs/case-file.md)"} for name in ("from", "to", "date")},
        "source": TEXT,
    },
    "required": ["kind", "id"],
    "additionalProperties": False,
}
CONSENT = {
    "type": "object",
    "properties": {"from_unit": TEXT, "to_unit": TEXT, "about": TEXTS, "have": {"enum": ["yes", "no", "expired"]}},
    "required": ["from_unit", "to_unit", "about", "have"],
    "additionalProperties": False,
}
CANDIDATE = {
    "type": ["object", "null"],
    "properties": {
        "place": {"type": "integer", "minimum": 1, "description": "in the order of the candidates; never a score"},
        "columns": {
            "type": "object",
            "required": list(COLUMNS),
            "additionalProperties": False,
            "properties": {name: {} for name in COLUMNS},
        },
        "for": TEXTS,
        "against": TEXTS,
        "unknown": TEXTS,
        "if_holds": {"type": ["object", "null"]},
    },
    "required": ["place", "columns", "for", "against", "unknown", "if_holds"],
    "additionalProperties": False,
}
FINDING: dict[str, Any] = {
    "id": {**TEXT, "description": "the same on every day: what people decide about the finding refers to it"},
    "facts": {**TEXT, "description": "changes when what the finding rests on changes"},
    "type": {"enum": list(TYPES)},
    "class": {"type": ["string", "null"]},
    "level": {"enum": ["across", "inside", None]},
    "own_choice": {"type": ["boolean", "null"]},
    "family": TEXT,
    "as_of": DAY,
    "subjects": TEXTS,
    "between": TEXTS,
    "value": {"type": ["number", "string", "object", "null"]},
    "interval": INTERVAL,
    "confidence": {"enum": list(get_args(Confidence))},
    "date_uncertain": {"type": "boolean"},
    "statement": TEXT,
    "rule": TEXT,
    "evidence": {"type": "array", "items": EVIDENCE},
    "counter_evidence": {"type": "array", "items": EVIDENCE},
    "shared_tasks": TEXTS,
    "different_tasks": TEXTS,
    "question": {"type": ["string", "null"]},
    "consent": {"type": "array", "items": CONSENT},
    "candidate": CANDIDATE,
}
MEASURE: dict[str, Any] = {"family": TEXT, "as_of": DAY} | {
    name: {"type": ["number", "array", "object", "null"]} for name in MEASURES
}
MEASURE["reasons"] = {"type": "object", "description": "by measure, why it is null", "additionalProperties": TEXT}


def _records(properties: dict[str, Any], title: str) -> dict[str, Any]:
    record = {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}
    return {"title": title, "type": "array", "items": record}


def schema() -> dict[str, Any]:
    """Both lists, under `$defs`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What Tovholder finds",
        "$defs": {"findings": _records(FINDING, "findings"), "measures": _records(MEASURE, "measures")},
    }


if __name__ == "__main__":
    print(json.dumps(schema(), indent=1, ensure_ascii=False))
