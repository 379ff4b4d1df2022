"""Made-up engagements: what the actors of a family do, where, for whom and when."""

import random
from datetime import date
from typing import NamedTuple

from tests.naive.dates import shift
from tests.naive.day import Record
from tests.naive.random_dates import a_period, some_day, written

HOME_SERVICES = ("family_home_support", "parent_help", "adult_home_support", "contact_person", "family_treatment")
OTHER_SERVICES = (
    "family_caseworker",
    "job_caseworker",
    "benefits_caseworker",
    "state_authority",
    "work_placement",
    "mentor",
    "volunteer",
    "teacher",
    "psychologist",
    "general_practitioner",
    "rehabilitation_training",
)
STATUSES = ("active",) * 12 + (
    "paused",
    "paused",
    "ended",
    "ended",
    "cancelled",
    "granted",
    "granted",
    "waiting",
    "applied",
)
SLOTS = ("mon 09:00-10:30", "mon 10:00-11:00", "mon 10:30-12:00", "tue 09:00-12:00", "thu 13:00-14:00")
FREQUENCIES = (0, 0.1, 0.2, 0.25, 0.5, 1, 1, 2, 3, [0, 1], [1, 2], [2, 3], [0.1, 0.2])
FUNCTIONS = ("f01", "f02", "f03", "f05", "f07", "f13", "f15", "f18")


class Cast(NamedTuple):
    """Who there is: all units and actors of the file, the actors that come in this family, the day of the file."""

    units: list[Record]
    actors: list[Record]
    here: list[Record]
    as_of: date


class Style(NamedTuple):
    """What kind of family: how much happens at home, how much is known, how full the week is."""

    at_home: float
    ties: float
    full_week: bool
    hard_to_reach: bool


def _whom(rng: random.Random, members: list[str]) -> str | list[str]:
    drawn = rng.random()
    if drawn < 0.1:
        return []
    if drawn < 0.3:
        return "family"
    return sorted(rng.sample(members, rng.randint(1, min(2, len(members)))))


def _engagement(rng: random.Random, ident: str, actor: str, family: Record, style: Style, as_of: date) -> Record:
    members = [member["id"] for member in family["members"]]
    at_home = rng.random() < style.at_home
    work: Record = {"id": ident, "actor": actor}
    if rng.random() < 0.9:
        work["service"] = rng.choice(HOME_SERVICES if at_home else OTHER_SERVICES)
    else:
        work["service_text"] = "Something else"
    if rng.random() < 0.35:
        work["functions"] = sorted(rng.sample(FUNCTIONS, rng.randint(1, 3)))
    work["for"] = _whom(rng, members)
    if rng.random() < 0.15:
        work["attends"] = sorted(rng.sample(members, rng.randint(0, len(members))))
    first_home = family["homes"][0]["id"]
    other = rng.choice([home["id"] for home in family["homes"]])
    work["at"] = rng.choice((first_home, first_home, other)) if at_home else rng.choice(("office", "school", "unknown"))
    work["status"] = rng.choice(STATUSES)
    dates = a_period(rng, as_of, running=0.75)
    if work["status"] == "granted" and rng.random() < 0.8:
        dates = {"from": written(rng, some_day(rng, as_of, -20, 90))}
    elif work["status"] in ("ended", "cancelled", "paused") and rng.random() < 0.8:
        first = some_day(rng, as_of, -400, -60)
        last = some_day(rng, as_of, -59, 0)
        dates = {"from": written(rng, first), "to": written(rng, last)}
    work |= dates
    if rng.random() < (0.9 if style.full_week else 0.0 if style.hard_to_reach else 0.4):
        work["per_week"] = rng.choice(FREQUENCIES)
    if rng.random() < 0.25:
        work["slots"] = rng.sample(SLOTS, rng.randint(1, 2))
    if rng.random() < 0.08:
        since = written(rng, some_day(rng, as_of, -900, -300))
        work["predecessors"] = {"count": rng.randint(1, 3), "since": since}
    return work


def engagements(rng: random.Random, family: Record, style: Style, cast: Cast) -> list[Record]:
    found: list[Record] = []
    for actor in cast.here:
        for _ in range(rng.choice((1, 1, 1, 1, 2))):
            ident = f"{family['id']}_e{len(found) + 1}"
            found.append(_engagement(rng, ident, actor["id"], family, style, cast.as_of))
    for work in found:
        if work["status"] in ("ended", "cancelled", "paused") and len(found) > 1 and rng.random() < 0.3:
            cause = rng.choice([other for other in found if other is not work])
            work |= {"stopped_because_of": cause["id"], "stopped_reason": "service"}
    if len(found) > 1 and rng.random() < 0.08:
        before, after = rng.sample(found, 2)
        _follow_on(rng, before, after, cast.as_of)
    at_home = [work for work in found if work["at"] == family["homes"][0]["id"]]
    if len(at_home) > 1 and rng.random() < 0.15:
        before, after = rng.sample(at_home, 2)
        _handover(rng, before, after, cast.as_of)
    return found


def _follow_on(rng: random.Random, before: Record, after: Record, as_of: date) -> None:
    """One begins at the hours of another at about the time when that ends."""
    last = some_day(rng, as_of, 0, 50)
    first = shift(last, rng.choice((-3, 0, 1, 10)))
    for work in (before, after):
        work.pop("from", None)
        work.pop("to", None)
        work |= {"for": "family", "slots": [SLOTS[0]]}
    before |= {"status": "active", "to": written(rng, last, 0.2)}
    after |= {"status": "granted", "from": written(rng, first, 0.2)}


def _handover(rng: random.Random, before: Record, after: Record, as_of: date) -> None:
    """One takes over from another in a home: they are there together for about 30 days."""
    last = some_day(rng, as_of, 0, 40)
    first = shift(last, -rng.choice((28, 29, 30)))
    for work in (before, after):
        work.pop("from", None)
        work.pop("to", None)
    before |= {"service": "family_home_support", "status": "active", "to": last.isoformat()}
    after |= {"service": "parent_help", "status": "active", "from": first.isoformat()}
    for work in (before, after):
        work.pop("functions", None)
        work.pop("service_text", None)
