"""The steps of a file on its way in: what it is, what it means, what comes of it, stored."""

import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any, Literal

from werkzeug.datastructures import FileStorage, MultiDict

from access.key_files import kept_key
from graph.checks.values import clean
from graph.errors import Conflict
from graph.model.change import Imported
from graph.model.cpr import looks_like_cpr
from graph.model.dates import full_day
from graph.model.records import CaseFile
from graph.model.text import settled
from importers import (
    OWN_MAPPING,
    Became,
    Choices,
    Edition,
    Look,
    Options,
    Parsed,
    TableRefused,
    asked_words,
    choices_in,
    first_choices,
    first_mapping,
    for_look,
    format_of,
    imported_case_file,
    problems_of,
    read_mapping,
    renamed,
    source_of,
)
from web.application import application
from web.imports import work
from web.imports.deciding import chosen_in
from web.imports.kept import Upload, write_privately
from web.imports.place import mappings, most_bytes
from web.languages import language
from web.session import session

Edits = Literal["keep", "merge"] | None


# --- what it is ---------------------------------------------------------------------------------------------


def kind_of_file(upload: Upload, asked: str | None) -> str:
    """The format that the file is read as. `TableRefused` where its name does not say."""
    if upload.path.stat().st_size > most_bytes():
        raise TableRefused("table_too_large", file=upload.name, most=most_bytes() / 1e6)
    return format_of([upload.path], asked)


def begin(upload: Upload, before: Upload | None, saved: str, sent: FileStorage | None) -> None:
    """What is known of the file so far: from the one that it is mended from, from a saved mapping, or from one that was sent."""
    upload.source = _first_source(upload)
    document: str | None = None
    if sent is not None and sent.filename:
        document = sent.stream.read(1_000_000).decode("utf-8", "replace")
    elif (one := mappings().one(saved)) is not None:
        document = one.text
    if document is not None:
        take_mapping(upload, document)
    if before is not None:
        _as_before(upload, before, keeps_mapping=document is None)
    if upload.how == "table":
        look_again(upload)
    elif is_chosen(upload):
        try_it(upload)
    elif upload.how in ("graphml", "gexf") and upload.mapping is None:
        upload.mapping = first_mapping([upload.path], upload.how, language(), max_bytes=most_bytes())


def _as_before(upload: Upload, before: Upload, *, keeps_mapping: bool) -> None:
    upload.as_of, upload.source = before.as_of, before.source
    upload.is_mended = before.job is not None
    if before.how == upload.how and keeps_mapping:
        upload.choices, upload.mapping = before.choices, before.mapping


def _first_source(upload: Upload) -> str:
    """What the file is called as a source: by its name; of a user apart from those of others."""
    name = source_of(upload.path)
    who = session().viewer
    return name if who.role == "local" else f"{name}_{sha256(who.user.encode()).hexdigest()[:4]}"


def source_for(upload: Upload) -> str:
    """The source that it is stored as: a list about one family has one of its own, so that lists of one name do not meet."""
    choices = upload.choices
    alone = choices is not None and not choices.has_key and choices.family_id
    return f"{upload.source}_{choices.family_id[2:8]}" if choices and alone else upload.source


def take_mapping(upload: Upload, document: str) -> None:
    """Take a mapping that was written elsewhere or saved. `BadInput` with all that is wrong with it."""
    if looks_like_cpr(document):
        raise TableRefused("mapping_cpr")
    path = upload.folder / "mapping.yaml"
    write_privately(path, BytesIO(document.encode()))
    read_mapping(path)
    upload.choices = choices_in(document)
    upload.mapping = None if upload.choices else document


def look_again(upload: Upload) -> None:
    """Look at the tables of the file."""
    row = upload.choices.header_row if upload.choices else None
    upload.look = work.begin(upload.folder, _size(upload), work.look, upload.path, row, most_bytes())


def _size(upload: Upload) -> int:
    return upload.path.stat().st_size


def is_working(upload: Upload) -> bool:
    """Whether something is still being done with it."""
    return any(job is not None and not job.is_done for job in (upload.look, upload.preview, upload.job))


