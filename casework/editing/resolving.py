"""What a body calls by a name of its own ("@x", of what was added before in the same batch), under the id that it got."""

from typing import Any

from casework.editing.body import Body
from casework.editing.draft import Draft
from graph.checks.values import shown


def resolved(draft: Draft, body: Body, value: Any, *place: str | int) -> Any:
    """The value with ids in the place of such names; one that nothing has is noted."""
    if isinstance(value, dict):
        return {key: resolved(draft, body, item, *place, str(key)) for key, item in value.items()}
    if isinstance(value, list):
        return [resolved(draft, body, item, *place, number) for number, item in enumerate(value)]
    if isinstance(value, str) and value.startswith("@"):
        if value in draft.names:
            return draft.names[value]
        body.wrong("no_such_reference", *place, name=shown(value))
    return value
