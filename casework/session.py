"""A session: who asks, in which language, when, for one request or one command. The only way to families and their files.

It lies here and not in `graph/`, because what it offers is what people do with families; the commands of editing and the
decisions on findings will stand beside it. It has no purpose and no day: the purpose is the viewer's, a day is asked for.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from random import Random, SystemRandom
from string import ascii_lowercase, digits
from typing import Any, NamedTuple

from casework.doubles import Double, doubles, told_apart
from casework.editing.answers import answer
from casework.editing.asked import Asked
from casework.editing.decisions import Status
from casework.editing.desk import Desk, desk_of
from casework.editing.edit import edit
from casework.editing.new_family import new_family
from casework.editing.reading import (
    AskedChanges,
    changes_document,
    file_of,
    findings_document,
    opened_document,
    statuses_of,
)
from casework.editing.refusals import Invalid, NotAllowed, Refusal
from casework.finding_actors import FoundActors, Wanted, beginnings, find_actors
from casework.organisation.answers import answer as organisation_answer
from casework.organisation.edit import edit_organisation
from casework.organisation.history import version as organisation_version
from graph.bases import GeneralBases
from graph.imports import Imports
from graph.model.arrangement import Arrangement
from graph.model.change import Change, Edits, Imported
from graph.model.imports import ImportedFile
from graph.model.log import Via
from graph.model.people import Reason
from graph.model.records import Actor, CaseFile, Unit
from graph.people import People
from graph.reading.cut import Seen
from graph.reading.gathering import Gathering
from graph.reading.noting import Act
from graph.reading.organisation import Meant
from graph.reading.table import Audience
from graph.reading.viewer import Role, Viewer
from graph.store import Access, FamilyEntry, Store
from queries.finding import Finding

VIEW = Act("view", "families")


class Answer(NamedTuple):
    """What an edit is answered: the status of HTTP, and what is told, ready for JSON."""

    status: int
    document: dict[str, Any]


Clock = Callable[[], datetime]
"""Gives now, with its time zone."""


def local_time() -> datetime:
    """Now, in the time zone of this machine."""
    return datetime.now().astimezone()


@dataclass(frozen=True)
class Session:
    """What somebody may read and write. Made by `tovholder.application.Application`; handed down, never kept."""

    viewer: Viewer
    lang: str
    """da or en."""
    clock: Clock = field(repr=False)
    random: Random = field(repr=False)
    """For ids and tokens: the system's own, which nobody can guess; in tests a seeded one."""
    _store: Store = field(repr=False)
    act: Act = VIEW
    """What the request or the command does: noted of whatever it reads or writes."""

    @cached_property
    def _access(self) -> Access:
        return self._store.admit(self.viewer, self.act)

    def today(self) -> date:
        """The day that `today` means; asked for only where a person asks."""
        return self.clock().date()

    def people(self) -> People:
        """Users and assignments, to be looked up and changed. `Forbidden` for all but administrators."""
        if self.viewer.role not in ("administrator", "local"):
            self._store.refuse(self._access)
        return self._store.people(self._access)

    def general_bases(self) -> GeneralBases:
        """General bases, to be looked up and changed. `Forbidden` for all but administrators and those who look after the log."""
        if self.viewer.role not in ("administrator", "auditor", "local"):
            self._store.refuse(self._access)
        return self._store.general_bases(self._access)

    def families(self) -> list[FamilyEntry]:
        """All families that the viewer may know of, in the order of their ids."""
        return self._store.families(self._access)

    def families_to_ask_for(self) -> list[FamilyEntry]:
        """The families that the viewer would see on giving a reason to look, in the order of their ids."""
        return self._store.families_to_ask_for(self._access)

    def asks_reason(self, family: str) -> FamilyEntry | None:
        """A family that asks the viewer for a reason to look; None where they see it already. `UnknownFamily` for all others."""
        return self._store.asks_reason(self._access, family)

    def keep_reason(self, reason: Reason) -> None:
        """Keep why the viewer looks at a family that asks for a reason: it shows from now on, as long as the reason says."""
        self._store.keep_reason(self._access, reason)

    def facts(self, families: Sequence[str]) -> Iterator[Seen]:
        """What the viewer may see of these families, streamed in the order of their ids. `UnknownFamily` as the store says."""
        return self._store.facts(self._access, families)

    def gathering(self, family: str, meeting: str) -> Gathering:
        """What shows at a meeting, and what may stand in what is made for it. `UnknownFamily` and `UnknownMeeting` as the store says."""
        return self._store.gathering(self._access, family, meeting)

    def holding(self, family: str | None) -> frozenset[str]:
        """Marks of all that shows of a family, and of which families do, to hold an open page against. Nothing is noted."""
        return self._store.holding(self._access, family)

    def on_paper(self, seen: Seen) -> Seen:
        """What of this may leave the product as a file or a print: for whoever is a user, no protected home."""
        return self._store.on_paper(self._access, seen)

    def counts(self, role: Role) -> None:
        """Note that the viewer asks for numbers of all families. `Forbidden` for all but this role, and whoever works alone."""
        if self.viewer.role not in (role, "local"):
            self._store.refuse(self._access)
        self._store.note_counting(self._access)

    def staff(self) -> tuple[Sequence[Actor], Mapping[str, Unit]]:
        """All actors, and the units by id, for whoever works alone and for the counts of planners. `Forbidden` for all others."""
        return self._store.staff(self._access)

    def sources(self) -> list[str]:
        """The names of the sources that the viewer may know of, in order."""
        return self._store.sources(self._access)

    def case_file(self, source: str) -> CaseFile | None:
        """A source as the viewer may see it; None where there is none of that name for them."""
        return self._store.case_file(self._access, source)

    def plan(self, case_file: CaseFile, source: str, *, replace: bool = False, edits: Edits | None = None) -> Imported:
        """What storing this file as this source would change; nothing is changed. `Conflict` where it contradicts."""
        return self._store.plan(self._access, case_file, source, self._fresh, replace=replace, edits=edits)

    def store(
        self,
        case_file: CaseFile,
        source: str,
        *,
        replace: bool = False,
        edits: Edits | None = None,
        file: ImportedFile | None = None,
    ) -> Imported:
        """Store a file as a source, whole or not at all; with its `file` the import is kept. `Conflict` and `TooLarge` as the store says."""
        return self._store.store(self._access, case_file, source, self._fresh, replace=replace, edits=edits, file=file)

    def may_know_who_is_apart(self, seen: Seen) -> bool:
        """Whether the viewer may be told which two of a meeting must not meet: whoever sees all, is responsible, or leads it."""
        ties = seen.why.get(("families", seen.family.id), ())
        return not seen.limited or "responsible" in ties or "meeting" in ties

    def at_meeting(self, family: str, is_meant: Callable[[str], bool], *, again: bool = False) -> Seen:
        """What is told of a family in the room in which one of its meetings sits: what all there may see. `UnknownFamily` and
        `Forbidden` as the store says; `again` where it is only asked whether it has changed."""
        return self._store.at_meeting(self._access, family, is_meant, again=again)

    def may_bring_in(self) -> None:
        """`Forbidden` for whoever has no right to bring files in."""
        if "import" not in self.viewer.rights:
            self._store.refuse(self._access)

    def doubles(self) -> list[Double]:
        """Pairs of actors and of families that may be the same, among what the viewer may see. `Forbidden` for whoever has no right
        to bring files in."""
        self.may_bring_in()
        apart = self._store.organisation(self._access, told_apart)
        return doubles(self.facts([entry.id for entry in self.families()]), apart)

    def imports(self) -> Imports:
        """The imports that are kept, and the way back. `Forbidden` for whoever has no right to bring files in."""
        return self._store.imports(self._access, self._fresh)

    def apply(self, change: Change) -> None:
        """Carry out a change of records, whole or not at all. `Overtaken` where a record is not what it was before."""
        self._store.apply(self._access, change)

    def withdraw(self, family: str, consent: str) -> Change:
        """Store that a consent is withdrawn from now on. `UnknownFamily`, `UnknownConsent` and `Forbidden` as the store says."""
        return self._store.withdraw(self._access, family, consent, self._fresh)

    def create_family(self, said: Any) -> Answer:
        """Store a family that is made here, from its name and the day on which its statuses hold: 201 with its id, 422 with all that
        is wrong. `Forbidden` for all but caseworkers, and whoever works alone."""
        if self.viewer.role not in ("caseworker", "local"):
            self._store.refuse(self._access)
        found = new_family(said, self.today(), self._id_with)
        if isinstance(found, Invalid):
            return Answer(found.status, found.document(self.lang))
        family, as_of = found
        self._store.create_family(self._access, family, as_of)
        return Answer(201, {"id": family.id, "name": family.name, "as_of": str(as_of), "version": "0"})

    def open(self, family: str) -> dict[str, Any]:
        """A family with its records and their keys, as whoever edits reads it. `UnknownFamily` as the store says."""
        return self._store.opened(self._access, family, opened_document)

    def edit(
        self, family: str, said: Any, *, via: Via = "page", day: date | None = None, dry_run: bool = False
    ) -> Answer:
        """Do what the body of a command says to a family, whole or not at all, and answer as `docs/editing.md` says.

        What is refused is an answer too, with its status. `UnknownFamily` where the family does not exist for the viewer.
        """
        now = self.clock()
        asked = Asked(self.viewer.user, via, now.astimezone(UTC), now.date(), day, dry_run, self._id_with, self.lang)
        try:
            outcome = self._store.edit(
                self._access, family, self._fresh, lambda opened: edit(opened, said, asked), dry_run=dry_run
            )
        except NotAllowed as refusal:
            self._store.note_refusal(self._access, family)
            return Answer(refusal.status, refusal.document(self.lang))
        except Refusal as refusal:
            return Answer(refusal.status, refusal.document(self.lang))
        return Answer(200, answer(outcome, day, self.lang))

    def edit_organisation(self, said: Any, *, via: Via = "page", dry_run: bool = False) -> Answer:
        """Do what the body of a command says to units and actors by themselves, and answer as `docs/editing.md` says. `Forbidden` for
        whoever changes nothing of them."""
        now = self.clock()
        asked = Asked(self.viewer.user, via, now.astimezone(UTC), now.date(), None, dry_run, self._id_with, self.lang)
        try:
            outcome = self._store.edit_organisation(
                self._access, self._fresh, lambda found: edit_organisation(found, said, asked), dry_run=dry_run
            )
        except NotAllowed as refusal:
            self._store.note_refusal(self._access)
            return Answer(refusal.status, refusal.document(self.lang))
        except Refusal as refusal:
            return Answer(refusal.status, refusal.document(self.lang))
        return Answer(200, organisation_answer(outcome, self.lang))

    def organisation_version(self) -> str:
        """The key of the newest change of units and actors that exists for the viewer."""
        return self._store.organisation(self._access, lambda found: organisation_version(found, self.viewer.user))

    def changes(self, family: str, asked: AskedChanges | None = None) -> dict[str, Any]:
        """The history of a family, the newest change first. `UnknownFamily` as the store says."""
        wanted = asked or AskedChanges()
        user = self.viewer.user
        return self._store.opened(
            self._access, family, lambda opened: changes_document(opened, wanted, user, self.lang)
        )

    def actors(self, wanted: Wanted, family: str | None = None) -> FoundActors:
        """Who may be meant, of those that the viewer may see, at most ten, each with the reasons; with a family, who works there too.
        `UnknownFamily` as the store says."""
        shown = self._store.actors(self._access, Meant(beginnings(wanted.name), wanted.unit), family)
        return FoundActors(find_actors(wanted, shown.actors, shown.here), shown.units)

    def desk(self, family: str, receipt: str = "") -> Desk:
        """What a page needs to offer changes of a family, and what the change of this key came to. `UnknownFamily` as the store says."""
        user = self.viewer.user
        return self._store.opened(
            self._access, family, lambda opened: desk_of(opened, user, receipt, self.lang), again=True
        )

    def findings(self, family: str, day: date | None = None) -> dict[str, Any]:
        """The findings of a day, each with what was decided of it. `UnknownFamily` as the store says."""
        today = self.today()
        return self._store.opened(self._access, family, lambda opened: findings_document(opened, day, today, self.lang))

    def statuses(self, family: str, found: Sequence[Finding], day: date) -> Mapping[str, Status]:
        """By id, what is decided of these findings of a day. `UnknownFamily` as the store says."""
        today = self.today()
        return self._store.opened(self._access, family, lambda opened: statuses_of(opened, found, day, today))

    def family_file(self, family: str) -> CaseFile:
        """The family and all that it names, as a case file. `UnknownFamily` as the store says."""
        return self._store.opened(self._access, family, file_of)

    def visit(self, family: str, version: str) -> None:
        """Remember how far the viewer has seen the family's changes."""
        self._store.visit(self._access, family, version, self.clock())

    def _id_with(self, prefix: str) -> str:
        """An id as the product gives them: a prefix, and ten characters that nobody can guess."""
        return f"{prefix}_{''.join(self.random.choices(ascii_lowercase + digits, k=10))}"

    def _fresh(self) -> str:
        """An inner id: 80 random bits."""
        return f"{self.random.getrandbits(80):020x}"

    def reset(self) -> None:
        """Remove all families and all that is stored with them."""
        self._store.reset(self._access)

    def arrangement(self, facts: Seen, ids: Collection[str], lang: str, audience: Audience) -> Arrangement | None:
        """The kept arrangement that best fits a map of these ids; None where there is none that may be used."""
        return self._store.arrangement(self._access, facts, ids, lang, audience)

    def keep_arrangement(
        self,
        family: str,
        ids: Collection[str],
        lang: str,
        audience: Audience,
        document: str,
        replaced: Arrangement | None = None,
    ) -> None:
        """Keep where everything stands on a map of these ids, in the place of a stale one."""
        self._store.keep_arrangement(self._access, family, ids, lang, audience, document, replaced, at=self.clock())

    def forget_arrangement(self, family: str, arrangement: Arrangement) -> None:
        """Forget an arrangement of the family."""
        self._store.forget_arrangement(self._access, family, arrangement)

    def failed(self) -> None:
        """Note that what was noted so far as shown came to nothing, or not to all of it. Nothing where nothing was noted."""
        self._store.failed(self._access)


def unguessable() -> Random:
    """Random numbers that nobody can guess."""
    return SystemRandom()
