"""`add`: one record more, perhaps with an actor and a unit that are new."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from casework.editing.agenda import with_ids
from casework.editing.body import Body
from casework.editing.draft import Draft, Touched
from casework.editing.resolving import resolved
from graph.model.parts import FAMILY_LISTS


@dataclass(frozen=True)
class Add:
    """A record of a list, as a document without an id."""

    body: Body
    list: str
    record: dict[str, Any]
    new_actor: dict[str, Any] | None
    new_unit: dict[str, Any] | None
    ref: str | None

    def values(self) -> Mapping[str, Any]:
        return {"list": self.list}

    def apply(self, draft: Draft) -> None:
        """Add it, and before it the actor and the unit that it names."""
        record = resolved(draft, self.body, self.record, "record")
        if self.list == "meetings":
            record = with_ids(draft, self.body, record, "record")
        if self.new_actor is not None:
            actor = resolved(draft, self.body, self.new_actor, "new_actor")
            if self.new_unit is not None:
                at = Touched(self.body.path("new_actor", "new_unit"))
                actor["unit"] = draft.add("units", self.new_unit, at).id
            record["actor"] = draft.add("actors", actor, Touched(self.body.path("new_actor"))).id
        ref = draft.add(self.list, record, Touched(self.body.path("record")))
        if self.ref is not None:
            draft.names[f"@{self.ref}"] = ref.id


def read(body: Body) -> Add | None:
    """What the body says of it."""
    list = body.word("list", FAMILY_LISTS, required=True)
    record = body.mapping("record", required=True)
    is_work = list == "engagements"
    body.only("list", "record", "ref", "base", "request", "confirm", *(["new_actor"] if is_work else []))
    actor = body.mapping("new_actor") if is_work else None
    ref = body.text("ref", most=50)
    if list is None or record is None:
        return None
    _without_id(body, record, "record")
    unit = None
    if actor is not None:
        inner = Body(actor, body.wrongs, (*body.place, "new_actor"))
        unit = inner.mapping("new_unit")
        _without_id(body, actor, "new_actor")
        for keys, key in ((record, "actor"), (actor if unit is not None else {}, "unit")):
            if key in keys:
                body.wrong("one_of_two", "record" if keys is record else "new_actor", key, key=key)
        actor = {key: value for key, value in actor.items() if key != "new_unit"}
    if unit is not None:
        _without_id(body, unit, "new_actor", "new_unit")
    return Add(body, list, record, actor, unit, ref)


def _without_id(body: Body, record: Mapping[str, Any], *steps: str) -> None:
    if "id" in record:
        body.wrong("id_given", *steps, "id")
