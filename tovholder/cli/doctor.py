"""Looks at the machine and says what is wrong and what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

import typer

from tovholder.cli.console import engine_progress, out, say
from tovholder.cli.settings import read_settings
from tovholder.engine.disk import FOR_A_WRITE, MINIMUM_FREE, free_at, free_megabytes, needed_megabytes
from tovholder.settings import Settings, language

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
    from importlib.metadata import version

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
    engine = settings.engine()
    folders = (
        ("cli.doctor.data", engine.data, "TOVHOLDER_DATA"),
        ("cli.doctor.cache", engine.cache, "TOVHOLDER_CACHE"),
    )
    for name, folder, setting in folders:
        free = free_at(folder)
        key = "cli.doctor.folder" if folder.exists() else "cli.doctor.folder_to_come"
        how = say(key, folder=folder, free=free_megabytes(free))
        if folder is engine.data:
            start, write = needed_megabytes(MINIMUM_FREE), needed_megabytes(FOR_A_WRITE)
            how = say("cli.doctor.room", folder=how, start=start, write=write)
        yield Look(say(name), how, say("cli.doctor.little_room", setting=setting) if free < LITTLE_DISK else "")


def _graph(settings: Settings) -> Iterator[Look]:
    """Opens the database; whatever hinders that is what is wrong."""
    from graph.storage.migrate import migrations
    from tovholder.application import opened
    from words.errors import ProductError

    server = settings.neo4j_uri
    engine = say("cli.doctor.server", server=server) if server else say("cli.doctor.local")
    yield Look(say("cli.doctor.engine"), engine)
    try:
        with engine_progress() as progress, opened(settings, progress) as application:
            yield Look(say("cli.doctor.version"), application.store.engine())
            of = say("cli.doctor.of", number=application.store.schema(), newest=migrations()[-1].number)
            yield Look(say("cli.doctor.schema"), of)
            if not application.store.directory().has_users():  # how many there are is nobody's business then
                yield Look(say("cli.doctor.families"), str(len(application.session().families())))
    except ProductError as error:
        fact, _, rest = error.text(language()).partition("\n")
        yield Look(say("cli.doctor.database"), fact, rest.replace("\n", "\n  ") or say("cli.doctor.see_settings"))
