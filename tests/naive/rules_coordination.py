"""Who holds the rope, who could, and what hangs on one person alone."""

from datetime import date
from fractions import Fraction
from itertools import combinations
from typing import Any

from tests.naive.dates import FUTURE, Span, add_months, shift, span
from tests.naive.day import CONTACT_DAYS, PLACES_THAT_ARE_NO_HOME, Day, Record, joins, makes_present
from tests.naive.finding import Evidence, engagements, finding, of_actors, ties
from tests.naive.graphs import betweenness, closeness, neighbours, splits
from tests.naive.pairs import Pairs
from tests.naive.rules_load import as_interval, per_week, total

HANDOVER_DAYS = 60
MONTHS_TO_STAY = 3
MONTHLY = Fraction(12, 52)
NO_COORDINATING_SECTOR = {"police_courts", "income", "state"}


def scopes(tie: Record) -> set[str]:
    """The scopes of a coordinates tie that make a coordinator."""
    scope = tie.get("scope")
    return {"actors", "family"} if scope is None else {scope} & {"actors", "family"}


def coordinator_ties(day: Day) -> dict[str, list[Record]]:
    """Each coordinator on t, with its documented ties in force."""
    found: dict[str, list[Record]] = {}
    for tie in day.own_ties:
        coordinates = tie["kind"] == "coordinates" and tie["status"] == "documented"
        if coordinates and scopes(tie) and day.in_force(tie):
            found.setdefault(tie["a"], []).append(tie)
    return found


def coordinator(day: Day, _pairs: Pairs) -> list[Record]:
    found = []
    for who, their in coordinator_ties(day).items():
        held = set().union(*map(scopes, their))
        class_ = "both" if len(held) == 2 else next(iter(held))
        found.append(finding(day, "coordinator", [who], ties(their), class_=class_))
    return found


def coordination_split(day: Day, _pairs: Pairs) -> list[Record]:
    held = coordinator_ties(day)
    return [
        finding(day, "coordination_split", [x, y], ties(held[x] + held[y]))
        for x, y in combinations(sorted(held), 2)
        if not set().union(*map(scopes, held[x])) & set().union(*map(scopes, held[y]))
    ]


def no_coordinator(day: Day, pairs: Pairs) -> list[Record]:
    if len(day.P) < 3 or len(day.groups(day.cross_unit)) < 2 or coordinator_ties(day):
        return []
    confidence = "unknown" if pairs.not_mapped else "documented"
    return [finding(day, "no_coordinator", day.P, of_actors(day, day.P), confidence)]


def single_point_of_failure(day: Day, pairs: Pairs) -> list[Record]:
    known, coordinators = pairs.in_state("present"), coordinator_ties(day)
    found = []
    for who in sorted({*day.P, *coordinators} & set(day.actors)):
        actor = day.actors[who]
        colleagues = {*day.actors, *day.units}
        team_tie = any(
            tie["kind"] == "team" and makes_present(tie) and joins(tie, {who}, colleagues)
            for tie in day.ties
            if day.in_force(tie)
        )
        deputy = any(
            set(tie.get("deputy") or []) - {who} and tie["a"] == who and tie["status"] == "documented"
            for tie in day.own_ties
            if day.in_force(tie)
        )
        if actor["kind"] == "group" or actor.get("team") is not None or team_tie or deputy:
            continue
        evidence: Evidence = []
        if who in day.P and splits(day.P, known, who):
            near = neighbours(day.P, known)[who]
            evidence += [proof for other in near for proof in pairs.proofs(who, other)]
            evidence += of_actors(day, [who, *near])
        if list(coordinators) == [who]:
            evidence += ties(coordinators[who])
        if evidence:
            found.append(finding(day, "single_point_of_failure", [who], evidence))
    return found


# --- handover -----------------------------------------------------------------------------------------------


def _tie_end(tie: Record) -> Span:
    """When a tie ends: a single contact 90 days on; what has no end is open."""
    contact, end = span(tie.get("date")), span(tie.get("to"))
    if contact:
        return Span(shift(contact.earliest, CONTACT_DAYS), shift(contact.latest, CONTACT_DAYS))
    return end or Span(FUTURE, FUTURE)


def _latest_end(tie: Record) -> date:
    return _tie_end(tie).latest


