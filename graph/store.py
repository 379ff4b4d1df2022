"""The database as a session uses it: families and their facts, sources in and out. Everything by the door, for whoever asks.

A policy says what the viewer may see (`graph.reading.look`), here and nowhere else.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import NoReturn, TypeVar

from graph.bases import GeneralBases
from graph.editing import Edit, Fresh, Opened, carry_out, opened, plan_family
from graph.errors import Busy, Forbidden, ReasonNeeded, TooLarge, UnknownConsent, UnknownFamily
from graph.imports import Imports
from graph.model.arrangement import Arrangement
from graph.model.change import Change, Edits, Imported, RecordRef
from graph.model.imports import ImportedFile
from graph.model.log import ORGANISATION, Logged
from graph.model.people import Reason
from graph.model.records import Actor, CaseFile, Family, Unit
from graph.organisation import (
    Organisation,
    OrganisationEdit,
    carry_out_organisation,
    locked_organisation,
    read_organisation,
)
from graph.people import People
from graph.reading.cut import Seen
from graph.reading.families import TRIES, read_facts, read_source
from graph.reading.gathering import Gathering, gathering
from graph.reading.holding import mark, marks
from graph.reading.log import change_of, due_to_erase, ledger
from graph.reading.look import Look, Questions, look, scope_for_one, seen_at_meeting
from graph.reading.noted import Noting
from graph.reading.noting import Act, Note
from graph.reading.organisation import Meant, Shown, meant_anywhere
from graph.reading.paper import on_paper
from graph.reading.policy import Policy
from graph.reading.rows import Run, around
from graph.reading.table import Audience
from graph.reading.uncounted import counted
from graph.reading.viewer import Role, Viewer
from graph.storage.access import Access, of_system, of_viewer
from graph.storage.door import Door, Write
from graph.storage.logged import time_text
from graph.storage.migrate import schema_version
from graph.storage.statements import statement
from graph.writing.apply import apply
from graph.writing.arrangements import find, forget, keep, wider
from graph.writing.bringing_in import as_told_to, bringing_in, log_import, take_on, told_to
from graph.writing.difference import Plan
from graph.writing.imports import keep_import, key_of_import, ledgers_before
from graph.writing.locks import lock_change, lock_import, lock_imports
from graph.writing.log import append, erase_due, forget_log, keep_visit, lock_family, records_between
from graph.writing.source import plan_source
from graph.writing.stored import plan_change
from graph.writing.withdrawing import withdrawal
from words import Whole

A = TypeVar("A")
ELEMENTS = 1_000_000
"""Nodes and relationships that one transaction may touch."""
ERASE_DAYS = 30
"""Days after which the log, too, keeps no more of what was removed because it may not be kept."""


@dataclass(frozen=True)
class FamilyEntry:
    """A family in a list: no more than its name and where it comes from."""

    id: str
    name: str | None
    source: str
    as_of: date
    municipality: str | None


class Store:
    """Reads and writes of one database, whose schema is up to date (`graph.storage.migrate`)."""

    def __init__(
        self,
        door: Door,
        *,
        elements: int = ELEMENTS,
        policy: Policy | None = None,
        note: Note | None = None,
        erase_days: int = ERASE_DAYS,
        uncounted: frozenset[str] = frozenset(),
        questions: Questions | None = None,
    ) -> None:
        self._door = door
        self._elements = elements
        self._policy = policy
        self._note = note
        self._erase_days = erase_days
        self._uncounted = uncounted
        self._questions = questions

    def _run(self, access: Access) -> Run:
        return partial(self._door.read, access)

    def _noting(self, access: Access) -> Noting:
        return Noting(access.viewer, access.act, self._note, access.noted)

    def admit(self, viewer: Viewer, act: Act) -> Access:
        """The viewer's leave to go through the door: for a session, which says who looks, and what they do."""
        return of_viewer(viewer, act)

    def engine(self) -> str:
        """Name and version of the database's engine, such as `Neo4j/5.26.30`."""
        return self._door.server_version()

    def schema(self) -> int:
        """The number of the newest step that the schema has taken."""
        return schema_version(self._door)

    def alive(self) -> None:
        """Ask the database for an answer, and for nothing that it holds; `GraphError` where none comes."""
        self._door.read(of_system("login"), "RETURN 1")

    def failed(self, access: Access) -> None:
        """Note that what was noted by this access as shown came to nothing."""
        self._noting(access).failed()

    def people(self, access: Access) -> People:
        """The users and what ties them to families, for whoever asks."""
        self._noting(access).does()
        return People(self._door, access)

    def general_bases(self, access: Access) -> GeneralBases:
        """What units may tell each other wherever both work, for whoever asks."""
        self._noting(access).does()
        return GeneralBases(self._door, access)

    def refuse(self, access: Access) -> NoReturn:
        """Refuse the viewer what they do: `Forbidden`, and noted."""
        with self._noting(access).refusals():
            raise Forbidden("forbidden")

    def directory(self) -> People:
        """The same for the product itself, which must find out who asks before anybody may."""
        return self.people(of_system("login"))

    def on_paper(self, access: Access, seen: Seen) -> Seen:
        """What of this may leave the product as a file or a print; of somebody's own data, all."""
        return seen if access.looks.role == "local" else on_paper(seen)

    def _look(self, access: Access) -> Look:
        return look(self._run(access), access.looks, self._policy, self._uncounted, self._questions)

    def note_counting(self, access: Access) -> None:
        """Note that the viewer asks for numbers of all families: they are of none."""
        self._noting(access).does()

    def staff(self, access: Access) -> tuple[Sequence[Actor], Mapping[str, Unit]]:
        """All actors, and the units by id, for whoever works alone and for the counts of planners. `Forbidden` for all others."""
        if access.looks.role not in ("local", "system"):
            self.refuse(access)
        ids = {row["label"]: row["ids"] for row in self._door.read(access, statement("organisation").text)}
        found = around(self._run(access), ids.get("Actor", []), ids.get("Unit", []), ())
        hidden = self._uncounted if access.looks.role == "system" else frozenset[str]()
        return counted(found.actors.values(), found.units, hidden)

    def families(self, access: Access) -> list[FamilyEntry]:
        """All families that the viewer may see, in the order of their ids."""
        looking = self._look(access)
        found = [entry for entry in self._entries(access, looking) if looking.admits(entry.id)]
        self._noting(access).listed([entry.id for entry in found])
        return found

    def families_to_ask_for(self, access: Access) -> list[FamilyEntry]:
        """The families that the viewer would see on giving a reason to look, in the order of their ids."""
        looking = self._look(access)
        found = [entry for entry in self._entries(access, looking) if looking.needs_reason(entry.id)]
        self._noting(access).listed([entry.id for entry in found])
        return found

    def asks_reason(self, access: Access, family: str) -> FamilyEntry | None:
        """The family, where the viewer would see it on giving a reason to look; None where they see it already."""
        looking = self._look(access)
        if looking.admits(family):
            return None
        if not looking.needs_reason(family):
            self._miss(access, looking, [family])
        self._noting(access).does([family])
        return next(entry for entry in self._entries(access, looking) if entry.id == family)

    def keep_reason(self, access: Access, reason: Reason) -> None:
        """Keep why the viewer looks at a family that asks for a reason. The log has that there is one, and not a word of it.

        ValueError for a reason of somebody else.
        """
        if reason.user != access.looks.user:
            raise ValueError("Everybody gives their own reasons.")
        if self.asks_reason(access, reason.family):
            self._noting(access).does([reason.family], ("because",))
            People(self._door, access).keep_reason(reason)

    def _entries(self, access: Access, looking: Look) -> list[FamilyEntry]:
        if looking.tied is None:
            rows = self._door.read(access, statement("families_list").text)
        else:
            rows = self._door.read(access, statement("families_named").text, families=looking.tied)
        return [FamilyEntry(**row) for row in rows]

    def sources(self, access: Access) -> list[str]:
        """The names of the sources of which something shows, in order."""
        looking = self._look(access)
        names = [row["source"] for row in self._door.read(access, statement("sources_list").text)]
        self._noting(access).listed(())
        if looking.tied is None:
            return names
        owning = {entry.source for entry in self._entries(access, looking) if looking.admits(entry.id)}
        more = looking.sees_organisation()
        return [name for name in names if name in owning or (more and self._case_file(access, looking, name))]

    def facts(self, access: Access, families: Sequence[str]) -> Iterator[Seen]:
        """What the viewer may see of these families, streamed in the order of their ids.

        `UnknownFamily` where an id is not stored, or the viewer may not know of it, which is the same to them: after the
        facts of those before it. Of a family that does not exist for the viewer nothing is read.
        """
        looking = self._look(access)
        wanted = sorted(set(families))
        found: list[str] = []
        admitted = [id for id in wanted if looking.admits(id)]
        for one in self._noting(access).shown(looking, read_facts(self._run(access), admitted)):
            found.append(one.family.id)
            yield one
        missing = sorted(set(wanted) - set(found))
        if missing:
            self._miss(access, looking, missing)

    def gathering(self, access: Access, family: str, meeting: str) -> Gathering:
        """What shows at a meeting of the family, and what may stand in what is made for it. `UnknownFamily` as above, `UnknownMeeting`
        where the viewer sees none of this id."""
        looking = self._look(access)
        found = list(read_facts(self._run(access), [family] if looking.admits(family) else []))
        if not found:
            self._miss(access, looking, [family])
        if (family, "shown") not in access.noted:
            self._noting(access).looked(looking, found[0])
        policy, run = self._policy, self._run(access)
        if policy is None:
            raise TypeError("A store without a policy knows of no room.")
        room = partial(seen_at_meeting, run, access.looks, policy, self._questions, found[0])
        one = partial(scope_for_one, run, access.looks, policy, found[0])
        return gathering(looking, policy, found[0], meeting, room, one)

    def at_meeting(self, access: Access, family: str, is_meant: Callable[[str], bool], *, again: bool = False) -> Seen:
        """What is told of a family in the room in which one of its meetings sits, by its id. `UnknownFamily` where none that shows
        is meant, `Forbidden` for whoever may not change the meeting.

        `again`: whoever asks has seen it and asks whether it has changed, so it is not noted once more.
        """
        looking, run = self._look(access) if again else self._admitting(access, family), self._run(access)
        if looking.needs_reason(family):
            raise ReasonNeeded("reason_needed", families=family)
        for facts in read_facts(run, [family] if looking.admits(family) else []):
            if not again and (family, "shown") not in access.noted:
                self._noting(access).looked(looking, facts)
            sight = looking.sight(facts)
            changes = looking.changes(sight)
            record = next((one for one in sight.seen.family.meetings if is_meant(one.id)), None)
            if changes.any and record is None:
                break
            if record is None or not changes.may("change", RecordRef("meetings", family, record.id), record, record):
                if not again:
                    self.note_refusal(access, family)
                raise Forbidden("forbidden")
            [meeting] = (one for one in facts.family.meetings if one.id == record.id)
            return seen_at_meeting(run, access.looks, self._policy, self._questions, facts, meeting)
        raise UnknownFamily("no_such_family", families=family)

    def _miss(self, access: Access, looking: Look, families: Sequence[str]) -> NoReturn:
        """These do not exist for the viewer; `ReasonNeeded` where one would on giving a reason."""
        self._note_missing(access, families)
        for family in families:
            if looking.needs_reason(family):
                raise ReasonNeeded("reason_needed", families=family)
        raise UnknownFamily("no_such_family", families=", ".join(families))

    def holding(self, access: Access, family: str | None) -> frozenset[str]:
        """Marks of all that shows of a family, and of which families do (`graph.reading.holding`). `UnknownFamily` as above.

        Nothing is noted: whoever asks has seen it, and is told no more than whether it still shows.
        """
        looking = self._look(access)
        listed = frozenset(mark("families", id) for id in looking.tied or () if looking.admits(id))
        if family is None:
            return listed
        found = [looking.seen(one) for one in read_facts(self._run(access), [family] if looking.admits(family) else [])]
        if not found:
            raise UnknownFamily("no_such_family", families=family)
        return listed | marks(found[0])

    def _note_missing(self, access: Access, families: Sequence[str]) -> None:
        """Note a refusal; which of these are stored is asked for each time alike."""
        noting = self._noting(access)
        if noting.is_on:
            rows = self._door.read(access, statement("families_named").text, families=families)
            noting.refused(families, [row["id"] for row in rows])

    def case_file(self, access: Access, source: str) -> CaseFile | None:
        """A source as the viewer may see it, as a case file; None where there is none of that name that they may know of."""
        found = self._case_file(access, self._look(access), source)
        self._noting(access).does([family.id for family in found.families] if found else ())
        return found

    def _case_file(self, access: Access, looking: Look, source: str) -> CaseFile | None:
        stored = read_source(self._run(access), source, looking.admits)
        return looking.seen_file(stored.case_file(), source) if stored else None

    def plan(
        self,
        access: Access,
        case_file: CaseFile,
        source: str,
        fresh: Fresh,
        *,
        replace: bool = False,
        edits: Edits | None = None,
    ) -> Imported:
        """What storing this file as this source would change; nothing is changed. `Conflict` where it contradicts."""
        with self._noting(access).refusals():
            viewer = bringing_in(access.viewer)
        self._noting(access).does(_families_of(case_file))
        with told_to(viewer):
            found = plan_source(self._run(access), case_file, source, fresh, replace=replace, edits=edits)
            self._checked(found.plan, source)
        return as_told_to(viewer, Imported(found.plan.change.records, found.edited))

    def store(
        self,
        access: Access,
        case_file: CaseFile,
        source: str,
        fresh: Fresh,
        *,
        replace: bool = False,
        edits: Edits | None = None,
        file: ImportedFile | None = None,
    ) -> Imported:
        """Store a file as a source, whole or not at all, and give what it changed. `fresh` makes inner ids that nothing has.

        `Conflict` where it contradicts what is stored, `TooLarge` where one transaction cannot take it, `Forbidden` for whoever
        has no right to bring files in. A user is responsible for the families that are new. What was edited of a family since the
        file before is a `Conflict` where the file says something new, unless `edits` says what to do, or `replace` to take the file's.
        With its `file` an import that changes something is kept, and can be undone.
        """
        with self._noting(access).refusals():
            viewer = bringing_in(access.viewer)
        self._noting(access).does(_families_of(case_file))

        def work(write: Write) -> Imported:
            lock_import(write, case_file, source)
            erase_due(write, _families_of(case_file), viewer.now, self._erase_days)
            ledgers = ledgers_before(write.run, _families_of(case_file)) if file else []
            found = plan_source(write.run, case_file, source, fresh, replace=replace, edits=edits)
            plan = self._checked(found.plan, source)
            write.expects(plan.difference.size)
            apply(write, plan)
            log_import(write, viewer, found, fresh)
            if file and plan.change:
                keep_import(write, key_of_import(fresh()), viewer, source, file, found, ledgers)
            take_on(write, viewer, plan.change)
            return Imported(plan.change.records, found.edited)

        with told_to(viewer):
            return as_told_to(viewer, self._door.write(access, work))

    def imports(self, access: Access, fresh: Fresh) -> Imports:
        """The imports that are kept, and the way back. `Forbidden` for whoever has no right to bring files in."""
        with self._noting(access).refusals():
            bringing_in(access.viewer)
        self._noting(access).does()
        return Imports(self._door, access, fresh, self._checked)

    def apply(self, access: Access, change: Change) -> None:
        """Carry out a change of records, whole or not at all.

        `Overtaken` where a record is not what it was before, names what is gone, or would go while others still name it;
        `Forbidden` for users: what each may change comes with editing.

        Whether what it leaves is valid has been checked by whoever made it.
        """

        with self._noting(access).refusals():
            _only(access, "local")
        self._apply(access, change)

    def create_family(self, access: Access, family: Family, as_of: date) -> None:
        """Store a family that is made here, on the day on which its statuses hold: it belongs to the product's own source.

        A user is responsible for it, until somebody else is. `Forbidden` for all but caseworkers, and whoever works alone.
        """
        with self._noting(access).refusals():
            _only(access, "local", "caseworker")
        self._noting(access).does([family.id], ("family",))
        who = access.looks

        def work(write: Write) -> None:
            lock_imports(write)
            plan = self._checked(plan_family(write.run, family, as_of))
            apply(write, plan)
            take_on(write, who, plan.change)

        self._door.write(access, work)

    def edit(
        self,
        access: Access,
        family: str,
        fresh: Fresh,
        work: Callable[[Opened], tuple[Edit | None, A]],
        *,
        dry_run: bool = False,
    ) -> A:
        """Open a family under its lock, let `work` say what is to be stored, store it with its line of the log, and give the answer.

        `UnknownFamily` where it does not exist for the viewer. `work` may be run again where the engine asks for it.
        """
        if dry_run:
            return self.opened(access, family, lambda found: work(found)[1])
        looking = self._admitting(access, family)

        def inside(write: Write) -> A:
            locked = lock_family(write, family)
            erase_due(write, [family], access.looks.now, self._erase_days)
            found = opened(write.run, looking, family, locked)
            edit, answer = work(found)
            if edit is not None:
                self._noting(access).does([family], edit.fields())
                carry_out(write, found, edit, fresh, self._checked)
            return answer

        return self._door.write(access, inside)

    def opened(self, access: Access, family: str, work: Callable[[Opened], A], *, again: bool = False) -> A:
        """Open a family to read in it and in its log, all of it of one moment. `UnknownFamily` as above.

        `again`: where this access has noted its look at the family, that is the look, and it is not noted twice.
        """
        looking, run = self._admitting(access, family), self._run(access)
        is_noted = again and (family, "shown") in access.noted
        for _ in range(TRIES):
            before = ledger(run, family)
            found = opened(run, looking, family, before)
            if not is_noted:
                self._noting(access).looked(looking, found.facts(found.records))
                is_noted = True
            answer = work(found)
            if ledger(run, family) == before:
                return answer
        raise Busy("keeps_changing")

    def edit_organisation(
        self,
        access: Access,
        fresh: Fresh,
        work: Callable[[Organisation], tuple[OrganisationEdit | None, A]],
        *,
        dry_run: bool = False,
    ) -> A:
        """Open units and actors under their lock, let `work` say what is to be stored of them and of the families that name them,
        store it with its lines of the logs, and give the answer. `Forbidden` for whoever changes nothing of them."""
        with self._noting(access).refusals():
            _only(access, "local", "administrator", "caseworker")
        looking = self._look(access)

        def inside(write: Write) -> A:
            found = locked_organisation(write, looking)
            edit, answer = work(found)
            if edit is not None and not dry_run:
                self._noting(access).does([part.opened.family for part in edit.parts], edit.fields())
                carry_out_organisation(write, found, edit, fresh, self._checked)
            return answer

        return self._door.write(access, inside)

    def organisation(self, access: Access, work: Callable[[Organisation], A]) -> A:
        """Open units and actors, and the log of their changes, to read in it."""
        self._noting(access).listed(())
        return work(read_organisation(self._run(access), self._look(access)))

    def actors(self, access: Access, meant: Meant, family: str | None = None) -> Shown:
        """The actors that may be meant, of those that show to the viewer anywhere; with a family first of all its own.
        `UnknownFamily` as above."""
        if family is not None:
            return self.opened(access, family, lambda found: found.meant(meant), again=True)
        self._noting(access).listed(())
        return meant_anywhere(self._run(access), self._look(access), meant)

    def visit(self, access: Access, family: str, version: str, at: datetime) -> None:
        """Remember that the viewer has seen the family's changes up to this version; an unknown one says nothing."""
        user = self._admitted(access, family)
        seen = change_of(self._run(access), family, version)
        if seen is not None:
            self._door.write(access, lambda write: keep_visit(write, user, family, seen.number, at))

    def note_refusal(self, access: Access, family: str | None = None) -> None:
        """Note that the viewer was refused a change of a family that they see, or of the organisation."""
        if family is None:
            self._noting(access).refused_at_large()
        else:
            self._noting(access).refused([family], [family])

    def _admitting(self, access: Access, family: str) -> Look:
        """The viewer's look at a family; `UnknownFamily` where it does not exist for them."""
        looking = self._look(access)
        if not looking.admits(family):
            self._miss(access, looking, [family])
        return looking

    def withdraw(self, access: Access, family: str, consent: str, fresh: Fresh) -> Change:
        """Store that a consent is withdrawn today, for all that it let pass, with its line of the log; give what that changed.

        The consent stays as it was given. `UnknownFamily` and `UnknownConsent` where there is none for the viewer; `Forbidden`
        for all but whoever is responsible. Nothing changes where it is withdrawn already.
        """
        looking = self._look(access)
        seen = next(iter(self.facts(access, [family]))).family.consents
        if not any(one.id == consent and one.status == "given" for one in seen):
            raise UnknownConsent("no_such_consent", consent=consent)
        with self._noting(access).refusals():
            if not looking.is_responsible(family):
                raise Forbidden("forbidden")
        [facts] = read_facts(self._run(access), [family])
        change = withdrawal(facts.family, consent, access.looks.now.date())
        self._noting(access).does([family], ("status=withdrawn",))
        after = {one.ref: one.after for one in change if one.after}
        logged = Logged(
            key=f"ch_{fresh()}",
            family=family,
            number=0,
            at=access.looks.now,
            user=access.looks.user,
            via="api",
            command="withdraw",
            values={"consent": consent},
            records=records_between({}, after, family),
        )
        if change:
            self._apply(access, change, logged)
        return change

    def _apply(self, access: Access, change: Change, logged: Logged | None = None) -> None:
        def work(write: Write) -> None:
            if logged:
                lock_family(write, logged.family)
            lock_change(write, change)
            plan = self._checked(plan_change(write.run, change))
            write.expects(plan.difference.size)
            apply(write, plan)
            if logged:
                append(write, logged)

        self._door.write(access, work)

    def _checked(self, plan: Plan, source: str | None = None) -> Plan:
        if plan.difference.size > self._elements:
            changes, most = Whole(plan.difference.size), Whole(self._elements)
            if source is None:
                raise TooLarge("change_too_large", changes=changes, most=most)
            raise TooLarge("too_many_changes", source=source, changes=changes, most=most)
        return plan

    def arrangement(
        self, access: Access, facts: Seen, ids: Collection[str], lang: str, audience: Audience
    ) -> Arrangement | None:
        """The viewer's kept arrangement that best fits a map of these ids, all of which they see; None where there is none."""
        return find(self._run(access), access.looks.user, facts.family.id, facts.everybody, ids, lang, audience)

    def keep_arrangement(
        self,
        access: Access,
        family: str,
        ids: Collection[str],
        lang: str,
        audience: Audience,
        document: str,
        replaced: Arrangement | None = None,
        *,
        at: datetime,
    ) -> None:
        """Keep where everything stands on the viewer's map of these ids; a stale one in whose place it stands is forgotten,
        and of a user each that holds somebody whom they see no longer."""
        user = self._admitted(access, family)
        self._noting(access).does([family], ("places",))
        keys = [replaced.key] if replaced and replaced.is_stale else []
        if access.viewer.role != "local":
            keys += wider(self._run(access), user, family, ids, audience)
        self._door.write(access, lambda write: keep(write, user, family, ids, lang, audience, document, keys, at=at))

    def _admitted(self, access: Access, family: str) -> str:
        """Who looks; `UnknownFamily` where the family does not exist for them."""
        self._admitting(access, family)
        return access.looks.user

    def forget_arrangement(self, access: Access, family: str, arrangement: Arrangement) -> None:
        """Let the map of the family arrange itself again."""
        self._admitted(access, family)
        self._noting(access).does([family], ("places",))
        self._door.write(access, lambda write: forget(write, keys=[arrangement.key]))

    def erase_due(self, now: datetime) -> None:
        """Erase from all logs what was removed long enough ago because it may not be kept. Edits and imports do so for their own
        families; this is for whoever begins to show families."""
        access = of_system("erase")
        until = time_text(now - timedelta(days=self._erase_days))
        for family in {one.family for one in due_to_erase(self._run(access), None, until)}:

            def work(write: Write, family: str = family) -> None:
                lock_family(write, family)
                erase_due(write, [family], now, self._erase_days)

            self._door.write(access, work)

    def reset(self, access: Access) -> None:
        """Remove all families and all that is stored with them; users, and whatever else the server holds, stay.

        Whole families a transaction, then those around them, then the sources: where it is cut off, what is left is whole.
        """
        with self._noting(access).refusals():
            _only(access, "local", "administrator")
        self._noting(access).does()
        for label in ("Family", "Actor", "Unit", "Source", "Import"):
            while self._door.write(access, lambda write, label=label: _remove_some(write, label)):
                pass
        self._door.write(access, lambda write: forget_log(write, [ORGANISATION]))


def _only(access: Access, *roles: Role) -> None:
    if access.viewer.role not in roles:
        raise Forbidden("forbidden")


def _families_of(case_file: CaseFile) -> list[str]:
    return [family.id for family in case_file.families]


def _remove_some(write: Write, label: str) -> int:
    """Remove a batch of nodes of the label, families with all that belongs to them."""
    lock_imports(write)
    return write.run(statement(f"remove_{label.lower()}").text)[0]["gone"]
