"""One word for one thing: what something is called elsewhere is forbidden in every text that people read of a family."""

import re

import pytest

from words import words

FORBIDDEN = {
    "da": {
        "spørgsmål": "fund fundene",
        "taler sammen, kontakter": "relation relationer relationerne forbindelse forbindelser",
        "fagpersoner og frivillige": "aktør aktører aktøren aktørerne kredsen",
        "personer, boks": "felt felter feltet felterne",
        "afdeling": "enhed enheder enheden enhederne",
        "dato": "moment",
        "opdateret til": "ajour kendt-til-og-med ført-frem-til",
        "grundlag": "belæg bygger-på bygger-det-på",
        "beregnet på det, du må se": "regnet-på",
        "vi ved det ikke, ikke oplyst": "ukendt ukendte",
        "noteret, måske, ikke spurgt": "dokumenteret muligt",
        "tovholderen stopper": "på-vej-ud gik-ud går-ud",
        "navnet, familien": "borger borgeren borgerens borgere",
        "gennemgået": "kortlagt kortlægning kortlægningen",
        "sjældent": "perifert",
        "spørgsmål til samtalen": "dom domme",
        "kontakten er hård": "dræner drænes drænet",
        "taler med": "har-kontakt har-ingen-kontakt",
        "ikke til rigtige data endnu": "endnu-ikke-til-rigtige-data",
    },
    "en": {
        "questions": "finding findings",
        "talk, contacts": "relation relations in-contact",
        "professionals and volunteers": "actor actors",
        "people": "box boxes",
        "updated to": "kept-up known-until",
        "grounds": "rests-on evidence",
        "recorded, perhaps, not asked": "documented undocumented",
        "the name, the family": "citizen citizens",
        "gone through": "mapped mapping",
        "seldom": "peripheral",
        "questions for the talk": "verdict verdicts",
        "the contact is hard": "drains drained",
    },
}
"""For each thing the words that it is not called, whole words; a hyphen stands for a blank."""
OF_THE_PROGRAM = (
    "error.",
    "fault.",
    "conflict.",
    "engine.",
    "unreadable.",
    "value.",
    "record.",
    "model.",
    "hint.",
    "tables.",
    "table_error.",
    "cli.convert.",
    "cli.mapping.",
    "cli.bring.",
    "bring.",
)
"""Texts about files, the database and the program, in the words of the case file."""
NAMES = ("map.naming.", "map.named.")
"""Lists of words in people's names, which nobody reads."""
EXCEPT = {
    ("en", "rests-on"): {"map.script.move_hint"},
    ("en", "evidence"): {"cli.findings.help"},
}
"""Texts in which the word means another thing."""


def texts(lang: str) -> dict[str, str]:
    """What is said of families, without the places that are filled."""
    return {
        key: re.sub(r"{\w*}", "", said)
        for key, said in words(lang).items()
        if not key.startswith((*OF_THE_PROGRAM, *NAMES))
    }


def holds(said: str, word: str) -> bool:
    return bool(re.search(rf"\b{re.escape(word).replace(re.escape('-'), ' ')}\b", said, re.IGNORECASE))


@pytest.mark.parametrize(
    ("lang", "thing", "word"),
    [
        (lang, thing, word)
        for lang, things in FORBIDDEN.items()
        for thing, said in things.items()
        for word in said.split()
    ],
)
def test_a_thing_has_one_word(lang: str, thing: str, word: str) -> None:
    allowed = EXCEPT.get((lang, word), set())
    found = {key for key, said in texts(lang).items() if holds(said, word)}
    assert found - allowed == set(), f"say {thing}"
    assert allowed <= found, "an exception that is none any more"


def test_what_is_forbidden_is_found() -> None:
    assert holds("8 af 12 aktører vises", "aktører") and holds("Data er ajour til i dag", "ajour")
    assert holds("Hvad siden bygger på", "bygger-på") and not holds("Fundament", "fund")


def test_most_texts_are_read() -> None:
    assert len(texts("da")) > 600
