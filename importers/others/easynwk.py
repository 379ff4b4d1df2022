"""Maps of easyNWK 2 (JSON) to case files: ego, alters, their connections. What it loses stands in the account."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, NamedTuple

from graph.checks.values import clean
from graph.model.dates import full_day
from graph.model.text import settled
from importers.casefile.documents import read_document
from importers.casefile.problems import BadInput, shown_file, to_problems
from importers.others.building import Building
from importers.tables.account import Account
from importers.tables.converted import Converted, Edition, Options
from importers.tables.faults import TableRefused
from importers.tables.naming import slug

ADULT = 18
_RINGS = ((33.33, 1), (66.67, 2))
_OUTSIDE = 100
_OF_SECTOR = {"family": "relative", "friends": "friend", "colleagues": "colleague"}
_LOST = {"note": "free_text", "currentGender": "no_field", "gender": "no_field", "emoji": "no_field", "age": "no_field"}
_NO_GENDER = "nicht festgelegt"


class Role(NamedTuple):
    """What a role word becomes: a relation, or `actor`; `is_coarser` where theirs is finer."""

    becomes: str
    is_coarser: bool


@cache
def roles() -> Mapping[str, Role]:
    """The role words of easyNWK."""
    text = files("importers.mappings").joinpath("relations_easynwk.csv").read_text("utf-8")
    return {row["word"]: Role(row["becomes"], row["outcome"] == "coarser") for row in csv.DictReader(text.splitlines())}


def convert_easynwk(path: Path, sha256: str, options: Options, max_bytes: int) -> Converted:
    """One file of easyNWK, the version that is current in it or the one that was asked for."""
    file = shown_file(path)
    if path.suffix.lower() == ".nwk":
        raise TableRefused("easynwk_old", file=file)
    document = read_document(path, max_bytes)
    if not document.readable or document.faults:
        raise BadInput(to_problems(document.faults, file, document.value, document.lines))
    building = Building(
        Account(path.name, sha256, "easynwk", {"name": "easynwk"}),
        {"tovholder": 1, "units": [], "actors": [], "families": []},
    )
    found = _map(document.value, building, options, file)
    as_of = found.day or options.as_of
    if as_of is None:
        raise TableRefused("table_no_as_of")
    building.document["as_of"] = building.account.as_of = str(as_of)
    family = options.family or slug(path.name.removesuffix(".json"))
    _Map(building, found.map, family, str(as_of), file).take()
    return building.finished()


class _Found(NamedTuple):
    map: dict[str, Any]
    day: date | None


def _map(value: Any, building: Building, options: Options, file: str) -> _Found:
    """The map that is meant; the other versions are told."""
    if not isinstance(value, dict):
        raise TableRefused("easynwk_none", file=file)
    versions = value.get("versions")
    if not isinstance(versions, list):
        bare = value.get("nwk") if isinstance(value.get("nwk"), dict) else value
        return _Found(_with_parts(bare, file), _day(value.get("date")))
    known = [one for one in versions if isinstance(one, dict)]
    wanted = options.version if options.version is not None else value.get("currentVersion")
    chosen = next((one for one in known if _same(one.get("id"), wanted)), None)
    if chosen is None and options.version is None and len(known) == 1:
        chosen = known[0]
    if chosen is None:
        ids = tuple(clean(str(one.get("id"))) for one in known)
        named = tuple(one.name for one in _editions(known, None))
        raise TableRefused("easynwk_version", file=file, version=clean(str(wanted)), versions=ids, named=named)
    if len(known) > 1:
        building.editions = _editions(known, chosen)
    building.read("versions", len(versions))
    for number, one in enumerate(versions, 1):
        at = f"versions[{number}]"
        building.note(at, "taken") if one is chosen else building.note(at, "left_out", "other_version")
    return _Found(_with_parts(chosen.get("nwk"), file), _day(chosen.get("date")))


def _editions(known: list[dict[str, Any]], chosen: dict[str, Any] | None) -> list[Edition]:
    """All versions, by title and day."""
    found: list[Edition] = []
    for one in known:
        said = (settled(str(one[key])) for key in ("title", "date") if one.get(key))
        found.append(Edition(clean(str(one.get("id"))), clean(", ".join(said))[:100], one is chosen))
    return found


def _same(one: Any, other: Any) -> bool:
    return one is not None and str(one) == str(other)


def _with_parts(value: Any, file: str) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("ego"), dict):
        raise TableRefused("easynwk_none", file=file)
    for part in ("alteri", "connections"):
        there = value.get(part, [])
        if not isinstance(there, list) or not all(isinstance(one, dict) for one in there):
            raise TableRefused("easynwk_none", file=file)
    return value


def _day(value: Any) -> date | None:
    try:
        return full_day(str(value)[:10])
    except ValueError:
        return None


class _Map:
    """One map as it is taken."""

    def __init__(self, building: Building, map: dict[str, Any], family: str, as_of: str, file: str) -> None:
        self.building, self.map, self.family, self.as_of = building, map, family, as_of
        self.until = f"../{as_of}"
        self.ego = f"{family}_ego"
        self.kinds: dict[str, Literal["actor", "private"]] = {}
        """By the id of an alter, what it became."""

    def take(self) -> None:
        """Ego, alters, connections."""
        self._ego(self.map["ego"])
        alters, connections = self.map.get("alteri", []), self.map.get("connections", [])
        self.building.read("alters", len(alters))
        self.building.read("connections", len(connections))
        for number, alter in enumerate(alters, 1):
            self._alter(alter, f"alters[{number}]")
        for number, connection in enumerate(connections, 1):
            self._connection(connection, f"connections[{number}]")

    def _ego(self, ego: dict[str, Any]) -> None:
        name, years = _text(ego.get("name")) or "Ego", _years(ego.get("age"))
        self.building.read("ego", 1)
        self.building.family(self.family, name)
        kind = "child" if years is not None and years < ADULT else "adult"
        age = {"years": years, "as_of": self.as_of} if years is not None else None
        self.building.add("members", self.family, {"id": self.ego, "name": name, "kind": kind, "age": age}, "ego[1]")
        self.building.note("ego[1]", "taken", *(["assumed"] if years is None else []))
        self._lose("ego", {key: value for key, value in ego.items() if key != "age" or years is None})

    def _alter(self, alter: dict[str, Any], at: str) -> None:
        self._lose("alters", alter)
        if alter.get("human") is False:
            self.building.note(at, "left_out", "not_a_person")
            return
        if alter.get("deceased") is True:
            self.building.note(at, "left_out", "deceased")
            return
        id, word, sector = str(alter.get("id")), _text(alter.get("role")), _sector(alter.get("angle"))
        role = roles().get(word)
        record = {"id": f"{self.family}_alter_{slug(id)}", "name": _text(alter.get("name")) or word or f"Person {id}"}
        is_actor = role.becomes == "actor" if role else sector == "professional"
        self.kinds[id] = "actor" if is_actor else "private"
        reasons = list(self._no_tie(alter))
        if is_actor:
            self.building.add("actors", None, {**record, "kind": "professional"}, at)
            if not reasons:
                self._engagement(record["id"], word, at)
                reasons.append("assumed")
        else:
            relation = role.becomes if role else _OF_SECTOR.get(sector, "other")
            self.building.add("private_network", self.family, {**record, "relation": relation}, at)
            if role is None or role.is_coarser:
                reasons.append("coarser")
            if not {"no_contact", "outside"} & {*reasons}:
                self._private_tie(record["id"], alter, at)
        if alter.get("edgeType") == 2 and not {"no_contact", "outside"} & {*reasons}:
            reasons.append("coarser")
        self.building.note(at, "coarser" if "coarser" in reasons else "taken", *reasons)

    def _no_tie(self, alter: dict[str, Any]) -> list[str]:
        """Why there is no tie to ego; nothing where there is one."""
        distance = _number(alter.get("distance"))
        if alter.get("edgeType") in (0, "0"):
            return ["no_contact"]
        return ["outside"] if distance is not None and distance > _OUTSIDE else []

    def _engagement(self, actor: str, word: str, at: str) -> None:
        said = {
            "id": f"{actor}_e", "actor": actor, "service_text": word or None, "for": [self.ego], "at": "unknown", "status": "active",
        }  # fmt: skip
        self.building.add("engagements", self.family, said, at)

    def _private_tie(self, other: str, alter: dict[str, Any], at: str) -> None:
        distance = _number(alter.get("distance"))
        closeness = None if distance is None else next((ring for edge, ring in _RINGS if distance < edge), 3)
        valence = "conflict" if alter.get("conflict") is True else None
        tie = {"a": self.ego, "b": other, "closeness": closeness, "valence": valence, "from": self.until}
        self.building.add("private_ties", self.family, tie, at)

    def _connection(self, connection: dict[str, Any], at: str) -> None:
        ids = [str(connection.get(end)) for end in ("id1", "id2")]
        if not all(id in self.kinds for id in ids) or ids[0] == ids[1]:
            self.building.note(at, "left_out", "end_left_out")
            return
        a, b = sorted(f"{self.family}_alter_{slug(id)}" for id in ids)
        if all(self.kinds[id] == "private" for id in ids):
            is_new = self.building.add("private_ties", self.family, {"a": a, "b": b, "from": self.until}, at)
        else:
            tie = {"a": a, "b": b, "kind": "exchange", "status": "documented", "from": self.until}
            is_new = self.building.add("ties", self.family, tie, at)
        self.building.note(at, "taken") if is_new else self.building.note(at, "joined", "double")

    def _lose(self, table: str, said: dict[str, Any]) -> None:
        for key, value in said.items():
            if key in _LOST and value != _NO_GENDER:
                self.building.lose(table, key, _LOST[key], value)
            elif key.startswith("support"):
                self.building.lose(table, key, "no_field", value)
        if table == "alters":
            self.building.lose(table, "position", "no_field", "angle" in said)


def _text(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def _number(value: Any) -> float | None:
    try:
        return float(value) if not isinstance(value, bool) and value is not None else None
    except (TypeError, ValueError):
        return None


def _years(value: Any) -> int | None:
    number = _number(value) if value != "" else None
    return int(number) if number is not None and 0 <= number <= 130 and number.is_integer() else None


def _sector(value: Any) -> str:
    angle = _number(value)
    if angle is None:
        return ""
    if angle > 180:
        angle -= 360
    if angle >= 90:
        return "friends"
    if angle >= 0:
        return "family"
    return "professional" if angle >= -90 else "colleagues"
