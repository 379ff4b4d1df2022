"""Families for the tests of rules: a few lines of YAML round a common stock of units and actors, and the shared cases."""

import json
import tempfile
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from graph.model.records import CaseFile, Family
from graph.reading.cut import Seen, facts_of
from importers import load
from importers.casefile.yaml12 import read_yaml
from queries import Finding, View, at, findings_of
from queries.measures.family import measures_of
from tests.case_files import CASES
from tests.sessions import changed as other_facts

DAY = date(2024, 6, 1)
STOCK = """
tovholder: 1
municipality: Prøvekommune
as_of: 2024-06-01
units:
  - {id: kommune, name: Kommunen, level: municipality}
  - {id: social, name: Social, level: administration, part_of: kommune}
  - {id: boern, name: Børneafdelingen, level: department, part_of: social}
  - {id: voksne, name: Voksenafdelingen, level: department, part_of: social}
  - {id: job, name: Jobcentret, level: administration, part_of: kommune, sector: employment}
  - {id: skole, name: Skolen, level: organisation, sector: school}
  - {id: politi, name: Politiet, level: organisation, sector: police_courts}
  - {id: station, name: Stationen, level: department, part_of: politi}
  - {id: skolepoliti, name: Politi i skolen, level: department, part_of: politi, sector: school}
actors:
  - {id: a, name: Aktør A, kind: professional, unit: boern}
  - {id: b, name: Aktør B, kind: professional, unit: voksne}
  - {id: c, name: Aktør C, kind: professional, unit: job}
  - {id: d, name: Aktør D, kind: professional, unit: skole}
  - {id: m, name: Myndighed, kind: professional, unit: boern, authority: true}
  - {id: n, name: Anden myndighed, kind: professional, unit: job, authority: true}
  - {id: t1, name: Makker 1, kind: professional, unit: voksne, team: par}
  - {id: t2, name: Makker 2, kind: professional, unit: voksne, team: par}
  - {id: p, name: Vikar, kind: professional, unit: voksne, to: 2024-06}
  - {id: o, name: Stedet, kind: organisation, unit: skole}
  - {id: g, name: Gruppen, kind: group, unit: skole}
  - {id: k, name: Kender, kind: professional, unit: boern, record_access: [boern, job], caseload: 12}
  - {id: u1, name: Betjent, kind: professional, unit: politi}
  - {id: u2, name: Lokalbetjent, kind: professional, unit: station}
  - {id: u3, name: Udlånt, kind: professional, unit: skolepoliti}
  - {id: r1, name: Vejleder 1, kind: professional, unit: voksne, role: vejleder, to: 2023-05-31}
  - {id: r2, name: Vejleder 2, kind: professional, unit: voksne, role: vejleder}
  - {id: r3, name: Vejleder 3, kind: professional, unit: voksne, role: vejleder, from: 2024-02-01}
  - {id: r4, name: Vejleder 4, kind: professional, unit: boern, role: vejleder}
  - {id: r5, name: Vejleder 5, kind: professional, unit: voksne, role: vejleder}
"""
FAMILY = """
id: familie
name: Familien
homes: [{id: hjem}, {id: andet_hjem, protected: true}]
members:
  - {id: mor, name: Mor, kind: adult, lives_in: [hjem]}
  - {id: far, name: Far, kind: adult, lives_in: [andet_hjem]}
  - {id: ung, name: Ung, kind: young_adult}
  - {id: barn, name: Barn, kind: child, lives_in: [hjem], custody: [mor]}
"""


def facts(family: str = "", *, general: str = "", as_of: date = DAY) -> Seen:
    """The facts of a family: its keys as YAML on top of the stock. An engagement needs only its actor.

    What an engagement has by default it loses by `from: null`.
    """
    told = parsed(FAMILY) | (parsed(family) or {})
    for number, engagement in enumerate(told.get("engagements", [])):
        usual = {"id": f"e{number}", "at": "hjem", "for": ["mor"], "status": "active", "from": "2024-01-01"}
        told["engagements"][number] = usual | engagement
    document = parsed(STOCK) | {"as_of": as_of.isoformat(), "ties": parsed(general) or [], "families": [told]}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.json"
        path.write_text(json.dumps(document), encoding="utf-8")
        return facts_of(load(path).case_file, "familie")


def tie(a: str, b: str, rest: str = "") -> str:
    """A documented contact."""
    return f"{{a: {a}, b: {b}, kind: exchange, status: documented{', ' if rest else ''}{rest}}}"


def parsed(text: str) -> Any:
    """The values of a YAML text, dates as text."""
    value, faults = read_yaml(text)
    assert not faults
    return value


def view(family: str = "", *, day: date = DAY, general: str = "", as_of: date = DAY) -> View:
    """The view of a family on a day."""
    return at(facts(family, general=general, as_of=as_of), day)


def found(view: View, type: str) -> list[Finding]:
    """The findings of a type, after all rules have run."""
    return [finding for finding in findings_of(view) if finding.type == type]


def pairs(findings: list[Finding]) -> list[tuple[str, ...]]:
    """Whom they are about."""
    return [finding.subjects for finding in findings]


@cache
def case(name: str) -> CaseFile:
    """One of the shared cases."""
    return load(CASES / f"{name}.yaml").case_file


def views(name: str, day: date, **changed: Any) -> Iterator[View]:
    """Each family of a shared case on a day; `changed` are keys of the family that say something else."""
    for family in case(name).families:
        facts = facts_of(case(name), family.id, source=name)
        if changed:
            told = Family.model_validate(family.document() | changed)
            facts = other_facts(facts, family=told)
        yield at(facts, day)


def told(name: str, day: date) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The findings and the measures of a shared case on a day, as documents."""
    seen = list(views(name, day))
    findings = [finding.document("da") for view in seen for finding in findings_of(view)]
    return findings, [measures_of(view) for view in seen]
