"""How full the week is, which plans collide, who came and went, and which meetings lack something."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import combinations

from tests.naive.dates import FUTURE, PAST, add_months, shift, span
from tests.naive.day import Day, Record, period
from tests.naive.finding import Evidence, engagements, finding
from tests.naive.pairs import Pairs, components

Bounds = tuple[Fraction, Fraction | None]

FULL_WEEK = 5
STOP_DAYS = ATTEMPT_DAYS = 180
TURNOVER_MONTHS = 24


def per_week(engagement: Record) -> Bounds:
    """Lowest and highest number of appointments a week; an unknown one is from 0 to nobody knows."""
    stated = engagement.get("per_week")
    if stated is None:
        return Fraction(0), None
    low, high = stated if isinstance(stated, list) else (stated, stated)
    return Fraction(str(low)), Fraction(str(high))


def as_interval(bounds: Bounds) -> list[float | None]:
    """Bounds as they are shown."""
    return [float(bounds[0]), None if bounds[1] is None else float(bounds[1])]


def total(bounds: list[Bounds]) -> Bounds:
    highs = [high for _, high in bounds]
    low = sum((low for low, _ in bounds), Fraction(0))
    return low, None if None in highs else sum((high or Fraction(0) for high in highs), Fraction(0))


def highest(bounds: list[Bounds]) -> Bounds:
    highs = [high for _, high in bounds]
    low = max(low for low, _ in bounds)
    return low, None if None in highs else max(high or Fraction(0) for high in highs)


# --- appointments -------------------------------------------------------------------------------------------


def _partitions(items: list[Record], pairs: Pairs) -> Iterator[list[list[Record]]]:
    """All ways to deal engagements out to teams (pairwise one team, two actors at least) and single ones."""
    if not items:
        yield []
        return
    first, rest = items[0], items[1:]
    for size in range(len(rest) + 1):
        for chosen in combinations(rest, size):
            group = [first, *chosen]
            if size and not _come_together(group, pairs):
                continue
            left = [item for item in rest if all(item is not x for x in chosen)]
            for others in _partitions(left, pairs):
                yield [group, *others]


def _come_together(group: list[Record], pairs: Pairs) -> bool:
    actors = sorted({e["actor"] for e in group})
    return len(actors) > 1 and all(pairs.one_team(i, j) for i, j in combinations(actors, 2))


def _visits(attended: list[Record], pairs: Pairs) -> list[Bounds]:
    """Appointments by visit: a team at one place counts once, by its highest; as few visits as possible."""
    visits: list[Bounds] = []
    for at in sorted({e["at"] for e in attended}):
        here = [e for e in attended if e["at"] == at]
        actors = sorted({e["actor"] for e in here})
        teams = [(i, j) for i, j in combinations(actors, 2) if pairs.one_team(i, j)]
        for part in components(actors, teams):
            of_part = [e for e in here if e["actor"] in part]
            if _come_together(of_part, pairs):
                visits.append(highest([per_week(e) for e in of_part]))
            elif len(part) == 1:
                visits += [per_week(e) for e in of_part]
            else:
                ways = [[highest([per_week(e) for e in group]) for group in way] for way in _partitions(of_part, pairs)]
                visits += min(ways, key=lambda way: (len(way), total(way)[0], total(way)[1] or float("inf")))
    return visits


def appointments(day: Day, pairs: Pairs, member: str, coming: bool = False) -> tuple[int, Bounds]:
    """How many engagements a member attends, and how many appointments a week that makes."""
    visits = _visits(attended(day, member, coming), pairs)
    return len(visits), total(visits)


def attended(day: Day, member: str, coming: bool = False) -> list[Record]:
    counted = [e for e in day.engagements if day.running(e) or (coming and day.coming(e))]
    return [e for e in counted if member in day.attends(e)]


def parallel_load(day: Day, pairs: Pairs) -> list[Record]:
    found = []
    for member in sorted(day.members):
        for coming in (False, True):
            count, bounds = appointments(day, pairs, member, coming)
            if bounds[0] >= FULL_WEEK or count >= FULL_WEEK:
                evidence = engagements(attended(day, member, coming))
                more = {"value": count, "interval": as_interval(bounds), "class_": "upcoming" if coming else None}
                found.append(finding(day, "parallel_load", [member], evidence, **more))
                break
    return found


# --- plans --------------------------------------------------------------------------------------------------


def _slots(engagement: Record) -> list[tuple[str, str, str]]:
    return [(text[:3], *text[4:].split("-")) for text in engagement.get("slots") or []]


def _slots_overlap(e: Record, f: Record) -> bool:
    return any(
        one == other and begin < other_end and other_begin < end
        for one, begin, end in _slots(e)
        for other, other_begin, other_end in _slots(f)
    )


def _periods_can_overlap(e: Record, f: Record) -> bool:
    (e_from, e_to), (f_from, f_to) = period(e), period(f)
    begin = max(e_from.earliest if e_from else PAST, f_from.earliest if f_from else PAST)
    return begin <= min(e_to.latest if e_to else FUTURE, f_to.latest if f_to else FUTURE)


def _stopped(day: Day, e: Record, f: Record) -> bool:
    """`e` stopped because of `f`, from its stop until 180 days after; undated: always."""
    if e.get("stopped_because_of") != f["id"]:
        return False
    stop = span(e.get("to"))
    return stop is None or stop.earliest <= day.t <= shift(stop.latest, STOP_DAYS)


def _collide(day: Day, e: Record, f: Record) -> bool:
    both = all(day.running(x) or day.coming(x) for x in (e, f))
    together = day.attends(e) & day.attends(f)
    return both and bool(together) and _periods_can_overlap(e, f) and _slots_overlap(e, f)


def conflicts(day: Day, i: str, j: str) -> Evidence:
    """The engagements of two actors that stand in each other's way; empty where none do."""
    found = []
    for e in day.engagements:
        for f in day.engagements:
            if (e["actor"], f["actor"]) in ((i, j), (j, i)) and (_stopped(day, e, f) or _collide(day, e, f)):
                found += [e, f]
    return engagements(found)


