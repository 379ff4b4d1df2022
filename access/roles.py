"""What each role looks for: the purpose comes with the role, and with it the column of the decision table."""

from collections.abc import Mapping
from typing import Literal, get_args

from graph.reading.viewer import Purpose, Role

Column = Literal["caseworker", "meeting_leader", "leader", "citizen"]
"""The roles that may see something of a family."""
COLUMNS: tuple[Column, ...] = get_args(Column)
PURPOSE: Mapping[Role, Purpose] = {
    "caseworker": "case",
    "meeting_leader": "meeting",
    "leader": "oversight",
    "planner": "planning",
    "administrator": "operation",
    "auditor": "control",
    "citizen": "own",
}
"""The purpose of each role that a user may have."""
SHARING: frozenset[Purpose] = frozenset({"case", "meeting"})
"""The purposes for which consents and legal bases open something."""
