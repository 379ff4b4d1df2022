"""The Flask app, put together."""

import secrets
from typing import Any

from flask import Flask, g

from graph.model.people import Right
from web import assets, errors, gate, languages
from web import token as printed
from web.addresses import IdConverter
from web.api.views import api
from web.application import WebApplication, application
from web.audit.views import audit
from web.editing.deciding import editing
from web.families.views import families
from web.family.coordinator import coordinator
from web.family.course import course
from web.family.files import files
from web.family.front import front
from web.family.history import history
from web.family.map import map_topic
from web.family.meetings import meetings
from web.family.packs import packs
from web.family.people import people
from web.family.places import places
from web.family.printing import printing
from web.family.questions import questions
from web.general import general
from web.imports.views import imports
from web.interview.views import interview
from web.login.pages_of import ways_of
from web.meetings.follow import following
from web.meetings.hold import holding
from web.meetings.papers import papers
from web.meetings.prepare import preparing
from web.planning.views import planning

__all__ = ["create_app"]


def create_app(application: WebApplication, *, token: str | None = None) -> Flask:
    """The app on this application. Who opens it must bring `token` (a new random one if none is given)."""
    app = Flask("web")
    app.config.update(
        ACCESS_TOKEN=token or secrets.token_urlsafe(32),
        TEMPLATES_AUTO_RELOAD=False,
        MAX_CONTENT_LENGTH=64 * 1024,
        HAS_LOGIN=application.people is not None,
        HOSTS=application.settings.hosts,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.converters["id"] = IdConverter
    app.extensions["tovholder"] = application
    for part in (languages, gate, errors, assets):
        part.install(app)
    if application.people:
        from web.login import door  # here: who works alone need not load what logs people in

        door.install(app, application.people)
    else:
        printed.install(app)
    for topic in (
        general,
        families,
        planning,
        front,
        map_topic,
        questions,
        coordinator,
        people,
        meetings,
        course,
        history,
        printing,
        files,
        packs,
        places,
        editing,
        interview,
        preparing,
        papers,
        holding,
        following,
        imports,
        audit,
        api,
    ):
        app.register_blueprint(topic)
    app.context_processor(_for_every_page)
    return app


ALONE = frozenset[Right]({"import"})
"""The rights of whoever works alone."""


def _for_every_page() -> dict[str, Any]:
    people = application().people
    role = g.viewer.role if "viewer" in g else "local" if people is None else None
    return {
        "explore_is_on": assets.exploring_is_on(),
        "language": languages.language(),
        "ways": ways_of(role, g.viewer.rights if "viewer" in g else ALONE) if role else {},
        "is_real": people is not None and people.kind != "demo",
    }
