"""The findings in words, with their evidence, and what of the map each one lights."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypedDict

from graph.model.base import Record
from graph.model.meetings import Agreement, Meeting
from graph.model.records import Engagement, Need, Tie
from maps.scene.entries import Entry
from maps.scene.palette import EdgeState
from maps.scene.telling import Teller
from queries.day.units import Pair, pair
from queries.day.view import View
from queries.finding import Finding
from queries.groups import Group, basis_of
from words import Message, text


class DrawnLine(NamedTuple):
    """A line of a scene, as far as a finding asks: which chips it joins, and what it stands for."""

    id: str
    a: str
    b: str
    state: EdgeState


class SceneGroup(NamedTuple):
    """The group of questions in which a finding stands on a day: what it is called, and which of the groups it is then."""

    id: str
    heading: str
    place: int


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
    not_known: tuple[str, ...]
    consents: tuple[str, ...]
    subjects: tuple[str, ...]
    chips: tuple[str, ...]
    edges: tuple[str, ...]
    group: SceneGroup


class Lines:
    """The lines of a scene by the two chips that they join, in any order."""

    def __init__(self, lines: Sequence[DrawnLine]) -> None:
        self.all = lines
        self._place = {line.id: at for at, line in enumerate(lines)}
        self._by_ends: dict[Pair, list[DrawnLine]] = {}
        self._help: dict[str, list[DrawnLine]] = {}
        for line in lines:
            self._by_ends.setdefault(pair(line.a, line.b), []).append(line)
            if line.state == "engagement":
                self._help.setdefault(line.a, []).append(line)

    def between(self, a: str | None, b: str | None) -> Sequence[DrawnLine]:
        """All lines between two chips."""
        return self._by_ends.get(pair(a, b), ()) if a and b else ()

    def in_order(self, ids: Collection[str]) -> tuple[str, ...]:
        """The ids of lines in the order of the scene."""
        return tuple(sorted(ids, key=self._place.__getitem__))

    def help_of(self, chip: str | None) -> Sequence[DrawnLine]:
        """The lines from a chip to those whom it helps."""
        return self._help.get(chip, ()) if chip else ()


def statements(
    view: View,
    in_groups: Sequence[Group],
    findings: Sequence[Finding],
    entries: Sequence[Entry],
    drawn: Sequence[DrawnLine],
    teller: Teller,
) -> tuple[SceneFinding, ...]:
    """The findings in their order; `in_groups` are the same in groups."""
    chip = {entry.id: entry.fold or entry.id for entry in entries}
    lines = Lines(drawn)
    of_group = {
        finding.id: SceneGroup(group.id, text(group.heading, teller.lang), place)
        for place, group in enumerate(in_groups)
        for finding in group.findings
    }
    return tuple(_statement(view, finding, chip, lines, teller, of_group[finding.id]) for finding in findings)


def _statement(
    view: View, finding: Finding, chip: dict[str, str], lines: Lines, teller: Teller, group: SceneGroup
) -> SceneFinding:
    lit = _lit(view, finding, chip)
    return SceneFinding(
        **_sentences(finding, teller),
        id=finding.id,
        type=finding.type,
        class_=finding.class_,
        confidence=finding.confidence,
        subjects=finding.subjects,
        chips=tuple(sorted(lit)),
        edges=_lines(finding, lit, chip, lines),
        group=group,
    )


class _Sentences(TypedDict):
    """What is said of a finding."""

    title: str
    certainty: str
    statement: str
    rule: str
    question: str | None
    evidence: tuple[str, ...]
    against: tuple[str, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    not_known: tuple[str, ...]
    consents: tuple[str, ...]


def _sentences(finding: Finding, teller: Teller) -> _Sentences:
    """What is said of a finding; made once for days in a row on which it says the same, as most do."""
    key, rests_on = ("finding", finding.id), _rests_on(finding)
    before = teller.memory.get(key)
    if before is None or before[0] != rests_on:
        before = teller.memory[key] = rests_on, _made(finding, teller)
    return before[1]


def _rests_on(finding: Finding) -> tuple[object, ...]:
    """All that the sentences about a finding are made of, beside what its id holds."""
    candidate = finding.candidate
    return (
        finding.confidence,
        finding.date_uncertain,
        finding.statement,
        finding.rule,
        finding.question,
        finding.evidence,
        finding.counter_evidence,
        finding.consent,
        (candidate.for_, candidate.against, candidate.unknown) if candidate else None,
    )


def _made(finding: Finding, teller: Teller) -> _Sentences:
    lang, candidate = teller.lang, finding.candidate
    return _Sentences(
        title=finding.title(lang),
        certainty="" if candidate else _certainty(finding, teller),
        statement=text(finding.statement, lang),
        rule=text(finding.rule, lang),
        question=text(finding.question, lang) if finding.question else None,
        evidence=tuple(dict.fromkeys(teller.record(item.record) for item in finding.evidence)),
        against=tuple(dict.fromkeys(teller.record(item.record) for item in finding.counter_evidence)),
        speaks_for=tuple(text(message, lang) for message in candidate.for_) if candidate else (),
        speaks_against=tuple(text(message, lang) for message in candidate.against) if candidate else (),
        not_known=tuple(text(message, lang) for message in candidate.unknown) if candidate else (),
        consents=tuple(
            teller.consent_needed(need.from_unit, need.to_unit, need.about, need.have) for need in finding.consent
        ),
    )


def _certainty(finding: Finding, teller: Teller) -> str:
    """What it rests on, in a word; that somebody could coordinate rests on nothing of the kind."""
    said = text(Message(f"basis.{basis_of(finding)}"), teller.lang)
    return f"{said} ({teller.say('date_uncertain')})" if finding.date_uncertain else said


def _lit(view: View, finding: Finding, chip: dict[str, str]) -> set[str]:
    """The chips of its subjects, of its evidence without who is barred, and of the actors of the units it is between."""
    lit = {chip[id] for id in finding.subjects if id in chip}
    told = {id for item in finding.evidence for id in _named(item.record)} - view.known_barred
    lit |= {chip[id] for id in told if id in chip}
    if finding.between:
        units = set(finding.between)
        lit |= {chip[id] for id in view.circle if not units.isdisjoint(view.paths[id])}
    return lit


def _named(record: Record) -> tuple[str, ...]:
    """Whom a record of the evidence is about."""
    if isinstance(record, Engagement):
        return (record.actor,)
    if isinstance(record, Tie):
        return record.a, record.b
    if isinstance(record, Meeting):
        return record.participants
    if isinstance(record, Agreement):
        return (*record.about, record.holder or "")
    return record.for_ if isinstance(record, Need) else ()


def _lines(finding: Finding, lit: set[str], chip: dict[str, str], lines: Lines) -> tuple[str, ...]:
    """Of a finding about two: what is between them. Of coordination: the rope. Between units: what is missing.

    And what its evidence says: the lines of its ties, and those of its work.
    """
    subjects = {chip[id] for id in finding.subjects if id in chip}
    found = {line.id for item in finding.evidence for line in _that_show(item.record, chip, lines)}
    if finding.type == "coordinator":
        found |= {line.id for line in lines.all if line.state == "coordinates" and line.a in subjects}
    elif finding.between:
        wanted = {"absent", "recommended", "ask"}
        found |= {line.id for line in lines.all if line.state in wanted and {line.a, line.b} <= lit}
    elif len(subjects) == 2:
        found |= {line.id for line in lines.between(*subjects) if line.state != "engagement"}
    return lines.in_order(found)


def _that_show(record: Record, chip: dict[str, str], lines: Lines) -> Iterator[DrawnLine]:
    """The lines that show a record of the evidence."""
    if isinstance(record, Tie):
        yield from (
            line for line in lines.between(chip.get(record.a), chip.get(record.b)) if line.state != "engagement"
        )
    elif isinstance(record, Engagement):
        for line in lines.help_of(chip.get(record.actor)):
            if record.for_ == "family" or line.b in record.for_:
                yield line
