"""The page and the archive of the queries for Neo4j Browser are current, and hold every query."""

import io
import zipfile
from pathlib import Path

from queries.browser.bundle import ARCHIVE, PAGE, archive, explanation, page, queries

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
STALE = "stale: python -m queries.browser.bundle docs"


def test_the_page_is_current() -> None:
    assert (DOCS / PAGE).read_text(encoding="utf-8") == page(), STALE


def test_the_archive_is_current() -> None:
    assert (DOCS / ARCHIVE).read_bytes() == archive(), STALE


def test_every_query_is_on_the_page_with_how_to_read_it() -> None:
    names = {path.stem for path in (ROOT / "queries/browser").glob("*.cypher")}
    assert {query.name for query in queries()} == names
    assert len(names) >= 4
    for query in queries():
        how, beyond = explanation(query)
        assert how in page()
        assert beyond in page()
        assert beyond.startswith("The rule beside this file")
        assert query.params == "$day"


def test_the_archive_is_a_folder_of_scripts_that_the_browser_takes() -> None:
    """It takes files that end in .cypher, by their folder, and calls a script by its first line where that is a comment."""
    with zipfile.ZipFile(io.BytesIO(archive())) as held:
        scripts = {name: held.read(name).decode("utf-8") for name in held.namelist()}
    assert set(scripts) == {f"Tovholder/{query.name}.cypher" for query in queries()}
    for query in queries():
        first, _, rest = scripts[f"Tovholder/{query.name}.cypher"].partition("\n")
        assert first == f"// {query.title}"
        assert rest == query.text.partition("\n")[2]
