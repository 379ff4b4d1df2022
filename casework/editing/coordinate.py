"""`coordinate`: somebody holds the rope from a day on, in a scope; earlier ones end the day before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.editing.body import Body
from casework.editing.draft import Draft, Touched
from casework.editing.finding_records import find
from graph.checks.values import shown
from graph.model.periods import plus

SCOPES = ("actors", "family")


@dataclass(frozen=True)
class Coordinate:
    """Who coordinates."""

    body: Body
    actor: str
    scope: str | None
    on: date
    deputy: tuple[str, ...]
    ends: tuple[str, ...]
    finding: str | None
    """The candidate that is taken."""

    def values(self) -> Mapping[str, Any]:
        return {"actor": self.actor, "scope": self.scope, "on": str(self.on)}

    def apply(self, draft: Draft) -> None:
        """Add the tie, and end those that it follows."""
        actor, member = draft.ref("actors", self.actor), draft.ref("members", self.actor)
        holder = next((ref for ref in (actor, member) if draft.has(ref) and draft.is_visible(ref)), None)
        if holder is None:
            self.body.wrong("no_actor_here", "actor", name=shown(self.actor))
            return
        for key in self.ends:
            self._end(draft, key, by=self.actor if holder == actor else None)
        tie = {"a": self.actor, "b": draft.family, "kind": "coordinates", "status": "documented", "scope": self.scope}
        tie |= {"deputy": list(self.deputy), "from": str(self.on)}
        names = {"a": "actor", "scope": "scope", "from": "on", "deputy": "deputy"}
        paths = {field: self.body.path(name) for field, name in names.items()}
        said = {key: value for key, value in tie.items() if value not in (None, [])}
        draft.add("ties", said, Touched(self.body.path("actor"), paths))

    def _end(self, draft: Draft, key: str, by: str | None) -> None:
        ref = find(draft, "ties", key)
        path = self.body.path("ends")
        if draft.document(ref).get("kind") != "coordinates":
            self.body.wrong("no_coordination", "ends")
            return
        draft.say(ref, "to", str(plus(self.on, -1)), path)
        if by is not None:
            draft.say(ref, "successor", [by], path)


def read(body: Body) -> Coordinate | None:
    """What the body says of it."""
    body.only("actor", "scope", "on", "deputy", "ends", "finding", "base", "request", "confirm")
    actor = body.text("actor", required=True)
    scope = body.word("scope", SCOPES)
    on = body.day("on", required=True)
    deputy, ends = body.texts("deputy"), body.texts("ends")
    finding = body.text("finding")
    if actor is None or on is None:
        return None
    return Coordinate(body, actor, scope, on, deputy, ends, finding)
