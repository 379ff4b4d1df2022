"""Settings are documented, checked, and a variable wins over the file."""

from pathlib import Path

import pytest

from importers import MAX_BYTES
from tovholder.settings import SETTINGS, SettingsError, load_settings

INPUTS = Path(__file__).parents[1] / "faults" / "inputs" / "engine"
DOCS = Path(__file__).parents[2] / "docs" / "settings.md"


def test_every_setting_is_a_row_of_the_docs_and_nothing_else_is() -> None:
    rows = [line for line in DOCS.read_text(encoding="utf-8").splitlines() if line.startswith("| `TOVHOLDER_")]
    settings = [f"| `{one.variable}` | {one.shown} | {one.meaning} |" for one in SETTINGS]
    assert rows[0].startswith("| `TOVHOLDER_SETTINGS` |")
    assert rows[1:] == settings


def test_a_file_may_be_as_large_by_the_setting_as_by_the_reader() -> None:
    assert load_settings({})[0].max_file_mb * 1_000_000 == MAX_BYTES


def test_a_variable_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('lang = "en"\nlinger = 5\n', encoding="utf-8")
    settings, _ = load_settings({"TOVHOLDER_SETTINGS": str(file), "TOVHOLDER_LINGER": "7"})
    assert (settings.lang, settings.linger) == ("en", 7.0)


def test_a_file_may_begin_as_notepad_saves_it() -> None:
    settings, _ = load_settings({"TOVHOLDER_SETTINGS": str(INPUTS / "s_bom.toml")})
    assert settings.lang == "en"


def test_a_path_of_the_file_is_meant_from_its_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.toml").write_text(
        'data = "data"\ncache = "../cache"\njava = "/usr/bin/java"\nneo4j_home = "~"\n'
    )
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path)
    for folder, file in (
        (".", "settings.toml"),
        ("elsewhere", "../settings.toml"),
        ("/", str(tmp_path / "settings.toml")),
    ):
        monkeypatch.chdir(tmp_path / folder)
        settings, _ = load_settings({"TOVHOLDER_SETTINGS": file})
        assert settings.engine().data.resolve() == tmp_path / "data"
        assert settings.engine().cache.resolve() == tmp_path.parent / "cache"
        assert settings.java == Path("/usr/bin/java")
        assert settings.neo4j_home == Path.home()
        monkeypatch.chdir(tmp_path)
    said, _ = load_settings({"TOVHOLDER_SETTINGS": "settings.toml", "TOVHOLDER_DATA": "here"})
    assert said.data == tmp_path / "here"


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


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DATA", "~nosuchuser/x"), ("CACHE", "~nosuchuser"), ("NEO4J_HOME", "~nosuchuser"), ("JAVA", "~nosuchuser/java"),
        ("MAX_FILE_MB", "1e300"), ("MAX_FILE_MB", "1.7e308"), ("MAX_FILE_MB", "9" * 400), ("LINGER", "1e300"),
        ("ROW_CAP", "1e300"), ("MAX_CHANGES", "1e19"), ("TIME_LIMIT", "nan"), ("START_TIMEOUT", "inf"),
        ("SETTINGS", "~nosuchuser/settings.toml"), ("SETTINGS", "/"),
    ],
)  # fmt: skip
def test_a_value_that_means_nothing_is_a_wrong_setting(variable: str, value: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({f"TOVHOLDER_{variable}": value})
    assert len(caught.value.text("da").splitlines()) == 3


@pytest.mark.parametrize(
    "text", ['data = "a\\u0000b"', "lang = " + "[" * 5000, "linger = 2024-01-01", "linger = 1" + "0" * 4000]
)
def test_a_file_that_means_nothing_is_a_wrong_setting(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        load_settings({"TOVHOLDER_SETTINGS": str(file)})


def test_who_has_no_home_must_name_the_folders_that_are_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user id without a name and without HOME, as in a container: what needs no folder of the engine still works."""

    def no_home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.setattr(Path, "home", no_home)
    for environ, variable in (({}, "TOVHOLDER_DATA"), ({"TOVHOLDER_DATA": "/data"}, "TOVHOLDER_CACHE")):
        settings, _ = load_settings(environ)
        with pytest.raises(SettingsError, match=variable):
            settings.engine()
    settings, _ = load_settings({"TOVHOLDER_DATA": "/data", "TOVHOLDER_CACHE": "/cache"})
    assert (settings.engine().data, settings.engine().cache) == (Path("/data"), Path("/cache"))
