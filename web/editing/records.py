"""The record that a page is about, and what can be done with it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from werkzeug.exceptions import NotFound

from web.editing.family import OpenFamily
from web.editing.fields import FORMS
from web.editing.kinds import FormData, said
from web.editing.options import Choice
from words import Message, text

NEW = "ny"
"""In the place of a handle: a record that is not there yet."""
LISTS = frozenset(FORMS) - {"units"}
"""The lists of a family, and its own keys; who helps is corrected here, and added with an engagement."""
ENDED = frozenset({"engagements", "needs", "ties", "private_ties", "meetings", "members", "private_network"})
"""Lists whose records can be said to have been true until a day."""
OF_THE_FAMILY = ("name", "mapped", "same_as")


@dataclass(frozen=True)
class PageRecord:
    """A record of a family, or one that is to be added."""

    family: OpenFamily
    list: str
    key: str
    document: Mapping[str, Any]
    is_new: bool = False
    alike: tuple[str, ...] = ()
    """Of somebody who helps: who may be the same, who fits best first."""

    @property
    def handle(self) -> str:
        """What stands for it in the address."""
        return NEW if self.is_new else self.family.handle(self.list, self.key)

    @property
    def title(self) -> str:
        """The heading of its page."""
        lang = self.family.lang
        what = text(Message(f"editing.list.{self.list}"), lang)
        if self.is_new:
            return text(Message("editing.title.new", {"what": what}), lang)
        return text(Message("editing.title.change", {"what": self.family.called(self.list, self.document)}), lang)

    @property
    def acts(self) -> tuple[str, ...]:
        """What can be done: correct it, say until when it was so, remove it."""
        if self.is_new or self.list == "family":
            return ("ret",)
        if self.list == "actors":
            return ("ret", "saml", "adskil")
        more = ("dagsorden", "afdagsorden") if self.list == "meetings" else ()
        return ("ret", "slut", "slet", *more) if self._can_end else ("ret", "slet", *more)

    @property
    def others(self) -> Sequence[Choice]:
        """Who may be the same as somebody who helps: those alike first."""
        left = {choice.value: choice for choice in self.family.options["actors"] if choice.value != self.key}
        first = [left.pop(id) for id in self.alike if id in left]
        return [*first, *left.values()]

    @property
    def _can_end(self) -> bool:
        if self.list == "meetings":
            return "repeats" in self.document
        if self.list in ("members", "private_network"):
            return bool(self.homes)
        return self.list in ENDED and "to" not in self.document

    @property
    def homes(self) -> Sequence[str]:
        """The homes in which somebody lives, with no end recorded."""
        stays = [{"home": stay} if isinstance(stay, str) else stay for stay in self.document.get("lives_in", ())]
        return [stay["home"] for stay in stays if "to" not in stay]


def record_at(family: OpenFamily, list: str, handle: str, data: FormData | None = None) -> PageRecord:
    """The record of an address; `data` is what its form says of it. `NotFound` where there is none.

    What somebody else removed, or knows by another key by now, is still what its form says: the command finds out.
    """
    if list not in LISTS:
        raise NotFound
    if list == "actors":
        return _actor_at(family, handle, data)
    if handle == NEW and list != "family":
        return PageRecord(family, list, "", {}, is_new=True)
    if list == "family":
        own = {key: value for key in OF_THE_FAMILY if (value := family.document["family"].get(key)) is not None}
        return _only(PageRecord(family, list, "", own), handle)
    try:
        return PageRecord(family, list, *family.record(list, handle))
    except NotFound:
        if data is None:
            raise
        return _only(PageRecord(family, list, said(data, "_key"), drawn_from(data)), handle)


def _actor_at(family: OpenFamily, handle: str, data: FormData | None) -> PageRecord:
    """Who helps, of those that stand round the family."""
    actors = {actor["id"]: actor for actor in family.document["actors"]}
    try:
        id = family.actor(handle, actors)
    except NotFound:
        if data is None:
            raise
        return _only(PageRecord(family, "actors", said(data, "_key"), drawn_from(data)), handle)
    return PageRecord(family, "actors", id, actors[id])


def drawn_from(data: FormData) -> Mapping[str, Any]:
    """The record as it was when the form was drawn. Whoever says otherwise sends more or fewer fields, no others."""
    try:
        found = json.loads(said(data, "_was") or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _only(record: PageRecord, handle: str) -> PageRecord:
    if record.handle != handle:
        raise NotFound
    return record
