"""Names in sentences: two people never read as four."""

import pytest

from words import InWords, joined, set_off


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Marianne, familiebehandler", "Marianne (familiebehandler)"),
        ("Solbæk Hospital, Børneafdelingen", "Solbæk Hospital (Børneafdelingen)"),
        ("Klasselærer, 3. A", "Klasselærer (3. A)"),
        ("Marianne, familiebehandler (Familiehuset)", "Marianne (familiebehandler, Familiehuset)"),
        ("Søskende, forældre og bedsteforældre", "Søskende, forældre og bedsteforældre"),
        ("Center for Børn, Unge & Familie", "Center for Børn, Unge & Familie"),
        ("Anna", "Anna"),
        (", ", ", "),
    ],
)
def test_a_role_stands_in_brackets(name: str, said: str) -> None:
    assert set_off(name) == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Børn og Unge"], "Børn og Unge"),
        (["Marianne (familiebehandler)", "Jytte (familieven)"], "Marianne (familiebehandler) og Jytte (familieven)"),
        (["Lene (sygeplejerske, Natten)", "Bo"], "Lene (sygeplejerske, Natten) og Bo"),
        (["Børn og Familie", "Social og Sundhed"], "»Børn og Familie« og »Social og Sundhed«"),
        (["Job- og familiekoordinator", "Bo"], "Job- og familiekoordinator og Bo"),
        (["Børn, Unge og Familie", "Jobcenter", "Bo"], "Børn, Unge og Familie; Jobcenter; Bo"),
    ],
)
def test_a_list_of_names_has_as_many_as_it_names(names: list[str], said: str) -> None:
    assert joined(names, "da") == said


def test_counts_are_words_up_to_twelve() -> None:
    assert [InWords(count).text("da") for count in (0, 1, 12, 13, 1000)] == ["nul", "én", "tolv", "13", "1.000"]
    assert InWords(12).text("en") == "twelve"
