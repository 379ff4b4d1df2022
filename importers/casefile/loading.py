"""Case files to validated records: one file, or several of one import. All that is wrong is told at once."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from dataclasses import replace as replaced
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from graph.checks import Fault, Place, between, check_document
from graph.checks.between import NamedFile
from graph.checks.values import shown
from graph.model.records import CaseFile
from graph.model.text import Id, settled
from importers.casefile.documents import MAX_BYTES, Document, mentions_the_format, read_document
from importers.casefile.filenames import source_of
from importers.casefile.kinds import kind_of_text, other_file
from importers.casefile.problems import BadInput, Problem, shown_file, to_problems
from words import Message

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_SOURCE: TypeAdapter[str] = TypeAdapter(Id)


@dataclass(frozen=True)
class Parsed:
    """A file that holds. `case_file` is in order; `warnings` say what is doubtful in it."""

    source: str
    path: Path
    case_file: CaseFile
    warnings: tuple[Problem, ...]


class Skipped(NamedTuple):
    """A file of a folder that is no case file, and why."""

    path: Path
    why: Message


class Loaded(NamedTuple):
    """What an import of several files holds."""

    parsed: list[Parsed]
    skipped: list[Skipped]


def load(path: Path, *, source: str | None = None, max_bytes: int = MAX_BYTES) -> Parsed:
    """Read one case file (JSON by its suffix, else YAML), known as `source`, or by its name.

    Raises BadInput with all that is wrong with it.
    """
    return _parsed(path, settled(source_of(path) if source is None else source), read_document(path, max_bytes))


def load_folder(path: Path, *, max_bytes: int = MAX_BYTES) -> Loaded:
    """Read the case files that lie in a folder (not below it), as one import. See `load_all`."""
    return load_all([path], max_bytes=max_bytes)


def load_all(
    paths: Iterable[Path], *, source: str | None = None, max_bytes: int = MAX_BYTES, replace: bool = False
) -> Loaded:
    """Read files, and the case files that lie in folders, as one import; `source` names the only one.

    Of a folder hidden files are left out; what is no file, and a file without the key `tovholder`, is skipped. With
    `replace` two files may say different things of one unit or actor: the later one counts. Raises BadInput with all that
    is wrong with any of them, and between them.
    """
    parsed: list[Parsed] = []
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    sources: dict[str, Path] = {}
    for path, in_a_folder in _files(paths, problems):
        if in_a_folder and _is_no_file(path):
            skipped.append(Skipped(path, Message("skipped.no_regular_file")))
            continue
        document = read_document(path, max_bytes) if not in_a_folder or mentions_the_format(path) else None
        if document is None or (in_a_folder and _is_no_case_file(document)):
            skipped.append(Skipped(path, Message("skipped.no_case_file")))
            continue
        name = settled(source_of(path) if source is None else source)
        other = sources.setdefault(name, path)
        if other is not path:
            said = {"source": shown(name), "file": shown_file(other)}
            problems.append(Problem(shown_file(path), None, "", Fault("source_twice", (), said)))
        try:
            parsed.append(_parsed(path, name, document))
        except BadInput as err:
            problems.extend(err.problems)
    problems.extend(_between(parsed, max_bytes=max_bytes, replace=replace))
    if problems:
        raise BadInput(problems)
    return Loaded(parsed, skipped)


def _files(paths: Iterable[Path], problems: list[Problem]) -> list[tuple[Path, bool]]:
    """Each file once, by the name that is no link to it where it has one, and whether only a folder names it."""
    found: dict[str, tuple[Path, bool]] = {}
    for path in paths:
        try:
            inside = sorted(filter(_may_be_case_file, path.iterdir())) if path.is_dir() else None
            for item in [path] if inside is None else inside:
                real = os.path.realpath(item)
                name, in_a_folder = found.get(real, (item, True))
                name = item if name.is_symlink() and not item.is_symlink() else name
                found[real] = (name, inside is not None and in_a_folder)
        except (OSError, ValueError):
            problems.append(Problem(shown_file(path), None, "", Fault("path_cannot_be_opened", ())))
    return list(found.values())


def _is_no_file(path: Path) -> bool:
    """Whether it is something else, or leads nowhere; one that cannot be looked at, the reader tells."""
    try:
        return not path.is_file()
    except OSError:
        return False


def _may_be_case_file(item: Path) -> bool:
    """By its name: editors, macOS and others keep files of their own beside those of people, and hide them."""
    return item.suffix.lower() in SUFFIXES and not item.name.startswith(".") and not item.is_dir()


def _is_no_case_file(document: Document) -> bool:
    return document.readable and not (isinstance(document.value, dict) and "tovholder" in document.value)


def _parsed(path: Path, source: str, document: Document) -> Parsed:
    file = shown_file(path)
    kind = kind_of_text(document.text, document.value)
    is_other = kind is not None and not (kind == "other" and document.faults)
    faults = [*_faults_of_source(source), *([other_file(kind)] if kind and is_other else document.faults)]
    if is_other or not document.readable:
        raise BadInput(to_problems(faults, file, None, document.lines))
    checked = check_document(document.value)
    faults += checked.errors
    if faults or checked.case_file is None:
        raise BadInput(to_problems(faults, file, document.value, document.lines))
    warnings = to_problems(checked.warnings, file, document.value, document.lines)
    return Parsed(source, path, checked.case_file, tuple(warnings))


_NAME_OF_SOURCE = {
    "cpr": "source_named_like_cpr",
    "string_too_long": "source_name_too_long",
    "string_too_short": "source_without_name",
    "shows_nothing": "source_without_name",
}


def _faults_of_source(name: str) -> list[Fault]:
    try:
        _SOURCE.validate_python(name)
    except ValidationError as err:
        details = err.errors(include_url=False)[0]
        code = _NAME_OF_SOURCE.get(details["type"], "source_name_not_plain")
        return [Fault(code, (), {"source": shown(name)} | details.get("ctx", {}))]
    return []


def _between(parsed: Sequence[Parsed], *, max_bytes: int, replace: bool) -> Iterator[Problem]:
    """What the files may not say of each other, at their lines."""
    by_file: dict[int, list[Fault]] = defaultdict(list)
    named = [NamedFile(shown_file(file.path), file.case_file) for file in parsed]
    for number, fault in between(named, replace=replace):
        by_file[number].append(fault)
    for number, faults in sorted(by_file.items()):
        file = parsed[number]
        # The file is read once more: its records were put in order, and its text was not kept.
        document = read_document(file.path, max_bytes)
        placed = [replaced(fault, place=_in_text(fault.place, file.case_file, document.value)) for fault in faults]
        yield from to_problems(placed, shown_file(file.path), document.value, document.lines)


def _in_text(place: Place, case_file: CaseFile, document: Any) -> Place:
    """The place in the document of a record that the case file may hold at another position."""
    list, *position = place
    if not position:
        return place
    id = getattr(case_file, str(list))[position[0]].id
    records = document.get(list) if isinstance(document, dict) else None
    ids = (item.get("id") if isinstance(item, dict) else None for item in records or ())
    there = (number for number, found in enumerate(ids) if isinstance(found, str) and settled(found) == id)
    return (list, next(there, 0))
