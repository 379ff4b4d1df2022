"""What belongs to no topic: the other language, and whether the pages can be shown."""

from collections.abc import Mapping

from flask import Blueprint, Response, jsonify, make_response, render_template, request

from graph.errors import GraphError
from web.application import application
from web.languages import switched

general = Blueprint("general", __name__)
GLOSSARY: Mapping[str, tuple[str, ...]] = {
    "people": ("member", "private_network", "professional", "unit", "area", "rings", "barred"),
    "contact": ("contact", "no_contact", "unknown", "recommended", "stale", "team", "awareness"),
    "questions": ("question", "basis", "same_task", "missing_contact", "bearer", "gap", "settled"),
    "work": ("engagement", "need", "coordinator", "deputy", "mapped", "as_of", "partial_date"),
    "seeing": ("work_view", "table_view", "consent", "legal_basis", "limits", "history"),
}
"""The words that are explained, by what they are about, in order."""


@general.get("/sprog/<any(da,en):lang>")
def change_language(lang: str) -> Response:
    """Go on in the other language."""
    return make_response(switched(lang, request.args.get("til", "/")))


@general.get("/hjaelp")
def glossary() -> str:
    """The words of the pages, each in a sentence."""
    return render_template("general/glossary.html", groups=GLOSSARY)


@general.get("/sundhed")
def health() -> tuple[Response, int]:
    """Whether the pages can be shown. Nothing of any family is in the answer."""
    try:
        application().alive()
    except GraphError as err:
        return jsonify(status="down", reason=type(err).__name__), 503
    return jsonify(status="ok"), 200
