"""Hvorfor ser jeg det?: by which right somebody shows, each right once, in sentences that name the consent or basis behind it."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from graph.model.people import GeneralBasis
from graph.reading.cut import facts_of
from graph.reading.paper import on_paper
from graph.reading.table import on_the_table
from importers import load
from maps.page.rights import rights_of
from tests.access.looking import Assignment, User, circumstances, looked_at, viewer

FILE = """
tovholder: 1
as_of: 2026-11-01
units:
  - {id: social, name: "Børn og Familie", level: administration}
  - {id: familie, name: "Familieafdelingen", level: department, part_of: social}
  - {id: job, name: "Jobcentret", level: department}
  - {id: skole, name: "Skolen", level: department}
  - {id: bolig, name: "Boligkontoret", level: department}
actors:
  - {id: rita, name: "Rita", kind: professional, unit: familie}
  - {id: per, name: "Per", kind: professional, unit: job}
  - {id: lis, name: "Lis", kind: professional, unit: skole}
  - {id: bo, name: "Bo", kind: professional, unit: bolig}
families:
  - id: skov
    name: "Skov"
    members: [{id: mor, name: "Mette", kind: adult}]
    private_network: [{id: ven, name: "Ven", relation: friend}]
    private_ties: [{a: mor, b: ven}]
    engagements:
      - {id: e1, actor: rita, for: [mor], at: office, service: job_caseworker, status: active, from: 2026-01-01}
      - {id: e2, actor: per, for: [mor], at: office, service: job_caseworker, status: active, from: 2026-01-01}
      - {id: e3, actor: lis, for: [mor], at: office, service: job_caseworker, status: active, from: 2026-01-01}
      - {id: e4, actor: bo, for: [mor], at: office, service: job_caseworker, status: active, from: 2026-01-01}
    ties:
      - {a: rita, b: bo, kind: exchange, channel: direct, status: documented, source: "x"}
    meetings: [{id: m, kind: network_meeting, date: 2026-12-10, participants: [per], status: planned}]
    consents:
      - {id: c1, given_by: mor, about: [mor], from_units: [job], to_units: [familie], information: [contact, services, network], valid_from: 2026-01-01, valid_to: 2026-12-24, status: given}
      - {id: c2, given_by: mor, about: [mor], from_units: [familie], to_units: [job], information: [network], valid_from: 2026-01-01, valid_to: 2026-12-24, status: given}
"""
GENERAL = GeneralBasis.model_validate(
    {"id": "g", "statute": "Testloven § 1", "from_units": ["skole"], "to_units": ["familie"], "information": ["contact", "services"],
     "assessed_by": "Jura", "date": "2026-01-01", "entered_by": ["u_a", "u_b"]}
).basis()  # fmt: skip


@pytest.fixture
def told(tmp_path: Path):
    """What a user of this role and unit is told, by person."""
    file = tmp_path / "skov.yaml"
    file.write_text(FILE, "utf-8")
    case_file = load(file).case_file

    def ask(
        part: str, unit: str = "familie", role: str = "caseworker", lang: str = "da", **more
    ) -> Mapping[str, tuple[str, ...]]:
        user = User("u", role, unit, ())
        looks = viewer(user, {unit.id: unit for unit in case_file.units})
        assigned = [Assignment("u", "skov", part, **more)] if part else []
        others = {"u": user, "boss": User("boss", "caseworker", "familie", ())}
        assigned.append(Assignment("boss", "skov", "responsible"))
        [seen], _ = looked_at(looks, case_file, circumstances(looks, case_file, others, assigned, (GENERAL,)))
        people = {"mor", "ven", "rita", "per", "lis", "bo"}
        assert rights_of(on_paper(on_the_table(seen)), people, lang).get("mor") == rights_of(seen, people, lang)["mor"]
        return rights_of(seen, people, lang)

    return ask


def test_each_is_told_by_the_right_that_opens_it(told) -> None:
    said = told("responsible")
    assert said == {
        "mor": ("Du er tildelt familien som ansvarlig.", "Din afdeling arbejder med familien."),
        "ven": ("Din afdeling er ansvarlig for familien.",),
        "rita": ("Det er din egen afdelings arbejde.",),
        "per": (
            "Samtykke fra Mette: Jobcentret må fortælle Familieafdelingen om hvem der arbejder med familien, indsatser og det "
            "private netværk, til og med 24. december 2026.",
        ),
        "lis": (
            "For alle familier (Testloven § 1): Skolen må fortælle Familieafdelingen om hvem der arbejder "
            "med familien og indsatser.",
        ),
        "bo": ("De har talt med en fra din afdeling om familien, eller de har siddet i møde med en.",),
    }


def test_who_is_not_responsible_is_told_of_the_consent_and_of_nobody_hidden(told) -> None:
    said = told("worker", "job", lang="en")
    assert said == {
        "mor": ("You are assigned to the family as a worker.", "Your unit works with the family."),
        "ven": (
            "Consent of Mette: Familieafdelingen may tell Jobcentret about the private network, until 24 December 2026.",
        ),
        "per": ("It is your own unit's work.",),
    }


def test_whoever_leads_a_meeting_is_told_of_it_and_of_the_consent_that_opens_the_work(told) -> None:
    said = told("meeting", role="meeting_leader", meeting="m")
    assert said["per"][0] == "De deltager i et møde, du leder."
    assert said["per"][1].startswith("Samtykke fra Mette: Jobcentret må fortælle Familieafdelingen")
    assert said.keys() == {"mor", "per", "ven"}


def test_the_whole_map_names_what_is_behind_it(told) -> None:
    said = told("worker", "bolig", whole=("c1",))
    assert said["lis"][0] == "Du er tildelt hele kortet. Bag det står:"
    assert said["lis"][1].startswith("Samtykke fra Mette: Jobcentret")


def test_a_leader_is_told_of_the_reason(told) -> None:
    assert told("", "social", "leader")["mor"] == (
        "Din afdeling arbejder med familien.",
        "Du har skrevet, hvorfor du vil se familien i dag.",
    )


def test_whoever_works_alone_is_told_nothing(tmp_path: Path) -> None:
    file = tmp_path / "skov.yaml"
    file.write_text(FILE, "utf-8")
    seen = facts_of(load(file).case_file, "skov")
    assert rights_of(seen, {"mor"}, "da") == {}
