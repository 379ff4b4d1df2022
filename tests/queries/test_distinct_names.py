"""People, actors and units of one name are told apart by what differs, else by a number; others keep their names."""

from graph.reading.cut import Seen
from queries.distinct_names import with_distinct_names
from tests.case_files import FILES, families
from tests.queries.build import facts
from tests.sessions import changed


def names(seen: Seen, lang: str = "da") -> dict[str, str]:
    told = with_distinct_names(seen, lang).facts
    family = told.family
    records = (*family.members, *family.private_network, *told.actors.values(), *told.units.values())
    return {record.id: record.name for record in records}


def with_names(seen: Seen, **called: str) -> Seen:
    """The same family with other names."""

    def named(records):
        return {id: one.replaced(name=called.get(id, one.name)) for id, one in records.items()}

    members = tuple(one.replaced(name=called.get(one.id, one.name)) for one in seen.family.members)
    people = tuple(one.replaced(name=called.get(one.id, one.name)) for one in seen.family.private_network)
    family = seen.family.replaced(members=members, private_network=people)
    return changed(seen, family=family, actors=named(seen.actors), units=named(seen.units))


WORK = "engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: m}, {actor: t1}, {actor: t2}, {actor: o}]"


def test_nobody_is_called_anew_where_all_names_differ() -> None:
    for path in FILES:
        for seen in families(path):
            assert with_distinct_names(seen, "da").facts is seen


def test_actors_of_one_name_are_told_apart_by_place_role_or_number() -> None:
    told = names(
        with_names(facts(WORK), a="Pædagog", b="Pædagog", c="pædagog", m="Pædagog", t1="PÆDAGOG", t2="Pædagog")
    )
    assert told["c"] == "pædagog (Jobcentret)"  # the only one there
    assert [told[id] for id in ("a", "b", "m", "t1", "t2")] == [
        "Pædagog 1", "Pædagog 2", "Pædagog 3", "PÆDAGOG 4", "Pædagog 5",
    ]  # fmt: skip
    assert told["o"] == "Stedet"


def test_a_role_tells_apart_who_works_in_one_place() -> None:
    seen = with_names(facts(WORK), a="Bo", m="Bo")
    roles = {"a": "teacher", "m": "Vejleder"}
    seen = changed(seen, actors={id: one.replaced(role=roles.get(id)) for id, one in seen.actors.items()})
    assert [names(seen)[id] for id in ("a", "m")] == ["Bo (klasselærer)", "Bo (Vejleder)"]
    assert [names(seen, "en")[id] for id in ("a", "m")] == ["Bo (teacher)", "Bo (Vejleder)"]


def test_units_of_one_name_are_told_apart_by_what_they_belong_to() -> None:
    told = names(with_names(facts(WORK), boern="Team Nord", job="Team Nord", a="Hanne", c="Hanne"))
    assert [told[id] for id in ("boern", "job")] == ["Team Nord (Social)", "Team Nord (Kommunen)"]
    assert [told[id] for id in ("a", "c")] == ["Hanne (Team Nord (Social))", "Hanne (Team Nord (Kommunen))"]


def test_members_and_the_private_network_are_told_apart_by_kind_age_and_relation() -> None:
    seen = facts(
        "members: [{id: mor, name: Emil, kind: adult}, {id: x, name: Emil, kind: child, birth_year: 2015},"
        " {id: y, name: Emil, kind: child, birth_year: 2017}]\n"
        "private_network: [{id: p1, name: Emil, relation: uncle}, {id: q, name: Emil}, {id: r, name: Emil}]"
    )
    told, english = names(seen), names(seen, "en")
    assert [told[id] for id in ("mor", "x", "y", "p1")] == [
        "Emil (voksen)",
        "Emil (f. 2015)",
        "Emil (f. 2017)",
        "Emil (onkel)",
    ]
    assert [told[id] for id in ("q", "r")] == ["Emil 1", "Emil 2"]
    assert [english[id] for id in ("mor", "x", "p1")] == ["Emil (adult)", "Emil (born 2015)", "Emil (uncle)"]


def test_no_new_name_is_one_that_somebody_has() -> None:
    seen = with_names(facts(WORK), t1="Bo", t2="Bo", a="Bo 1", b="Bo (Jobcentret)", c="Bo", m="Bo\u0308", o="Bö")
    told = names(seen)
    assert len({name.casefold() for name in told.values()}) == len(told)
    assert told["a"] == "Bo 1" and told["b"] == "Bo (Jobcentret)" and told["c"] == "Bo (Jobcentret) 2"
