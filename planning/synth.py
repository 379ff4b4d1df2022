"""A made-up municipality, as many families as asked for: plain documents of case files, the same for a seed, one family at a time.

What is believable about it is written in the tables below, each with where it comes from. None of it describes a municipality
that exists; no figure worked out from it says anything about one.
"""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any, NamedTuple

AS_OF = date(2024, 12, 31)
"""The day on which the statuses of all its families hold."""
YEARS = 10
MUNICIPALITY = "Eksempelkommunen"
Document = dict[str, Any]


class Share(NamedTuple):
    """A number that a distribution takes, with where it comes from."""

    value: float
    source: str


GUESS = "a guess"
FAMILY_STATISTICS = "rounded from the order of magnitude in Statistics Denmark's FAM tables; not looked up: a guess"
ONE_ADULT = Share(0.45, f"families with much help have one adult more often than others; {GUESS}")
NO_CHILD = Share(0.2, GUESS)
CHILDREN = (
    Share(0.42, FAMILY_STATISTICS),
    Share(0.4, FAMILY_STATISTICS),
    Share(0.14, FAMILY_STATISTICS),
    Share(0.04, FAMILY_STATISTICS),
)
"""With one child, two, three, four."""
PROTECTED = Share(0.03, f"a protected home; {GUESS}")
THREAT = Share(0.02, f"a threat in the private network; {GUESS}")
ACTORS = (3, 14)
"""How many are active round a family: the networks of the seed reports, which have 5 to 15, are of families with most help; a guess for
the others."""
ENDED = Share(0.3, f"for each that is active so many that ended within ten years; {GUESS}")
TURNOVER = Share(0.35, f"the same service was given by somebody else before; {GUESS}")
PAUSED = Share(0.04, GUESS)
KNOWN_COST = Share(0.7, f"the yearly cost is recorded; {GUESS}")
KNOWN_WEEK = Share(0.8, f"how often they meet is recorded; {GUESS}")
MAPPED = Share(0.15, f"all ties of the family were gone through; {GUESS}")
HOLDER = Share(0.4, f"a coordinator is recorded where four or more work; {GUESS}")
SPLIT = Share(0.1, f"of these, two share it; {GUESS}")
WITHIN, NEAR, ACROSS = "within", "near", "across"
TIES = {
    WITHIN: (Share(0.5, f"talk, in one department; {GUESS}"), Share(0.08, f"do not; {GUESS}")),
    NEAR: (Share(0.3, f"talk, in one administration; {GUESS}"), Share(0.12, f"do not; {GUESS}")),
    ACROSS: (Share(0.13, f"talk, across administrations; {GUESS}"), Share(0.2, f"do not; {GUESS}")),
}
"""The rest of the pairs is not recorded: unknown."""


class Offer(NamedTuple):
    """A service of a department: how many of 100 pieces of work it is, whom it helps, how often a week, and what it costs a year in DKK."""

    service: str
    weight: int
    helps: str
    per_week: float
    cost: int


class Department(NamedTuple):
    """A department, or an organisation outside the municipality."""

    id: str
    name: str
    part_of: str
    sector: str
    role: str
    staff: float
    """People for each hundred families; at least four."""
    offers: tuple[Offer, ...]