def plan_conflict(day: Day, _pairs: Pairs) -> list[Record]:
    found = []
    for i, j in combinations(sorted({e["actor"] for e in day.engagements}), 2):
        evidence = conflicts(day, i, j)
        if evidence:
            undated = any(
                e["actor"] != f["actor"] and _stopped(day, e, f) and e.get("to") is None
                for _, e in evidence
                for _, f in evidence
            )
            found.append(finding(day, "plan_conflict", [i, j], evidence, date_uncertain=undated))
    return found


# --- turnover -----------------------------------------------------------------------------------------------


def _stretch(day: Day, engagement: Record, begin: date) -> tuple[date, date] | None:
    """The stretch from `begin` to t in which an engagement is active, within its actor's post."""
    came, left = period(day.actors[engagement["actor"]])
    days = day.held_days(engagement)
    if days is None:
        return None
    first = max(days[0], begin, came.earliest if came else PAST)
    last = min(days[1], day.t, left.latest if left else FUTURE)
    return (first, last) if first <= last else None


def _presence(day: Day, actor: str, begin: date) -> list[tuple[date, date]]:
    """The stretches of all engagements of an actor."""
    stretches = [_stretch(day, e, begin) for e in day.engagements if e["actor"] == actor]
    return [stretch for stretch in stretches if stretch]


def discontinuity(day: Day, _pairs: Pairs) -> list[Record]:
    begin = add_months(day.t, -TURNOVER_MONTHS)
    found = []
    posts = {(a.get("role"), a.get("unit")) for a in day.actors.values() if a.get("role") and a.get("unit")}
    for post in sorted(posts):
        holders = {}
        for ident, actor in day.actors.items():
            stretches = _presence(day, ident, begin)
            if (actor.get("role"), actor.get("unit")) == post and stretches:
                holders[ident] = stretches
        starts = [first for stretches in holders.values() for first, _ in stretches]
        crowd = [sum(any(a <= start <= b for a, b in s) for s in holders.values()) for start in starts]
        if len(holders) >= 3 and max(crowd) <= 2:
            evidence = [e for e in day.engagements if e["actor"] in holders and _stretch(day, e, begin)]
            found.append(finding(day, "discontinuity", holders, engagements(evidence)))
    before: dict[str, list[Record]] = {}
    for e in day.engagements:
        predecessors = e.get("predecessors") or {}
        since = span(predecessors.get("since"))
        many = isinstance(predecessors.get("count"), int) and predecessors["count"] >= 2
        if day.held(e) and many and since and begin <= since.earliest and since.latest <= day.t:
            before.setdefault(e["actor"], []).append(e)
    return found + [finding(day, "discontinuity", [actor], engagements(es)) for actor, es in before.items()]


