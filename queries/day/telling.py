"""What is said of a pair in more than one finding: whom both are with, and how it is known that they do not talk."""

from collections.abc import Collection

from graph.model.records import Tie
from queries.day.view import View
from words import Message


def serving(view: View, ends: tuple[str, str], members: tuple[object, ...]) -> Message:
    """That two serve the same members. Of whoever decides, of courts and police nobody says that they help."""
    decides = not view.deciding.isdisjoint(ends)
    return Message("serving.deal" if decides else "serving.help", {"actors": view.names(ends), "members": members})


def absence(ties: Collection[Tie]) -> Message:
    """How it is known that two do not talk: by what is recorded of them, or since all contacts were gone through."""
    if any(tie.kind == "awareness" for tie in ties):
        return Message("absence.unaware")
    return Message("absence.silent" if ties else "absence.gone_through")