ADMINISTRATIONS = {
    "bes": ("Beskæftigelsesforvaltningen", "employment"),
    "boern": ("Børne- og Familieforvaltningen", "social_children"),
    "skole": ("Skole- og Dagtilbudsforvaltningen", "school"),
    "soc": ("Socialforvaltningen", "social_adult"),
    "sund": ("Sundheds- og Omsorgsforvaltningen", "municipal_health"),
}
DEPARTMENTS = (
    Department("job", "Jobcenter", "bes", "employment", "Jobrådgiver", 4, (
        Offer("job_caseworker", 14, "adult", 0.25, 24_000), Offer("mentor", 4, "adult", 1, 60_000),
        Offer("resource_course", 3, "adult", 1, 110_000), Offer("employer_consultant", 2, "adult", 0.5, 40_000))),
    Department("ydelse", "Ydelsescenter", "bes", "income", "Ydelsesrådgiver", 2, (Offer("benefits_caseworker", 7, "adult", 0.25, 15_000),)),
    Department("raad", "Familierådgivningen", "boern", "social_children", "Familierådgiver", 4, (
        Offer("family_caseworker", 13, "child", 0.25, 45_000), Offer("child_assessment", 2, "child", 0.5, 90_000))),
    Department("center", "Familiecentret", "boern", "social_children", "Familiebehandler", 3, (
        Offer("family_treatment", 6, "family", 1, 180_000), Offer("family_home_support", 5, "family", 2, 160_000),
        Offer("contact_person", 4, "child", 1, 85_000))),
    Department("ppr", "PPR", "skole", "school_psychology", "Psykolog", 2, (Offer("school_psychology_consultant", 5, "child", 0.25, 30_000),)),
    Department("skoler", "Skolerne", "skole", "school", "Klasselærer", 6, (
        Offer("teacher", 11, "child", 5, 0), Offer("school_social_worker", 3, "child", 1, 50_000))),
    Department("dag", "Dagtilbud", "skole", "school", "Pædagog", 4, (Offer("daycare_pedagogue", 5, "child", 5, 0),)),
    Department("voksen", "Voksenrådgivningen", "soc", "social_adult", "Socialrådgiver", 3, (Offer("adult_caseworker", 6, "adult", 0.25, 35_000),)),
    Department("bo", "Bostøtten", "soc", "social_adult", "Bostøtte", 3, (Offer("adult_home_support", 7, "adult", 2, 140_000),)),
    Department("rus", "Rusmiddelcentret", "soc", "social_adult", "Behandler", 2, (Offer("drug_treatment", 3, "adult", 1, 95_000),)),
    Department("pleje", "Sundhedsplejen", "sund", "municipal_health", "Sundhedsplejerske", 3, (Offer("health_visitor", 5, "child", 0.25, 12_000),)),
    Department("traen", "Genoptræningen", "sund", "municipal_health", "Fysioterapeut", 2, (Offer("rehabilitation_training", 3, "adult", 1, 28_000),)),
    Department("psyk", "Regionens psykiatri", "", "regional_health", "Psykiater", 2, (Offer("psychiatry", 4, "adult", 0.5, 70_000),)),
    Department("laege", "Lægehuset", "", "general_practice", "Læge", 2, (Offer("general_practitioner", 5, "adult", 0.1, 0),)),
    Department("friv", "Frivilligcentret", "", "civil_society", "Frivillig", 2, (Offer("volunteer", 4, "family", 1, 0),)),
)  # fmt: skip
"""The organisation; weights, hours and costs are guesses, of the size that a municipality would know."""
OFFERS = tuple((department, offer) for department in DEPARTMENTS for offer in department.offers)
WEIGHTS = tuple(offer.weight for _, offer in OFFERS)
FEWEST_STAFF = 4


def organisation(families: int) -> Document:
    """What all its files say alike: the units and the staff of a municipality with so many families."""
    units: list[Document] = [{"id": "kommune", "name": MUNICIPALITY, "level": "municipality"}]
    units += [
        {"id": id, "name": name, "level": "administration", "part_of": "kommune", "sector": sector}
        for id, (name, sector) in ADMINISTRATIONS.items()
    ]
    for one in DEPARTMENTS:
        where = {"level": "department", "part_of": one.part_of} if one.part_of else {"level": "organisation"}
        units.append({"id": one.id, "name": one.name, **where, "sector": one.sector})
    actors = [
        {"id": f"{one.id}_{number}", "name": f"{one.role} {number}", "kind": "volunteer" if one.id == "friv" else "professional", "unit": one.id}
        for one in DEPARTMENTS
        for number in range(1, _staff(one, families) + 1)
    ]  # fmt: skip
    return {"tovholder": 1, "municipality": MUNICIPALITY, "as_of": AS_OF.isoformat(), "units": units, "actors": actors}


