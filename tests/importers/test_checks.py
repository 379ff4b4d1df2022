"""What spans records: ids, references, units, ends, contradictions, statuses. What the format allows is never refused."""

from pathlib import Path

import pytest

from importers.casefile.loading import load
from importers.casefile.problems import BadInput

FILE = """\
tovholder: 1
as_of: 2024-06-30
units:
  - {{id: by, name: Byen, level: municipality}}
  - {{id: soc, name: Social, level: administration, part_of: by}}
  - {{id: fam, name: Familier, level: department, part_of: soc}}
  - {{id: job, name: Job, level: administration, part_of: by}}
{units}
actors:
  - {{id: raad, name: R, kind: professional, unit: fam}}
  - {{id: kons, name: K, kind: professional, unit: job}}
{actors}
ties:
{general}
families:
  - id: fx
    name: Familie X
    homes: [{{id: hjem}}]
    members:
      - {{id: mor, name: Mor, kind: adult, lives_in: [hjem]}}
      - {{id: barn, name: Barn, kind: child}}
    private_network:
      - {{id: far, name: Far, relation: father}}
{family}
  - {{id: fy, name: Familie Y, homes: [{{id: hjem_y}}], members: [{{id: per, name: Per, kind: adult}}]}}
"""


def judged(tmp_path: Path, **parts: str) -> tuple[list[str], list[str]]:
    """(facts of the errors, facts of the warnings), each with the place without its family."""
    path = tmp_path / "sag.yaml"
    text = FILE.format(**{name: parts.get(name, "") for name in ("units", "actors", "general", "family")})
    path.write_text(text, encoding="utf-8")
    try:
        parsed = load(path)
    except BadInput as err:
        return [f"{problem.path.removeprefix('families[fx].')}: {problem.fact('en')}" for problem in err.problems], []
    return [], [f"{problem.path.removeprefix('families[fx].')}: {problem.fact('en')}" for problem in parsed.warnings]


def errors(tmp_path: Path, **parts: str) -> list[str]:
    return judged(tmp_path, **parts)[0]


def tie(a: str, b: str, status: str = "documented", kind: str = "exchange", more: str = "") -> str:
    return f"{{a: {a}, b: {b}, kind: {kind}, status: {status}{', ' + more if more else ''}}}"


def ties(*said: str) -> str:
    return "    ties:\n" + "".join(f"      - {one}\n" for one in said)


# --- references ---------------------------------------------------------------------------------------------------------

ENGAGEMENT = (
    "    engagements:\n      - {{id: e1, actor: {actor}, for: {whom}, attends: {attends}, at: {at}, status: active}}\n"
)


def engagement(actor: str = "raad", whom: str = "[mor]", attends: str = "[]", at: str = "hjem") -> str:
    return ENGAGEMENT.format(actor=actor, whom=whom, attends=attends, at=at)


@pytest.mark.parametrize(
    "family",
    [
        engagement(), engagement(whom="family"), engagement(whom="[]"), engagement(attends="[mor, far]"),
        *(engagement(at=place) for place in ("office", "school", "digital", "unknown")),
        *(ties(tie("raad", end)) for end in ("kons", "job", "mor", "fx", "far")), ties(tie("soc", "job")),
        ties(tie("mor", "fx", kind="coordinates")), ties(tie("raad", "fx", kind="coordinates", more="deputy: [kons], successor: [kons]")),
        "    private_ties: [{a: mor, b: barn}, {a: far, b: mor}]\n",
        "    wishes: [{about: far, wish: ask}, {about: barn, wish: ask, by: far}, {about: raad, wish: wanted, by: mor}]\n",
        "    needs: [{id: n, for: [barn, mor], function: f01}]\n",
        "    meetings: [{id: m, kind: other, participants: [raad, mor, far, job, fx], coordinator: none, status: held}]\n",
        "    meetings: [{id: m, kind: other, participants: [], coordinator: raad, status: held}]\n",
        "    consents: [{id: c, given_by: far, about: [barn], from_units: [by], to_units: [job]}]\n",
        "    legal_bases: [{id: l, from_units: [fam], to_units: [job]}]\n",
        "    same_as: {family: nowhere}\n",
    ],
)  # fmt: skip
def test_what_the_format_allows_to_be_named_is_accepted(tmp_path: Path, family: str) -> None:
    assert judged(tmp_path, family=family) == ([], [])


