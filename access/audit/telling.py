"""A line of the log as a sentence. What was asked for stands in it by its own word (a page, a kind of file, a command), a record by
its handle: a line holds no names."""

from datetime import tzinfo

from access.audit.lines import Line
from access.audit.noting import UNKNOWN
from words import Message, Series
from words.dates import When

_OPENED = ("own", "responsible", "worker", "meeting", "actor", "reason", "sample", "whole", "citizen")
"""What a basis may be beside a consent or a legal basis, which stand there as handles."""


def sentence(line: Line, zone: tzinfo | None) -> Message:
    """Who did what when, and what opened it, at the time of the zone."""
    when = line.time.astimezone(zone)
    values = {
        "seq": line.seq,
        "day": When(when.date()),
        "time": f"{when:%H.%M}",
        "user": line.user,
        "role": Message(f"audit.role.{line.role}"),
        "did": Message(f"audit.did.{line.action}", {"object": line.object}),
        "family": _family(line.family),
        "more": Series(tuple(_more(line)), between=""),
    }
    return Message(f"audit.sentence.{line.outcome}", values)


def opened_by(line: Line) -> list[Message]:
    """What opened what was shown."""
    return [
        Message(f"audit.basis.{one}" if one in _OPENED else "audit.basis.record", {"id": one}) for one in line.basis
    ]


def _family(family: str | None) -> Message | str:
    if family is None:
        return ""
    kind = "unknown_family" if family.startswith(UNKNOWN) else "family"
    return Message(f"audit.sentence.{kind}", {"family": family})


def _more(line: Line) -> list[Message]:
    """What follows the sentence."""
    more = list[Message]()
    if line.basis:
        more.append(Message("audit.sentence.basis", {"basis": tuple(opened_by(line))}))
    if line.emergency:
        more.append(Message("audit.sentence.emergency", {"emergency": line.emergency}))
    if line.change:
        more.append(Message("audit.sentence.change", {"change": Series(line.change)}))
    return more
