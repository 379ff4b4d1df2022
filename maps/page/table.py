"""The table twin of the map: the same film, row by row, for those who read rather than see."""

from maps.drawing.svg import clean, element, prose
from maps.page.timed import items, times, words
from maps.scene.film import Film, FilmEntry
from maps.scene.moments import Span, union
from words import below

MARKS_TOLD = ("overlap", "house", "moved")
"""The marks that say more than the findings beside them."""
COLUMNS = ("name", "place", "sector", "ring", "period", "relations", "findings")
FEW = 3
"""So many relations stand in the row; more stand behind their number."""


def table(film: Film) -> str:
    """The table as HTML: everybody on the map, folded or not, with all that the map says of them on each moment."""
    scene = film.now
    said = below(scene.lang, "map.table.")
    head = "".join(element("th", clean(said[name]), scope="col") for name in COLUMNS)
    statements = {item.finding.id: item for item in film.findings}
    rows = [_Row(film, item, said).markup(statements) for item in film.entries]
    return "\n".join(
        [
            '<table data-map-table="family" class="map-table">',
            element("caption", clean(said["caption"])),
            element("thead", element("tr", head)),
            "<tbody>",
            *rows,
            "</tbody>",
            "</table>",
            "",
        ]
    )


class _Row:
    """A row of somebody."""

    def __init__(self, film: Film, item: FilmEntry, said: dict[str, str]) -> None:
        self.film, self.item, self.said = film, item, said

    def markup(self, statements: dict) -> str:
        """The row, hidden where nobody is there on the day asked about."""
        film, item, entry = self.film, self.item, self.item.entry
        sector = dict(film.sectors).get(entry.sector, below(film.now.lang, "map.sector.")["home"])
        ring = film.now.ring_name(entry.ring)
        name = [prose(entry.name)]
        if entry.below and all(entry.below != place for _, place in item.place):
            name.append(element("span", prose(entry.below), class_="map-below"))
        return element(
            "tr",
            element("th", " ".join(name), scope="row"),
            self._cell("place", words(film, item.place, item.on)),
            self._cell("sector", clean(sector)),
            self._cell("ring", clean(ring)),
            self._cell("period", words(film, item.period, item.on)),
            self._cell("relations", self._relations()),
            self._cell("findings", self._findings(statements)),
            data_id=entry.id,
            data_kind=entry.kind,
            data_sector=entry.sector,
            data_ring=str(entry.ring),
            **times(film, item.on, film.whole),
        )

    def _cell(self, column: str, inside: str) -> str:
        return element("td", inside, data_label=self.said[column])

    def _relations(self) -> str:
        relations = self.item.relations
        listed = items(
            self.film, relations, self.item.on, lambda relation: relation.text, data_state=lambda item: item.state
        )
        return self._list("relations", listed, sum(self.film.is_now(on) for on, _ in relations))

    def _list(self, column: str, listed: list[str], now: int) -> str:
        """A few items as they are, many behind their number."""
        if not listed:
            return ""
        if len(listed) <= FEW:
            return element("ul", *listed)
        count = element("span", str(now), class_="map-count")
        summary = element("summary", count, f" {clean(self.said[column].lower())}")
        return element("details", summary, element("ul", *listed), class_="map-many")

    def _findings(self, statements: dict) -> str:
        film, on = self.film, self.item.on
        told = [(span, mark) for span, mark in self.item.marks if mark.kind in MARKS_TOLD]
        listed = items(film, told, on, lambda mark: mark.text, class_=lambda mark: "map-mark")
        for span, id in self.item.findings:
            finding = statements[id]
            within: Span = span & union(finding.statement)
            text = words(film, tuple((part & span, told) for part, told in finding.statement if part & span), within)
            listed.append(element("li", text, data_of_finding=id, **times(film, span, on)))
        now = sum(film.is_now(span) for span, _ in (*told, *self.item.findings))
        return self._list("findings", listed, now)
