"""The lists inside a meeting in a command: what is new gets an id of the product's, what was there keeps its own."""

from collections.abc import Mapping, Sequence
from typing import Any

from casework.editing.body import Body
from casework.editing.draft import Draft
from casework.editing.items import KEYS, PREFIXES, is_item, known_as
from graph.checks.values import shown
from graph.model.change import RecordRef


def with_ids(
    draft: Draft, body: Body, document: dict[str, Any], place: str, known: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The record with an id for each new item; `known`: the meeting as it is stored and shows. An id that is given to something new
    is noted as wrong."""
    found = dict(document)
    for list, prefix in PREFIXES.items():
        items = document.get(list)
        if isinstance(items, Sequence) and not isinstance(items, str):
            there = {item["id"] for item in (known or {}).get(list, ())}
            found[list] = [
                _with_id(draft, body, item, prefix, there, (place, list, number)) for number, item in enumerate(items)
            ]
    return found


def _with_id(draft: Draft, body: Body, item: Any, prefix: str, there: set[str], place: tuple[str | int, ...]) -> Any:
    if not isinstance(item, dict):
        return item  # the checks say what is wrong with it
    if "id" not in item:
        return {"id": draft.id_with(prefix), **item}
    if item["id"] not in there:
        body.wrong("id_given", *place, "id")
    return item


def with_items(draft: Draft, body: Body, ref: RecordRef, said: Mapping[str, Any]) -> dict[str, Any]:
    """What a change says of a meeting, with the whole list in place of each item that it names.

    Of an item the fields that are said change, null takes the item away, and `@x` is a new one of the board or the agenda.
    """
    found = {key: value for key, value in said.items() if not is_item(key)}
    there = draft.shown_document(ref)
    for key, value in said.items():
        if not is_item(key):
            continue
        list = key.partition(".")[0]
        found[list] = _changed(draft, body, key, value, [*found.get(list, there.get(list, []))])
    return found


def _changed(draft: Draft, body: Body, key: str, value: Any, items: list[Any]) -> list[Any]:
    """The items with one of them changed, new, or away."""
    kind, _, name = key.partition(".")
    id = draft.names.get(name, name)
    is_new = id.startswith("@")
    place = next((number for number, item in enumerate(items) if known_as(kind, item) == id), None)
    if is_new and kind not in PREFIXES:
        body.wrong("no_such_reference", "set", key, name=shown(name))
    elif value is None:
        if place is not None:
            del items[place]
    elif KEYS[kind] is None:
        items += [id] if place is None else []
    elif not isinstance(value, dict):
        body.wrong("no_record", "set", key, value=shown(value))
    elif KEYS[kind] in value:
        body.wrong("id_given", "set", key, str(KEYS[kind]))
    elif place is not None:
        items[place] = {known: one for known, one in {**items[place], **value}.items() if one is not None}
    elif is_new:
        draft.names[name] = draft.id_with(PREFIXES[kind])
        items.append({"id": draft.names[name], **value})
    elif kind == "invited":
        items.append({"who": id, **value})
    else:
        body.wrong("no_such_item", "set", key, name=shown(name))
    return items
