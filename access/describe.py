"""The decision table as a page of the docs: `python -m access.describe > docs/access-table.md`. A test says when it is stale."""

from collections.abc import Iterator, Mapping

from access.information import (
    CONTACT_FIELDS,
    GENERAL,
    INFORMATION,
    SENSITIVE_SECTORS,
    SENSITIVE_TASKS,
    TELLING_TASKS,
    Information,
    fields_of,
)
from access.roles import COLUMNS, PURPOSE, SHARING, Column
from access.table import TABLE, WHOLE_BUT, Condition
from graph.model.catalogue import load_catalogue

HEADS: Mapping[Column, str] = {
    "caseworker": "**caseworker**: assigned (responsible or worker), or works here as one of the actors that the user is",
    "meeting_leader": "**meeting leader**: assigned to a meeting, until 30 days after it",
    "leader": "**leader**: the own unit, or one below it, works here; drawn as a sample, or a reason is given",
    "citizen": "**citizen**: herself, and children in her custody",
}
ROWS: Mapping[str, str] = {
    "member": "member: name, kind, age, custody",
    "home": "home that is not protected, and who lives in it",
    "protected_home": "protected home, who lives in it, and that work takes place in it",
    "protected_slots": "when work takes place in a protected home (`slots`)",
    "engagement": "engagement; `appointments` of it; its tasks that tell of treatment (`treatment`)",
    "engagement_notes": "`notes` of an engagement",
    "actor": "actor",
    "tie": "tie of actors, units, members and the family, but trust",
    "trust": "trust tie",
    "meeting": "meeting; the hidden drop out of it",
    "network": "private network, private ties, wishes",
    "need": "need",
    "note": "`text` of a need, `source` of a tie, `note` of a basis (type `notes`)",
    "consent": "consent, legal basis",
    "agreement": "agreement, priority",
    "agreement_words": "`text` of an agreement (without it the agreement does not show), `reason` of a priority (type `notes`)",
    "voice": "`purpose` and `board` of a meeting, status point, dream (type `notes`)",
    "recorded_by": "`recorded_by`",
    "unit": "unit",
    "mapped": "`mapped`",
    "same_as": "`same_as`, where the other family exists for the viewer",
}
MEANINGS: Mapping[Condition, str] = {
    Condition.OWN: "the own unit owns it. An engagement is owned by its actor's unit, and by those that the family is `recorded_by`; work "
    "of an actor without a unit, and all else of a family, by the units of those assigned as responsible. The own unit is the user's; a "
    "leader's, with all below it",
    Condition.COVERED: "own; or a consent of each person of the record, or a basis, opens its type today",
    Condition.RESPONSIBLE: "the own unit is that of a user assigned as responsible",
    Condition.WHOLE: "an assignment shows the whole map, and each consent and basis that it names holds",
    Condition.CONTACT: "`contact` is opened of work of the actor that is under way and not sensitive; then only its name, kind, role and unit show",
    Condition.MET: "it stands with one of the own unit in a documented direct exchange or team tie of this family, or sat in a held meeting with "
    "one",
    Condition.HOLDS: "somebody of the own unit holds the agreement, or made the decision; of a citizen: she does",
    Condition.SPEAKS: "somebody of the own unit said it; of a citizen: she did",
    Condition.SELF: "of the citizen and the children in her custody",
}
OPENS: Mapping[Information, str] = {
    "contact": "that the actors of work which is under way and not sensitive are there",
    "services": "engagements that are not sensitive, but what stands under another type",
    "appointments": "of the engagements that show",
    "needs": "needs",
    "network": "the private network, its ties, wishes",
    "treatment": "sensitive engagements, and tasks that tell of treatment",
    "notes": "of what shows",
}


def page() -> str:
    """The page."""
    return "\n".join([*_opening(), *_table(), *_words(), *_types(), *_sensitive(), ""])


def _opening() -> Iterator[str]:
    yield "# Who may see what: the decision table"
    yield ""
    yield "Made from `access/table.py` and `access/information.py` by `python -m access.describe`. A record exists for a viewer where one of"
    yield "the conditions in its cell holds; – is *never*. The family's name shows wherever the family exists: where the head of the column"
    yield "holds, and the viewer is not blocked. A field that no row names shows with its record. What a record that shows says of one that"
    yield "does not – a name in a list, a reason, an end – goes with the hidden (`graph/reading/hiding.py`)."
    yield ""
    yield "Roles and purposes: " + ", ".join(f"{role} *{purpose}*" for role, purpose in PURPOSE.items()) + "."
    yield f"Consents and bases open something for {' and '.join(f'*{purpose}*' for purpose in sorted(SHARING))}. No family exists for the other roles; an administrator sees all units and actors."
    yield ""


def _table() -> Iterator[str]:
    yield f"| record | {' | '.join(HEADS[column] for column in COLUMNS)} |"
    yield "|-|" + "-|" * len(COLUMNS)
    for row, cells in TABLE.items():
        told = [
            "; ".join(condition.value for condition in Condition if condition in cells[column]) or "–"
            for column in COLUMNS
        ]
        yield f"| {ROWS[row]} | {' | '.join(told)} |"
    yield ""


def _words() -> Iterator[str]:
    yield "| word | means |"
    yield "|-|-|"
    for condition, meaning in MEANINGS.items():
        yield f"| {condition.value} | {meaning} |"
    yield ""
    never = "; ".join(ROWS[row] for row in TABLE if row in WHOLE_BUT)
    yield f"`whole` opens every cell that is not *never*, but: {never}. Whoever sees less is *limited*: nothing is claimed from silence."
    yield ""
    yield "- **Consent**: for each person of the record, the latest of each giver that the person needs, about the person, from a unit on the owner's"
    yield "  path to one on the viewer's, with the type, is given and in force today. An adult gives it; for a child each who has custody, and from"
    yield "  `consent_age` (not known: perhaps) the child. A unit of level municipality or magistrate is too broad to open anything."
    yield "- **Basis**: statute, assessed by, date, not past `valid_to`, units and type as above; a refusal does not touch it. A general one opens"
    yield f"  {', '.join(f'`{type}`' for type in INFORMATION if type in GENERAL)} of work that is not sensitive, where both units work."
    yield "- **Unknown is not yes**: a refusal that leaves out whom or what it means, means all; what may have been refused later is shut."
    yield ""


def _types() -> Iterator[str]:
    yield "## Types of information"
    yield ""
    yield "| type | opens | fields |"
    yield "|-|-|-|"
    for type in INFORMATION:
        named = sorted(CONTACT_FIELDS - {"id"}) if type == "contact" else fields_of(type)
        yield f"| `{type}` | {OPENS[type]} | {', '.join(f'`{name}`' for name in named) or 'all others'} |"
    yield ""


def _sensitive() -> Iterator[str]:
    services = [service.code for service in load_catalogue().services if service.existence == "sensitive"]
    yield "## Sensitive work"
    yield ""
    yield f"- services marked `existence: sensitive` in the catalogue: {', '.join(f'`{code}`' for code in services)};"
    yield f"- work of a unit in (or below one in) the sector {' or '.join(f'`{sector}`' for sector in sorted(SENSITIVE_SECTORS))};"
    yield "- work without a service of the catalogue whose tasks are not given, or are one of "
    yield f"  {', '.join(f'`{task}`' for task in sorted(TELLING_TASKS))}."
    yield ""
    yield f"Tasks that tell of treatment, whoever carries them out: {', '.join(f'`{task}`' for task in sorted(SENSITIVE_TASKS))}."


if __name__ == "__main__":
    print(page(), end="")