def _lasts(day: Day, tie: Record) -> bool:
    """A documented one; without any date it lasts only while its actors are in P."""
    return tie["status"] == "documented" and (any(tie.get(key) for key in ("from", "to", "date")) or day.in_force(tie))


def engagement_end(day: Day, engagement: Record) -> Span | None:
    """When an engagement ends that is active some day, its actor's post included; None for one that never is."""
    status, end, days = engagement["status"], span(engagement.get("to")), day.held_days(engagement)
    open_end = Span(FUTURE, FUTURE)
    own = open_end if status == "paused" else end or open_end
    post = span(day.actors[engagement["actor"]].get("to")) or open_end
    if days is None or days[0] > min(days[1], post.latest):
        return None
    return Span(min(own.earliest, post.earliest), min(own.latest, post.latest))


def _will_begin(day: Day, tie: Record) -> bool:
    """It begins after t."""
    begin = span(tie.get("date")) or span(tie.get("from"))
    return begin is not None and begin.earliest > day.t


def _last_engagements(day: Day, who: str, until: date) -> tuple[Span, list[Record]] | None:
    """When the work of a coordinator ends, and what ends then; None where there is none, or some ends after `until`."""
    ends = [(over, e) for e in day.engagements if e["actor"] == who and (over := engagement_end(day, e))]
    leaves = max((over.latest for over, _ in ends), default=FUTURE)
    if not ends or leaves > until:
        return None
    leaving = [(over, e) for over, e in ends if over.latest == leaves]
    return max(over for over, _ in leaving), [e for _, e in leaving]


def handover_gap(day: Day, _pairs: Pairs) -> list[Record]:
    rope = [tie for tie in day.own_ties if tie["kind"] == "coordinates" and scopes(tie)]
    documented = [tie for tie in rope if tie["status"] == "documented"]

    def leaves_a_gap(who: str, end: Span) -> bool:
        """Near t, and no tie of another lasts longer."""
        near = end.earliest <= shift(day.t, HANDOVER_DAYS) and shift(day.t, -HANDOVER_DAYS) <= end.latest
        return near and not any(
            tie["a"] != who and _latest_end(tie) > end.latest and (tie["status"] == "planned" or _lasts(day, tie))
            for tie in rope
        )

    found = []
    for who in sorted({tie["a"] for tie in documented}):
        own = [tie for tie in documented if tie["a"] == who]
        last = max(_latest_end(tie) for tie in own)
        last_ties = [tie for tie in own if _latest_end(tie) == last]
        if all(_will_begin(day, tie) for tie in own) or any(tie.get("successor") for tie in last_ties):
            continue
        of_tie = leaves_a_gap(who, max(map(_tie_end, last_ties)))
        work = _last_engagements(day, who, last)
        of_work = work is not None and leaves_a_gap(who, work[0])
        if of_tie or of_work:
            evidence = ties(last_ties) + engagements(work[1] if work and of_work else [])
            found.append(finding(day, "handover_gap", [who], evidence))
    return found


# --- candidates ---------------------------------------------------------------------------------------------


def _cannot_coordinate(day: Day, engagement: Record) -> bool:
    """A placement, or work in such a sector."""
    return day.sector(engagement) in NO_COORDINATING_SECTOR or engagement.get("service") == "work_placement"


def stays(day: Day, who: str) -> bool:
    """An engagement of its runs on the same day three months on."""
    later = day.on(add_months(day.t, MONTHS_TO_STAY))
    return any(later.running(e) for e in day.engagements if e["actor"] == who)


def filters(day: Day, who: str) -> list[str]:
    """The hard filters that exclude an actor of P, by name."""
    held = day.held_by(who)
    visits = [per_week(e) for e in held if day.running(e)]
    _, high = total(visits)
    distrust = any(
        tie["kind"] == "trust" and tie["status"] == "documented" and tie.get("valence") == "conflict"
        for tie in day.ties
        if who in (tie["a"], tie["b"]) and day.in_force(tie)
    )
    held_scopes = set().union(*map(scopes, coordinator_ties(day).get(who, [])))
    reasons = {
        "rope": held_scopes == {"actors", "family"},
        "contact": high is not None and high < MONTHLY,
        "sector": all(_cannot_coordinate(day, e) for e in held),
        "leaving": not stays(day, who),
        "trust": distrust,
        "barred": who in day.barred,
    }
    return [name for name, excludes in reasons.items() if excludes]


