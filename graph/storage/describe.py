"""The model as a page of the docs: `python -m graph.storage.describe > docs/model.md`. A test says when the page is stale."""

from datetime import date
from typing import Any, get_args, get_origin

from graph.model.base import Record
from graph.model.dates import PartialDate
from graph.model.labels import EDGES, NODES
from graph.model.parts import Stay
from graph.model.records import PrivateTie, Tie, Wish
from graph.storage.codec import ENDS
from graph.storage.properties import fields, parts
from words import words

RECORDS_ON_EDGES: dict[str, type[Record]] = {
    "TIE": Tie,
    "PRIVATE_TIE": PrivateTie,
    "WISHES": Wish,
    "LIVES_IN": Stay,
}
BESIDE = {"TIE": ("id_derived", "family", "owner")}
"""What a relationship holds beside its record: whether its id was made from its content, and whose it is (the family's, or
that of the source whose general tie it is)."""
HEAD = """# The graph model

What stands in Neo4j, for those who write Cypher of their own. Made from `graph/model/labels.py` and the records of
`graph/model/records.py` by `python -m graph.storage.describe`; the meaning of each property is that of the case file
([case-file.md](case-file.md)). A partial date is two properties, the earliest and the latest day; one that is missing is open.
Every node and relationship has a `key` that names it among its kind; that of a relationship that is a record (ties, private
ties, wishes, residences) names the record for good, whatever becomes of what it says. Sources, units, actors and families have a
`number`: whoever changes one, or what belongs to it, raises it, so that a reader sees that it moved.
"""


def property_types(record: type[Record], prefix: str = "") -> dict[str, type]:
    """The properties that a record is stored as, with their types."""
    found: dict[str, type] = {}
    for field in fields(record):
        name = prefix + field.stored
        annotation = record.model_fields[field.name].annotation
        if field.shape == "partial":
            found |= {f"{name}_earliest": date, f"{name}_latest": date}
        elif field.shape == "nested" and field.record:
            found |= property_types(field.record, f"{name}_")
        elif field.shape in ("list", "rows"):
            found[name] = list
        elif field.shape == "value":
            found[name] = _plain_type(annotation)
        if field.name == "at":
            found["place"] = str
        if field.shape == "link" and field.many and field.optional:
            found[f"{field.name}_given"] = bool
        if field.word:
            found[f"{name}_{field.word}"] = bool
    return found


def _plain_type(annotation: Any) -> type:
    """The one type of a plain field; the texts of a vocabulary are texts."""
    for part in parts(annotation):
        if part in (str, int, float, bool, date, PartialDate):
            return part
        if get_origin(part) is not None and all(isinstance(word, str) for word in get_args(part)):
            return str
    return str


def page() -> str:
    """The whole page."""
    lines = [HEAD, "## Nodes", "", "| label | what one is | in Danish | properties |", "|-|-|-|-|"]
    for node in NODES:
        said = ", ".join(f"`{name}`" for name in property_types(node.record)) if node.record else "–"
        lines.append(f"| `{node.label}` | {node.meaning} | {words('da')[f'model.{node.label}']} | {said} |")
    lines += [
        "",
        "## Relationships",
        "",
        "| type | read from its start {a} to its end {b} | dated | properties |",
        "|-|-|-|-|",
    ]
    for edge in EDGES:
        record = RECORDS_ON_EDGES.get(edge.type)
        names = [name for name in property_types(record) if name not in ENDS] if record else []
        said = ", ".join(f"`{name}`" for name in (*names, *BESIDE.get(edge.type, ()))) or "–"
        lines.append(f"| `{edge.type}` | {edge.sentence} | {'yes' if edge.dated else 'no'} | {said} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
