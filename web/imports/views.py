"""Hent fra fil: a file is uploaded, what it means is decided, it is looked at, and stored, with the way back at hand.

Nothing is stored before somebody says so, and then all of it or, where somebody asks for that, the families that nothing is wrong
with. Every step is a plain form; a large file is worked on in a process of its own, and its page asks how far it is.
"""

from collections.abc import Callable
from http import HTTPStatus

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import Forbidden, NotFound

from graph.errors import Conflict, ImportStays
from importers import BadInput, TableRefused, error_sheet, to_workbook
from web.imports import steps
from web.imports.doubling import decide, doubles_page
from web.imports.kept import Upload
from web.imports.pages import choosing_page, receipt_page, refused_text, start_page, trying_page, waiting_page
from web.imports.place import kept_here, mappings, mine, owner
from web.imports.steps import is_chosen, result_of
from web.languages import language
from web.session import session
from words import Message, text

imports = Blueprint("imports", __name__, template_folder="templates")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@imports.get("/hent")
def index() -> Response:
    """Where a file on its way in stands; what an import did; who may be recorded twice; or the beginning."""
    kept = session().imports()  # refuses whoever may not
    if request.args.get("ens"):
        return doubles_page()
    if key := request.args.get("hentet"):
        return receipt_page(kept, key, request.args.get("familie"))
    if request.args.get("fil"):
        upload = mine(request.args["fil"])
        return _drawn(upload) if upload else start_page(gone=True)
    return start_page()


@imports.post("/hent")
def act() -> Response:
    """One step: `handling` says which."""
    session().imports()
    doing = _DOING.get(request.form.get("handling", ""))
    if doing is None:
        raise NotFound
    try:
        return doing()
    except (TableRefused, BadInput) as err:
        return _refused(err)


def _refused(err: TableRefused | BadInput) -> Response:
    unread = isinstance(err, TableRefused) and err.code in (
        "table_which_format",
        "table_save_as_xlsx",
        "table_no_format",
    )
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE if unread else HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(err, TableRefused) and err.code == "table_too_large":
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    told = (
        [refused_text(err, language())]
        if isinstance(err, TableRefused)
        else [one.text(language()) for one in err.problems]
    )
    return start_page(told=told, status=status)


def _upload() -> Upload:
    upload = mine(request.form.get("fil", ""))
    if upload is None:
        raise _Gone
    return upload


class _Gone(NotFound):
    """The file is here no longer."""


def _to(upload: Upload) -> Response:
    """On to where the file stands; at once where something is wrong with it, with that status."""
    if steps.is_working(upload):
        return _redirect(upload)
    page = _drawn(upload)
    return page if page.status_code >= 400 else _redirect(upload)


def _redirect(upload: Upload) -> Response:
    return make_response(redirect(url_for("imports.index", fil=upload.id), 303))


def _drawn(upload: Upload) -> Response:
    """The page of the step at which it stands."""
    if steps.is_working(upload):
        return waiting_page(upload)
    steps.go_on(upload)
    if steps.is_working(upload):
        return waiting_page(upload)
    if is_chosen(upload):
        return trying_page(upload)
    return choosing_page(upload)


# --- steps --------------------------------------------------------------------------------------------------


def _bring() -> Response:
    """A file is here: what it is."""
    sent = request.files.get("tabel")
    if sent is None or not sent.filename:
        return start_page(told=[text(Message("bring.no_file"), language())], status=HTTPStatus.UNPROCESSABLE_ENTITY)
    before = mine(request.form["fil"]) if request.form.get("fil") else None
    upload = kept_here().begin(owner(), sent.filename, "", sent.stream)
    sent.close()
    try:
        upload.how = steps.kind_of_file(upload, request.form.get("slags") or None)
        steps.begin(upload, before, request.form.get("mapping", ""), request.files.get("mappingfil"))
    except (TableRefused, BadInput):
        kept_here().end(upload.id, owner())
        raise
    if before is not None:
        kept_here().end(before.id, owner())
    return _to(upload)


