"""Without names: no byte of a name, an id or a free text is left, and the findings are the same."""

import types
from typing import Any, get_args

import pytest

import graph.model.records as records
from graph.model.base import Record
from graph.model.text import Text
from graph.reading.cut import Seen, facts_of
from maps import family_map
from maps.scene.named import names_of_people, tells_of
from maps.scene.pseudonyms import NAMES, Names, initials
from maps.scene.redaction import CODES, IDS, SHAPED, redacted
from queries import at, findings_of
from tests.maps.exports import BIRD, birds, case_files, families
from tests.queries.build import case
from tests.sessions import changed

HIDING = tuple(how for how in NAMES if how != "names")


def told(finding: Any, new: dict[str, str]) -> tuple[Any, ...]:
    """What a finding says beside its words, with the ids as they are in `new`."""
    candidate = finding.candidate
    return (
        finding.type,
        finding.class_,
        finding.level,
        tuple(new.get(id, id) for id in finding.subjects),
        tuple(new.get(id, id) for id in finding.between),
        finding.value if not isinstance(finding.value, str) else None,
        finding.interval,
        finding.confidence,
        finding.date_uncertain,
        finding.question is None,
        [type(item.record).__name__ for item in finding.evidence],
        [type(item.record).__name__ for item in finding.counter_evidence],
        finding.shared_tasks,
        [(new.get(need.from_unit), new.get(need.to_unit), need.have) for need in finding.consent],
        (candidate.place, [message.key for message in candidate.for_]) if candidate else None,
    )


@pytest.mark.parametrize("how", HIDING)
def test_the_findings_are_the_same(how: Names) -> None:
    count = 0
    for name, facts in families():
        veiled = redacted(facts, how, "da")
        new = dict(zip(ids(facts), ids(veiled), strict=True))
        before, after = findings_of(at(facts, facts.as_of)), findings_of(at(veiled, facts.as_of))
        same = {id: id for id in new.values()}
        assert [told(one, new) for one in before] == [told(one, same) for one in after], name
        count += len(before)
    assert count > 500


def ids(facts: Any) -> list[str]:
    family = facts.family
    people = (*family.members, *family.private_network, *facts.actors.values(), *facts.units.values())
    return [family.id, *(record.id for record in people)]


@pytest.mark.parametrize("how", HIDING)
@pytest.mark.parametrize("lang", ["da", "en"])
def test_no_word_that_somebody_wrote_is_left_in_the_facts(how: Names, lang: str) -> None:
    kept = 0
    for name, facts in families():
        veiled = redacted(facts, how, lang)
        assert BIRD in repr(facts)
        assert BIRD.casefold() not in repr(veiled).casefold(), name
        assert len(veiled.actors) == len(facts.actors)
        names = {unit.name for unit in facts.units.values()}
        kept += len(names & {unit.name for unit in veiled.units.values()})
    assert kept > 100


@pytest.mark.parametrize("how", HIDING)
def test_no_word_that_somebody_wrote_is_left_in_drawing_table_and_data(how: Names) -> None:
    for name, facts in list(families())[::9]:
        map = family_map(facts, facts.as_of, "da", how)
        for output in (map.svg, map.print_svg, map.table, repr(map.data), repr(map.scene), repr(map.findings)):
            assert BIRD.casefold() not in output.casefold(), name
        assert "kendt" not in map.scene.notes[-1]
        assert "stadig kende den her" in map.scene.notes[-1]


def test_with_names_nothing_is_changed() -> None:
    [(_, facts), *_] = families()
    assert redacted(facts, "names", "da") is facts
    assert family_map(facts, facts.as_of, "da", "names").svg == family_map(facts, facts.as_of).svg


def test_a_way_of_naming_that_there_is_not_is_an_error() -> None:
    [(_, facts), *_] = families()
    with pytest.raises(ValueError, match="initials"):
        redacted(facts, "nicknames", "da")  # type: ignore[arg-type]