def go_on(upload: Upload) -> None:
    """Once a table was looked at: a workbook of our own says what it means, all others are asked about."""
    look = look_of(upload)
    if look is None:
        if upload.look is not None and upload.job is None:
            upload.job = upload.look  # it could not be read
        return
    if look.is_own:
        if upload.mapping is None:
            upload.choices, upload.mapping = None, OWN_MAPPING
            try_it(upload)
    elif upload.choices is None and upload.mapping is None:
        upload.choices = _with_id(upload, first_choices(look, clean(upload.path.stem)))
    elif upload.choices is not None:
        upload.choices = _with_id(upload, for_look(upload.choices, look))
    if upload.is_mended and not _is_open(upload, look):
        upload.is_mended = False
        try_it(upload)
    if upload.preview is None and upload.job is None:
        upload.preview = work.begin(
            upload.folder,
            _size(upload),
            work.become,
            upload.path,
            write_mapping(upload),
            options(upload),
            _import_key(),
            most_bytes(),
        )


def _is_open(upload: Upload, look: Look) -> bool:
    """Whether a word is still to be decided."""
    choices = upload.choices
    return choices is not None and any(not choices.meaning(asked) for asked in asked_words(look, choices))


def became(upload: Upload) -> Mapping[tuple[str, int], Became]:
    """What the first rows become, by sheet and row; of choices that make no mapping, nothing."""
    found = upload.preview.result() if upload.preview and upload.preview.is_done else None
    return {} if found is None or isinstance(found, work.Failed) else found


def look_of(upload: Upload) -> Look | None:
    """What was seen; None where it is no table, or could not be read."""
    found = upload.look.result() if upload.look and upload.look.is_done else None
    return found if isinstance(found, Look) else None


def is_own(upload: Upload) -> bool:
    """Whether it is a workbook of our own, of which there is nothing to decide."""
    look = look_of(upload)
    return look is not None and look.is_own


def is_chosen(upload: Upload) -> bool:
    """Whether there is nothing to decide, or it was decided: the file is read as a whole."""
    return upload.job is not None or upload.how in ("case-file", "easynwk", "network-canvas")


# --- what it means ------------------------------------------------------------------------------------------


def take_choices(upload: Upload, form: "MultiDict[str, str]") -> None:
    """Keep what a form says."""
    upload.as_of = form.get("dag", upload.as_of).strip()
    upload.source = clean(settled(form.get("kilde", "").strip()))[:200] or upload.source
    upload.edition = form.get("udgave", upload.edition)[:200]
    upload.left_out, upload.job, upload.preview, upload.problems = frozenset(), None, None, []
    if (document := form.get("mappingtekst")) is not None:
        take_mapping(upload, document.replace("\r\n", "\n"))
        return
    look = look_of(upload)
    if look is None or upload.choices is None:
        return
    before = upload.choices.header_row
    upload.choices = _with_id(upload, chosen_in(form, upload, look))
    if upload.choices.header_row != before:
        look_again(upload)


def _with_id(upload: Upload, choices: Choices) -> Choices:
    """The family's id: the same for this user's next list of that family, and for nobody else's."""
    if choices.has_key or not choices.family_name:
        return choices
    if choices.family_id and upload.mapping is None and choices == upload.choices:
        return choices
    said = "\0".join((session().viewer.user, upload.source, choices.family_name.casefold()))
    made = hmac.new(_import_key(), said.encode(), sha256).digest()
    letters = "".join("0123456789abcdefghijklmnopqrstuvwxyz"[byte % 36] for byte in made[:10])
    return replace(choices, family_id=f"f_{letters}")


def _import_key() -> bytes:
    return kept_key(application().settings.in_data("import-key"))


def problems(upload: Upload) -> list[str]:
    """What keeps the choices from being tried: keys of words."""
    found = problems_of(upload.choices) if upload.choices else []
    if _day(upload) is None and upload.mapping is None:
        found.append("no_day")
    return found


def _day(upload: Upload) -> date | None:
    """The day on which the file holds, as it was typed: day first, or as a case file writes it."""
    said = upload.as_of.strip()
    parts = said.replace("/", "-").replace(".", "-").replace(" ", "").split("-")
    if len(parts) == 3 and all(part.isdecimal() for part in parts) and len(parts[2]) == 4:
        said = f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}"
    try:
        return full_day(said)
    except ValueError:
        return None


def options(upload: Upload) -> Options:
    """How the file is to be read, beside its mapping."""
    edition = upload.edition
    version = int(edition) if upload.how == "easynwk" and edition.isascii() and edition.isdecimal() else None
    interview = edition if upload.how == "network-canvas" and edition else None
    return Options(as_of=_day(upload), version=version, session=interview, left_out=upload.left_out)


