"""The pages: a list of families, and each family with its map, its questions and its table.

`create_app` composes the Flask app on an `Application`; `web.server.serve` runs it for one person at this machine.
"""

import secrets
from typing import TYPE_CHECKING, Any

from flask import Flask

from web import access, assets, errors, files, languages, pages, places
from web.addresses import IdConverter

if TYPE_CHECKING:
    from web.application import Source

__all__ = ["create_app"]


def create_app(application: "Source", *, token: str | None = None) -> Flask:
    """The app on this application. Who opens it must bring `token` (a new random one if none is given)."""
    app = Flask(__name__)
    app.config.update(
        ACCESS_TOKEN=token or secrets.token_urlsafe(32),
        TEMPLATES_AUTO_RELOAD=False,
        MAX_CONTENT_LENGTH=64 * 1024,
    )
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.url_map.converters["id"] = IdConverter
    app.extensions["tovholder"] = application
    for part in (languages, access, errors, assets):
        part.install(app)
    app.register_blueprint(pages.pages)
    app.register_blueprint(files.files)
    app.register_blueprint(places.places)
    app.context_processor(_for_every_page)
    return app


def _for_every_page() -> dict[str, Any]:
    return {"explore_is_on": assets.exploring_is_on(), "language": languages.language()}