def test_people_are_called_by_what_they_are_to_the_family() -> None:
    threat = case("syn_threat")
    map = family_map(facts_of(threat, "familie_toft"), threat.as_of, "da", "roles")
    expected = {
        "lone": "Voksen 1", "per": "Voksen 2", "smaaboern": "Barn 1", "tvillinger": "Barn 2",
        "erik": "Tidligere samlever", "farmor": "Bedstemor", "gitte": "Tante",
        "jobraad": "Jobrådgiver", "laerer": "Klasselærer", "raadgiver": "Familierådgiver",
    }  # fmt: skip
    in_order = sorted(map.scene.entries, key=lambda entry: entry.id)
    assert [entry.name for entry in in_order] == [expected[id] for id in sorted(expected)]


def test_a_unit_that_is_called_after_somebody_is_called_by_its_level() -> None:
    threat = case("syn_threat")
    [school] = [unit for unit in threat.units if unit.id == "skole"]
    units = tuple(unit if unit != school else unit.replaced(name="Lones Friskole") for unit in threat.units)
    called: dict[Names, str] = {"names": "Lones Friskole", "roles": "Organisation", "initials": "Organisation"}
    for how, expected in called.items():
        facts = facts_of(threat.replaced(units=units), "familie_toft")
        map = family_map(facts, threat.as_of, "da", how)
        assert expected in {entry.place for entry in map.scene.entries}
        assert "Social og Sundhed" in {entry.place for entry in map.scene.entries}
        assert ("Lone" in map.svg) == (how == "names")


@pytest.mark.parametrize(
    ("name", "found"),
    [("Annagården", True), ("Hos Bo", True), ("Bos Have", True), ("Bostøtten", False), ("Karens' Hus", True)],
)
def test_a_name_is_found_in_the_name_of_a_place(name: str, found: bool) -> None:
    assert tells_of(name, frozenset({"anna", "bo", "karen"})) is found


@pytest.mark.parametrize(
    ("person", "place"),
    [
        ("A\u030ase", "Åses Opholdssted"), ("Åse", "A\u030ases Opholdssted"), ("Åse", "Aases Hus"), ("Søren", "SÖREN & Co"),
        ("José", "Casa Jose"), ("Anna", "An\u00adnas Hus"), ("Anna", "Ａｎｎａ"), ("İbrahim", "Ibrahims Hus"), ("Yıldız", "YILDIZ"),
        ("anna hansen", "Hansens Hus"), ("Mor til anna", "Annas Hus"), ("Anna", "SkoleAnna"), ("Anna", "Plejeannas Hus"),
        ("Maria", "Minimariagården"), ("AnnaSofie", "Sofies Hus"), ("O’Neil", "O'Neils Hus"), ("Anna,Bo", "Bos Hus"),
        ("محمد", "Plejefamilien محمد"), ("مُحَمَّد", "دار محمد"), ("محمد", "لمحمد"), ("שרה", "בית שרה"), ("王芳", "王芳之家"),
        ("王芳", "芳之家"), ("김민준", "민준의 집"), ("ნინო", "ნინოს სახლი"), ("ᲜᲘᲜᲝ", "ნინოს სახლი"), ("राम", "रामघर"),
        ("சுதா", "சுதா இல்லம்"), ("ሰላም", "ቤተ ሰላም"), ("สมชาย", "บ้านสมชาย"), ("Ольга", "Дом ОЛЬГИ и Ольга"),
        ("Søren", "Sorens Hus"), ("Jørgen", "Jorgens Hus"), ("Müller", "Muellers Hus"), ("Åse", "Ases Hus"), ("Aase", "Ases Hus"),
        ("Soren", "Sørens Hus"), ("Kjær", "Kjaers Hus"), ("Kjær", "Kjars Hus"), ("Björk", "Bjoerks Hus"), ("Mueller", "Mullers Hus"),
        ("Ung Nguyen", "Ungs Hus"), ("Lise Ven", "Ven Hus"), ("Kim Young", "Youngs House"), ("Son Le", "Sons Hus"),
        ("Or Cohen", "Ors Hus"), ("Or", "Ors Hus"), ("In", "Ins Hus"), ("Law", "Laws House"), ("Anna Count", "Counts Hus"),
    ],
)  # fmt: skip
def test_a_name_is_found_in_any_script_and_however_it_is_written(person: str, place: str) -> None:
    names = names_of_people(with_people(person))
    assert tells_of(place, names), names


