"""A family's map with everything where somebody has put it: today, after an import, on every day that is looked at.

The layout says where things stand: without anything kept, the same each time, because it follows from what is on the map.
Only when somebody moves a chip are its places kept, for the audience that sees it; looking writes nothing. A map with initials or
roles in place of names has chips of other sizes and ids, and is arranged by itself.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import replace
from threading import Lock
from typing import Protocol

from graph.model.arrangement import Arrangement
from graph.reading.cut import Seen
from graph.reading.table import Audience
from maps.family import FamilyMap
from maps.layout import Kept


class Places(Protocol):
    """Where arrangements are kept for whoever looks."""

    def arrangement(self, facts: Seen, ids: Collection[str], lang: str, audience: Audience) -> Arrangement | None:
        """The kept arrangement that best fits a map of these ids; None where there is none that may be used."""
        ...

    def keep_arrangement(
        self,
        family: str,
        ids: Collection[str],
        lang: str,
        audience: Audience,
        document: str,
        replaced: Arrangement | None = None,
    ) -> None:
        """Keep where everything stands on a map of these ids; a stale one in whose place it stands is forgotten."""
        ...

    def forget_arrangement(self, family: str, arrangement: Arrangement) -> None:
        """Forget an arrangement of the family."""
        ...


def arranged(places: Places, facts: Seen, drawn: FamilyMap) -> FamilyMap:
    """The map with what is kept of its places; itself where it stands so already. `facts`: those of the map, as read now."""
    return _standing(drawn, _found(places, facts, drawn))


def move(places: Places, facts: Seen, drawn: FamilyMap, chip: str, right: float, down: float) -> None:
    """Move a chip as near to there as its own part of the map lets it, and keep it. `UnknownChip` for an unknown one."""
    found = _found(places, facts, drawn)
    kept = _standing(drawn, found).moved(chip, right, down)
    _keep(places, drawn, kept, found)


def arrange_again(places: Places, facts: Seen, drawn: FamilyMap) -> None:
    """Forget where everything stands: the map arranges itself when it is next drawn."""
    while found := _found(places, facts, drawn):
        places.forget_arrangement(drawn.scene.family, found)


def digest(drawn: FamilyMap) -> str:
    """What tells one arrangement from another: of the places that are kept; empty where the map arranges itself."""
    return hashlib.sha256(_document(drawn.kept).encode()).hexdigest()[:32] if drawn.kept else ""


class Earlier:
    """The arrangements of the last moves, so that each can be taken back. In memory only: it is no history."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: dict[tuple[str, str, str], Kept] = {}
        self._lock = Lock()

    def remember(self, drawn: FamilyMap) -> None:
        """Keep in mind how a map stands before it is changed."""
        if drawn.kept is None:
            return
        with self._lock:
            self._kept[drawn.scene.family, drawn.scene.audience, digest(drawn)] = drawn.kept
            while len(self._kept) > self._most:
                del self._kept[next(iter(self._kept))]

    def put_back(self, places: Places, facts: Seen, drawn: FamilyMap, before: str) -> bool:
        """Let the map stand as it did when its digest was `before`; False where that is not in mind any more."""
        if not before:
            arrange_again(places, facts, drawn)
            return True
        with self._lock:
            kept = self._kept.get((drawn.scene.family, drawn.scene.audience, before))
        if kept is None:
            return False
        _keep(places, drawn, kept, _found(places, facts, drawn))
        return True


def _keep(places: Places, drawn: FamilyMap, kept: Kept, replaced: Arrangement | None) -> None:
    scene = drawn.scene
    places.keep_arrangement(scene.family, drawn.ids, scene.lang, scene.audience, _document(kept), replaced)


def _document(kept: Kept) -> str:
    return json.dumps(kept.document(), separators=(",", ":"))


def _found(places: Places, facts: Seen, drawn: FamilyMap) -> Arrangement | None:
    return places.arrangement(facts, drawn.ids, drawn.scene.lang, drawn.scene.audience)


def _standing(drawn: FamilyMap, found: Arrangement | None) -> FamilyMap:
    kept = _read(found)
    return drawn if kept == drawn.kept else replace(drawn, kept=kept)


def _read(found: Arrangement | None) -> Kept | None:
    """What was kept; None where a program of another age wrote it: the map then arranges itself anew."""
    if found is None:
        return None
    try:
        return Kept.of(json.loads(found.document))
    except ValueError:
        return None
