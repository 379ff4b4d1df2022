"""Arrangements: where everything stands on a family's map, kept when somebody moved a chip, so that it stands there tomorrow.

An arrangement is kept for a family and the ids on the map of whoever saw it. It is used again where nothing else is in it
than what the viewer sees and what left the family for good: a place kept free for somebody whom the viewer may not see
would show that there is somebody. So would one of another user, or one that the table takes over from those who work with
the family, be it of the same ids: each user and each audience has its own. In each language it is another one: the texts have other sizes. What it says is a document
of the map's own; this room does not read it.
"""

import hashlib
import json
from collections.abc import Collection, Iterable
from datetime import UTC, datetime

from graph.model.arrangement import Arrangement
from graph.reading.facts import Everybody
from graph.reading.families import Run
from graph.reading.table import Audience
from graph.storage.door import Write
from graph.storage.statements import statement

MOST = 12
"""Arrangements of a family kept of each user: one for each set of ids that somebody sees, in each language, for each audience."""


def find(
    run: Run, user: str, family: str, there: Everybody, ids: Collection[str], lang: str, audience: Audience
) -> Arrangement | None:
    """The user's arrangement for the audience that has most in common with these ids, of equals one in the language, then the newest.
    None where none may be used: it holds somebody who is `there` and not among the ids."""
    rows = [row for row in run(statement("arrangements").text, user=user, family=family) if row["audience"] == audience]
    usable = [row for row in rows if not there.has_any(set(row["ids"]).difference(ids))]
    if not usable:
        return None
    best = max(usable, key=lambda row: (len(set(row["ids"]) & set(ids)), row["lang"] == lang, -len(row["ids"])))
    return Arrangement(best["key"], best["document"], is_stale=best["lang"] == lang and not there.has_all(best["ids"]))


def keep(
    write: Write,
    user: str,
    family: str,
    ids: Collection[str],
    lang: str,
    audience: Audience,
    document: str,
    replaced: Iterable[str] = (),
    *,
    at: datetime,
) -> None:
    """Keep a user's arrangement in the place of those with the keys `replaced`. Nothing happens where the family is gone."""
    forget(write, keys=replaced)
    write.run(
        statement("keep_arrangement").text,
        user=user,
        family=family,
        key=_key(user, family, ids, lang, audience),
        ids=sorted(ids),
        lang=lang,
        audience=audience,
        document=document,
        kept=at.astimezone(UTC).isoformat(),
        most=MOST,
    )


def wider(run: Run, user: str, family: str, ids: Collection[str], audience: Audience) -> list[str]:
    """The keys of a user's arrangements that hold somebody who is not among these ids: whom the user sees no longer."""
    rows = run(statement("arrangements").text, user=user, family=family)
    return [row["key"] for row in rows if row["audience"] == audience and not set(row["ids"]) <= set(ids)]


def forget(write: Write, *, keys: Iterable[str] = (), families: Iterable[str] = ()) -> None:
    """Forget arrangements by key, and those of these families as far as they are no longer stored."""
    wanted, gone = sorted(keys), sorted(families)
    if wanted or gone:
        write.run(statement("forget_arrangements").text, keys=wanted, families=gone)


def _key(user: str, family: str, ids: Collection[str], lang: str, audience: Audience) -> str:
    return hashlib.sha256(json.dumps([user, family, sorted(ids), lang, audience]).encode()).hexdigest()
