"""One file a source, on every disk, and back."""

import random
import unicodedata
from pathlib import Path

import pytest

from importers import file_names, source_of

TWINS = ("Anna", "anna", "ANNA", "Åse", unicodedata.normalize("NFD", "Åse"), "åse", "straße", "strasse", "STRASSE")


def seen(name: str) -> str:
    """As a disk without case and with one form of Unicode sees it."""
    return unicodedata.normalize("NFD", unicodedata.normalize("NFD", name).casefold())


def test_names_of_all_kinds_have_files_of_their_own_and_lead_back() -> None:
    rng = random.Random(4)
    odd = ["a/b", "a%2Fb", "a%252Fb", "50 %", ".skjult", "..", "%", "%41", "familie hansen", 'a:b*c?"<d>|e\\f', *TWINS]
    letters = "aAåÅ%/.2F4é\u0301ø😀 "
    made_up = {"".join(rng.choice(letters) for _ in range(rng.randint(1, 6))).strip() or "x" for _ in range(3000)}
    sources = [*odd, *sorted(made_up - {*odd})]
    files = file_names(sources)
    assert set(files) == set(sources)
    assert len({seen(file) for file in files.values()}) == len(sources)
    assert {source: source_of(Path(file)) for source, file in files.items()} == {source: source for source in sources}
    assert not any(file.startswith(".") or set(file) & set('/\\:*?"<>|') for file in files.values())


def test_a_usual_name_is_the_name_of_its_file() -> None:
    assert file_names(["anna", "Børn og unge", "2024-06"]) == {
        name: f"{name}.yaml" for name in ("anna", "Børn og unge", "2024-06")
    }


@pytest.mark.parametrize("name", ["100%.yaml", "a%20b.yaml", "a%2fb.yaml", "%C3.yaml", "a%zz.yaml", "50%25x%20.yaml"])
def test_a_name_that_somebody_gave_a_file_stays_as_it_is(name: str) -> None:
    assert source_of(Path(name)) == name.removesuffix(".yaml")


@pytest.mark.parametrize("name", ["ø" * 130, "x" * 251, "/" * 100, "x" * 250])
def test_a_name_that_is_too_long_is_cut_and_stays_one_of_its_own(name: str) -> None:
    twins = file_names([name, f"{name[:-1]}y"])
    assert len({*twins.values()}) == 2
    assert all(len(file.encode()) <= 255 for file in twins.values())
    assert (source_of(Path(twins[name])) == name) is (name == "x" * 250)
