"""The table twin of the map: the same scene, row by row, for those who read rather than see; and the data of the page."""

from typing import Any

from maps.entries import Entry
from maps.redaction import Released
from maps.svg import clean, element

MARKS_TOLD = ("overlap", "house")
"""The marks that say more than the findings beside them."""
COLUMNS = ("name", "place", "sector", "ring", "period", "relations", "findings")


def table(scene: Released) -> str:
    """The table as HTML: everybody on the map, folded or not, with all that the map says of them."""
    words = {name: scene.words[f"table.{name}"] for name in COLUMNS}
    head = "".join(element("th", clean(words[name]), scope="col") for name in COLUMNS)
    rows = [_row(scene, entry, words) for entry in scene.entries]
    return "\n".join(
        [
            '<table data-map-table="family" class="map-table">',
            element("caption", clean(scene.words["table.caption"])),
            element("thead", element("tr", head)),
            "<tbody>",
            *rows,
            "</tbody>",
            "</table>",
            "",
        ]
    )


def _row(scene: Released, entry: Entry, words: dict[str, str]) -> str:
    sector = dict(scene.sectors).get(entry.sector, scene.words["sector.home"])
    ring = "" if entry.ring == "home" else scene.ring_names[entry.ring - 1]
    name = [clean(entry.name)]
    if entry.below and entry.below != entry.place:
        name.append(element("span", clean(entry.below), class_="map-below"))
    found = {finding.id: finding for finding in scene.findings}
    relations = "".join(element("li", clean(relation.text), data_state=relation.state) for relation in entry.relations)
    said = [element("li", clean(mark.text), class_="map-mark") for mark in entry.marks if mark.kind in MARKS_TOLD]
    said += [element("li", clean(found[id].statement)) for id in entry.findings]

    def cell(column: str, *inside: str) -> str:
        return element("td", *inside, data_label=words[column])

    return element(
        "tr",
        element("th", " ".join(name), scope="row"),
        cell("place", clean(entry.place)),
        cell("sector", clean(sector)),
        cell("ring", clean(ring)),
        cell("period", clean(entry.period)),
        cell("relations", element("ul", relations) if relations else ""),
        cell("findings", element("ul", *said) if said else ""),
        data_id=entry.id,
        data_kind=entry.kind,
        data_sector=entry.sector,
        data_ring=str(entry.ring),
    )


def page_data(scene: Released) -> dict[str, Any]:
    """What a page's script works with, ready for JSON: no more of a family than drawing and table say."""
    return {
        "chips": [
            {
                "id": entry.id,
                "kind": entry.kind,
                "name": entry.name,
                "ring": entry.ring,
                "sector": entry.sector,
                "units": [entry.place] if entry.kind == "actor" and entry.place else [],
            }
            for entry in scene.entries
        ]
        + [
            {
                "id": chip.id,
                "kind": chip.kind,
                "name": chip.title,
                "ring": chip.ring,
                "sector": chip.sector,
                "units": [],
                "ids": list(chip.ids),
            }
            for chip in scene.chips
            if chip.kind == "fold"
        ],
        "findings": [
            {
                "id": finding.id,
                "type": finding.type,
                "statement": finding.statement,
                "question": finding.question,
                "subjects": list(finding.subjects),
                "chips": list(finding.chips),
                "edges": list(finding.edges),
            }
            for finding in scene.findings
        ],
        "sectors": [{"id": id, "name": name} for id, name in scene.sectors],
        "words": {key.removeprefix("script."): text for key, text in scene.words.items() if key.startswith("script.")},
    }