@pytest.mark.parametrize(
    ("family", "said"),
    [
        (engagement(actor="job"), "engagements[e1].actor: \"job\" is a unit, not an actor"),
        (engagement(whom="[far]"), 'engagements[e1].for[#1]: "far" is somebody of its private network, not a member of this family'),
        (engagement(whom="[per]"), 'engagements[e1].for[#1]: "per" is not a member of this family'),
        (engagement(at="hjem_y"), 'engagements[e1].at: "hjem_y" is neither a home of this family nor one of digital, office, school, unknown'),
        (ties(tie("raad", "fy")), 'ties[#1].b: "fy" is neither an actor, a unit, a member of this family, somebody of its private network nor this family'),
        (ties(tie("raad", "per")), 'ties[#1].b: "per" is neither an actor, a unit, a member of this family, somebody of its private network nor this family'),
        (ties(tie("raad", "fx", kind="coordinates", more="deputy: [mor]")), 'ties[#1].deputy[#1]: "mor" is a member of this family, not an actor'),
        ("    private_ties: [{a: mor, b: raad}]\n", 'private_ties[#1].b: "raad" is an actor, not a member of this family or somebody of its private network'),
        ("    private_ties: [{a: mor, b: mor}]\n", 'private_ties[#1]: both ends are "mor"'),
        ("    wishes: [{about: mor, wish: ask, by: raad}]\n", 'wishes[#1].by: "raad" is an actor, not a member of this family or somebody of its private network'),
        ("    wishes: [{about: job, wish: ask}]\n", 'wishes[#1].about: "job" is a unit, not a member of this family, somebody of its private network or an actor'),
        ("    needs: [{id: n, for: [far], function: f01}]\n", 'needs[n].for[#1]: "far" is somebody of its private network, not a member of this family'),
        ("    meetings: [{id: m, kind: other, participants: [ingen], status: held}]\n", 'meetings[m].participants[#1]: "ingen" is neither an actor, a unit, a member of this family, somebody of its private network nor this family'),
        ("    meetings: [{id: m, kind: other, participants: [], coordinator: mor, status: held}]\n", 'meetings[m].coordinator: "mor" is a member of this family, not an actor or none'),
        ("    consents: [{id: c, given_by: raad}]\n", 'consents[c].given_by: "raad" is an actor, not a member of this family or somebody of its private network'),
        ("    consents: [{id: c, to_units: [raad]}]\n", 'consents[c].to_units[#1]: "raad" is an actor, not a unit'),
        ("    legal_bases: [{id: l, from_units: [x]}]\n", 'legal_bases[l].from_units[#1]: "x" is not a unit'),
    ],
)  # fmt: skip
def test_what_it_does_not_allow_is_told(tmp_path: Path, family: str, said: str) -> None:
    assert errors(tmp_path, family=family) == [said]


def test_units_and_actors_name_units_and_general_ties_actors_and_units(tmp_path: Path) -> None:
    assert errors(tmp_path, units="  - {id: x, name: X, level: team, part_of: raad}") == [
        'units[x].part_of: "raad" is an actor, not a unit'
    ]
    found = errors(tmp_path, actors="  - {id: x, name: X, kind: group, unit: y, record_access: [fam, z]}")
    assert found == ['actors[x].unit: "y" is not a unit', 'actors[x].record_access[#2]: "z" is not a unit']
    assert judged(tmp_path, general=f"  - {tie('raad', 'job')}") == ([], [])
    assert errors(tmp_path, general=f"  - {tie('raad', 'mor')}") == ['ties[#1].b: "mor" is neither an actor nor a unit']


