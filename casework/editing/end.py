"""`end`: a record was true until a day, and stays on the days before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from casework.editing.body import Body
from casework.editing.draft import Draft
from casework.editing.finding_records import find, named
from graph.model.change import RecordRef
from graph.model.vocabulary import StopReason

PEOPLE = ("members", "private_network")
ENDS: Mapping[str, str] = {
    "engagements": "to",
    "needs": "to",
    "ties": "to",
    "private_ties": "to",
    "meetings": "until",
    "agreements": "to",
    **dict.fromkeys(PEOPLE, "lives_in"),
}
"""By list, the field that ends it."""

KEPT_OR_NOT = ("done", "dropped")
"""How an agreement ends; one that is passed on is changed, and another takes over."""
MORE: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(PEOPLE, ("home",)),
    "engagements": ("stopped_reason", "stopped_because_of"),
    "agreements": ("status",),
}
"""By list, what the body says beside its last day."""


@dataclass(frozen=True)
class End:
    """The last day of a record; of a person, in a home."""

    body: Body
    list: str
    on: date
    home: str | None
    reason: str | None
    because_of: str | None
    status: str | None = None
    """Of an agreement: how it ended."""

    def values(self) -> Mapping[str, Any]:
        return {"list": self.list, "key": self.body.said["key"], "on": str(self.on)}

    def apply(self, draft: Draft) -> None:
        """End it."""
        if self.on > draft.today:
            self.body.wrong("day_to_come", "on", value=str(self.on), today=str(draft.today))
        ref = named(draft, self.body)
        if self.list in PEOPLE:
            self._move_out(draft, ref)
            return
        draft.say(ref, ENDS[self.list], str(self.on), self.body.path("on"))
        if self.list == "meetings" and not draft.document(ref).get("repeats"):
            self.body.wrong("no_series", "key")
        if self.list == "engagements":
            self._stop(draft, ref)
        if self.list == "agreements":
            draft.say(ref, "status", self.status, self.body.path("status"))
            draft.move_day(min(self.on, draft.today))

    def _stop(self, draft: Draft, ref: RecordRef) -> None:
        draft.say(ref, "status", "ended", self.body.path("on"))
        if self.reason is not None:
            draft.say(ref, "stopped_reason", self.reason, self.body.path("stopped_reason"))
        if self.because_of is not None:
            other = find(draft, "engagements", self.because_of)
            draft.say(ref, "stopped_because_of", other.id, self.body.path("stopped_because_of"))
        draft.move_day(min(self.on, draft.today))

    def _move_out(self, draft: Draft, ref: RecordRef) -> None:
        """End the stay in the home that has no end yet."""
        stays = [
            {"home": one} if isinstance(one, str) else dict(one)
            for one in draft.shown_document(ref).get("lives_in", [])
        ]
        open = [stay for stay in stays if stay["home"] == self.home and "to" not in stay]
        if not open:
            self.body.wrong("no_open_stay", "home")
            return
        open[0]["to"] = str(self.on)
        draft.say(ref, "lives_in", stays, self.body.path("on"))


def read(body: Body) -> End | None:
    """What the body says of it."""
    list = body.word("list", tuple(ENDS), required=True)
    body.text("key", required=True)
    on = body.day("on", required=True)
    home = body.text("home", required=list in PEOPLE) if list in PEOPLE else None
    reason = body.word("stopped_reason", get_args(StopReason)) if list == "engagements" else None
    because = body.text("stopped_because_of") if list == "engagements" else None
    status = body.word("status", KEPT_OR_NOT, required=True) if list == "agreements" else None
    body.only("list", "key", "on", *MORE.get(list or "", ()), "base", "request", "confirm")
    if list is None or on is None or "key" not in body.said or body.wrongs:
        return None
    return End(body, list, on, home, reason, because, status)
