"""What a request does, for what is noted of it: one table by endpoint, and a file by its kind."""

from collections.abc import Mapping

from flask import request

from graph.reading.noting import Act, Action

ACTIONS: Mapping[str, Action] = {
    "families": "list",
    "files": "export",
    "packs": "print",
    "printing": "print",
    "papers": "print",
    "course.taken": "print",
    "papers.page": "view",
    **dict.fromkeys(("papers.meeting_day", "papers.due_days"), "export"),
    "places": "edit",
    "history.seen": "edit",
    "editing": "edit",
    **dict.fromkeys(
        ("editing.form", "editing.ask_contact", "editing.ask_decision", "editing.ask_undo", "editing.ask_review"),
        "view",
    ),
    "imports": "import",
    **dict.fromkeys(("imports.index", "imports.empty", "imports.guide", "imports.state"), "view"),
    "api.command": "edit",
    "api.families": "list",
    "api.actors": "search",
    "api.organisation_command": "edit",
    "api.new_family": "edit",
    "api.case_file": "export",
    "api.silo": "extract",
    "reason": "assign",
    "password": "user",
    "users": "user",
    "assignments": "assign",
    "bases": "basis",
    "audit": "log",
    "planning": "extract",
}
"""By endpoint, or by its blueprint; all other pages are viewed."""


def act() -> Act:
    """The act of this request: its object is the page, or the kind of file."""
    endpoint = request.endpoint or "none"
    given = request.view_args or {}
    kind = given.get("ending") or given.get("pack")
    name = f"{endpoint}.{kind}" if kind else endpoint
    return Act(
        ACTIONS.get(endpoint, ACTIONS.get(endpoint.partition(".")[0], "view")),
        name.lower().replace("æ", "ae").replace("ø", "oe"),
    )
