"""A family's scenes on all of its moments, as one: what is on the map at any time, and on which moments each thing holds.

Places never change with time, so the layout is made of all that ever is on the map; time only hides and shows.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from maps.scene.entries import Entry
from maps.scene.legend import LegendItem
from maps.scene.marks import Mark
from maps.scene.members import Frame
from maps.scene.moments import Moments, OverTime, Span, by_value, holds, over_time, span_of
from maps.scene.palette import LINES, MARKS, SECTORS
from maps.scene.redaction import Released
from maps.scene.relations import Relation, relation_order
from maps.scene.scene import SceneChip, SceneEdge
from maps.scene.statements import SceneFinding, SceneGroup
from queries.rules.registry import TYPES

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


@dataclass(frozen=True, slots=True)
class FilmChip:
    """A chip that is on the map on the moments `on`."""

    chip: SceneChip
    """As it is on the day asked about; where it is not there then, as it is at first."""
    on: Span
    marks: tuple[tuple[str, OverTime[str]], ...]
    """Each kind of mark that it ever has, a place of its own for each, with its signs."""
    titles: OverTime[str]
    labels: OverTime[str]
    ids: tuple[str, ...]
    """Whom a fold ever holds."""


@dataclass(frozen=True, slots=True)
class FilmEdge:
    """A line that holds on the moments `on`, and is drawn without being asked for on `drawn`."""

    edge: SceneEdge
    on: Span
    drawn: Span
    texts: OverTime[str]
    folded: OverTime[str]
    """Whose line it is, of those whom the folds at its ends hold."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A way on the map that lines of the same two chips share, of which never two hold at the same time."""

    id: str
    edges: tuple[FilmEdge, ...]


@dataclass(frozen=True, slots=True)
class FilmEntry:
    """Somebody who is on the map on the moments `on`, and what is told of each time."""

    entry: Entry
    on: Span
    place: OverTime[str]
    period: OverTime[str]
    marks: OverTime[Mark]
    relations: OverTime[Relation]
    findings: OverTime[str]
    tasks: OverTime[str]