# --- ids ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parts",
    [
        {"actors": "  - {id: mor, name: X, kind: group}"},
        {"actors": "  - {id: fam, name: X, kind: group}"},
        {"actors": "  - {id: raad, name: R, kind: professional, unit: fam}"},
        {"actors": "  - {id: fy, name: X, kind: group}"},
        {"units": "  - {id: per, name: X, level: team}"},
        {"family": "    needs: [{id: n, for: [mor], function: f01}, {id: n, for: [mor], function: f02}]\n"},
        {"family": ties(tie("raad", "kons", more="id: t"), tie("raad", "fx", more="id: t"))},
        {"general": f"  - {tie('raad', 'kons', more='id: t')}", "family": ties(tie("raad", "fx", more="id: t"))},
    ],
)  # fmt: skip
def test_an_id_is_used_once(tmp_path: Path, parts: dict[str, str]) -> None:
    (said,) = errors(tmp_path, **parts)
    assert "is used twice" in said
    assert "(the other one: " in said
    assert ", line " in said


def test_records_of_other_kinds_may_share_an_id(tmp_path: Path) -> None:
    family = "    needs: [{id: raad, for: [mor], function: f01}]\n    consents: [{id: hjem}]\n    meetings: [{id: mor, kind: other, participants: [], status: held}]\n"
    assert judged(tmp_path, family=family) == ([], [])


def test_words_of_the_format_are_no_ids(tmp_path: Path) -> None:
    assert errors(tmp_path, actors="  - {id: none, name: X, kind: group}") == [
        "actors[none]: an actor cannot be called none"
    ]
    text = FILE.replace("[{{id: hjem_y}}]", "[{{id: office}}, {{id: school}}, {{id: digital}}, {{id: unknown}}]")
    path = tmp_path / "sag.yaml"
    path.write_text(text.format(units="", actors="", general="", family=""), encoding="utf-8")
    with pytest.raises(BadInput) as caught:
        load(path)
    assert [problem.fact("en") for problem in caught.value.problems] == [
        f"a home cannot be called {word}" for word in ("office", "school", "digital", "unknown")
    ]


# --- units, ties, ends --------------------------------------------------------------------------------------------------


def test_units_are_a_tree(tmp_path: Path) -> None:
    units = "  - {id: a, name: A, level: team, part_of: b}\n  - {id: b, name: B, level: team, part_of: c}\n  - {id: c, name: C, level: team, part_of: b}\n  - {id: d, name: D, level: team, part_of: d}"
    assert errors(tmp_path, units=units, family=ties(tie("a", "d"))) == [
        'units[a].part_of: units are part of each other: "b" → "c" → "b"',
        'units[d].part_of: units are part of each other: "d" → "d"',
    ]


def test_a_tie_joins_no_unit_with_one_that_holds_it(tmp_path: Path) -> None:
    said = '"fam" is a part of "by": a unit has no tie with one that holds it'
    assert errors(tmp_path, family=ties(tie("fam", "by"))) == [f"ties[#1]: {said}"]
    assert errors(tmp_path, general=f"  - {tie('by', 'fam')}") == [f"ties[#1]: {said}"]
    assert errors(tmp_path, general=f"  - {tie('fam', 'fam')}") == ['ties[#1]: both ends are "fam"']
    assert judged(tmp_path, family=ties(tie("fam", "job"), tie("raad", "fam"), tie("raad", "by"))) == ([], [])


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2020", "2019", True), ("2020-01-02", "2020-01-01", True), ("2020-03", "../2020-02", True), ("2020-03/..", "2020-02", True),
        ("2020", "2020", False), ("2020-06", "2020", False), ("../2020", "2019", False), ("2020", "2019/..", False), ("2020-01-01", "2020-01-01", False),
    ],
)  # fmt: skip
def test_an_end_that_certainly_lies_before_its_beginning_is_an_error_in_every_record(
    tmp_path: Path, start: str, end: str, wrong: bool
) -> None:
    period = f"from: {start}, to: {end}"
    family = f"""\
    private_ties: [{{a: mor, b: far, {period}}}]
    engagements: [{{id: e, actor: raad, for: [], at: office, status: ended, {period}}}]
    needs: [{{id: n, for: [mor], function: f01, {period}}}]
    ties: [{{a: raad, b: mor, kind: exchange, status: documented, {period}}}]
    meetings: [{{id: m, kind: other, participants: [], status: agreed, repeats: weekly, date: {start}, until: {end}}}]
    consents: [{{id: c, valid_from: {start}, valid_to: {end}}}]
    legal_bases: [{{id: l, date: {start}, valid_to: {end}}}]
"""
    actors = f"  - {{id: x, name: X, kind: group, {period}}}"
    general = f"  - {{a: raad, b: job, kind: exchange, status: documented, {period}}}"
    found = errors(tmp_path, actors=actors, general=general, family=family)
    places = ["actors[x].to", "ties[#1].to", "private_ties[#1].to", "engagements[e].to", "needs[n].to", "ties[#1].to", "meetings[m].until", "consents[c].valid_to", "legal_bases[l].valid_to"]  # fmt: skip
    assert [said.partition(":")[0] for said in found] == (places if wrong else [])


