"""Who holds the rope and who could, in words, ready for a page: the candidates row by row, and what speaks for and against each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maps.page.questions import rules_of
from maps.scene.statements import SceneFinding
from maps.scene.telling import Teller
from queries.candidate_table import CandidateTable, Column, Row, candidate_table
from queries.day.view import View
from queries.finding import Finding
from queries.groups import COORDINATION
from words import AtLeast, HowOften, Message, Spoken, text


@dataclass(frozen=True)
class CandidateText:
    """A candidate. `cells` are in the order of the columns after the name."""

    id: str
    """That of the finding."""
    name: str
    question: str
    """Whether it could hold the other part, of somebody who holds one; else empty."""
    cells: tuple[str, ...]
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    not_known: tuple[str, ...]
    create: tuple[str, ...]
    """With whom it would have to begin to talk."""
    missing: tuple[str, ...]
    """The consents that are not there for that."""


@dataclass(frozen=True)
class LeftOutText:
    """Somebody who is no candidate, and why."""

    name: str
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class CoordinationText:
    """All that a page on the coordinator says. `findings` are those about the rope itself: nobody holds it, somebody stops."""

    holders: tuple[SceneFinding, ...]
    findings: tuple[SceneFinding, ...]
    parts: tuple[CandidateText, ...]
    rows: tuple[CandidateText, ...]
    little_known: tuple[CandidateText, ...]
    left_out: tuple[LeftOutText, ...]
    splits: tuple[tuple[str, str], ...]
    rules: Mapping[str, str]
    """By the name of each type on the page: how it is found."""


def coordination_of(
    view: View, findings: Sequence[Finding], texts: Sequence[SceneFinding], lang: str, order: Column = "name"
) -> CoordinationText:
    """The coordination of a view in words; `texts` are its findings in the language."""
    table = candidate_table(view, findings, order)
    teller = Teller(view, lang)
    return CoordinationText(
        holders=tuple(item for item in texts if item.type == "coordinator"),
        findings=tuple(item for item in texts if item.type in ("no_coordinator", "coordination_split", "handover_gap")),
        parts=_rows(table.parts, teller),
        rows=_rows(table.rows, teller),
        little_known=_rows(table.little_known, teller),
        left_out=_left_out(table, lang),
        splits=tuple((view.name(one), view.name(other)) for one, other in table.splits),
        rules=rules_of(item for item in texts if item.type in COORDINATION),
    )


def _left_out(table: CandidateTable, lang: str) -> tuple[LeftOutText, ...]:
    return tuple(
        LeftOutText(left.name, tuple(text(Message(f"filter.{reason}"), lang) for reason in left.reasons))
        for left in table.left_out
    )


def _rows(rows: Sequence[Row], teller: Teller) -> tuple[CandidateText, ...]:
    return tuple(_row(row, teller) for row in rows)


def _row(row: Row, teller: Teller) -> CandidateText:
    candidate = row.finding.candidate
    assert candidate is not None
    create = candidate.if_holds["ties_to_create"] if candidate.if_holds else ()
    return CandidateText(
        id=row.finding.id,
        name=row.name,
        question=text(Message(f"candidates.part.{row.holds}", {"name": row.name}), teller.lang) if row.holds else "",
        cells=tuple(text(cell, teller.lang) for cell in _cells(row, teller)),
        speaks_for=_texts(candidate.for_, teller),
        speaks_against=_texts(candidate.against, teller),
        not_known=_texts(candidate.unknown, teller),
        create=tuple(teller.view.name(id) for id in create),
        missing=tuple(
            teller.consent_needed(need.from_unit, need.to_unit, need.about, need.have) for need in row.missing
        ),
    )


def _texts(messages: Sequence[Message], teller: Teller) -> tuple[str, ...]:
    return tuple(text(message, teller.lang) for message in messages)


def _cells(row: Row, teller: Teller) -> tuple[Message, ...]:
    """The wish, how often it meets the family, with whom it talks, of how many that is unknown, until when, consents."""
    counts = {"count": len(row.talks), "others": row.others}
    names = teller.view.names(row.talks)
    return (
        Message(f"candidates.wish.{row.wish or 'not_asked'}"),
        Message("candidates.cell", {"said": _often(row)}),
        Message(
            f"candidates.talks.{'with' if names else 'unknown' if row.unknown else 'of'}", {**counts, "names": names}
        ),
        Message("candidates.talks.of", {**counts, "count": row.unknown}),
        Message("candidates.cell", {"said": teller.when(row.until) if row.until else Message("candidates.not_noted")}),
        Message("candidates.cell", {"said": len(row.missing)}),
    )


def _often(row: Row) -> Spoken:
    """How often it meets the family, as far as known."""
    low, high = row.meets
    if high is None:
        return AtLeast(low) if low else Message("candidates.not_noted")
    return HowOften(low, high)
