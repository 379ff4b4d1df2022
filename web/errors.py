"""What went wrong, in plain words: one table from error to page. No page shows a traceback or a message for developers."""

import secrets
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response, current_app, make_response, render_template
from flask_babel import lazy_gettext as _
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound

from graph.errors import Conflict, GraphError, QueryFailed, TimeLimit, TooLarge, UnknownFamily, Unreachable, WrongSchema
from web.access import NoAccess, OtherHost


class BadDate(BadRequest):
    """The date in the address is no day."""

    def __init__(self, given: str) -> None:
        super().__init__()
        self.given = given


@dataclass(frozen=True)
class Trouble:
    """How an error is told: the status of the answer, what is the matter, and what to do."""

    status: int
    title: Any
    remedy: Any


TROUBLES: dict[type[Exception], Trouble] = {
    NoAccess: Trouble(
        403,
        _("This page is closed"),
        _("Open the address that Tovholder printed when it started. It carries the key to these pages."),
    ),
    OtherHost: Trouble(
        403,
        _("This address does not belong to Tovholder"),
        _("Open the address that Tovholder printed when it started."),
    ),
    BadDate: Trouble(
        400,
        _("The date cannot be understood"),
        _("Write the day as year, month and day, for example 2024-05-31."),
    ),
    UnknownFamily: Trouble(
        404,
        _("There is no such family"),
        _("Perhaps it has been removed, or the address is mistyped. The list shows the families that there are."),
    ),
    NotFound: Trouble(
        404, _("There is no such page"), _("Perhaps the address is mistyped. The list shows all families.")
    ),
    MethodNotAllowed: Trouble(405, _("This page can only be read"), _("Go back to the list of families.")),
    Unreachable: Trouble(
        503,
        _("The database does not answer"),
        _("Wait a moment and load the page again. If that does not help, start Tovholder again."),
    ),
    WrongSchema: Trouble(
        503,
        _("The database does not fit this version of Tovholder"),
        _("Install the newest version of Tovholder and start it again."),
    ),
    TimeLimit: Trouble(
        504,
        _("It took too long to find the answer"),
        _("Load the page again. If it happens again, the setting time_limit gives it more time."),
    ),
    TooLarge: Trouble(413, _("There is too much at once"), _("Split the case file and import its parts.")),
    Conflict: Trouble(409, _("Two sources contradict each other"), _("Correct the case file and import it again.")),
    QueryFailed: Trouble(
        500, _("Something went wrong in Tovholder"), _("Your data are not changed. Load the page again.")
    ),
    BadRequest: Trouble(400, _("The address cannot be understood"), _("Go back to the list of families.")),
    Exception: Trouble(
        500, _("Something went wrong in Tovholder"), _("Your data are not changed. Load the page again.")
    ),
}


def install(app: Flask) -> None:
    """Show a page for each error."""
    app.register_error_handler(HTTPException, _show)
    app.register_error_handler(GraphError, _show)
    app.register_error_handler(Exception, _show)


def trouble_of(err: Exception) -> Trouble:
    """How the error is told: as the nearest of its kinds in the table."""
    return next(TROUBLES[kind] for kind in type(err).__mro__ if kind in TROUBLES)


def _show(err: Exception) -> Response:
    if isinstance(err, HTTPException) and err.code and err.code < 400:
        response = current_app.make_response(err.get_response())
        return response
    trouble = trouble_of(err)
    reference = None
    if trouble.status >= 500:
        reference = secrets.token_hex(4)
        current_app.logger.error("Error %s in a page.", reference, exc_info=err)
    page = render_template(
        "error.html",
        trouble=trouble,
        given=err.given if isinstance(err, BadDate) else None,
        reference=reference,
        closed=isinstance(err, NoAccess | OtherHost),
    )
    return make_response(page, trouble.status)
