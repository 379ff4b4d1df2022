"""Random invented families as facts: actors with long Danish names, two homes, a private network, known and missing ties."""

import random
from datetime import date
from itertools import combinations
from typing import Any

from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of

DAY = date(2024, 6, 1)
SECTORS = ("social_children", "school", "municipal_health", "employment", "civil_society", "regional_health", None)
NAMES = (
    "Familiebehandler", "Støttekontaktperson i Socialpsykiatrien", "Koordinerende sagsbehandler for Bo",
    "Børnehaveklasseleder, 0. A", "Psykolog i Børne- og Ungdomspsykiatrien", "Boligsocial medarbejder",
    "Specialkonsulentundersøgelsesenhedsleder", "Egen læge", "SSP", "Hjemme-hos-pædagog",
)  # fmt: skip
UNITS = ("Familieafdelingen", "Børne- og Ungdomspsykiatrien i Regionen", "Skolen", "Foreningen Familievennerne", "PPR")
RELATIONS = ("grandmother", "aunt", "friend", "neighbour", "sibling", None)


def circle(actors: int, seed: int) -> Seen:
    """A family with so many actors: 30 % of their pairs in contact, 20 % documented without."""
    rng = random.Random(f"circle {actors} {seed}")
    units = [
        {"id": f"u{at}", "name": f"{rng.choice(UNITS)} {at}", "level": "department"}
        | ({"sector": sector} if (sector := rng.choice(SECTORS)) else {})
        for at in range(max(2, actors // 3))
    ]
    people = [
        {
            "id": f"a{at:02}",
            "name": f"{rng.choice(NAMES)} {at}",
            "kind": "professional",
            "unit": rng.choice(units)["id"],
        }
        for at in range(actors)
    ]
    case = {
        "tovholder": 1,
        "as_of": DAY.isoformat(),
        "units": units,
        "actors": people,
        "families": [_family(rng, [person["id"] for person in people])],
    }
    return facts_of(CaseFile.model_validate(case), "familien")


def _family(rng: random.Random, actors: list[str]) -> dict[str, Any]:
    members = [
        {"id": f"m{at}", "name": name, "kind": kind, "lives_in": homes}
        for at, (name, kind, homes) in enumerate(
            (
                ("Mor", "adult", ["hjem_a"]),
                ("Far", "adult", ["hjem_b"]),
                ("Barnet der bor to steder", "child", ["hjem_a", "hjem_b"]),
                ("Lillesøster", "child", ["hjem_a"]),
            )
        )
    ]
    private = [
        {"id": f"p{at}", "name": f"Person {at}"}
        | ({"relation": relation} if (relation := rng.choice(RELATIONS)) else {})
        for at in range(rng.randint(0, 5))
    ]
    return {
        "id": "familien",
        "name": "Familien",
        "homes": [{"id": "hjem_a"}, {"id": "hjem_b"}],
        "members": members,
        "private_network": private,
        "private_ties": [
            {"a": person["id"], "b": rng.choice(members)["id"], "closeness": rng.randint(1, 3), "valence": valence}
            for person in private
            if (valence := rng.choice(("positive", "positive", "conflict")))
        ],
        "engagements": [_engagement(rng, at, actor, members) for at, actor in enumerate(actors)],
        "ties": list(_ties(rng, actors)),
    }


def _engagement(rng: random.Random, at: int, actor: str, members: list[dict[str, Any]]) -> dict[str, Any]:
    often = rng.choice((None, 0.1, 0.5, 1, 2))
    return {
        "id": f"e{at}",
        "actor": actor,
        "for": "family" if rng.random() < 0.2 else sorted({rng.choice(members)["id"] for _ in range(2)}),
        "at": rng.choice(("hjem_a", "hjem_b", "office", "office", "school")),
        "functions": [rng.choice(("f01", "f02", "f09", "f18"))],
        "status": "active",
        "from": "2024-01-01",
    } | ({"per_week": often} if often else {})


def _ties(rng: random.Random, actors: list[str]):
    for a, b in combinations(actors, 2):
        draw = rng.random()
        if draw < 0.5:
            status = "documented" if draw < 0.3 else "documented_absent"
            yield {"a": a, "b": b, "kind": "exchange", "status": status, "from": "2024-02-01"}
