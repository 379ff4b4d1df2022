"""Made-up families in which everything stands that access turns on: consents in all states, bases, custody, ages, protected homes,
sensitive work, notes, meetings. And somebody who looks at one, in any role.
"""

import random
from datetime import date, timedelta
from typing import Any

from tests.access.naive import Looker
from tests.naive.generate import random_document

Doc = dict[str, Any]
TYPES = ("contact", "services", "appointments", "needs", "network", "treatment", "notes")
SERVICES = ("family_treatment", "psychologist", "alcohol_treatment", "family_caseworker", "child_assessment", "mentor")


def random_file(rng: random.Random) -> Doc:
    """A case file of made-up families; it may still contradict itself."""
    document = random_document(rng)
    as_of = date.fromisoformat(document["as_of"])
    for unit in document["units"]:
        if rng.random() < 0.1:
            unit["sector"] = rng.choice(("regional_health", "police_courts"))
    for family in document["families"]:
        _people(rng, family, as_of)
        _work(rng, family)
        units = [unit["id"] for unit in document["units"]]
        one_by_one = [_consent(rng, f"{family['id']}_c{n}", family, units, as_of) for n in range(rng.choice((0, 2, 4)))]
        family["consents"] = one_by_one + [
            one for n in range(rng.choice((0, 1, 1, 2))) for one in _all_agree(rng, n, family, units, as_of)
        ]
        family["legal_bases"] = [
            _basis(rng, f"{family['id']}_b{n}", units, as_of) for n in range(rng.choice((0, 0, 1, 2)))
        ]
        if rng.random() < 0.25:
            family["recorded_by"] = rng.sample(units, 1)
        if rng.random() < 0.3:
            family["same_as"] = {"family": rng.choice(("f1", "f2", "f9")), "probability": "likely"}
    return document


def _people(rng: random.Random, family: Doc, as_of: date) -> None:
    for home in family["homes"]:
        if rng.random() < 0.3:
            home["protected"] = True
    for member in family["members"]:
        if member["kind"] == "child" and "count" not in member and "age" not in member and rng.random() < 0.7:
            years = rng.choice((3, 8, 14, 15, 16, 17))
            if rng.random() < 0.5:
                member["birth_year"] = as_of.year - years
            else:
                member["age"] = {"years": years, "as_of": str(as_of - timedelta(rng.choice((0, 10, 400))))}


def _work(rng: random.Random, family: Doc) -> None:
    for work in family["engagements"]:
        if rng.random() < 0.4:
            work["service"] = rng.choice(SERVICES)
            work.pop("service_text", None)
        for key, value in (("goal", "Et mål"), ("yearly_cost", 1000), ("stopped_reason", "health"), ("per_week", 2)):
            if rng.random() < 0.3:
                work[key] = value
    for tie in family["ties"]:
        if rng.random() < 0.3:
            tie["source"] = "Et notat"
    for need in family["needs"]:
        if rng.random() < 0.5:
            need["text"] = "Noget"


def _consent(rng: random.Random, id: str, family: Doc, units: list[str], as_of: date) -> Doc:
    people = [member["id"] for member in family["members"]]
    consent: Doc = {
        "id": id,
        "given_by": rng.choice(people),
        "about": people if rng.random() < 0.5 else rng.sample(people, rng.randint(1, len(people))),
        "from_units": rng.sample(units, rng.randint(1, min(3, len(units)))),
        "to_units": rng.sample(units, rng.randint(1, min(3, len(units)))),
        "information": rng.sample(TYPES, rng.randint(1, len(TYPES))),
        "status": rng.choice(("given",) * 6 + ("refused", "withdrawn", None)),
    }
    if rng.random() < 0.8:
        consent["valid_from"] = _around(rng, as_of, (-400, -100, -1, 0, 1))
    if rng.random() < 0.6:
        consent["valid_to"] = _around(rng, as_of, (-1, 0, 1, 100, 400))
    if consent["status"] in ("refused", "withdrawn"):
        for key in ("given_by", "about", "from_units", "to_units", "information"):
            if rng.random() < 0.15:
                del consent[key]
    return consent


