"""What comes of meetings, a second time: who sees agreements, decisions, answers, hopes, and what is said inside a meeting."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.access.naive import Eyes

Doc = dict[str, Any]


def named(family: Doc) -> set[str]:
    """Whom these records name."""
    found: set[str] = set()
    for meeting in family.get("meetings", []):
        found |= {one["who"] for one in meeting.get("invited", [])}
        found |= {item.get("said_by", "") for item in meeting.get("board", [])}
    found |= {one.get("holder", "") for one in family.get("agreements", [])}
    return found | {one["said_by"] for one in family.get("status_points", [])}


def ours(eyes: "Eyes", id: str | None) -> bool:
    """Whether it is the citizen; of whoever works here, somebody of the own unit."""
    if eyes.looker.member:
        return id == eyes.looker.member
    return id in eyes.here and eyes.actor[id].get("unit") in eyes.looker.units


def of_led(eyes: "Eyes", record: Doc) -> bool:
    return record.get("meeting") in {meeting["id"] for meeting in eyes.led}


def says(eyes: "Eyes", record: Doc, speaker: str | None, persons: Doc, led: bool) -> bool:
    """An answer, a hope, an item of a board: the responsible, whoever said it, whoever leads; others as notes."""
    own = ours(eyes, speaker)
    covered = lambda: eyes.covered(persons, "notes")  # noqa: E731 (asked late)
    return eyes.by(
        caseworker=lambda: eyes.r or own or covered(),
        meeting_leader=lambda: led or own or covered(),
        leader=lambda: eyes.r or own,
        citizen=lambda: own,
    )


def holds(eyes: "Eyes", record: Doc, type: str, citizen: Callable[[], bool]) -> bool:
    """An agreement or a decision: the responsible, whoever holds it, whoever leads its meeting; others as this type."""
    own = ours(eyes, record.get("holder"))
    persons = {"for": _work(eyes, record)["for"]} if "engagement" in record else {}
    covered = lambda: eyes.covered(persons, type)  # noqa: E731 (asked late)
    return eyes.by(
        caseworker=lambda: eyes.r or own or covered(),
        meeting_leader=lambda: of_led(eyes, record) or own or covered(),
        leader=lambda: eyes.r or own,
        citizen=lambda: own or citizen(),
    )


def _work(eyes: "Eyes", record: Doc) -> Doc:
    return next(work for work in eyes.family["engagements"] if work["id"] == record["engagement"])


def _is_theirs(eyes: "Eyes", record: Doc) -> bool:
    """Whether it leads to somebody with whom the citizen is in conflict."""
    meetings = [one for one in eyes.family.get("meetings", []) if one["id"] == record.get("meeting")]
    gathered = {id for one in meetings for id in (*one["participants"], *(i["who"] for i in one.get("invited", [])))}
    works = [_work(eyes, record)] if "engagement" in record else []
    helped = {id for work in works for id in eyes.persons(work)}
    return bool(eyes.others & (gathered | helped | {record.get(key) for key in ("holder", "said_by", "who")}))


def inside(eyes: "Eyes", meeting: Doc, seen: Doc, who: set[str]) -> None:
    """What shows of the lists inside a meeting."""
    if "invited" in seen:
        seen["invited"] = [one for one in seen["invited"] if one["who"] in who]
    if "board" in seen:
        led = meeting in eyes.led
        whole = eyes.by(
            caseworker=lambda: eyes.r or eyes.covered({}, "notes"),
            meeting_leader=lambda: led or eyes.covered({}, "notes"),
            leader=lambda: eyes.r,
            citizen=lambda: False,
        )
        seen["board"] = [
            item
            for item in seen["board"]
            if item.get("said_by") in who | {None}
            and (whole or (item.get("said_by") not in eyes.others and says(eyes, item, item.get("said_by"), {}, False)))
        ]


def records(eyes: "Eyes", seen: Doc, who: set[str]) -> Doc:
    """The lists of a family that came with meetings, as they show beside what shows already."""
    there = {name: {one["id"] for one in seen[name]} for name in ("meetings", "needs", "engagements")}
    family = eyes.family
    agreements = [
        one
        for one in family.get("agreements", [])
        if not _is_theirs(eyes, one)
        and one.get("holder") in who | {None, "none"}
        and all(holds(eyes, one, type, lambda: False) for type in ("services", "notes"))
    ]
    there["agreements"] = {one["id"] for one in agreements}
    keys = {"meeting": "meetings", "need": "needs", "after": "agreements"}
    return {
        "agreements": [_told(one, keys, there) for one in agreements],
        "priorities": [
            _told(one, keys, there)
            for one in family.get("priorities", [])
            if one["engagement"] in there["engagements"]
            and not _is_theirs(eyes, one)
            and holds(eyes, one, "services", lambda one=one: set(eyes.persons(_work(eyes, one))) <= eyes.hers)
        ],
        "status_points": [
            _told(one, keys, there)
            for one in family.get("status_points", [])
            if one["said_by"] in who
            and not _is_theirs(eyes, one)
            and says(eyes, one, one["said_by"], {}, of_led(eyes, one))
        ],
        "dreams": [
            _told(one, keys, there)
            for one in family.get("dreams", [])
            if one["who"] in who
            and not _is_theirs(eyes, one)
            and says(eyes, one, one["who"], {"for": [one["who"]]}, of_led(eyes, one))
        ],
    }


def _told(record: Doc, keys: dict[str, str], there: dict[str, set[str]]) -> Doc:
    return {key: value for key, value in record.items() if key not in keys or value in there[keys[key]]}
