"""The map of a family on a day, with everything that is made of it: one call for pages, files and tests."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.facts import FamilyFacts
from maps.layout import Layout, lay_out
from maps.redaction import Released, release
from maps.render import layout_input, render
from maps.scene import scene
from maps.table import page_data, table
from queries.finding import Finding
from queries.registry import findings_of
from queries.view import View, at


@dataclass(frozen=True)
class FamilyMap:
    """A family on a day. Layout, drawing and table are made when they are first asked for."""

    view: View
    findings: Sequence[Finding]
    scene: Released

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands."""
        return lay_out(layout_input(self.scene))

    @cached_property
    def svg(self) -> str:
        """The drawing, with the lines that show on selection."""
        return render(self.scene, self.layout)

    @cached_property
    def print_svg(self) -> str:
        """The drawing as it is printed: without what only a selection would show."""
        return render(self.scene, self.layout, hidden=False)

    @cached_property
    def table(self) -> str:
        """The same as an HTML table."""
        return table(self.scene)

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the script of a page must know: chips, findings, sectors, words; ready for JSON."""
        return page_data(self.scene)


def family_map(facts: FamilyFacts, day: date, lang: str = "da") -> FamilyMap:
    """The map of a family as it is known on the day, in the language (`da` or `en`)."""
    view = at(facts, day)
    found = findings_of(view)
    return FamilyMap(view, found, release(scene(view, found, lang)))
