"""A made-up family: homes, persons, private network, engagements, needs, ties, meetings, consents."""

import random
from datetime import date

from tests.naive.day import Record
from tests.naive.random_dates import a_period, some_day, written
from tests.naive.random_engagements import FUNCTIONS, Cast, Style, engagements
from tests.naive.random_ties import a_tie, actor_tie, coordinates, when

MEETING_KINDS = ("network_meeting",) * 4 + ("cooperation_meeting", "follow_up", "follow_up", "other")


def _style(rng: random.Random) -> Style:
    return Style(
        at_home=rng.choice((0.1, 0.4, 0.9)),
        ties=rng.choice((0.0, 0.3, 0.8, 1.5)),
        full_week=rng.random() < 0.3,
        hard_to_reach=rng.random() < 0.12,
    )


def _lives_in(rng: random.Random, homes: list[str], as_of: date) -> list:
    stays: list = []
    for home in rng.sample(homes, min(len(homes), rng.choice((0, 1, 1, 1, 2)))):
        stays.append(home if rng.random() < 0.7 else {"home": home, **a_period(rng, as_of)})
    return stays


def _persons(rng: random.Random, ident: str, as_of: date) -> Record:
    homes = [f"{ident}_h{number}" for number in range(1, rng.choice((2, 2, 3, 4)))]
    kinds = ["adult", *rng.choices(("adult", "child", "child", "young_adult"), k=rng.randint(0, 3))]
    if rng.random() < 0.1:
        kinds[0] = "young_adult"
    members: list[Record] = []
    for number, kind in enumerate(kinds, start=1):
        member: Record = {"id": f"{ident}_m{number}", "name": f"Member {number}", "kind": kind}
        member["lives_in"] = _lives_in(rng, homes, as_of)
        members.append(member)
    adults = [member["id"] for member in members if member["kind"] == "adult"]
    for member in members:
        if member["kind"] == "child":
            if adults and rng.random() < 0.7:
                member["custody"] = rng.sample(adults, rng.randint(1, len(adults)))
            if rng.random() < 0.1:
                member["count"] = rng.choice((2, 3, "unknown"))
            elif rng.random() < 0.25:
                member["birth_year"] = as_of.year - rng.choice((-1, 0, 0, 1, 9))
            elif rng.random() < 0.1:
                member["age"] = {"years": rng.choice((0, 0, 1, 12)), "as_of": as_of.isoformat()}
    network = [
        {"id": f"{ident}_p{number}", "name": f"Person {number}", "lives_in": _lives_in(rng, homes, as_of)}
        for number in range(1, rng.choice((1, 1, 2, 3)))
    ]
    return {"homes": [{"id": home} for home in homes], "members": members, "private_network": network}


def _private(rng: random.Random, family: Record, cast: Cast) -> Record:
    members = [member["id"] for member in family["members"]]
    people = members + [person["id"] for person in family["private_network"]]
    ties: list[Record] = []
    for _ in range(rng.choice((0, 0, 1, 2)) if len(people) > 1 else 0):
        a, b = rng.sample(people, 2)
        valence = rng.choice(("positive",) * 5 + ("neutral", "draining", "conflict", "threat"))
        tie: Record = {"a": a, "b": b, "valence": valence}
        if valence == "threat" and rng.random() < 0.5:
            tie["certainty"] = "suspected"
        if rng.random() < 0.05:
            tie["no_contact"] = True
        if rng.random() < 0.7:
            tie["closeness"] = rng.randint(1, 3)
        if rng.random() < 0.5:
            tie |= a_period(rng, cast.as_of)
        known = [other for other in ties if {other["a"], other["b"]} == {a, b}]
        if valence == "neutral" and not known:
            tie = {"status": "documented_absent"} | {
                key: value for key, value in tie.items() if key not in ("valence", "closeness")
            }
        if not any("status" in other for other in known):
            ties.append(tie)
    wishes: list[Record] = []
    for _ in range(rng.choice((0, 0, 0, 1, 2, 3))):
        about = rng.choice([actor["id"] for actor in cast.here] * 2 + people)
        wish: Record = {"about": about, "wish": rng.choice(("wanted", "not_wanted", "ask"))}
        if rng.random() < 0.7:
            wish["by"] = rng.choice(members)
        if rng.random() < 0.6:
            wish["date"] = written(rng, some_day(rng, cast.as_of, -300, 0))
        wishes.append(wish)
    return {"private_ties": ties, "wishes": wishes}


