"""The strip below the rim: who stands on the map, but outside all rings. What they are called stands beside them, since a
page has less height to give than width."""

from dataclasses import dataclass

from maps.layout.box import Box
from maps.layout.measured import Scene

PAD, GAP = 10.0, 20.0
NAME_GAP = 6.0
"""Room between the name and the chips, besides what its own box leaves round it."""
APART, BELOW = 6.0, 2.0
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
    name_w, name_h = scene.outside_name
    beside = name_w + NAME_GAP
    rows: list[list[Box]] = [[]]
    ids: list[str] = []
    y, tall = APART + PAD, 0.0
    for piece in scene.outside:
        x = rows[-1][-1].right + GAP if rows[-1] else beside
        if rows[-1] and x + piece.w > width - 4 * PAD:
            rows.append([])
            x, y, tall = beside, y + tall + GAP, 0.0
        rows[-1].append(Box(x, y, piece.w, piece.h))
        ids.append(piece.chip.id)
        tall = max(tall, piece.h)
    inner = max(row[-1].right for row in rows)
    left = (width - inner) // 2
    boxes = [Box(box.x + left, box.y, box.w, box.h) for row in rows for box in row]
    bottom = y + tall + PAD
    frame = Box(left - PAD, APART, inner + 2 * PAD, bottom - APART)
    name = Box(left, (APART + bottom - name_h) / 2, name_w, name_h)
    return Strip(bottom + BELOW, frame, name, dict(zip(ids, boxes, strict=True)))
