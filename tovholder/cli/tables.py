"""Findings and measures as a person reads them in a terminal."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from tovholder.cli.console import out
from tovholder.cli.measures import measure_text
from words import Message, text

if TYPE_CHECKING:
    from graph.reading.cut import Seen
    from queries.changes import Changes
    from queries.finding import Finding


def _say(key: str, lang: str, **values: Any) -> str:
    return text(Message(key, values), lang)


def _head(facts: "Seen", day: date, lang: str) -> None:
    console = out()
    console.print(
        Text(_say("cli.table.head", lang, family=facts.family.name or facts.family.id, day=day), style="bold")
    )
    limits = _say("cli.table.limits", lang)
    console.print(_say("cli.table.source", lang, source=facts.source, as_of=facts.as_of, limits=limits), style="dim")
    _for_work(lang)


def _for_work(lang: str) -> None:
    """That what follows may hold what can hurt."""
    out().print(_say("cli.table.for_work", lang), style="red")


def show_findings(facts: "Seen", day: date, found: "list[Finding]", lang: str) -> None:
    """One family's findings: the statement, the question to the meeting, how sure it is."""
    _head(facts, day, lang)
    console = out()
    if not found:
        console.print(_say("cli.table.none", lang))
    for finding in sorted(found, key=_place):
        said = finding.document(lang)
        console.print()
        console.print(
            Text(f"• {finding.title(lang)}", style="bold"), f"({_say(f'confidence.{finding.confidence}', lang)})"
        )
        _indented(said["statement"])
        if said["question"]:
            _indented(said["question"], style="cyan")
        for word, lines in _beneath(said, lang):
            _indented(f"{word}: {'; '.join(lines)}", style="dim")
    console.print()


def _place(finding: "Finding") -> tuple[int, int]:
    """By type, and candidates in their own order; everything else as it stands, for the sort is stable."""
    from queries.rules.registry import TYPES

    return TYPES.index(finding.type), finding.candidate.place if finding.candidate else 0


def _beneath(said: dict[str, Any], lang: str) -> Iterator[tuple[str, list[str]]]:
    """What speaks for and against a candidate, and the evidence by its ids and days."""
    if said["candidate"]:
        yield _say("cli.table.for", lang), said["candidate"]["for"] or ["–"]
        yield _say("cli.table.against", lang), said["candidate"]["against"] or ["–"]
        yield _say("cli.table.not_known", lang), said["candidate"]["unknown"] or ["–"]
    for name in ("evidence", "counter_evidence"):
        if said[name]:
            yield _say(f"cli.table.{name}", lang), [_entry(entry, lang) for entry in said[name]]


def _entry(entry: dict[str, str], lang: str) -> str:
    kind = _say(f"cli.kind.{entry['kind']}", lang)
    since = " – ".join(filter(None, (entry.get("from"), entry.get("to")))) or entry.get("date", "")
    return " ".join(filter(None, (kind, entry["id"], since and f"({since})", entry.get("source"))))


def _indented(text: str, style: str = "") -> None:
    """A paragraph below a heading: folded for a person, one line for a file."""
    console = out()
    if console.is_terminal:
        console.print(Padding(Text(text, style=style), (0, 0, 0, 2)))
    else:
        console.print(f"  {text}")


def show_measures(facts: "Seen", day: date, measured: dict[str, Any], lang: str) -> None:
    """One family's measures."""
    _head(facts, day, lang)
    table = Table(show_header=False, box=None)
    for name, value in measured.items():
        if name not in ("family", "as_of", "reasons"):
            shown = measure_text(facts, name, value, lang)
            table.add_row(_say(f"measure.name.{name}", lang), shown, measured["reasons"].get(name, ""))
    out().print(table)
    out().print()


def show_changes(found: "Changes", lang: str) -> None:
    """What differs between two days of a family, in sentences."""
    from queries.changes_told import told

    facts, console = found.after.facts, out()
    name = facts.family.name or facts.family.id
    console.print(Text(f"{name}: {found.before.day} → {found.after.day}", style="bold"))
    limits = _say("changes.limits", lang)
    console.print(_say("cli.table.source", lang, source=facts.source, as_of=facts.as_of, limits=limits), style="dim")
    _for_work(lang)
    for section in told(found, lang):
        console.print()
        console.print(Text(section.heading, style="bold"))
        for line in section.lines:
            _indented(line)
    console.print()