def _staff(department: Department, families: int) -> int:
    return max(FEWEST_STAFF, round(department.staff * families / 100))


def families(count: int, seed: int) -> Iterator[Document]:
    """Each family in turn: family 7 of a seed is the same in each municipality of that size."""
    for number in range(1, count + 1):
        rng = Random(f"tovholder {seed} {count} {number}")  # noqa: S311 # it makes families up, no secrets
        yield _family(rng, number, count)


def files(count: int, seed: int, a_file: int = 250) -> Iterator[Document]:
    """The whole municipality as case files of so many families each."""
    stream = families(count, seed)
    for begin in range(0, count, a_file):
        some = [one for one, _ in zip(stream, range(min(a_file, count - begin)), strict=False)]
        yield {**organisation(count), "families": some}


# --- a family ---------------------------------------------------------------------------------------------


def _family(rng: Random, number: int, of: int) -> Document:
    id = f"fam{number:06d}"
    home = f"{id}_hjem"
    members = _members(rng, id, home)
    work = _engagements(rng, id, home, members, of)
    said: Document = {
        "id": id,
        "name": f"Familie {number}",
        "homes": [{"id": home, **({"protected": True} if _is(rng, PROTECTED) else {})}],
        "members": members,
        **_private(rng, id, members),
        "engagements": work,
    }
    around = sorted({one["actor"] for one in work if one["status"] in ("active", "paused")})
    ties = [*_ties(rng, around), *_holders(rng, id, around)]
    if ties:
        said["ties"] = ties
    if _is(rng, MAPPED):
        said["mapped"] = {"ties": _day(rng, AS_OF - timedelta(360), AS_OF).isoformat()}
    return said


def _is(rng: Random, share: Share) -> bool:
    return rng.random() < share.value


def _day(rng: Random, first: date, last: date) -> date:
    return first + timedelta(rng.randrange(max((last - first).days, 1)))


def _members(rng: Random, id: str, home: str) -> list[Document]:
    adults = [f"{id}_v{at}" for at in range(1 if _is(rng, ONE_ADULT) else 2)]
    children = 0 if _is(rng, NO_CHILD) else 1 + rng.choices(range(len(CHILDREN)), [one.value for one in CHILDREN])[0]
    found: list[Document] = [
        {"id": one, "name": f"Voksen {at + 1}", "kind": "adult", "birth_year": rng.randint(1968, 2002), "lives_in": [home]}
        for at, one in enumerate(adults)
    ]  # fmt: skip
    found += [
        {"id": f"{id}_b{at}", "name": f"Barn {at + 1}", "kind": "child", "birth_year": rng.randint(2008, 2023), "lives_in": [home], "custody": adults}
        for at in range(children)
    ]  # fmt: skip
    return found


def _private(rng: Random, id: str, members: Sequence[Document]) -> Document:
    people = [
        {"id": f"{id}_p{at}", "name": f"Pårørende {at + 1}", "relation": rng.choice(("grandmother", "sibling", "friend", "neighbour"))}
        for at in range(rng.choice((0, 0, 1, 2)))
    ]  # fmt: skip
    ties: list[Document] = [
        {"a": one["id"], "b": members[0]["id"], "closeness": rng.randint(1, 3), "valence": "positive"} for one in people
    ]
    if _is(rng, THREAT):
        people.append({"id": f"{id}_x", "name": "Tidligere partner", "relation": "former_partner"})
        ties.append({"a": f"{id}_x", "b": members[0]["id"], "valence": "threat"})
    return {"private_network": people, "private_ties": ties} if people else {}


def _engagements(rng: Random, id: str, home: str, members: Sequence[Document], of: int) -> list[Document]:
    low, high = ACTORS
    count = min(low + int(rng.expovariate(0.3)), high)
    taken: set[str] = set()
    found: list[Document] = []
    while len(taken) < count:
        department, offer = OFFERS[rng.choices(range(len(OFFERS)), WEIGHTS)[0]]
        whom = [one["id"] for one in members if one["kind"] == offer.helps]
        if offer.service in taken or not (whom or offer.helps == "family"):
            count -= not (whom or offer.helps == "family") and count > len(taken) and rng.random() < 0.3
            continue
        taken.add(offer.service)
        helped: list[str] | str = "family" if offer.helps == "family" else [rng.choice(whom)]
        found += _work(rng, f"{id}_i{len(found)}", home, department, offer, helped, of)
    return found


