"""`change`: some fields of a record, the others stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.editing.agenda import with_ids, with_items
from casework.editing.body import Body
from casework.editing.draft import SHARED, Draft
from casework.editing.finding_records import named
from casework.editing.items import is_item, places
from casework.editing.resolving import resolved
from graph.checks.keys import did_you_mean, keys_of
from graph.checks.values import listed, shown
from graph.model.parts import FAMILY_LISTS, KINDS, OWN

OF_THE_FAMILY = ("name", "mapped", "same_as")
WITH_A_STATUS = ("engagements", "meetings", "agreements")


@dataclass(frozen=True)
class Change:
    """Fields of a record and what they say from now on; None: unknown."""

    body: Body
    list: str
    set: dict[str, Any]
    on: date | None

    def values(self) -> Mapping[str, Any]:
        return {"list": self.list, "key": self.body.said["key"], "fields": sorted(self.set)}

    def apply(self, draft: Draft) -> None:
        """Set them, and move the day of the family's statuses where one is set."""
        if self.on is not None and self.on > draft.today:
            self.body.wrong("day_to_come", "on", value=str(self.on), today=str(draft.today))
        ref = named(draft, self.body)
        said = resolved(draft, self.body, self.set, "set")
        if self.list == "meetings":
            said = with_ids(draft, self.body, said, "set", draft.shown_document(ref))
            said = with_items(draft, self.body, ref, said)
        for key, value in said.items():
            draft.say(ref, key, value, self.body.path("set", key))
        for place, key in places(draft.document(ref), self.set, draft.names):
            draft.touched[ref].fields[place] = self.body.path("set", key)
        if self.on is not None:
            draft.move_day(min(self.on, draft.today))


def read(body: Body) -> Change | None:
    """What the body says of it."""
    body.only("list", "key", "set", "on", "base", "request", "confirm")
    list = body.word("list", (OWN, *FAMILY_LISTS, *SHARED), required=True)
    body.text("key", required=True)
    said = body.mapping("set", required=True)
    on = body.day("on")
    if list is None or said is None or "key" not in body.said:
        return None
    known = OF_THE_FAMILY if list == OWN else [key for key in keys_of(KINDS[list]) if key != "id"]
    for key in said:
        if key not in known and not (list == "meetings" and is_item(key)):
            values = {"key": shown(key), "hint": did_you_mean(key, known), "allowed": listed(known)}
            body.wrong("id_given" if key == "id" else "unknown_key", "set", key, **values)
    if on is not None and not (list in WITH_A_STATUS and "status" in said):
        body.wrong("day_of_no_status", "on")
    return Change(body, list, said, on)
