"""What comes of meetings in a made-up family: agreements that are passed on, decisions, answers, hopes, and how a meeting is prepared."""

import random
from datetime import date, timedelta

from tests.naive.day import Record
from tests.naive.random_dates import some_day, written
from tests.naive.random_engagements import Cast

AREAS = ("school", "home", "other")


def add_meetings(rng: random.Random, family: Record, cast: Cast) -> None:
    """Add it, under ids of the family; nothing contradicts."""
    people = [one["id"] for one in (*family["members"], *family["private_network"])]
    everybody = [*people, *(actor["id"] for actor in cast.here)]
    meetings = [meeting["id"] for meeting in family.get("meetings", [])]
    family["agreements"] = _agreements(rng, family, everybody, meetings, cast.as_of)
    family["priorities"] = _priorities(rng, family, meetings, cast.as_of)
    family["status_points"] = [
        {"id": f"{family['id']}_s{number}", "area": rng.choice(AREAS), "said_by": rng.choice(everybody)}
        | {"date": written(rng, some_day(rng, cast.as_of, -200, 0), 0.2), "step": rng.randint(0, 10)}
        for number in range(rng.choice((0, 0, 1)))
    ]
    for number in range(rng.choice((0, 0, 1))):
        member = rng.choice(family["members"])["id"]
        family["dreams"] = [{"id": f"{family['id']}_w{number}", "who": member, "text": "En hund"}]
    for meeting in family.get("meetings", []):
        _prepare(rng, meeting, everybody)


def _agreements(
    rng: random.Random, family: Record, everybody: list[str], meetings: list[str], as_of: date
) -> list[Record]:
    found: list[Record] = []
    for chain in range(rng.choice((0, 1, 1, 2, 3))):
        day, before = some_day(rng, as_of, -200, 20), None
        for link in range(rng.choice((1, 1, 2, 3))):
            one: Record = {"id": f"{family['id']}_b{chain}{link}", "text": "Ringer"}
            if rng.random() < 0.9:
                one["holder"] = rng.choice([*everybody, "none"])
            if before is not None:
                if day > as_of:
                    break
                before |= {"status": "passed", "to": day.isoformat()}
                one |= {"from": day.isoformat(), "after": before["id"]}
            elif rng.random() < 0.8:
                one["from"] = written(rng, day, 0.3)
            one["status"] = "open"
            if rng.random() < 0.5:
                one["due"] = (max(day, as_of) + timedelta(rng.choice((0, 13, 14, 15, 60)))).isoformat()
            if family.get("needs") and rng.random() < 0.4:
                one["need"] = rng.choice(family["needs"])["id"]
            if meetings and rng.random() < 0.5:
                one["meeting"] = rng.choice(meetings)
            found.append(one)
            before, day = one, day + timedelta(rng.randint(1, 60))
        last = found[-1] if found else None
        if last is not None and last["status"] == "open" and day <= as_of and rng.random() < 0.4:
            last["status"] = rng.choice(("done", "dropped"))
            if rng.random() < 0.8:
                last["to"] = day.isoformat()
    return found


def _priorities(rng: random.Random, family: Record, meetings: list[str], as_of: date) -> list[Record]:
    found: list[Record] = []
    for number, work in enumerate(family["engagements"]):
        if rng.random() < 0.2:
            decision = rng.choice(("begin", "keep", "more", "less", "pause", "end"))
            one: Record = {"id": f"{family['id']}_x{number}", "engagement": work["id"], "decision": decision}
            one |= {"from": written(rng, some_day(rng, as_of, -20, 60), 0.3)} if rng.random() < 0.6 else {}
            one |= {"meeting": rng.choice(meetings)} if meetings else {}
            found.append(one)
    return found


def _prepare(rng: random.Random, meeting: Record, everybody: list[str]) -> None:
    """Who is invited, and what it is to talk about."""
    meeting["invited"] = [
        {"who": who, **({"answer": rng.choice(("yes", "no", "unknown"))} if rng.random() < 0.5 else {})}
        for who in rng.sample(everybody, rng.randint(0, min(3, len(everybody))))
    ]
    if rng.random() < 0.5:
        meeting["agenda"] = [{"id": "d1", "text": "Hvem gør hvad?", "minutes": 10, "information": ["appointments"]}]
    if rng.random() < 0.3:
        meeting["board"] = [{"id": "b1", "column": "works", "text": "Ro", "said_by": rng.choice(everybody)}]
