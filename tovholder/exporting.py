"""Case files out of the database: what a viewer may see of each source, written whole or not at all."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from casework.session import Session
from graph.errors import UnknownFamily
from graph.model.records import CaseFile
from graph.reading.cut import facts_of
from importers import file_names, to_yaml
from tovholder.errors import InputError
from tovholder.files import put


def export_sources(session: Session, folder: Path, family: str, *, replace: bool) -> Iterator[tuple[str, Path]]:
    """Write each source that holds the family (or all) to a file of its name; give both as they are written."""
    names = _sources(session, family)
    paths = {name: folder / file for name, file in file_names(names).items()}
    there = [str(path) for path in paths.values() if path.exists()]
    if there and not replace:
        raise InputError("cli_files_there", files=tuple(there))
    if folder.exists() and not folder.is_dir():
        raise InputError("cli_file_no_folder", file=folder)
    if not names:
        raise InputError("cli_nothing_to_export")
    folder.mkdir(parents=True, exist_ok=True)
    for name, path in paths.items():
        case_file = session.case_file(name)
        if case_file:
            put(path, to_yaml(case_file if family == "all" else only(case_file, family)).encode())
            yield name, path


def export_as(
    session: Session, folder: Path, family: str, how: str, *, replace: bool, lang: str
) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Write each source that holds the family (or all) in another format; give each file, with the account of its source."""
    from importers.others.writing import FORMATS, write_as

    if how not in FORMATS:
        raise InputError("cli_export_as", value=how, formats=FORMATS)
    if folder.exists() and not folder.is_dir():
        raise InputError("cli_file_no_folder", file=folder)
    names = _sources(session, family)
    if not names:
        raise InputError("cli_nothing_to_export")
    folder.mkdir(parents=True, exist_ok=True)
    for source, file in file_names(names).items():
        case_file = session.case_file(source)
        if case_file is None:
            continue
        shown = case_file if family == "all" else only(case_file, family)
        written = write_as(shown, how, file.removesuffix(".yaml"), lang)
        there = [str(folder / name) for name in written.files if (folder / name).exists()]
        if there and not replace:
            raise InputError("cli_files_there", files=tuple(there))
        for name, content in written.files.items():
            put(folder / name, content)
            yield folder / name, written.account.document(shown)


def _sources(session: Session, family: str) -> list[str]:
    if family == "all":
        return session.sources()
    found = [entry.source for entry in session.families() if entry.id == family]
    if not found:
        raise UnknownFamily("no_such_family", families=family)
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
