"""The rule against a second reading of the contract, on made-up families and whoever looks at them."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from typing import Any

import pytest

from access.policy import AccessPolicy
from access.roles import PURPOSE
from graph.checks.validate import validated
from graph.model.records import CaseFile, LegalBasis
from graph.reading.cut import Seen, cut, facts_in, facts_of
from graph.reading.rights import Circumstances, Rights
from graph.reading.viewer import Viewer
from tests.access.naive import SERVICES, Eyes, Looker
from tests.access.random_files import random_file, random_looker
from tests.sessions import changed

FAMILIES, AT_ONCE = 1000, 50
PARTS = {"caseworker": "worker", "meeting_leader": "meeting"}


def made_up(first: int) -> Iterator[tuple[dict[str, Any], CaseFile, random.Random]]:
    """Some valid case files."""
    for seed in range(first, first + AT_ONCE):
        rng = random.Random(seed)
        while (case_file := validated(document := random_file(rng)).case_file) is None:
            pass
        yield document, case_file.in_order(), rng


def seen(case_file: CaseFile, family: str, looker: Looker) -> Seen:
    """The family by the policy of the product."""
    [record] = [one for one in case_file.families if one.id == family]
    return cut(
        facts := facts_in(case_file, record, "source"),
        AccessPolicy().scope(_viewer(looker), facts, _around(case_file, family, looker)),
    )


def _viewer(looker: Looker) -> Viewer:
    now = datetime.combine(looker.today, time(12), UTC)
    return Viewer("u", looker.role, PURPOSE[looker.role], looker.units, (), frozenset(), now, "web")  # type: ignore[arg-type, index]


def _around(case_file: CaseFile, family: str, looker: Looker) -> Circumstances:
    def rights(id: str) -> Rights:
        return Rights(
            id,
            parts=frozenset({PARTS.get(looker.role, "worker")}),  # type: ignore[arg-type]
            meetings=frozenset(looker.meetings or ("m",)),
            whole=looker.whole if id == family else (),
            works=True,
            reason=True,
            responsible=frozenset(looker.responsible),
            member=looker.member or "m",
        )

    bases = tuple(LegalBasis.model_validate(basis) for basis in looker.general)
    return Circumstances({id: rights(id) for id in looker.knows}, {unit.id: unit for unit in case_file.units}, bases)


def alike(one: Seen, other: Seen) -> None:
    """Both facts are the same, but for who must never be suggested and why something shows."""
    same: dict[str, Any] = {
        "veils": (),
        "barred": frozenset(),
        "distrusted": (),
        "everybody": other.everybody,
        "limited": False,
        "why": {},
    }
    assert changed(one, **same) == changed(other, **same)


@pytest.mark.parametrize("first", range(0, FAMILIES, AT_ONCE))
def test_what_shows_is_what_a_second_reading_of_the_contract_shows(first: int) -> None:
    for document, case_file, rng in made_up(first):
        for family in document["families"]:
            looker = random_looker(rng, document, family)
            eyes = Eyes(document, family, looker)
            expected = CaseFile.model_validate(eyes.look()).in_order()
            ours = seen(case_file, family["id"], looker)
            alike(ours, facts_of(expected, family["id"], "source"))
            assert ours.limited is not eyes.whole


def facts_told(facts: Seen) -> set[str]:
    """Each thing that is said of the family, one by one: a field of a record, a name in a list.

    Tasks that are named because one beside them is hidden were there before, as those that the service usually has.
    """
    told: set[str] = set()

    def tell(where: str, value: Any) -> None:
        if isinstance(value, dict):
            name = value.get("id") or "/".join(
                str(value.get(key, "")) for key in ("a", "b", "kind", "about", "wish", "home", "from")
            )
            for key, part in value.items():
                tell(f"{where}.{name}.{key}", part)
        elif isinstance(value, list):
            for part in value:
                tell(where, part)
        else:
            told.add(f"{where}={value}")

    document = facts.family.document()
    for work in document.get("engagements", []):
        work.setdefault("functions", SERVICES.get(work.get("service"), {}).get("functions", []))
        if work["at"] == "unknown":
            del work["at"]
    tell("family", document)
    for kind in (facts.actors, facts.units):
        for record in kind.values():
            tell(type(record).__name__, record.document())
    return told


@pytest.mark.parametrize("first", range(0, 200, AT_ONCE))
def test_taking_a_consent_away_never_adds_anything(first: int) -> None:
    """Withdrawn, refused, over, or narrowed to nothing: what showed may go, and nothing comes."""
    taken = 0
    for document, case_file, rng in made_up(first):
        for family in document["families"]:
            looker = replace(random_looker(rng, document, family), role=rng.choice(("caseworker", "meeting_leader")))
            before = facts_told(seen(case_file, family["id"], looker))
            given = [one for one in family["consents"] if one["status"] == "given"]
            for consent in given:
                way = rng.choice(({"status": "withdrawn"}, {"status": "refused"}, {"information": []}))
                after = facts_told(seen(_with(case_file, consent["id"], **way), family["id"], looker))
                taken += after != before
                fresh = {said for said in after - before if f".consents.{consent['id']}." not in said}
                assert fresh == set(), (looker, consent["id"], way)
    assert taken > 10


def _with(case_file: CaseFile, id: str, **values: Any) -> CaseFile:
    document = case_file.document()
    for family in document["families"]:
        for consent in family.get("consents", []):
            if consent["id"] == id:
                consent.update(values)
    return CaseFile.model_validate(document).in_order()
