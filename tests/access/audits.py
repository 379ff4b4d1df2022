"""An audit to write to in a test, with a clock that the test sets."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from access.audit.lines import Event, Line
from access.audit.log import AuditLog
from access.audit.verifying import Verified, all_lines, verify

KEY = b"a key of thirty-two bytes, or so"
START = datetime(2026, 1, 30, 12, tzinfo=UTC)


class Clock:
    """Gives the time that was set, a second later each time."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


def audit_at(folder: Path, clock: Clock | None = None, months: int = 24) -> AuditLog:
    """An audit below the folder, ready to be written to."""
    log = AuditLog(folder / "audit", folder / "elsewhere" / "head", KEY, months, clock or Clock())
    log.prepare()
    return log


def look(family: str = "anna", user: str = "u_rita") -> Event:
    """Somebody looks at the map of a family."""
    return Event(user, "caseworker", "web", "case", "view", "map", family, basis=("own",))


def month_files(log: AuditLog) -> list[Path]:
    """The files of the months, the oldest first."""
    return sorted(log.folder.glob("*.jsonl"))


def looked_through(log: AuditLog) -> Verified:
    """What `verify` says of it."""
    return verify(log.folder, log.head, log.key)


def wrong(log: AuditLog) -> set[str]:
    """What kinds of trouble it finds."""
    return {trouble.what for trouble in looked_through(log).troubles}


def lines_of(log: AuditLog) -> list[Line]:
    """All its lines."""
    return list(all_lines(log.folder))
