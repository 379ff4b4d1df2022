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
from typing import TYPE_CHECKING, Any, NamedTuple

from words import LANGUAGES, Message, Series
from words.errors import ProductError

if TYPE_CHECKING:
    from tovholder.engine import EngineSettings

LOGINS = ("none", "local", "oidc")
PREFIX = "TOVHOLDER_"
MOST = 1e9
"""What no number of a setting is above: more seconds, rows or megabytes mean nothing, and do not fit everywhere."""


class SettingsError(ProductError):
    """A setting that cannot be understood, or a settings file that cannot be read."""


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("settings.kind.text")
    return value


def _uri(value: Any) -> str:
    if not re.fullmatch(r"(bolt|neo4j)(\+s|\+ssc)?://\S+", _text(value)):
        raise ValueError("settings.kind.address")
    return value


def _path(value: Any) -> Path:
    try:
        path = Path(_text(value)).expanduser().absolute()
    except RuntimeError:  # of somebody who has no home here
        raise ValueError("settings.kind.path") from None
    if "\0" in value:
        raise ValueError("settings.kind.path")
    return path


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise ValueError("settings.kind.number")
    try:
        number = float(value)
    except (ValueError, OverflowError):
        raise ValueError("settings.kind.number") from None
    if not 0 <= number <= MOST:
        raise ValueError("settings.kind.number")
    return number


def _whole(value: Any) -> int:
    number = _number(value)
    if number != int(number) or number < 1:
        raise ValueError("settings.kind.count")
    return int(number)


def _names(value: Any) -> tuple[str, ...]:
    """Names of hosts, with a comma between them; in a file, also a list."""
    names = value if isinstance(value, list) else _text(value).split(",")
    found = tuple(name.strip().lower() for name in names if isinstance(name, str) and name.strip())
    if len(found) < len(names) or not all(re.fullmatch(r"[a-z0-9.-]+", name) for name in found):
        raise ValueError("settings.kind.hosts")
    return found


def _ids(value: Any) -> tuple[str, ...]:
    """Ids, with a comma between them; in a file, also a list."""
    ids = value if isinstance(value, list) else _text(value).split(",")
    found = tuple(id.strip() for id in ids if isinstance(id, str) and id.strip())
    if len(found) < len(ids):
        raise ValueError("settings.kind.ids")
    return found


def _least(least: int) -> Callable[[Any], int]:
    """A whole number that may be raised, and not lowered."""

    def read(value: Any) -> int:
        number = _whole(value)
        if number < least:
            raise ValueError(f"settings.kind.least_{least}")
        return number

    return read


def _up_to_20(value: Any) -> int:
    number = _whole(value)
    if number > 20:  # more would tell more than is promised
        raise ValueError("settings.kind.most_20")
    return number


def _count_or_none(value: Any) -> int:
    return 0 if value in (0, "0") else _whole(value)


def _issuer(value: Any) -> str:
    if not re.fullmatch(r"https://\S+|http://(localhost|127\.0\.0\.1)(:\d+)?(/\S*)?", _text(value)):
        raise ValueError("settings.kind.issuer")
    return value


def _login(value: Any) -> str:
    if value not in LOGINS:
        raise ValueError("settings.kind.login")
    return value


def _language(value: Any) -> str:
    if value not in LANGUAGES:
        raise ValueError("settings.kind.language")
    return value


@dataclass(frozen=True)
class Setting:
    """One setting: how its value is read, its default (a text for people where it is worked out), and what it means.

    `read` raises ValueError with the key of the words for what the value must be. Default and meaning are those of
    docs/settings.md, in English.
    """

    name: str
    read: Callable[[Any], Any]
    default: Any
    shown: str
    meaning: str

    @property
    def variable(self) -> str:
        """The environment variable."""
        return PREFIX + self.name.upper()


def _at_home(folder: Callable[[], Path]) -> Callable[[], Path | None]:
    """A default below the user's home; None where the user has none, as in a container: only who needs it must say it."""

    def default() -> Path | None:
        try:
            return folder()
        except RuntimeError:
            return None

    return default


