"""One change of the organisation, inside the transaction that stores it: read, tried on what is stored now, held against rights and
what others changed, made a change of."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from casework.editing.asked import Asked
from casework.editing.body import Body
from casework.editing.confirming import CONFIRMATIONS
from casework.editing.conflicts import Mine, clashes
from casework.editing.refusals import Clash, Invalid, Needs, Wrong
from casework.organisation import doing, taking_back
from casework.organisation.commands import COMMANDS, READERS
from casework.organisation.doubles import check_doubles
from casework.organisation.draft import Shared
from casework.organisation.history import Past, change_of, since, version
from casework.organisation.rights import hold_to_rights
from casework.organisation.work import Outcome, Work
from graph.model.entries import entries
from graph.model.log import ORGANISATION, Logged
from graph.organisation import Organisation, OrganisationEdit

DO: Mapping[str, Callable[[Work], None]] = {
    "add": doing.add,
    "change": doing.change,
    "end": doing.change,
    "remove": doing.remove,
    "merge": doing.merge,
    "distinct": doing.distinct,
    "undo": taking_back.undo,
    "unmerge": taking_back.undo,
    "redo": taking_back.redo,
}


def edit_organisation(found: Organisation, said: Any, asked: Asked) -> tuple[OrganisationEdit | None, Outcome]:
    """Work out what a body asks for: what is to be stored, and what came of it. Raises a `Refusal` where nothing does."""
    wrongs: list[Wrong] = []
    body = Body(said if isinstance(said, dict) else {}, wrongs)
    name = body.word("command", COMMANDS, required=True)
    base, request = body.text("base", required=True, most=200), body.text("request", most=200)
    confirmed = {word for word in body.texts("confirm") if word in CONFIRMATIONS}
    command = READERS[name](body, asked.today) if name else None
    if command is None or wrongs:
        raise Invalid(wrongs)
    if request is not None and not asked.dry_run and (done := found.log.answered(asked.user, request)):
        return None, _again(found, asked, done)
    work = Work(found, command, asked, Shared(found), command.values())
    DO[command.command](work)
    theirs = _hold_against(work, base or "")
    hold_to_rights(work)
    if command.command == "add":
        check_doubles(work.draft, "double" in confirmed)
    _hold_to_confirmed(work, confirmed)
    return _finished(work, base or "", request, theirs)


# --- what it is held against ----------------------------------------------------------------------------------------


def _hold_against(work: Work, base: str) -> list[Past]:
    theirs, known = since(work.found, work.asked.user, base)
    if work.undoes or work.redoes:
        return theirs
    mine = [
        Mine(ref.list, ref.id, ref.id, before.document() if before else None, after.document() if after else None)
        for ref, before, after in work.draft.changes()
    ]
    fields = clashes(mine, theirs) if known else []
    if fields or (not known and theirs):
        told = [change_of(one, work.asked.lang) for one in theirs]
        raise Clash(version(work.found, work.asked.user), told, fields)
    return theirs


def _hold_to_confirmed(work: Work, confirmed: set[str]) -> None:
    """`Needs` where families name it and that was not said twice; with in how many of those that the viewer sees."""
    if work.touched and work.draft.changes() and "shared" not in confirmed:
        raise Needs(["shared"], _count(work))


def _count(work: Work) -> int:
    ids = {ref.id for ref, _, _ in work.draft.changes()}
    named = {family for id in ids for family in work.found.visible(work.touched, id)}
    return len(named.union(family for family, _ in _parts_seen(work)))


def _parts_seen(work: Work) -> tuple[tuple[str, str], ...]:
    """The families that change with it, of those that exist for the viewer, and their changes."""
    parts = ((part.opened.family, part.edit.logged.key) for part in work.parts)
    return tuple(one for one in parts if work.found.look.tied is None or one[0] in work.found.sights)


def _finished(
    work: Work, base: str, request: str | None, theirs: list[Past]
) -> tuple[OrganisationEdit | None, Outcome]:
    found, asked, draft = work.found, work.asked, work.draft
    changed = entries(draft.before(), draft.after())
    unchanged = not changed and work.said.command in ("add", "change", "end")
    logged = asked.logged(ORGANISATION, work.said.command, {**work.values, "base": base}, request, changed)
    logged = replace(logged, undoes=work.undoes, redoes=work.redoes, key=work.key or logged.key)
    seen = Past(logged, changed)
    outcome = Outcome(found, seen, logged.key, _count(work), tuple(theirs), _parts_seen(work), tuple(work.stayed))
    if unchanged or asked.dry_run:
        now = version(found, asked.user)
        return None, replace(outcome, change=None, version=now, would=None if unchanged else seen)
    stored = OrganisationEdit(draft.before(), draft.after(), logged, tuple(work.parts), **work.more)
    return stored, outcome


def _again(found: Organisation, asked: Asked, done: Logged) -> Outcome:
    """What a request that was answered already came to."""
    families = found.families_naming([one.id for one in done.records])
    seen = {family for one in done.records for family in found.visible(families, one.id)}
    return Outcome(found, Past(done, done.records), done.key, len(seen))
