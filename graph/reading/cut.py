"""Taking out what a viewer may not see, before anybody behind the door could use it.

With a record goes all that would show that it is there: `graph.reading.hiding`. A field that does not show is absent, as if
it had never been recorded. Two things stay, by design: who must not be suggested (`graph.reading.kept_out`) stays so though
the reason is hidden, and a pair that is present only through something hidden is veiled (`graph.reading.veils`): unknown to the
rules, never absent. That trust is missing stays so at the table, but not for whoever may not see all: it endangers nobody, and
a candidate who is left out without a reason would tell of it.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import InitVar, dataclass, fields
from datetime import date
from typing import Any

from graph.model.records import Actor, CaseFile, Family, LegalBasis, Meeting, Unit, in_order
from graph.reading.facts import FamilyFacts, assemble
from graph.reading.hiding import Hidden, path_of
from graph.reading.scope import EVERYTHING, Scope
from graph.reading.veils import veils

_SEAL = object()


@dataclass(frozen=True)
class Seen(FamilyFacts):
    """What somebody may see of a family. Rules, maps and files take this and nothing else; only `cut` makes it."""

    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("Only graph.reading.cut makes what is seen.")

    def renamed(self, **values: Any) -> "Seen":
        """The same family told in other words. What is not given is left out: nothing goes along unasked."""
        return _seen(FamilyFacts(**values))


def _seen(facts: FamilyFacts) -> Seen:
    return Seen(**{field.name: getattr(facts, field.name) for field in fields(FamilyFacts)}, seal=_SEAL)


def cut(facts: FamilyFacts, scope: Scope) -> Seen:
    """What shows of a family."""
    if scope is EVERYTHING:
        return _seen(facts)
    hidden = hidden_in(facts, scope)
    left = assemble(
        hidden.family(facts.family),
        as_of=facts.as_of,
        source=facts.source,
        municipality=facts.municipality,
        units={id: hidden.unit(unit) for id, unit in facts.units.items() if id not in hidden.who},
        actors={id: hidden.actor(actor) for id, actor in facts.actors.items() if id not in hidden.who},
        general_ties=hidden.ties(facts.general_ties),
    )
    shown = {person.id for person in (*left.family.members, *left.family.private_network)} | left.actors.keys()
    values = {field.name: getattr(left, field.name) for field in fields(FamilyFacts)}
    why = facts.why or _reasons(left, scope)
    values |= {
        "barred": facts.barred & shown,
        "distrusted": left.distrusted
        if scope.limited
        else tuple(one for one in facts.distrusted if one.actor in shown),
        "veils": veils(facts, left),
        "everybody": facts.everybody,
        "limited": facts.limited or scope.limited,
        "why": why,
        "general": facts.general or _general(scope, why),
    }
    return _seen(FamilyFacts(**values))


def with_questions(seen: Seen, ids: Collection[str]) -> Seen:
    """The same with no other questions on the agendas of its meetings than these."""
    meetings = tuple(asking(meeting, ids) for meeting in seen.family.meetings)
    if meetings == seen.family.meetings:
        return seen
    values = {field.name: getattr(seen, field.name) for field in fields(FamilyFacts)}
    return _seen(FamilyFacts(**{**values, "family": seen.family.replaced(meetings=meetings)}))


def retold(seen: Seen, family: Family, as_of: date) -> Seen:
    """The same as if this were what is seen of the family, with statuses that hold on another day: for what would come of decisions."""
    values = {field.name: getattr(seen, field.name) for field in fields(FamilyFacts)}
    return _seen(FamilyFacts(**{**values, "family": family, "as_of": as_of}))


def asking(meeting: Meeting, ids: Collection[str]) -> Meeting:
    """The meeting with no other questions on its agenda than these."""
    left = tuple(item for item in meeting.agenda if item.finding is None or item.finding in ids)
    return meeting if left == meeting.agenda else meeting.replaced(agenda=left)


def hidden_in(facts: FamilyFacts, scope: Scope) -> Hidden:
    """What of a family does not exist for whoever has this scope."""
    return Hidden.of(facts.family, facts.actors.values(), _units_hidden(facts.units, scope), scope)


def cut_file(case_file: CaseFile, scope: Scope, families: Iterable[Family]) -> CaseFile:
    """A source as it shows at large; `families`: its families, each as the viewer may see it."""
    units = {unit.id: unit for unit in case_file.units}
    hidden = Hidden.of(None, case_file.actors, _units_hidden(units, scope), scope)
    return in_order(
        case_file.replaced(
            units=tuple(hidden.unit(unit) for unit in case_file.units if unit.id not in hidden.who),
            actors=tuple(hidden.actor(actor) for actor in case_file.actors if actor.id not in hidden.who),
            ties=tuple(hidden.ties(case_file.ties)),
            families=tuple(families),
        )
    )


def shown_at_large(
    actors: Iterable[Actor], units: Mapping[str, Unit], scope: Scope
) -> tuple[tuple[Actor, ...], tuple[Unit, ...]]:
    """Of these actors and units (with all that hold them) those that show at large, as they do."""
    found = tuple(actors)
    hidden = Hidden.of(None, found, _units_hidden(units, scope), scope)
    return (
        tuple(hidden.actor(actor) for actor in found if actor.id not in hidden.who),
        tuple(hidden.unit(unit) for unit in units.values() if unit.id not in hidden.who),
    )


def facts_in(case_file: CaseFile, family: Family, source: str) -> FamilyFacts:
    """All that a file records of one of its families."""
    return assemble(
        family,
        as_of=case_file.day_of(family),
        source=source,
        municipality=case_file.municipality,
        units={unit.id: unit for unit in case_file.units},
        actors={actor.id: actor for actor in case_file.actors},
        general_ties=case_file.ties,
    )


def facts_of(case_file: CaseFile, family_id: str, source: str = "file") -> Seen:
    """The facts of one family of a file, all of it seen: whoever holds a file may see what is in it."""
    family = next(family for family in case_file.families if family.id == family_id)
    return cut(facts_in(case_file, family, source), EVERYTHING)


def _units_hidden(units: Mapping[str, Unit], scope: Scope) -> frozenset[str]:
    """The units that do not show, and what lies in them."""
    hidden = {id for id, unit in units.items() if not scope.shows(unit)}
    return frozenset(id for id in units if not hidden.isdisjoint(path_of(id, units))) if hidden else frozenset()


def _reasons(left: FamilyFacts, scope: Scope) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What lets the family, its people and its work show, of what is left."""
    family = left.family
    records = {
        "families": (family,),
        "members": family.members,
        "private_network": family.private_network,
        "engagements": family.engagements,
        "actors": left.actors.values(),
    }
    return {(list, one.id): why for list, some in records.items() for one in some if (why := scope.why(one))}


def _general(scope: Scope, why: Mapping[tuple[str, str], tuple[str, ...]]) -> tuple[LegalBasis, ...]:
    named = {word for words in why.values() for word in words}
    return tuple(basis for basis in scope.general() if basis.id in named)
