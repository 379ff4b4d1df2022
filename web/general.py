"""What belongs to no topic: the other language, and whether the pages can be shown."""

from flask import Blueprint, Response, jsonify, make_response, request

from graph.errors import GraphError
from web.application import application
from web.languages import switched

general = Blueprint("general", __name__)


@general.get("/sprog/<any(da,en):lang>")
def change_language(lang: str) -> Response:
    """Go on in the other language."""
    return make_response(switched(lang, request.args.get("til", "/")))


@general.get("/sundhed")
def health() -> tuple[Response, int]:
    """Whether the pages can be shown. Nothing of any family is in the answer."""
    try:
        application().alive()
    except GraphError as err:
        return jsonify(status="down", reason=type(err).__name__), 503
    return jsonify(status="ok"), 200
