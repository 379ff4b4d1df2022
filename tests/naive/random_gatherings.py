"""What decides whom to invite, laid over a made-up family: answers to who may know what, ages about the limit, who must not meet,
contacts on days known in part, and meetings of every kind."""

import random
from datetime import date, timedelta

from tests.naive.day import Record
from tests.naive.random_dates import some_day, written

KINDS = ("network_meeting",) * 3 + ("family_group_conference", "cooperation_meeting", "follow_up", "handover", "other")
TYPES = ("contact", "services", "appointments", "needs", "network", "treatment", "notes")
EDGES = (-1, 0, 1)


def gather(rng: random.Random, document: Record) -> Record:
    """The document, each of its families with more of this; each tie with an id."""
    as_of = date.fromisoformat(document["as_of"])
    for family in document["families"]:
        here = sorted({work["actor"] for work in family["engagements"]})
        _ages(rng, family, as_of)
        _private(rng, family)
        _contacts(rng, family, document["ties"], here, as_of)
        _meetings(rng, family, here, as_of)
        _agreements(rng, family, document, as_of)
        _answers(rng, family, document, here, as_of)
        for work in family["engagements"]:
            if work["status"] in ("ended", "cancelled", "paused") and rng.random() < 0.3:
                work["stopped_reason"] = "service"
    for place, holder in enumerate([document, *document["families"]]):
        for number, tie in enumerate(holder["ties"]):
            tie["id"] = f"tie_{place}_{number:02}"
    return document


def _ages(rng: random.Random, family: Record, as_of: date) -> None:
    """Children about the age at which they are asked too."""
    for member in family["members"]:
        if member["kind"] != "child" or "count" in member or rng.random() < 0.2:
            continue
        years = rng.choice((3, 13, 14, 14, 15, 15, 16))
        member.pop("birth_year", None)
        member.pop("age", None)
        if rng.random() < 0.5:
            member["birth_year"] = as_of.year - years
        else:
            seen = as_of - timedelta(rng.choice((0, 20, 340, 364, 365, 366, 400)))
            member["age"] = {"years": years, "as_of": f"{seen:%Y-%m}" if rng.random() < 0.3 else seen.isoformat()}


def _private(rng: random.Random, family: Record) -> None:
    """Who must not meet, whom somebody wants, and who stands by somebody."""
    people = [one["id"] for one in (*family["members"], *family["private_network"])]
    known = {frozenset((tie["a"], tie["b"])) for tie in family["private_ties"]}
    pairs = [(a, b) for a in people for b in people if a != b and frozenset((a, b)) not in known]
    for a, b in rng.sample(pairs, min(len(pairs), rng.choice((0, 0, 1, 1, 2)))):
        tie: Record = {
            "a": a,
            "b": b,
            "valence": rng.choice(("positive", "positive", "positive", "threat", "draining")),
        }
        tie |= {"no_contact": True} if rng.random() < 0.2 else {}
        tie |= {"closeness": rng.randint(1, 3)} if rng.random() < 0.6 else {}
        if frozenset((a, b)) not in known:
            family["private_ties"].append(tie)
        known.add(frozenset((a, b)))
    if rng.random() < 0.3:
        family["wishes"].append({"about": rng.choice(people), "wish": "wanted", "by": family["members"][0]["id"]})


def _contacts(rng: random.Random, family: Record, general: list[Record], here: list[str], as_of: date) -> None:
    """Contacts of a few pairs, most of them on days that are known in part."""
    for _ in range(rng.choice((0, 1, 2)) if len(here) > 1 else 0):
        a, b = rng.sample(here, 2)
        absent = [tie for tie in (*general, *family["ties"]) if tie["status"] == "documented_absent"]
        if any({tie["a"], tie["b"]} == {a, b} for tie in absent):
            continue
        for _ in range(rng.randint(1, 5)):
            tie: Record = {"a": a, "b": b, "kind": "exchange", "status": "documented", "channel": "direct"}
            tie[rng.choice(("date", "date", "from"))] = written(rng, some_day(rng, as_of, -400, 10), 0.6)
            if tie not in family["ties"]:
                family["ties"].append(tie)


def _meetings(rng: random.Random, family: Record, here: list[str], as_of: date) -> None:
    """One more, to come or held; of all of them what they are about."""
    people = [one["id"] for one in (*family["members"], *family["private_network"])]
    coming = rng.sample(here, rng.randint(1, min(4, len(here)))) + rng.sample(
        people, rng.randint(0, min(2, len(people)))
    )
    more: Record = {"id": f"{family['id']}_g9", "kind": rng.choice(KINDS), "participants": []}
    taking_part = [who for who in coming if who in here or who in {one["id"] for one in family["members"]}]
    more["participants"] = rng.sample(taking_part, rng.randint(1, len(taking_part)))
    more["status"] = rng.choice(("planned", "agreed", "held"))
    more |= {"date": written(rng, some_day(rng, as_of, -300, 60), 0.4)} if rng.random() < 0.8 else {}
    if "date" in more and rng.random() < 0.3:
        more["repeats"] = rng.choice(("weekly", "fortnightly", "monthly", "quarterly"))
    more["invited"] = [
        {"who": who, **({"answer": rng.choice(("yes", "no", "maybe"))} if rng.random() < 0.5 else {})} for who in coming
    ]
    family["meetings"].append(more)
    for meeting in family["meetings"]:
        about = [rng.sample(TYPES, rng.choice((0, 1, 1, 2))) for _ in range(rng.choice((0, 1, 2)))]
        meeting["agenda"] = [
            {"id": f"d{number}", "text": "Hvem gør hvad?", **({"information": types} if types else {})}
            for number, types in enumerate(about)
        ]