def _ties(rng: random.Random, family: Record, style: Style, cast: Cast) -> list[Record]:
    here, units = [actor["id"] for actor in cast.here], [unit["id"] for unit in cast.units]
    members, as_of, found = [member["id"] for member in family["members"]], cast.as_of, []
    for _ in range(round(style.ties * len(here))):
        ends = rng.choice((here, here, here, here + units, units, [actor["id"] for actor in cast.actors]))
        if len(ends) > 1:
            found.append(actor_tie(rng, as_of, *rng.sample(ends, 2)))
    if len(here) > 1 and rng.random() < style.at_home / 2:
        a, b = rng.sample(here, 2)
        found.append(a_tie(rng, as_of, a, b, "awareness", "documented"))
    if style.ties and len(here) > 1 and rng.random() < 0.25:
        team: Record = {"kind": "team", "status": "documented", **when(rng, as_of, contact=0.0)}
        a, b = rng.sample(here, 2)
        found.append({"a": a, "b": b, **team})
    for _ in range(rng.choice((0, 0, 1, 1, 2))):
        who = rng.choice(here * 3 + members)
        actors = [actor["id"] for actor in cast.actors]
        if not style.hard_to_reach:
            found.append(coordinates(rng, as_of, who, rng.choice([family["id"]] * 4 + actors + members), actors))
    if len(here) > 1 and rng.random() < 0.1:
        for who, scope in zip(rng.sample(here, 2), ("actors", "family"), strict=True):
            split = {"a": who, "b": family["id"], "kind": "coordinates", "status": "documented", "scope": scope}
            found.append(split | a_period(rng, as_of, running=0.7))
    if style.hard_to_reach or rng.random() < 0.3:
        status = "attempted" if style.hard_to_reach else rng.choice(("documented", "documented", "attempted"))
        kind = "exchange" if style.hard_to_reach else rng.choice(("exchange", "awareness", "trust", "trust"))
        found.append(a_tie(rng, as_of, rng.choice(here), rng.choice([*members, family["id"]]), kind, status))
    return [tie for tie in found if tie["a"] != tie["b"]]


def _odd(rng: random.Random, family: Record, cast: Cast) -> list[Record]:
    """What a rule may overlook: a team with a member, or only by way of the citizen; a coordinator who is its own deputy."""
    here, members = [actor["id"] for actor in cast.here], [member["id"] for member in family["members"]]
    found: list[Record] = []
    if rng.random() < 0.06:
        ends = {"a": rng.choice(here), "b": rng.choice(members)}
        found.append({**ends, "kind": "team", "status": "documented", **when(rng, cast.as_of)})
    if len(here) > 1 and rng.random() < 0.06:
        a, b = rng.sample(here, 2)
        team = {"a": a, "b": b, "kind": "team", "status": "documented"}
        found.append(team | {"channel": rng.choice(("via_citizen", "via_record"))} | when(rng, cast.as_of))
    if rng.random() < 0.06:
        who = rng.choice(here)
        found.append({"a": who, "b": family["id"], "kind": "coordinates", "status": "documented", "deputy": [who]})
    return found


def _stale_contact(rng: random.Random, cast: Cast) -> list[Record]:
    """A single contact, about 90 days before the day of the file."""
    if len(cast.here) < 2:
        return []
    a, b = rng.sample([actor["id"] for actor in cast.here], 2)
    day = some_day(rng, cast.as_of, -95, -88)
    tie = {"a": a, "b": b, "kind": "exchange", "status": "documented", "channel": "direct"}
    return [tie | {"date": day.isoformat()}]


