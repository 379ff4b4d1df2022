"""A family's page: what it shows, put together once and handed to the template."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from graph.facts import FamilyFacts
from maps import FamilyMap, family_map
from maps.explore import OPTIONS, network
from maps.statements import SceneFinding


@dataclass(frozen=True)
class Questions:
    """The findings of one type, in the order of the rules: no order of weight."""

    title: str
    findings: tuple[SceneFinding, ...]


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
    questions: tuple[Questions, ...]

    def network(self) -> dict[str, Any]:
        """What the free-form view draws, ready for JSON."""
        net = network(self.map.scene, self.map.layout)
        return {"nodes": net.nodes, "edges": net.edges, "options": OPTIONS}


def family_page(facts: FamilyFacts, day: date, lang: str) -> FamilyPage:
    """Everything on the family's page, in the language."""
    drawn = family_map(facts, day, lang)
    return FamilyPage(
        id=facts.family.id,
        name=facts.family.name or facts.family.id,
        day=day,
        own_day=facts.as_of,
        source=facts.source,
        municipality=facts.municipality,
        map=drawn,
        questions=tuple(
            Questions(title, tuple(findings))
            for (_, title), findings in groupby(drawn.scene.findings, key=lambda finding: (finding.type, finding.title))
        ),
    )
