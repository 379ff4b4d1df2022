"""What went wrong, in plain words, as a page or as JSON: one table by status, one of our own errors.

No answer shows a traceback or a message for developers. What nobody foresaw is logged under a number that the page shows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask, Response, current_app, g, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import BadRequest, HTTPException

from access.audit.errors import AuditError
from access.key_files import KeyFileError
from casework.session import Session
from graph.errors import (
    Busy,
    Conflict,
    Forbidden,
    ImportStays,
    NoRoom,
    Overtaken,
    PeopleRefused,
    ReasonNeeded,
    StoppedWriting,
    TimeLimit,
    TooLarge,
    TooManyRows,
    UnknownConsent,
    UnknownFamily,
    UnknownImport,
    UnknownMeeting,
    UnknownUser,
    Unreachable,
    WrongSchema,
)
from planning.errors import ReleaseError
from web.application import application
from web.gate import OtherHost
from web.languages import language
from web.login.refusals import NoAnswer, NoRole, NotLetIn
from web.token import NoAccess
from words import Message, text
from words.errors import ProductError


class BadDate(BadRequest):
    """The date in the address is no day."""

    def __init__(self, given: str) -> None:
        super().__init__()
        self.given = given


CODES: Mapping[int, str] = {
    400: "bad_request",
    401: "login",
    403: "forbidden",
    404: "unknown",
    405: "method",
    406: "not_acceptable",
    408: "request_timeout",
    409: "conflict",
    410: "gone",
    411: "length_required",
    412: "precondition_failed",
    413: "too_large",
    414: "address_too_long",
    415: "media_type",
    416: "range",
    417: "expectation",
    418: "teapot",
    421: "misdirected",
    422: "invalid",
    423: "locked",
    424: "dependency",
    428: "precondition_required",
    429: "too_many",
    431: "headers_too_large",
    451: "legal",
    500: "internal",
    501: "not_implemented",
    502: "bad_gateway",
    503: "unavailable",
    504: "gateway_timeout",
    505: "http_version",
    507: "no_room",
}
"""The code of each status: `error` in JSON, and the key of its words."""


@dataclass(frozen=True)
class OwnError:
    """How one of our own errors is answered: the status, and the key of its words, which say more than those of the status."""

    status: int
    words: str


OWN_ERRORS: Mapping[type[Exception], OwnError] = {
    NoAccess: OwnError(403, "no_access"),
    NotLetIn: OwnError(403, "not_let_in"),
    NoRole: OwnError(403, "no_role"),
    NoAnswer: OwnError(503, "no_answer"),
    OtherHost: OwnError(403, "other_host"),
    BadDate: OwnError(400, "bad_date"),
    UnknownFamily: OwnError(404, "unknown_family"),
    AuditError: OwnError(503, "audit"),
    KeyFileError: OwnError(503, "audit"),
    UnknownUser: OwnError(404, "unknown"),
    UnknownConsent: OwnError(404, "unknown"),
    UnknownMeeting: OwnError(404, "unknown"),
    UnknownImport: OwnError(404, "unknown"),
    ImportStays: OwnError(409, "overtaken"),
    PeopleRefused: OwnError(422, "invalid"),
    Forbidden: OwnError(403, "forbidden"),
    Unreachable: OwnError(503, "unreachable"),
    Busy: OwnError(503, "busy"),
    NoRoom: OwnError(507, "no_room"),
    StoppedWriting: OwnError(507, "no_room"),
    WrongSchema: OwnError(503, "wrong_schema"),
    TimeLimit: OwnError(504, "time_limit"),
    TooManyRows: OwnError(503, "too_many_rows"),
    TooLarge: OwnError(413, "file_too_large"),
    Conflict: OwnError(409, "sources_conflict"),
    Overtaken: OwnError(409, "overtaken"),
    ReleaseError: OwnError(503, "release"),
}


@dataclass(frozen=True)
class Explanation:
    """What is told of an error: the status, its code for programs, and for people what is the matter and what to do."""

    status: int
    code: str
    title: str
    remedy: str

    def plain(self, *more: str) -> str:
        """The same in lines."""
        return "\n".join((self.title, self.remedy, *more, ""))


def install(app: Flask) -> None:
    """Answer each error."""
    app.register_error_handler(Exception, _answer)


def status_and_words(err: Exception) -> tuple[int, str]:
    """The status of the answer to this error, and the key of its words. Of what nobody foresaw: 500."""
    own = next((OWN_ERRORS[kind] for kind in type(err).__mro__ if kind in OWN_ERRORS), None)
    if own:
        return own.status, own.words
    status = (err.code if isinstance(err, HTTPException) else None) or 500
    return status, _code(status)


def explanation(err: Exception, lang: str) -> Explanation:
    """What is told of the error in the language."""
    return _explained(*status_and_words(err), lang)


def plain_text(status: int, lang: str) -> str:
    """What is told of a status where there is no page to tell it on."""
    return _explained(status, _code(status), lang).plain()


def _explained(status: int, words: str, lang: str) -> Explanation:
    title, remedy = (text(Message(f"page_error.{words}.{part}"), lang) for part in ("title", "remedy"))
    return Explanation(status, _code(status), title, remedy)


def _code(status: int) -> str:
    """A status without a row is told as the first of its hundred."""
    return CODES.get(status) or CODES[500 if status >= 500 else 400]


def _answer(err: Exception) -> Response:
    if isinstance(err, HTTPException) and (err.response is not None or (err.code or 500) < 400):
        return current_app.make_response(err.get_response())
    if isinstance(err, ReasonNeeded) and request.method in ("GET", "HEAD") and not _is_json_wanted():
        way = request.full_path if request.query_string else request.path
        return current_app.make_response(redirect(url_for("reason.form", family=err.family, til=way), 303))
    trouble = explanation(err, language())
    _note_failed()
    reference = _logged(err, trouble.status)
    if _is_json_wanted():
        message = f"{trouble.title}. {trouble.remedy}"
        response = jsonify(
            {"error": trouble.code, "message": message} | ({"reference": reference} if reference else {})
        )
    else:
        response = make_response(_page(err, trouble, reference))
    response.status_code = trouble.status
    for name, value in err.get_headers(request.environ) if isinstance(err, HTTPException) else ():
        if name.lower() != "content-type":  # Allow, Retry-After, WWW-Authenticate, Content-Range
            response.headers.add(name, value)
    return response


def _note_failed() -> None:
    """Note where something was noted as shown and is not: this answer is sent in its place."""
    found = g.get("session")
    if isinstance(found, Session):
        try:
            found.failed()
        except ProductError as err:
            current_app.logger.warning("It could not be noted that a request failed: %s", err)


def _logged(err: Exception, status: int) -> str | None:
    """Log an error that nobody foresaw, and give its number. Of a foreseen fault of the server, one line is enough."""
    if status < 500:
        return None
    if isinstance(err, tuple(OWN_ERRORS)):
        current_app.logger.warning("%s: %s", type(err).__name__, err)
    if status != 500:
        return None
    reference = f"{application().random.getrandbits(32):08x}"
    current_app.logger.error("Error %s in a page.", reference, exc_info=err)
    return reference


def _is_json_wanted() -> bool:
    """Who prefers HTML or JSON gets it; else JSON answers what was sent as JSON, and the addresses that are for programs."""
    kinds = ("text/html", "application/json")
    first, second = (
        request.accept_mimetypes.best_match(order) for order in (kinds, kinds[::-1])
    )  # a draw: they differ
    return first == kinds[1] if first == second and first else request.is_json or request.path.startswith("/api/")


def _page(err: Exception, trouble: Explanation, reference: str | None) -> Response | str:
    try:
        return render_template(
            "error.html",
            trouble=trouble,
            given=err.given if isinstance(err, BadDate) else None,
            reference=reference,
            closed=isinstance(err, NoAccess | OtherHost),
            to_login=isinstance(err, NotLetIn | NoRole | NoAnswer),
        )
    except Exception as second:  # no file can be opened, or what a template asks for is what failed
        current_app.logger.warning("An error was told without its page: %s", type(second).__name__)
        return Response(trouble.plain(*([reference] if reference else [])), mimetype="text/plain")
