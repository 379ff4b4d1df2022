"""Made-up ties of every kind, status, channel and level."""

import random
from datetime import date

from tests.naive.day import Record
from tests.naive.random_dates import a_period, some_day, written
from tests.naive.validity import problems

CHANNELS = ("direct", "direct", "direct", "via_meeting", "via_citizen", "via_citizen", "via_record", None)
MIXED = ("documented",) * 8 + ("documented_absent",) * 5 + ("recommended",) * 3 + ("attempted", "planned")


def when(rng: random.Random, as_of: date, contact: float = 0.2) -> Record:
    """Dates of a tie: none, a single contact, or a period."""
    drawn = rng.random()
    if drawn < 0.2:
        return {}
    if drawn < 0.2 + contact:
        return {"date": written(rng, some_day(rng, as_of, -250, 30), 0.3)}
    return a_period(rng, as_of, running=0.6)


def a_tie(rng: random.Random, as_of: date, a: str, b: str, kind: str, status: str) -> Record:
    """One tie, with what its kind and status call for."""
    tie: Record = {"a": a, "b": b, "kind": kind, "status": status}
    if kind == "awareness" and status == "documented" and rng.random() < 0.95:
        tie["level"] = rng.choice((0, 1, 2, 2, 3, 3, 4))
    if kind == "trust":
        tie["valence"] = rng.choice(("positive", "conflict"))
    if kind in ("awareness", "exchange") and status == "documented":
        channel = rng.choice(CHANNELS)
        tie |= {"channel": channel} if channel else {}
    if rng.random() < 0.05:
        tie["id"] = f"tie_{rng.randrange(10**6)}"
    return tie | when(rng, as_of)


def actor_tie(rng: random.Random, as_of: date, a: str, b: str, general: bool = False) -> Record:
    """A tie between two actors or units, or one of each."""
    kinds: tuple[str, ...] = ("exchange",) * 7 + ("awareness",) * 4 + ("team", "trust", "coordinates")
    status = rng.choice(MIXED)
    tie = a_tie(rng, as_of, a, b, rng.choice(kinds), status)
    if tie["kind"] == "coordinates" and not general and rng.random() < 0.5:
        tie["scope"] = rng.choice(("actors", "family", "unit"))
    return tie


def coordinates(rng: random.Random, as_of: date, who: str, family: str, actors: list[str]) -> Record:
    """Somebody holds the rope, or is to hold it."""
    status = rng.choice(("documented",) * 8 + ("planned", "recommended"))
    tie: Record = {"a": who, "b": family, "kind": "coordinates", "status": status}
    scope = rng.choice(("actors", "family", "family", None, None, "unit"))
    tie |= {"scope": scope} if scope else {}
    for role, share in (("deputy", 0.15), ("successor", 0.15)):
        others = [actor for actor in actors if actor != who]
        if others and rng.random() < share:
            tie[role] = [rng.choice(others)]
    return tie | a_period(rng, as_of, running=0.4)


def keep_valid(document: Record) -> Record:
    """The document without the ties that break a rule of the file: contradictions, doubles, a unit and its own."""
    holders = [document, *document["families"]]
    for holder in holders:
        kept: list[Record] = []
        for tie in holder["ties"]:
            holder["ties"] = [*kept, tie]
            if not problems(document | {"families": _only_ties(document, holder)}):
                kept.append(tie)
        holder["ties"] = kept
    return document


def _only_ties(document: Record, holder: Record) -> list[Record]:
    """The families as they are, those after the one at work without their ties."""
    families = document["families"]
    if holder is document:
        return [family | {"ties": []} for family in families]
    place = next(number for number, family in enumerate(families) if family is holder)
    return families[: place + 1] + [family | {"ties": []} for family in families[place + 1 :]]
