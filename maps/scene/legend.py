"""Header, legend and notes of the map: what its signs mean, on which day, from which source, and what is not known."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Literal

from graph.reading.table import Audience
from maps.scene.palette import LINES, MARKS
from maps.scene.telling import Teller
from queries.day.view import View
from words import below


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign of the map and its meaning. `key` is a state of `palette.LINES` or a kind of mark."""

    kind: Literal["line", "mark"]
    key: str
    text: str


def legend(states: Set[str], marks: Set[str], teller: Teller) -> tuple[LegendItem, ...]:
    """The lines and marks that are drawn, and no others."""
    return (
        *(LegendItem("line", state, teller.word("state", state)) for state in LINES if state in states),
        *(LegendItem("mark", mark, teller.word("sign", mark)) for mark in MARKS if mark in marks),
    )


def script_words(lang: str, states: Set[str]) -> dict[str, str]:
    """The words of a page's script; of kinds of lines those that are ever there, so that no other one is spoken of."""
    said = below(lang, "map.script.")
    return {
        key: text for key, text in said.items() if not key.startswith("state_") or key.removeprefix("state_") in states
    }


def header(view: View, teller: Teller) -> tuple[str, ...]:
    """Title; day; source (left out where names are, too) and until when it was kept up."""
    facts, as_of = view.facts, teller.day(view.facts.as_of)
    if facts.source:
        origin = teller.say("origin", source=facts.source, as_of=as_of)
    else:
        origin = teller.say("redact.origin", as_of=as_of)
    return (
        teller.say("title", name=view.called(facts.family.id)),
        teller.say("shown_day", day=teller.day(view.day)),
        origin,
    )


def notes(view: View, teller: Teller, audience: Audience) -> tuple[str, ...]:
    """What must be known to read the map right, drawn or not; the last says for whom it was computed."""
    said = [teller.say("note.rings")]
    if view.day > view.facts.as_of:
        said.insert(0, teller.say("note.later", as_of=teller.day(view.facts.as_of)))
    if view.unknown_count:
        said.append(teller.say("note.no_line", known=len(view.pairs) - view.unknown_count, pairs=len(view.pairs)))
    return (*said, *mapping(view, teller), teller.say(f"note.{'seen_at_table' if audience == 'table' else 'seen'}"))


def drawn_notes(
    teller: Teller, *, shown: int, usual: int | None, homes: int, folded: Sequence[tuple[str, list[str]]]
) -> tuple[str, ...]:
    """What must be known of the drawing alone.

    `usual` is the number of lines where not all of them are drawn; `folded` has each fold with the names of whom it holds.
    """
    said = []
    if usual is not None:
        said.append(teller.say("note.some_lines", shown=shown, usual=usual))
    if folded:
        said.append(teller.say("note.folded"))
        said += [teller.say("note.fold", fold=fold, names=teller.all(names)) for fold, names in folded]
    if homes:
        said.append(teller.say("note.homes"))
    return tuple(said)


def mapping(view: View, teller: Teller) -> list[str]:
    """What was mapped in full and when, and what was not; whoever may not see all is not told of it."""
    if view.facts.limited:
        return []
    mapped = view.facts.family.mapped
    days = {part: getattr(mapped, part) if mapped else None for part in ("actors", "ties", "private")}
    done = [
        teller.say("note.part_mapped", part=teller.word("part", part), day=teller.when(day))
        for part, day in days.items()
        if day is not None
    ]
    open_ = [teller.word("part", part) for part, day in days.items() if day is None]
    said = []
    if done:
        said.append(teller.say("note.mapped", parts=teller.all(done)))
    if open_:
        said.append(teller.say("note.not_mapped", parts=teller.all(open_)))
    return said
