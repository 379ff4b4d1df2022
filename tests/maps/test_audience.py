"""The two views of a family: Til bordet holds no trace of what can hurt in any file, and all else that Arbejdsvisning holds."""

import io
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from graph.model.base import Record
from graph.model.records import CaseFile, PrivateTie
from graph.reading.cut import Seen, facts_of
from graph.reading.table import can_hurt, on_the_table
from importers import load
from maps import FamilyMap, family_map
from maps.family import family_day
from maps.formats import FORMATS
from maps.scene.lines import lines_of
from tests.case_files import CASES, DEMO, FILES
from tests.hurting import NAME, PLANTS, STRANGER, bare, planted, planted_among
from tests.share import some

pytestmark = pytest.mark.by_turns

WARNING = "Må ikke vises for familien"
EVERY_FORMAT = (DEMO / "anna.yaml", CASES / "syn_threat.yaml", CASES / "familie_5.yaml")
LEAN = ("csv", "json", "graphml")
SUGGESTED = frozenset({"ask", "recommended"})
LIKE = (b"planted", b"Ulykkesfugl", b"Krag")
"""What would tell of who was planted."""


@cache
def case(path: Path) -> CaseFile:
    return load(path).case_file


def facts(case_file: CaseFile) -> list[Seen]:
    return [facts_of(case_file, family.id) for family in case_file.families]