def _choose() -> Response:
    """Columns and words were chosen: look at what the rows become, or go on."""
    upload = _upload()
    steps.take_choices(upload, request.form)
    if request.form.get("videre"):
        steps.try_it(upload)
    return _to(upload)


def _back() -> Response:
    upload = _upload()
    steps.back(upload)
    return _redirect(upload)


def _in_part() -> Response:
    upload = _upload()
    steps.in_part(upload)
    return _to(upload)


def _store() -> Response:
    """Store what was looked at; the file is thrown away."""
    upload = _upload()
    how = request.form.get("modstrid", "")
    upload.stored_as = how if how in ("keep", "merge", "replace") else ""
    if steps.is_working(upload) or not steps.can_be_stored(upload):
        return _to(upload)
    try:
        key, family = steps.store(upload)
    except Conflict:  # told with the way round it
        return _to(upload)
    name = request.form.get("husk")
    if name is not None:
        steps.remember(upload, name)
    kept_here().end(upload.id, owner())
    return make_response(redirect(url_for("imports.index", hentet=key or "intet", familie=family), 303))


def _throw_away() -> Response:
    kept_here().end(request.form.get("fil", ""), owner())
    return make_response(redirect(url_for("imports.index"), 303))


def _undo() -> Response:
    """Let all be as it was before an import."""
    kept, key = session().imports(), request.form.get("import", "")
    try:
        kept.undo(key)
    except ImportStays as err:
        return start_page(told=[err.text(language())], status=HTTPStatus.CONFLICT)
    return make_response(redirect(url_for("imports.index", hentet=key), 303))


def _remember() -> Response:
    upload = _upload()
    steps.remember(upload, request.form.get("husk", ""))
    return _redirect(upload)


def _forget() -> Response:
    mappings().forget(request.form.get("mapping", ""))
    return make_response(redirect(url_for("imports.index"), 303))


_DOING: dict[str, Callable[[], Response]] = {
    "hent": _bring,
    "vaelg": _choose,
    "tilbage": _back,
    "del": _in_part,
    "gem": _store,
    "slip": _throw_away,
    "fortryd": _undo,
    "husk": _remember,
    "glem": _forget,
    "ens": decide,
}


@imports.get("/hent/stand")
def state() -> Response:
    """Whether the file is still worked on (204), or there is something to see (200). It is no use of the login, and is not noted."""
    if "import" not in session().viewer.rights:
        raise Forbidden
    upload = mine(request.args.get("fil", ""))
    return make_response("", HTTPStatus.NO_CONTENT if upload and steps.is_working(upload) else HTTPStatus.OK)


# --- files --------------------------------------------------------------------------------------------------


@imports.get("/hent/<any('fejl.xlsx', 'mapping.yaml', 'regnskab.json'):what>")
def taken(what: str) -> Response:
    """What a file on its way in has to give: the sheet of what is wrong with it, its mapping, or what became of each record."""
    session().imports()
    upload = mine(request.args.get("fil", ""))
    if upload is None or steps.is_working(upload):
        raise NotFound
    if what == "mapping.yaml":
        text = steps.mapping_text(upload)
        if text is None:
            raise NotFound
        return _file(text.encode(), what, "application/yaml")
    made = result_of(upload)
    if made is None:
        raise NotFound
    if what == "regnskab.json":
        return _file(made.account.file.read_bytes(), what, "application/json")
    return _file(error_sheet([*made.errors, *made.warnings], upload.path.with_suffix(".xlsx"), language()), what, XLSX)


@imports.get("/hent/tom.xlsx")
def empty() -> Response:
    """An empty workbook of our own, to be filled in."""
    session().imports()
    return _file(to_workbook(None, language()), "tovholder.xlsx", XLSX)


@imports.get("/hent/vejledning")
def guide() -> str:
    """How a list gets in."""
    session().imports()
    return render_template("imports/guide.html")


def _file(content: bytes, name: str, media: str) -> Response:
    answer = make_response(content)
    answer.headers["Content-Type"] = media
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
