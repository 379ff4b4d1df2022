"""What is stored, as the tests compare it: by what names each record for good, and as files."""

from itertools import count

from casework.session import Session
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import parts_of_source, shared, with_names
from graph.model.records import CaseFile
from importers import to_yaml
from tests.sessions import ACCESS, door_of


def state_of(case_file: CaseFile, source: str = "s") -> dict[RecordRef, Record]:
    """The state that storing the file as this source in an empty database makes, with numbered inner ids."""
    numbers = count()
    named = with_names(parts_of_source(case_file, source), {}, lambda: f"{source}_{next(numbers)}")
    return named | shared((*case_file.units, *case_file.actors))


def inner_ids(session: Session) -> dict[str, str]:
    """Of each relationship that is a record, its key, by what it says."""
    text = "MATCH (a)-[r:TIE|PRIVATE_TIE|WISHES|LIVES_IN]->(b) RETURN a.key AS a, type(r) AS type, b.key AS b, properties(r) AS said"
    rows = door_of(session).read(ACCESS, text)
    return {repr((row["a"], row["type"], row["b"], sorted(row["said"].items()))): row["said"]["key"] for row in rows}


def exported(session: Session) -> list[str]:
    """All sources as files."""
    files = [session.case_file(source) for source in session.sources()]
    return [to_yaml(file) for file in files if file]
