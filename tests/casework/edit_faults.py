"""For each fault that only an edit can have: a command that has it, done on a small family."""

import random
from types import SimpleNamespace
from typing import Any

from casework.editing.body import Body
from casework.editing.refusals import Invalid
from casework.organisation.doing import hold_apart
from graph.checks import check_document
from importers import Problem
from importers.casefile.yaml12 import read_yaml
from tests.casework.editing import Desk

FAMILY = """
tovholder: 1
as_of: 2025-01-01
units: [{id: u, name: Familieafdelingen, level: department}]
actors: [{id: a, name: Bo, kind: professional, unit: u}, {id: b, name: Ida, kind: professional, unit: u}]
families:
  - id: f
    name: Familien
    homes: [{id: h, label: Hjemmet}]
    members: [{id: anna, name: Anna, kind: adult}]
    engagements: [{id: e, actor: a, service: family_treatment, for: [anna], status: active}]
    ties: [{id: t, a: a, b: b, kind: exchange, status: documented}]
    meetings: [{id: m, kind: network_meeting, date: 2024-11-01, status: held}]
"""
ANNA = {"list": "members", "key": "anna"}
NEED = {"command": "add", "list": "needs"}
EDITS: dict[str, dict[str, Any]] = {
    "day_to_come": {"command": "review", "as_of": "2025-07-01"},
    "day_before_the_familys": {"command": "review", "as_of": "2024-12-01"},
    "day_of_no_status": {"command": "change", **ANNA, "set": {"name": "Anne"}, "on": "2025-02-01"},
    "id_given": {**NEED, "record": {"id": "n", "text": "Ro"}},
    "one_of_two": {
        "command": "add", "list": "engagements", "record": {"actor": "a", "service": "family_treatment", "for": ["anna"]},
        "new_actor": {"name": "Eva", "kind": "professional"},
    },
    "no_such_reference": {"command": "change", "list": "engagements", "key": "e", "set": {"for": ["@x"]}},
    "no_such_item": {"command": "change", "list": "meetings", "key": "m", "set": {"board.x": {"column": "works", "text": "Ro"}}},
    "too_many_commands": {"command": "batch", "commands": [{"command": "review", "as_of": "2025-02-01"}] * 201},
    "no_series": {"command": "end", "list": "meetings", "key": "m", "on": "2025-02-01"},
    "no_open_stay": {"command": "end", **ANNA, "home": "h", "on": "2025-02-01"},
    "no_actor_here": {"command": "contact", "a": "a", "b": "nobody", "answer": "yes", "on": "2025-02-01"},
    "no_coordination": {"command": "coordinate", "actor": "a", "on": "2025-02-01", "ends": ["t"]},
    "not_within_a_year": {
        "command": "decide", "finding": "x", "facts": "y", "state": "accepted", "reason": "by_design", "until": "2027-01-01",
    },
    "not_with_this_state": {"command": "decide", "finding": "x", "facts": "y", "state": "new", "until": "2025-07-01"},
    "told_apart": {"command": "merge"},  # of the organisation: below
    "names_nothing_here": {"command": "decide", "finding": "", "facts": "", "state": "discussed", "meeting": "nowhere"},
}  # fmt: skip


def of_edit(code: str) -> list[Problem]:
    """What is wrong with the command that has this fault."""
    if code == "told_apart":
        return _told_apart()
    case_file = check_document(read_yaml(FAMILY)[0]).case_file
    assert case_file is not None
    desk = Desk(case_file, "f", random.Random(1))
    said = EDITS[code]
    if said.get("finding") == "":
        found = _a_finding(desk)
        said = {**said, "finding": found.id, "facts": found.facts}
    try:
        desk.do({**said, "base": "0"})
    except Invalid as refused:
        return [Problem("", None, "", wrong.fault) for wrong in refused.wrongs]
    raise AssertionError(f"nothing is wrong with the example of {code}")


def _told_apart() -> list[Problem]:
    """Of two somebody said that they are not the same."""
    said = SimpleNamespace(key="c", values={"a": "a", "b": "b"})
    found = SimpleNamespace(log=SimpleNamespace(taking_back=lambda: []), told_apart=lambda: [said])
    work: Any = SimpleNamespace(found=found, said=SimpleNamespace(body=Body({}, [])))
    try:
        hold_apart(work, "a", "b")
    except Invalid as refused:
        return [Problem("", None, "", wrong.fault) for wrong in refused.wrongs]
    raise AssertionError("two that are told apart were made one")


def _a_finding(desk: Desk) -> Any:
    from queries.rules.registry import findings

    seen = desk.opened.now.seen
    return findings(seen, seen.as_of)[0]
