"""Looks at the machine and says what is wrong and what to do."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version

import typer

from tovholder.cli.console import engine_progress, out
from tovholder.cli.settings import read_settings
from tovholder.settings import Settings

LITTLE_DISK = 500_000_000
"""Bytes below which the database may not have room to grow."""


@dataclass(frozen=True)
class Look:
    """One thing that was looked at: how it is, and what to do where that is wrong."""

    what: str
    how: str
    remedy: str = ""


def doctor() -> None:
    """Look at engine, version, schema, folders and disk; say what is wrong and what to do."""
    settings = read_settings()
    looks = [Look("tovholder", version("tovholder")), *_folders(settings), *_graph(settings)]
    console = out()
    for look in looks:
        console.print(f"{'!' if look.remedy else '✓'} {look.what}: {look.how}")
        if look.remedy:
            console.print(f"  {look.remedy}")
    if any(look.remedy for look in looks):
        raise typer.Exit(2)


def _folders(settings: Settings) -> Iterator[Look]:
    for name, folder in (("data folder", settings.data), ("cache folder", settings.cache)):
        there = next(path for path in (folder, *folder.parents) if path.exists())
        free = shutil.disk_usage(there).free
        full = free < LITTLE_DISK
        yield Look(
            name,
            f"{folder}{'' if folder.exists() else ' (not made yet)'}, {free / 1e9:.1f} GB free",
            f"Free some room, or name another folder (TOVHOLDER_{name.split()[0].upper()})." if full else "",
        )


def _graph(settings: Settings) -> Iterator[Look]:
    """Opens the database; whatever hinders that is what is wrong."""
    from graph.errors import GraphError
    from graph.migrate import migrations, schema_version
    from tovholder.application import opened
    from tovholder.engine import ProductError

    yield Look(
        "engine", f"the server {settings.neo4j_uri}" if settings.neo4j_uri else "the local Neo4j of this data folder"
    )
    try:
        with engine_progress() as progress, opened(settings, progress) as application:
            door = application.store.door
            yield Look("version", door.server_version())
            yield Look("schema", f"{schema_version(door)} of {migrations()[-1].number}")
            yield Look("families", str(len(application.families())))
    except (GraphError, ProductError) as error:
        fact, _, rest = str(error).partition("\n")
        yield Look("database", fact, rest.replace("\n", "\n  ") or "See docs/settings.md.")
