"""What shows of one family to one viewer: the decision table, asked of each record and field.

All that depends on other records (an actor shows by its work, a meeting by its actors, a unit by who stands in it) is worked out
once, in that order.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from access.covered import Coverage, holds, is_in_force
from access.information import (
    CONTACT_FIELDS,
    SENSITIVE_TASKS,
    Information,
    tasks,
    type_of,
    type_of_field,
)
from access.records import (
    WITHOUT_TYPE,
    holders_of,
    id_of,
    meeting_of,
    participants_of,
    persons_named,
    row_of,
    speaker_of,
    units_named,
)
from access.roles import SHARING, Column
from access.table import TABLE, WHOLE_BUT, Condition
from graph.model.base import Record
from graph.model.meetings import Agreement, Meeting, Priority
from graph.model.periods import last_of, plus
from graph.model.records import (
    Actor,
    Consent,
    Engagement,
    Family,
    Home,
    LegalBasis,
    Member,
    Need,
    PrivateTie,
    Tie,
    Unit,
    Wish,
)
from graph.reading.facts import FamilyFacts
from graph.reading.hiding import path_of
from graph.reading.rights import MEETING_DAYS, Circumstances, Rights, is_at_work
from graph.reading.scope import Scope
from graph.reading.viewer import Viewer

C = Condition
WORDS: Mapping[Condition, str] = {
    C.OWN: "own",
    C.OWN_AND_RESPONSIBLE: "own",
    C.OWN_UNIT: "own",
    C.RESPONSIBLE: "responsible",
    C.MET: "met",
    C.TAKES_PART: "takes_part",
    C.HELPED: "helped",
    C.SELF: "citizen",
    C.OWN_TIE: "citizen",
}
"""Conditions that are a right by themselves, by the word for it in what is said of why something shows."""


class FamilyScope(Scope):
    """The scope of a viewer in a family that is admitted."""

    def __init__(
        self,
        viewer: Viewer,
        column: Column,
        facts: FamilyFacts,
        circumstances: Circumstances,
        admits: Callable[[str], bool],
        consent_age: int,
    ) -> None:
        self.facts, self._family = facts, facts.family
        self._viewer, self._admits = viewer, admits
        self._column: Column = column
        self._units = circumstances.units
        self._rights = circumstances.rights.get(facts.family.id, Rights(facts.family.id))
        self._citizen = self._rights.member or ""
        self._today = viewer.now.date()
        self._own = frozenset(viewer.units)
        self._own_path = frozenset(self._path(*viewer.units))
        self._homes = {home.id: home for home in self._family.homes}
        self._at_work = frozenset(
            unit
            for work in self._family.engagements
            if is_at_work(work.status, work.to, self._today) and (unit := facts.actors[work.actor].unit)
        )
        self._coverage = Coverage(
            self._family,
            self._units,
            self._own_path if viewer.purpose in SHARING else frozenset(),
            self._today,
            consent_age,
            circumstances.bases if self._own & self._at_work else (),
        )
        self.whole = self._is_whole(circumstances.bases)
        self._holds: Mapping[Condition, Callable[[Record, Information | None], bool]] = self._conditions()

    # --- what the cut asks ------------------------------------------------------------------------------------

    @property
    def limited(self) -> bool:
        """Whether the viewer may not see all."""
        return not self.whole

    def knows(self, family: str) -> bool:
        """Whether the family exists for the viewer."""
        return self._admits(family)

    def shows(self, record: Record, field: str | None = None) -> bool:
        """What the table says of the record, or of the field."""
        if field is not None:
            return self._shows_field(record, field)
        if isinstance(record, Member):
            return record.id in self.members
        if isinstance(record, Engagement):
            return record.id in self.work
        if isinstance(record, Actor):
            return record.id in self.actors
        if isinstance(record, Unit):
            return record.id in self.visible_units
        if isinstance(record, Agreement) and not self._may(record, "agreement_words", "notes"):
            return False  # an agreement without what was agreed would say that there is one
        return self._row_holds(row_of(record), record)

    def functions(self, engagement: Engagement) -> tuple[str, ...] | None:
        """Without the tasks that the viewer may not know of; all are named where one is left out."""
        if self._may(engagement, "engagement", "treatment"):
            return engagement.functions
        said = tuple(task for task in tasks(engagement) if task not in SENSITIVE_TASKS)
        return engagement.functions if said == tasks(engagement) else said

    def why(self, record: Record) -> tuple[str, ...]:
        """What lets a record show, as the conditions of its cell say it."""
        if isinstance(record, Family):
            return self._rights.ties()
        row = row_of(record)
        cell = TABLE[row][self._column]
        if self.whole and row not in WHOLE_BUT:
            return ("whole", *self._rights.whole)
        type = None if row in WITHOUT_TYPE else self._type_of(record)
        held = (condition for condition in C if condition in cell and self._holds[condition](record, type))
        words = dict.fromkeys(word for condition in held for word in self._words(condition, record, type))
        return ("own",) if "own" in words else tuple(words)

    def general(self) -> tuple[LegalBasis, ...]:
        """Those that are stored, where the own unit works here."""
        return tuple(self._coverage.general)

    def _words(self, condition: Condition, record: Record, type: Information | None) -> Iterable[str]:
        if condition in WORDS:
            return (WORDS[condition],)
        if condition in (C.COVERED, C.COVERED_OF_PARTICIPANT):
            own = "own" if isinstance(record, Engagement) else "responsible"
            return (own,) if self._owns(record) or type is None else self._opened(record, type)
        works = self._work_of(id_of(record))
        if condition is C.WORK_SHOWS:
            return (word for work in works if work.id in self.work for word in self.why(work))
        if condition is C.CONTACT:
            return (id for work in works if self._opens_contact(work) for id in self._opened(work, "contact"))
        return ()

    # --- who shows --------------------------------------------------------------------------------------------

    @cached_property
    def members(self) -> frozenset[str]:
        """The members who show."""
        return frozenset(one.id for one in self._family.members if self._row_holds("member", one))

    @cached_property
    def work(self) -> frozenset[str]:
        """The engagements that show."""
        return frozenset(one.id for one in self._family.engagements if self._may(one, "engagement", self._type(one)))

    @cached_property
    def actors(self) -> frozenset[str]:
        """The actors who show."""
        return frozenset(id for id, actor in self.facts.actors.items() if self._row_holds("actor", actor))

    @cached_property
    def private(self) -> frozenset[str]:
        """The people of the private network who show."""
        return frozenset(one.id for one in self._family.private_network if self._row_holds("network", one))

    @cached_property
    def visible_units(self) -> frozenset[str]:
        """The units that show, of all that are stored."""
        standing = (self.facts.actors[id].unit for id in self.actors)
        bases = (*self._family.consents, *self._family.legal_bases)
        named = (id for one in bases if self._row_holds("consent", one) for id in (*one.from_units, *one.to_units))
        reasons = {C.STANDS: standing, C.NAMED: named, C.OWN_PATH: self._viewer.units}
        cell = TABLE["unit"][self._column]
        return frozenset(self._path(*(id for reason, ids in reasons.items() if reason in cell for id in ids)))

    def _shows_field(self, record: Record, field: str) -> bool:
        if isinstance(record, Family) and field in TABLE:
            return self._row_holds(field, record)
        if isinstance(record, Actor):
            return field in CONTACT_FIELDS or not self._shows_by_contact_alone(record)
        type = type_of_field(record, field)
        if type is None:
            return True
        if not isinstance(record, Engagement):
            return self._may(record, _row_of_field(record), type)
        home = self._homes.get(record.at)
        if home and home.protected and field == "at" and not self._row_holds("protected_home", record):
            return False
        if home and home.protected and field == "slots" and not self._row_holds("protected_slots", record):
            return False
        return self._may(record, "engagement_notes" if type == "notes" else "engagement", type)

    def _shows_by_contact_alone(self, actor: Actor) -> bool:
        """Whether nothing else than contact lets the actor show: then its name, role and unit do, and no more."""
        cell = TABLE["actor"][self._column] - {C.CONTACT}
        return not self.whole and not any(self._holds[reason](actor, None) for reason in cell)

    # --- the table --------------------------------------------------------------------------------------------

    def _row_holds(self, row: str, record: Record) -> bool:
        return self._may(record, row, None if row in WITHOUT_TYPE else self._type_of(record))

    def _may(self, record: Record, row: str, type: Information | None) -> bool:
        """Whether a condition of the cell holds for the record, for information of this type."""
        cell = TABLE[row][self._column]
        if self.whole and cell and row not in WHOLE_BUT:
            return True
        return any(self._holds[condition](record, type) for condition in cell)

    def _conditions(self) -> Mapping[Condition, Callable[[Record, Information | None], bool]]:
        return {
            C.YES: lambda record, type: True,
            C.WHOLE: lambda record, type: self.whole,
            C.OWN: lambda record, type: self._owns(record),
            C.RESPONSIBLE: lambda record, type: self._is_responsible,
            C.OWN_AND_RESPONSIBLE: lambda record, type: self._is_responsible and self._owns(record),
            C.COVERED: lambda record, type: self._covers(record, type),
            C.COVERED_OF_PARTICIPANT: lambda record, type: (
                isinstance(record, Engagement) and record.actor in self._participants and self._covers(record, type)
            ),
            C.TAKES_PART: lambda record, type: id_of(record) in self._participants,
            C.HELPED: lambda record, type: id_of(record) in self._helped,
            C.ITS_MEETING: lambda record, type: meeting_of(record) in self._led_ids,
            C.HOLDS: lambda record, type: not self._ourselves.isdisjoint(holders_of(record)),
            C.SPEAKS: lambda record, type: speaker_of(record) in self._ourselves,
            C.WORK_SHOWS: lambda record, type: any(work.id in self.work for work in self._work_of(id_of(record))),
            C.OWN_UNIT: lambda record, type: isinstance(record, Actor) and record.unit in self._own,
            C.CONTACT: lambda record, type: any(map(self._opens_contact, self._work_of(id_of(record)))),
            C.MET: lambda record, type: id_of(record) in self._met,
            C.ENDS_SHOW: lambda record, type: isinstance(record, Tie) and {record.a, record.b} <= self._ends,
            C.ACTOR_SHOWS: lambda record, type: not self.actors.isdisjoint(participants_of(record)),
            C.PARTY: lambda record, type: self._is_party(record),
            C.SELF: lambda record, type: self._is_of_citizen(record),
            C.SHE_TAKES_PART: lambda record, type: self._citizen in participants_of(record),
            C.OWN_TIE: lambda record, type: self._is_own_tie(record),
            C.GAVE_OR_NAMED: lambda record, type: (
                isinstance(record, Consent) and self._citizen in (record.given_by, *record.about)
            ),
        }

    # --- the two predicates -----------------------------------------------------------------------------------

    def _owns(self, record: Record) -> bool:
        """Whether the own unit owns the record."""
        return not self._own.isdisjoint(self._owners(record))

    def _covers(self, record: Record, type: Information | None) -> bool:
        """Whether the own unit owns it, or consents or a basis open this type of it."""
        return self._owns(record) or (type is not None and bool(self._opened(record, type)))

    def _opened(self, record: Record, type: Information) -> tuple[str, ...]:
        if isinstance(record, Engagement):
            is_hidden_kind = self._type(record) == "treatment"
            at_work = frozenset[str]() if is_hidden_kind else self._at_work
            return self._coverage.opened_by(self._owners(record), self._persons(record), type, at_work)
        return self._coverage.opened_by(self._owners(record), self._persons(record), type)

    def _owners(self, record: Record) -> frozenset[str]:
        """The units whose record it is: of work its actor's unit and who recorded the family; of all else the responsible."""
        if not isinstance(record, Engagement):
            return self._rights.responsible
        unit = self.facts.actors[record.actor].unit
        return frozenset({unit} if unit else self._rights.responsible).union(self._family.recorded_by or ())

    def _persons(self, record: Record) -> frozenset[str]:
        """The members whom a record is about: all of them where it names none."""
        if isinstance(record, Priority):
            record = next(work for work in self._family.engagements if work.id == record.engagement)
        named = record.for_ if isinstance(record, Engagement | Need) else persons_named(record)
        return frozenset(member.id for member in self._family.members) if named in ("family", ()) else frozenset(named)

    def _type_of(self, record: Record) -> Information:
        return self._type(record) if isinstance(record, Engagement) else type_of(record)

    def _type(self, work: Engagement) -> Information:
        return self._types[work.id]

    @cached_property
    def _types(self) -> Mapping[str, Information]:
        def sectors(work: Engagement) -> frozenset[str]:
            path = self._path(self.facts.actors[work.actor].unit)
            return frozenset(sector for id in path if (sector := self._units[id].sector))

        return {work.id: type_of(work, sectors(work)) for work in self._family.engagements}

    # --- the single conditions --------------------------------------------------------------------------------

    @cached_property
    def _is_responsible(self) -> bool:
        return not self._own.isdisjoint(self._rights.responsible)

    def _is_whole(self, general: Sequence[LegalBasis]) -> bool:
        """Whether an assignment shows the whole map, and each consent or basis that it names still holds."""
        in_force = {one.id for one in self._family.consents if is_in_force(one, self._today)}
        in_force |= {one.id for one in (*self._family.legal_bases, *general) if holds(one, self._today)}
        behind = self._rights.whole
        return self._viewer.purpose in SHARING and bool(behind) and in_force.issuperset(behind)

    @cached_property
    def _led(self) -> tuple[Meeting, ...]:
        """The meetings for which the viewer is here, until some days after each."""
        return tuple(
            meeting
            for meeting in self._family.meetings
            if meeting.id in self._rights.meetings
            and plus(last_of(meeting.until or meeting.date), MEETING_DAYS) >= self._today
        )

    @cached_property
    def _led_ids(self) -> frozenset[str]:
        return frozenset(meeting.id for meeting in self._led)

    @cached_property
    def _ourselves(self) -> frozenset[str]:
        """The citizen; of whoever works here, the actors of the own unit."""
        if self._column == "citizen":
            return frozenset({self._citizen})
        return frozenset(actor.id for actor in self.facts.actors.values() if actor.unit in self._own)

    @cached_property
    def _participants(self) -> frozenset[str]:
        return frozenset(id for meeting in self._led for id in participants_of(meeting))

    @cached_property
    def _helped(self) -> frozenset[str]:
        works = (work for work in self._family.engagements if work.actor in self._participants)
        return frozenset(person for work in works for person in self._persons(work))

    @cached_property
    def _works(self) -> Mapping[str, Sequence[Engagement]]:
        works: dict[str, list[Engagement]] = {}
        for work in self._family.engagements:
            works.setdefault(work.actor, []).append(work)
        return works

    def _work_of(self, actor: str) -> Sequence[Engagement]:
        return self._works.get(actor, ())

    def _opens_contact(self, work: Engagement) -> bool:
        is_open = is_at_work(work.status, work.to, self._today) and self._type(work) != "treatment"
        return is_open and bool(self._opened(work, "contact"))

    @cached_property
    def _met(self) -> frozenset[str]:
        """Who stands in a documented direct exchange or a team with one of the own unit, or sat in a held meeting with one."""
        own = {actor.id for actor in self.facts.actors.values() if actor.unit in self._own}
        met: set[str] = set()
        for tie in self._family.ties:
            is_direct = tie.kind == "team" or (tie.kind == "exchange" and tie.channel == "direct")
            if tie.status == "documented" and is_direct and own & {tie.a, tie.b}:
                met |= {tie.a, tie.b}
        for meeting in self._family.meetings:
            if meeting.status == "held" and meeting.date and own.intersection(meeting.participants):
                met.update(meeting.participants)
        return frozenset(met)

    @cached_property
    def _ends(self) -> frozenset[str]:
        """Whatever a tie may end at that shows."""
        return self.actors | self.members | self.private | self.visible_units | {self._family.id}

    def _is_party(self, record: Record) -> bool:
        named = units_named(record)
        return any(id in self._own_path or not self._own.isdisjoint(self._path(id)) for id in named)

    @cached_property
    def _citizens(self) -> frozenset[str]:
        """The citizen, and the children in her custody."""
        return frozenset(one.id for one in self._family.members if self._citizen in (one.id, *one.custody))

    def _is_of_citizen(self, record: Record) -> bool:
        if isinstance(record, Member):
            return record.id in self._citizens
        if isinstance(record, Home):
            living = (one for one in self._family.members if one.id in self._citizens)
            return not record.protected and any(stay.home == record.id for one in living for stay in one.lives_in)
        if isinstance(record, Engagement | Need):
            return not self._citizens.isdisjoint(self._persons(record))
        return self._citizens.issuperset(self._persons(record))

    def _is_own_tie(self, record: Record) -> bool:
        own = self._citizen
        if isinstance(record, PrivateTie):
            return own in (record.a, record.b)
        if isinstance(record, Wish):
            return own == record.by
        ties = {id for tie in self._family.private_ties if own in (tie.a, tie.b) for id in (tie.a, tie.b)}
        return id_of(record) in ties | {wish.about for wish in self._family.wishes if wish.by == own}

    def _path(self, *units: str | None) -> Iterator[str]:
        return (above for unit in units for above in path_of(unit, self._units))


def _row_of_field(record: Record) -> str:
    """The row of a field that is of a type of its own."""
    return "voice" if isinstance(record, Meeting) else "agreement_words" if isinstance(record, Priority) else "note"
