"""The findings in words, with their evidence, and what of the map each one lights."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from maps.entries import Entry
from maps.telling import Teller
from queries.finding import Finding
from queries.view import View
from queries.words import text

if TYPE_CHECKING:
    from maps.scene import SceneEdge


@dataclass(frozen=True, slots=True)
class SceneFinding:
    """A finding in one language. `chips` and `edges` are what it lights on the map, `subjects` whom it is about."""

    id: str
    type: str
    class_: str | None
    title: str
    confidence: str
    certainty: str
    statement: str
    rule: str
    question: str | None
    evidence: tuple[str, ...]
    against: tuple[str, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    consents: tuple[str, ...]
    subjects: tuple[str, ...]
    chips: tuple[str, ...]
    edges: tuple[str, ...]


def statements(
    view: View, findings: Sequence[Finding], entries: Sequence[Entry], edges: "Sequence[SceneEdge]", teller: Teller
) -> tuple[SceneFinding, ...]:
    """The findings in their order."""
    chip = {entry.id: entry.fold or entry.id for entry in entries}
    return tuple(_statement(view, finding, chip, edges, teller) for finding in findings)


def _statement(
    view: View, finding: Finding, chip: dict[str, str], edges: "Sequence[SceneEdge]", teller: Teller
) -> SceneFinding:
    lang = teller.lang
    lit = _lit(view, finding, chip)
    candidate = finding.candidate
    certainty = [teller.word("confidence", finding.confidence)]
    if finding.date_uncertain:
        certainty.append(teller.say("date_uncertain"))
    return SceneFinding(
        id=finding.id,
        type=finding.type,
        class_=finding.class_,
        title=teller.word("type", finding.type),
        confidence=finding.confidence,
        certainty=", ".join(certainty),
        statement=text(finding.statement, lang),
        rule=text(finding.rule, lang),
        question=text(finding.question, lang) if finding.question else None,
        evidence=tuple(dict.fromkeys(teller.record(item.record) for item in finding.evidence)),
        against=tuple(dict.fromkeys(teller.record(item.record) for item in finding.counter_evidence)),
        speaks_for=tuple(text(message, lang) for message in candidate.for_) if candidate else (),
        speaks_against=tuple(text(message, lang) for message in candidate.against) if candidate else (),
        consents=tuple(
            teller.consent_needed(need.from_unit, need.to_unit, need.about, need.have) for need in finding.consent
        ),
        subjects=finding.subjects,
        chips=tuple(sorted(lit)),
        edges=_lines(finding, lit, chip, edges),
    )


def _lit(view: View, finding: Finding, chip: dict[str, str]) -> set[str]:
    """The chips of its subjects, and of the actors of the units that it is between."""
    lit = {chip[id] for id in finding.subjects if id in chip}
    if finding.between:
        units = set(finding.between)
        lit |= {chip[id] for id in view.circle if not units.isdisjoint(view.paths[id])}
    return lit


def _lines(finding: Finding, lit: set[str], chip: dict[str, str], edges: "Sequence[SceneEdge]") -> tuple[str, ...]:
    """Of a finding about two: what is between them. Of coordination: the rope. Between units: what is missing."""
    subjects = {chip[id] for id in finding.subjects if id in chip}
    if finding.type == "coordinator":
        return tuple(edge.id for edge in edges if edge.state == "coordinates" and edge.a in subjects)
    if finding.between:
        wanted = {"absent", "recommended", "ask"}
        return tuple(edge.id for edge in edges if edge.state in wanted and {edge.a, edge.b} <= lit)
    if len(subjects) == 2:
        return tuple(edge.id for edge in edges if edge.state != "engagement" and {edge.a, edge.b} == subjects)
    return ()