@pytest.mark.parametrize(
    ("person", "place"),
    [
        ("Mor", "Mors Hus"), ("Bedstemor", "Bedstemors Hus"), ("Far til den ældste", "De ældstes hus for Den Gule Flok"),
        ("Aksel, nabo", "Nabohjælpen"), ("Ruth, besøgsven", "Besøgsvennerne"), ("Barn 2", "Børnehuset"),
        ("Far", "Fars Hus"), ("Mormor", "Mormors Have"), ("Lille bror", "Lille Skole"), ("Big Sister", "Big House"), ("Ung", "Ung i Odense"),
        ("Familien Toft", "Familiens Hus"), ("Mor og far", "Mor og Barn"), ("Karin, nabo", "Nabohjælpen"), ("Bo", "Bostøtten"),
        ("Ole", "Skolen"), ("Ida", "Idrætsforeningen"), ("Karin, veninde fra koret", "Koret"),
    ],
)  # fmt: skip
def test_what_somebody_is_to_the_family_and_a_short_part_of_a_word_are_no_name(person: str, place: str) -> None:
    assert not tells_of(place, names_of_people(with_people(person)))


def with_people(name: str) -> Seen:
    """A family with somebody of this name."""
    threat = case("syn_threat")
    [family] = threat.families
    first, *_ = family.members
    one = family.replaced(name=None, members=(first.replaced(name=name),), private_network=())
    return changed(facts_of(threat, family.id), family=one)


@pytest.mark.parametrize("name", ["王芳", "김민준", "芳", "17"])
def test_a_sign_that_may_be_a_whole_name_is_no_initial(name: str) -> None:
    map = redacted(with_people(name), "initials", "da")
    assert [member.name for member in map.family.members] == ["Voksen"]


def test_initials_are_letters_as_people_write_them() -> None:
    assert [initials(name) for name in ("A\u030ase Bjo\u0308rk", "محمد علي", "\u200fשרה", "ნინო")] == [
        "ÅB",
        "مع",
        "ש",
        "ნ",
    ]


def test_every_field_of_a_record_that_may_hold_a_text_is_known_to_the_redaction() -> None:
    """Ids are replaced, codes checked, names given anew; all other texts are left out. A new field fails here."""
    written = {
        (record.__name__, name)
        for record in vars(records).values()
        if isinstance(record, type) and issubclass(record, Record) and record is not Record
        for name, field in record.model_fields.items()
        if holds_text(field.annotation)
    }
    free = {(record, name) for record, name in written if name not in IDS | CODES | SHAPED | {"name"}}
    assert free == {
        ("Agreement", "question"),
        ("Agreement", "text"),
        ("CaseFile", "municipality"),
        ("Consent", "information"),
        ("Dream", "text"),
        ("Engagement", "goal"),
        ("Engagement", "service_text"),
        ("LegalBasis", "assessed_by"),
        ("LegalBasis", "information"),
        ("LegalBasis", "note"),
        ("LegalBasis", "statute"),
        ("Meeting", "place"),
        ("Meeting", "purpose"),
        ("Need", "text"),
        ("Priority", "reason"),
        ("SameAs", "basis"),
        ("SameAs", "family"),
        ("StatusPoint", "own_area"),
        ("StatusPoint", "text"),
        ("Tie", "source"),
    }


def holds_text(annotation: Any) -> bool:
    if annotation is str or annotation is Text:
        return True
    parts = get_args(annotation) if not isinstance(annotation, types.GenericAlias) else annotation.__args__
    return any(holds_text(part) for part in parts if not isinstance(part, str))


def test_the_canaries_are_in_every_text() -> None:
    [anna] = [birds(found) for name, found in case_files() if name == "anna"]
    free = [tie.source for family in anna.families for tie in family.ties if tie.source]
    assert free and all(BIRD in source for source in free)
    assert all(BIRD in actor.id and BIRD in actor.name for actor in anna.actors)
    roles = {actor.role for name, found in case_files() for actor in birds(found).actors if actor.role}
    assert any(BIRD in role for role in roles) and "teacher" in roles
