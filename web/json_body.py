"""The JSON that a request brings."""

import json
from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest, UnsupportedMediaType


def json_body() -> Any:
    """What the request says in JSON. `UnsupportedMediaType` where it is sent as something else, `BadRequest` where it is none."""
    if not request.is_json:
        raise UnsupportedMediaType
    try:
        return json.loads(request.get_data(cache=False))
    except (
        ValueError,
        RecursionError,
    ):  # a number of thousands of digits is a ValueError, a tower of brackets the other
        raise BadRequest from None
