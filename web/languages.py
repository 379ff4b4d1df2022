"""Danish and English: which one a page speaks, its words, and the switch between the two."""

from datetime import date
from typing import Any

from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from maps.drawing.svg import prose
from web.application import application
from web.ways import own_way
from words import LANGUAGES, Message, counted, text
from words.dates import day_text

COOKIE = "sprog"
YEAR = 365 * 24 * 3600


def install(app: Flask) -> None:
    """Give the templates their words: `t(key, values)`, `counted(key, number)`, and the filters `day`, `prose` and `in_words`.

    What they give is text: Jinja escapes it with the values that are in it. But `prose` gives markup, escaped already.
    """
    app.jinja_env.globals.update(t=_t, counted=_counted)
    app.jinja_env.filters["day"] = _day
    app.jinja_env.filters["prose"] = prose
    app.jinja_env.filters["in_words"] = _in_words


def language() -> str:
    """The language of the page: da or en."""
    chosen = request.cookies.get(COOKIE)
    return chosen if chosen in LANGUAGES else application().settings.lang


def _t(key: str, **values: Any) -> str:
    return text(Message(key, values), language())


def _counted(key: str, count: int, **values: Any) -> str:
    return text(counted(key, count, **values), language())


def _in_words(message: Message) -> str:
    return text(message, language())


def _day(day: date) -> str:
    return day_text(day, language())


def switched(lang: str, back: str) -> Response:
    """Remember the language and go back to the page, which must be one of ours."""
    response = redirect(own_way(back) or "/", 303)
    response.set_cookie(COOKIE, lang, max_age=YEAR, httponly=True, samesite="Strict")
    return response
