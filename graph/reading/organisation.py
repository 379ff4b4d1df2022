"""The organisation as a viewer sees it: units and actors that show in one of the families that exist for them, or at large."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import shared
from graph.model.records import Actor, Unit
from graph.reading.cut import shown_at_large
from graph.reading.families import read_facts
from graph.reading.look import Look
from graph.reading.rows import Run, around
from graph.reading.scope import Scope
from graph.storage.statements import statement

MOST = 500
"""So many whose names begin as asked are enough to choose from."""
ALL = 1_000_000


class Meant(NamedTuple):
    """Who is looked for: how words of the name begin, and the unit; empty where that is not known."""

    beginnings: Sequence[str] = ()
    unit: str = ""


class Shown(NamedTuple):
    """Actors with the units that hold them, as they show."""

    actors: tuple[Actor, ...]
    units: tuple[Unit, ...]
    here: frozenset[str] = frozenset()
    """The ids of those who work with the family that was asked about."""


def anywhere(run: Run, looking: Look, known: Mapping[str, Scope] | None = None) -> Scope:
    """What shows of the organisation to the viewer, by all families that exist for them; `known`: of some families what shows."""
    if looking.tied is None:
        return looking.at_large(())
    known = known or {}
    others = [id for id in looking.tied if id not in known and looking.admits(id)]
    scopes = [looking.scope(facts) for facts in read_facts(run, others)]
    return looking.at_large([*known.values(), *scopes])


def actors_of_ids(run: Run, ids: Iterable[str], scope: Scope) -> Shown:
    """The actors of these ids, and the units that hold them, of those that show in this scope."""
    wanted = set(ids)
    near = around(run, wanted, wanted, ()) if wanted else None
    if near is None:
        return Shown((), ())
    actors, units = shown_at_large(near.actors.values(), near.units, scope)
    return Shown(tuple(actor for actor in actors if actor.id in wanted), units)


def actors_meant(run: Run, meant: Meant, looking: Look) -> list[str]:
    """The ids of the actors that may be meant, whoever sees them. Of a user's all are looked through: who does not show pushes
    nobody out."""
    if not meant.beginnings and not meant.unit:
        return []
    most = MOST if looking.tied is None else ALL
    rows = run(statement("actors_meant").text, beginnings=list(meant.beginnings), unit=meant.unit, most=most)
    return [row["id"] for row in rows]


def meant_anywhere(run: Run, looking: Look, meant: Meant) -> Shown:
    """The actors that may be meant, of those that show to the viewer anywhere."""
    return actors_of_ids(run, actors_meant(run, meant, looking), anywhere(run, looking))


def shown_in(records: Mapping[RecordRef, Record], scope: Scope) -> dict[RecordRef, Record]:
    """Those of these units and actors that show in this scope, as they do."""
    units = {one.id: one for one in records.values() if isinstance(one, Unit)}
    actors = [one for one in records.values() if isinstance(one, Actor)]
    shown_actors, shown_units = shown_at_large(actors, units, scope)
    return dict(shared((*shown_units, *shown_actors)))


def families_seen(run: Run, looking: Look, ids: Collection[str]) -> list[str]:
    """The families in which the viewer sees that one of these units and actors is named."""
    named = [row["id"] for row in run(statement("families_naming").text, ids=sorted(ids))]
    if looking.tied is None:
        return named
    admitted = [id for id in named if looking.admits(id)]
    seen = (looking.sight(facts).seen for facts in read_facts(run, admitted))
    return [one.family.id for one in seen if not {*one.actors, *one.units}.isdisjoint(ids)]
