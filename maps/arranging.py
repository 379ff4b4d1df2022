"""A family's map with everything where somebody has put it: today, after an import, on every day that is looked at.

The layout says where things stand: without anything kept, the same each time, because it follows from what is on the map.
Only when somebody moves a chip are its places kept, for the audience that sees it; looking writes nothing. A map with initials or
roles in place of names has chips of other sizes and ids, and is arranged by itself.
"""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass, replace
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
    return _digest(drawn.kept) if drawn.kept else ""


def _digest(kept: Kept) -> str:
    return hashlib.sha256(_document(kept).encode()).hexdigest()[:32]


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


@dataclass(frozen=True)
class Standing:
    """How a map stood when somebody was shown it."""

    ids: frozenset[str]
    kept: Kept

    @property
    def digest(self) -> str:
        """What tells it from another."""
        return _digest(self.kept)


class Shown:
    """How the maps that were shown last stood, so that a change of the family moves nothing in what its writer looks at.

    In memory only: whoever was shown none lately has no places to keep.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._shown: dict[tuple[str, str, str, Audience, str], Standing] = {}
        self._lock = Lock()

    def remember(self, user: str, drawn: FamilyMap) -> str:
        """Keep in mind how a map stands that a user is shown; gives the digest of it."""
        standing = Standing(drawn.ids, drawn.layout.kept) if drawn.layout.kept else None
        if standing is None or not standing.kept.chips:
            return ""
        scene = drawn.scene
        key = (user, scene.family, scene.lang, scene.audience, standing.digest)
        with self._lock:
            self._shown.pop(key, None)
            self._shown[key] = standing
            while len(self._shown) > self._most:
                del self._shown[next(iter(self._shown))]
        return standing.digest

    def keep(self, places: Places, user: str, family: str, lang: str, audience: Audience, digest: str = "") -> None:
        """Let a family's map stand for the user as the one of this digest did, else as the last one that they were shown."""
        with self._lock:
            own = [known for key, known in self._shown.items() if key[:4] == (user, family, lang, audience)]
        standing = next((one for one in own if one.digest == digest), own[-1] if own else None)
        if standing:
            places.keep_arrangement(family, standing.ids, lang, audience, _document(standing.kept))


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
