"""A family's page: what it shows, put together once and handed to the template."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

from graph.reading.cut import Seen
from maps import FamilyMap, family_map
from maps.arranging import arranged
from maps.formats.about import not_on_paper
from maps.page.explore import OPTIONS, choices, network
from web.session import session


@dataclass(frozen=True)
class FamilyPage:
    """What the page of a family shows on a day."""

    id: str
    name: str
    day: date
    own_day: date
    source: str
    municipality: str | None
    map: FamilyMap

    def told(self) -> str:
        """A digest of all that the page says but not of where things stand: the same before and after a chip was moved."""
        data = {key: value for key, value in self.map.data.items() if key != "sheet"}
        lines = [(item.edge.id, item.edge.state, item.edge.a, item.edge.b, item.on, item.drawn)
                 for item in self.map.film.edges]  # fmt: skip
        parts = (self.name, self.source, self.municipality, self.own_day.isoformat(), self.map.table, self.map.cards,
                 self.map.timeline, self.map.notes, data, lines)  # fmt: skip
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()

    @property
    def not_on_paper(self) -> tuple[str, ...]:
        """The names that PDF and PNG cannot show."""
        return not_on_paper(self.map)

    def network(self) -> dict[str, Any]:
        """What the free-form view draws, ready for JSON."""
        net = network(self.map.scene, self.map.layout)
        return {"nodes": net.nodes, "edges": net.edges, "options": OPTIONS, "choices": choices(self.map.scene)}


class Shown:
    """The maps that were shown last, by all that they are made of: what changed in the database is another map."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._maps: list[tuple[tuple[Seen, date, str], FamilyMap]] = []
        self._lock = Lock()

    def map(self, facts: Seen, day: date, lang: str) -> FamilyMap:
        """The map of these facts, made anew only if it is none of the last."""
        asked = (facts, day, lang)
        with self._lock:
            known = next((drawn for key, drawn in self._maps if key == asked), None)
        drawn = arranged(session(), facts, known or family_map(facts, day, lang))
        with self._lock:
            self._maps = [(asked, drawn), *(item for item in self._maps if item[0] != asked)][: self._most]
        return drawn


_shown = Shown(most=4)


def shown(facts: Seen, day: date, lang: str) -> FamilyMap:
    """The family's map with everything where it stands."""
    return _shown.map(facts, day, lang)


def family_page(facts: Seen, day: date, lang: str) -> FamilyPage:
    """Everything on the family's page, in the language."""
    drawn = shown(facts, day, lang)
    return FamilyPage(
        id=facts.family.id,
        name=facts.family.name or facts.family.id,
        day=day,
        own_day=facts.as_of,
        source=facts.source,
        municipality=facts.municipality,
        map=drawn,
    )
