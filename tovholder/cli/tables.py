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
    from maps.scene.telling import Teller
    from queries.changes import Changes
    from queries.day.view import View
    from queries.finding import Finding


def _say(key: str, lang: str, **values: Any) -> str:
    return text(Message(key, values), lang)


def shown_head(facts: "Seen", day: date, lang: str) -> None:
    """Whose family it is, on which day, from which source, and that it may hold what can hurt."""
    console = out()
    console.print(
        Text(_say("cli.table.head", lang, family=facts.family.name or facts.family.id, day=day), style="bold")
    )
    limits = _say("cli.table.limits", lang)
    console.print(_say("cli.table.source", lang, source=facts.source, as_of=facts.as_of, limits=limits), style="dim")
    say_for_work(lang)


def say_for_work(lang: str) -> None:
    """That what follows may hold what can hurt."""
    out().print(_say("cli.table.for_work", lang), style="red")


def show_findings(view: "View", found: "list[Finding]", lang: str) -> None:
    """One family's findings: the statement, the question to the meeting, and what it rests on."""
    from maps.scene.telling import Teller
    from queries.groups import basis_of

    shown_head(view.facts, view.day, lang)
    teller = Teller(view, lang)
    console = out()
    if not found:
        console.print(_say("cli.table.none", lang))
    for finding in sorted(found, key=_place):
        said = finding.document(lang)
        console.print()
        sure = "" if finding.candidate else f"({_say(f'basis.{basis_of(finding)}', lang)})"
        console.print(Text(f"• {finding.title(lang)}", style="bold"), *filter(None, [sure]))
        indented(said["statement"])
        if said["question"]:
            indented(said["question"], style="cyan")
        for word, lines in _beneath(finding, teller):
            indented(f"{word}: {'; '.join(lines)}", style="dim")
    console.print()


def _place(finding: "Finding") -> tuple[int, int]:
    """By type, and candidates in their own order; everything else as it stands, for the sort is stable."""
    from queries.rules.registry import TYPES

    return TYPES.index(finding.type), finding.candidate.place if finding.candidate else 0


def _beneath(finding: "Finding", teller: "Teller") -> Iterator[tuple[str, list[str]]]:
    """What speaks for and against a candidate, what is not known; and the evidence, told as on the pages."""
    lang = teller.lang
    if finding.candidate:
        candidate = finding.candidate
        for name, said in (("for", candidate.for_), ("against", candidate.against), ("not_known", candidate.unknown)):
            yield _say(f"cli.table.{name}", lang), [message.text(lang) for message in said] or ["–"]
    for name, items in (("evidence", finding.evidence), ("counter_evidence", finding.counter_evidence)):
        if items:
            yield _say(f"cli.table.{name}", lang), list(dict.fromkeys(teller.record(item.record) for item in items))


def indented(text: str, style: str = "") -> None:
    """A paragraph below a heading: folded for a person, one line for a file."""
    console = out()
    if console.is_terminal:
        console.print(Padding(Text(text, style=style), (0, 0, 0, 2)))
    else:
        console.print(f"  {text}")


def show_measures(facts: "Seen", day: date, measured: dict[str, Any], lang: str) -> None:
    """One family's measures."""
    shown_head(facts, day, lang)
    table = Table(show_header=False, box=None)
    for name, value in measured.items():
        if name not in ("family", "as_of", "reasons"):
            shown = measure_text(facts, name, value, lang)
            table.add_row(_say(f"measure.name.{name}", lang), shown, measured["reasons"].get(name, ""))
    out().print(table)
    out().print()


def show_changes(found: "Changes", lang: str) -> None:
    """What differs between two days of a family, in sentences."""
    from queries.change_sentences import sentences_of

    facts, console = found.after.facts, out()
    name = facts.family.name or facts.family.id
    console.print(Text(f"{name}: {found.before.day} → {found.after.day}", style="bold"))
    limits = _say("changes.limits", lang)
    console.print(_say("cli.table.source", lang, source=facts.source, as_of=facts.as_of, limits=limits), style="dim")
    say_for_work(lang)
    for section in sentences_of(found, lang):
        console.print()
        console.print(Text(section.heading, style="bold"))
        for line in section.lines:
            indented(line)
    console.print()
