"""A record as a form says it, and a form as a record: pure, both ways.

`data_of` then `record_of` give the same document as before, but for its id, white space round a text, and the order of words
that have none. So what a writer changed is found by comparing two forms, never a form with a record.
"""

from collections.abc import Mapping
from typing import Any

from web.editing.fields import FORMS, ONLY_OF, Field, fields_of
from web.editing.kinds import Controls, FormData, Kind

Document = Mapping[str, Any]
"""A record as it stands in a case file."""


def data_of(list: str, document: Document, lang: str) -> Controls:
    """The controls that say a record; what it does not say is left empty."""
    return {
        control: values
        for field in fields_of(list)
        if (value := document.get(field.key)) is not None
        for control, values in field.kind.write(value, field.key, lang).items()
    }


def record_of(list: str, data: FormData, lang: str) -> dict[str, Any]:
    """The record that a form says, without an id: what is left empty is left out."""
    kept_empty = FORMS[list].model.kept_empty
    found: dict[str, Any] = {}
    for field in fields_of(list):
        value = field.kind.read(data, field.key, lang) if is_asked(list, field, data) else None
        if value is not None and (value != [] or field.key in kept_empty):
            found[field.key] = value
    return found


def is_asked(list: str, field: Field, data: FormData) -> bool:
    """Whether the question goes with what else the form says: a level goes with awareness alone."""
    if not field.only:
        return True
    values = data.get(ONLY_OF[list]) or [""]
    return values[-1] in field.only


def changed(list: str, before: FormData, after: FormData, lang: str) -> dict[str, Any]:
    """The keys whose answers differ, with what they are now; None for what is not known any more."""
    was, now = record_of(list, before, lang), record_of(list, after, lang)
    return {field.key: now.get(field.key) for field in fields_of(list) if was.get(field.key) != now.get(field.key)}


def parts_of(kind: Kind) -> Mapping[str, Kind]:
    """The questions inside a question, by their keys; empty where there are none."""
    return getattr(kind, "parts", {}) if kind.shape in ("group", "residences") else {}


def within(data: FormData, before: str) -> Controls:
    """The controls of one record of a form that asks for several, without what their names begin with."""
    return {name.removeprefix(before): [*values] for name, values in data.items() if name.startswith(before)}
