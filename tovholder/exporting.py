"""Case files out of the database: what a viewer may see of each source, written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

from graph.errors import UnknownFamily
from graph.facts import facts_of
from graph.records import CaseFile
from importers import to_yaml
from tovholder.application import Application
from tovholder.errors import InputError
from tovholder.files import put


def export_sources(application: Application, folder: Path, family: str, *, replace: bool) -> Iterator[Path]:
    """Write each source that holds the family (or all) to a file of its name; give the paths as they are written."""
    names = _sources(application, family)
    paths = {name: folder / f"{name.replace('/', '%2F')}.yaml" for name in names}
    there = [str(path) for path in paths.values() if path.exists()]
    if there and not replace:
        raise InputError(f"{', '.join(there)}: there already. Name another folder, or write over with --replace.")
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is a file. Name a folder.")
    if not names:
        raise InputError("No family is stored: there is nothing to export. `tovholder import FILE` brings some in.")
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in paths.items():
        case_file = application.store.case_file(application.viewer, name)
        if case_file:
            put(path, to_yaml(case_file if family == "all" else only(case_file, family)).encode())
            yield path


def _sources(application: Application, family: str) -> list[str]:
    if family == "all":
        return application.store.sources(application.viewer)
    found = [entry.source for entry in application.families() if entry.id == family]
    if not found:
        raise UnknownFamily(
            f"There is no family {family}. `tovholder findings --family all` shows those that there are."
        )
    return found


def only(case_file: CaseFile, family: str) -> CaseFile:
    """A file with one family of it, and of the units, actors and general ties what concerns that one."""
    facts = facts_of(case_file, family)
    return case_file.replaced(
        units=tuple(facts.units.values()),
        actors=tuple(facts.actors.values()),
        ties=facts.general_ties,
        families=(facts.family,),
    )
