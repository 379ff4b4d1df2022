"""Every setting, declared once: name, default, meaning. `docs/settings.md` is held against this table by a test.

A setting is the variable TOVHOLDER_<NAME>, or a line `name = value` in the TOML file that TOVHOLDER_SETTINGS names; a
variable wins. All values are checked before anything is done.
"""

import os
import re
import sys
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tovholder.engine import EngineSettings, ProductError, default_cache

PREFIX = "TOVHOLDER_"


class SettingsError(ProductError):
    """A setting that cannot be understood, or a settings file that cannot be read."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("a text")
    return value


def _uri(value: Any) -> str:
    if not re.fullmatch(r"(bolt|neo4j)(\+s|\+ssc)?://\S+", _text(value)):
        raise ValueError("an address that begins with bolt:// or neo4j:// (or bolt+s://, neo4j+s://)")
    return value


def _path(value: Any) -> Path:
    return Path(_text(value)).expanduser().absolute()


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("a number that is not negative")
    try:
        number = float(value)
    except ValueError:
        raise ValueError("a number that is not negative") from None
    if not 0 <= number < float("inf"):
        raise ValueError("a number that is not negative")
    return number


def _whole(value: Any) -> int:
    number = _number(value)
    if number != int(number) or number < 1:
        raise ValueError("a whole number from 1")
    return int(number)


def _language(value: Any) -> str:
    if value not in ("da", "en"):
        raise ValueError("da or en")
    return value


@dataclass(frozen=True)
class Setting:
    """One setting: how its value is read, its default (a text for people where it is worked out), and what it means."""

    name: str
    read: Callable[[Any], Any]
    default: Any
    shown: str
    meaning: str

    @property
    def variable(self) -> str:
        """The environment variable."""
        return PREFIX + self.name.upper()


def _default_data() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "tovholder"
    xdg = Path(os.environ.get("XDG_DATA_HOME", ""))
    return (xdg if xdg.is_absolute() else Path.home() / ".local" / "share") / "tovholder"


SETTINGS = (
    Setting("neo4j_uri", _uri, None, "none: the local engine", "a Neo4j server to use in place of the local engine, such as bolt://127.0.0.1:7687"),
    Setting("neo4j_user", _text, "neo4j", "neo4j", "the user name for that server"),
    Setting("neo4j_password", _text, None, "none", "the password for that server"),
    Setting("neo4j_database", _text, "neo4j", "neo4j", "the database on that server"),
    Setting("data", _path, _default_data, "the user's data folder", "the folder of the local engine's database"),
    Setting("cache", _path, default_cache, "the user's cache folder", "the folder of the engine's program files, shared by all data folders"),
    Setting("neo4j_home", _path, None, "none", "an unpacked Neo4j distribution, or a folder made by `tovholder engine fetch --to`, in place of the cache"),
    Setting("java", _path, None, "the one that comes along", "the Java program that runs the local engine"),
    Setting("heap", _text, None, "chosen by the machine", "the largest memory of the local engine, such as 512m or 2g"),
    Setting("linger", _number, 60.0, "60", "seconds that the local engine lives on after the last command"),
    Setting("start_timeout", _number, 120.0, "120", "seconds within which the local engine must answer"),
    Setting("time_limit", _number, 60.0, "60", "seconds that one reading query may take"),
    Setting("row_cap", _whole, 1_000_000, "1000000", "rows that one reading query may give"),
    Setting("max_file_mb", _number, 20.0, "20", "the largest case file, in megabytes"),
    Setting("max_changes", _whole, 1_000_000, "1000000", "nodes and relationships that one file may change"),
    Setting("lang", _language, "da", "da", "the language of findings: da or en"),
)  # fmt: skip
BY_NAME = {setting.name: setting for setting in SETTINGS}


@dataclass(frozen=True)
class Settings:
    """The values of one run; an attribute for each of `SETTINGS`."""

    neo4j_uri: str | None
    neo4j_user: str
    neo4j_password: str | None
    neo4j_database: str
    data: Path
    cache: Path
    neo4j_home: Path | None
    java: Path | None
    heap: str | None
    linger: float
    start_timeout: float
    time_limit: float
    row_cap: int
    max_file_mb: float
    max_changes: int
    lang: str

    def engine(self) -> EngineSettings:
        """What the local engine must know."""
        return EngineSettings(
            data=self.data,
            cache=self.cache,
            neo4j_home=self.neo4j_home,
            java=self.java,
            heap=self.heap,
            linger=self.linger,
            start_timeout=self.start_timeout,
        )


def load_settings(environ: Mapping[str, str] = os.environ) -> tuple[Settings, list[str]]:
    """The settings of this run, and warnings about variables that look like settings and are none.

    `SettingsError` with everything that is wrong.
    """
    said = _from_file(environ.get(f"{PREFIX}SETTINGS"))
    sources = {name: "the settings file" for name in said}
    for setting in SETTINGS:
        if environ.get(setting.variable):
            said[setting.name] = environ[setting.variable]
            sources[setting.name] = setting.variable
    values: dict[str, Any] = {}
    wrong: list[str] = []
    for setting in SETTINGS:
        if setting.name not in said:
            values[setting.name] = setting.default() if callable(setting.default) else setting.default
            continue
        try:
            values[setting.name] = setting.read(said[setting.name])
        except ValueError as err:
            wrong.append(f"{sources[setting.name]}: {setting.name} must be {err}.")
    if wrong:
        raise SettingsError(
            "A setting cannot be understood.", evidence="\n".join(wrong), remedy="docs/settings.md lists all settings."
        )
    return Settings(**values), _unknown_variables(environ)


def _from_file(name: str | None) -> dict[str, Any]:
    if not name:
        return {}
    remedy = 'TOVHOLDER_SETTINGS names a TOML file with lines such as `lang = "en"`.'
    try:
        said = tomllib.loads(Path(name).expanduser().read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as err:
        raise SettingsError(f"The settings file {name} cannot be read.", evidence=str(err), remedy=remedy) from err
    unknown = sorted(set(said) - set(BY_NAME))
    if unknown:
        raise SettingsError(
            f"The settings file {name} has lines that are no settings.",
            evidence=", ".join(unknown),
            remedy=f"Settings are: {', '.join(BY_NAME)}.",
        )
    return said


def _unknown_variables(environ: Mapping[str, str]) -> list[str]:
    known = {setting.variable for setting in SETTINGS} | {f"{PREFIX}SETTINGS"}
    warnings: list[str] = []
    for variable in sorted(environ):
        if variable.startswith(PREFIX) and variable not in known:
            near = get_close_matches(variable, known, n=1)
            warnings.append(f"{variable} is no setting." + (f" Did you mean {near[0]}?" if near else ""))
    return warnings
