"""A look at families: of whoever looks, which families there are, and what shows of each. Whoever works alone sees all.

What ties a viewer to families is read first (`graph.reading.circumstances`). A family that is not admitted is not read: an id that
is foreign and one that is not stored take the same way.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.model.meetings import Meeting
from graph.model.records import CaseFile, Family
from graph.reading.changes import ALL_CHANGES, Changes
from graph.reading.circumstances import circumstances
from graph.reading.cut import Seen, cut, cut_file, facts_in, hidden_in, with_questions
from graph.reading.facts import FamilyFacts
from graph.reading.noting import Named
from graph.reading.paper import on_paper, without_protected_homes
from graph.reading.policy import Policy
from graph.reading.rights import Circumstances, Rights
from graph.reading.rows import Run
from graph.reading.scope import EVERYTHING, Scope
from graph.reading.sight import Sight
from graph.reading.uncounted import without
from graph.reading.viewer import System, Viewer

WORDS = frozenset({"whole", "own", "responsible", "met", "takes_part", "helped", "citizen"})
"""What a scope says of why a record shows, beside ids."""


Questions = Callable[[Seen], frozenset[str]]
"""The ids of the findings of a family as somebody sees it."""


class Opened(NamedTuple):
    """What shows of a family, and what opened it: words of the audit, consents and bases."""

    seen: Seen
    basis: tuple[str | Named, ...]


class Look:
    """Whoever works alone sees all."""

    @property
    def tied(self) -> Sequence[str] | None:
        """The families among which those are that the viewer may know of; None: any."""
        return None

    def admits(self, family: str) -> bool:
        """Whether the family exists for the viewer, if it is stored."""
        return True

    def needs_reason(self, family: str) -> bool:
        """Whether it would, had the viewer given a reason to look."""
        return False

    def is_responsible(self, family: str) -> bool:
        """Whether the viewer may change what only whoever is responsible changes, such as consents."""
        return True

    def scope(self, facts: FamilyFacts) -> Scope:
        """What shows of a family."""
        return EVERYTHING

    def at_large(self, families: Sequence[Scope]) -> Scope:
        """What shows of the organisation, beside what shows in one of these families."""
        return EVERYTHING

    def sees_organisation(self) -> bool:
        """Whether something of the organisation shows to somebody who sees no family."""
        return True

    def runs_the_organisation(self) -> bool:
        """Whether the viewer may change all units and actors."""
        return True

    def ties_to(self, family: str) -> tuple[str, ...]:
        """What ties the viewer to the family, in words of the audit."""
        return ()

    def seen(self, facts: FamilyFacts) -> Seen:
        """What shows of a family, cut out of all that is recorded of it."""
        return self.opened(facts).seen

    def sight(self, facts: FamilyFacts) -> Sight:
        """The same, and what shows of each record by itself to whoever edits: to a user no protected home, for its id may not go out."""
        scope = self.scope(facts)
        if scope is EVERYTHING:
            return Sight(cut(facts, scope), scope, None)
        edited = without_protected_homes(scope, facts.family)
        seen = cut(facts, scope)
        questions = self.questions_in(seen, scope)
        shown = seen if questions is None else with_questions(seen, questions)
        return Sight(shown, edited, hidden_in(facts, edited), questions)

    def questions_in(self, seen: Seen, scope: Scope) -> frozenset[str] | None:
        """The ids of the findings that exist for the viewer, where an agenda of the family names any; None where all may show."""
        return None

    def changes(self, sight: Sight) -> Changes:
        """What the viewer may change of a family that they see so."""
        return ALL_CHANGES

    def made_for(self, facts: FamilyFacts, persons: Collection[str], policy: Policy) -> Scope:
        """What of that may stand in what is made for these persons."""
        return policy.kept_apart(self.scope(facts), facts.family, persons)

    def opened(self, facts: FamilyFacts, scope: Scope | None = None) -> Opened:
        """What shows of a family, or of what shows in this scope, and what opened it."""
        scope = scope or self.scope(facts)
        seen = cut(facts, scope)
        questions = self.questions_in(seen, scope)
        seen = seen if questions is None else with_questions(seen, questions)
        family = seen.family
        records = (*family.engagements, *family.needs, *family.private_network)
        reasons = {id for record in records for id in scope.why(record)}
        return Opened(seen, tuple(dict.fromkeys((*self.ties_to(family.id), *_named(facts, reasons)))))

    def on_paper(self, seen: Seen) -> Seen:
        """What of this may leave the product as a file or a print."""
        return seen

    def seen_file(self, case_file: CaseFile, source: str) -> CaseFile | None:
        """What shows of a source; None where that is nothing, and some family that does not show may be in it."""
        facts = [facts_in(case_file, family, source) for family in case_file.families if self.admits(family.id)]
        families: list[Family] = [self.on_paper(self.seen(one)).family for one in facts]
        at_large = self.at_large([self.scope(one) for one in facts])
        if at_large is EVERYTHING:
            return case_file
        seen = cut_file(case_file, at_large, families)
        return seen if seen.families or seen.units or seen.actors else None


@dataclass(frozen=True)
class CountingLook(Look):
    """The product looks at all families, to count them for planners: as if some actors and units were not there."""

    hidden: frozenset[str]

    def scope(self, facts: FamilyFacts) -> Scope:
        return without(facts, self.hidden)


@dataclass(frozen=True)
class LimitedLook(Look):
    """A look of a user in a role: the policy says what shows."""

    viewer: Viewer
    policy: Policy
    here: Circumstances
    questions: Questions | None = None
    """Which findings there are for whoever sees a family so: composition hands it to the store. None: no question shows."""

    @property
    def tied(self) -> Sequence[str] | None:
        return sorted(self.here.rights)

    def _rights(self, family: str) -> Rights:
        return self.here.rights.get(family) or Rights(family)

    def admits(self, family: str) -> bool:
        return self.policy.admits(self.viewer, self._rights(family))

    def needs_reason(self, family: str) -> bool:
        return self.policy.needs_reason(self.viewer, self._rights(family))

    def is_responsible(self, family: str) -> bool:
        return self.viewer.role == "caseworker" and "responsible" in self._rights(family).parts

    def on_paper(self, seen: Seen) -> Seen:
        return on_paper(seen)

    def ties_to(self, family: str) -> tuple[str, ...]:
        return self._rights(family).ties()

    def scope(self, facts: FamilyFacts) -> Scope:
        return self.policy.scope(self.viewer, facts, self.here)

    def questions_in(self, seen: Seen, scope: Scope) -> frozenset[str] | None:
        if not scope.limited or not any(meeting.agenda for meeting in seen.family.meetings):
            return None
        return self.questions(seen) if self.questions else frozenset()

    def changes(self, sight: Sight) -> Changes:
        return self.policy.changes(self.viewer, sight, self.here)

    def at_large(self, families: Sequence[Scope]) -> Scope:
        return self.policy.at_large(self.viewer, self.here, families)

    def runs_the_organisation(self) -> bool:
        return self.policy.runs_the_organisation(self.viewer)

    def sees_organisation(self) -> bool:
        nothing_else = self.at_large(())
        return any(nothing_else.shows(unit) for unit in self.here.units.values())


def look(
    run: Run,
    viewer: Viewer,
    policy: Policy | None,
    uncounted: frozenset[str] = frozenset(),
    questions: Questions | None = None,
) -> Look:
    """The look of this viewer, now; who and what is not counted for planners; which findings there are for whoever sees a family so.
    TypeError where a user looks and nobody said what users may see."""
    if viewer.role == "local":
        return Look()
    if isinstance(viewer, System) and viewer.user == "extract":
        return CountingLook(uncounted)
    if policy is None:
        raise TypeError("A store without a policy shows nothing to users.")
    return LimitedLook(viewer, policy, circumstances(run, viewer), questions)


def scope_for_one(run: Run, viewer: Viewer, policy: Policy, facts: FamilyFacts, who: str) -> Scope:
    """What may be sent to one who is asked to come: what both they and whoever sends it see."""
    return policy.room(viewer, facts, circumstances(run, viewer), [who])


def seen_at_meeting(
    run: Run, viewer: Viewer, policy: Policy | None, questions: Questions | None, facts: FamilyFacts, meeting: Meeting
) -> Seen:
    """What is told of a family in the room in which one of its meetings sits, whoever leads it. TypeError as above, whoever looks."""
    if policy is None:
        raise TypeError("A store without a policy knows no room.")
    told, scope = policy.at_meeting(viewer, facts, circumstances(run, viewer), meeting)
    seen = cut(told, scope)
    return with_questions(seen, questions(seen) if questions else ())


def _named(facts: FamilyFacts, reasons: Iterable[str]) -> Iterator[str | Named]:
    """Reasons as the audit has them: ids of consents and bases may be names."""
    lists = {"consents": facts.family.consents, "legal_bases": facts.family.legal_bases}
    list_of = {record.id: name for name, records in lists.items() for record in records}
    for reason in sorted(reasons):
        yield reason if reason in WORDS else Named(list_of.get(reason, "general_bases"), reason)
