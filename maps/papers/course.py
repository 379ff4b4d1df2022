"""Tidslinje: what was done in a year, in lanes by administration and actor, drawn for A3; and the same as a table for the screen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from graph.model.records import Engagement
from maps.drawing.svg import FONTS, element, label
from maps.layout.text import cut_text, text_width
from maps.papers.model import Drawing, Paper, Section, Table
from maps.papers.writing import FamilyWriter, Writer
from maps.scene.palette import COLOUR_OF, GRID, INK, LINE_INK, SOFT_INK, WHITE, YEAR_LINE
from queries.timeline import Entry, Lane, Timeline, timeline
from words import capital
from words.dates import month_text

WIDTH, HEIGHT = 1120.0, 770.0
"""An A3 sheet within its margins, in points."""
LEFT, RIGHT = 215.0, 1110.0
ROW, BAR, SIZE, HEAD = 18.0, 13.0, 10.0, 58.0
LANE_GAP = 7.0
ADMINISTRATION = 20.0
MARK = 5.0
MOST_TEXT = 260.0
SIGNS = {"contact": "●", "attempt": "○", "meeting": "◆", "stop": "■", "agreement": "▲"}
COLUMNS = (0.24, 0.14, 0.4, 0.22)


@dataclass(frozen=True)
class Item:
    """Something in a lane: from where to where it stands, what is written, and how it is marked."""

    entry: Entry
    left: float
    right: float
    told: str
    dated: bool

    @property
    def end(self) -> float:
        """Where what is drawn and written ends."""
        return max(self.right, self._text_from + text_width(self.told, SIZE) + 4)

    @property
    def _text_from(self) -> float:
        return self.left + 4 if self.entry.kind == "engagement" else self.right + MARK + 2

    def drawn(self, y: float, colour: str) -> Iterator[str]:
        """What is drawn of it, in a row that begins here."""
        middle = y + ROW / 2
        if self.entry.kind == "engagement":
            dash = None if self.dated else "4 3"
            yield element(
                "rect", x=self.left, y=middle - BAR / 2, width=max(self.right - self.left, 3), height=BAR, fill=colour,
                fill_opacity=0.16, stroke=colour, stroke_width=1, stroke_dasharray=dash,
            )  # fmt: skip
        elif self.right > self.left + 2:
            yield element(
                "path", d=f"M{self.left:g} {middle:g}H{self.right:g}", stroke=LINE_INK, stroke_width=1.4, fill="none",
                stroke_dasharray="3 3",
            )  # fmt: skip
        if self.entry.kind != "engagement" and self.dated:
            yield _sign(self.entry.kind, self.right, middle)
        yield label(self.told, self._text_from, middle + 3, SIZE, INK)


def _sign(kind: str, x: float, y: float) -> str:
    """The sign of a kind, drawn as a path: no font need have it."""
    if kind in ("contact", "attempt"):
        fill = INK if kind == "contact" else WHITE
        return element("circle", cx=x, cy=y, r=3.6, fill=fill, stroke=INK, stroke_width=1.4)
    shapes = {"meeting": "M0 -5L5 0L0 5L-5 0Z", "stop": "M-4 -4H4V4H-4Z", "agreement": "M0 -5L5 4H-5Z"}

    return element("path", d=shapes[kind], transform=f"translate({x:g} {y:g})", fill=INK)


@dataclass(frozen=True)
class Course:
    """The lanes of a window of days, as they are drawn."""

    writer: FamilyWriter
    found: Timeline

    def x(self, day: date) -> float:
        """Where a day lies; one outside the window on its border."""
        first, last = self.found.window
        inside = min(max(day, first), last).toordinal() - first.toordinal()
        return round(LEFT + (RIGHT - LEFT) * inside / max(1, last.toordinal() - first.toordinal()), 1)

    @cached_property
    def works(self) -> dict[str, Engagement]:
        """All efforts by id."""
        return {work.id: work for work in self.found.view.facts.family.engagements}

    def told(self, entry: Entry, lane: str | None) -> str:
        """What is done, in words."""
        say, view = self.writer.say, self.found.view
        others = self.writer.names([id for id in entry.named if id != lane and id not in view.known_barred])
        if entry.kind == "engagement":
            return capital(self.writer.teller.short(self.works[entry.id]) or self.writer.teller.say("some_work"))
        if entry.kind == "stop":
            return say("timeline.stopped", cause=self._cause(entry))
        if entry.kind == "agreement":
            return next((one.text for one in view.facts.family.agreements if one.id == entry.id), "")
        if entry.kind == "meeting":
            meeting = next(one for one in view.facts.family.meetings if one.id == entry.id)
            return capital(self.writer.teller.word("meeting", meeting.kind))
        return others or self.writer.unknown

    def _cause(self, entry: Entry) -> str:
        other = self.works.get(entry.cause or "")
        if other is not None:
            work = self.writer.teller.short(other) or self.writer.teller.say("some_work")
            return self.writer.teller.say("course.because_of", work=work)
        return self.writer.teller.word("stop_reason", entry.cause or "")

    def item(self, entry: Entry, lane: str | None) -> Item:
        """An entry as it stands in its lane."""
        first, last = self.found.window
        begin = entry.start.earliest if entry.start and entry.start.earliest else first
        if entry.kind == "engagement":
            end = entry.end.latest if entry.end and entry.end.latest else last
            dated = bool(entry.start and entry.start.earliest)
        else:
            end = entry.start.latest if entry.start and entry.start.latest else (begin if entry.start else first)
            dated = entry.start is not None
        told = self.told(entry, lane)
        if not dated:
            kind = "" if entry.kind == "engagement" else self.writer.say(f"timeline.sign_{entry.kind}")
            told = self.writer.say("timeline.undated", told=": ".join(filter(None, (kind, told))))
        left, right = self.x(begin), self.x(end)
        room = RIGHT - (left + 4 if entry.kind == "engagement" else right + MARK + 2)
        if room < min(MOST_TEXT, text_width(told, SIZE)) and entry.kind != "engagement":
            shift = min(MOST_TEXT, text_width(told, SIZE)) + MARK + 6
            left, right = min(left, RIGHT - shift), min(right, RIGHT - shift)
            room = RIGHT - right - MARK - 2
        elif room < 60:
            left = RIGHT - 120
            room = 116
        return Item(entry, left, right, cut_text(told, max(40.0, min(room, MOST_TEXT)), SIZE, bold=False), dated)

    def rows(self, lane: Lane) -> list[list[Item]]:
        """The entries of a lane in as few rows as they fit in side by side."""
        rows: list[list[Item]] = []
        items = (self.item(entry, lane.actor) for entry in lane.entries)
        for item in sorted(items, key=lambda one: (one.entry.kind != "engagement", one.left, one.end)):
            free = next((row for row in rows if row[-1].end + 4 <= item.left), None)
            if free is None:
                rows.append([item])
            else:
                free.append(item)
        return rows

    # --- sheets -----------------------------------------------------------------------------------------------

    def sheets(self) -> list[str]:
        """The lanes as drawings, each of which fits on a sheet."""
        pages: list[list[str]] = []
        ends: list[float] = []
        y, unit = HEIGHT, object()
        for lane in self.found.lanes:
            for at, rows in enumerate(_cut(self.rows(lane))):
                height = len(rows) * ROW + LANE_GAP + (ADMINISTRATION if lane.unit != unit else 0)
                if y + height > HEIGHT - 4:
                    pages.append([])
                    ends.append(HEAD)
                    y, unit = HEAD, object()
                if lane.unit != unit:
                    pages[-1].append(label(self._unit(lane.unit), 8, y + 14, 11, INK, bold=True))
                    y, unit = y + ADMINISTRATION, lane.unit
                pages[-1] += self._lane(lane, rows, y, again=at > 0)
                y += len(rows) * ROW + LANE_GAP
                ends[-1] = y
        return [self._sheet(parts, end) for parts, end in zip(pages, ends, strict=True)]

    def _unit(self, unit: str | None) -> str:
        return self.found.view.called(unit) if unit else self.writer.say("timeline.no_unit")

    def _lane(self, lane: Lane, rows: Sequence[Sequence[Item]], y: float, *, again: bool) -> list[str]:
        name = self.found.view.called(lane.actor) if lane.actor else self.writer.say("timeline.no_actor")
        shown = self.writer.say("timeline.goes_on", name=name) if again else name
        parts = [
            element(
                "path",
                d=f"M8 {y + len(rows) * ROW + LANE_GAP / 2:g}H{RIGHT:g}",
                stroke=GRID,
                stroke_width=0.6,
                fill="none",
            ),
            label(cut_text(shown, LEFT - 24, 10, bold=False), 16, y + 12, 10, INK),
        ]
        colour = self._colour(lane)
        for at, row in enumerate(rows):
            for item in row:
                parts += item.drawn(y + at * ROW, colour)
        return parts

    def _colour(self, lane: Lane) -> str:
        from maps.scene.places import sector_of_actor

        actor = self.found.view.facts.actors.get(lane.actor or "")
        return COLOUR_OF[sector_of_actor(self.found.view, actor)] if actor else SOFT_INK

    def _sheet(self, parts: Iterable[str], height: float) -> str:
        return element(
            "svg", *self._scale(height), *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH:g} {height:g}",
            font_family=FONTS, role="img", aria_label=self.writer.say("name.timeline"),
        )  # fmt: skip

    def _scale(self, height: float) -> Iterator[str]:
        """Title, signs, months."""
        say, (first, last) = self.writer.say, self.found.window
        period = say("timeline.period", first=self.writer.teller.day(first), last=self.writer.teller.day(last))
        yield element("rect", x=0, y=0, width=WIDTH, height=height, fill=WHITE)
        yield label(f"{say('name.timeline')}: {self.writer.family_name}. {period}", 8, 14, 12, INK, bold=True)
        x = 8.0
        for kind in SIGNS:
            yield _sign(kind, x + 5, 26)
            told = say(f"timeline.sign_{kind}")
            yield label(told, x + 14, 29, SIZE, SOFT_INK)
            x += text_width(told, SIZE) + 34
        day = first.replace(day=1)
        while day <= last:
            if day >= first:
                at = self.x(day)
                yield element("path", d=f"M{at:g} 38V{height:g}", stroke=YEAR_LINE, stroke_width=0.8, fill="none")
                if at < RIGHT - 40:
                    yield label(
                        cut_text(month_text(day, self.writer.lang), 72, SIZE, bold=False), at + 2, 49, SIZE, SOFT_INK
                    )
            day = (day + timedelta(days=32)).replace(day=1)

    def table(self) -> Table:
        """All entries as rows."""
        rows = []
        for lane in self.found.lanes:
            name = self.found.view.called(lane.actor) if lane.actor else self.writer.say("timeline.no_actor")
            for entry in lane.entries:
                kind = self.writer.say(f"timeline.sign_{entry.kind}")
                days = self.writer.when(entry.start) if entry.kind != "engagement" else self._period(entry)
                rows.append((name, kind, self.told(entry, lane.actor), days))
        columns = tuple(self.writer.say(f"timeline.{name}") for name in ("who", "kind", "what", "day"))
        return Table(columns, COLUMNS, tuple(rows))

    def _period(self, entry: Entry) -> str:
        return self.writer.known(self.writer.teller.period(entry.start, entry.end))


def _cut(rows: list[list[Item]]) -> Iterator[list[list[Item]]]:
    """Rows of a lane, so many at a time as fit on a sheet."""
    most = int((HEIGHT - HEAD - ADMINISTRATION - LANE_GAP - 4) / ROW)
    for at in range(0, len(rows), most):
        yield rows[at : at + most]


YEAR = timedelta(days=365)


def lanes(writer: FamilyWriter, last: date) -> Course:
    """The lanes of the year up to a day."""
    return Course(writer, timeline(writer.facts, last - YEAR, last))


def year(writer: Writer) -> Paper:
    """The year up to the day of the meeting."""
    return writer.paper("timeline", _sections(writer, writer.view.day), head=(writer.family_name,))


def family_year(writer: FamilyWriter, last: date) -> Paper:
    """The year up to a day, for a family without a meeting."""
    return writer.page_of("timeline", _sections(writer, last), (writer.family_name,), "for_table")


def _sections(writer: FamilyWriter, last: date) -> list[Section]:
    course = lanes(writer, last)
    sheets = [Section(drawing=Drawing(svg, writer.say("name.timeline"), wide=True)) for svg in course.sheets()]
    if not sheets:
        return [Section(texts=(writer.say("timeline.nothing"),))]
    return [*sheets, Section(writer.say("timeline.as_table"), table=course.table(), on_screen_only=True)]
