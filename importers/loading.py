"""Case files to validated records: one file, or several of one import. All that is wrong is told at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace as replaced
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from graph.text import Id
from importers.between import Parsed, between
from importers.checks import check
from importers.documents import MAX_BYTES, Document, read_document
from importers.problems import BadInput, Fault, Place, Problem, inside, shown, shown_file, to_problems
from importers.validate import Validated, validated

SUFFIXES = frozenset({".yaml", ".yml", ".json"})
_SOURCE: TypeAdapter[str] = TypeAdapter(Id)


class Skipped(NamedTuple):
    """A file of a folder that is no case file, and why."""

    path: Path
    why: str


class Loaded(NamedTuple):
    """What an import of several files holds."""

    parsed: list[Parsed]
    skipped: list[Skipped]


def load(path: Path, *, source: str | None = None, max_bytes: int = MAX_BYTES) -> Parsed:
    """Read one case file (JSON by its suffix, else YAML), known as `source`, or by its stem.

    Raises BadInput with all that is wrong with it.
    """
    return _parsed(path, path.stem if source is None else source, read_document(path, max_bytes))


def load_folder(path: Path, *, max_bytes: int = MAX_BYTES) -> Loaded:
    """Read the case files that lie in a folder (not below it), as one import. See `load_all`."""
    return load_all([path], max_bytes=max_bytes)


def load_all(
    paths: Iterable[Path], *, source: str | None = None, max_bytes: int = MAX_BYTES, replace: bool = False
) -> Loaded:
    """Read files, and the case files that lie in folders, as one import; `source` names the only one.

    A file of a folder without the key `tovholder` is skipped. With `replace` two files may say different things of one unit
    or actor: the later one counts. Raises BadInput with all that is wrong with any of them, and between them.
    """
    parsed: list[Parsed] = []
    skipped: list[Skipped] = []
    problems: list[Problem] = []
    sources: dict[str, Path] = {}
    for path, in_a_folder in _files(paths, problems):
        document = read_document(path, max_bytes)
        if in_a_folder and _is_no_case_file(document):
            skipped.append(Skipped(path, "holds no key `tovholder`"))
            continue
        name = path.stem if source is None else source
        other = sources.setdefault(name, path)
        if other is not path:
            fact = f"is the source {shown(name)}, as {shown_file(other)} is"
            problems.append(Problem(shown_file(path), None, "", fact, "Rename one of the two, or import one only."))
        try:
            parsed.append(_parsed(path, name, document))
        except BadInput as err:
            problems.extend(err.problems)
    problems.extend(between(parsed, max_bytes=max_bytes, replace=replace))
    if problems:
        raise BadInput(problems)
    return Loaded(parsed, skipped)


def _files(paths: Iterable[Path], problems: list[Problem]) -> list[tuple[Path, bool]]:
    """Each file once, and whether only a folder names it."""
    found: dict[Path, tuple[Path, bool]] = {}
    for path in paths:
        try:
            inside = sorted(path.iterdir()) if path.is_dir() else None
            for item in [path] if inside is None else inside:
                if inside is None or (item.suffix.lower() in SUFFIXES and not item.is_dir()):
                    known = found.get(item.resolve())
                    found[item.resolve()] = (item, inside is not None and (known is None or known[1]))
        except (OSError, ValueError, RuntimeError):
            problems.append(Problem(shown_file(path), None, "", "cannot be opened", "Check its name and its rights."))
    return list(found.values())


def _is_no_case_file(document: Document) -> bool:
    if document.readable:
        return not (isinstance(document.value, dict) and "tovholder" in document.value)
    # What cannot be read, but is text without the word, cannot hold the key.
    return bool(document.text) and "tovholder" not in document.text


def _parsed(path: Path, source: str, document: Document) -> Parsed:
    file = shown_file(path)
    faults = [*_faults_of_source(source), *document.faults]
    if not document.readable:
        raise BadInput(to_problems(faults, file, None, document.lines))
    checked = validated(document.value)
    warnings: list[Fault] = []
    if checked.case_file is not None:
        across = check(checked.case_file, checked.lost)
        faults += (*checked.faults, *_in_document(across.errors, checked, document))
        warnings = _in_document(across.warnings, checked, document)
    else:
        faults += checked.faults
    if faults or checked.case_file is None:
        raise BadInput(to_problems(faults, file, document.value, document.lines))
    told = to_problems(warnings, file, document.value, document.lines)
    return Parsed(source, path, checked.case_file.in_order(), tuple(told))


def _faults_of_source(name: str) -> list[Fault]:
    try:
        _SOURCE.validate_python(name)
    except ValidationError as err:
        said = {"cpr": "looks like a CPR number", "string_too_long": "is too long", "string_too_short": "is empty"}
        fact = said.get(
            err.errors(include_url=False)[0]["type"], "holds white space round it, or characters not to print"
        )
        return [
            Fault((), f"the name of the source {shown(name)} {fact}", "Rename the file, or give it another --source.")
        ]
    return []


def _in_document(faults: Sequence[Fault], checked: Validated, document: Document) -> list[Fault]:
    """Faults of a case file at their places in the document, some parts of which may have been left out."""

    def original(place: Place, item: str | None) -> Place:
        found: Place = ()
        here = document.value
        for step in checked.original(place):
            found = (*found, step)
            here = inside(here, step)
        # The models sort lists of ids, and homes may be given by their id alone: an item is found by what it names.
        if item is not None and isinstance(here, list):
            named = (each.get("home") if isinstance(each, dict) else each for each in here)
            found += tuple(number for number, name in enumerate(named) if name == item)[:1]
        return found

    return [
        replaced(fault, place=original(fault.place, fault.item), also=fault.also and original(fault.also, None))
        for fault in faults
    ]