# --- contradictions -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("present", "absent", "outcome"),
    [
        ("", "", "error"),  # open at both ends
        ("from: 2020", "to: 2019", "none"),
        ("from: 2020-03-01", "to: 2020-03-01", "error"),  # days are inclusive
        ("from: 2020-03-02", "to: 2020-03-01", "none"),
        ("from: 2020", "to: 2020", "warning"),  # some day of the year each
        ("from: 2020, to: 2022", "from: 2020, to: 2022", "error"),  # 2021 is certain for both
        ("from: 2017/..", "", "warning"),  # it may begin at any later day
        ("from: ../2017", "from: 2020", "error"),
        ("to: ../2017", "", "warning"),
        ("date: 2020-03-05", "from: 2020-01, to: 2020-06", "error"),
        ("date: 2020-03", "from: 2020-01, to: 2020-06", "warning"),  # no day of a contact in March is certain
        ("date: 2021-03-05", "from: 2020-01, to: 2020-06", "none"),
        ("channel: direct", "channel: via_meeting", "error"),
        ("channel: via_citizen", "", "none"),
        ("channel: via_citizen", "channel: via_record", "none"),
        ("channel: via_citizen", "channel: via_citizen", "error"),
        ("channel: via_record", "channel: via_record", "error"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("where", ["family", "general", "both"])
def test_what_contradicts_itself_on_a_certain_day_is_an_error(
    tmp_path: Path, present: str, absent: str, outcome: str, turned: bool, where: str
) -> None:
    one = tie("raad", "kons", more=present)
    other = tie(*(("kons", "raad") if turned else ("raad", "kons")), status="documented_absent", more=absent)
    general = [one, other] if where == "general" else [other] if where == "both" else []
    own = [one, other] if where == "family" else [one] if where == "both" else []
    found, warned = judged(
        tmp_path, general="".join(f"  - {said}\n" for said in general), family=ties(*own) if own else ""
    )
    assert (len(found), len(warned)) == {"error": (1, 0), "warning": (0, 1), "none": (0, 0)}[outcome]
    for said in found + warned:
        assert "is documented" in said
        assert "is documented_absent" in said or "and documented_absent elsewhere" in said
        assert ", line " in said


def test_other_statuses_kinds_and_pairs_contradict_nothing(tmp_path: Path) -> None:
    family = ties(
        tie("raad", "kons", status="documented_absent"),
        *(tie("raad", "kons", status=status) for status in ("attempted", "planned", "recommended")),
        *(tie("raad", "kons", kind=kind) for kind in ("awareness", "team", "coordinates", "trust")),
        tie("raad", "job"),
        tie("fam", "kons"),
    )
    assert judged(tmp_path, family=family) == ([], [])


@pytest.mark.parametrize(
    ("kind", "present", "absent"),
    [
        ("awareness", "level: 1", ""),
        ("trust", "valence: conflict", ""),
        ("coordinates", "scope: actors", "scope: family"),
    ],
)
def test_what_may_mean_different_things_is_a_warning(tmp_path: Path, kind: str, present: str, absent: str) -> None:
    both = ties(tie("raad", "kons", kind=kind, more=present), tie("raad", "kons", "documented_absent", kind, absent))
    found, warned = judged(tmp_path, family=both)
    assert (len(found), len(warned)) == (0, 1)
    plain = ties(tie("raad", "kons", kind=kind), tie("raad", "kons", "documented_absent", kind))
    assert len(errors(tmp_path, family=plain)) == 1


def test_coordination_the_other_way_round_is_a_warning_and_in_general_no_matter_of_a_family(tmp_path: Path) -> None:
    absent = tie("kons", "raad", "documented_absent", "coordinates")
    found, warned = judged(tmp_path, family=ties(tie("raad", "kons", kind="coordinates"), absent))
    assert (len(found), len(warned)) == (0, 1)
    general = f"  - {tie('raad', 'kons', 'documented_absent', 'coordinates')}\n"
    assert judged(tmp_path, general=general, family=ties(tie("raad", "kons", kind="coordinates"))) == ([], [])


def test_a_general_contradiction_is_told_once(tmp_path: Path) -> None:
    general = f"  - {tie('raad', 'kons')}\n  - {tie('raad', 'kons', 'documented_absent')}\n"
    assert len(errors(tmp_path, general=general, family=ties(tie("fam", "job")))) == 1


# --- what is doubtful ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("begins", "warned"),
    [("2024-06-30", True), ("2024-07-01", False), ("2024-06", True), ("2024", False), ("../2024-06", True), ("2020/..", False), ("", False)],
)  # fmt: skip
def test_a_granted_engagement_that_has_certainly_come_is_a_warning(tmp_path: Path, begins: str, warned: bool) -> None:
    start = f", from: {begins}" if begins else ""
    family = f"    engagements: [{{id: e1, actor: raad, for: [], at: office, status: granted{start}}}]\n"
    found, warnings = judged(tmp_path, family=family)
    assert found == []
    assert len(warnings) == warned
    assert all('"e1" is granted' in said for said in warnings)


@pytest.mark.parametrize(("own", "warned"), [("2024-07-15", 1), ("2024-07-14", 0), ("2024-06-30", 0)])
def test_a_status_holds_on_the_day_of_its_family(tmp_path: Path, own: str, warned: int) -> None:
    family = f"    as_of: {own}\n"
    family += "    engagements: [{id: e1, actor: raad, for: [], at: office, status: granted, from: 2024-07-15}]\n"
    found, warnings = judged(tmp_path, family=family)
    assert found == []
    assert len(warnings) == warned and all(own in said for said in warnings)


def test_what_is_said_twice_is_one_with_a_warning(tmp_path: Path) -> None:
    one = tie("raad", "kons", more="from: 2020")
    family = ties(one, one, tie("raad", "kons", more="id: t"), tie("raad", "kons", more="id: t"))
    family += "    private_ties: [{a: mor, b: far}, {a: mor, b: far}]\n    wishes: [{about: far, wish: ask}, {about: far, wish: ask}]\n"
    found, warned = judged(tmp_path, family=family)
    assert found == []
    assert [said.partition(" (")[0] for said in warned] == [
        f"{place}: says the same as another one" for place in ("ties[#2]", "ties[t]", "private_ties[#2]", "wishes[#2]")
    ]
    kept = load(tmp_path / "sag.yaml").case_file.families[0]
    assert (len(kept.ties), len(kept.private_ties), len(kept.wishes)) == (2, 1, 1)


def test_an_unknown_sector_is_a_warning(tmp_path: Path) -> None:
    found, warned = judged(tmp_path, units="  - {id: x, name: X, level: team, sector: scool}")
    assert found == []
    assert warned == ['units[x].sector: the sector "scool" is not in the service catalogue']


def test_a_word_that_opens_nothing_is_a_warning(tmp_path: Path) -> None:
    found, warned = judged(
        tmp_path,
        family="    consents: [{id: c, information: [services, servises]}]\n    legal_bases: [{id: l, information: [alt]}]",
    )
    assert found == []
    assert warned == [
        'consents[c].information: "servises" in information opens nothing',
        'legal_bases[l].information: "alt" in information opens nothing',
    ]


def test_the_units_that_recorded_a_family_are_ids_and_no_records(tmp_path: Path) -> None:
    assert judged(tmp_path, family="    recorded_by: [fam, soc]") == ([], [])
    assert errors(tmp_path, family="    recorded_by: [fam, skole]") == ['recorded_by[#2]: "skole" is not a unit']