def _wish(day: Day, who: str) -> str | None:
    wishes = {wish for (_, about), wish in day.last_wishes().items() if about == who}
    return "wanted" if "wanted" in wishes else "ask" if "ask" in wishes else None


def _tenure_days(day: Day, who: str) -> int | None:
    begins = [span(e.get("from")) for e in day.held_by(who)]
    if None in begins:
        return None
    return max(0, *((day.t - begin.latest).days for begin in begins if begin))


def _decides(day: Day, who: str) -> bool | None:
    """Whether it decides in something; None where neither it nor every service says so."""
    held = day.held_by(who)
    if any(day.authority(e) for e in held):
        return True
    said = day.actors[who].get("authority") is not None or all(day.service(e) for e in held)
    return False if said else None


def _record_access(day: Day, who: str) -> list[str] | None:
    """The other units of actors of P that a unit whose records it may read belongs to, or that lie below one."""
    access = day.actors[who].get("record_access")
    units = set(day.groups(day.cross_unit)) - {day.cross_unit(who)}
    return (
        sorted(u for u in units if any(u == day.cross_unit(a) or a in day.path(u) for a in access)) if access else None
    )


def columns(day: Day, pairs: Pairs, who: str, between: dict[str, float], close: dict[str, float]) -> dict[str, Any]:
    """What is known of a candidate; no sum over it."""
    running = [e for e in day.held_by(who) if day.running(e)]
    visits = total([per_week(e) for e in running])
    home = total([per_week(e) for e in running if e["at"] not in PLACES_THAT_ARE_NO_HOME])
    everybody = total([per_week(e) for e in day.engagements if day.running(e)])[0]
    known = pairs.in_state("present")
    near = neighbours(day.P, known)[who]
    maybe = neighbours(day.P, pairs.in_state("present", "unknown"))[who]
    others = len(day.P) - 1
    return {
        "appointments_a_week": as_interval(visits),
        "share_of_contact": float(visits[0] / everybody) if everybody else None,
        "reach": [len(near) / others, len(maybe) / others] if others else None,
        "units_reached": len({day.cross_unit(x) for x in near} - {None}),
        "betweenness": between[who] if others > 1 else None,
        "closeness": close[who] if others else None,
        "tenure_days": _tenure_days(day, who),
        "home_appointments_a_week": as_interval(home),
        "decision_authority": _decides(day, who),
        "record_access": _record_access(day, who),
        "caseload": day.actors[who].get("caseload"),
        "wish": _wish(day, who),
    }


def candidates(day: Day, pairs: Pairs) -> list[tuple[str, dict[str, Any]]]:
    """The candidates in their order: the wish, then reach, then contact, then the id."""
    known = pairs.in_state("present")
    between, close = betweenness(day.P, known), closeness(day.P, known)
    found = [(who, columns(day, pairs, who, between, close)) for who in day.P if not filters(day, who)]

    def order(entry: tuple[str, dict[str, Any]]) -> tuple[bool, float, float, str]:
        who, has = entry
        return (has["wish"] != "wanted", -(has["reach"] or [0])[0], -has["appointments_a_week"][0], who)

    return sorted(found, key=order)


def coordinator_candidate(day: Day, pairs: Pairs) -> list[Record]:
    found = []
    for place, (who, has) in enumerate(candidates(day, pairs), start=1):
        class_ = "organisation" if day.actors[who]["kind"] in ("organisation", "group") else None
        candidate = {"place": place, "columns": has}
        found.append(
            finding(day, "coordinator_candidate", [who], of_actors(day, [who]), class_=class_, candidate=candidate)
        )
    return found


def coordination(day: Day, pairs: Pairs, silenced: bool) -> Record:
    """What belongs to no one candidate: who is excluded and why, splits, and the two choices besides."""
    engaged = sorted({e["actor"] for e in day.engagements})
    excluded = [
        {"id": who, "filter": name} for who in engaged for name in (filters(day, who) if who in day.P else ["circle"])
    ]
    has = {} if silenced else dict(candidates(day, pairs))
    actors = [who for who in has if (has[who]["reach"] or [0])[0] > 0]
    family = [who for who in has if has[who]["appointments_a_week"][0] > 0]
    split = [] if set(actors) & set(family) else [[x, y] for x in actors for y in family]
    return {"excluded": excluded, "split": split, "choices": ["team", "nobody"]}
