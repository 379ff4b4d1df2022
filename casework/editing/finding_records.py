"""The record that a body names by list and key."""

from casework.editing.body import Body
from casework.editing.draft import Draft
from casework.editing.history import past
from casework.editing.refusals import NotThere
from graph.model.change import RecordRef


class Gone(NotThere):
    """It was there, and somebody removed it."""

    def __init__(self, ref: RecordRef, change: str, number: int) -> None:
        super().__init__()
        self.ref, self.change, self.number = ref, change, number


def find(draft: Draft, list: str, key: str) -> RecordRef:
    """What names the record for good. `NotThere` where the writer sees none, `Gone` where it was removed.

    A key that was is followed to what it is now: one that is made of the content changes with it.
    """
    key = draft.names.get(key, key)
    if list == draft.own.list:
        if key:
            raise NotThere
        return draft.own
    direct = draft.ref(list, key)
    ref = draft.index.find(list, key) or (direct if direct in draft.touched else None)
    if ref is None:
        ref = _by_log(draft, list, key)
    if not draft.has(ref):
        raise NotThere
    return ref


def _by_log(draft: Draft, list: str, key: str) -> RecordRef:
    for one in past(draft.opened):
        for entry in one.records:
            if entry.list == list and key in (entry.before_key, entry.after_key):
                ref = draft.ref(list, entry.id)
                if ref in draft.shown:
                    return ref
                if entry.after is None:
                    raise Gone(ref, one.change.key, one.change.number)
    raise NotThere


def named(draft: Draft, body: Body) -> RecordRef:
    """The record of the body's `list` and `key`."""
    return find(draft, str(body.said["list"]), str(body.said["key"]))