def files(case_file: CaseFile, *endings: str) -> Iterator[bytes]:
    """The files of each family of a case file as they are taken to the table."""
    for found in facts(case_file):
        for ending in endings:
            format = FORMATS[ending]
            yield format.write(format.map(found, found.as_of), None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_all_at_once_leaves_no_byte_in_what_is_not_drawn(path: Path) -> None:
    made = list(files(planted(case(path), *PLANTS), *LEAN))
    assert made == list(files(case(path), *LEAN))
    assert not any(part in content for content in made for part in LIKE)
    work = [FORMATS["csv"].write(family_day(found, found.as_of), None) for found in facts(planted(case(path), *PLANTS))]
    assert all(NAME.encode() in content and WARNING.encode() in content for content in work)


@pytest.mark.parametrize("path", some(FILES, 6), ids=lambda path: path.stem)
def test_all_at_once_leaves_no_byte_in_the_drawing(path: Path) -> None:
    made = list(files(planted(case(path), *PLANTS), "svg"))
    assert made == list(files(case(path), "svg"))
    assert not any(part in content for content in made for part in LIKE)


@pytest.mark.parametrize("path", EVERY_FORMAT, ids=lambda path: path.parent.name + path.stem)
def test_three_cases_hold_no_trace_in_every_format(path: Path) -> None:
    """Of what was planted, of what the case itself holds, and of those who are there only through it."""
    for found, other in zip(facts(planted(case(path), *PLANTS)), facts(bare(case(path))), strict=True):
        table = family_map(found, found.as_of, audience="table")
        bare_map = family_map(other, other.as_of, audience="table")
        gone = {person.name for person in found.family.private_network if person.id not in table.ids}
        assert NAME in gone
        assert same(table, bare_map) == (path.parent == DEMO), "in the others somebody is kept out"
        for ending, format in FORMATS.items():
            content = format.write(table, None)
            told = opened(ending, content)
            assert [name for name in gone if name.encode() in told] == [], ending
            assert WARNING.encode() not in told
            if same(table, bare_map):  # no suggestion is missing: then nothing differs
                assert content == format.write(bare_map, None), ending


def same(one: FamilyMap, other: FamilyMap) -> bool:
    return [finding.id for finding in one.findings] == [finding.id for finding in other.findings]


def opened(ending: str, content: bytes) -> bytes:
    """All that can be read in a file."""
    if ending == "xlsx":
        parts = zipfile.ZipFile(io.BytesIO(content))
        return b"".join(parts.read(name) for name in parts.namelist())
    if ending == "pdf":
        import pypdfium2

        document = pypdfium2.PdfDocument(content)
        told = " ".join(page.get_textpage().get_text_range() for page in document)
        document.close()
        return told.encode()
    return content


def test_what_is_for_work_says_so_in_every_format() -> None:
    [found] = facts(case(CASES / "syn_threat.yaml"))
    map = family_map(found, found.as_of)
    for ending, format in FORMATS.items():
        content = format.write(map, None)
        if ending != "png":
            assert WARNING in re.sub(r"\s+", " ", opened(ending, content).decode("utf-8", "ignore")), ending
    assert 'fill="#b00020"' in map.print_svg
    red = [part for part in map.print_svg.split("<text") if WARNING in part]
    assert len(red) == 1 and 'fill="#b00020"' in red[0]
    english = family_map(found, found.as_of, "en")
    assert "Not to be shown to the family" in english.print_svg


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
@pytest.mark.parametrize("among", ["", *some(list(PLANTS), 2)])
def test_it_is_the_map_without_it_but_that_suggestions_may_be_missing(path: Path, among: str) -> None:
    """Of each case as it is, and with something planted between those who stay."""
    case_file = planted_among(case(path), among) if among else case(path)
    for found, other in zip(facts(case_file), facts(bare(case_file)), strict=True):
        table, free = (family_day(one, one.as_of, audience="table") for one in (found, other))
        assert [entry.id for entry in table.scene.entries] == [entry.id for entry in free.scene.entries]
        for one, twin in zip(table.scene.entries, free.scene.entries, strict=True):
            assert (one.ring, one.name, one.below, one.place, one.role) == (
                twin.ring, twin.name, twin.below, twin.place, twin.role,
            )  # fmt: skip
            assert [mark for mark in twin.marks if mark not in one.marks and mark.kind != "candidate"] == []
        here, there = drawn(table), drawn(free)
        assert {line for line in there - here if line[2] not in SUGGESTED} == set()
        lost = {line[:2] for line in there - here}
        assert all(line[:2] in lost for line in here - there), "where nothing is suggested, what is known shows"
        assert {finding.id for finding in table.findings} <= {finding.id for finding in free.findings}
        missing = {finding.type for finding in free.findings} - {finding.type for finding in table.findings}
        assert missing <= {"missing_link", "coordinator_candidate"}


def drawn(map: FamilyMap) -> set[tuple[str, str, str]]:
    return {(line.a, line.b, line.state) for line in lines_of(map.view, list(map.findings))}


BORN_OF_IT = frozenset({"no_private_support", "sole_bearer"})
"""Types that may be asked of others, or not at all, because of what can hurt."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_holds_all_else_that_is_for_work(path: Path) -> None:
    for found in facts(case(path)):
        work, table = family_day(found, found.as_of), family_day(found, found.as_of, audience="table")
        left = {person.id for person in (*table.view.facts.family.members, *table.view.facts.family.private_network)}
        ids = {entry.id for entry in work.scene.entries}
        assert {entry.id for entry in table.scene.entries} == {id for id in ids if id in found.actors or id in left}
        kept = drawn(table)
        for line in lines_of(work.view, list(work.findings)):
            if {line.a, line.b} <= table.ids and not hurts(line.proofs):
                assert (line.a, line.b, line.state) in kept
        types = {(finding.type, finding.subjects, finding.about) for finding in work.findings}
        there = {(finding.type, finding.subjects, finding.about) for finding in table.findings}
        assert {item for item in types - there if item[0] not in BORN_OF_IT} == set()


def hurts(proofs: tuple[Record, ...]) -> bool:
    return any(can_hurt(proof) for proof in proofs) and not all(
        isinstance(proof, PrivateTie) and not can_hurt(proof) for proof in proofs
    )


def test_conflict_lines_are_only_in_what_is_for_work() -> None:
    states = {"work": 0, "table": 0}
    for path in FILES:
        for found in facts(case(path)):
            states["work"] += sum(line[2] == "conflict" for line in drawn(family_day(found, found.as_of)))
            states["table"] += sum(
                line[2] == "conflict" for line in drawn(family_day(on_the_table(found), found.as_of))
            )
    assert states["work"] > 10
    assert states["table"] == 0


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_script_of_a_page_has_no_word_for_lines_that_are_not_there(lang: str) -> None:
    [found] = facts(case(CASES / "syn_threat.yaml"))
    words = {
        audience: family_map(found, found.as_of, lang, audience=audience).data["words"]
        for audience in ("work", "table")
    }
    assert "state_conflict" in words["work"]
    assert "state_conflict" not in words["table"]
    assert "state_present" in words["table"]


def test_who_is_on_the_map_only_through_it_stands_outside_and_not_on_the_table() -> None:
    [found] = facts(case(DEMO / "anna.yaml"))
    work, table = (family_map(found, found.as_of, audience=audience) for audience in ("work", "table"))
    assert [entry.id for entry in work.scene.entries if entry.ring == "none"] == ["an_dennis"]
    assert work.scene.outside and not table.scene.outside
    assert "an_dennis" not in table.ids
    assert STRANGER not in work.ids


HARD = re.compile(r"\b(trussel|konflikt\w*|dræne\w*|formodning|dom|perifert|fund|aktør|kontaktes)\b", re.IGNORECASE)
"""Words of ours that would hurt at the table."""


@pytest.mark.parametrize("path", EVERY_FORMAT[:2], ids=lambda path: path.stem)
def test_no_hard_word_of_ours_lies_on_the_table(path: Path) -> None:
    """Nor in what a script could say. What the file says itself is the family's own."""
    for found in facts(case(path)):
        written = repr(found)
        for ending in ("svg", "html", "csv", "json", "graphml"):
            format = FORMATS[ending]
            told = format.write(format.map(found, found.as_of), None).decode()
            told = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", told, flags=re.DOTALL)
            told = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), told)
            assert [word for word in HARD.findall(told) if word not in written] == [], ending
        work = FORMATS["csv"].write(family_day(found, found.as_of), None).decode()
        assert HARD.search(work) or path.stem == "anna"
