"""The page of a record: to correct it, to end it, to remove it; with what is wrong, where it was sent and not done."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from web.editing.bodies import OF_A_TIE, TIE
from web.editing.drawn import Drawn, Said, Sheet, drawn_fields
from web.editing.forms import data_of, within
from web.editing.kinds import FormData, said
from web.editing.records import PageRecord
from web.editing.sending import back_to, day_controls, typed_token
from web.editing.suggested import Suggested
from web.editing.troubles import Trouble, flat
from web.family.page import family_page
from web.family.page_request import PageRequest
from web.session import session
from words import Message, text

REASONS = ("mistake", "double", "wrong_family", "family_asked")
"""Why a record is removed."""
NOTHING_SUGGESTED = Suggested()
WITH_A_STATUS = frozenset({"engagements", "meetings"})
"""Lists of which a new status says from which day on it is so."""
ENDING = {
    "on": ("ending.on", "_on"),
    "home": ("ending.home", "home"),
    "stopped_reason": ("ending.stopped_reason", "stopped_reason"),
    "reason": ("ending.reason", "reason"),
    "keep": ("merging.other", "other"),
    "gone": ("merging.other", "other"),
    "b": ("merging.other", "other"),
}
"""What the acts that end or remove, or say that two are one, ask for: by the keys of their commands the words, and the ids of their controls."""


def record_page(
    page: PageRequest,
    record: PageRecord,
    data: FormData,
    act: str = "ret",
    trouble: Trouble | None = None,
    suggested: Suggested = NOTHING_SUGGESTED,
) -> str:
    """The page; `data` is what the form of this act says, as it is drawn or was typed."""
    family, is_correct = record.family, act == "ret"
    own = data if is_correct else data_of(record.list, record.document, family.lang)
    fields = suggested.ordered(fields_of_page(record, own, trouble if is_correct else None), family.lang)
    ending = day_controls("_on", page.day) if act != "slut" else data
    return family_page(
        "editing/record.html",
        "editing",
        page,
        title=record.title,
        record=record,
        family=family,
        fields=fields,
        is_suggested=suggested.is_cell,
        said=Said(own),
        end_said=Said(ending),
        since=Said({**day_controls("_since", page.day), **(data if is_correct else {})}),
        has_status=record.list in WITH_A_STATUS and not record.is_new,
        reasons=REASONS,
        others_said=Said(data if act in ("saml", "adskil") else {}),
        organisation=session().organisation_version() if record.list == "actors" else "",
        remove_said=Said(data if act == "slet" else {}),
        act=act,
        trouble=trouble,
        lines=[*trouble.lines(_labels(record, fields if is_correct else ()), family)] if trouble else [],
        both=[*trouble.both(record.list, fields, family)] if trouble and is_correct else [],
        base=(trouble and trouble.version) or said(data, "_base") or family.version,
        was=_was(record, data, is_typed=is_correct and trouble is not None),
        token=typed_token(),
        back=back_to(page),
    )


def _was(record: PageRecord, data: FormData, *, is_typed: bool) -> str:
    """The record as it was when the writer saw it first: what is typed is held against that."""
    return said(data, "_was") if is_typed else json.dumps(record.document, ensure_ascii=False)


def _labels(record: PageRecord, fields: tuple[Drawn, ...]) -> Mapping[str, tuple[str, str]]:
    lang = record.family.lang
    own = {one.name: (one.label, one.id) for one in flat(fields)}
    if own and record.list in WITH_A_STATUS:
        own["on"] = (text(Message("editing.asks.since"), lang), "f-_since")
    return own or {name: (text(Message(f"editing.{key}"), lang), f"f-{id}") for name, (key, id) in ENDING.items()}


def fields_of_page(record: PageRecord, data: FormData, trouble: Trouble | None) -> tuple[Drawn, ...]:
    """All fields of the form, what is wrong beside each."""
    fields = _drawn(record, data, {})
    return _drawn(record, data, trouble.errors([one.name for one in flat(fields)])) if trouble else fields


def _drawn(record: PageRecord, data: FormData, errors: Mapping[str, list[str]]) -> tuple[Drawn, ...]:
    """The fields of the record; where somebody is new, theirs and those of a new unit in the place of who helps."""
    family = record.family

    def drawn(list: str, before: str = "") -> tuple[Drawn, ...]:
        return drawn_fields(Sheet(list, data, family.options, family.lang, errors, before))

    own = drawn(record.list)
    if record.list == "private_network" and record.is_new:
        return (*own, *_closeness(record, drawn("private_ties", TIE)))
    if not within(data, "new_actor."):
        return own
    return (*drawn("actors", "new_actor."), *drawn("units", "new_unit."), *(one for one in own if one.name != "actor"))


def _closeness(record: PageRecord, fields: Sequence[Drawn]) -> list[Drawn]:
    """Of somebody private who is new: to whom in the family they are close, and how; none of it need be said."""
    whom = text(Message("editing.label.closest"), record.family.lang)
    members = record.family.options["members"]
    found = {one.name.removeprefix(TIE): replace(one, folded=False) for one in fields}
    found["b"] = replace(found["b"], label=whom, hint="", required=False, choices=members)
    return [found[key] for key in OF_A_TIE]