def _agreements(rng: random.Random, family: Record, document: Record, as_of: date) -> None:
    """Some are about somebody; somebody who is no longer there, or never was, holds one."""
    members = [member["id"] for member in family["members"]]
    for one in family["agreements"]:
        if rng.random() < 0.5:
            one["about"] = rng.sample(members, rng.randint(1, len(members)))
    if rng.random() < 0.4:
        held: Record = {"id": f"{family['id']}_b9", "text": "Skriver", "status": "open"}
        held["holder"] = rng.choice([actor["id"] for actor in document["actors"]])
        family["agreements"].append(held | ({"from": written(rng, as_of)} if rng.random() < 0.3 else {}))


def _answers(rng: random.Random, family: Record, document: Record, here: list[str], as_of: date) -> None:
    """Consents of one to some, now and then of everybody to everything, and legal bases."""
    members = {member["id"]: member for member in family["members"]}
    own = sorted({actor["unit"] for actor in document["actors"] if actor["id"] in here and "unit" in actor})
    units = own * 3 + [unit["id"] for unit in document["units"]]
    found: list[Record] = []

    def consent(giver: str, about: list[str], sides: Record, types: list[str]) -> None:
        one: Record = {"id": f"{family['id']}_k{len(found):02}", "given_by": giver, "about": about, **sides}
        one |= {"information": types} if types else {}
        one |= {"form": "written"} if rng.random() < 0.7 else {"form": "oral"} if rng.random() < 0.5 else {}
        one["status"] = rng.choice(("given",) * 10 + ("refused", "withdrawn"))
        first, last = (as_of + timedelta(rng.choice(days)) for days in ((-700, -700, -200, *EDGES), (*EDGES, 60, 300)))
        one |= {"valid_from": written(rng, first, 0.2)} if rng.random() < 0.8 else {}
        one |= {"valid_to": written(rng, max(first, last), 0.2)} if rng.random() < 0.5 else {}
        found.append(one)
        if rng.random() < 0.15:  # and on the same day the opposite, or the same again
            again = {"id": f"{family['id']}_k{len(found):02}", "status": rng.choice(("given", "refused", "withdrawn"))}
            found.append(one | again)

    def some_units() -> list[str]:
        return sorted({rng.choice(units) for _ in range(rng.randint(1, 4))})

    def some_types() -> list[str]:
        return rng.sample(TYPES, rng.randint(0, len(TYPES)))

    if rng.random() < 0.5:
        sides: Record = {"from_units": sorted({*own, *some_units()}), "to_units": sorted({*own, *some_units()})}
        for member in members.values():
            for giver in [*member.get("custody", []), member["id"]] if member["kind"] == "child" else [member["id"]]:
                consent(giver, [member["id"]], sides, list(dict.fromkeys(("contact", "services", *some_types()))))
    for _ in range(rng.choice((0, 1, 2, 4))):
        about = rng.sample(list(members), rng.randint(1, len(members)))
        consent(rng.choice(list(members)), about, {"from_units": some_units(), "to_units": some_units()}, some_types())
    family["consents"] += found
    family["legal_bases"] = [
        {"id": f"{family['id']}_l{number}", "statute": f"Lov {number}", "assessed_by": "En, der vurderer"}
        | {"date": written(rng, as_of + timedelta(rng.choice((-100, *EDGES))), 0.2), "from_units": some_units()}
        | {"to_units": some_units(), "information": some_types()}
        for number in range(rng.choice((0, 0, 0, 1, 2)))
    ]
    for basis in family["legal_bases"]:
        if rng.random() < 0.3:
            basis["valid_to"] = (as_of + timedelta(rng.choice((*EDGES, 300)))).isoformat()
            basis["date"] = "2020"
        if rng.random() < 0.1:
            del basis[rng.choice(("statute", "assessed_by", "date"))]


def general_bases(rng: random.Random, document: Record) -> list[Record]:
    """Now and then one that belongs to no family."""
    if rng.random() < 0.8:
        return []
    as_of, units = date.fromisoformat(document["as_of"]), [unit["id"] for unit in document["units"]]
    basis: Record = {"id": "general", "statute": "Lov for alle", "assessed_by": "To, der vurderer"}
    basis |= {"date": (as_of + timedelta(rng.choice((-300, *EDGES)))).isoformat(), "information": list(TYPES[:3])}
    return [basis | {side: sorted(rng.sample(units, min(2, len(units)))) for side in ("from_units", "to_units")}]
