"""The twins of `tests/access/files`: a case file, who its users are, and what must show to none of them."""

import json
from datetime import UTC, datetime
from pathlib import Path

from importers import read_users

FILES = Path(__file__).parent / "files"
NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
ADMINISTRATOR = "u_admin"
USERS = [user.id for user in read_users(FILES / "users.csv", [], NOW.date())]
CANARIES = json.loads((FILES / "canaries.json").read_text("utf-8"))
FAMILIES = [CANARIES["ids"][name] for name in "ABCD"] + ["findes-ikke"]
