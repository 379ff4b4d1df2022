"""Scripts and styles that lie in other rooms, for the free-form view: a list of names, and nothing else of any folder."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, send_file

from maps.explore import vis_network

assets = Blueprint("assets", __name__)
WEEK = 7 * 24 * 3600


def _of_maps(name: str) -> Path:
    return Path(str(files("maps").joinpath("static", name)))


ASSETS: dict[str, tuple[Callable[[], Path | None], int]] = {
    "vis-network.min.js": (vis_network, WEEK),
    "explore.js": (lambda: _of_maps("explore.js"), 0),
    "explore.css": (lambda: _of_maps("explore.css"), 0),
}
"""Each name that may be asked for, where it lies (None: not the file that was tried), and how long it stays the same."""


def install(app: Flask) -> None:
    """Add the route."""
    app.register_blueprint(assets)


def exploring_is_on() -> bool:
    """Whether the free-form view can be shown."""
    return vis_network() is not None


@assets.get("/static/<any('vis-network.min.js', 'explore.js', 'explore.css'):name>")
def asset(name: str) -> Response:
    """One of the files."""
    find, seconds = ASSETS[name]
    path = find()
    if path is None:
        abort(404)
    return send_file(path, max_age=seconds)
