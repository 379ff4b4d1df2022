"""Other tools' files in and out, and our own workbook: equal records, and nothing lost without a word."""

import io
import zipfile
from collections import Counter
from pathlib import Path

import networkx
import openpyxl
import pytest

from graph.model.parts import FAMILY_LISTS, KINDS
from graph.model.records import CaseFile
from importers import Converted, Options, TableRefused, bring_in, load, to_workbook
from importers.casefile.filenames import source_of
from importers.others.writing import FORMATS, write_as
from tests.case_files import CASES
from tests.share import some

MEETINGS = sorted((CASES.parent / "meetings" / "cases").glob("*.yaml"))
FILES = sorted(path for path in CASES.glob("*.yaml") if ".expected" not in path.name)


def written(folder: Path, case: Path, how: str) -> dict[str, bytes]:
    made = write_as(load(case).case_file, how, source_of(case), "da")
    for name, content in made.files.items():
        (folder / name).write_bytes(content)
    document = made.account.document(None)
    assert len({record["at"] for record in document["records"]}) == sum(document["read"].values())
    return made.files


def read(folder: Path, *names: str, how: str, mapping: str = "", **options: object) -> Converted:
    (folder / "m.yaml").write_text(mapping, "utf-8")
    return bring_in([folder / name for name in names], how, folder / "m.yaml" if mapping else None, Options(**options))  # type: ignore[arg-type]


def test_our_own_workbook_is_read_back_to_equal_records(tmp_path: Path) -> None:
    for number, case in enumerate([*some(FILES, 4), *MEETINGS]):
        lang = ("da", "en")[number % 2]
        case_file = load(case).case_file
        (tmp_path / "own.xlsx").write_bytes(to_workbook(case_file, lang))
        mapping = written(tmp_path, case, "table")[f"{source_of(case)}.mapping.yaml"].decode()
        made = read(tmp_path, "own.xlsx", how="table", mapping=mapping)
        assert made.errors == [], case
        assert made.case_file == case_file, case
        assert sum(made.account.read.values()) == len([*made.account.all_records()])


def _of_all_lists() -> CaseFile:
    """The cases with what comes of meetings, as one file, so that together they hold records of every list."""
    files = [load(case).case_file for case in (CASES / "anna.yaml", *MEETINGS)]
    families = [one.replaced(id=f"{number}_{one.id}") for number, file in enumerate(files) for one in file.families]
    actors = {one.id: one for file in files for one in file.actors}
    units = {one.id: one for file in files for one in file.units}
    said = {
        "priorities": {"id": "p1", "engagement": "e1", "decision": "keep"},
        "status_points": {"id": "s1", "area": "school", "said_by": "mor", "date": "2025-06-03", "step": 6},
        "dreams": {"id": "w1", "who": "mor", "text": "En hund"},
    }
    families[1] = families[1].replaced(
        **{list: (KINDS[list].model_validate(one, by_alias=True, by_name=False),) for list, one in said.items()}
    )
    childless = families[0].replaced(id="uden", **dict.fromkeys(("homes", "members", "private_network"), ()))
    return files[0].replaced(families=(*families, childless), actors=(*actors.values(),), units=(*units.values(),))


def test_every_record_stands_once_in_the_account_of_what_is_written() -> None:
    case_file = _of_all_lists()
    there = Counter(list for family in case_file.families for list in FAMILY_LISTS for _ in getattr(family, list))
    assert set(there) == set(FAMILY_LISTS)
    there += Counter({list: len(getattr(case_file, list)) for list in ("units", "actors", "families", "ties")})
    for how in FORMATS:
        account = write_as(case_file, how, "alle", "da").account
        assert Counter(account.read) == there, how
        assert Counter(one.became[0][0] for one in account.records) == there, how
        if how == "table":
            assert {one.outcome for one in account.records} == {"taken"}


def test_what_is_wrong_in_our_own_workbook_is_told_at_its_cell(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(load(CASES / "anna.yaml").case_file, "da")))
    sheet = book.worksheets[book.sheetnames.index("Indsatser")]
    heads = {str(cell.value): number for number, cell in enumerate(next(sheet.iter_rows()), 1)}
    sheet.cell(2, heads["Tilstand"], "måske")
    sheet.cell(3, heads["Familie"], "ingen")
    book.save(tmp_path / "own.xlsx")
    mapping = "tovholder_mapping: 1\nextends: own-workbook\n"
    made = read(tmp_path, "own.xlsx", how="table", mapping=mapping)
    found = {(one.row, one.column, one.rule) for one in made.errors}
    assert {(2, heads["Tilstand"] - 1, "unknown_word"), (3, 0, "not_found")} <= found
    with pytest.raises(TableRefused):
        read(tmp_path, "own.xlsx", how="graphml", mapping=mapping)


def test_each_format_is_written_so_that_it_can_be_read(tmp_path: Path) -> None:
    case = CASES / "anna.yaml"
    for how in FORMATS:
        assert written(tmp_path, case, how)
    [family] = load(case).case_file.families
    network = networkx.read_graphml(tmp_path / f"{family.id}.graphml")
    assert set(network) == set(networkx.read_gexf(tmp_path / f"{family.id}.gexf"))
    back = read(tmp_path, f"{family.id}.json", how="easynwk", family=family.id)
    assert back.case_file is not None
    there = {one.name for one in (*family.members, *family.private_network)}
    barred = {tie.a for tie in family.private_ties if tie.valence == "threat" or tie.no_contact}
    unwanted = barred | {one.about for one in family.wishes if one.wish == "not_wanted"}
    out = {one.name for one in family.private_network if one.id in unwanted}
    [again] = back.case_file.families
    assert {one.name for one in (*again.members, *again.private_network)} == there - out
    mapping = "tovholder_mapping: 1\nextends: network-canvas\ncloseness: {column: closeness, words: {'1': 1, '2': 2, '3': 3}}\nedges: {Knows: private_tie}\n"
    tables = sorted(path.name for path in tmp_path.glob("anna_*.csv"))
    assert len(tables) == 3
    archive = tmp_path / "export.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        zipped.writestr("__MACOSX/._x", b"x")
        for name in tables:
            zipped.write(tmp_path / name, f"folder/{name}")
    forms = [
        read(tmp_path, *names, how="network-canvas", mapping=mapping)
        for names in (("anna.graphml",), tables, ("export.zip",))
    ]
    assert forms[0].case_file is not None
    assert forms[0].case_file == forms[1].case_file == forms[2].case_file
    assert len(forms[0].case_file.families[0].private_ties) >= len(family.private_ties)