def _work(
    rng: Random, id: str, home: str, department: Department, offer: Offer, helped: list[str] | str, of: int
) -> Iterator[Document]:
    """A piece of work that is there, perhaps with who did it before; or one that ended."""
    begin = AS_OF - timedelta(int(rng.triangular(10, YEARS * 365, 500)))
    at_home = offer.service in ("family_home_support", "adult_home_support", "health_visitor", "volunteer")
    said: Document = {
        "service": offer.service,
        "for": helped,
        "at": home if at_home else "school" if department.part_of == "skole" else "office",
        **({"per_week": offer.per_week} if _is(rng, KNOWN_WEEK) else {}),
        **({"yearly_cost": round(offer.cost * rng.uniform(0.6, 1.6), -3)} if offer.cost and _is(rng, KNOWN_COST) else {}),
    }  # fmt: skip
    actor = f"{department.id}_{rng.randint(1, _staff(department, of))}"
    if rng.random() < ENDED.value / (1 + ENDED.value):
        end = _day(rng, begin, AS_OF)
        yield {"id": id, "actor": actor, **said, "status": "ended", "from": _month(begin), "to": _end_of(end)}
        return
    if _is(rng, TURNOVER) and (before := AS_OF.replace(year=AS_OF.year - YEARS)) < begin - timedelta(90):
        other = f"{department.id}_{rng.randint(1, _staff(department, of))}"
        dates = {"from": _month(_day(rng, before, begin - timedelta(60))), "to": _end_of(begin - timedelta(31))}
        yield {"id": f"{id}x", "actor": other, **said, "status": "ended", **dates}
    status = "paused" if _is(rng, PAUSED) else "active"
    yield {"id": id, "actor": actor, **said, "status": status, "from": _month(begin)}


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _end_of(day: date) -> str:
    return day.replace(day=monthrange(day.year, day.month)[1]).isoformat()


def _ties(rng: Random, around: Sequence[str]) -> Iterator[Document]:
    for at, a in enumerate(around):
        for b in around[at + 1 :]:
            talk, apart = TIES[_distance(a, b)]
            drawn = rng.random()
            since = _month(_day(rng, AS_OF - timedelta(YEARS * 365), AS_OF - timedelta(31)))
            if drawn < talk.value:
                kind: Document = {"kind": "exchange"} if rng.random() < 0.8 else {"kind": "awareness", "level": 3}
                yield {"a": a, "b": b, **kind, "status": "documented", "from": since}
            elif drawn < talk.value + apart.value:
                status = rng.choice(("documented_absent", "documented_absent", "recommended"))
                yield {"a": a, "b": b, "kind": "exchange", "status": status, "from": since}


_PART_OF = {department.id: department.part_of for department in DEPARTMENTS}


def _distance(a: str, b: str) -> str:
    one, other = a.partition("_")[0], b.partition("_")[0]
    if one == other:
        return WITHIN
    return NEAR if _PART_OF[one] and _PART_OF[one] == _PART_OF[other] else ACROSS


def _holders(rng: Random, id: str, around: Sequence[str]) -> Iterator[Document]:
    if len(around) < 4 or not _is(rng, HOLDER):
        return
    since = _month(_day(rng, AS_OF - timedelta(900), AS_OF - timedelta(31)))
    scopes = ("actors", "family")
    holders = rng.sample(around, 2) if _is(rng, SPLIT) else [rng.choice(around)] * 2
    for scope, holder in zip(scopes, holders, strict=True):
        yield {"a": holder, "b": id, "kind": "coordinates", "scope": scope, "status": "documented", "from": since}
