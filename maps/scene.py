"""What is on the map of a family, and nothing about where: the one source of drawing, table, files and exploration.

`scene` builds it from a view and its findings. All texts in it are in one language and none is markup. Outputs do not
take a `Scene` but what `maps.redaction` releases of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from maps.entries import Entry, entries_of
from maps.folds import Foldable, folds
from maps.legend import LegendItem, header, legend, notes
from maps.lines import Line, drawn_first, lines_of
from maps.palette import LINES, SECTORS, EdgeState
from maps.places import home_numbers
from maps.relations import relations_of
from maps.statements import SceneFinding, statements
from maps.telling import Teller
from queries.finding import Finding
from queries.units import pair
from queries.view import View


@dataclass(frozen=True, slots=True)
class SceneChip:
    """A box of the map: one entry, or a fold that holds several (`ids`)."""

    id: str
    kind: Literal["person", "actor", "fold"]
    sector: str
    ring: Literal["home", 1, 2, 3]
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
    entries: tuple[Entry, ...]
    chips: tuple[SceneChip, ...]
    edges: tuple[SceneEdge, ...]
    findings: tuple[SceneFinding, ...]
    sectors: tuple[tuple[str, str], ...]
    """Id and name of the sectors that occur, in their fixed order."""
    ring_names: tuple[str, str, str]
    legend: tuple[LegendItem, ...]
    notes: tuple[str, ...]
    """What was not mapped, what no line means, and for whom it was computed."""
    words: Mapping[str, str]
    """The words of the map itself, for those who put it into a page."""


def scene(view: View, findings: Sequence[Finding], lang: str) -> Scene:
    """The scene of a view and its findings, in the language."""
    teller = Teller(view, lang)
    lines = lines_of(view, list(findings))
    entries = entries_of(view, findings, relations_of(view, lines, teller), teller)
    entries, fold_chips = _folded(view, entries, teller)
    edges, limited = _edges(lines, entries, teller)
    chips = tuple(
        sorted(
            (*(_chip(entry, teller) for entry in entries if entry.fold is None), *fold_chips), key=lambda chip: chip.id
        )
    )
    there = {chip.sector for chip in chips}
    sectors = tuple((style.id, teller.word("sector", style.id)) for style in SECTORS if style.id in there)
    return Scene(
        family=view.facts.family.id,
        name=view.name(view.facts.family.id),
        lang=lang,
        day=view.day,
        header=header(view, teller),
        mark=teller.say("confidential"),
        entries=entries,
        chips=chips,
        edges=edges,
        findings=statements(view, findings, entries, edges, teller),
        sectors=sectors,
        ring_names=(teller.word("ring", "1"), teller.word("ring", "2"), teller.word("ring", "3")),
        legend=legend(
            {edge.state for edge in edges if edge.shown}, {kind for chip in chips for kind, _ in chip.marks}, teller
        ),
        notes=notes(
            view,
            teller,
            shown=sum(edge.shown for edge in edges),
            usual=sum(LINES[edge.state].default for edge in edges) if limited else None,
            homes=len(home_numbers(view.facts, view.day)),
            folded=bool(fold_chips),
        ),
        words=_page_words(teller),
    )


def _chip(entry: Entry, teller: Teller) -> SceneChip:
    return SceneChip(
        id=entry.id,
        kind=entry.kind,
        sector=entry.sector,
        ring=entry.ring,
        title=entry.name,
        below=entry.below,
        label=_label(entry, teller),
        home_group=entry.home_group,
        marks=tuple((mark.kind, mark.sign) for mark in entry.marks),
    )


def _label(entry: Entry, teller: Teller) -> str:
    """Role, place. Sector. Ring. Marks and findings: the accessible name of a chip."""
    who = f"{entry.name}, {entry.below}" if entry.below else entry.name
    parts = [who, teller.word("sector", entry.sector)]
    if entry.ring != "home":
        parts.append(teller.word("ring", str(entry.ring)))
    elif entry.place:
        parts.append(entry.place)
    parts += [mark.text for mark in entry.marks]
    if entry.findings:
        parts.append(teller.say("findings_count", count=len(entry.findings)))
    return ". ".join(part.rstrip(".") for part in parts) + "."


def _folded(view: View, entries: tuple[Entry, ...], teller: Teller) -> tuple[tuple[Entry, ...], tuple[SceneChip, ...]]:
    """The entries with the fold that holds each, and the chips of the folds."""
    outside = [entry for entry in entries if entry.ring != "home"]
    found = folds(
        [
            Foldable(
                entry.id,
                entry.unit,
                entry.sector,
                int(entry.ring),
                entry.kind,
                may_fold=all(mark.kind != "coordinator" for mark in entry.marks),
            )
            for entry in outside
        ],
        fixed=len(entries) - len(outside),
    )
    home = {id: f"fold{at}" for at, fold in enumerate(found, 1) for id in fold.ids}
    chips = []
    for at, fold in enumerate(found, 1):
        place = view.name(fold.unit) if fold.unit else teller.word("sector", fold.sector)
        title = teller.say(f"fold.{fold.kind}", count=len(fold.ids))
        label = teller.say(
            "fold.label",
            title=title,
            place=place,
            sector=teller.word("sector", fold.sector),
            ring=teller.word("ring", str(fold.ring)),
        )
        ring: Literal[1, 2, 3] = 1 if fold.ring == 1 else 2 if fold.ring == 2 else 3
        chips.append(SceneChip(f"fold{at}", "fold", fold.sector, ring, title, place, label, ids=fold.ids))
    return tuple(replace(entry, fold=home.get(entry.id)) for entry in entries), tuple(chips)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A line between two chips, and how many lines between people or actors it stands for."""

    line: Line
    count: int = 1

    def with_one_more(self, line: Line) -> "_Drawn":
        """The same for one line more."""
        weight, of_finding = max(self.line.weight, line.weight), self.line.of_finding or line.of_finding
        return _Drawn(replace(self.line, weight=weight, of_finding=of_finding), self.count + 1)


