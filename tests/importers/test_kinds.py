"""A file of another program is told in one sentence: what it seems to be, and what to do."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from tests.importers.files import HEAD, problems, write
from words import words


def archive(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return content.getvalue()


def workbook() -> bytes:
    content = io.BytesIO()
    openpyxl.Workbook().save(content)
    return content.getvalue()


EASYNWK = {"versions": [{"id": 1, "title": "Første", "nwk": {"ego": {"name": "A"}, "alteri": [], "connections": []}}]}
FILES = {
    "excel": [("x.xlsx", workbook()), ("x.yaml", workbook()), ("x.json", archive("xl/workbook.xml"))],
    "old_office": [("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)],
    "word": [("x.docx", archive("[Content_Types].xml", "word/document.xml"))],
    "opendocument": [("x.ods", archive("mimetype", "content.xml"))],
    "zip": [("x.zip", archive("a.yaml")), ("x.zip", b"PK\x03\x04 cut off")],
    "gzip": [("x.yaml.gz", gzip.compress(HEAD.encode(), mtime=0))],
    "pdf": [("x.pdf", b"%PDF-1.7\n\xff"), ("large.pdf", b"%PDF-1.7\n" + b"\xff" * 25_000_000)],
    "picture": [("x.png", b"\x89PNG\r\n\x1a\n"), ("x.jpg", b"\xff\xd8\xff\xe0")],
    "database": [("x.db", b"SQLite format 3\0" + b"\0" * 100)],
    "rich_text": [("x.rtf", rb"{\rtf1\ansi tovholder: 1}")],
    "graphml": [("x.graphml", '<?xml version="1.0"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><graph/></graphml>')],
    "gexf": [("x.gexf", "<!-- made by hand -->\n<gexf/>")],
    "network_canvas": [("x.graphml", '<graphml xmlns:nc="http://schema.networkcanvas.com/xmlns"/>')],
    "html": [("x.yaml", "<!DOCTYPE html>\n<html><body>404</body></html>")],
    "xml": [("x.xml", "\ufeff<?xml version='1.0'?><sag/>"), ("x.yaml", "\n <a:b>\n")],
    "easynwk": [
        ("x.nwk", "<?xml version='1.0' encoding='UTF-8'?><easyNWK><ego/></easyNWK>"),
        ("x.json", "\ufeff" + json.dumps(EASYNWK)),
        ("x.yaml", json.dumps(EASYNWK["versions"][0]["nwk"])),
    ],
    "fhir": [
        ("x.json", '{"resourceType": "CareTeam", "id": "1", "participant": []}'),
        ("x.json", '{"resourceType": "Patient", "id": "1"}\n{"resourceType": "Patient", "id": "2"}\n'),
        ("x.yaml", '[{"resourceType": "Patient"}]'),
        ("x.xml", '<Bundle xmlns="http://hl7.org/fhir"><type value="document"/></Bundle>'),
    ],
    "network": [("x.json", '{"nodes": [], "links": []}'), ("x.json", '{"format": "tovholder.network", "nodes": [], "ties": []}')],
    "table": [
        ("x.csv", "Navn;Rolle;Fra\nAnna;Læge;2018\nBo;;\n"),
        ("x.csv", "navn,rolle\nAnna,læge\n"),
        ("x.tsv", "navn\trolle\nAnna\tlæge\n"),
    ],
    "other": [("x.yaml", "services:\n  db: {image: x}\n"), ("x.json", '[{"a": 1}]')],
}  # fmt: skip


def test_every_kind_that_has_words_is_made_here() -> None:
    said = {key.removeprefix("other_file.") for key in words("en") if key.startswith("other_file.")}
    assert {key for key in said if "." not in key} == FILES.keys()


@pytest.mark.parametrize(
    ("kind", "name", "content"), [(kind, *file) for kind, files in FILES.items() for file in files]
)
def test_what_a_foreign_file_seems_to_be_is_said_in_one_sentence(
    tmp_path: Path, kind: str, name: str, content: str | bytes
) -> None:
    (said,) = problems(write(tmp_path, content, name))
    assert said.startswith(f"{name}: is no case file: it seems to be {words('en')[f'other_file.{kind}']}. ")
    assert "tovholder" in said or "Unpack" in said


@pytest.mark.parametrize(
    "text",
    [
        "tovholder: 1\nas_of: 2024-01-01\nunits: [\n",
        "as_of: 2024-01-01\nfamilies: []\n",
        "# a; b\ntovholder: 1, 2\nas_of: 2024, 1\n",
        "tovholdr: 1\nas_off: 2024-01-01\n",
        "families, units: 1\nx, y: 2\n  z",
        '{"tovholder": 1, "families": [}',
        "<tovholder: 1",
        "",
    ],
)
def test_what_may_be_meant_as_a_case_file_is_told_as_one(tmp_path: Path, text: str) -> None:
    assert "seems to be" not in "".join(problems(write(tmp_path, text)))
