"""A family's map with everything where it stood: today, after an import, on every day that is looked at.

The layout says where things stand, the graph keeps it; this puts the two together. A map with initials or roles in place
of names has chips of other sizes and ids, and is arranged by itself.
"""

import json
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from graph.arrangements import Arrangement
from graph.errors import GraphError
from graph.store import Store
from graph.viewer import Viewer

if TYPE_CHECKING:
    from maps import FamilyMap
    from maps.layout import Kept


def arranged(store: Store, viewer: Viewer, drawn: "FamilyMap") -> "FamilyMap":
    """The map with what is kept of its places, itself where it stands so already; what changes is kept."""
    found = store.arrangement(viewer, drawn.scene.family, drawn.ids, drawn.scene.lang)
    if found and not found.is_stale and drawn.stands and found.document == _written(drawn.stands):
        return drawn
    placed = replace(drawn, kept=_read(found))
    document = _written(placed.layout.kept)
    if found is None or found.is_stale or found.document != document:
        # A map that cannot be kept (a database that may only be read) is a map all the same.
        with suppress(GraphError):
            store.keep_arrangement(drawn.scene.family, drawn.ids, drawn.scene.lang, document, found)
    return placed


def move(store: Store, viewer: Viewer, drawn: "FamilyMap", chip: str, right: float, down: float) -> None:
    """Move a chip to the free place of its own part of the map nearest to there, and keep it. ValueError for an unknown chip."""
    placed = arranged(store, viewer, drawn)
    found = store.arrangement(viewer, drawn.scene.family, drawn.ids, drawn.scene.lang)
    document = _written(placed.moved(chip, right, down))
    store.keep_arrangement(drawn.scene.family, drawn.ids, drawn.scene.lang, document, found)


def arrange_again(store: Store, viewer: Viewer, drawn: "FamilyMap") -> None:
    """Forget where everything stands: the map arranges itself when it is next drawn."""
    while found := store.arrangement(viewer, drawn.scene.family, drawn.ids, drawn.scene.lang):
        store.forget_arrangement(found)


def _read(found: Arrangement | None) -> "Kept | None":
    """What was kept; None where a program of another age wrote it: the map then arranges itself anew."""
    from maps.layout import Kept

    if found is None:
        return None
    try:
        return Kept.of(json.loads(found.document))
    except ValueError:
        return None


def _written(kept: "Kept | None") -> str:
    assert kept is not None
    return json.dumps(kept.document(), separators=(",", ":"))
