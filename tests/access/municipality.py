"""A municipality for the matrix: a family of each kind, and a user of each role, who are all tied to them alike."""

from datetime import UTC, date, datetime
from pathlib import Path

from graph.model.people import ROLES, Assignment, Reason, User
from graph.people import People
from graph.storage.door import Door
from importers import load
from tests.access.matrix import IDS
from tests.sessions import session_at

FILE = Path(__file__).with_name("municipality.yaml")
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)
TODAY = NOW.date()
SINCE = date(2026, 11, 1)
USERS = [
    User.model_validate(
        {"id": f"u_{role}", "name": role, "login": role, "os_login": role, "roles": [role], "unit": "familie"}
        | {"actors": ["rita"], "family": IDS["own"], "member": f"{IDS['own']}_mor"}
    )
    for role in ROLES
]


def settle(door: Door, directory: People) -> None:
    """Store the families, the users, and what ties each user to them."""
    session_at(door).store(load(FILE).case_file, "municipality")
    directory.keep_users(USERS, SINCE)
    ties: list[dict[str, str]] = [
        *({"family": IDS[kind], "part": "responsible"} for kind in ("own", "blocked", "protected")),
        *({"family": IDS[kind], "part": "meeting", "meeting": f"{IDS[kind]}_moede"} for kind in ("meeting", "blocked")),
        {"family": IDS["blocked"], "part": "blocked"},
    ]
    directory.assign(
        [
            Assignment.model_validate(
                {"id": f"a_{user.id}_{number}", "user": user.id, "from": SINCE, "by": "u_administrator", **tie}
            )
            for user in USERS
            for number, tie in enumerate(ties)
        ]
    )
    for user in USERS:
        for kind in ("own", "blocked", "protected"):
            said = {"id": f"r_{user.id}_{kind}", "user": user.id, "family": IDS[kind], "from": SINCE, "to": TODAY}
            directory.keep_reason(Reason.model_validate(said))