# --- contact and meetings -----------------------------------------------------------------------------------


def attempts(day: Day) -> list[Record]:
    """Attempts to reach a member or the family within 180 days before t; an undated one counts."""
    since = shift(day.t, -ATTEMPT_DAYS)
    found = []
    for tie in day.own_ties:
        begin = span(tie.get("date")) or span(tie.get("from"))
        end = span(tie.get("date")) or span(tie.get("to"))
        recent = (begin is None or begin.earliest <= day.t) and (end is None or since <= end.latest)
        if tie["status"] == "attempted" and recent and with_family(day, tie):
            found.append(tie)
    return found


def with_family(day: Day, tie: Record) -> bool:
    return any(end in day.members or end == day.family_id for end in (tie["a"], tie["b"]))


def no_contact(day: Day) -> bool:
    """Nothing with the family on t, and an attempt within 180 days."""
    contact_ties = any(
        tie["status"] == "documented" and tie["kind"] != "awareness" and with_family(day, tie)
        for tie in day.own_ties
        if day.in_force(tie)
    )
    meetings = any(day.meeting_counts(m) and set(m["participants"]) & set(day.members) for m in day.meetings)
    visits = any(day.running(e) and per_week(e)[0] > 0 for e in day.engagements)
    return not (contact_ties or meetings or visits) and bool(attempts(day))


def no_established_contact(day: Day, _pairs: Pairs) -> list[Record]:
    if not no_contact(day):
        return []
    return [finding(day, "no_established_contact", [day.family_id], [("tie", tie) for tie in attempts(day)])]


def _its_days(day: Day, meeting: Record) -> tuple[date, date]:
    """The day or days on which a consent must be in force."""
    when, until = period(meeting, "date", "until")
    if not meeting.get("repeats"):
        return (when.earliest, when.latest) if when else (day.t, day.t)
    first, last = when.earliest if when else PAST, until.latest if until else FUTURE
    nearest = min(max(day.t, first), last)
    return nearest, nearest


def _covered(day: Day, unit: str, days: tuple[date, date]) -> bool:
    for consent in day.family.get("consents") or []:
        begin, end = period(consent, "valid_from", "valid_to")
        valid = (begin is None or begin.earliest <= days[1]) and (end is None or days[0] <= end.latest)
        named = [*(consent.get("from_units") or []), *(consent.get("to_units") or [])]
        given = consent.get("form") == "written" and consent.get("status") == "given"
        if valid and given and set(named) & set(day.path(unit)):
            return True
    return False


def meeting_gap(day: Day, _pairs: Pairs) -> list[Record]:
    found = []
    for meeting in day.meetings:
        on_t = day.meeting_counts(meeting) or day.meeting_to_come(meeting, ("agreed",))
        if meeting["kind"] != "network_meeting" or not on_t:
            continue
        actors = [p for p in meeting["participants"] if p in day.actors]
        units = {day.actors[actor]["unit"] for actor in actors if day.actors[actor].get("unit")}
        uncovered = [unit for unit in units if not _covered(day, unit, _its_days(day, meeting))]
        coordinator = meeting.get("coordinator")
        if coordinator in (None, "none") or uncovered:
            documented = coordinator == "none" or (day.family.get("consents") and uncovered)
            confidence = "documented" if documented else "possible"
            found.append(finding(day, "meeting_gap", actors, [("meeting", meeting)], confidence, about=meeting["id"]))
    return found
