"""A leader's reason to look at a family, at the command line."""

import sys

from tovholder.cli.consents import Family
from tovholder.cli.console import engine_progress, err, say, tell_done
from tovholder.cli.settings import read_settings


def reason(family: Family) -> None:
    """Keep why somebody looks at a family of their unit's: a line that is asked for, or the first one that comes in."""
    from importers import reason_of_cells
    from tovholder.application import in_session

    with (
        engine_progress() as progress,
        in_session(read_settings(), progress, needed="leader", act=("assign", "reason")) as session,
    ):
        if session.asks_reason(family):
            if sys.stdin.isatty():
                err().print(say("cli.reason.ask"))
            viewer = session.viewer
            given = sys.stdin.readline().strip()
            session.keep_reason(reason_of_cells(given, viewer.user, family, viewer.now.date()))
    tell_done(say("cli.reason.stored", family=family))
