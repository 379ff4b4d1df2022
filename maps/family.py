"""The map of a family on a day, with everything that is made of it: one call for pages, files and tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.facts import FamilyFacts
from maps.cards import cards
from maps.course import Row, course_of
from maps.data import page_data
from maps.film import Film, told
from maps.layout import Kept, Layout, lay_out, moved
from maps.moments import Moments, moments_of
from maps.redaction import Names, Released, redacted, release
from maps.render import layout_input, render
from maps.scene import scenes
from maps.svg import element
from maps.table import table
from maps.telling import Teller
from maps.timed import items
from maps.timeline import timeline
from queries.finding import Finding
from queries.registry import findings_of
from queries.view import View, at


@dataclass(frozen=True)
class FamilyMap:
    """A family on a day, and on all others. Layout, drawing and table are made when they are first asked for."""

    view: View
    findings: Sequence[Finding]
    film: Film
    kept: Kept | None = None
    """Where everything stood when the family's map was last seen, by whoever sees the same."""

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
        """Where everything stands, on all days."""
        return lay_out(layout_input(self.film), self.kept)

    def moved(self, chip: str, right: float, down: float) -> Kept:
        """Where everything stands when somebody has moved a chip by so many units. ValueError for an unknown chip."""
        placed = self.layout.chips.get(chip)
        if placed is None or self.layout.kept is None:
            raise ValueError(f"There is no chip {chip!r} on the map of {self.scene.family}.")
        x, y = placed.box.centre
        return moved(layout_input(self.film), self.layout.kept, chip, x + right, y + down)

    @cached_property
    def svg(self) -> str:
        """The drawing for a page: with all days, of which one is shown, and the lines that show on selection."""
        return render(self.film, self.layout, moving=True)

    @cached_property
    def print_svg(self) -> str:
        """The drawing as it is printed: the day alone, without what only a selection would show."""
        return render(self.film, self.layout, moving=False)

    @cached_property
    def table(self) -> str:
        """The same as an HTML table, for a page."""
        return table(self.film)

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
        return timeline(self.course, self.film.moments, dict(self.scene.words), self.days)

    @cached_property
    def days(self) -> list[str]:
        """The days of the moments in words."""
        teller = Teller(self.view, self.scene.lang)
        return [teller.day(day) for day in self.film.moments.days]

    @cached_property
    def notes(self) -> str:
        """How to read the map and what was not mapped, as an HTML list for a page."""
        told_notes = told((place, note) for place in self.film.order for note in self.film.scenes[place].said)
        return element("ul", *items(self.film, told_notes, self.film.whole, str))

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the script of a page must know: moments, chips, findings, sectors, words; ready for JSON."""
        return page_data(self.film, self.layout, self.days)


def family_map(facts: FamilyFacts, day: date, lang: str = "da", names: Names = "names") -> FamilyMap:
    """The map of a family as it is known on the day, in the language (`da` or `en`).

    With `initials` or `roles` in place of names no name or id of anybody is in it (`maps.redaction`).
    """
    facts = redacted(facts, names, lang)
    return _map(facts, moments_of(facts, day), lang, names)


def family_day(facts: FamilyFacts, day: date, lang: str = "da", names: Names = "names") -> FamilyMap:
    """The same as if there were no other day: much quicker, for what tells of one day and shows no places.

    Its entries, ties and findings are those of the day on the map of all days; its places and folds are its own.
    """
    return _map(redacted(facts, names, lang), Moments((day,), now=0, own=0, step="day", extra=False), lang, names)


def _map(facts: FamilyFacts, moments: Moments, lang: str, names: Names) -> FamilyMap:
    views = [at(facts, moment) for moment in moments.days]
    days = [(view, findings_of(view)) for view in views]
    film = Film(moments, tuple(release(scene, names) for scene in scenes(days, lang)))
    return FamilyMap(*days[moments.now], film)
