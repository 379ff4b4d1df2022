"""What pages are made of that lies in other rooms: templates, the static folders, and the one file of a library."""

from collections.abc import Mapping
from pathlib import Path

from flask import Blueprint, Flask, Response, abort, send_file, send_from_directory

from maps.page.assets import STATIC, TEMPLATES
from maps.page.explore import vis_network as file_of_vis_network

assets = Blueprint("assets", __name__, template_folder=str(TEMPLATES))
WEEK = 7 * 24 * 3600
FOLDERS: Mapping[str, Path] = {"maps": STATIC}
"""The static folder of each room that has one, by the word in the address."""
MEDIA: Mapping[str, str] = {".css": "text/css", ".js": "text/javascript"}
"""What is given out of them, said here: what a machine's own table of types says differs, and nosniff holds."""


def install(app: Flask) -> None:
    """Add the routes."""
    app.register_blueprint(assets)


def exploring_is_on() -> bool:
    """Whether the free-form view can be shown."""
    return file_of_vis_network() is not None


@assets.get(f"/static/<any({', '.join(FOLDERS)}):room>/<path:name>")
def of_room(room: str, name: str) -> Response:
    """A script or style of a room: nothing of any other kind, and nothing outside its folder."""
    media = MEDIA.get(Path(name).suffix)
    if media is None:
        abort(404)
    return send_from_directory(FOLDERS[room], name, mimetype=media)


@assets.get("/static/vis-network.min.js")
def vis_network() -> Response:
    """The library of the free-form view, if it is the file that was tried."""
    path = file_of_vis_network()
    if path is None:
        abort(404)
    return send_file(path, mimetype=MEDIA[".js"], max_age=WEEK)