def _edges(lines: list[Line], entries: Sequence[Entry], teller: Teller) -> tuple[tuple[SceneEdge, ...], bool]:
    """The lines between chips: one for each pair and state, none inside a fold; whether some usual ones are held back."""
    drawn = _between_chips(lines, {entry.id: entry.fold or entry.id for entry in entries})
    names = {entry.id: entry.name for entry in entries}
    first = drawn_first([item.line for item in drawn])
    edges = []
    for at, item in enumerate(drawn):
        line = item.line
        if item.count > 1:
            text = teller.say("line.several", count=item.count, what=teller.word("state", line.state))
        else:
            a, b = names.get(line.a, line.a), names.get(line.b, line.b)
            text = teller.say(f"line.{line.state}", a=a, b=b)
        edges.append(SceneEdge(f"line{at + 1}", line.a, line.b, line.state, at in first, text))
    return tuple(edges), len(first) < sum(LINES[item.line.state].default for item in drawn)


def _between_chips(lines: list[Line], chip: Mapping[str, str]) -> list[_Drawn]:
    drawn: dict[tuple[str, str, EdgeState], _Drawn] = {}
    for line in lines:
        a, b = chip[line.a], chip[line.b]
        if a == b:
            continue
        key = (a, b, line.state) if line.state == "coordinates" else (*pair(a, b), line.state)
        there = drawn.get(key)
        drawn[key] = there.with_one_more(line) if there else _Drawn(replace(line, a=a, b=b))
    return list(drawn.values())


def _page_words(teller: Teller) -> dict[str, str]:
    """The words that pages and files put round the map, unfilled: `{shown}` and the like are filled where they are used."""
    found = {key: teller.template(key) for key in teller.keys("table.", "script.", "sheet.", "explore.")}
    return found | {"hint": teller.say("hint"), "sector.home": teller.word("sector", "home")}
