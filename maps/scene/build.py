"""The scenes of a family: each of its days on its own, then what is decided for all of them at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from graph.reading.table import Audience
from maps.scene.entries import Entry, entries_of
from maps.scene.folds import Fold, Foldable, folds
from maps.scene.legend import drawn_notes, header, legend, notes
from maps.scene.lines import Line, lines_of
from maps.scene.members import Homes, frames_of, homes_of
from maps.scene.merged_lines import EdgeKey, MergedLine, edges_of, merged
from maps.scene.palette import LINES, SECTORS
from maps.scene.relations import relations_of
from maps.scene.scene import Scene, SceneChip
from maps.scene.statements import DrawnLine, statements
from maps.scene.summary import summary_of
from maps.scene.telling import Memory, Teller
from queries.day.units import pair
from queries.day.view import View
from queries.finding import Finding
from queries.groups import groups

EMPTY: Mapping[str, tuple[str, str]] = MappingProxyType({})


def scenes(
    days: Sequence[tuple[View, Sequence[Finding]]],
    lang: str,
    before: Mapping[str, tuple[str, str]] = EMPTY,
    audience: Audience = "work",
) -> tuple[Scene, ...]:
    """The scenes of a family on several days, in the language, from its views and their findings.

    `before`: of those who were called the same what they were called, and what was added to it (`queries.distinct_names`). What
    keeps its place in time is decided for all of them at once: the frames of homes, who is folded, the ids of lines.
    """
    memory: Memory = {}
    homes = homes_of(days[0][0].facts, [view.day for view, _ in days])
    parts = [_part(view, findings, homes, Teller(view, lang, memory)) for view, findings in days]
    found = _folds([part.entries for part in parts])
    fold_of = {id: f"fold{at}" for at, fold in enumerate(found, 1) for id in fold.ids}
    drawn = [merged(part.lines, fold_of) for part in parts]
    order = list(LINES)
    keys = sorted(
        {key for items in drawn for key in items}, key=lambda key: (*pair(*key[:2]), order.index(key[2]), key)
    )
    ids = {key: f"line{at}" for at, key in enumerate(keys, 1)}
    return tuple(
        _scene(part, found, items, ids, homes, before, audience) for part, items in zip(parts, drawn, strict=True)
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """A day before it is known who is folded."""

    view: View
    findings: Sequence[Finding]
    teller: Teller
    lines: list[Line]
    entries: tuple[Entry, ...]


def _part(view: View, findings: Sequence[Finding], homes: Homes, teller: Teller) -> _Part:
    lines = lines_of(view, list(findings))
    entries = entries_of(view, findings, relations_of(view, lines, teller), homes, teller)
    return _Part(view, findings, teller, lines, entries)


def _scene(
    part: _Part,
    found: Sequence[Fold],
    items: Mapping[EdgeKey, MergedLine],
    ids: Mapping[EdgeKey, str],
    homes: Homes,
    before: Mapping[str, tuple[str, str]],
    audience: Audience,
) -> Scene:
    view, teller = part.view, part.teller
    entries, fold_chips = _folded(view, part.entries, found, teller)
    edges, limited = edges_of(items, ids, entries, teller)
    drawn = [DrawnLine(edge.id, edge.a, edge.b, edge.state) for edge in edges]
    chips = tuple(
        sorted(
            (*(_chip(entry, before, teller) for entry in entries if entry.fold is None), *fold_chips),
            key=lambda chip: chip.id,
        )
    )
    there = {chip.sector for chip in chips}
    in_groups = groups(view, part.findings)
    frames = frames_of(view, homes, teller)
    sectors = tuple((style.id, teller.word("sector", style.id)) for style in SECTORS if style.id in there)
    return Scene(
        family=view.facts.family.id,
        name=view.called(view.facts.family.id),
        lang=teller.lang,
        day=view.day,
        header=header(view, teller),
        mark=teller.say("confidential"),
        warning=teller.say("not_for_family") if audience == "work" else "",
        audience=audience,
        entries=entries,
        chips=chips,
        edges=edges,
        findings=statements(view, in_groups, part.findings, entries, drawn, teller),
        sectors=sectors,
        ring_names=_rings("ring", teller),
        drawn_rings=_rings("ring_drawn", teller),
        outside=teller.say("outside") if any(chip.ring == "none" for chip in chips) else "",
        legend=legend(
            {edge.state for edge in edges if edge.shown}, {kind for chip in chips for kind, _ in chip.marks}, teller
        ),
        notes=notes(view, teller, audience),
        drawn_notes=drawn_notes(
            teller,
            shown=sum(edge.shown for edge in edges),
            usual=sum(LINES[edge.state].default for edge in edges) if limited else None,
            homes=len(frames),
            folded=[(f"{chip.title}, {chip.below}", _names(entries, chip.ids)) for chip in fold_chips],
        ),
        summary=summary_of(view, in_groups, part.findings, part.lines, teller),
        on_selection=legend({edge.state for edge in edges if not edge.shown}, set(), teller),
        homes=frames,
    )


def _rings(table: str, teller: Teller) -> tuple[str, str, str]:
    return teller.word(table, "1"), teller.word(table, "2"), teller.word(table, "3")


def _chip(entry: Entry, before: Mapping[str, tuple[str, str]], teller: Teller) -> SceneChip:
    title, added = before.get(entry.id, (entry.name, ""))
    if not added or added not in entry.below:
        title = entry.name  # else the second line of the chip tells it apart
    return SceneChip(
        id=entry.id,
        kind=entry.kind,
        sector=entry.sector,
        ring=entry.ring,
        title=title,
        below=entry.below,
        label=_label(entry, title, teller),
        home_group=entry.home_group,
        marks=tuple((mark.kind, mark.sign) for mark in entry.marks),
    )


def _label(entry: Entry, title: str, teller: Teller) -> str:
    """Role, place. Sector. Ring. Marks and findings: the accessible name of a chip."""
    who = f"{title}, {entry.below}" if entry.below else title
    parts = [who, teller.word("sector", entry.sector)]
    if entry.ring != "home":
        parts.append(teller.word("ring", str(entry.ring)))
    elif entry.place:
        parts.append(entry.place)
    parts += [mark.text for mark in entry.marks]
    if entry.findings:
        parts.append(teller.say("findings_count", count=len(entry.findings)))
    return ". ".join(dict.fromkeys(part.rstrip(".") for part in parts)) + "."


def _folds(days: Sequence[tuple[Entry, ...]]) -> list[Fold]:
    """Who is folded, of everybody on any of the days; a documented coordinator of any day is not, nor who is in no ring."""
    everybody = {entry.id: entry for entries in days for entry in entries}
    coordinators = {
        entry.id for entries in days for entry in entries if any(mark.kind == "coordinator" for mark in entry.marks)
    }
    outer = sorted(everybody.values(), key=lambda entry: (entry.kind == "actor", entry.id))
    found = [
        Foldable(entry.id, entry.unit, entry.sector, entry.ring, entry.kind, may_fold=entry.id not in coordinators)
        for entry in outer
        if entry.ring not in ("home", "none")
    ]
    return folds(found, fixed=len(everybody) - len(found))


def _folded(
    view: View, entries: tuple[Entry, ...], found: Sequence[Fold], teller: Teller
) -> tuple[tuple[Entry, ...], tuple[SceneChip, ...]]:
    """The entries with the fold that holds each, and the chips of the folds that hold somebody on the day."""
    home = {id: f"fold{at}" for at, fold in enumerate(found, 1) for id in fold.ids}
    here = {entry.id for entry in entries}
    chips = []
    for at, fold in enumerate(found, 1):
        ids = tuple(id for id in fold.ids if id in here)
        if not ids:
            continue
        place = view.called(fold.unit) if fold.unit else teller.word("sector", fold.sector)
        title = teller.say(f"fold.{'one_' * (len(ids) == 1)}{fold.kind}", count=len(ids))
        inside = [entry for entry in entries if entry.id in ids]
        asked = len({finding for entry in inside for finding in entry.findings})
        label = teller.say(
            "fold.label",
            title=title,
            place=place,
            sector=teller.word("sector", fold.sector),
            ring=teller.word("ring", str(fold.ring)),
            findings=teller.say("findings_count", count=asked) + ". " if asked else "",
            names=teller.all(_names(entries, ids)),
        )
        ring: Literal[1, 2, 3] = 1 if fold.ring == 1 else 2 if fold.ring == 2 else 3
        marks = (("findings", str(asked)),) if asked else ()
        chips.append(SceneChip(f"fold{at}", "fold", fold.sector, ring, title, place, label, marks=marks, ids=ids))
    return tuple(replace(entry, fold=home.get(entry.id)) for entry in entries), tuple(chips)


def _names(entries: Sequence[Entry], ids: Sequence[str]) -> list[str]:
    return [entry.name for entry in entries if entry.id in ids]
