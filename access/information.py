"""Types of information: the fixed list that consents and bases name, and which type a record or a field is of."""

from collections.abc import Mapping
from typing import get_args

from graph.model.base import Record
from graph.model.catalogue import load_catalogue
from graph.model.meetings import Agreement, BoardItem, Dream, Meeting, Priority, StatusPoint
from graph.model.records import Actor, Engagement, Home, LegalBasis, Need, PrivatePerson, PrivateTie, Tie, Wish
from graph.model.vocabulary import Information

INFORMATION: tuple[Information, ...] = get_args(Information)
GENERAL: frozenset[Information] = frozenset({"contact", "services", "appointments"})
"""What a general basis can open."""

SENSITIVE_TASKS = frozenset({"f12", "f13", "f14", "f16", "f17"})
"""Tasks that tell of treatment, violence or an assessment: they show with `treatment`, whoever carries them out."""
TELLING_TASKS = frozenset({"f13", "f14", "f16", "f17"})
"""Tasks that make work without a service of the catalogue sensitive."""
SENSITIVE_SECTORS = frozenset({"police_courts", "regional_health"})

_FIELDS: Mapping[type[Record], Mapping[str, Information]] = {
    Engagement: {
        "per_week": "appointments",
        "slots": "appointments",
        "attends": "appointments",
        "at": "appointments",
        "goal": "notes",
        "stopped_reason": "notes",
        "stopped_because_of": "notes",
        "yearly_cost": "notes",
    },
    Need: {"text": "notes"},
    Tie: {"source": "notes"},
    LegalBasis: {"note": "notes"},
    Meeting: {"purpose": "notes", "board": "notes"},
    Priority: {"per_week": "appointments", "reason": "notes"},
}
_RECORDS: Mapping[type[Record], Information] = {
    Actor: "contact",
    Home: "appointments",
    Need: "needs",
    PrivatePerson: "network",
    PrivateTie: "network",
    Wish: "network",
    Agreement: "services",
    Priority: "services",
    BoardItem: "notes",
    StatusPoint: "notes",
    Dream: "notes",
}
CONTACT_FIELDS = frozenset({"id", "name", "kind", "role", "unit"})
"""What `contact` opens of an actor."""


def type_of_field(record: Record, field: str) -> Information | None:
    """The type that opens a field by itself; None where it shows with its record."""
    return _FIELDS.get(type(record), {}).get(field)


def type_of(record: Record, sectors: frozenset[str] = frozenset()) -> Information:
    """The type that opens a record. `sectors`: of an engagement, those of its actor's unit and of what holds it."""
    if isinstance(record, Engagement):
        return "treatment" if is_sensitive(record, sectors) else "services"
    return _RECORDS[type(record)]


def is_sensitive(engagement: Engagement, sectors: frozenset[str]) -> bool:
    """Whether that there is this work tells of health, crime or an assessment."""
    if sectors & SENSITIVE_SECTORS:
        return True
    service = load_catalogue().by_code.get(engagement.service or "")
    if service is None:
        return engagement.functions is None or not TELLING_TASKS.isdisjoint(engagement.functions)
    return service.existence == "sensitive"


def tasks(engagement: Engagement) -> tuple[str, ...]:
    """The tasks of an engagement, those that its service usually has where it names none."""
    if engagement.functions is not None:
        return engagement.functions
    service = load_catalogue().by_code.get(engagement.service or "")
    return service.functions if service else ()


def fields_of(type: Information) -> list[str]:
    """The fields that this type opens by itself."""
    return sorted({field for fields in _FIELDS.values() for field, its in fields.items() if its == type})
