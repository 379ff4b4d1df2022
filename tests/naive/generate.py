"""Random case files: small, valid, and made so that every rule is hit now and then."""

import random
from datetime import date, timedelta
from typing import Any

from tests.naive.day import Record
from tests.naive.random_dates import a_period, random_days, some_day, written
from tests.naive.random_engagements import Cast
from tests.naive.random_family import random_family
from tests.naive.random_meetings import add_meetings
from tests.naive.random_ties import actor_tie, keep_valid
from tests.naive.shrink import shrink

__all__ = ["random_days", "random_document", "shrink"]

SECTORS = ("employment", "income", "school", "social_children", "police_courts", "state", "general_practice")
ROLES = ("caseworker", "home_support", "teacher", "coordinator")
SIZES = (1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 10, 12)


def maybe(rng: random.Random, share: float, key: str, value: Any) -> Record:
    """The key and its value in so many of the cases, else nothing."""
    return {key: value} if rng.random() < share else {}


def random_units(rng: random.Random) -> list[Record]:
    """A tree with holes: municipality and magistrate now and then, administrations, what is below, outsiders."""
    units: list[Record] = []

    def add(level: str, part_of: str | None = None, **more: Any) -> str:
        ident = f"u{len(units) + 1}"
        above = {} if part_of is None else {"part_of": part_of}
        unit = {"id": ident, "name": f"Unit {len(units) + 1}", "level": level, **above, **more}
        units.append(unit | maybe(rng, 0.25, "sector", rng.choice(SECTORS)))
        return ident

    top = add("municipality") if rng.random() < 0.5 else None
    magistrate = add("magistrate", top) if rng.random() < 0.35 else None
    for _ in range(rng.randint(1, 3)):
        administration = add("administration", rng.choice([top, magistrate]))
        for _ in range(rng.choice((0, 1, 2, 2))):
            department = add(rng.choice(("department", "department", "team")), administration)
            if rng.random() < 0.2:
                add("team", department)
    if rng.random() < 0.25:
        add("administration", rng.choice([unit["id"] for unit in units]))
    if magistrate and rng.random() < 0.3:
        add("department", magistrate)
    for _ in range(rng.choice((0, 0, 1, 2))):
        add("organisation", **maybe(rng, 0.7, "external", True))
    if rng.random() < 0.15:
        add("team")
    return units


def _spread_out(units: list[Record], actors: list[Record]) -> None:
    """Each actor in an organisation of its own: a family with many units."""
    for actor in actors:
        ident = f"u{len(units) + 1}"
        units.append({"id": ident, "name": f"Unit {len(units) + 1}", "level": "organisation"})
        actor["unit"] = ident


def _two_units(rng: random.Random, units: list[Record]) -> list[Record]:
    """Two units, often of one administration."""
    inside: dict[str, list[Record]] = {}
    for unit in units:
        inside.setdefault(unit.get("part_of", ""), []).append(unit)
    several = [group for above, group in sorted(inside.items()) if above and len(group) > 1]
    group = rng.choice(several) if several and rng.random() < 0.85 else units
    return rng.sample(group, min(len(group), 2))


def random_actors(rng: random.Random, units: list[Record], as_of: date) -> list[Record]:
    """1 to 12 actors, in one unit or spread over all, some of them in pairs by design."""
    size, busy = rng.choice(SIZES), rng.random() < 0.4
    few = _two_units(rng, units) if busy else units
    actors: list[Record] = []
    in_team = rng.choice((0.0, 0.1, 0.5))
    for number in range(1, size + 1):
        kind = rng.choice(("professional",) * 6 + ("organisation", "volunteer", "group"))
        actor: Record = {"id": f"a{number}", "name": f"Actor {number}", "kind": kind}
        actor |= maybe(rng, 0.9, "unit", rng.choice(few)["id"])
        actor |= maybe(rng, 0.5, "role", rng.choice(ROLES[:2] if busy else ROLES))
        actor |= maybe(rng, 0.3, "authority", rng.random() < 0.7)
        actor |= maybe(rng, in_team, "team", rng.choice(("t1", "t2")))
        actor |= maybe(rng, 0.1, "caseload", rng.randint(10, 70))
        actor |= maybe(rng, 0.1, "record_access", [rng.choice(units)["id"]])
        if rng.random() < 0.12:
            actor |= a_period(rng, as_of, running=0.2)
        actors.append(actor)
    if size >= 6 and rng.random() < 0.3:
        _spread_out(units, actors)
    return actors


def _succession(rng: random.Random, actors: list[Record], family: Record, as_of: date) -> None:
    """Some actors of one post follow on each other in a family."""
    line = rng.sample(actors, 3)
    day = some_day(rng, as_of, -700, -400)
    for actor in line:
        actor["role"], actor["unit"] = "caseworker", line[0].get("unit") or line[1].get("unit")
        if actor["unit"] is None:
            del actor["unit"]
        until = day + timedelta(rng.randint(60, 250))
        ident = f"{family['id']}_e{len(family['engagements']) + 1}"
        work: Record = {"id": ident, "actor": actor["id"], "service": "family_caseworker", "for": "family"}
        work |= {"at": "office", "status": "ended" if until < as_of else "active"}
        work |= {"from": written(rng, day, 0.2), "to": written(rng, until, 0.2)}
        family["engagements"].append(work)
        day = until + timedelta(rng.choice((-40, 1, 1, 30)))


def random_document(rng: random.Random) -> Record:
    """A valid case file with one or two families of 1 to 12 actors."""
    as_of = date(2024, rng.randint(1, 12), rng.randint(1, 28))
    units = random_units(rng)
    actors = random_actors(rng, units, as_of)
    document: Record = {"tovholder": 1, "municipality": "Solbæk Kommune", "as_of": as_of.isoformat()}
    document |= {"units": units, "actors": actors, "ties": [], "families": []}
    for number in range(1, rng.choice((2, 2, 3))):
        here = actors if number == 1 else rng.sample(actors, rng.randint(1, min(len(actors), 4)))
        family = random_family(rng, f"f{number}", Cast(units, actors, here, as_of))
        if len(actors) >= 3 and rng.random() < 0.15:
            _succession(rng, actors, family, as_of)
        # Drawn from the family itself, so that what it says beside does not change with it.
        add_meetings(random.Random(str(family)), family, Cast(units, actors, here, as_of))
        document["families"].append(family)
    for _ in range(rng.choice((0, 0, 0, 1, 2))):
        ends = [record["id"] for record in rng.choice((units, actors, units + actors))]
        if len(ends) > 1:
            document["ties"].append(actor_tie(rng, as_of, *rng.sample(ends, 2), general=True))
    return keep_valid(document)
