"""The lists inside a meeting – board, agenda, invitations, approvals – item by item: changed, compared and taken back one at a time.

In commands and conflicts an item is a field of its own: `board.b1`, `invited.mor`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Document = Mapping[str, Any]
KEYS: Mapping[str, str | None] = {"agenda": "id", "board": "id", "invited": "who", "minutes_approved": None}
"""By list, the key by which its items are known; None: they are ids."""
PREFIXES = {"agenda": "d", "board": "b"}
"""Of the ids that the product gives to items."""


def is_item(key: str) -> bool:
    """Whether a field of a command means one item of a list."""
    return key.partition(".")[0] in KEYS and "." in key


def known_as(list: str, item: Any) -> str:
    """The id of an item in its list; empty where it has none."""
    key = KEYS[list]
    return str(item if key is None else item.get(key, "") if isinstance(item, dict) else "")


def parted(document: Document) -> dict[str, Any]:
    """A document with each item as a field of its own.

    >>> parted({"id": "m", "invited": [{"who": "mor", "answer": "yes"}]})
    {'id': 'm', 'invited.mor': {'who': 'mor', 'answer': 'yes'}}
    """
    found: dict[str, Any] = {}
    for key, value in document.items():
        if key in KEYS and isinstance(value, list):
            found |= {f"{key}.{known_as(key, item)}": item for item in value}
        else:
            found[key] = value
    return found


def ids(document: Document, list: str) -> list[str]:
    """The items of a list, in their order."""
    items = document.get(list)
    return [known_as(list, item) for item in items] if isinstance(items, Sequence) else []


def reordered(before: Document, after: Document) -> Iterator[str]:
    """The lists whose items, those that both have, stand in another order."""
    for list in PREFIXES:
        one, other = ids(before, list), ids(after, list)
        if [id for id in one if id in other] != [id for id in other if id in one]:
            yield list


def joined(fields: Document, order: Document, then: Document) -> dict[str, Any]:
    """The document of these fields; items stand as in `order`, those that it does not have as in `then`."""
    found: dict[str, Any] = {}
    items: dict[str, dict[str, Any]] = {}
    for key, value in fields.items():
        name, _, id = key.partition(".")
        if is_item(key):
            items.setdefault(name, {})[id] = value
        else:
            found[key] = value
    for name, by_id in items.items():
        wanted = dict.fromkeys([*ids(order, name), *ids(then, name), *by_id])
        found[name] = [by_id[id] for id in wanted if id in by_id]
    return found


def places(document: Document, said: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Where the items that a change names stand in the whole lists, each with the key by which it was named."""
    for key in said:
        list, _, name = key.partition(".")
        found = ids(document, list) if is_item(key) else []
        if names.get(name, name) in found:
            yield f"{list}[{found.index(names.get(name, name))}]", key


def with_hidden(name: str, full: Sequence[Any], seen: Sequence[Any], value: Sequence[Any]) -> list[Any]:
    """A list that somebody sets who does not see all of it: with the items, and the parts of items, that they do not see."""
    stored = {known_as(name, item): item for item in full}
    shown_ids = {known_as(name, item) for item in seen}
    kept: list[Any] = []
    for item in value:
        there = stored.get(known_as(name, item))
        before = next((one for one in seen if known_as(name, one) == known_as(name, item)), None)
        if isinstance(item, dict) and isinstance(there, dict) and isinstance(before, dict):
            item = {**{key: said for key, said in there.items() if key not in before}, **item}
        kept.append(item)
    return [*kept, *(item for id, item in stored.items() if id not in shown_ids)]
