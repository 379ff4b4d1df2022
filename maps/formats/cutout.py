"""What of a drawing lies on one sheet of several, so that a sheet holds no more than it shows.

A sheet is handed out, copied and searched by itself: a name that a clip only hides is still in its text.
"""

import copy
from typing import Any

from maps.layout.text import ELLIPSIS

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]
"""Left, below, right, above."""
AFTER_DOTS = 0.1
"""So much of its size a cut text is blank behind its last dot."""
STILL: Matrix = (1, 0, 0, 1, 0, 0)


def cutout(shape: Any, part: Rect, matrix: Matrix = STILL) -> Any:
    """The ReportLab shape with only what lies at least partly in this part of the drawing; None where nothing does.

    `matrix` leads from the shape to the units of `part`. The shape itself is not changed; a text or a line that begins
    outside and ends inside is there as a whole.
    """
    if not hasattr(shape, "contents"):
        return shape if _meets(shape, part, matrix) else None
    from reportlab.graphics.transform import mmult

    inner = mmult(matrix, shape.transform)
    inside = [kept for one in shape.contents if (kept := cutout(one, part, inner)) is not None]
    if not inside:
        return None
    found = copy.copy(shape)
    found.contents = inside
    return found


def _meets(shape: Any, part: Rect, matrix: Matrix) -> bool:
    """Whether what is drawn of a shape, with the width of its outline, has something in common with the part.

    A path without a point has nothing in common with any.
    """
    from reportlab.graphics.transform import transformPoint

    if not getattr(shape, "points", True):
        return False
    left, below, right, above = shape.getBounds()
    room = (getattr(shape, "strokeWidth", None) or 0) / 2
    if str(getattr(shape, "text", "")).endswith(ELLIPSIS):
        right -= AFTER_DOTS * shape.fontSize
    corners = [
        transformPoint(matrix, (x, y)) for x in (left - room, right + room) for y in (below - room, above + room)
    ]
    xs, ys = zip(*corners, strict=True)
    return min(xs) < part[2] and max(xs) > part[0] and min(ys) < part[3] and max(ys) > part[1]
