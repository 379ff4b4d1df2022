"""Each page speaks one language whole, and the map's script finds its words."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from flask.testing import FlaskClient

import web
from maps.page.assets import STATIC, file_script
from tests.case_files import CASES
from words import LANGUAGES, words

ROOM = Path(web.__file__).parent
TOPICS = ("pages.",)
NAMES = {"Tovholder", "– Tovholder", "Dansk", "English", "A4", "A3"}
"""What the pages call by one name in both languages."""
ALIKE = {"For", "Stop", "P", "Ⅱ"}
"""Words that are the same in both languages, and signs of the legend."""


class Texts(HTMLParser):
    """The texts of a page: what stands between its tags, and what its labels say."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("script", "style", "code")
        self.found |= {
            value for name, value in attrs if name in ("aria-label", "title", "alt", "placeholder") and value
        }

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("script", "style", "code")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.found.add(data.strip())


def texts(html: str) -> set[str]:
    parser = Texts()
    parser.feed(html)
    return {text for text in parser.found if re.search(r"[^\W\d_]", text)}


def test_texts_of_a_page_are_those_that_people_read_or_hear() -> None:
    page = "<p aria-label='Kort'>Anna <b>2</b> <code>x</code></p><script>let a = 1;</script>"
    assert texts(page) == {"Kort", "Anna"}


def asked_for() -> set[str]:
    """The keys that templates ask for, with both forms of those that count."""
    found = set()
    for template in ROOM.rglob("*.html"):
        for call, key in re.findall(r"\b(t|counted)\('([\w.]+\w)'", template.read_text("utf-8")):
            found |= {key} if call == "t" else {f"{key}.one", f"{key}.many"}
        for table in re.findall(r"\bt\('([\w.]+\.)' ~", template.read_text("utf-8")):  # all of such a table
            found |= {key for key in words("da") if key.startswith(table)}
    for module in ROOM.rglob("*.py"):  # what a script is given
        for table in re.findall(r'below\(language\(\), "(pages\.[\w.]+\.)"\)', module.read_text("utf-8")):
            found |= {key for key in words("da") if key.startswith(table)}
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_templates_have_all_their_words_and_none_is_left_over(lang: str) -> None:
    assert asked_for() - set(words(lang)) == set()
    assert {key for key in words(lang) if key.startswith(TOPICS)} - asked_for() == set()
    assert len(asked_for()) > 40


def test_no_template_says_a_word_of_its_own() -> None:
    for template in ROOM.rglob("*.html"):
        whole = re.sub(
            r"{% block paper %}.*?{% endblock %}", "", template.read_text("utf-8")
        )  # attributes of html itself
        own = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", whole, flags=re.DOTALL)
        assert texts(own) <= NAMES, template.name


def of_the_file(name: str) -> set[str]:
    """All texts of a case file: they are shown as they are written."""

    def within(value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from (*within(key), *within(inner))
        elif isinstance(value, list):
            for inner in value:
                yield from within(inner)
        else:
            yield str(value)

    return {name, *within(yaml.safe_load((CASES / f"{name}.yaml").read_text("utf-8")))}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        *(
            f"/familie/annas_familie/{page}"
            for page in ("kort", "spoergsmaal", "tovholder", "personer", "moeder", "forloeb", "udskriv", "udforsk")
        ),
        "/familie/annas_familie/kort?visning=bord&skaerm=ja",
        "/planlaegning",
        "/hent",
        "/hent/vejledning",
        "/familie/ingen",
        "/intet",
        "/familie/annas_familie/kort?dato=x",
    ],
)
def test_each_page_speaks_one_language(client: FlaskClient, add: Callable[..., None], path: str) -> None:
    add("anna")
    danish, english = (page_in(client, lang, path) for lang in LANGUAGES)
    as_written = of_the_file("anna") | NAMES
    pieces = {piece for text in danish & english for piece in re.split(r" – |: |…| \(|\)", text)} - ALIKE
    assert sorted(piece for piece in pieces if not any(piece in written for written in as_written)) == []
    assert not [text for text in danish | english if re.search(r"\b(pages|map|errors?)\.\w+", text)]


def test_the_empty_list_speaks_one_language(client: FlaskClient) -> None:
    danish, english = (page_in(client, lang, "/") for lang in LANGUAGES)
    assert danish & english <= NAMES
    assert len(danish) > 5


def page_in(client: FlaskClient, lang: str, path: str) -> set[str]:
    assert client.get(f"/sprog/{lang}").status_code == 303
    return texts(client.get(path).get_data(as_text=True))


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_script_has_all_its_words(lang: str) -> None:
    modules = [path for path in STATIC.rglob("*.js") if path.parent.name in ("map", "explore")]
    assert len(modules) > 20
    script = "".join(path.read_text("utf-8") for path in modules)
    asked = set(re.findall(r'"(\w+)"', script)) | set(re.findall(r"(\w+):", script))
    templates = "".join(path.read_text("utf-8") for path in ROOM.rglob("*.html"))
    asked |= set(re.findall(r"'map\.script\.(\w+)'", templates))
    asked.add("on_day")  # the file says it of its own day: maps.page.file
    known = {
        key.removeprefix("map.script."): text for key, text in words(lang).items() if key.startswith("map.script.")
    }
    built = {
        key
        for key in known
        if key.startswith(("state_", "sphere_", "tie_", "step_", "lines_")) or key.endswith("_names")
    }
    assert set(known) - asked - built == set()
    assert set(re.findall(r'say\("(\w+)"', script)) <= set(known)
    assert len([key for key in known if key.startswith("state_")]) == 13


def test_the_script_is_small_and_calls_nobody() -> None:
    script = file_script().encode()
    assert len(script) < 40_000
    for word in (
        b"fetch",
        b"XMLHttpRequest",
        b"http:",
        b"https:",
        b"innerHTML",
        b"insertAdjacent",
        b"import",
        b"eval(",
    ):
        assert word not in script


def test_styles_name_no_other_host() -> None:
    paths = [*ROOM.joinpath("static").rglob("*.css"), *STATIC.joinpath("bundle").glob("*.css")]
    assert len(paths) > 2
    for path in paths:
        assert not re.search(r"url\(\s*[\"']?(https?:)?//|@import", path.read_text("utf-8")), path.name
