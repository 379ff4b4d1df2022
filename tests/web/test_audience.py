"""Til bordet on the pages: the bytes of a family in which what can hurt was never recorded."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from casework.session import Session
from graph.model.records import CaseFile
from importers import load
from tests.case_files import DEMO
from tests.hurting import NAME, PLANTS, STRANGER, bare, planted

PAGES = ("kort", "spoergsmaal", "tovholder", "personer", "moeder", "forloeb", "udskriv", "udforsk")
FILE = "fil/familiekort.csv"


@pytest.fixture
def shown(client: FlaskClient, store: Session) -> Callable[[CaseFile, str], dict[str, str]]:
    """The pages of Anna's family, stored as this file, in a view."""

    def pages(case_file: CaseFile, view: str) -> dict[str, str]:
        store.reset()
        store.store(case_file, "anna")
        answers = {page: client.get(f"/familie/an_familien/{page}?visning={view}") for page in (*PAGES, FILE)}
        assert {answer.status_code for answer in answers.values()} == {200}
        return {page: answer.get_data(as_text=True) for page, answer in answers.items()}

    return pages


def test_the_pages_of_the_table_hold_no_byte_of_it(shown: Callable[[CaseFile, str], dict[str, str]]) -> None:
    anna = load(DEMO / "anna.yaml").case_file
    table, without = shown(planted(anna, *PLANTS), "bord"), shown(bare(anna), "bord")
    for page, told in table.items():
        assert told == without[page], page
        assert STRANGER not in told and NAME not in told and "Dennis" not in told, page
    work = shown(planted(anna, *PLANTS), "arbejde")
    assert {page for page, told in work.items() if NAME in told and "Dennis" in told} >= {"kort", "personer", FILE}
