"""Invented families of a municipality, as many as asked for: the same seed gives the same families."""

import random
from datetime import date

from graph.model.records import CaseFile

UNITS = 40
STAFF = 300
SERVICES = ("family_home_support", "adult_home_support", "mentor", "job_caseworker", "family_caseworker", "teacher")


def case_file(number: int, families: int, actors: int = 8) -> CaseFile:
    """One source: families with so many actors each, of whom every third pair is recorded as present or absent."""
    rng = random.Random(number)
    units = [{"id": "k", "name": "Kommunen", "level": "municipality"}] + [
        {"id": f"u{n}", "name": f"Enhed {n}", "level": "administration" if n < 8 else "department", "part_of": "k" if n < 8 else f"u{n % 8}"}
        for n in range(UNITS)
    ]  # fmt: skip
    staff = [
        {"id": f"a{n}", "name": f"Fagperson {n}", "kind": "professional", "unit": f"u{n % UNITS}"} for n in range(STAFF)
    ]
    return CaseFile.model_validate(
        {
            "tovholder": 1,
            "as_of": date(2025, 6, 30),
            "units": units,
            "actors": staff,
            "families": [_family(rng, f"f{number}_{n}", actors) for n in range(families)],
        }
    ).in_order()


def _family(rng: random.Random, id: str, actors: int) -> dict[str, object]:
    around = rng.sample(range(STAFF), actors)
    home, mother = f"{id}_hjem", f"{id}_mor"
    members: list[dict[str, object]] = [{"id": mother, "name": "Mor", "kind": "adult", "lives_in": [home]}]
    members += [
        {"id": f"{id}_barn{n}", "name": f"Barn {n}", "kind": "child", "lives_in": [home], "custody": [mother]}
        for n in range(2)
    ]
    engagements = [
        {
            "id": f"{id}_e{n}",
            "actor": f"a{actor}",
            "service": rng.choice(SERVICES),
            "for": rng.choice([[mother], [f"{id}_barn0"], [mother, f"{id}_barn1"]]),
            "at": rng.choice([home, "office", "school"]),
            "status": "active",
            "from": f"{rng.randint(2022, 2024)}-{rng.randint(1, 12):02d}",
            "per_week": 1,
        }
        for n, actor in enumerate(around)
    ]
    pairs = [(a, b) for a in around for b in around if a < b]
    ties = [
        {"a": f"a{a}", "b": f"a{b}", "kind": "exchange", "status": rng.choice(["documented", "documented_absent"]), "from": "2024-01"}
        for a, b in rng.sample(pairs, len(pairs) // 3)
    ]  # fmt: skip
    return {"id": id, "name": id, "homes": [{"id": home}], "members": members, "engagements": engagements, "ties": ties}
