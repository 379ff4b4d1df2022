"""Who looks in the tests of access: users and assignments from their tables, and their rights, worked out of a case file.

In the product a query of the database works out the rights; here it is done by other means, from the words of the contract.
"""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from access.policy import AccessPolicy
from access.roles import PURPOSE
from graph.model.records import CaseFile, Family, LegalBasis, Unit
from graph.reading.cut import Seen, cut, cut_file, facts_in
from graph.reading.rights import Circumstances, Rights
from graph.reading.viewer import Viewer
from importers import load

FILES = Path(__file__).parent / "files"
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
POLICY = AccessPolicy()
IDS = {
    "A": "knrwjmqpsvsf", "C": "knrkbdckdcnd", "rita": "knrlsphppjld", "fiona": "knrzhwkhsqlw", "per": "knrknckcnqld",
    "lars": "knrjxnjtqsgl", "mor": "knrtktrjffrp", "barn": "knrkjjwsgrhl", "ung": "knrskdswfcwb", "e4": "knrxvnljnklq",
    "morC": "knrctkjspmkk", "farC": "knrbjqnldlpv", "barnC": "knrqwnbflhxl", "veninde": "knrjrqhzxmqw",
    "hjemC": "knrckxddtdwg", "hjemD": "knrgtwhlvzrj", "eC1": "knrfqxjlcrbv", "eC2": "knrwjprdnznf", "eC3": "knrmvmrnqmwg",
}  # fmt: skip
"""Of the file of the tests of access: who is who."""


@dataclass(frozen=True)
class User:
    """A row of users.csv."""

    id: str
    role: str
    unit: str | None
    actors: tuple[str, ...]


@dataclass(frozen=True)
class Assignment:
    """A row of assignments.csv, and what that table cannot say."""

    user: str
    family: str
    part: str
    to: str = ""
    meeting: str | None = None
    whole: tuple[str, ...] = ()

    def is_in_force(self, today: date) -> bool:
        return not self.to or date.fromisoformat(self.to) >= today


def users() -> dict[str, User]:
    rows = csv.DictReader((FILES / "users.csv").read_text("utf-8").splitlines())
    return {
        row["id"]: User(row["id"], row["roles"], row["unit"] or None, tuple(filter(None, [row["actors"]])))
        for row in rows
    }


def assignments() -> list[Assignment]:
    rows = csv.DictReader((FILES / "assignments.csv").read_text("utf-8").splitlines())
    return [Assignment(row["user"], row["family"], row["part"], row["to"]) for row in rows]


def load_file(name: str) -> CaseFile:
    return load(FILES / name).case_file


def below(unit: str, units: Mapping[str, Unit]) -> set[str]:
    """A unit and all that lies in it."""
    return {unit}.union(*(below(id, units) for id, one in units.items() if one.part_of == unit))


def viewer(user: User, units: Mapping[str, Unit], now: datetime = NOW) -> Viewer:
    is_leader = user.role == "leader" and user.unit in units
    own = sorted(below(user.unit, units)) if is_leader and user.unit else [user.unit]
    role = user.role
    return Viewer(user.id, role, PURPOSE[role], tuple(filter(None, own)), user.actors, frozenset(), now, "web")  # type: ignore[index, arg-type]


def circumstances(
    looks: Viewer,
    case_file: CaseFile,
    everybody: Mapping[str, User],
    assigned: Sequence[Assignment],
    bases: tuple[LegalBasis, ...] = (),
) -> Circumstances:
    actors = {actor.id: actor for actor in case_file.actors}
    today = looks.now.date()

    def rights(family: Family) -> Rights:
        here = [one for one in assigned if one.family == family.id and one.is_in_force(today)]
        mine = [one for one in here if one.user == looks.user]
        working = [
            actors[work.actor]
            for work in family.engagements
            if work.status in ("active", "granted", "paused") and (work.to is None or work.to.last >= today)
        ]
        return Rights(
            family.id,
            parts=frozenset(one.part for one in mine),  # type: ignore[misc]
            meetings=frozenset(one.meeting for one in mine if one.meeting),
            whole=tuple(id for one in mine for id in one.whole),
            acts=any(actor.id in looks.actors for actor in working),
            works=any(actor.unit in looks.units for actor in working),
            reason=looks.role == "leader",  # given before the first look
            responsible=frozenset(
                unit for one in here if one.part == "responsible" and (unit := everybody[one.user].unit)
            ),
        )

    return Circumstances(
        {family.id: rights(family) for family in case_file.families},
        {unit.id: unit for unit in case_file.units},
        bases,
    )


def looked_at(looks: Viewer, case_file: CaseFile, around: Circumstances) -> tuple[list[Seen], CaseFile]:
    """What a viewer sees of a file: of each family, and of the file at large."""
    admitted = [one for one in case_file.families if POLICY.admits(looks, around.rights.get(one.id))]
    facts = [facts_in(case_file, family, "source") for family in admitted]
    scopes = [POLICY.scope(looks, one, around) for one in facts]
    seen = [cut(one, scope) for one, scope in zip(facts, scopes, strict=True)]
    at_large = POLICY.at_large(looks, around, scopes)
    return seen, cut_file(case_file, at_large, [one.family for one in seen])


def twin_of(user: str) -> CaseFile:
    """The file in which what the user may not see was never written down."""
    twin = load_file(f"twins/{user}.yaml")
    return without_protected_homes(twin) if user == "u_leder" else twin


def without_protected_homes(case_file: CaseFile) -> CaseFile:
    """The table never shows them to a leader; the twin holds them (docs/departures.md)."""
    document = case_file.document()
    for family in document["families"]:
        hidden = {home["id"] for home in family.get("homes", []) if home.get("protected")}
        family["homes"] = [home for home in family.get("homes", []) if home["id"] not in hidden]
        for person in (*family.get("members", []), *family.get("private_network", [])):
            person["lives_in"] = [home for home in person.get("lives_in", []) if home not in hidden]
        for work in family.get("engagements", []):
            work["at"] = "unknown" if work["at"] in hidden else work["at"]
    return CaseFile.model_validate(document).in_order()
