"""Who helps: somebody who is recorded already is found first, and whoever is new stands last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casework.finding_actors import FoundActor, Wanted, find_actors
from graph.model.records import Actor
from web.editing.family import OpenFamily
from web.editing.kinds import Controls
from web.editing.options import actor_text, records
from web.editing.records import NEW, PageRecord
from web.editing.sending import back_to
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


def with_whoever_is_meant(family: OpenFamily, args: Mapping[str, str]) -> OpenFamily:
    """The family with those beside it who may be meant by the name that the address holds."""
    name = args.get("navn", "").strip()
    return family.with_others(session().actors_elsewhere(family.id, name)) if name else family


def found_in(family: OpenFamily, args: Mapping[str, str]) -> Found:
    """What the address asks for. `NotFound` where it chooses somebody who is not there."""
    wanted = Wanted(args.get("navn", "").strip(), args.get("rolle", "").strip(), args.get("afdeling", ""))
    chosen = args.get(CHOSEN, "")
    known = {said["id"]: Actor.model_validate(said) for said in family.document["actors"]}
    if chosen and chosen != NEW:
        return Found(wanted, (), chosen, family.actor(chosen, known))
    here = {engagement["actor"] for engagement in records(family.document, "engagements")}
    return Found(wanted, find_actors(wanted, known.values(), here), chosen)


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
        rows=[(family.handle("actors", one.actor.id), *_row(one, family)) for one in found.actors],
        back=back_to(page),
    )


def _row(one: FoundActor, family: OpenFamily) -> tuple[str, str]:
    reasons = (text(Message(f"editing.reason.{reason}"), family.lang) for reason in one.reasons)
    return _name(one.actor, family), ", ".join(reasons)


def _name(actor: Actor, family: OpenFamily) -> str:
    return actor_text(actor.document(), family.unit_names)
