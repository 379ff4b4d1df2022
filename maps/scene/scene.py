"""What is on the map of a family, and nothing about where: the one source of drawing, table, files and exploration.

`scenes` builds them from views and their findings. All texts in it are in one language and none is markup. Outputs do not
take a `Scene` but what `maps.scene.redaction` releases of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Literal

from graph.reading.table import Audience
from maps.scene.entries import Entry, Frame, entries_of, frames_of
from maps.scene.folds import Fold, Foldable, folds
from maps.scene.legend import LegendItem, drawn_notes, header, legend, notes
from maps.scene.lines import Line, drawn_first, lines_of
from maps.scene.palette import LINES, SECTORS, EdgeState
from maps.scene.places import Homes, Ring, homes_of
from maps.scene.relations import relations_of
from maps.scene.statements import DrawnLine, SceneFinding, statements
from maps.scene.summary import Summary, summary_of
from maps.scene.telling import Memory, Teller
from queries.day.units import pair
from queries.day.view import View
from queries.finding import Finding
from words import words

EMPTY: Mapping[str, tuple[str, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class SceneChip:
    """A box of the map: one entry, or a fold that holds several (`ids`)."""

    id: str
    kind: Literal["person", "actor", "fold"]
    sector: str
    ring: Ring
    """`none`: outside the rings, where somebody is there only through what is hostile."""
    title: str
    below: str
    label: str
    """Its accessible name: who, place, sector, ring, marks and findings."""
    home_group: str | None = None
    marks: tuple[tuple[str, str], ...] = ()
    """Kind and sign of each of its marks, in the order of `palette.MARKS`."""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneEdge:
    """A line of the map from chip `a` to chip `b`. One with `shown=False` appears when one of its ends is selected."""

    id: str
    a: str
    b: str
    state: EdgeState
    shown: bool
    text: str
    """What the line says, for a title and for those who do not see it."""
    folded: tuple[str, ...] = ()
    """Whose line it is, of those whom the folds at its ends hold."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A family on a day. `entries` is everybody on the map, folded or not; `chips` and `edges` are what is drawn."""

    family: str
    name: str
    lang: str
    day: date
    header: tuple[str, ...]
    """Title, day and source."""
    mark: str
    """That the map is confidential."""
    warning: str
    """That the family must not see it, where it holds what can hurt; else empty."""
    audience: Audience
    entries: tuple[Entry, ...]
    chips: tuple[SceneChip, ...]
    edges: tuple[SceneEdge, ...]
    findings: tuple[SceneFinding, ...]
    sectors: tuple[tuple[str, str], ...]
    """Id and name of the sectors that occur, in their fixed order."""
    ring_names: tuple[str, str, str]
    drawn_rings: tuple[str, str, str]
    """The same as they are drawn, where there is little room; the note on the rings says what is not known stands outermost."""
    outside: str
    """What stands over those outside the rings; empty where nobody is."""
    legend: tuple[LegendItem, ...]
    notes: tuple[str, ...]
    """What was not mapped, what no line means, and for whom it was computed."""
    drawn_notes: tuple[str, ...]
    """What is said of the drawing alone: lines that are not drawn, folds, frames."""
    summary: Summary
    """What matters most, for the panel beside the map."""
    on_selection: tuple[LegendItem, ...] = ()
    """The signs of the lines that show on selection only, for the legend of a page that shows them."""
    homes: tuple[Frame, ...] = ()
    """The frames of homes, where members live in two or more on the day."""

    def ring_name(self, ring: Ring) -> str:
        """What a ring is called; the home is none."""
        if ring == "home":
            return ""
        return words(self.lang)["map.ring.none"] if ring == "none" else self.ring_names[ring - 1]

    @property
    def said(self) -> tuple[str, ...]:
        """All that is said under the drawing."""
        return self.notes + self.drawn_notes


