"""Findings and measures as a person reads them in a terminal."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from queries.registry import TYPES
from queries.words import words
from tovholder.cli.console import out

if TYPE_CHECKING:
    from graph.facts import FamilyFacts
    from queries.changes import Changes
    from queries.finding import Finding

WORDS = {
    "da": {"as_of": "pr.", "none": "Ingen fund.", "for": "For", "against": "Imod", "evidence": "Grundlag", "counter_evidence": "Taler imod", "source": "Kilde", "limits": "Regnet på det, du må se. Det, der ikke er skrevet op, er ukendt."},
    "en": {"as_of": "as of", "none": "No findings.", "for": "For", "against": "Against", "evidence": "Evidence", "counter_evidence": "Against it", "source": "Source", "limits": "Computed on what you may see. What is not recorded is unknown."},
}  # fmt: skip


def _head(facts: "FamilyFacts", day: date, lang: str) -> None:
    words = WORDS[lang]
    console = out()
    console.print(Text(f"{facts.family.name or facts.family.id} {words['as_of']} {day}", style="bold"))
    console.print(f"{words['source']}: {facts.source}, {facts.as_of}. {words['limits']}", style="dim")


def show_findings(facts: "FamilyFacts", day: date, found: "list[Finding]", lang: str) -> None:
    """One family's findings: the statement, the question to the meeting, how sure it is."""
    _head(facts, day, lang)
    console = out()
    if not found:
        console.print(WORDS[lang]["none"])
    for finding in sorted(found, key=_place):
        said = finding.document(lang)
        console.print()
        console.print(
            Text(f"• {finding.title(lang)}", style="bold"), f"({words(lang)[f'confidence.{finding.confidence}']})"
        )
        _indented(said["statement"])
        if said["question"]:
            _indented(said["question"], style="cyan")
        for word, lines in _beneath(said, lang):
            _indented(f"{word}: {'; '.join(lines)}", style="dim")
    console.print()


def _place(finding: "Finding") -> tuple[int, int]:
    """By type, and candidates in their own order; everything else as it stands, for the sort is stable."""
    return TYPES.index(finding.type), finding.candidate.place if finding.candidate else 0


def _beneath(said: dict[str, Any], lang: str) -> Iterator[tuple[str, list[str]]]:
    """What speaks for and against a candidate, and the evidence by its ids and days."""
    words = WORDS[lang]
    if said["candidate"]:
        yield words["for"], said["candidate"]["for"] or ["–"]
        yield words["against"], said["candidate"]["against"] or ["–"]
    for name in ("evidence", "counter_evidence"):
        if said[name]:
            yield words[name], [_entry(entry) for entry in said[name]]


def _entry(entry: dict[str, str]) -> str:
    since = " – ".join(filter(None, (entry.get("from"), entry.get("to")))) or entry.get("date", "")
    return " ".join(filter(None, (entry["kind"], entry["id"], since and f"({since})", entry.get("source"))))


def _indented(text: str, style: str = "") -> None:
    """A paragraph below a heading: folded for a person, one line for a file."""
    console = out()
    if console.is_terminal:
        console.print(Padding(Text(text, style=style), (0, 0, 0, 2)))
    else:
        console.print(f"  {text}")


def show_measures(facts: "FamilyFacts", day: date, measured: dict[str, Any], lang: str) -> None:
    """One family's measures."""
    _head(facts, day, lang)
    table = Table(show_header=False, box=None)
    for name, value in measured.items():
        if name not in ("family", "as_of", "reasons"):
            table.add_row(name, _shown(value), measured["reasons"].get(name, ""))
    out().print(table)
    out().print()


def show_changes(found: "Changes", lang: str) -> None:
    """What differs between two days of a family, in sentences."""
    from queries.changes_told import told

    facts, console = found.after.facts, out()
    name = facts.family.name or facts.family.id
    console.print(Text(f"{name}: {found.before.day} → {found.after.day}", style="bold"))
    console.print(
        f"{WORDS[lang]['source']}: {facts.source}, {facts.as_of}. {words(lang)['changes.limits']}", style="dim"
    )
    for section in told(found, lang):
        console.print()
        console.print(Text(section.heading, style="bold"))
        for line in section.lines:
            _indented(line)
    console.print()


def _shown(value: Any) -> str:
    if isinstance(value, list) and len(value) == 2 and value[0] == value[1]:
        return _shown(value[0])
    if isinstance(value, list):
        return " – ".join(_shown(item) for item in value)
    if value is None:
        return "?"
    return f"{value:.3f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
