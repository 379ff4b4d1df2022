"""Who helps: somebody who is recorded already is found first, and whoever is new stands last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from flask import request

from casework.finding_actors import FoundActor, FoundActors, Wanted
from graph.model.records import Actor
from web.editing.family import OpenFamily
from web.editing.kinds import Controls
from web.editing.options import actor_text
from web.editing.records import NEW, PageRecord
from web.editing.sending import back_to
from web.editing.suggested import CARRIED
from web.family.page import family_page
from web.family.page_request import PageRequest
from web.session import session
from words import Message, text

CHOSEN = "fagperson"
"""The parameter that says who was chosen: a handle, or that it is somebody new."""


@dataclass(frozen=True)
class Found:
    """What was looked for, and who may be meant."""

    wanted: Wanted
    actors: Sequence[FoundActor]
    chosen: str
    actor: str = ""
    """The id of who was chosen."""

    @property
    def is_chosen(self) -> bool:
        """Whether somebody was chosen, or that it is somebody new."""
        return bool(self.chosen)

    @property
    def controls(self) -> Controls:
        """What the form of the engagement says of who helps."""
        if self.actor:
            return {"actor": [self.actor]}
        return {f"new_actor.{key}": [getattr(self.wanted, key)] for key in ("name", "role", "unit")}


def with_whoever_is_meant(family: OpenFamily, args: Mapping[str, str]) -> tuple[OpenFamily, FoundActors]:
    """Who may be meant by what the address holds, and the family with them beside it."""
    found = session().actors(_wanted(args), family.id)
    known = {actor["id"] for actor in family.document["actors"]} | {unit["id"] for unit in family.document["units"]}
    return family.with_others([one for one in found.others() if one["id"] not in known]), found


def _wanted(args: Mapping[str, str]) -> Wanted:
    return Wanted(*(args.get(name, "").strip() for name in ("navn", "rolle", "afdeling")))


def with_those_alike(record: PageRecord) -> PageRecord:
    """The record; of somebody who helps with those beside the family who may be the same."""
    if record.list != "actors":
        return record
    meant = session().actors(Wanted(record.document.get("name", "")), record.family.id)
    known = {actor["id"] for actor in record.family.document["actors"]}
    known.update(unit["id"] for unit in record.family.document["units"])
    others = [one for one in meant.others() if one["id"] not in known]
    return replace(record, family=record.family.with_others(others), alike=tuple(one.actor.id for one in meant.actors))


def found_in(family: OpenFamily, meant: FoundActors, args: Mapping[str, str]) -> Found:
    """What the address asks for. `NotFound` where it chooses somebody who is not there."""
    wanted, chosen = _wanted(args), args.get(CHOSEN, "")
    if chosen and chosen != NEW:
        return Found(wanted, (), chosen, family.actor(chosen, [actor["id"] for actor in family.document["actors"]]))
    return Found(wanted, meant.actors, chosen)


def find_page(page: PageRequest, record: PageRecord, found: Found) -> str:
    """The page on which somebody is looked for."""
    family = record.family
    return family_page(
        "editing/find.html",
        "editing",
        page,
        title=record.title,
        family=family,
        found=found,
        cell={name: value for name in CARRIED if (value := request.args.get(name))},
        rows=[(family.handle("actors", one.actor.id), *_row(one, family)) for one in found.actors],
        back=back_to(page),
    )


def _row(one: FoundActor, family: OpenFamily) -> tuple[str, str]:
    reasons = (text(Message(f"editing.reason.{reason}"), family.lang) for reason in one.reasons)
    return _name(one.actor, family), ", ".join(reasons)


def _name(actor: Actor, family: OpenFamily) -> str:
    return actor_text(actor.document(), family.unit_names)
