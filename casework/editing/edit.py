"""One edit, inside the transaction that stores it: the body is read, tried on what is there now, checked, and made a change of.

What is refused is refused before anything is written; what the answer tells is worked out after the lock is let go (`answers`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from casework.editing import undoing
from casework.editing.asked import Asked, Outcome
from casework.editing.body import Body
from casework.editing.checking import check
from casework.editing.commands import COMMANDS, ON_THE_LOG, Batch, Command, read
from casework.editing.confirming import CONFIRMATIONS, check_confirmed, families_of
from casework.editing.conflicts import Mine, clashes, since
from casework.editing.contact import Contact
from casework.editing.coordinate import Coordinate
from casework.editing.deciding import decide, decision, findings_on, held, resolved, told
from casework.editing.decisions import Decide
from casework.editing.doubles import check_doubles
from casework.editing.draft import Draft, texts
from casework.editing.finding_records import Gone
from casework.editing.history import Past, past, version
from casework.editing.refusals import Both, CannotUndo, Clash, Double, Invalid, Named, NotAllowed, Wrong
from casework.editing.summary import change_of
from graph.editing import Edit, Opened, Records
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.entries import entries
from graph.model.log import Decision, Logged
from graph.model.records import Family


@dataclass
class _Work:
    """What a command made of the family, before it is checked."""

    draft: Draft
    name: str
    values: Mapping[str, Any]
    resolves: list[str] = field(default_factory=list[str])
    """Findings that the command resolves."""
    decides: tuple[Decide, ...] = ()
    """What a batch decides of findings."""
    undoes: str | None = None
    redoes: str | None = None
    taken_back: list[Logged] = field(default_factory=list[Logged])
    pair: tuple[str, str, date, str] | None = None


def edit(opened: Opened, said: Any, asked: Asked) -> tuple[Edit | None, Outcome]:
    """Work out what a body asks for: what is to be stored, and what came of it. Raises a `Refusal` where nothing does."""
    if not opened.look.changes(opened.now).any:
        raise NotAllowed
    wrongs: list[Wrong] = []
    body = Body(said if isinstance(said, dict) else {}, wrongs)
    name = body.word("command", COMMANDS, required=True)
    base, request = body.text("base", required=True, most=200), body.text("request", most=200)
    confirmed = [word for word in body.texts("confirm") if word in CONFIRMATIONS]
    if name is None:
        raise Invalid(wrongs)
    if request is not None and not asked.dry_run and (done := opened.log.answered(asked.user, request)):
        return None, _again(opened, done)
    if name == "decide":
        return decide(opened, body, base or "", asked, request)
    work = _worked(opened, body, name, asked)
    return _finished(opened, work, base or "", request, confirmed, asked)


def _worked(opened: Opened, body: Body, name: str, asked: Asked) -> _Work:
    draft = Draft(opened, asked.today, asked.id_with, body.wrongs)
    if name in ON_THE_LOG:
        wanted = undoing.read(body, name)
        if wanted is None or body.wrongs:
            raise Invalid(body.wrongs)
        changes = undoing.targets(opened, wanted)
        undoing.take_back(draft, changes)
        _let_go(draft)
        first = next(one for one in changes if one.key == wanted.change)
        work = _Work(draft, name, {**wanted.values(), **undoing.told(first)}, taken_back=changes)
        work.undoes, work.redoes = (wanted.change, None) if name == "undo" else (None, wanted.change)
        return work
    command = read(body, name, asked.today)
    try:
        command.apply(draft)
    except Gone as err:
        raise _removed_meanwhile(opened, err, body, asked) from None
    single = command.commands if isinstance(command, Batch) else (command,)
    work = _Work(
        draft, name, command.values(), [one.finding for one in single if isinstance(one, Coordinate) and one.finding]
    )
    work.pair = _pair_of(command)
    work.decides = command.decides if isinstance(command, Batch) else ()
    return work


def _pair_of(command: Command) -> tuple[str, str, date, str] | None:
    return (command.a, command.b, command.on, command.answer) if isinstance(command, Contact) else None


def _let_go(draft: Draft) -> None:
    """Remove the units and actors that the change brought, where nobody else names them, nor one of them that stays."""
    going = {ref.id: ref for ref in draft.gone_shared if draft.has(ref)}
    kept = draft.opened.named_elsewhere(going) | draft.named_by_the_family(going) if going else set[str]()
    while kept & going.keys():
        named = (texts(draft.document(going.pop(id))) for id in kept & going.keys())
        kept = set[str]().union(*named)
    for ref in going.values():
        draft.drop(ref, "change")


def _removed_meanwhile(opened: Opened, err: Gone, body: Body, asked: Asked) -> Exception:
    theirs, _ = since(opened, str(body.said.get("base", "")))
    if not any(one.change.key == err.change for one in theirs):
        return err
    at = Named(err.ref.list, str(body.said.get("key", "")))
    was = next(e.before for one in theirs for e in one.records if (e.list, e.id) == (err.ref.list, err.ref.id))
    fields = [Both(at, was, None, body.said.get("set"))]
    return Clash(version(opened), [change_of(one, asked.lang) for one in theirs], fields)


def _finished(
    opened: Opened, work: _Work, base: str, request: str | None, confirmed: Sequence[str], asked: Asked
) -> tuple[Edit | None, Outcome]:
    draft = work.draft
    theirs = _hold_against(opened, work, base, asked)
    warnings = _checked(work)
    try:
        check_doubles(draft, "double" in confirmed)
    except Double as double:
        raise _double_or_clash(opened, double, theirs, asked) from None
    after = draft.after()
    _hold_to_rights(opened, work, after)
    check_confirmed(opened, draft.records, after, confirmed)
    changed = entries(draft.records, after)
    decided = [resolved(opened, finding, asked) for finding in work.resolves]
    decided += _decided(opened, work, asked, theirs)
    unchanged = not changed and not decided and not work.taken_back
    if unchanged or asked.dry_run:
        return None, Outcome(opened, draft.records, after, None, warnings, theirs, work.pair, version(opened))
    logged = asked.logged(opened.family, work.name, {**work.values, "base": base}, request, changed)
    logged = replace(logged, undoes=work.undoes, redoes=work.redoes)
    decided = [replace(one, change=logged.key) for one in decided]
    edit = Edit(draft.records, after, frozenset(draft.new_shared), logged, tuple(decided))
    families = families_of(opened, draft.records, after)
    return edit, Outcome(opened, draft.records, after, logged, warnings, theirs, work.pair, families=families)


def _decided(opened: Opened, work: _Work, asked: Asked, theirs: Sequence[Past]) -> list[Decision]:
    """What a batch decides of findings, as it is stored; what the log keeps of it is added to the rest."""
    there = findings_on(opened, asked) if work.decides else ()
    found = [(one, held(opened, one, there, theirs, True, asked.lang)) for one in work.decides]
    if found:
        said = [{"command": "decide", **told(finding, one)} for one, finding in found]
        work.values = {**work.values, "commands": [*work.values["commands"], *said]}
    return [decision(opened, asked, finding, one, "") for one, finding in found]


def _hold_against(opened: Opened, work: _Work, base: str, asked: Asked) -> list[Past]:
    """The changes since the writer looked. `Clash` where they touched the same; what is taken back was held against each already."""
    theirs, known = since(opened, base)
    if work.taken_back:
        return theirs
    mine = [_mine(work.draft, ref) for ref in work.draft.changed()]
    fields = clashes(mine, theirs) if known else []
    if fields or (not known and theirs):
        raise Clash(version(opened), [change_of(one, asked.lang) for one in theirs], fields)
    return theirs


def _mine(draft: Draft, ref: RecordRef) -> Mine:
    before = draft.records[ref].document() if ref in draft.records else None
    return Mine(ref.list, ref.id, draft.key(ref), before, draft.document(ref) if draft.has(ref) else None)


def _checked(work: _Work) -> list[Wrong]:
    if not work.taken_back:
        return check(work.draft)
    work.draft.mirror = None  # what was is put back whole, whatever of it shows
    try:
        return check(work.draft, is_undo=True)
    except Invalid:
        because = undoing.rests_on(work.draft, work.taken_back)
        if because:
            raise CannotUndo(because) from None
        if work.draft.opened.now.hidden is not None:
            raise NotAllowed from None
        raise


def _double_or_clash(opened: Opened, double: Double, theirs: Sequence[Past], asked: Asked) -> Exception:
    """What is there already is a conflict where it came since the writer looked."""
    new = {entry.after_key for one in theirs for entry in one.records if entry.before is None}
    met = [one for one in double.candidates if one.key in new]
    if not met:
        return double
    at = [entry for one in theirs for entry in one.records if entry.after_key in {one.key for one in met}]
    fields = [Both(Named(entry.list, entry.after_key or ""), None, entry.after, None) for entry in at]
    return Clash(version(opened), [change_of(one, asked.lang) for one in theirs], fields)


def _hold_to_rights(opened: Opened, work: _Work, after: Records) -> None:
    rights = opened.look.changes(opened.now)
    draft = work.draft
    changed = [*draft.changed()]
    for ref in changed:
        if len(changed) > 1 and work.name != "review" and _is_day_alone(draft.records.get(ref), after.get(ref)):
            continue
        if not rights.may(work.name, ref, draft.records.get(ref), after.get(ref)):
            raise NotAllowed
    if work.resolves and not rights.may_decide():
        raise NotAllowed


def _is_day_alone(before: Record | None, after: Record | None) -> bool:
    """Whether no more of the family changed than the day on which its statuses hold: it follows a status, whoever may set that."""
    if not (isinstance(before, Family) and isinstance(after, Family)):
        return False
    return before.replaced(as_of=None) == after.replaced(as_of=None)


def _again(opened: Opened, done: Logged) -> Outcome:
    """What a request that was answered already came to."""
    for one in past(opened):
        if one.change.key == done.key:
            return Outcome(opened, one.before, one.after, one.change)
    raise Invalid([])
