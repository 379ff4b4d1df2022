"""Random commands on made-up families: what a person might do, or might get wrong."""

import random
from typing import Any

from casework.editing.answers import answer
from casework.editing.refusals import Refusal
from graph.checks import check_document
from graph.model.records import CaseFile, order_key
from tests.access.random_files import random_file
from tests.casework.editing import Desk

Said = dict[str, Any]
LISTS = ("homes", "members", "private_network", "private_ties", "wishes", "engagements", "needs", "ties", "meetings", "consents", "legal_bases")  # fmt: skip
ALL = ["unbar", "unprotect", "consent", "shared", "double"]


def valid_file(rng: random.Random) -> CaseFile:
    while True:
        checked = check_document(random_file(rng))
        if not checked.errors and checked.case_file is not None:
            return checked.case_file


def records_of(desk: Desk, name: str) -> list[tuple[str, Said]]:
    family = desk.opened.now.seen.family
    return [(order_key(one), one.document()) for one in getattr(family, name)]


def random_command(rng: random.Random, desk: Desk, other: CaseFile) -> Said:
    """Something that a person might do, or might get wrong."""
    kind = rng.choice(("add", "change", "change", "end", "remove", "contact", "coordinate", "batch", "review"))
    name = rng.choice(LISTS)
    there = records_of(desk, name)
    on = f"{rng.randint(2018, 2025)}-0{rng.randint(1, 5)}-1{rng.randint(0, 9)}"
    actors = sorted(desk.opened.now.seen.actors) or ["nobody"]
    if kind == "add" or not there:
        return {"command": "add", "list": name, "record": _like(rng, desk, other, name)}
    key, record = rng.choice(there)
    match kind:
        case "change":
            field = rng.choice([key for key in record if key not in ("id", "a", "b")] or ["to"])
            value = rng.choice((None, *[one.get(field) for _, one in there], _like(rng, desk, other, name).get(field)))
            return {"command": "change", "list": name, "key": key, "set": {field: value}}
        case "end":
            more = (
                {"home": rng.choice([one["id"] for _, one in records_of(desk, "homes")] or ["x"])}
                if name in LISTS[1:3]
                else {}
            )
            return {"command": "end", "list": name, "key": key, "on": on, **more}
        case "remove":
            said = {"command": "remove", "list": name, "key": key, "reason": rng.choice(("mistake", "double"))}
            return {**said, **found} if (found := desk.with_what_names_it(said)) else said
        case "contact":
            a, b = rng.choice(actors), rng.choice(actors)
            return {"command": "contact", "a": a, "b": b, "answer": rng.choice(("yes", "no", "unknown")), "on": on}
        case "coordinate":
            return {
                "command": "coordinate",
                "actor": rng.choice(actors),
                "scope": rng.choice(("actors", "family", None)),
                "on": on,
            }
        case "review":
            return {"command": "review", "as_of": on}
    return {"command": "batch", "commands": [random_command(rng, desk, other) for _ in range(2)]}


def _like(rng: random.Random, desk: Desk, other: CaseFile, name: str) -> Said:
    """A record as another family has one, naming people of this one."""
    family = rng.choice(other.families)
    there = getattr(family, name) or getattr(desk.case_file.families[0], name)
    if not there:
        return {}
    record = rng.choice(there).document()
    record.pop("id", None)
    seen = desk.opened.now.seen
    people = [one.id for one in (*seen.family.members, *seen.family.private_network)]
    homes, actors = [one.id for one in seen.family.homes], sorted(seen.actors)
    pools = {
        "a": people + actors,
        "b": people + actors,
        "about": people,
        "by": people,
        "actor": actors,
        "given_by": people,
    }
    for field, pool in pools.items():
        if isinstance(record.get(field), str) and pool:
            record[field] = rng.choice(pool)
    for field in ("for", "attends", "custody", "participants", "about"):
        if isinstance(record.get(field), list):
            record[field] = rng.sample(people, min(len(people), 1))
    record.pop("lives_in", None)
    if "at" in record:
        record["at"] = rng.choice([*homes, "office"])
    return record


def version(desk: Desk) -> str:
    return desk.log.kept[-1].key if desk.log.kept else "0"


def answered(desk: Desk, said: Said) -> tuple[str, str]:
    """Without findings: where something hidden bars or veils, suggestions may be missing (`tests/graph/test_hiding.py`)."""
    try:
        told = answer(desk.do(said), None, "da")
        return "ok", str({**told, "findings": None})
    except Refusal as refusal:
        return refusal.error, str(refusal.document("da"))
