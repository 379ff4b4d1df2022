"""Texts that try to be markup or script, and case files that hold them wherever a text may stand."""

import json
import re
from typing import Any

from graph.model.base import Record
from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from tests.maps.circles import DAY

MARKUP = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
)
IN_FILES = (*MARKUP, "\u2028alert(1)//", "{{ 7*7 }} {0} %(x)s")
"""For the drawing and its files: also what templates and formats read, and what no file may hold any more."""
ON_PAGES = (*MARKUP, "ab'\"&lt;{{7*7}}]]>")
"""For the pages: also what HTML, JSON and CDATA end with."""


def poisoned(payload: str) -> Seen:
    """A family with the payload in every text that a case file may hold."""
    bare = re.sub("[\u2028\ufffe\uffff\u00a0\t\r\n]", " ", payload).strip() or "x"
    document = _document(bare, _STAND_IN)
    case_file = _with_payload(CaseFile.model_validate(document), payload)
    return facts_of(case_file, f"f{bare}", source=payload)


_STAND_IN = "§"


def _with_payload(value: Any, payload: str) -> Any:
    """The record with the payload for each stand-in: stored before such texts were refused, it is shown all the same."""
    if isinstance(value, Record):
        return value.replaced(
            **{name: _with_payload(getattr(value, name), payload) for name in type(value).model_fields}
        )
    if isinstance(value, tuple):
        return tuple(_with_payload(item, payload) for item in value)
    return payload if value == _STAND_IN else value


def _document(bare: str, payload: str) -> dict[str, Any]:
    return {
        "tovholder": 1,
        "municipality": payload,
        "as_of": DAY.isoformat(),
        "units": [{"id": f"u{bare}", "name": payload, "level": "department", "sector": bare}],
        "actors": [
            {"id": f"{id}{bare}", "name": payload, "kind": "professional", "unit": f"u{bare}", "role": payload}
            for id in "ab"
        ],
        "families": [
            {
                "id": f"f{bare}",
                "name": payload,
                "homes": [{"id": f"h{bare}"}],
                "members": [{"id": f"m{bare}", "name": payload, "kind": "adult", "lives_in": [f"h{bare}"]}],
                "private_network": [{"id": f"p{bare}", "name": payload, "relation": "friend"}],
                "private_ties": [{"a": f"m{bare}", "b": f"p{bare}", "closeness": 1, "valence": "conflict"}],
                "engagements": [
                    {
                        "id": f"e{id}{bare}", "actor": f"{id}{bare}", "service_text": payload, "goal": payload,
                        "for": "family", "at": f"h{bare}", "functions": ["f01"], "status": "active", "from": "2024-01-01",
                    }
                    for id in "ab"
                ],
                "needs": [{"id": f"n{bare}", "for": [f"m{bare}"], "function": "f01", "text": payload}],
                "ties": [
                    {
                        "a": f"a{bare}", "b": f"b{bare}", "kind": "exchange", "status": "documented_absent",
                        "source": payload,
                    }
                ],
            }
        ],
    }  # fmt: skip


def hostile(payload: str) -> str:
    """A case file whose every free text, and every id, is the payload with a number."""
    number = iter(range(1, 1000))

    def p() -> str:
        return f"{payload} {next(number)}"

    unit, other, one, two, family, home, member, friend = (p() for _ in range(8))
    engagements: list[dict[str, Any]] = [
        {
            "id": p(), "actor": actor, "service_text": p(), "functions": ["f01", "f02"], "for": [member], "at": home,
            "status": "active", "from": "2024-01-01", "goal": p(), "per_week": 1,
        }
        for actor in (one, two)
    ]  # fmt: skip
    ties = [
        {
            "id": p(),
            "a": one,
            "b": two,
            "kind": "exchange",
            "status": "documented_absent",
            "from": "2024-02-01",
            "source": p(),
        },
        {
            "id": p(),
            "a": one,
            "b": member,
            "kind": "trust",
            "status": "documented",
            "valence": "conflict",
            "source": p(),
        },
        {
            "id": p(),
            "a": one,
            "b": family,
            "kind": "coordinates",
            "status": "documented",
            "scope": "family",
            "source": p(),
        },
    ]
    document = {
        "tovholder": 1,
        "municipality": p(),
        "as_of": "2025-01-01",
        "units": [
            {"id": unit, "name": p(), "level": "administration", "sector": "employment"},
            {"id": other, "name": p(), "level": "administration", "sector": "school"},
        ],
        "actors": [
            {"id": one, "name": p(), "role": p(), "kind": "professional", "unit": unit},
            {"id": two, "name": p(), "role": p(), "kind": "professional", "unit": other},
        ],
        "families": [
            {
                "id": family,
                "name": p(),
                "homes": [{"id": home, "protected": False}],
                "members": [{"id": member, "name": p(), "kind": "adult", "lives_in": [home]}],
                "private_network": [{"id": friend, "name": p(), "relation": "friend"}],
                "private_ties": [{"a": friend, "b": member, "closeness": 1, "valence": "positive"}],
                "engagements": engagements,
                "ties": ties,
                "needs": [{"id": p(), "for": [member], "function": "f03", "text": p()}],
                "meetings": [
                    {
                        "id": p(),
                        "kind": "network_meeting",
                        "date": "2024-12-01",
                        "participants": [one, member],
                        "status": "held",
                    }
                ],
                "consents": [
                    {
                        "id": p(),
                        "about": [member],
                        "from_units": [unit],
                        "to_units": [other],
                        "information": [p()],
                        "status": "given",
                    }
                ],
                "legal_bases": [{"id": p(), "statute": p(), "assessed_by": p(), "note": p()}],
            }
        ],
    }
    return json.dumps(document)