def _default_cache() -> Path:
    from tovholder.engine import default_cache

    return default_cache()


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
    Setting("data", _path, _at_home(_default_data), "the user's data folder", "the folder of the local engine's database"),
    Setting("cache", _path, _at_home(_default_cache), "the user's cache folder", "the folder of the engine's program files, shared by all data folders"),
    Setting("neo4j_home", _path, None, "none", "an unpacked Neo4j distribution, or a folder made by `tovholder engine fetch --to`, in place of the cache"),
    Setting("java", _path, None, "the one that comes along", "the Java program that runs the local engine"),
    Setting("heap", _text, None, "chosen by the machine", "the largest memory of the local engine, such as 512m or 2g"),
    Setting("linger", _number, 60.0, "60", "seconds that the local engine lives on after the last command"),
    Setting("start_timeout", _number, 120.0, "120", "seconds within which the local engine must answer"),
    Setting("time_limit", _number, 60.0, "60", "seconds that one reading query may take"),
    Setting("row_cap", _whole, 1_000_000, "1000000", "rows that one reading query may give"),
    Setting("max_file_mb", _number, 50.0, "50", "the largest case file, in megabytes"),
    Setting("max_changes", _whole, 1_000_000, "1000000", "nodes and relationships that one file may change"),
    Setting("login", _login, "none", "none", "how people log in to the pages: none (one person alone), local (a password) or oidc (an identity provider)"),
    Setting("hosts", _names, (), "none: this machine's own", "the names under which a TLS proxy on this machine asks for the pages, with commas between"),
    Setting("proxies", _count_or_none, 0, "0", "how many proxies in front of the pages are to be trusted with the address of who asks"),
    Setting("idle_minutes", _whole, 15, "15", "minutes without use after which a login ends"),
    Setting("session_hours", _whole, 8, "8", "hours after which a login ends in any case"),
    Setting("oidc_issuer", _issuer, None, "none", "the address of the identity provider, as its configuration names it"),
    Setting("oidc_client", _text, None, "none", "the name under which the identity provider knows Tovholder"),
    Setting("oidc_secret_file", _path, None, "none", "a file with the secret that the identity provider gave Tovholder"),
    Setting("oidc_roles", _path, None, "none", "a TOML file that says which role and unit a claim gives (docs/security/oidc.md)"),
    Setting("secret_file", _path, None, "`secret` in the data folder", "the file of the key that ids of case files are made unreadable with; made once where it is not there"),
    Setting("audit", _path, None, "`audit` in the data folder", "the folder of the audit, the log of who looked"),
    Setting("audit_head", _path, None, "`audit-head` in the data folder", "the file with number and hash of the audit's newest line; better on another disk"),
    Setting("audit_key_file", _path, None, "`audit-key` in the data folder", "the file of the key that the audit is chained with; made once where it is not there"),
    Setting("consent_age", _whole, 15, "15", "the age from which a child must consent too"),
    Setting("audit_months", _whole, 24, "24", "whole months that the audit is kept"),
    Setting("erase_days", _whole, 30, "30", "days after which the log of changes, too, keeps no more of what was removed because it belongs to another family, or the family asked for it"),
    Setting("planner_k", _least(5), 5, "5", "families for which a number that planners see stands at least; never below 5"),
    Setting("planner_staff", _least(3), 3, "3", "people that a unit has at least, so that planners see a number of it; never below 3"),
    Setting("planner_days_apart", _least(90), 90, "90", "days that lie between two days of which planners see numbers; never below 90"),
    Setting("planner_criteria_a_release", _up_to_20, 20, "20", "rules of their own that planners may ask a release, all together; never above 20"),
    Setting("planner_hidden", _ids, (), "none", "ids of units and professionals that planners' numbers leave out, such as a crisis centre, with commas between"),
    Setting("planner_meetings_a_tie", _whole, 4, "4", "meetings a year that a tie between two units is taken to need"),
    Setting("lang", _language, "da", "da", "the language of commands, findings, maps and pages: da or en"),
)  # fmt: skip
BY_NAME = {setting.name: setting for setting in SETTINGS}


class AuditFiles(NamedTuple):
    """Where the audit is, and how long it is kept."""

    folder: Path
    head: Path
    key: Path
    secret: Path
    """The key of handles."""
    months: int


