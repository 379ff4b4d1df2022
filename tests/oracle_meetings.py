"""What the product and the naive readings say differently of a meeting to prepare, of a year, and of who has the ball."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from graph.model.records import LegalBasis
from graph.reading.cut import Seen
from queries.day.view import at
from queries.meetings.consent_matrix import consent_matrix
from queries.meetings.day import meeting_on
from queries.meetings.invite import invitation
from queries.timeline import timeline
from tests.naive.day import Day
from tests.naive.invite import Key, invite, key_of
from tests.naive.pairs import Pairs
from tests.naive.rules_balls import documents
from tests.naive.timeline import timeline as naive_timeline
from tests.oracle import Document, catalogue, of_product
from tests.sessions import changed


class Asked(NamedTuple):
    """What is asked about a family: a meeting, if there is one, on a day; a window; the balls on its last day."""

    meeting: str | None
    as_of: date | None
    first: date
    last: date
    general: tuple[LegalBasis, ...] = ()
    """General bases, which stand in no case file."""


def meeting_differences(document: Document, facts: Seen, asked: Asked) -> Iterator[str]:
    """What the two say differently, one line each; each tie has an id, by which both name it."""
    if any("id" not in tie for holder in [document, *document["families"]] for tie in holder.get("ties", [])):
        return
    facts, family = changed(facts, general=asked.general), facts.family.id
    ours = timeline(facts, asked.first, asked.last).document()
    theirs = naive_timeline(document, family, asked.first, asked.last, catalogue())
    yield from _apart("timeline", ours, theirs)
    day = Day(document, family, asked.last, catalogue())
    balls = [ball.document() for ball in at(facts, asked.last).balls]
    yield from _apart("balls", balls, documents(day, Pairs(day)))
    if any(one.id == asked.meeting for one in facts.family.meetings):
        yield from _invite(document, facts, asked)


def _invite(document: Document, facts: Seen, asked: Asked) -> Iterator[str]:
    assert asked.meeting is not None
    found = invitation(facts, asked.meeting, asked.as_of)
    ours, names = found.document(), {one.id: key_of(of_product(one)) for one in found.findings}
    assert ours["untouched"] == sorted(ours["untouched"])
    ours |= consent_matrix(meeting_on(facts, asked.meeting, asked.as_of)).document()
    general = [basis.document() for basis in facts.general]
    theirs = invite(document, facts.family.id, asked.meeting, asked.as_of, catalogue(), general)
    _one_statute(ours["cells"], theirs["cells"])
    yield from _apart("invite", _with_keys(ours, names), theirs)


def _one_statute(ours: list[Document], theirs: list[Document]) -> None:
    """Of several bases that hold, the product names one: any of them is right."""
    for mine, other in zip(ours, theirs, strict=False):
        other["statute"] = mine["statute"] if mine["statute"] in other["statute"] else other["statute"]


def _with_keys(document: Document, names: Mapping[str, Key]) -> Document:
    """Findings by what makes each one, in place of their ids."""
    for person in document["people"]:
        for reason in person["reasons"]:
            reason["findings"] = [names[id] for id in reason["findings"]]
    return {**document, "untouched": sorted((names[id] for id in document["untouched"]), key=repr)}


def _apart(where: str, one: Any, other: Any) -> Iterator[str]:
    """Where two answers are not equal, by the keys that lead there."""
    if isinstance(one, dict) and isinstance(other, dict):
        for name in sorted(one.keys() | other.keys()):
            yield from _apart(f"{where}.{name}", one.get(name), other.get(name))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        for mine, theirs in zip(one, other, strict=True):
            yield from _apart(where, mine, theirs)
    elif one != other:
        yield f"{where}: {one} by the product, {other} by the oracle"
