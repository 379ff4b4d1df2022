"""How long the log is kept: whole months are removed, and a line says which, so that the chain goes on behind the gap."""

from collections.abc import Sequence
from datetime import datetime

from access.audit import files
from access.audit.head import Head
from access.audit.lines import Event, Line

_LOG = "log"
_MONTHS_A_YEAR = 12


def expired(months: Sequence[str], now: datetime, kept: int) -> list[str]:
    """The months that are older than those that are kept beside the one that runs; never the newest that has a file.

    >>> expired(["2023-11", "2024-01", "2025-12"], datetime(2026, 1, 31), 24)
    ['2023-11']
    """
    oldest = now.year * _MONTHS_A_YEAR + now.month - 1 - kept
    year, month = divmod(oldest, _MONTHS_A_YEAR)
    return [one for one in months[:-1] if one < f"{year:04d}-{month + 1:02d}"]


def removal(folder: int, end: Head, months: Sequence[str], gone: Sequence[str]) -> Event:
    """The line about a removal: which months, from which number to which, and the hash of the last line of these."""
    first = _first(folder, gone) or end.seq + 1
    left = [month for month in months if month not in gone]
    after = _first_line(folder, left)
    last = Head(after.seq - 1, after.prev) if after else end
    change = (f"months={gone[0]}:{gone[-1]}", f"lines={first}:{last.seq}", f"hash={last.hash}")
    return Event("system", "system", "cli", "operation", "delete", _LOG, change=change)


def removed_to(line: Line) -> Head | None:
    """The last line of those that this line says were removed; None where it says no such thing."""
    if (line.role, line.action, line.object) != ("system", "delete", _LOG):
        return None
    try:
        _, _, last = line.changed["lines"].partition(":")
        return Head(int(last), line.changed["hash"])
    except (KeyError, ValueError):  # written by somebody else
        return None


def _first(folder: int, months: Sequence[str]) -> int | None:
    line = _first_line(folder, months)
    return line.seq if line else None


def _first_line(folder: int, months: Sequence[str]) -> Line | None:
    for month in months:
        for line in files.lines(folder, month):
            return Line.model_validate_json(line)
    return None