def scenes(
    days: Sequence[tuple[View, Sequence[Finding]]],
    lang: str,
    before: Mapping[str, tuple[str, str]] = EMPTY,
    audience: Audience = "work",
) -> tuple[Scene, ...]:
    """The scenes of a family on several days, in the language, from its views and their findings.

    `before`: of those who were called the same what they were called, and what was added to it (`queries.apart`). What
    keeps its place in time is decided for all of them at once: the frames of homes, who is folded, the ids of lines.
    """
    memory: Memory = {}
    homes = homes_of(days[0][0].facts, [view.day for view, _ in days])
    parts = [_part(view, findings, homes, Teller(view, lang, memory)) for view, findings in days]
    found = _folds([part.entries for part in parts])
    fold_of = {id: f"fold{at}" for at, fold in enumerate(found, 1) for id in fold.ids}
    drawn = [_between_chips(part.lines, fold_of) for part in parts]
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
    items: "Mapping[EdgeKey, _Drawn]",
    ids: "Mapping[EdgeKey, str]",
    homes: Homes,
    before: Mapping[str, tuple[str, str]],
    audience: Audience,
) -> Scene:
    view, teller = part.view, part.teller
    entries, fold_chips = _folded(view, part.entries, found, teller)
    edges, limited = _edges(items, ids, entries, teller)
    drawn = [DrawnLine(edge.id, edge.a, edge.b, edge.state) for edge in edges]
    chips = tuple(
        sorted(
            (*(_chip(entry, before, teller) for entry in entries if entry.fold is None), *fold_chips),
            key=lambda chip: chip.id,
        )
    )
    there = {chip.sector for chip in chips}
    frames = frames_of(view, entries, homes, teller)
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
        findings=statements(view, part.findings, entries, drawn, teller),
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
        summary=summary_of(view, part.findings, part.lines, teller),
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


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line between two chips, and how many lines between people or actors it stands for."""

    line: Line
    said: Line
    """The first of them, with the people or actors at its ends rather than the chips that hold them."""
    folded: frozenset[str]
    """Those at their ends whom a fold holds."""
    count: int = 1

    def with_one_more(self, line: Line, folded: frozenset[str]) -> "_Drawn":
        """The same for one line more."""
        weight, of_finding = max(self.line.weight, line.weight), self.line.of_finding or line.of_finding
        one = replace(self.line, weight=weight, of_finding=of_finding)
        return _Drawn(one, self.said, self.folded | folded, self.count + 1)


EdgeKey = tuple[str, str, EdgeState]
"""What makes a line the same one on two days: its ends and its state."""


def _edges(
    items: Mapping[EdgeKey, _Drawn], ids: Mapping[EdgeKey, str], entries: Sequence[Entry], teller: Teller
) -> tuple[tuple[SceneEdge, ...], bool]:
    """The lines between chips: one for each pair and state, none inside a fold; whether some usual ones are held back."""
    names = {entry.id: entry.name for entry in entries}
    first = drawn_first([item.line for item in items.values()])
    edges = []
    for at, (key, item) in enumerate(items.items()):
        line = item.line
        if item.count > 1:
            text = teller.say("line.several", count=item.count, what=teller.word("state", line.state))
        else:
            a, b = names[item.said.a], names[item.said.b]
            text = teller.say(f"line.{line.state}", a=a, b=b)
        edges.append(SceneEdge(ids[key], line.a, line.b, line.state, at in first, text, tuple(sorted(item.folded))))
    return tuple(edges), len(first) < sum(LINES[item.line.state].default for item in items.values())


def _names(entries: Sequence[Entry], ids: Sequence[str]) -> list[str]:
    return [entry.name for entry in entries if entry.id in ids]


def _between_chips(lines: list[Line], fold_of: Mapping[str, str]) -> dict[EdgeKey, _Drawn]:
    drawn: dict[EdgeKey, _Drawn] = {}
    for line in lines:
        a, b = fold_of.get(line.a, line.a), fold_of.get(line.b, line.b)
        if a == b:
            continue
        key = (a, b, line.state) if line.state == "coordinates" else (*pair(a, b), line.state)
        there, folded = drawn.get(key), frozenset(fold_of.keys() & {line.a, line.b})
        drawn[key] = there.with_one_more(line, folded) if there else _Drawn(replace(line, a=a, b=b), line, folded)
    return drawn
