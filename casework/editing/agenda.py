"""The agenda of a meeting in a command: what is new on it gets an id of the product's, what was there keeps its own."""

from typing import Any

from casework.editing.body import Body
from casework.editing.draft import Draft

PREFIX = "d"


def with_ids(draft: Draft, body: Body, document: dict[str, Any], place: str, known: Any = ()) -> dict[str, Any]:
    """The record with an id for each new item of its agenda; `known`: the agenda as it is stored and shows. An id that is given to
    something new is noted as wrong."""
    items = document.get("agenda")
    if not isinstance(items, list):
        return document
    there = {item["id"] for item in known}
    found: list[Any] = []
    for number, item in enumerate(items):
        if not isinstance(item, dict):
            found.append(item)  # the checks say what is wrong with it
        elif "id" not in item:
            found.append({"id": draft.id_with(PREFIX), **item})
        else:
            if item["id"] not in there:
                body.wrong("id_given", place, "agenda", number, "id")
            found.append(item)
    return {**document, "agenda": found}
