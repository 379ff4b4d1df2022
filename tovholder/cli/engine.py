"""The local graph engine: fetch, start, stop, status."""

from pathlib import Path
from typing import Annotated

import typer

from tovholder.cli.console import engine_progress, err, out
from tovholder.cli.settings import read_settings

app = typer.Typer(help="The private Neo4j of this machine.", no_args_is_help=True, rich_markup_mode=None)


@app.command()
def fetch(
    to: Annotated[Path | None, typer.Option(help="Write a folder to carry to a machine without internet.")] = None,
) -> None:
    """Fetch the engine's program files, once. 123 MB."""
    from tovholder.engine import fetch as fetch_now
    from tovholder.engine import fetch_to

    settings = read_settings().engine()
    with engine_progress() as progress:
        where = fetch_to(settings, to, progress) if to else fetch_now(settings, progress)
    out().print(str(where))
    if to:
        err().print(f"On the other machine: export TOVHOLDER_NEO4J_HOME={to.absolute()}")


@app.command()
def start() -> None:
    """Start the engine and keep it until `engine stop`."""
    from graph import bolt
    from tovholder.engine import LocalEngine

    with engine_progress() as progress:
        status = LocalEngine(read_settings().engine(), bolt).start(progress)
    out().print(f"running at {status.uri}")


@app.command()
def stop(
    force: Annotated[bool, typer.Option("--force", help="Even where other commands still use it.")] = False,
) -> None:
    """Stop the engine. Where other commands still use it, it ends with the last of them."""
    from graph import bolt
    from tovholder.engine import LocalEngine

    with engine_progress() as progress:
        stopped = LocalEngine(read_settings().engine(), bolt).stop(force=force, progress=progress)
    out().print("stopped" if stopped else "was not running")


@app.command()
def status() -> None:
    """Whether the engine runs, where, and who uses it."""
    from graph import bolt
    from tovholder.engine import LocalEngine

    found = LocalEngine(read_settings().engine(), bolt).status()
    console = out()
    console.print(found.state)
    if found.running:
        console.print(
            f"address: {found.uri}\nNeo4j: {found.version}\nprocess: {found.pid}, supervisor {found.supervisor_pid}"
        )
        console.print(f"since: {found.started}\ncommands that use it: {found.leases}")
        console.print("until: engine stop" if found.standing else f"until: {found.linger:g} s after the last command")
