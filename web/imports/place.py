"""What a request of Hent fra fil stands on: the files of this browser, the mappings of this user, and whose they are."""

from flask import current_app

from web.application import application
from web.imports.kept import UPLOADS, Upload, Uploads
from web.imports.saved import SavedMappings
from web.session import session


def kept_here() -> Uploads:
    """All files on their way in; made when the first is asked for."""
    found = current_app.extensions.get(UPLOADS)
    if found is None:
        found = current_app.extensions[UPLOADS] = Uploads(application().settings.in_data("uploads"))
    return found


def owner() -> str:
    """Whose files these are: this browser's login; where one person works alone, theirs."""
    if application().people is None:
        return "local"
    from web.login.kept import kept  # here: who works alone need not load what logs people in

    return f"{kept().id}"


def mine(id: str) -> Upload | None:
    """The file of this id; None where there is none of this browser."""
    return kept_here().find(id, owner()) if id else None


def mappings() -> SavedMappings:
    """The mappings that this user saved."""
    return SavedMappings(application().settings.in_data("mappings"), session().viewer.user)


def most_bytes() -> int:
    """How large a file may be."""
    return int(application().settings.max_file_mb * 1_000_000)
