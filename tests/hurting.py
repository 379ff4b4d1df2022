"""What can hurt, planted in case files: each of its kinds alone or all at once, and the same files without it by other means."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from graph.model.records import CaseFile, order_key
from tests.graph.without import without

Document = dict[str, Any]
STRANGER = "planted_stranger"
NAME = "Ulykkesfuglen Krag"
"""What somebody is called who is on the map only through what hurts."""
FRIEND = "planted_friend"
"""Somebody who is on the map only through the stranger."""


def _private(**said: Any) -> Callable[[Document, str, str], None]:
    return lambda family, one, other: family.setdefault("private_ties", []).append({"a": one, "b": other, **said})


def _trust(**said: Any) -> Callable[[Document, str, str], None]:
    return lambda family, one, other: family.setdefault("ties", []).append(
        {"a": one, "b": other, "kind": "trust", **said}
    )


def _wish(said: str) -> Callable[[Document, str, str], None]:
    return lambda family, one, other: family.setdefault("wishes", []).append({"about": one, "wish": said, "by": other})


PLANTS: dict[str, Callable[[Document, str, str], None]] = {
    "threat": _private(valence="threat"),
    "suspicion": _private(valence="threat", certainty="suspected"),
    "suspected_support": _private(valence="positive", certainty="suspected", closeness=1),
    "no_contact": _private(no_contact=True),
    "no_contact_in_support": _private(valence="positive", closeness=1, no_contact=True),
    "conflict": _private(valence="conflict", closeness=1),
    "draining": _private(valence="draining", closeness=2, **{"from": "2011-02-03", "to": "2012-03-04"}),
    "distrust": _trust(status="documented", valence="conflict"),
    "no_trust": _trust(status="documented_absent"),
    "trust_tried": _trust(status="attempted", valence="positive"),
    "not_wanted": _wish("not_wanted"),
    "ask": _wish("ask"),
}
"""What is planted, by what it is called here: from one person to another, who is a member."""
OF_ACTORS = frozenset({"distrust", "no_trust", "trust_tried", "not_wanted", "ask"})


def planted(case_file: CaseFile, *names: str) -> CaseFile:
    """The file with these planted in each family, from somebody who was not there before."""
    document = copy.deepcopy(case_file.document())
    for family in document["families"]:
        member = family["members"][0]["id"]
        family.setdefault("private_network", []).append({"id": STRANGER, "name": NAME, "relation": "neighbour"})
        for name in names:
            PLANTS[name](family, STRANGER, member)
    return _read(document)


def befriended(case_file: CaseFile, name: str) -> CaseFile:
    """The file with this planted in each family, from somebody who has a friend of whom nobody else knows."""
    document = planted(case_file, name).document()
    for family in document["families"]:
        family["private_network"].append({"id": FRIEND, "name": f"{NAME} den anden"})
        _private(valence="positive", closeness=1)(family, FRIEND, STRANGER)
    return _read(document)


def planted_among(case_file: CaseFile, name: str) -> CaseFile:
    """The file with this planted in each family between those who are there: it bars, or keeps out, somebody who stays."""
    document = copy.deepcopy(case_file.document())
    for family in document["families"]:
        for one, other in list(_among(family, name))[:1]:
            PLANTS[name](family, one, other)
    return _read(document)


def _among(family: Document, name: str) -> Iterator[tuple[str, str]]:
    """Pairs of whom it may be said: an actor for what is said of actors, else a relative or another member."""
    member = family["members"][0]["id"]
    taken = {frozenset((tie["a"], tie["b"])) for tie in family.get("private_ties", [])}
    actors = sorted({work["actor"] for work in family.get("engagements", [])})
    people = [person["id"] for person in (*family.get("private_network", []), *family["members"])]
    for one in actors if name in OF_ACTORS else people:
        if one != member and frozenset((one, member)) not in taken:
            yield one, member


def _read(document: Document) -> CaseFile:
    return CaseFile.model_validate(document).in_order()


def bare(case_file: CaseFile) -> CaseFile:
    """The file without all that can hurt, and without whoever is then alone in its family: written on documents."""
    hurting = {order_key(tie) for tie in case_file.ties if _hurts(tie.document())}
    for family in case_file.families:
        for record in (*family.private_ties, *family.ties, *family.wishes):
            if _hurts(record.document()):
                hurting.add(order_key(record))
    rest = _without_questions(without(case_file, hurting))
    alone = {id for family in rest.document().get("families", []) for id in _alone(family)}
    return without(rest, alone) if alone else rest


def _without_questions(case_file: CaseFile) -> CaseFile:
    """What a meeting is to ask is asked of the working view; what it is to talk about in words stays."""
    document = copy.deepcopy(case_file.document())
    for family in document.get("families", []):
        for meeting in family.get("meetings", []):
            meeting["agenda"] = [item for item in meeting.get("agenda", []) if "finding" not in item]
    return _read(document)


def _hurts(said: Document) -> bool:
    if "wish" in said:
        return said["wish"] in ("not_wanted", "ask")
    if "kind" in said:
        return said["kind"] == "trust" and (said.get("valence") == "conflict" or said["status"] != "documented")
    hostile = said.get("valence") in ("conflict", "draining", "threat")
    return hostile or bool(said.get("no_contact")) or said.get("certainty") == "suspected"


def _alone(family: Document) -> Iterator[str]:
    """Those of the private network whom nothing joins to the family, be it by way of others of the network."""
    private = {person["id"] for person in family.get("private_network", [])}
    joined = {person["id"] for person in family.get("private_network", []) if person.get("lives_in")}
    for meeting in family.get("meetings", []):
        joined |= {
            *meeting["participants"],
            meeting.get("coordinator"),
            *(one["who"] for one in meeting.get("invited", [])),
        }
    for member in family.get("members", []):
        joined.update(member.get("custody", []))
    pairs = [{tie["a"], tie["b"]} for tie in (*family.get("private_ties", []), *family.get("ties", []))]
    for _ in private:
        for pair in pairs:
            if pair & joined or pair - private:
                joined |= pair
    yield from sorted(private - joined)
