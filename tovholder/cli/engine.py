"""The local graph engine: fetch, start, stop, repair, status."""

from pathlib import Path
from typing import Annotated

import typer

from tovholder.cli.console import engine_progress, err, out, say, tell_done
from tovholder.cli.help import Command
from tovholder.cli.settings import read_settings

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.command(cls=Command, help="cli.engine.fetch")
def fetch(
    to: Annotated[Path | None, typer.Option(metavar="cli.metavar.folder", help="cli.engine.to")] = None,
) -> None:
    """Fetch the engine's program files, once. 123 MB."""
    from tovholder.engine import fetch as fetch_now
    from tovholder.engine import fetch_to

    settings = read_settings().engine()
    with engine_progress() as progress:
        where = fetch_to(settings, to, progress) if to else fetch_now(settings, progress)
    tell_done(str(where))
    if to:
        err().print(say("cli.engine.carried", folder=to.absolute()))


@app.command(cls=Command, help="cli.engine.start")
def start() -> None:
    """Start the engine and keep it until `engine stop`."""
    from graph.storage import bolt
    from tovholder.engine import LocalEngine

    with engine_progress() as progress:
        status = LocalEngine(read_settings().engine(), bolt).start(progress)
    out().print(say("cli.engine.running_at", address=status.uri))


@app.command(cls=Command, help="cli.engine.stop")
def stop(
    force: Annotated[bool, typer.Option("--force", help="cli.engine.force")] = False,
) -> None:
    """Stop the engine. Where other commands still use it, it ends with the last of them."""
    from graph.storage import bolt
    from tovholder.engine import LocalEngine

    with engine_progress() as progress:
        stopped = LocalEngine(read_settings().engine(), bolt).stop(force=force, progress=progress)
    out().print(say("cli.engine.was_stopped" if stopped else "cli.engine.was_not_running"))


@app.command(cls=Command, help="cli.engine.repair")
def repair() -> None:
    """Mend a store whose transaction log ends doubled, which an error of a start names."""
    from graph.storage import bolt
    from tovholder.engine import LocalEngine

    with engine_progress() as progress:
        kept = LocalEngine(read_settings().engine(), bolt).repair(progress)
    out().print(say("cli.engine.repaired", folder=kept))


@app.command(cls=Command, help="cli.engine.status")
def status() -> None:
    """Whether the engine runs, where, and who uses it."""
    from graph.storage import bolt
    from tovholder.engine import LocalEngine

    found = LocalEngine(read_settings().engine(), bolt).looked_into()
    console = out()
    console.print(say(f"cli.engine.state.{found.state}"))
    if found.running:
        console.print(say("cli.engine.where", address=found.uri, version=found.version))
        console.print(say("cli.engine.processes", server=found.pid, supervisor=found.supervisor_pid))
        console.print(say("cli.engine.since", since=found.started, leases=found.leases))
        console.print(say("cli.engine.standing") if found.standing else say("cli.engine.linger", seconds=found.linger))
