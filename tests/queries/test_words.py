"""Plain Danish, and nothing that is said in one language only."""

import re
from string import Formatter

import pytest

from queries.registry import TYPES
from queries.words import LANGUAGES, Message, Tasks, text, words

MOST = 40
ALIKE = {"map.script.stop", "map.course.column_stop", "map.course.column_people"}
"""What is the same word in both languages."""
LONG = 6


def lix(told: str) -> float:
    """Words a sentence plus the share of words of more than six letters in per cent."""
    found = re.findall(r"\w+", told)
    sentences = max(1, len(re.findall(r"[.:?!]", told)))
    return len(found) / sentences + 100 * sum(len(word) > LONG for word in found) / len(found)


def plain(template: str) -> str:
    """A template with short names in its places."""
    return template.format(**{name: "Anna" for _, name, _, _ in Formatter().parse(template) if name})


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_lix_counts_as_it_is_defined() -> None:
    assert lix("Vi ser det. Borgeren taler.") == pytest.approx(5 / 2 + 100 * 1 / 5)


def told_together() -> dict[str, str]:
    """The Danish texts as they stand together: those of a finding of each class, and each other table as a whole."""
    danish = words("da")
    tables: dict[str, dict[str, str]] = {}
    for key in danish:
        table, _, part = key.rpartition(".")
        if " " in danish[key] and part != "title":  # a heading is no sentence
            tables.setdefault(table, {})[part] = danish[key]
    for table in tables:
        general = tables.get(table.split(".")[0], {})
        tables[table] = general | tables[table]
    return {table: " ".join(plain(told) for told in parts.values()) for table, parts in tables.items()}


@pytest.mark.parametrize("table", told_together())
def test_danish_is_plain(table: str) -> None:
    assert lix(told_together()[table]) <= MOST


@pytest.mark.parametrize("key", [key for key in words("da") if key.endswith(".rule")])
def test_each_rule_is_plain(key: str) -> None:
    assert lix(plain(words("da")[key])) <= MOST


def test_both_languages_say_the_same_things() -> None:
    danish, english = words("da"), words("en")
    assert list(danish) == list(english)
    assert {key for key in danish if fields(danish[key]) != fields(english[key])} == set()
    same = {key: told for key, told in danish.items() if told == english[key]}
    assert {key for key, told in same.items() if re.search(r"[^\W\d_]", re.sub(r"{\w+}", "", told))} == ALIKE


def test_every_type_has_its_words() -> None:
    for type in TYPES:
        for part in ("statement", "rule", "question"):
            assert any(re.fullmatch(rf"{type}(\.\w+)?\.{part}", key) for key in words("da")), (type, part)


@pytest.mark.parametrize("word", ["overflødig", "redundant", "dobbeltarbejde", "skyld", "fejl", "risiko"])
def test_no_verdicts(word: str) -> None:
    assert not [key for lang in LANGUAGES for key, told in words(lang).items() if word in told.lower()]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError, match="da, en"):
        words("de")


def test_values_are_told_in_the_language() -> None:
    message = Message("redundant_actors.statement", {"actors": ("Anna", "Bo"), "tasks": Tasks(("f01",))})
    assert text(message, "da") == "Anna og Bo kommer i samme hjem og har fælles opgaver: Praktiske opgaver i hjemmet."
    assert (
        text(message, "en")
        == "Anna and Bo come to the same home and have tasks in common: Practical tasks in the home."
    )


def test_braces_in_a_name_are_a_name() -> None:
    assert text(Message("coordinator.family.statement", {"name": "{x}"}), "en") == "{x} coordinates for the family."
