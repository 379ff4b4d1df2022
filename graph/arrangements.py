"""Arrangements: where everything stands on a family's map, kept so that it stands there tomorrow.

An arrangement is kept for a family and the ids on the map of whoever saw it. It is used again where nothing else is in it
than what the viewer sees and what left the family for good: a place kept free for somebody whom the viewer may not see
would show that there is somebody. In each language it is another one: the texts have other sizes. What it says is a document
of the map's own; this room does not read it.
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.door import Write
from graph.facts import named_ids
from graph.reading import Run, stored_families
from graph.statements import statement

MOST = 12
"""Arrangements kept of a family: one for each set of ids that somebody sees, in each language."""


@dataclass(frozen=True)
class Arrangement:
    """A kept arrangement. `is_stale`: it holds ids that the family no longer has, and goes when the next one of its
    language is kept."""

    key: str
    document: str
    is_stale: bool


def find(run: Run, family: str, ids: Collection[str], lang: str) -> Arrangement | None:
    """The arrangement that has most in common with these ids, of equals one in the language, then the newest. None where none
    may be used."""
    rows = run(statement("arrangements").text, family=family)
    if not rows:
        return None
    there = _ids_there(run, family)
    usable = [row for row in rows if there.isdisjoint(set(row["ids"]).difference(ids))]
    if not usable:
        return None
    best = max(usable, key=lambda row: (len(set(row["ids"]) & set(ids)), row["lang"] == lang, -len(row["ids"])))
    return Arrangement(
        best["key"], best["document"], is_stale=best["lang"] == lang and not there.issuperset(best["ids"])
    )


def _ids_there(run: Run, family: str) -> set[str]:
    """Everybody whom the stored family has or names, whoever may see them."""
    found = {family}
    for stored in stored_families(run, [family]):
        found |= named_ids(stored.family)
        found.update(person.id for person in (*stored.family.members, *stored.family.private_network))
    return found


def keep(
    write: Write, family: str, ids: Collection[str], lang: str, document: str, replaced: Iterable[str] = ()
) -> None:
    """Keep an arrangement in the place of those with the keys `replaced`. Nothing happens where the family is gone."""
    forget(write, keys=replaced)
    write.run(
        statement("keep_arrangement").text,
        family=family,
        key=_key(family, ids, lang),
        ids=sorted(ids),
        lang=lang,
        document=document,
        kept=datetime.now(UTC).isoformat(),
        most=MOST,
    )


def forget(write: Write, *, keys: Iterable[str] = (), families: Iterable[str] = ()) -> None:
    """Forget arrangements by key, and those of these families as far as they are no longer stored."""
    wanted, gone = sorted(keys), sorted(families)
    if wanted or gone:
        write.run(statement("forget_arrangements").text, keys=wanted, families=gone)


def _key(family: str, ids: Collection[str], lang: str) -> str:
    return hashlib.sha256(json.dumps([family, sorted(ids), lang]).encode()).hexdigest()
