"""What happens in the homes, what nobody covers, and who supports whom in private."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from tests.naive.dates import FUTURE, PAST, shift, span
from tests.naive.day import Day, Record, period
from tests.naive.finding import Evidence, engagements, finding, ties
from tests.naive.pairs import Pairs, same_home

HOME_TASKS = {f"f{number:02}" for number in range(1, 13)}
OVERLAP_DAYS = 30
PRIVATE_MAPPED_DAYS = 365

EngagementPair = tuple[Record, Record]


def certain_overlap_days(e: Record, f: Record) -> int:
    """Days, both ends included, on which both certainly run."""
    (e_from, e_to), (f_from, f_to) = period(e), period(f)
    begin = max(e_from.latest if e_from else PAST, f_from.latest if f_from else PAST)
    end = min(e_to.earliest if e_to else FUTURE, f_to.earliest if f_to else FUTURE)
    return (end - begin).days + 1


def side_by_side(day: Day, pairs: Pairs) -> Iterator[tuple[str, str, list[EngagementPair]]]:
    """Two actors, not one team, with their engagements that run in one home for 30 certain days together."""
    for i, j in pairs.all:
        together = [
            (e, f)
            for e, f in pairs.engagement_pairs(i, j)
            if day.running(e) and day.running(f) and same_home(e, f) and certain_overlap_days(e, f) >= OVERLAP_DAYS
        ]
        if together and not pairs.one_team(i, j):
            yield i, j, together


def overlap(day: Day, e: Record, f: Record) -> Fraction:
    """O = |Fi ∩ Fj| / min(|Fi|, |Fj|) over the home tasks, 0 where one has none."""
    mine, theirs = day.tasks(e) & HOME_TASKS, day.tasks(f) & HOME_TASKS
    smaller = min(len(mine), len(theirs))
    return Fraction(len(mine & theirs), smaller) if smaller else Fraction(0)


def _same_task(day: Day, pairs: Pairs, type_: str, whom: Callable[[Record, Record], bool]) -> list[Record]:
    found = []
    for i, j, together in side_by_side(day, pairs):
        hits = [
            (e, f)
            for e, f in together
            if overlap(day, e, f) > 0 and day.authority(e) == day.authority(f) and whom(e, f)
        ]
        if not hits:
            continue
        certain = any(
            e.get("from") is not None and f.get("from") is not None and e["for"] != [] and f["for"] != []
            for e, f in hits
        )
        shared = set().union(*(day.tasks(e) & day.tasks(f) for e, f in hits))
        different = set().union(*(day.tasks(e) ^ day.tasks(f) for e, f in hits))
        found.append(
            finding(
                day,
                type_,
                [i, j],
                engagements(e for hit in hits for e in hit),
                "documented" if certain else "possible",
                value=max(overlap(day, e, f) for e, f in hits),
                shared_tasks=sorted(shared & HOME_TASKS),
                different_tasks=sorted(different - shared),
            )
        )
    return found


def redundant_actors(day: Day, pairs: Pairs) -> list[Record]:
    return _same_task(day, pairs, "redundant_actors", lambda e, f: pairs.shared_person(e, f) is not None)


def same_task_other_person(day: Day, pairs: Pairs) -> list[Record]:
    def others(e: Record, f: Record) -> bool:
        known = e["for"] != [] and f["for"] != []
        return known and not day.targets(e) & day.targets(f)

    return _same_task(day, pairs, "same_task_other_person", others)


def unaware_in_home(day: Day, pairs: Pairs) -> list[Record]:
    found = []
    for i, j, together in side_by_side(day, pairs):
        if pairs.proofs_ever(i, j) or pairs.aware(i, j):
            continue
        absent = pairs.state(i, j) == "absent"
        evidence: Evidence = engagements(e for hit in together for e in hit)
        evidence += ties(pairs.absences(i, j))
        confidence = "documented" if absent else "possible"
        found.append(finding(day, "unaware_in_home", [i, j], evidence, confidence))
    return found


def coverage_gap(day: Day, _pairs: Pairs) -> list[Record]:
    found = []
    for need in day.family.get("needs") or []:
        begin, end = period(need)
        if (begin and day.t < begin.earliest) or (end and end.latest < day.t):
            continue
        helpers = [e for e in day.engagements if day.running(e) and need["function"] in day.tasks(e)]
        by_person = {person: [e for e in helpers if person in day.targets(e)] for person in need["for"]}
        by_default = [
            e
            for person, covering in by_person.items()
            if person in day.born and covering and all(e.get("functions") is None for e in covering)
            for e in covering
        ]
        evidence: Evidence = [("need", need)]
        common = {"value": need["function"], "about": need["id"]}
        if not all(covering for person, covering in by_person.items() if person in day.born):
            found.append(finding(day, "coverage_gap", need["for"], evidence, **common))
        elif by_default:
            evidence += engagements(by_default)
            gap = finding(day, "coverage_gap", need["for"], evidence, "possible", class_="possible_gap", **common)
            found.append(gap)
    return found


def _supports(day: Day, tie: Record, adult: str, other: str) -> bool:
    network = {person["id"]: person for person in day.family.get("private_network") or []}
    grown = {m: record for m, record in day.members.items() if record["kind"] in ("adult", "young_adult")}
    person = {**network, **grown}.get(other)
    begin, end = period(tie)
    in_force = (begin is None or begin.earliest <= day.t) and (end is None or day.t <= end.latest)
    return (
        person is not None
        and other not in day.barred
        and tie.get("status") != "documented_absent"
        and tie.get("valence") == "positive"
        and (tie.get("closeness") is None or tie["closeness"] <= 2)
        and in_force
        and not day.homes(person) & day.homes(day.members[adult])
    )


def no_private_support(day: Day, _pairs: Pairs) -> list[Record]:
    adults = [m for m, record in day.members.items() if record["kind"] == "adult" and m not in day.barred]
    for tie in day.family.get("private_ties") or []:
        for one, other in ((tie["a"], tie["b"]), (tie["b"], tie["a"])):
            if one in adults and _supports(day, tie, one, other):
                return []
    if not adults:
        return []
    mapped = span((day.family.get("mapped") or {}).get("private"))
    known = mapped is not None and mapped.earliest <= day.t <= shift(mapped.latest, PRIVATE_MAPPED_DAYS)
    return [finding(day, "no_private_support", adults, [], "documented" if known else "unknown")]