def _meetings(rng: random.Random, family: Record, style: Style, cast: Cast) -> list[Record]:
    here, members = [actor["id"] for actor in cast.here], [member["id"] for member in family["members"]]
    found: list[Record] = []
    for number in range(1, rng.choice((1, 1, 2, 3))):
        people = rng.sample(here, min(len(here), rng.randint(1, 3)))
        if not style.hard_to_reach and rng.random() < 0.7:
            people.append(rng.choice(members))
        meeting: Record = {"id": f"{family['id']}_g{number}", "kind": rng.choice(MEETING_KINDS)}
        meeting |= {
            "participants": people,
            "status": rng.choice(("held",) * 5 + ("agreed",) * 3 + ("planned", "cancelled")),
        }
        first = some_day(rng, cast.as_of, -400, 120)
        if rng.random() < 0.95:
            meeting["date"] = written(rng, first, 0.3)
        follow_up = meeting["kind"] == "follow_up"
        if follow_up and rng.random() < 0.6:
            meeting["status"] = "held"
        if rng.random() < (0.85 if follow_up else 0.4) and ("date" in meeting or meeting["status"] == "agreed"):
            often = rng.choice(("weekly", "fortnightly", "monthly", "quarterly"))
            meeting["repeats"] = "quarterly" if follow_up else often
            if rng.random() < 0.8:
                meeting["until"] = written(rng, max(first, some_day(rng, cast.as_of, -200, 200)), 0.3)
        if rng.random() < 0.6:
            meeting["coordinator"] = rng.choice([*here, "none"])
        found.append(meeting)
    return found


def _consents(rng: random.Random, family: Record, cast: Cast) -> list[Record]:
    members, units = [member["id"] for member in family["members"]], [unit["id"] for unit in cast.units]
    found: list[Record] = []
    for number in range(1, rng.choice((1, 1, 2, 3))):
        consent: Record = {"id": f"{family['id']}_c{number}", "given_by": members[0], "about": members[:2]}
        for side in ("from_units", "to_units"):
            consent[side] = sorted(rng.sample(units, min(len(units), rng.randint(1, 3))))
        consent |= {"information": ["services"], "form": rng.choice(("written", "written", "oral"))}
        consent["status"] = rng.choice(("given", "given", "given", "refused", "withdrawn"))
        found.append(consent | a_period(rng, cast.as_of, "valid_from", "valid_to"))
    return found


def _needs(rng: random.Random, family: Record, as_of: date) -> list[Record]:
    members = [member["id"] for member in family["members"]]
    found: list[Record] = []
    for number in range(1, rng.choice((1, 1, 2, 3))):
        whom = sorted(rng.sample(members, rng.randint(1, min(2, len(members)))))
        need = {"id": f"{family['id']}_n{number}", "for": whom, "function": rng.choice(FUNCTIONS[:5])}
        found.append(need | a_period(rng, as_of, running=0.8))
    return found


def random_family(rng: random.Random, ident: str, cast: Cast) -> Record:
    """One family, served by the actors that come here; its ties may still contradict each other."""
    style = _style(rng)
    family: Record = {"id": ident, "name": f"Family {ident}"}
    if rng.random() < 0.35:
        days = {"ties": -rng.choice((0, 30, 89, 90, 91)), "private": -rng.choice((10, 364, 365, 366))}
        mapped = {key: written(rng, some_day(rng, cast.as_of, day, day), 0.15) for key, day in days.items()}
        kept = {key: mapped[key] for key in mapped if rng.random() < 0.8}
        family |= {"mapped": kept} if kept else {}
    family |= _persons(rng, ident, cast.as_of)
    family |= _private(rng, family, cast)
    family["engagements"] = engagements(rng, family, style, cast)
    family["needs"] = _needs(rng, family, cast.as_of)
    family["ties"] = _ties(rng, family, style, cast)
    if "ties" in family.get("mapped", {}) and rng.random() < 0.4:
        family["ties"] += _stale_contact(rng, cast)
    family["ties"] += _odd(rng, family, cast)
    family["meetings"] = _meetings(rng, family, style, cast)
    family["consents"] = _consents(rng, family, cast)
    return family
