"""A family that is made here: its name, and the day on which what will be recorded of it holds."""

from collections.abc import Callable
from datetime import date
from typing import Any

from casework.editing.body import Body
from casework.editing.refusals import Invalid, Wrong
from graph.checks import check_document
from graph.checks.values import shown
from graph.model.records import Family
from graph.model.text import named

Made = tuple[Family, date]


def new_family(said: Any, today: date, id_with: Callable[[str], str]) -> Made | Invalid:
    """The family and its day, or all that is wrong with what was said. The day is today where none is."""
    wrongs: list[Wrong] = []
    body = Body(said if isinstance(said, dict) else {}, wrongs)
    body.only("name", "as_of")
    name = body.text("name", required=True)
    as_of = body.day("as_of", until=today) or today
    if name is not None and name != name.strip() and name.strip():
        blank = name[0] if name[0].isspace() else name[-1]
        body.wrong("white_space", "name", value=shown(name), character=named(blank))
    family = {"id": id_with("f"), "name": name if name is not None else "-"}
    checked = check_document({"tovholder": 1, "as_of": str(as_of), "families": [family]})
    wrongs += [Wrong(fault, "name") for fault in checked.errors]
    if wrongs or checked.case_file is None:
        return Invalid(wrongs)
    return checked.case_file.families[0], as_of
