"""Nothing is claimed from silence to somebody who may not see all: a helper who is hidden never becomes "there is no helper".

So it is for everybody who may not see all, whether or not anything was left out: else the difference would tell of it.
"""

from collections.abc import Mapping
from typing import Literal, get_args

from graph.reading.cut import Seen

Confidence = Literal["documented", "possible", "unknown"]
AT_MOST: Mapping[str, Confidence] = {
    "coverage_gap": "possible",
    "loose_ball": "possible",
    "single_point_of_failure": "possible",
    "handover_gap": "possible",
    "no_established_contact": "possible",
    "meeting_gap": "possible",
    "discontinuity": "possible",
    "no_coordinator": "unknown",
    "no_private_support": "unknown",
}
"""How sure a finding can be that rests on what is not recorded, by its type."""
FROM_SILENCE = frozenset(
    {
        "single_point_of_failure.coordinates",
        "single_point_of_failure.both",
        "handover_gap.soon",
        "handover_gap.over",
        "no_established_contact",
        "meeting_gap.coordinator",
        "meeting_gap.both",
        "meeting_gap.held_coordinator",
        "meeting_gap.held_both",
        "no_coordinator.unknown",
        "no_private_support.unknown",
        "not_mapped",
        "loose_ball.no_agreement",
    }
)
"""Findings whose statement says that something is not recorded: it is then said that it cannot be seen."""
_SURENESS = get_args(Confidence)


def at_most(facts: Seen, type: str, found: Confidence) -> Confidence:
    """How sure a finding of the type is for whoever looks, where the records show it to be `found`."""
    most: Confidence = AT_MOST.get(type, "documented") if facts.limited else "documented"
    return most if _SURENESS.index(most) > _SURENESS.index(found) else found


def statement_key(facts: Seen, key: str) -> str:
    """The key of a finding's statement for whoever looks."""
    return f"{key}.limited" if facts.limited and key in FROM_SILENCE else f"{key}.statement"
