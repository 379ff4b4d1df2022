"""Danish and English: which one a page speaks, and the switch between them."""

from flask import Flask, redirect, request
from flask_babel import Babel, get_locale
from werkzeug.wrappers import Response

from web.application import source

LANGUAGES = {"da": "Dansk", "en": "English"}
COOKIE = "sprog"
YEAR = 365 * 24 * 3600


def install(app: Flask) -> None:
    """Bring Flask-Babel into the app."""
    Babel(app, default_locale="da", locale_selector=_chosen)


def _chosen() -> str:
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else source().settings.lang


def language() -> str:
    """The language of the page: da or en."""
    locale = get_locale()
    return locale.language if locale else "da"


def switched(lang: str, back: str) -> Response:
    """Remember the language and go back to the page, which must be one of ours."""
    own = back.startswith("/") and not back.startswith("//") and not set(back) & set("\\\r\n\t")
    response = redirect(back if own else "/", 303)
    response.set_cookie(COOKIE, lang, max_age=YEAR, httponly=True, samesite="Strict")
    return response