@dataclass(frozen=True, slots=True)
class FilmFinding:
    """A finding that holds on the moments `on`: the same question, on what it rests at each time."""

    finding: SceneFinding
    on: Span
    group: OverTime[SceneGroup]
    statement: OverTime[str]
    question: OverTime[str]
    certainty: OverTime[str]
    evidence: OverTime[str]
    against: OverTime[str]
    speaks_for: OverTime[str]
    speaks_against: OverTime[str]
    not_known: OverTime[str]
    consents: OverTime[str]
    chips: OverTime[tuple[str, ...]]
    edges: OverTime[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FilmGroup:
    """Questions about the same people, on the moments `on`."""

    findings: tuple[FilmFinding, ...]
    on: Span
    headings: OverTime[str]


@dataclass(frozen=True)
class Film:
    """All of it. What is in no particular order stands in that of the day asked about, then of the others in time."""

    moments: Moments
    scenes: tuple[Released, ...]

    @property
    def now(self) -> Released:
        """The scene of the day asked about."""
        return self.scenes[self.moments.now]

    @property
    def course(self) -> "Film | None":
        """The film of the family's own course, where the day asked about lies beyond it; else None.

        Where things stand is decided there: on a day to come they stand where they stand today.
        """
        days, own = self.moments.course, self.moments.own
        if days == len(self.scenes):
            return None
        moments = replace(self.moments, days=self.moments.days[:days], now=own, extra=False)
        return Film(moments, self.scenes[:days])

    @property
    def order(self) -> list[int]:
        """The places of the moments, that of the day asked about first."""
        now = self.moments.now
        return [now, *(place for place in range(len(self.scenes)) if place != now)]

    def is_now(self, span: Span) -> bool:
        """Whether something is there on the day asked about."""
        return holds(span, self.moments.now)

    @cached_property
    def whole(self) -> Span:
        """Always."""
        return (1 << len(self.scenes)) - 1

    @cached_property
    def sectors(self) -> tuple[tuple[str, str], ...]:
        """Id and name of all sectors that ever occur, in their fixed order."""
        return _in_order([scene.sectors for scene in self.scenes])

    @cached_property
    def chips(self) -> tuple[FilmChip, ...]:
        """All chips, by their ids."""
        days = [{chip.id: chip for chip in scene.chips} for scene in self.scenes]
        return tuple(self._chip([(place, day[id]) for place in self.order if (day := days[place]).get(id)])
                     for id in sorted({id for day in days for id in day}))  # fmt: skip

    def _chip(self, there: list[tuple[int, SceneChip]]) -> FilmChip:
        marks: dict[str, dict[str, Span]] = {}
        for place, chip in there:
            for kind, sign in chip.marks:
                signs = marks.setdefault(kind, {})
                signs[sign] = signs.get(sign, 0) | 1 << place
        return FilmChip(
            chip=there[0][1],
            on=span_of(place for place, _ in there),
            marks=tuple((kind, by_value(marks[kind])) for kind in MARKS if kind in marks),
            titles=over_time((place, chip.title) for place, chip in there),
            labels=over_time((place, chip.label) for place, chip in there),
            ids=tuple(sorted({id for _, chip in there for id in chip.ids})),
        )

    @cached_property
    def edges(self) -> tuple[FilmEdge, ...]:
        """All lines, by the order of their numbers."""
        days = [{edge.id: edge for edge in scene.edges} for scene in self.scenes]
        found = []
        for id in sorted({id for day in days for id in day}, key=lambda id: (len(id), id)):
            there = [(place, day[id]) for place in self.order if id in (day := days[place])]
            found.append(
                FilmEdge(
                    edge=there[0][1],
                    on=span_of(place for place, _ in there),
                    drawn=span_of(place for place, edge in there if edge.shown),
                    texts=over_time((place, edge.text) for place, edge in there),
                    folded=over_time((place, id) for place, edge in there for id in edge.folded),
                )
            )
        return tuple(found)

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """The lines put into lanes; what is shown on the day asked about chooses first."""
        order = list(LINES)
        found: list[list[FilmEdge]] = []
        of: dict[tuple[str, str], list[list[FilmEdge]]] = {}
        for item in sorted(self.edges, key=lambda item: (order.index(item.edge.state), item.edge.id)):
            ways = of.setdefault((item.edge.a, item.edge.b), [])
            free = next((way for way in ways if not any(item.on & other.on for other in way)), None)
            if free is None:
                free = []
                ways.append(free)
                found.append(free)
            free.append(item)
        return tuple(Lane(min(item.edge.id for item in way), tuple(way)) for way in found)

    @cached_property
    def entries(self) -> tuple[FilmEntry, ...]:
        """Everybody who is ever on the map: the members, the private network, then the actors by their ids."""
        found = [_entry(there) for there in by_key(self, lambda scene: scene.entries, lambda entry: entry.id)]
        return tuple(
            sorted(found, key=lambda item: (item.entry.kind == "actor", item.entry.id * (item.entry.kind == "actor")))
        )

    @cached_property
    def findings(self) -> tuple[FilmFinding, ...]:
        """All findings, by type; of one type those of the day asked about first."""
        found = [_finding(there) for there in by_key(self, lambda scene: scene.findings, lambda finding: finding.id)]
        return tuple(sorted(found, key=lambda item: TYPES.index(item.finding.type)))

    @cached_property
    def groups(self) -> tuple[FilmGroup, ...]:
        """The findings by whom they concern, those of the day asked about first, in their order on the day when each is met."""
        found: dict[str, list[FilmFinding]] = {}
        for item in self.findings:
            found.setdefault(item.finding.group.id, []).append(item)

        def place(group: FilmGroup) -> tuple[bool, int]:
            now = [item for item in group.findings if self.is_now(item.on)]
            return not now, min(item.finding.group.place for item in now or group.findings)

        return tuple(sorted(map(_group, found.values()), key=place))

    @cached_property
    def homes(self) -> OverTime[Frame]:
        """The frames of homes with their names; each holds while more than one home is in use."""
        return over_time((place, frame) for place, scene in enumerate(self.scenes) for frame in scene.homes)

    @cached_property
    def legend(self) -> OverTime[LegendItem]:
        """What the legend ever holds, what it holds on the day asked about first; at no time what shows on selection."""
        found = over_time((place, item) for place in self.order for item in self.scenes[place].legend)
        there = {item for _, item in found}
        others = dict.fromkeys(item for scene in self.scenes for item in scene.on_selection if item not in there)
        return (*found, *((0, item) for item in others))


def _entry(there: list[tuple[int, Entry]]) -> FilmEntry:
    def every(part: Callable[[Entry], Iterable[H]]) -> OverTime[H]:
        return over_time((place, item) for place, entry in there for item in part(entry))

    relations = every(lambda entry: entry.relations)
    return FilmEntry(
        entry=there[0][1],
        on=span_of(place for place, _ in there),
        place=over_time((place, entry.place) for place, entry in there),
        period=over_time((place, entry.period) for place, entry in there),
        marks=every(lambda entry: entry.marks),
        relations=tuple(sorted(relations, key=lambda item: relation_order(item[1]))),
        findings=every(lambda entry: entry.findings),
        tasks=every(lambda entry: entry.tasks),
    )


def _finding(there: list[tuple[int, SceneFinding]]) -> FilmFinding:
    def one(part: Callable[[SceneFinding], H]) -> OverTime[H]:
        return over_time((place, part(finding)) for place, finding in there)

    def every(part: Callable[[SceneFinding], Iterable[str]]) -> OverTime[str]:
        return over_time((place, text) for place, finding in there for text in part(finding))

    return FilmFinding(
        finding=there[0][1],
        on=span_of(place for place, _ in there),
        group=one(lambda finding: finding.group),
        statement=one(lambda finding: finding.statement),
        question=one(lambda finding: finding.question or ""),
        certainty=one(lambda finding: finding.certainty),
        evidence=every(lambda finding: finding.evidence),
        against=every(lambda finding: finding.against),
        speaks_for=every(lambda finding: finding.speaks_for),
        speaks_against=every(lambda finding: finding.speaks_against),
        not_known=every(lambda finding: finding.not_known),
        consents=every(lambda finding: finding.consents),
        chips=one(lambda finding: finding.chips),
        edges=one(lambda finding: finding.edges),
    )


def _group(items: Sequence[FilmFinding]) -> FilmGroup:
    """One heading at a time: that of the first finding which is there then. It may stand elsewhere on another day."""
    headings: dict[str, Span] = {}
    on = 0
    for item in items:
        for span, group in item.group:
            headings[group.heading] = headings.get(group.heading, 0) | span & ~on
            on |= span
    return FilmGroup(
        findings=tuple(items),
        on=on,
        headings=by_value({heading: span for heading, span in headings.items() if span}),
    )


def by_key(
    film: Film, items: Callable[[Released], Sequence[T]], key: Callable[[T], str]
) -> Iterator[list[tuple[int, T]]]:
    """What is the same thing on several moments, with the moment of each; the day asked about comes first."""
    found: dict[str, list[tuple[int, T]]] = {}
    for place in film.order:
        for item in items(film.scenes[place]):
            found.setdefault(key(item), []).append((place, item))
    yield from found.values()


def _in_order(lists: Sequence[tuple[tuple[str, str], ...]]) -> tuple[tuple[str, str], ...]:
    """All sectors of some lists, in the order of the palette."""
    names = {id: name for items in lists for id, name in items}
    return tuple((style.id, names[style.id]) for style in SECTORS if style.id in names)
