"""The history of a family as one viewer sees it: which changes exist for them, and which of these stand.

What shows of a change is judged with all that was recorded then: the state of each time is reached by going back, change by change.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casework.editing.entries import seen_entries, stepped
from graph.editing import Opened, Records
from graph.model.log import Logged, LoggedRecord
from graph.reading.sight import Sight

NOTHING_YET = "0"
"""The version of a family of which the viewer may see no change."""


@dataclass(frozen=True)
class Past:
    """A change, what was recorded before and after it, and what the viewer sees of it."""

    change: Logged
    before: Records
    after: Records
    sees_before: Sight
    sees_after: Sight
    records: tuple[LoggedRecord, ...]


def past(opened: Opened) -> Iterator[Past]:
    """The changes that exist for the viewer, the newest first, read as far as somebody asks."""
    after, sees_after = opened.records, opened.now
    for change in opened.log.pages():
        before = stepped(after, change, back=True)
        sees_before = sees_after if before == after else opened.sight(before)
        records = seen_entries(opened.family, change.records, sees_before, sees_after)
        if records or (not change.records and _shows(change.values, sees_after)):
            yield Past(change, before, after, sees_before, sees_after, records)
        after, sees_after = before, sees_before


def decided_in(values: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What a change decided of findings: one, or each of those of a batch."""
    return [one for one in (values, *values.get("commands", ())) if "finding" in one and "state" in one]


def _shows(values: Mapping[str, Any], sight: Sight) -> bool:
    """Whether a change without records exists for the viewer: a decision does where all shows that its findings are about."""
    if sight.hidden is None:
        return True
    decided = decided_in(values.get("of", {}).get("values", values))
    return bool(decided) and all(_shows_one(one, sight) for one in decided)


def _shows_one(values: Mapping[str, Any], sight: Sight) -> bool:
    family = sight.seen.family
    there = {family.id, *sight.seen.actors, *sight.seen.units}
    there.update(person.id for person in (*family.members, *family.private_network))
    return there.issuperset(values.get("subjects", ())) and "subjects" in values


def version(opened: Opened) -> str:
    """The key of the newest change that exists for the viewer."""
    newest = next(past(opened), None)
    return newest.change.key if newest else NOTHING_YET
