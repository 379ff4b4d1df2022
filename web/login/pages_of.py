"""Which role has which pages: one table. What is not in it, nobody has who logs in; a test holds it against all addresses."""

from collections.abc import Mapping

from graph.model.people import Right
from graph.reading.viewer import Role

FAMILIES: frozenset[Role] = frozenset({"caseworker", "meeting_leader", "leader", "citizen"})
UNITS: frozenset[Role] = frozenset({*FAMILIES, "administrator"})
"""Units and actors by themselves: of whoever sees families, and of whoever runs the organisation."""
EVERYBODY: frozenset[Role] = frozenset({*FAMILIES, "planner", "administrator", "auditor"})
ROLES_OF: Mapping[str, frozenset[Role]] = {
    "families": FAMILIES,
    "family": FAMILIES,
    "map": FAMILIES,
    "questions": FAMILIES,
    "coordinator": FAMILIES,
    "people": FAMILIES,
    "meetings": FAMILIES,
    "course": FAMILIES,
    "history": FAMILIES,
    "printing": FAMILIES,
    "files": FAMILIES,
    "packs": FAMILIES,
    "places": FAMILIES,
    "editing": FAMILIES,
    "interview": FAMILIES,
    "preparing": FAMILIES,
    "papers": FAMILIES,
    "holding": FAMILIES,
    "following": FAMILIES,
    "imports": UNITS,
    "api": FAMILIES,
    "api.actors": UNITS,
    "api.description": UNITS,
    "api.organisation_command": UNITS,
    "api.silo": frozenset({"planner"}),
    "reason": frozenset({"leader"}),
    "planning": frozenset({"planner"}),
    "general.glossary": EVERYBODY,
    "login.change_role": EVERYBODY,
    "login.log_out": EVERYBODY,
    "password": EVERYBODY,
    "still": EVERYBODY,
    "users": frozenset({"administrator"}),
    "assignments": frozenset({"administrator"}),
    "bases": frozenset({"administrator", "auditor"}),
    "audit": frozenset({"auditor"}),
}
"""By endpoint, or by its blueprint."""
START: Mapping[Role, str] = {
    "planner": "planning.index",
    "administrator": "users.index",
    "auditor": "audit.index",
}
"""The page on which a role begins; all others with their families."""


def has_page(role: Role, endpoint: str) -> bool:
    """Whether the role has the page."""
    return role in ROLES_OF.get(endpoint, ROLES_OF.get(endpoint.partition(".")[0], frozenset()))


def start_of(role: Role) -> str:
    """The endpoint on which the role begins."""
    return START.get(role, "families.index")


WAYS: Mapping[str, str] = {
    "families.index": "pages.families.title",
    "imports.index": "bring.title",
    "planning.index": "pages.planning.title",
    "users.index": "users.title",
    "assignments.list_assignments": "assignments.title",
    "audit.index": "audit.title",
    "bases.index": "bases.title",
}
"""The links in the head of each page, with the key of their words."""


NEEDS_RIGHT: Mapping[str, Right] = {"imports.index": "import"}
"""Pages of whoever has a right of their own, beside the role."""


def ways_of(role: Role, rights: frozenset[Right]) -> dict[str, str]:
    """Those that the role and the rights have; whoever works alone has families, files and planning."""
    if role == "local":
        return {endpoint: WAYS[endpoint] for endpoint in ("families.index", "imports.index", "planning.index")}
    found = {endpoint: title for endpoint, title in WAYS.items() if has_page(role, endpoint)}
    return {endpoint: title for endpoint, title in found.items() if NEEDS_RIGHT.get(endpoint) in (None, *rights)}
