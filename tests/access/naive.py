"""Who may see what, a second time: by brute force over the plain document, from the words of the contract and of
docs/departures.md alone. It shares no code with `access` and `graph.reading`.
"""

from collections.abc import Callable, Iterable
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.access import naive_meetings
from tests.naive.dates import Span, shift, span
from tests.naive.reading import read_catalogue

Doc = dict[str, Any]
TREATMENT = {"f12", "f13", "f14", "f16", "f17"}
SERVICES = {service["code"]: service for service in read_catalogue()["services"]}
APPOINTMENTS = ("per_week", "slots", "attends", "at")
NOTES = ("goal", "stopped_reason", "stopped_because_of", "yearly_cost")


@dataclass(frozen=True)
class Looker:
    """Somebody who looks at one family that exists for them."""

    role: str
    units: tuple[str, ...]
    today: date
    responsible: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    member: str | None = None
    knows: frozenset[str] = frozenset()
    general: tuple[Doc, ...] = field(default=())


class Eyes:
    """What one looker sees of one family."""

    def __init__(self, document: Doc, family: Doc, looker: Looker) -> None:
        self.doc, self.family, self.looker = document, family, looker
        self.unit = {unit["id"]: unit for unit in document["units"]}
        self.actor = {actor["id"]: actor for actor in document["actors"]}
        self.member = {member["id"]: member for member in family["members"]}
        self.home = {home["id"]: home for home in family.get("homes", [])}
        self.r = bool(set(looker.units) & set(looker.responsible))
        self.shares = looker.role in ("caseworker", "meeting_leader")
        self.whole = self.shares and bool(looker.whole) and all(map(self._still_holds, looker.whole))
        self.led = [meeting for meeting in family.get("meetings", []) if self._is_led(meeting)]
        self.taking_part = {id for meeting in self.led for id in meeting["participants"]}
        self.hers = {
            id for id, m in self.member.items() if looker.member and looker.member in (id, *m.get("custody", []))
        }
        self.here = self._here()
        self.others = self._in_conflict()
        self.their_homes = {
            _home(stay) for one in self._people() if one["id"] in self.others for stay in one.get("lives_in", [])
        }

    def _people(self) -> list[Doc]:
        return [*self.family["members"], *self.family.get("private_network", [])]

    def _in_conflict(self) -> set[str]:
        """With whom the citizen has a tie of threat or no-contact, either way."""
        me, ties = self.looker.member, self.family.get("private_ties", [])
        hard = [{tie["a"], tie["b"]} for tie in ties if tie.get("valence") == "threat" or tie.get("no_contact")]
        return {other for ends in hard if me in ends for other in ends - {me}}

    # --- words ------------------------------------------------------------------------------------------------

    def up(self, unit: str | None) -> list[str]:
        return [] if unit is None else [unit, *self.up(self.unit[unit].get("part_of"))]

    def _here(self) -> set[str]:
        """The actors that some record of the family names, and whom a general tie that touches one of these names."""
        near = {work["actor"] for work in self.family.get("engagements", [])}
        near |= {wish["about"] for wish in self.family.get("wishes", [])}
        for tie in self.family.get("ties", []):
            near |= {tie["a"], tie["b"], *tie.get("deputy", []), *tie.get("successor", [])}
        for meeting in self.family.get("meetings", []):
            near |= {*meeting["participants"], meeting.get("coordinator", "")}
        near |= naive_meetings.named(self.family)
        near &= self.actor.keys()
        for tie in self.doc.get("ties", []):
            ends = {tie["a"], tie["b"]}
            if ends & near or ends <= self.unit.keys():
                near = near | {*ends, *tie.get("deputy", []), *tie.get("successor", [])}
        return near & self.actor.keys()

    def sensitive(self, work: Doc) -> bool:
        sectors = {self.unit[id].get("sector") for id in self.up(self.actor[work["actor"]].get("unit"))}
        if sectors & {"police_courts", "regional_health"}:
            return True
        if work.get("service") in SERVICES:
            return SERVICES[work["service"]].get("existence") == "sensitive"
        return "functions" not in work or bool(set(work["functions"]) & (TREATMENT - {"f12"}))

    def kind(self, work: Doc) -> str:
        return "treatment" if self.sensitive(work) else "services"

    def persons(self, record: Doc) -> list[str]:
        named = record.get("for", [])
        return list(self.member) if named in ("family", []) else named

    def owners(self, record: Doc) -> set[str]:
        if "actor" not in record:
            return set(self.looker.responsible)
        unit = self.actor[record["actor"]].get("unit")
        return ({unit} if unit else set(self.looker.responsible)) | set(self.family.get("recorded_by", []))

    def own(self, record: Doc) -> bool:
        return bool(self.owners(record) & set(self.looker.units))

    def is_on(self, work: Doc) -> bool:
        end = span(work.get("to"))
        return work["status"] in ("active", "granted", "paused") and (end is None or end.latest >= self.looker.today)

    def works_here(self, unit: str) -> bool:
        return any(
            self.actor[work["actor"]].get("unit") == unit and self.is_on(work)
            for work in self.family.get("engagements", [])
        )

    # --- covered ----------------------------------------------------------------------------------------------

    def covered(self, record: Doc, type: str) -> bool:
        return self.own(record) or any(self.opened(owner, record, type) for owner in self.owners(record))

    def opened(self, owner: str, record: Doc, type: str) -> bool:
        if not self.shares:
            return False
        people = self.persons(record)
        if people and all(self.consented(owner, person, type) for person in people):
            return True
        if any(self.based(basis, owner, type) for basis in self.family.get("legal_bases", [])):
            return True
        if "actor" not in record or self.sensitive(record) or type not in ("contact", "services", "appointments"):
            return False
        both = self.works_here(owner) and any(map(self.works_here, self.looker.units))
        return both and any(self.based(basis, owner, type) for basis in self.looker.general)

    def consented(self, owner: str, person: str, type: str) -> bool:
        member = self.member[person]
        needed = [person]
        if member["kind"] == "child":
            needed = list(member.get("custody", []))
            if not needed:
                return False
            if self.may_be_15(member):
                needed.append(person)
        return all(self.latest_is_open(giver, owner, person, type) for giver in needed)

    def may_be_15(self, member: Doc) -> bool:
        if "birth_year" in member and self.looker.today.year - member["birth_year"] < 15:
            return False
        if "age" in member:
            since = span(member["age"]["as_of"])
            assert since is not None
            limit = 15 - member["age"]["years"] - 1  # full years from `since` after which it can have turned 15
            turned = (self.looker.today.year - since.earliest.year) - (
                (self.looker.today.month, self.looker.today.day) <= (since.earliest.month, since.earliest.day)
            )
            return turned >= limit
        return True

    def latest_is_open(self, giver: str, owner: str, person: str, type: str) -> bool:
        path, mine = self.up(owner), [above for unit in self.looker.units for above in self.up(unit)]

        def says(one: Doc) -> bool:
            all_or = one.get("status") != "given"

            def names(key: str, wanted: Iterable[str]) -> bool:
                said = one.get(key, [])
                return (all_or and not said) or bool(set(said) & set(wanted))

            is_giver = one.get("given_by") == giver or (all_or and one.get("given_by") is None)
            told = names("about", [person]) and names("information", [type])
            return is_giver and told and names("from_units", path) and names("to_units", mine)

        mattering = [one for one in self.family.get("consents", []) if says(one) and not self._is_to_come(one)]
        latest = [one for one in mattering if not any(_after(other, one) for other in mattering)]
        return bool(latest) and all(
            self.in_force(one)
            and self.narrow(one.get("from_units", []), path)
            and self.narrow(one.get("to_units", []), mine)
            for one in latest
        )

    def _is_to_come(self, consent: Doc) -> bool:
        begin = span(consent.get("valid_from"))
        return begin is not None and begin.earliest > self.looker.today

    def in_force(self, consent: Doc) -> bool:
        begin, end = span(consent.get("valid_from")), span(consent.get("valid_to"))
        on_time = (begin is None or begin.latest <= self.looker.today) and (
            end is None or self.looker.today <= end.earliest
        )
        return consent.get("status") == "given" and on_time

    def narrow(self, named: list[str], path: list[str]) -> bool:
        return any(id in path and self.unit[id]["level"] not in ("municipality", "magistrate") for id in named)

    def whole_basis(self, basis: Doc) -> bool:
        made, end = span(basis.get("date")), span(basis.get("valid_to"))
        if not (basis.get("statute") and basis.get("assessed_by") and made):
            return False
        return made.earliest <= self.looker.today and (end is None or self.looker.today <= end.earliest)

    def based(self, basis: Doc, owner: str, type: str) -> bool:
        mine = [above for unit in self.looker.units for above in self.up(unit)]
        joins = self.narrow(basis.get("from_units", []), self.up(owner)) and self.narrow(
            basis.get("to_units", []), mine
        )
        return joins and type in basis.get("information", []) and self.whole_basis(basis)

    def _still_holds(self, id: str) -> bool:
        consents = any(one["id"] == id and self.in_force(one) for one in self.family.get("consents", []))
        bases = (*self.family.get("legal_bases", []), *self.looker.general)
        return consents or any(one["id"] == id and self.whole_basis(one) for one in bases)

    def _is_led(self, meeting: Doc) -> bool:
        end = span(meeting.get("until", meeting.get("date")))
        return meeting["id"] in self.looker.meetings and (end is None or shift(end.latest, 30) >= self.looker.today)

    # --- the rows of the table --------------------------------------------------------------------------------

    def by(self, **columns: Callable[[], bool] | None) -> bool:
        """What the column of the role says; None is never."""
        cell = columns[self.looker.role]
        return cell is not None and (self.whole or cell())

    def family_record(self, record: Doc, type: str, hers: Callable[[], bool]) -> bool:
        r_or_covered = lambda: self.r or self.covered(record, type)  # noqa: E731 (asked late)
        return self.by(caseworker=r_or_covered, meeting_leader=r_or_covered, leader=lambda: self.r, citizen=hers)

    def sees_member(self, id: str) -> bool:
        helped = {
            p for w in self.family.get("engagements", []) if w["actor"] in self.taking_part for p in self.persons(w)
        }
        yes = lambda: True  # noqa: E731 (asked late)
        return self.by(
            caseworker=yes,
            meeting_leader=lambda: id in self.taking_part | helped,
            leader=yes,
            citizen=lambda: id in self.hers,
        )

    def sees_home(self, home: Doc) -> bool:
        if home["id"] in self.their_homes:
            return False
        if home.get("protected"):
            return self.looker.role == "caseworker" and self.r
        yes = lambda: True  # noqa: E731 (asked late)
        stays = {_home(stay) for id in self.hers for stay in self.member[id].get("lives_in", [])}
        return self.by(
            caseworker=yes,
            meeting_leader=lambda: self.covered({}, "appointments"),
            leader=yes,
            citizen=lambda: home["id"] in stays,
        )

    def sees_work(self, work: Doc, type: str | None = None) -> bool:
        if self.others & set(self.persons(work)):
            return False
        type = type or self.kind(work)
        hers = None if type == "notes" else lambda: bool(self.hers & set(self.persons(work)))
        return self.by(
            caseworker=lambda: self.covered(work, type),
            meeting_leader=lambda: work["actor"] in self.taking_part and self.covered(work, type),
            leader=lambda: self.own(work),
            citizen=hers,
        )

    def met(self) -> set[str]:
        ours = {id for id in self.here if self.actor[id].get("unit") in self.looker.units}
        found: set[str] = set()
        for tie in self.family.get("ties", []):
            direct = tie["kind"] == "exchange" and tie.get("channel") == "direct"
            if tie["status"] == "documented" and (direct or tie["kind"] == "team") and ours & {tie["a"], tie["b"]}:
                found |= {tie["a"], tie["b"]}
        for meeting in self.family.get("meetings", []):
            if meeting["status"] == "held" and "date" in meeting and ours & set(meeting["participants"]):
                found |= set(meeting["participants"])
        return found

    def actor_reason(self, id: str) -> str | None:
        """Why an actor shows: `all` its fields, or only its `contact`."""
        works = [work for work in self.family.get("engagements", []) if work["actor"] == id]
        shown = any(self.sees_work(work) for work in works)
        if self.whole or (self.looker.role == "meeting_leader" and id in self.taking_part):
            return "all"
        if self.looker.role == "citizen":
            return "all" if shown else None
        if self.looker.role == "meeting_leader":
            return None
        if shown or self.actor[id].get("unit") in self.looker.units or id in self.met():
            return "all"
        contact = [work for work in works if self.is_on(work) and not self.sensitive(work)]
        opened = any(self.opened(owner, work, "contact") for work in contact for owner in self.owners(work))
        return "contact" if opened else None

    def party(self, units: Iterable[str]) -> bool:
        mine = {above for unit in self.looker.units for above in self.up(unit)}
        return any(id in mine or set(self.up(id)) & set(self.looker.units) for id in units)

    def sees_basis(self, record: Doc) -> bool:
        def party() -> bool:
            return self.party((*record.get("from_units", []), *record.get("to_units", [])))

        def either() -> bool:
            return self.r or party()

        def named() -> bool:
            me = self.looker.member
            return me is not None and me in (record.get("given_by"), *record.get("about", []))

        return self.by(caseworker=either, meeting_leader=party, leader=either, citizen=named)

    # --- the family as it is seen -----------------------------------------------------------------------------

    def look(self) -> Doc:
        """A case file with this family, in which the rest was never written down."""
        reasons = {id: why for id in self.here if (why := self.actor_reason(id))}
        members = {id for id in self.member if self.sees_member(id)}
        homes = {id for id, home in self.home.items() if self.sees_home(home)}
        private = {one["id"] for one in self.family.get("private_network", []) if self.sees_private(one)}
        bases = [one for key in ("consents", "legal_bases") for one in self.family.get(key, []) if self.sees_basis(one)]
        named = [id for one in bases for id in (*one.get("from_units", []), *one.get("to_units", []))]
        standing = [self.actor[id]["unit"] for id in reasons if "unit" in self.actor[id]]
        units = {above for id in (*named, *standing, *self.looker.units) for above in self.up(id)}
        who = set(reasons) | members | private | units | {self.family["id"]}
        return {
            "tovholder": 1,
            "as_of": self.doc["as_of"],
            **({"municipality": self.doc["municipality"]} if "municipality" in self.doc else {}),
            "units": [unit for id, unit in self.unit.items() if id in units],
            "actors": [self.seen_actor(id, why, units) for id, why in reasons.items()],
            "ties": [self.seen_tie(tie, who) for tie in self.doc.get("ties", []) if self.sees_tie(tie, who)],
            "families": [self.seen_family(members, homes, private, units, set(reasons), who)],
        }

    def sees_private(self, record: Doc) -> bool:
        """A person of the private network, a private tie, a wish."""
        me = self.looker.member
        ties = [tie for tie in self.family.get("private_ties", []) if me and me in (tie["a"], tie["b"])]
        wishes = [wish for wish in self.family.get("wishes", []) if me and wish.get("by") == me]
        tied = {end for tie in ties for end in (tie["a"], tie["b"])} | {wish["about"] for wish in wishes}
        if self.others and self._leads_to_others(record):
            return False
        hers = lambda: record in ties or record in wishes or record.get("id") in tied  # noqa: E731 (asked late)
        return self.family_record({}, "network", hers)

    def _leads_to_others(self, record: Doc) -> bool:
        """Whether somebody private stands or lives with them, or a tie or wish is theirs or about them."""
        ties = [{tie["a"], tie["b"]} for tie in self.family.get("private_ties", [])]
        near = {end for ends in ties if ends & self.others for end in ends} | self.others
        near |= {
            one["id"] for one in self._people() if self.their_homes & {_home(stay) for stay in one.get("lives_in", [])}
        }
        said = {record.get("a"), record.get("b"), record.get("by"), record.get("about")}
        return record.get("id") in near or bool(said & self.others)

    def sees_tie(self, tie: Doc, who: set[str]) -> bool:
        if not {tie["a"], tie["b"]} <= who:
            return False
        return (self.looker.role == "caseworker" and self.whole) if tie["kind"] == "trust" else True

    def sees_note(self) -> bool:
        """The source of a tie and the note of a basis: about all members."""
        return self.family_record({}, "notes", lambda: set(self.member) <= self.hers)

    def seen_tie(self, tie: Doc, who: set[str]) -> Doc:
        seen = deepcopy(tie)
        if not self.sees_note():
            seen.pop("source", None)
        for key in ("deputy", "successor"):
            if key in seen:
                seen[key] = [id for id in seen[key] if id in who]
        return seen

    def seen_actor(self, id: str, why: str, units: set[str]) -> Doc:
        seen = {k: v for k, v in self.actor[id].items() if why == "all" or k in ("id", "name", "kind", "role", "unit")}
        if "record_access" in seen:
            seen["record_access"] = [unit for unit in seen["record_access"] if unit in units]
        return seen

    def seen_work(self, work: Doc, members: set[str], homes: set[str], private: set[str], works: set[str]) -> Doc:
        seen = deepcopy(work)
        for key in (*APPOINTMENTS, *NOTES):
            if key in seen and not self.sees_work(work, "appointments" if key in APPOINTMENTS else "notes"):
                del seen[key]
        place = self.home.get(work["at"])
        if "at" not in seen or (place and work["at"] not in homes):
            seen["at"] = "unknown"
        if (
            place
            and place.get("protected")
            and not (self.r and self.own(work) and self.looker.role in ("caseworker", "leader"))
        ):
            seen.pop("slots", None)
        if work["at"] in self.their_homes:
            seen.pop("slots", None)
        if isinstance(seen["for"], list):
            seen["for"] = [id for id in seen["for"] if id in members]
        if seen.get("attends"):
            seen["attends"] = [id for id in seen["attends"] if id in members | private]
        if seen.get("stopped_because_of") not in works:
            seen.pop("stopped_because_of", None)
        tasks = work.get("functions", SERVICES.get(work.get("service"), {}).get("functions", []))
        if not self.sees_work(work, "treatment") and set(tasks) & TREATMENT:
            seen["functions"] = [task for task in tasks if task not in TREATMENT]
        return seen

    def seen_family(
        self, members: set[str], homes: set[str], private: set[str], units: set[str], actors: set[str], who: set[str]
    ) -> Doc:
        family, people = self.family, members | private
        seen: Doc = {"id": family["id"], "name": family["name"]}
        if self.looker.role == "caseworker" and self.whole:
            seen |= {key: family[key] for key in ("mapped",) if key in family}
            if family.get("same_as", {}).get("family") in self.looker.knows:
                seen["same_as"] = family["same_as"]
        recorded = [id for id in family.get("recorded_by", []) if id in units]
        if (
            recorded
            and self.looker.role == "caseworker"
            and (self.whole or self.r or self.party(family["recorded_by"]))
        ):
            seen["recorded_by"] = recorded

        def at_home(person: Doc) -> Doc:
            return person | {"lives_in": [stay for stay in person.get("lives_in", []) if _home(stay) in homes]}

        seen["homes"] = [home for id, home in self.home.items() if id in homes]
        seen["members"] = [
            at_home(one | {"custody": [id for id in one.get("custody", []) if id in people]})
            for id, one in self.member.items()
            if id in members
        ]
        seen["private_network"] = [at_home(one) for one in family.get("private_network", []) if one["id"] in private]
        seen["private_ties"] = [
            tie for tie in family.get("private_ties", []) if self.sees_private(tie) and {tie["a"], tie["b"]} <= people
        ]
        seen["wishes"] = [
            wish
            for wish in family.get("wishes", [])
            if self.sees_private(wish) and wish["about"] in people | actors and wish.get("by") in people | {None}
        ]
        works = [
            work
            for work in family.get("engagements", [])
            if self.sees_work(work)
            and work["actor"] in actors
            and (work["for"] in ("family", []) or set(work["for"]) & members)
        ]
        ids = {work["id"] for work in works}
        seen["engagements"] = [self.seen_work(work, members, homes, private, ids) for work in works]
        seen["needs"] = [
            self.seen_need(need, members) for need in family.get("needs", []) if self.sees_need(need, "needs", members)
        ]
        seen["ties"] = [self.seen_tie(tie, who) for tie in family.get("ties", []) if self.sees_tie(tie, who)]
        seen["meetings"] = [
            self.seen_meeting(one, who, actors)
            for one in family.get("meetings", [])
            if self.sees_meeting(one, who, actors)
        ]
        seen["consents"] = [
            self.seen_basis(one, people, units)
            for one in family.get("consents", [])
            if self.sees_basis(one) and (not one.get("about") or set(one["about"]) & people)
        ]
        seen["legal_bases"] = [
            self.seen_basis(one, people, units) for one in family.get("legal_bases", []) if self.sees_basis(one)
        ]
        return seen | naive_meetings.records(self, seen, who)

    def sees_need(self, need: Doc, type: str, members: set[str]) -> bool:
        return bool(set(need["for"]) & members) and self.family_record(
            need, type, lambda: bool(self.hers & set(need["for"]))
        )

    def seen_need(self, need: Doc, members: set[str]) -> Doc:
        seen = need | {"for": [id for id in need["for"] if id in members]}
        if not self.sees_need(need, "notes", members):
            seen.pop("text", None)
        return seen

    def sees_meeting(self, meeting: Doc, who: set[str], actors: set[str]) -> bool:
        in_it = set(meeting["participants"])
        shows = lambda: bool(in_it & actors)  # noqa: E731 (asked late)
        led = lambda: meeting in self.led or shows()  # noqa: E731 (asked late)
        part = lambda: bool(self.looker.member) and self.looker.member in in_it  # noqa: E731 (asked late)
        if self.others & (in_it | {one["who"] for one in meeting.get("invited", [])}):
            return False
        allowed = self.by(caseworker=shows, meeting_leader=led, leader=shows, citizen=part)
        return allowed and (not in_it or bool(in_it & who))

    def seen_meeting(self, meeting: Doc, who: set[str], actors: set[str]) -> Doc:
        seen = meeting | {"participants": [id for id in meeting["participants"] if id in who]}
        if meeting.get("coordinator") not in (*actors, "none"):
            seen.pop("coordinator", None)
        naive_meetings.inside(self, meeting, seen, who)
        return seen

    def seen_basis(self, record: Doc, people: set[str], units: set[str]) -> Doc:
        seen = deepcopy(record)
        for key, there in (("about", people), ("from_units", units), ("to_units", units)):
            if key in seen:
                seen[key] = [id for id in seen[key] if id in there]
        if seen.get("given_by") not in people:
            seen.pop("given_by", None)
        if not self.sees_note():
            seen.pop("note", None)
        return seen


def _home(stay: str | Doc) -> str:
    return stay if isinstance(stay, str) else stay["home"]


def _after(one: Doc, other: Doc) -> bool:
    first, second = span(one.get("valid_from")), span(other.get("valid_from"))
    return isinstance(first, Span) and isinstance(second, Span) and first.earliest > second.latest
