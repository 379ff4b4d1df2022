"""Who does not talk to whom: between actors, between units, and where nothing is known at all."""

from fractions import Fraction

from tests.naive.day import Day, Record
from tests.naive.finding import Evidence, engagements, finding, of_actors, ties
from tests.naive.pairs import Arena, Pairs, fragmentation, joins, same_home
from tests.naive.rules_load import conflicts

MANY_ACTORS, MANY_UNITS = 15, 6
ASK_AT_MOST = 10
SHARED_TASKS = {f"f{number:02}" for number in range(1, 18)}


def link_value(day: Day, pairs: Pairs, i: str, j: str) -> Fraction:
    """By how much the tie alone would lower the F of the known graph."""
    known = pairs.in_state("present")
    before, after = fragmentation(day.P, known), fragmentation(day.P, [*known, (i, j)])
    assert before is not None
    assert after is not None
    return before - after


def _reasons(day: Day, pairs: Pairs, i: str, j: str) -> list[Evidence]:
    """For each reason why an unknown pair matters, in their order: what makes it true, empty where it is not."""
    held = pairs.engagement_pairs(i, j)
    home = [x for e, f in held if same_home(e, f) for x in (e, f)]
    decide = [
        x for e, f in held if day.authority(e) and day.authority(f) and day.targets(e) & day.targets(f) for x in (e, f)
    ]
    task = [x for e, f in held if day.tasks(e) & day.tasks(f) & SHARED_TASKS for x in (e, f)]
    return [engagements(home), engagements(decide), conflicts(day, i, j), engagements(task)]


def _court_or_police(day: Day, actor: str) -> bool:
    """By all it does here."""
    return {day.sector(e) for e in day.held_by(actor)} == {"police_courts"}


def missing_link(day: Day, pairs: Pairs) -> list[Record]:
    found, questions = [], []
    for i, j in pairs.all:
        shared = {pairs.shared_person(e, f) for e, f in pairs.engagement_pairs(i, j)} - {None}
        if not shared or {i, j} & day.barred:
            continue
        served = [x for e, f in pairs.engagement_pairs(i, j) if pairs.shared_person(e, f) for x in (e, f)]
        evidence = engagements(served)
        value = link_value(day, pairs, i, j)
        state = pairs.state(i, j)
        recommended = [
            tie for tie in day.ties if tie["status"] == "recommended" and joins(tie, {i}, {j}) and day.in_force(tie)
        ]
        if state == "absent":
            confidence = "documented" if "documented" in shared else "possible"
            evidence += ties(pairs.absences(i, j))
            found.append(finding(day, "missing_link", [i, j], evidence, confidence, class_="absent", value=value))
        if state == "unknown" and recommended:
            why = evidence + ties(recommended)
            found.append(finding(day, "missing_link", [i, j], why, "possible", class_="recommended", value=value))
        elif state == "unknown" and not any(_court_or_police(day, actor) for actor in (i, j)):
            reasons = [(rank, why) for rank, why in enumerate(_reasons(day, pairs, i, j)) if why]
            if reasons:
                rank, why = reasons[0]
                questions.append((rank, -value, (i, j), evidence + why))
    if not pairs.not_mapped:
        for _, less, pair, evidence in sorted(questions, key=lambda q: q[:3])[:ASK_AT_MOST]:
            found.append(finding(day, "missing_link", pair, evidence, "unknown", class_="ask", value=-less))
    return found


def _signs(day: Day, arena: Arena, pairs: Pairs, u: str, v: str) -> list[Record]:
    """Ties in force across the two units that are recommended, or known by way of the citizen."""
    return [
        tie
        for tie in day.ties
        if day.in_force(tie)
        and pairs.ends_across(tie, arena, u, v)
        and (tie["status"] == "recommended" or (tie["status"] == "documented" and tie.get("channel") == "via_citizen"))
    ]


def _bearers(day: Day, arena: Arena, u: str, v: str) -> list[str]:
    def served(unit: str) -> set[str]:
        return {m for actor in arena.groups[unit] for e in day.held_by(actor) for m in day.targets(e)}

    def custody(whom: set[str]) -> set[str]:
        children = [day.members[m] for m in whom if day.members[m]["kind"] == "child"]
        return {holder for child in children for holder in child.get("custody") or []}

    both, either = served(u) & served(v), served(u) | served(v)
    grown = {m for m in both if day.members[m]["kind"] in ("adult", "young_adult")}
    for people in (grown, custody(both), custody(either)):
        if people - day.barred:
            return sorted(people - day.barred)
    return []


def sole_bearer(day: Day, pairs: Pairs) -> list[Record]:
    choices = [
        tie
        for tie in day.own_ties
        if tie["kind"] == "coordinates" and tie["status"] == "documented" and tie["a"] in day.members
        if day.in_force(tie)
    ]
    found = []
    for arena in pairs.arenas():
        for u, v in pairs.unit_pairs(arena):
            absent = [pair for pair in pairs.across(arena, u, v) if pairs.state(*pair) == "absent"]
            signs = _signs(day, arena, pairs, u, v)
            if not pairs.without_present(arena, u, v) or not (absent or signs):
                continue
            evidence = of_actors(day, arena.groups[u] + arena.groups[v]) + ties(signs + choices)
            evidence += ties(tie for pair in absent for tie in pairs.absences(*pair))
            found.append(
                finding(
                    day,
                    "sole_bearer",
                    _bearers(day, arena, u, v),
                    evidence,
                    "documented" if absent else "possible",
                    level=arena.level,
                    own_choice=bool(choices),
                    between=[u, v],
                )
            )
    return found


def other_units(day: Day, arena: Arena, unit: str) -> set[str]:
    """All units at this level, be they without actors of P, that neither hold it nor lie in it."""
    places = {arena.place(ident) for ident in day.units} - {None}
    return {w for w in places if w and w != unit and not day.one_holds_other(unit, w)}


def silo(day: Day, pairs: Pairs) -> list[Record]:
    found = []
    for arena in pairs.arenas():
        for unit, actors in arena.groups.items():
            if arena.level == "across":
                others = [actor for actor in day.P if actor not in actors]
            else:
                others = [x for group, members in arena.groups.items() if group != unit for x in members]
            towards = [w for w in sorted(arena.groups) if w != unit and not day.one_holds_other(unit, w)]
            if any(pairs.state(i, j) == "present" for i in actors for j in others):
                continue
            if any(pairs.units_present(arena, unit, w) for w in other_units(day, arena, unit)):
                continue
            absent = {w: [p for p in pairs.across(arena, unit, w) if pairs.state(*p) == "absent"] for w in towards}
            absent = {w: hits for w, hits in absent.items() if hits}
            if absent:
                hits = [pair for w in absent for pair in absent[w]]
                evidence = of_actors(day, {*actors, *(actor for pair in hits for actor in pair)})
                evidence += ties(tie for pair in hits for tie in pairs.absences(*pair))
                found.append(finding(day, "silo", actors, evidence, level=arena.level, between=[unit, *absent]))
    return found


def not_mapped(day: Day, pairs: Pairs) -> list[Record]:
    if not pairs.not_mapped:
        return []
    return [finding(day, "not_mapped", day.P, of_actors(day, day.P), "unknown")]


def many_actors(day: Day, _pairs: Pairs) -> list[Record]:
    actors, units = len(day.P), len(day.groups(day.cross_unit))
    if actors < MANY_ACTORS and units < MANY_UNITS:
        return []
    value = {"actors": actors, "units": units}
    return [finding(day, "many_actors", [day.family_id], of_actors(day, day.P), value=value)]
