"""The tables of planners as JSON, at an address of the API."""

from flask import Response, abort, jsonify, request

from graph.model.dates import full_day
from queries.blocks import PARTS
from web.errors import BadDate
from web.languages import language
from web.planning.asked import released
from words import Message, text


def tables() -> Response:
    """What is released, as `tovholder silo --format json` gives it; of a `table`, of a `day`."""
    found = released()
    table, said = request.args.get("table") or None, request.args.get("day") or None
    try:
        day = full_day(said) if said else None
    except ValueError:
        raise BadDate(said or "") from None
    if not found.releases or (table and table not in PARTS) or (day is not None and day not in found.days):
        abort(404)
    note = text(Message("silo.note"), language())
    return jsonify(found.document(note, table, None if day is None else [day]))