def _all_agree(rng: random.Random, number: int, family: Doc, units: list[str], as_of: date) -> list[Doc]:
    """Consents that together open something about everybody; now and then one is missing or no longer holds."""
    terms: Doc = {
        "from_units": rng.sample(units, rng.randint(1, len(units))),
        "to_units": rng.sample(units, rng.randint(1, len(units))),
        "information": rng.sample(TYPES, rng.randint(3, len(TYPES))),
        "status": "given",
    }
    found: list[Doc] = []
    for member in family["members"]:
        givers = [*member.get("custody", []), *([member["id"]] if rng.random() < 0.5 else [])]
        for giver in givers if member["kind"] == "child" else [member["id"]]:
            id = f"{family['id']}_r{number}_{len(found)}"
            found.append(
                {
                    "id": id,
                    "given_by": giver,
                    "about": [member["id"]],
                    "valid_from": str(as_of - timedelta(60)),
                    **terms,
                }
            )
    if found and rng.random() < 0.3:
        rng.choice(found).update(
            rng.choice(({"status": "refused"}, {"valid_to": str(as_of - timedelta(1))}, {"about": []}))
        )
    return found


def _basis(rng: random.Random, id: str, units: list[str], as_of: date) -> Doc:
    basis: Doc = {
        "id": id,
        "statute": "En lov",
        "assessed_by": "En, der vurderer",
        "date": _around(rng, as_of, (-100, 0, 1)),
    }
    basis |= {"from_units": rng.sample(units, 1), "to_units": rng.sample(units, 1), "note": "En note"}
    basis["information"] = rng.sample(TYPES, rng.randint(1, len(TYPES)))
    if rng.random() < 0.4:
        basis["valid_to"] = _around(rng, as_of, (-1, 0, 300))
    if rng.random() < 0.2:
        del basis[rng.choice(("statute", "assessed_by", "date"))]
    return basis


def _around(rng: random.Random, day: date, offsets: tuple[int, ...]) -> str:
    """A day so far off, in full or only its month."""
    written = str(day + timedelta(rng.choice(offsets)))
    return written[:7] if rng.random() < 0.2 else written


def random_looker(rng: random.Random, document: Doc, family: Doc) -> Looker:
    """Somebody for whom the family exists."""
    units = [unit["id"] for unit in document["units"]]
    served = [actor["unit"] for actor in document["actors"] if "unit" in actor] or units
    role = rng.choice(("caseworker", "caseworker", "meeting_leader", "leader", "citizen"))
    own = [rng.choice(served if rng.random() < 0.8 else units)]
    if role == "leader":
        own += [unit["id"] for unit in document["units"] if unit.get("part_of") in own]
    if role == "citizen" or rng.random() < 0.05:
        own = []
    bases = [one["id"] for key in ("consents", "legal_bases") for one in family[key]]
    meetings = [meeting["id"] for meeting in family.get("meetings", [])]
    return Looker(
        role=role,
        units=tuple(own),
        today=date.fromisoformat(document["as_of"]) + timedelta(rng.choice((-30, 0, 0, 0, 1, 40))),
        responsible=tuple(own[:1] if rng.random() < 0.3 else rng.sample(units, rng.choice((0, 1, 1)))),
        meetings=tuple(rng.sample(meetings, 1)) if meetings and role == "meeting_leader" else (),
        whole=tuple(rng.sample(bases, 1)) if bases and rng.random() < 0.3 and role != "citizen" else (),
        member=rng.choice(family["members"])["id"] if role == "citizen" else None,
        knows=frozenset(id for id in ("f1", "f2") if rng.random() < 0.6) | {family["id"]},
        general=tuple(
            basis | {"date": "2020-01-01"}
            for basis in [_basis(rng, "general", units, date(2024, 1, 1))]
            if rng.random() < 0.4
        ),
    )
