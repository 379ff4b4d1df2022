"""A made-up municipality: as case files, or into a database that holds no family."""

from pathlib import Path
from typing import Annotated

import typer

from tovholder.cli.console import counted, engine_progress, say, tell_done
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError


def synth(
    families: Annotated[int, typer.Option("--families", metavar="cli.metavar.number", help="cli.synth.families", min=1, max=1_000_000)],
    seed: Annotated[int, typer.Option("--seed", metavar="cli.metavar.number", help="cli.synth.seed")] = 1,
    folder: Annotated[Path | None, typer.Option("--output", "-o", metavar="cli.synth.folder_metavar", help="cli.synth.folder")] = None,
    store: Annotated[bool, typer.Option("--store", help="cli.synth.store")] = False,
    role: AsRole = None,
) -> None:  # fmt: skip
    """Make families up, the same for a seed."""
    if store == (folder is not None):
        raise InputError("synth_where")
    if folder is not None:
        _write(folder, families, seed)
    else:
        _store(families, seed, role)


def _write(folder: Path, families: int, seed: int) -> None:
    from importers import to_yaml
    from tovholder.files import put
    from tovholder.made_up import A_FILE, case_files

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError("synth_not_empty", folder=folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = -(-families // A_FILE)
    made = case_files(families, seed)
    for number in counted(range(1, files + 1), "cli.synth.making"):
        put(folder / f"{_name(number)}.yaml", to_yaml(next(made)).encode())
    tell_done(say("cli.synth.written", families=families, files=files, folder=folder))


def _store(families: int, seed: int, role: str | None) -> None:
    from tovholder.application import in_session
    from tovholder.made_up import A_FILE, case_files

    settings = read_settings()
    with (
        engine_progress() as progress,
        in_session(settings, progress, role=role, act=("edit", "synth")) as session,
    ):
        session.imports()  # refused to whoever may not bring files in, before anything is said of what is there
        if session.sources():
            raise InputError("synth_families_there")
        made = case_files(families, seed)
        for number in counted(range(1, -(-families // A_FILE) + 1), "cli.synth.making"):
            session.store(next(made), _name(number))
    tell_done(say("cli.synth.stored", families=families))


def _name(number: int) -> str:
    return f"eksempel-{number:04d}"