def mapping_text(upload: Upload) -> str | None:
    """The mapping as a file; None where there is none."""
    return upload.choices.text() if upload.choices else upload.mapping


def write_mapping(upload: Upload) -> Any:
    """The mapping where it can be read from."""
    text = mapping_text(upload)
    if text is None:
        return None
    path = upload.folder / "mapping.yaml"
    write_privately(path, BytesIO(text.encode()))
    return path


def try_it(upload: Upload) -> None:
    """Read the whole file; nothing is stored."""
    upload.problems = problems(upload) if upload.how == "table" else []
    if upload.problems:
        return
    size, most = _size(upload), most_bytes()
    if upload.how == "case-file":
        upload.job = work.begin(upload.folder, size, work.read_case_file, upload.path, upload.source, most)
        return
    if upload.how in ("easynwk", "network-canvas") and _day(upload) is None and upload.as_of:
        upload.as_of = ""
    path = write_mapping(upload)
    upload.job = work.begin(
        upload.folder, size, work.convert, upload.path, upload.how, path, options(upload), _import_key(), most
    )


def back(upload: Upload) -> None:
    """Back to what columns and words mean."""
    upload.job, upload.left_out = None, frozenset()


def in_part(upload: Upload) -> None:
    """Leave out the families that something is wrong with."""
    made = result_of(upload)
    if made and made.left_out:
        upload.left_out = made.left_out
        try_it(upload)


def remember(upload: Upload, name: str) -> None:
    """Save the mapping under this name."""
    text = mapping_text(upload)
    called = clean(settled(name.strip()))[:100]
    if text is None or not called or text == OWN_MAPPING:
        return
    mappings().save(called, renamed(text, called))


# --- what comes of it ---------------------------------------------------------------------------------------


def result_of(upload: Upload) -> work.Made | None:
    """What was made of other files; None where that is nothing, or it is a case file."""
    found = upload.job.result() if upload.job and upload.job.is_done else None
    return found if isinstance(found, work.Made) else None


_OF_EDITIONS = {"easynwk_version": "versions", "canvas_twice": "sessions", "canvas_no_session": "sessions"}
"""What is refused because the file holds several of which one is to be chosen, and where those stand."""


def editions_of(upload: Upload) -> tuple[Edition, ...]:
    """Where the file holds several of which one is taken, all of them; also where it is not known which is meant."""
    made, failed = result_of(upload), failed_of(upload)
    if failed is None or failed.code not in _OF_EDITIONS:
        return made.editions if made else ()
    ids = failed.values[_OF_EDITIONS[failed.code]]
    return tuple(Edition(id, name, False) for id, name in zip(ids, failed.values["named"], strict=True))


def failed_of(upload: Upload) -> work.Failed | None:
    """Why the file could not be read; None where it could."""
    found = upload.job.result() if upload.job and upload.job.is_done else None
    return found if isinstance(found, work.Failed) else None


def case_file_of(upload: Upload) -> CaseFile | None:
    """The case file that would be stored."""
    found = upload.job.result() if upload.job and upload.job.is_done else None
    if isinstance(found, Parsed):
        return found.case_file
    return found.case_file if isinstance(found, work.Made) else None


def can_be_stored(upload: Upload) -> bool:
    """Whether there is something to store."""
    return case_file_of(upload) is not None


def how_of(upload: Upload) -> Mapping[str, Any]:
    """How what contradicts is to be stored."""
    edits: Edits = "keep" if upload.stored_as == "keep" else "merge" if upload.stored_as == "merge" else None
    return {"replace": upload.stored_as == "replace", "edits": edits}


def plan(upload: Upload) -> Imported | Conflict:
    """What storing would change, or what contradicts it."""
    case_file = case_file_of(upload)
    assert case_file
    try:
        return session().plan(case_file, source_for(upload), **how_of(upload))
    except Conflict as conflict:
        return conflict


def store(upload: Upload) -> tuple[str | None, str | None]:
    """Store it: the key of the import, and the family where there is one. The file is thrown away after that."""
    found = upload.job.result() if upload.job else None
    case_file = case_file_of(upload)
    assert case_file
    file = found.file if isinstance(found, work.Made) else imported_case_file(upload.path)
    before = {one.key for one in session().imports().all()}
    session().store(case_file, source_for(upload), file=file, **how_of(upload))
    new = [one.key for one in session().imports().all() if one.key not in before and one.source == source_for(upload)]
    families = [family.id for family in case_file.families]
    return (new[0] if new else None), (families[0] if len(families) == 1 else None)
