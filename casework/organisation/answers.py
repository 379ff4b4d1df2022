"""What a change of the organisation is answered, and who is found in it."""

from typing import Any

from casework.editing.answers import record_of
from casework.organisation.history import change_of
from casework.organisation.work import Outcome


def answer(outcome: Outcome, lang: str) -> dict[str, Any]:
    """The answer, ready for JSON: `families` says in how many of those that the viewer sees it is named."""
    records = outcome.change or outcome.would
    return {
        "version": outcome.version,
        "change": change_of(outcome.change, lang) if outcome.change else None,
        "records": [record_of(entry) for entry in records.records] if records else [],
        "families": outcome.families,
        "changes": [{"family": family, "key": key} for family, key in outcome.changes],
        "stayed": list(outcome.stayed),
        "merged_with": [change_of(one, lang) for one in outcome.merged],
    }
