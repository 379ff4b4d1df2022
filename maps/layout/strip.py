"""The strip below the rim: who stands on the map, but outside all rings."""

from dataclasses import dataclass

from maps.layout.box import Box
from maps.layout.measured import Scene

NAME_HEIGHT, NAME_GAP = 18.0, 8.0
PAD, GAP = 12.0, 20.0
APART = 8.0
"""Room above and below the frame."""


@dataclass(frozen=True, slots=True)
class Strip:
    """The frame with its name's box, and the chips in it; all at 0 0 where nobody stands outside."""

    height: float
    frame: Box
    name: Box
    chips: dict[str, Box]

    def moved(self, x: float, y: float) -> "Strip":
        """Return the strip at another place."""

        def there(box: Box) -> Box:
            return Box(box.x + x, box.y + y, box.w, box.h)

        chips = {id: there(box) for id, box in self.chips.items()}
        return Strip(self.height, there(self.frame), there(self.name), chips)


def strip_on(scene: Scene, width: float) -> Strip:
    """Return the strip of a page of this width, with its upper left corner at 0 0: the chips in rows, by their ids."""
    nothing = Box(0, 0, 0, 0)
    if not scene.outside:
        return Strip(0.0, nothing, nothing, {})
    top = APART + NAME_HEIGHT + NAME_GAP
    rows: list[list[Box]] = [[]]
    ids: list[str] = []
    y, tall = top, 0.0
    for piece in scene.outside:
        x = rows[-1][-1].right + GAP if rows[-1] else 0.0
        if rows[-1] and x + piece.w > width - 4 * PAD:
            rows.append([])
            x, y, tall = 0.0, y + tall + GAP, 0.0
        rows[-1].append(Box(x, y, piece.w, piece.h))
        ids.append(piece.chip.id)
        tall = max(tall, piece.h)
    name_w = scene.outside_name[0]
    inner = max(name_w, max(row[-1].right for row in rows))
    left = (width - inner) // 2
    boxes = [Box(box.x + left, box.y, box.w, box.h) for row in rows for box in row]
    bottom = y + tall + PAD
    frame = Box(left - PAD, APART + NAME_HEIGHT / 2, inner + 2 * PAD, bottom - APART - NAME_HEIGHT / 2)
    name = Box(left, APART, name_w, scene.outside_name[1])
    return Strip(bottom + APART, frame, name, dict(zip(ids, boxes, strict=True)))
