"""Files that are small, or allowed, and would be very large once read: refused in two seconds of work, within 400 MB."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_BOMBS = '''
import io, resource, sys, time, zipfile
from pathlib import Path
from importers import Options, TableRefused, bring_in

import openpyxl

ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def packed(parts):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, size in parts.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for _ in range(size // 1_000_000):
                    part.write(bytes(1_000_000))
    return written.getvalue()


def workbook(change):
    book = openpyxl.Workbook()
    for column, head in enumerate(("Navn", "Fra"), 1):
        book.active.cell(1, column, head)
    book.active.cell(2, 1, "Bo")
    written, whole = io.BytesIO(), io.BytesIO()
    book.save(written)
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name.endswith("sheet1.xml") else data)
    return whole.getvalue()


ROW = b'<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
WIDE = b'<row r="3"><c r="XFD3" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
FILES = {
    "zip": ("bomb.xlsx", packed({"xl/worksheets/sheet1.xml": 600_000_000})),
    "zip in the other formats": ("bomb.zip", packed({"x_ego.csv": 600_000_000})),
    "XML, entities": ("laughs.graphml", f'<?xml version="1.0"?><!DOCTYPE g [<!ENTITY a0 "x">{ENTITIES}]><graphml>&a9;</graphml>'.encode()),
    "XML, a document type in a workbook": ("type.xlsx", workbook(lambda data: data.replace(b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', 1))),
    "cells, one of 20 MB": ("cell.csv", b"Navn;Fra\\n" + b"x" * 20_000_000 + b";2010\\n"),
    "cells, one in the last row": ("last.xlsx", workbook(lambda data: data.replace(b"</sheetData>", ROW))),
    "columns of a text": ("columns.csv", b"Navn" + b";" * 5_000_000 + b"\\nBo\\n"),
    "columns of a workbook": ("columns.xlsx", workbook(lambda data: data.replace(b"</sheetData>", WIDE))),
}
MAPPING = """tovholder_mapping: 1
as_of: 2024-01-01
family: {id: f, name: F}
tables:
  - sheet: 1
    rows:
      - member: {name: {column: "Navn"}, kind: {value: child}}
"""
Path("m.yaml").write_text(MAPPING)
def most() -> int:
    """Kilobytes at most so far: of this program, not of the one that it was begun by, which ru_maxrss keeps."""
    status = Path("/proc/self/status")
    told = status.read_text() if status.exists() else ""
    high = [line.split()[1] for line in told.splitlines() if line.startswith("VmHWM:")]
    return int(high[0]) if high else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

for what, (name, data) in FILES.items():
    Path(name).write_bytes(data)
    how = {".graphml": "graphml", ".zip": "network-canvas"}.get(Path(name).suffix, "table")
    begun = time.process_time()
    try:
        made = bring_in([Path(name)], how, None if how == "network-canvas" else Path("m.yaml"), Options())
        said = ",".join(sorted({one.rule for one in made.errors})) or "taken"
    except TableRefused as refused:
        said = "refused"
    print(what, said, round(time.process_time() - begun, 2), most(), sep="|")
'''
_SAID = {
    "zip": "refused",
    "zip in the other formats": "refused",
    "XML, entities": "refused",
    "XML, a document type in a workbook": "refused",
    "cells, one of 20 MB": "too_long",
    "cells, one in the last row": "too_long",
    "columns of a text": "width",
    "columns of a workbook": "width",
}


@pytest.mark.by_turns
@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not say how much memory a process took")
def test_bombs_of_each_kind_are_refused_at_once(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BOMBS],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split("|") for line in done.stdout.splitlines()]
    assert {what: said for what, said, _, _ in rows} == _SAID
    for what, _, seconds, kilobytes in rows:
        assert float(seconds) < 2, what
        assert int(kilobytes) < 400_000, what
