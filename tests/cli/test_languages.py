"""The command line speaks the language that is set, and one language at a time."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tests.cli.conftest import Tovholder
from tests.conftest import CASES
from tovholder.cli import app
from tovholder.cli.help import in_language
from tovholder.errors import InputError
from tovholder.settings import language
from words import LANGUAGES

pytestmark = pytest.mark.by_turns

ANNA = CASES / "anna.yaml"


def commands(lang: str) -> Iterator[tuple[str, Any, typer.Context]]:
    """Every command by its words, with a context to ask it for its help."""

    def below(command: Any, path: str, parent: typer.Context | None) -> Iterator[tuple[str, Any, typer.Context]]:
        ctx = typer.Context(command, info_name=command.name, parent=parent)
        yield path, command, ctx
        for name, one in getattr(command, "commands", {}).items():
            yield from below(one, f"{path} {name}", ctx)

    yield from below(in_language(app, lang), "tovholder", None)


NAMES = [path for path, _, _ in commands("en")]


def help_of(name: str, lang: str) -> str:
    return next(command.get_help(ctx) for path, command, ctx in commands(lang) if path == name)


@pytest.mark.parametrize("name", NAMES)
def test_the_help_of_each_command_is_in_one_language(name: str) -> None:
    danish, english = (help_of(name, lang) for lang in LANGUAGES)
    assert not re.search(r"\bcli\.\w+", danish + english), "a key in place of a text"
    for word in ("Usage", "Options", "Commands", "Show this", "required", "default"):
        assert word not in danish
    assert sentences(danish) & sentences(english) == set()
    assert len(danish.splitlines()) > 5


def sentences(help: str) -> set[str]:
    """What a help says of a command and of each of its options: the second column, and what stands alone."""
    lines = (re.split(r"\s{2,}", line.strip())[-1] for line in help.splitlines())
    return {line for line in lines if " " in line and not line.startswith("--")}


@pytest.mark.parametrize("count", [1, 2])
def test_files_that_are_there_are_told_in_number(count: int) -> None:
    files = ("a.yaml", "b.yaml")[:count]
    fact = InputError("cli_files_there", files=files).part("fact", "da")
    assert fact == f"{' og '.join(files)} er der i forvejen."


def test_all_commands_are_known_by_their_help() -> None:
    assert len(NAMES) == len(set(NAMES)) == 50


CALLS: dict[str, tuple[str, ...]] = {
    "validate": ("validate", str(ANNA)),
    "import again": ("import", str(ANNA)),
    "plan": ("import", str(ANNA), "--source", "other", "--replace", "--dry-run"),
    "findings": ("findings", "--family", "annas_familie"),
    "measures": ("measures", "--family", "annas_familie"),
    "changes": ("changes", "--family", "annas_familie", "--from", "2018-12-31", "--to", "2019-12-31"),
    "doctor": ("doctor",),
    "reset": ("reset",),
}


def test_each_answer_is_in_one_language(tovholder: Tovholder, tmp_path: Path) -> None:
    assert tovholder("import", ANNA).code == 0
    for name, call in CALLS.items():
        danish, english = (tovholder(*call, stdin="n\n", TOVHOLDER_LANG=lang, COLUMNS="500") for lang in LANGUAGES)
        assert danish.code == english.code, name
        both = lines(danish.out + danish.err) & lines(english.out + english.err)
        assert {line for line in both if not is_data(line)} == set(), name
    for lang, word in (("da", "er skrevet. Fyld den ud"), ("en", "is written. Fill it in")):
        assert word in tovholder("new", tmp_path / f"{lang}.yaml", TOVHOLDER_LANG=lang).err
    for lang, word in (("da", "stoppet"), ("en", "stopped")):
        assert tovholder("engine", "status", TOVHOLDER_LANG=lang, TOVHOLDER_DATA=str(tmp_path)).out == f"{word}\n"


def lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines() if line.strip()}


def is_data(line: str) -> bool:
    """Names, ids, days and numbers of the file, and the version: nothing that Tovholder says."""
    return bool(re.fullmatch(r"✓ tovholder: [\d.]+|Anna og hendes børn: [-\d]+ → [-\d]+", line))


def test_documents_for_programs_do_not_depend_on_the_language_that_is_set(tovholder: Tovholder) -> None:
    tovholder("import", ANNA)
    for command in ("findings", "measures"):
        call = (command, "--family", "annas_familie", "--format", "json", "--lang", "da")
        assert tovholder(*call, TOVHOLDER_LANG="en").out == tovholder(*call, TOVHOLDER_LANG="da").out
    measured = json.loads(tovholder("measures", "--family", "annas_familie", "--format", "json").out)
    assert measured[0]["weekly_appointments"]["anna"] == [2.0, None]


def test_the_evidence_of_a_finding_is_named_in_words(tovholder: Tovholder) -> None:
    tovholder("import", ANNA)
    danish = tovholder("findings", "--family", "annas_familie", TOVHOLDER_LANG="da").out
    assert re.search(r"Grundlag: [^\n:]+: [a-zæøå]", danish)
    assert not re.search(r"\be_\w", danish), "no id of a record"
    assert not re.search(r"\b(engagement|tie|meeting|need|consent) \w", danish)


def test_measures_are_told_by_names_and_in_words(tovholder: Tovholder) -> None:
    tovholder("import", ANNA)
    danish = tovholder("measures", "--family", "annas_familie", TOVHOLDER_LANG="da", COLUMNS="500").out
    assert "Aftaler om ugen" in danish
    assert "Anna 2 – ?" in danish
    assert "0,33" in danish
    assert "Der er ikke noteret noget møde." in danish
    assert not re.search(r"[{\[]'|weekly|barn_2", danish)


USAGE = [
    (("map", "--family", "a", "-o", "x.html", "--paper", "nonsense"), "--paper", "a4, a3, sheets"),
    (("serve", "--port", "99999"), "--port", "65535"),
    (("findings", "--famly", "a"), "--family", "findings --help"),
    (("findings",), "--family", "tovholder findings --help"),
    (("findings", "--family"), "--family", "--help"),
    (("serve", "--browser=3"), "--browser", "--help"),
    (("new", "a", "b"), " b", "tovholder new --help"),
    (("improt",), "improt", "import"),
    (("engine", "strat"), "strat", "start"),
]


@pytest.mark.parametrize(("call", "what", "remedy"), USAGE)
def test_a_wrong_call_is_told_in_one_language(
    call: tuple[str, ...], what: str, remedy: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = []
    for lang in LANGUAGES:
        monkeypatch.setenv("TOVHOLDER_LANG", lang)
        assert run(call, monkeypatch) == 1
        said = capsys.readouterr().err.splitlines()
        assert len(said) == 2
        assert what in said[0]
        assert remedy in said[1]
        told.append(said)
    assert not set(told[0]) & set(told[1])


def run(call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of a command in this process."""
    from tovholder.cli import main

    monkeypatch.setattr("sys.argv", ["tovholder", *call])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_a_settings_file_that_cannot_be_read_is_told_in_danish(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text("lang = ", encoding="utf-8")
    monkeypatch.delenv("TOVHOLDER_LANG", raising=False)
    monkeypatch.setenv("TOVHOLDER_SETTINGS", str(file))
    assert run(("doctor",), monkeypatch) == 2
    assert "kan ikke læses" in capsys.readouterr().err
    file.write_text("lang = 'en'\nlinger = -1\n", encoding="utf-8")
    assert run(("doctor",), monkeypatch) == 2
    assert "linger must be a number from 0 to 1000000000" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environ", "spoken"), [({}, "da"), ({"TOVHOLDER_LANG": "en"}, "en"), ({"TOVHOLDER_LANG": "de"}, "da")]
)
def test_the_language_that_is_set(environ: dict[str, str], spoken: str) -> None:
    assert language(environ) == spoken
