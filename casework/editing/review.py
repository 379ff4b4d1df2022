"""`review`: what holds on a later day, and what changed by then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from casework.editing.body import Body
from casework.editing.change import Change
from casework.editing.draft import Draft


@dataclass(frozen=True)
class Review:
    """The day, and what is other than it was."""

    body: Body
    as_of: date
    changes: tuple[Change, ...]

    def values(self) -> Mapping[str, Any]:
        return {"as_of": str(self.as_of), "keys": [str(one.body.said["key"]) for one in self.changes]}

    def apply(self, draft: Draft) -> None:
        """Move the day, and set what changed."""
        if self.as_of > draft.today:
            self.body.wrong("day_to_come", "as_of", value=str(self.as_of), today=str(draft.today))
        if self.as_of < draft.as_of:
            self.body.wrong("day_before_the_familys", "as_of", value=str(self.as_of), as_of=str(draft.as_of))
        for change in self.changes:
            change.apply(draft)
        if not self.body.wrongs:
            draft.move_day(self.as_of)


def read(body: Body) -> Review | None:
    """What the body says of it."""
    from casework.editing import change

    body.only("as_of", "set", "base", "request", "confirm")
    as_of = body.day("as_of", required=True)
    changes: list[Change] = []
    for part in body.bodies("set"):
        part.only("key", "set")
        read = change.read(Body({"list": "engagements", **part.said}, body.wrongs, part.place))
        changes += [read] if read else []
    return None if as_of is None else Review(body, as_of, tuple(changes))
