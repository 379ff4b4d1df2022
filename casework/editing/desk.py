"""What stands on the desk of whoever looks at a family: may they change it, what would they undo, and what a change came to."""

from itertools import islice
from typing import Any, NamedTuple

from casework.editing.history import past, version
from casework.editing.summary import change_of
from graph.editing import Opened
from graph.model.change import RecordRef
from graph.model.log import undone

FAR_BACK = 50
"""So many changes back the own one is looked for: what lies farther back is undone from the history."""


class Desk(NamedTuple):
    """What a page of a family needs to offer changes; changes are told as answers tell them."""

    may_edit: bool
    version: str
    undo: dict[str, Any] | None
    """The viewer's newest change that stands; None where there is none."""
    receipt: dict[str, Any] | None
    """The change that was asked for; None where it does not exist for the viewer."""
    is_responsible: bool = False
    """Whether the viewer may say who coordinates, and that all were talked about."""


def desk_of(opened: Opened, user: str, key: str, lang: str) -> Desk:
    """The desk of a user; `key` is the change of which a receipt is wanted, empty for none."""
    rights = opened.look.changes(opened.now)
    if not rights.any:
        return Desk(False, "", None, None)
    back = undone(opened.log.taking_back())
    own = receipt = None
    for one in islice(past(opened), FAR_BACK):
        change = one.change
        if own is None and change.user == user and change.command not in ("undo", "redo", "import"):
            own = change_of(one, lang) if change.key not in back and not change.erased else None
        receipt = change_of(one, lang) if change.key == key else receipt
        if own and (receipt or not key):
            break
    responsible = rights.may("coordinate", RecordRef("ties", "", ""), None, None)
    return Desk(True, version(opened), own, receipt, responsible)
