"""A family with a meeting that was held, one to come, and one at which two would sit who must not meet; and the text of a PDF."""

import pypdfium2

from graph.checks import check_document
from graph.model.records import CaseFile
from importers.casefile.yaml12 import read_yaml

FAMILY = """
tovholder: 1
as_of: 2025-06-30
units:
  - {id: kommune, name: Kommunen, level: municipality}
  - {id: social, name: Familieafdelingen, level: administration, part_of: kommune, sector: social_children}
  - {id: job, name: Jobcenteret, level: administration, part_of: kommune, sector: employment}
actors:
  - {id: rita, name: Rita, kind: professional, unit: social, authority: true}
  - {id: ida, name: Ida, kind: professional, unit: job}
  - {id: uno, name: Uno, kind: professional, unit: job}
families:
  - id: f
    name: Familien Prøve
    homes: [{id: hjem}]
    members: [{id: mor, name: Mona, kind: adult, lives_in: [hjem]}, {id: barn, name: Bertil, kind: child, birth_year: 2014, custody: [mor]}]
    private_network: [{id: morfar, name: Gammelfar, relation: grandfather}, {id: mormor, name: Gammelmor, relation: grandmother}]
    private_ties:
      - {a: morfar, b: barn, no_contact: true}
      - {a: mormor, b: barn, closeness: 1, valence: positive}
    wishes: [{by: mor, about: uno, wish: not_wanted}, {by: mor, about: mormor, wish: wanted}]
    engagements:
      - {id: e1, actor: rita, service: family_caseworker, for: [mor, barn], at: office, status: active, from: 2025-01-01, per_week: 1, goal: "Ro om aftenen"}
      - {id: e2, actor: ida, service: job_caseworker, for: [mor], at: office, status: active, from: 2025-02-01, per_week: 2}
      - {id: e3, actor: uno, for: [mor], at: office, status: active, from: 2025-01-01}
      - {id: e4, actor: ida, service: mentor, for: [mor], at: office, status: ended, from: 2024-09-01, to: 2025-03-01, stopped_because_of: e1}
    ties:
      - {id: t1, a: rita, b: ida, kind: exchange, status: documented, from: 2025-06-10, source: "møde held"}
      - {id: t2, a: rita, b: ida, kind: exchange, status: attempted, date: 2025-03-03}
    meetings:
      - {id: held, kind: network_meeting, date: 2025-06-10, time: "14:00-15:30", place: "Rådhuset", purpose: "Få det til at hænge sammen", leader: rita,
         minutes_by: ida, participants: [mor, rita, ida, mormor], status: held, coordinator: rita, coordination: named, next: soon, minutes_approved: [mor],
         board: [{id: b1, column: works, text: "Vi spiser sammen", said_by: mor}, {id: b2, column: worries, text: "Morgenerne", said_by: morfar}],
         follow_up: 2025-09-10}
      - {id: soon, kind: network_meeting, date: 2025-07-10, time: "10:00-11:00", place: "Skolen", purpose: "Næste skridt", leader: rita, status: planned,
         participants: [mor, rita], invited: [{who: ida}, {who: mormor, asked_for_by: barn}], agenda: [{id: d1, text: "Hvem henter?", minutes: 20}]}
      - {id: both, kind: network_meeting, date: 2025-08-10, status: planned, participants: [barn, rita], invited: [{who: morfar}]}
    agreements:
      - {id: a1, text: "Ringer til skolen", about: [barn], holder: rita, from: 2025-06-10, due: 2025-07-01, status: open, meeting: held}
      - {id: a2, text: "Skriver til Gammelfar-huset", holder: uno, from: 2025-06-10, due: 2025-07-02, status: open, meeting: held}
      - {id: a3, text: "Finder en cykel", holder: none, from: 2025-06-10, status: open, meeting: held}
    priorities: [{id: p1, engagement: e2, decision: less, from: 2025-07-01, per_week: 1, meeting: held, by: [mor]}]
    status_points: [{id: s1, area: school, about: barn, said_by: mor, date: 2025-06-10, step: 6, text: "Det går", meeting: held}]
    dreams: [{id: w1, who: mor, text: "En ferie sammen", date: 2025-06-10, meeting: held}]
"""
BARRED = ("Gammelfar", "Uno", "Morgenerne")
"""Whoever is barred, what they said and what they promised."""


def read(text: str = FAMILY) -> CaseFile:
    checked = check_document(read_yaml(text)[0])
    assert checked.case_file is not None, checked.errors
    return checked.case_file


def text_of(made: bytes) -> str:
    opened = pypdfium2.PdfDocument(made)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in opened)
    finally:
        opened.close()
