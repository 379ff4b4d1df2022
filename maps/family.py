"""The map of a family on a day, with everything that is made of it: one call for pages, files and tests."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.reading.cut import Seen
from graph.reading.table import Audience, on_the_table
from maps.drawing.frame import cut_note, origin
from maps.drawing.render import layout_input, render, render_sheet
from maps.drawing.timeline import timeline
from maps.layout import Kept, Layout, lay_out, moved
from maps.page.cards import cards
from maps.page.data import page_data
from maps.page.reading import legend, notes
from maps.page.summary import summary
from maps.page.table import table
from maps.scene.build import scenes
from maps.scene.course import Row, course_of
from maps.scene.film import Film
from maps.scene.moments import Moments, moments_of
from maps.scene.redaction import Names, Released, redacted, release
from maps.scene.telling import Teller
from queries.day.view import View, at
from queries.distinct_names import with_distinct_names
from queries.finding import Finding
from queries.rules.registry import findings_of
from words import words


class UnknownChip(Exception):
    """A chip is asked for that is not on the map."""


@dataclass(frozen=True)
class FamilyMap:
    """A family on a day, and on all others. Layout, drawing and table are made when they are first asked for."""

    view: View
    findings: Sequence[Finding]
    film: Film
    kept: Kept | None = None
    """Where everything was kept when somebody who sees the same last moved a chip."""

    @property
    def stands(self) -> Kept | None:
        """Where everything stands; None before the layout was first asked for."""
        made: Layout | None = self.__dict__.get("layout")
        return made.kept if made else None

    @property
    def ids(self) -> frozenset[str]:
        """The ids of everybody who is ever on the map."""
        return frozenset(entry.entry.id for entry in self.film.entries)

    @property
    def scene(self) -> Released:
        """What is on the map on the day."""
        return self.film.now

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands, on all days: as it is kept, else as the family's own course has it."""
        kept, course = self.kept, self.film.course
        if kept is None and course:
            kept = lay_out(layout_input(course)).kept
        return lay_out(layout_input(self.film), kept)

    def moved(self, chip: str, right: float, down: float) -> Kept:
        """Where everything stands when somebody has moved a chip by so many units. `UnknownChip` for one that is not on the map."""
        placed = self.layout.chips.get(chip)
        if placed is None or self.layout.kept is None:
            raise UnknownChip(f"There is no chip {chip!r} on the map of {self.scene.family}.")
        x, y = placed.box.centre
        return moved(layout_input(self.film), self.layout.kept, chip, x + right, y + down)

    @cached_property
    def svg(self) -> str:
        """The drawing for a page: the map alone, with all days, of which one is shown, and the lines that show on selection."""
        return render(self.film, self.layout)

    @cached_property
    def print_svg(self) -> str:
        """The drawing as it is printed: the day alone, without what only a selection would show, with header and legend."""
        return render_sheet(self.film, self.layout)

    @property
    def nobody(self) -> str:
        """What is said where nobody is ever on the map; else nothing."""
        return "" if self.film.entries else words(self.scene.lang)["map.sheet.nobody"]

    @cached_property
    def table(self) -> str:
        """The same as an HTML table, for a page."""
        return table(self.film)

    def summary(self, link: Callable[[str], str] | None = None) -> str:
        """What matters most as HTML, for the panel beside the map; `link` gives the address of a group of questions."""
        return summary(self.film, link)

    @cached_property
    def cards(self) -> str:
        """The findings as HTML, for a page."""
        return cards(self.film)

    @cached_property
    def course(self) -> tuple[Row, ...]:
        """Which services helped whom and when, on all days."""
        return course_of(self.view, Teller(self.view, self.scene.lang))

    @cached_property
    def timeline(self) -> str:
        """The same as HTML in years, for a page."""
        return timeline(self.course, self.film.moments, self.scene.lang, self.days)

    @cached_property
    def days(self) -> list[str]:
        """The days of the moments in words."""
        teller = Teller(self.view, self.scene.lang)
        return [teller.day(day) for day in self.film.moments.days]

    @property
    def origin(self) -> str:
        """Day, case and source in words."""
        return origin(self.scene)

    @cached_property
    def legend_html(self) -> str:
        """The signs of the map, drawn small, and what they mean, as an HTML list for a page."""
        return legend(self.film)

    @cached_property
    def notes(self) -> str:
        """How to read the map and what was not mapped, as an HTML list for a page."""
        return notes(self.film)

    @property
    def cut_note(self) -> str:
        """What the drawing shows cut, with its whole text; nothing where nothing is."""
        return cut_note(self.scene, self.layout, self.scene.header[0])

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the script of a page must know: moments, chips, findings, sectors, words; ready for JSON."""
        return page_data(self.film, self.layout, self.days)


def family_map(
    facts: Seen, day: date, lang: str = "da", names: Names = "names", audience: Audience = "work"
) -> FamilyMap:
    """The map of a family as it is known on the day, in the language (`da` or `en`).

    With `initials` or `roles` in place of names no name or id of anybody is in it (`maps.scene.redaction`). For the `table`
    it is one of a family without what can hurt (`graph.reading.table`).
    """
    facts = _narrowed(facts, lang, names, audience)
    return _map(facts, moments_of(facts, day), lang, names, audience)


def family_day(
    facts: Seen, day: date, lang: str = "da", names: Names = "names", audience: Audience = "work"
) -> FamilyMap:
    """The same as if there were no other day: much quicker, for what tells of one day and shows no places.

    Its entries, ties and findings are those of the day on the map of all days; its places and folds are its own.
    """
    moments = Moments((day,), now=0, own=0, step="day", extra=False, course=1)
    return _map(_narrowed(facts, lang, names, audience), moments, lang, names, audience)


def _narrowed(facts: Seen, lang: str, names: Names, audience: Audience) -> Seen:
    """What is left for the audience, by the names it may read: nothing is taken away after this."""
    return redacted(on_the_table(facts) if audience == "table" else facts, names, lang)


def _map(facts: Seen, moments: Moments, lang: str, names: Names, audience: Audience) -> FamilyMap:
    apart = with_distinct_names(facts, lang)
    views = [at(apart.facts, moment) for moment in moments.days]
    days = [(view, findings_of(view)) for view in views]
    film = Film(moments, tuple(release(scene, names) for scene in scenes(days, lang, apart.before, audience)))
    return FamilyMap(*days[moments.now], film)