@dataclass(frozen=True)
class Settings:
    """The values of one run; an attribute for each of `SETTINGS`."""

    neo4j_uri: str | None
    neo4j_user: str
    neo4j_password: str | None
    neo4j_database: str
    data: Path | None
    cache: Path | None
    neo4j_home: Path | None
    java: Path | None
    heap: str | None
    linger: float
    start_timeout: float
    time_limit: float
    row_cap: int
    max_file_mb: float
    max_changes: int
    login: str
    hosts: tuple[str, ...]
    proxies: int
    idle_minutes: int
    session_hours: int
    oidc_issuer: str | None
    oidc_client: str | None
    oidc_secret_file: Path | None
    oidc_roles: Path | None
    secret_file: Path | None
    audit: Path | None
    audit_head: Path | None
    audit_key_file: Path | None
    consent_age: int
    audit_months: int
    erase_days: int
    planner_k: int
    planner_staff: int
    planner_days_apart: int
    planner_criteria_a_release: int
    planner_hidden: tuple[str, ...]
    planner_meetings_a_tie: int
    lang: str

    def audit_files(self) -> AuditFiles:
        """Where the audit and its keys are; `SettingsError` where one is not set and there is no data folder for it."""
        return AuditFiles(
            folder=self._in_data("audit", "audit"),
            head=self._in_data("audit_head", "audit-head"),
            key=self._in_data("audit_key_file", "audit-key"),
            secret=self._in_data("secret_file", "secret"),
            months=self.audit_months,
        )

    def _in_data(self, setting: str, name: str) -> Path:
        path: Path | None = getattr(self, setting)
        if path:
            return path
        if self.data is None:
            raise SettingsError("settings_no_home", variable=BY_NAME[setting].variable)
        return self.data / name

    def in_data(self, name: str) -> Path:
        """What lies in the data folder under this name; `SettingsError` where there is no such folder."""
        if self.data is None:
            raise SettingsError("settings_no_home", variable=f"{PREFIX}DATA")
        return self.data / name

    def engine(self) -> "EngineSettings":
        """What the local engine must know; `SettingsError` where a folder is not set and there is no home for it."""
        from tovholder.engine import EngineSettings

        if self.data is None or self.cache is None:
            raise SettingsError("settings_no_home", variable=f"{PREFIX}{'CACHE' if self.data else 'DATA'}")
        return EngineSettings(
            data=self.data,
            cache=self.cache,
            neo4j_home=self.neo4j_home,
            java=self.java,
            heap=self.heap,
            linger=self.linger,
            start_timeout=self.start_timeout,
        )


def language(environ: Mapping[str, str] = os.environ) -> str:
    """The language that is set, even where other settings are wrong; Danish where this one cannot be read."""
    try:
        wanted = environ.get("TOVHOLDER_LANG") or _from_file(environ.get(f"{PREFIX}SETTINGS")).get("lang")
    except SettingsError:
        wanted = None
    return wanted if wanted in LANGUAGES else "da"


def load_settings(environ: Mapping[str, str] = os.environ) -> tuple[Settings, list[Message]]:
    """The settings of this run, and warnings about variables that look like settings and are none.

    `SettingsError` with everything that is wrong.
    """
    said = _from_file(environ.get(f"{PREFIX}SETTINGS"))
    sources: dict[str, str | Message] = {name: Message("settings.file") for name in said}
    for setting in SETTINGS:
        if environ.get(setting.variable):
            said[setting.name] = environ[setting.variable]
            sources[setting.name] = setting.variable
    values: dict[str, Any] = {}
    wrong: list[Message] = []
    for setting in SETTINGS:
        if setting.name not in said:
            values[setting.name] = setting.default() if callable(setting.default) else setting.default
            continue
        try:
            values[setting.name] = setting.read(said[setting.name])
        except ValueError as err:
            values_of = {"source": sources[setting.name], "name": setting.name, "kind": Message(str(err))}
            wrong.append(Message("settings.must_be", values_of))
    if wrong:
        raise SettingsError("settings_wrong", lines=Series(tuple(wrong), between="\n"))
    return Settings(**values), _unknown_variables(environ)


def _from_file(name: str | None) -> dict[str, Any]:
    if not name:
        return {}
    try:
        file = Path(name).expanduser().absolute()
        # Windows Notepad puts a byte order mark before its texts.
        said = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RuntimeError) as err:  # no text, no TOML, no home, or nested too deep
        raise SettingsError("settings_file", file=name, reason=err) from err
    unknown = sorted(set(said) - set(BY_NAME))
    if unknown:
        raise SettingsError("settings_unknown", file=name, lines=", ".join(unknown), settings=", ".join(BY_NAME))
    return {setting: _beside(file, setting, value) for setting, value in said.items()}


def _beside(file: Path, setting: str, value: Any) -> Any:
    """A path of a settings file, which is meant from the folder of that file, whoever works in which folder."""
    is_path = BY_NAME[setting].read is _path and isinstance(value, str)
    return str(file.parent / value) if is_path and value and not value.startswith("~") else value


def _unknown_variables(environ: Mapping[str, str]) -> list[Message]:
    known = {setting.variable for setting in SETTINGS} | {f"{PREFIX}SETTINGS"}
    warnings: list[Message] = []
    for variable in sorted(environ):
        if variable.startswith(PREFIX) and variable not in known:
            near = get_close_matches(variable, known, n=1)
            key = "settings.variable_near" if near else "settings.variable"
            warnings.append(Message(key, {"variable": variable, "near": near[0] if near else ""}))
    return warnings
