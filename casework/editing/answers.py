"""What an edit is answered: the change, the records as they are now, and what became of the findings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from casework.editing.asked import Outcome
from casework.editing.entries import seen_entries
from casework.editing.history import Past
from casework.editing.summary import change_of
from graph.model.entries import entries
from graph.model.log import LoggedRecord
from graph.reading.cut import Seen
from graph.reading.sight import Sight
from queries.day.view import at
from queries.finding import Finding
from queries.rules.registry import findings


def answer(outcome: Outcome, day: date | None, lang: str) -> dict[str, Any]:
    """The answer to an edit, ready for JSON."""
    opened = outcome.opened
    before, after = opened.sight(outcome.before), opened.sight(outcome.after)
    shown = seen_entries(opened.family, entries(outcome.before, outcome.after), before, after)
    on = day or after.seen.as_of
    change = None
    if outcome.change is not None:
        change = change_of(Past(outcome.change, outcome.before, outcome.after, before, after, shown), lang)
    told = {
        "version": outcome.change.key if outcome.change else outcome.version,
        "change": change,
        "records": [record_of(entry) for entry in shown],
        "as_of": str(after.seen.as_of),
        "warnings": [one.document(lang) for one in outcome.warnings],
        "merged_with": [change_of(one, lang) for one in outcome.merged],
        "findings": compared(before.seen, after.seen, on, lang),
    }
    if outcome.families is not None:
        told["families"] = outcome.families
    return told | ({"still": _still(outcome, after)} if outcome.pair else {})


def record_of(entry: LoggedRecord) -> dict[str, Any]:
    """A record that an edit changed, ready for JSON."""
    key = entry.after_key if entry.after is not None else entry.before_key
    return {"list": entry.list, "key": key, "before_key": entry.before_key, "record": entry.after}


def compared(before: Seen, after: Seen, day: date, lang: str) -> dict[str, Any]:
    """The findings of a day before and after: those that came, went, and rest on something else."""
    was, now = ({one.id: one for one in findings(seen, day)} for seen in (before, after))
    changed = [one for id, one in now.items() if id in was and was[id].facts != one.facts]
    return {
        "as_of": str(day),
        "came": _told([one for id, one in now.items() if id not in was], lang),
        "went": _told([one for id, one in was.items() if id not in now], lang),
        "changed": _told(changed, lang),
    }


def _told(found: Sequence[Finding], lang: str) -> list[dict[str, Any]]:
    return [one.document(lang) for one in found]


WANTED = {"yes": "present", "no": "absent", "unknown": "unknown"}


def _still(outcome: Outcome, after: Sight) -> dict[str, Any] | None:
    """Of a pair of which it was said whether they talk: what else is so on that day, and through what; None where nothing is."""
    assert outcome.pair is not None
    a, b, on, said = outcome.pair
    view = at(after.seen, on)
    if a not in view.work_of or b not in view.work_of:
        return None
    state = view.state(a, b)
    if state == WANTED[said]:
        return None
    pair = (a, b) if (a, b) in view.states.present or (a, b) in view.states.absent else (b, a)
    ties = view.states.present.get(pair) or view.states.absent.get(pair) or ()
    return {"state": state, "evidence": [dict(item.entry) for item in view.evidence.of(ties)]}
