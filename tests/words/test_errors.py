"""Every error of the program is told whole in both languages, with just the values that the code gives it."""

import ast
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from tests.words.uses import kinds_of, trees
from tovholder.engine import EngineSettings
from tovholder.engine.failures import start_failed
from words import LANGUAGES, Message, words
from words.errors import PARTS, ProductError

LOGS = {
    "engine_port_taken": "Address already in use",
    "engine_store_in_use": "Lock file has been locked by another",
    "engine_store_newer": "UnsupportedLogVersionException: a newer version of neo4j",
    "engine_disk_full": "No space left on device",
    "engine_read_only": "Read-only file system",
    "engine_heap_refused": "Invalid maximum heap size",
    "engine_java_too_old": "UnsupportedClassVersionError",
    "engine_path_letters": "Invalid value for option '--home-dir': cannot convert '/d??ta/neo4j'",
    "engine_out_of_memory": "java.lang.OutOfMemoryError",
    "engine_start": "something that nobody has seen before",
}
"""What the engine logs, and the error that it leads to."""


@cache
def raised() -> dict[str, list[set[str]]]:
    """Each code that is written where an error is made, with the names of its values, once a place."""
    kinds = kinds_of("ProductError")
    found: dict[str, list[set[str]]] = {}
    for node in (node for tree in trees() for node in ast.walk(tree)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        code = node.args[0]
        if name in kinds and isinstance(code, ast.Constant) and isinstance(code.value, str):
            found.setdefault(code.value, []).append({word.arg for word in node.keywords if word.arg})
    return found


def wanted(code: str, lang: str) -> set[str]:
    """The values that the texts of an error ask for."""
    texts = [words(lang).get(f"error.{code}.{part}", "") for part in PARTS]
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


def test_an_error_is_given_what_its_texts_ask_for() -> None:
    for code, places in raised().items():
        assert all(wanted(code, "da") <= given for given in places), code
        danish, english = (ProductError(code, **dict.fromkeys(places[-1], "…")).text(lang) for lang in LANGUAGES)
        assert danish != english, code


TOLD_BY_PAGES = {"conflict", "people_refused", "password_wrong"}
"""Raised with what they hold, or told by a form without being raised."""


def test_no_code_is_written_for_nobody() -> None:
    codes = {key.split(".")[1] for key in words("da") if key.startswith("error.")}
    assert codes - set(raised()) - set(LOGS) == TOLD_BY_PAGES, "a code that no place raises"
    assert len(raised()) > 50


@pytest.mark.parametrize(("code", "line"), LOGS.items())
def test_what_the_engine_logs_is_told_in_both_languages(tmp_path: Path, code: str, line: str) -> None:
    error = start_failed(EngineSettings(data=tmp_path), Message("engine.start.ended"), line)
    assert error.code == code
    danish, english = (error.text(lang).splitlines() for lang in LANGUAGES)
    assert line in error.text("da")
    assert set(danish) & set(english) <= {line}
