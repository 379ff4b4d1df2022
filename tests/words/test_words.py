"""Plain Danish; nothing that is said in one language only, by nobody, or without a text."""

import re
from pathlib import Path
from string import Formatter

import pytest

from graph.model.catalogue import Tasks
from queries.rules.registry import TYPES
from tests.words.uses import calls, kinds_of, read, written
from words import LANGUAGES, Message, text, words

MOST = 40
ALIKE = {
    "map.script.stop",
    "map.fold.one_person",
    "map.course.column_stop",
    "map.course.column_people",
    "map.redact.organisation",
}
"""What is the same word in both languages."""
LONG = 6
LABEL = 3
OF_THE_PROGRAM = ("error.", "fault.", "table_error.", "tables.", "bring.")
"""What is said of files and of the program, not of a family."""
PIECES = ("record", "unreadable", "hint", "value", "difference", "model")
"""Tables of what stands inside the sentences of other tables, and is none."""


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
        if not is_label(danish[key]) and part != "title" and table not in PIECES:
            tables.setdefault(table, {})[part] = danish[key]
    for table in tables:
        general = tables.get(table.split(".")[0], {})
        tables[table] = general | tables[table]
    return {table: " ".join(sentence(plain(told)) for told in parts.values()) for table, parts in tables.items()}


def is_label(told: str) -> bool:
    """Whether it is a heading or a button: up to three words without a stop are no sentence."""
    return len(told.split()) <= LABEL and not told.rstrip().endswith((".", ":", "?", "!"))


def sentence(told: str) -> str:
    """The text as one sentence at least: no other follows it without a stop."""
    return told if told.rstrip().endswith((".", ":", "?", "!")) else f"{told}."


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


def is_used(key: str) -> bool:
    """Whether the code can make the key. Those of findings are put together of type, class and part."""
    type, *parts = key.split(".")
    return written().uses(key) or (type in TYPES and all(map(written().uses, parts)))


def test_every_text_is_used() -> None:
    assert [key for key in words("da") if not is_used(key)] == []


@pytest.mark.parametrize(
    "key",
    ["planted", "map.planted", "map.script.planted", "error.planted.fact", "planted.statement", "redundant_actors.planted", "fault.planted.remedy"],
)  # fmt: skip
def test_a_text_that_nobody_uses_is_seen(key: str) -> None:
    assert not is_used(key)


def test_a_key_is_made_only_of_what_stands_in_the_code() -> None:
    code = 'say(f"a.{x}")\nx = "b"\nkeys("t.")\nPER_STATE = {1: f"state_{x}"}\n'
    there = read([(Path("a.py"), code), (Path("a.js"), "say('from_script'); words.by_name; say(`s_${x}_t`)")])
    assert all(
        there.uses(key) for key in ("a.b", "t.b", "b", "a.state_b", "a.from_script", "t.by_name", "a.a.b", "a.1")
    )
    assert not any(there.uses(key) for key in ("a.c", "c", "a.", "x.b", "state_", "t.c", "a.b.c", "s__t"))


def test_what_the_code_says_has_a_text() -> None:
    codes = [code for kind in kinds_of("ProductError") for code in calls(kind) if re.fullmatch(r"\w+", code)]
    said = [*calls("Message"), *(f"error.{code}.fact" for code in codes)]
    assert len(codes) > 50
    assert [key for key in said if key not in words("da")] == []


ASSERTED = re.compile(
    r"\b(ingen|intet|ikke|no|not|nobody|none|un(?:known|aware))\b|\bmangl|\bmissing|\bwithout|\buden\b", re.I
)
"""What a heading denies."""
NOT_SURE = re.compile(r"possible|unknown|ask")


def of_what_is_not_sure() -> set[str]:
    """The types with a class or a variant that says that something is possible, unknown or asked."""
    return {type for type in TYPES for key in words("da") if NOT_SURE.match(key.removeprefix(f"{type}."))}


def test_no_heading_denies_what_nobody_knows() -> None:
    unsure = of_what_is_not_sure()
    assert {"unaware_in_home", "missing_link", "no_private_support", "no_coordinator", "coverage_gap"} <= unsure
    for lang in LANGUAGES:
        titles = {type: words(lang)[f"{type}.title"] for type in TYPES}
        assert {type for type in unsure if ASSERTED.search(titles[type])} == set()


@pytest.mark.parametrize(
    "title", ["Ingen privat støtte", "Manglende kontakt", "Et behov uden hjælp", "Missing contact"]
)
def test_a_heading_that_denies_is_seen(title: str) -> None:
    assert ASSERTED.search(title)


def test_a_type_has_one_name() -> None:
    titles = [key for key in words("da") if key.endswith(".title") and key.split(".")[0] in TYPES]
    assert sorted(titles) == sorted(f"{type}.title" for type in TYPES)


def test_every_type_has_its_words() -> None:
    for type in TYPES:
        for part in ("statement", "rule", "question"):
            assert any(re.fullmatch(rf"{type}(\.\w+)?\.{part}", key) for key in words("da")), (type, part)


@pytest.mark.parametrize("word", ["overflødig", "redundant", "dobbeltarbejde", "skyld", "fejl", "risiko"])
def test_no_verdicts_on_families_and_those_who_help_them(word: str) -> None:
    told = [item for lang in LANGUAGES for item in words(lang).items() if not item[0].startswith(OF_THE_PROGRAM)]
    assert not [key for key, said in told if word in said.lower()]


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError, match="da, en"):
        words("de")


def test_values_are_told_in_the_language() -> None:
    message = Message("redundant_actors.statement", {"actors": ("Anna", "Bo"), "tasks": Tasks(("f01",))})
    assert (
        text(message, "da") == "Anna og Bo kommer i samme hjem og hjælper med det samme: »Praktiske opgaver i hjemmet«."
    )
    assert (
        text(message, "en")
        == "Anna and Bo come to the same home and help with the same: “Practical tasks in the home”."
    )


def test_braces_in_a_name_are_a_name() -> None:
    assert text(Message("coordinator.family.statement", {"name": "{x}"}), "en") == "{x} coordinates for the family."
