"""Settings are documented, checked, and a variable wins over the file."""

from pathlib import Path

import pytest

from tovholder.settings import SETTINGS, SettingsError, load_settings

DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_every_setting_is_a_row_of_the_docs_and_nothing_else_is() -> None:
    rows = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `TOVHOLDER_")]
    settings = [f"| `{one.variable}` | {one.shown} | {one.meaning} |" for one in SETTINGS]
    assert rows[0].startswith("| `TOVHOLDER_SETTINGS` |")
    assert rows[1:] == settings


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('lang = "en"\nlinger = 5\n', encoding="utf-8")
    settings, _ = load_settings({"TOVHOLDER_SETTINGS": str(file), "TOVHOLDER_LINGER": "7"})
    assert (settings.lang, settings.linger) == ("en", 7.0)


def test_an_empty_file_says_nothing() -> None:
    settings, _ = load_settings({"TOVHOLDER_SETTINGS": "/dev/null"})
    assert settings.lang == "da"


@pytest.mark.parametrize("text", ["lnag = 'en'", "lang = 'de'", "lang = ", "linger = -1", "linger = true"])
def test_a_wrong_file_is_refused_with_its_name_or_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        load_settings({"TOVHOLDER_SETTINGS": str(file)})


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({"TOVHOLDER_LANG": "de", "TOVHOLDER_ROW_CAP": "many"})
    assert "TOVHOLDER_LANG" in str(caught.value)
    assert "TOVHOLDER_ROW_CAP" in str(caught.value)
