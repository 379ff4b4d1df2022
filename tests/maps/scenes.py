"""Maps of small families, written as the lines of a case file, and what a test asks of their scenes."""

from datetime import date

from maps import FamilyMap, family_map
from tests.queries.build import DAY, facts

PRIVATE = """
private_network:
  - {id: mormor, name: Mormor Inge, relation: grandmother, lives_in: [hjem]}
  - {id: ven, name: Karin, relation: friend}
  - {id: ukendt, name: Nogen}
"""


def drawn(family: str = "", *, day: date = DAY, lang: str = "da", general: str = "") -> FamilyMap:
    return family_map(facts(family, general=general), day, lang)


def entry(map: FamilyMap, id: str):
    return next(entry for entry in map.scene.entries if entry.id == id)


def states(map: FamilyMap) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for edge in map.scene.edges:
        a, b = sorted((edge.a, edge.b))
        found.setdefault((a, b), set()).add(edge.state)
    return found


def relations(map: FamilyMap, id: str) -> str:
    return " | ".join(relation.text for relation in entry(map, id).relations)
