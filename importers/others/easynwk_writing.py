"""Families as maps of easyNWK."""

import json
from typing import Any

from graph.model.records import CaseFile, Family, Member, PrivateTie
from importers.others.easynwk import roles
from importers.others.written import Writing, barred_in, ego_of

_RINGS = {1: 17, 2: 50, 3: 83}
_ANGLES = {"family": (5, 85), "friends": (95, 175), "colleagues": (-175, -95), "professional": (-85, -5)}
_FRIENDS = frozenset({"friend", "neighbour", "fellow_parent", "godparent", "other"})
_COLLEAGUES = frozenset({"colleague", "classmate"})
_ACTIVE = frozenset({"active", "granted"})
_BOM = b"\xef\xbb\xbf"


def write_easynwk(case_file: CaseFile, writing: Writing) -> None:
    """A map a family."""
    for family in case_file.families:
        ego = ego_of(family)
        if ego is None:
            continue
        map = _Map(case_file, family, ego, writing).map()
        day = str(case_file.day_of(family))
        said = {"versions": [{"id": 1, "title": family.name, "date": day, "nwk": map}], "currentVersion": 1}
        text = json.dumps(said, ensure_ascii=False, indent=1)
        writing.files[writing.one_a_family(case_file, ".json")[family.id]] = _BOM + text.encode()


class _Map:
    """A family as one map: ego, all others round it. What is absent and what is unknown both become no line."""

    def __init__(self, case_file: CaseFile, family: Family, ego: Member, writing: Writing) -> None:
        self.case_file, self.family, self.ego, self.writing = case_file, family, ego, writing
        self.day = case_file.day_of(family)
        self.numbers: dict[str, int] = {}
        self.alters: list[tuple[str, dict[str, Any]]] = []

    def map(self) -> dict[str, Any]:
        """The map as JSON."""
        barred = barred_in(self.family)
        for member in self.family.members:
            if member.id == self.ego.id:
                self.writing.taken(self.family, "members", member)
            else:
                self._alter("members", member, member.name, "Familienangehörige*r", "family", self._to_ego(member.id))
        words = {role.becomes: word for word, role in reversed([*roles().items()]) if not role.is_coarser}
        for one in self.family.private_network:
            if one.id in barred:
                self.writing.taken(self.family, "private_network", one, "left_out", "outside")
                continue
            sector = (
                "friends" if one.relation in _FRIENDS else "colleagues" if one.relation in _COLLEAGUES else "family"
            )
            self._alter(
                "private_network", one, one.name, words.get(one.relation or "", ""), sector, self._to_ego(one.id)
            )
        active = {one.actor for one in self.family.engagements if one.status in _ACTIVE}
        named = active | {one.actor for one in self.family.engagements}
        for actor in self.case_file.actors:
            if actor.id in named and actor.id not in barred:
                self._alter(
                    "actors",
                    actor,
                    actor.name,
                    actor.role or "prof. Helfer*in",
                    "professional",
                    (actor.id in active, None, False),
                )
        self._place()
        connections = self._connections()
        age = self.ego.age.years if self.ego.age else self.day.year - self.ego.birth_year if self.ego.birth_year else ""
        ego = {"name": self.ego.name, "age": str(age), "currentGender": "nicht festgelegt", "note": ""}
        for one in self.family.engagements:
            outcome = ("coarser", "coarser") if one.actor in self.numbers else ("left_out", "outside")
            self.writing.taken(self.family, "engagements", one, *outcome)
        self.writing.taken(None, "families", self.family)
        return {"ego": ego, "alteri": [alter for _, alter in self.alters], "connections": connections}

    def _to_ego(self, id: str) -> tuple[bool, int | None, bool]:
        """Whether there is a tie to ego, how close, and whether it is a conflict."""
        ties = [tie for tie in self.family.private_ties if {tie.a, tie.b} == {self.ego.id, id} and tie.to is None]
        there = [tie for tie in ties if tie.status != "documented_absent"]
        rings = [tie.closeness for tie in there if tie.closeness]
        return bool(there), min(rings, default=None), any(tie.valence == "conflict" for tie in there)

    def _alter(
        self, list: str, one: Any, name: str, role: str, sector: str, tie: tuple[bool, int | None, bool]
    ) -> None:
        has_tie, ring, conflict = tie
        number = self.numbers[one.id] = len(self.numbers) + 1
        alter = {
            "id": number, "name": name, "role": role, "human": True, "deceased": False, "edgeType": int(has_tie), "distance": _RINGS.get(ring or 2, 50),
            "currentGender": "nicht festgelegt", "age": "", "note": "", "conflict": conflict,
        }  # fmt: skip
        self.alters.append((sector, alter))
        self.writing.taken(None if list == "actors" else self.family, list, one)

    def _place(self) -> None:
        """Spread the alters of each sector over its angles."""
        for sector, (first, last) in _ANGLES.items():
            there = [alter for of, alter in self.alters if of == sector]
            for place, alter in enumerate(there):
                alter["angle"] = round(first + (last - first) * (place + 0.5) / len(there), 2)

    def _connections(self) -> list[dict[str, int]]:
        found: dict[tuple[int, int], None] = {}
        for list, ties in (("private_ties", self.family.private_ties), ("ties", self.family.ties)):
            for tie in ties:
                ends = [self.numbers.get(end) for end in (tie.a, tie.b)]
                if self.ego.id in (tie.a, tie.b):
                    self.writing.taken(self.family, list, tie)
                elif None in ends or tie.to is not None or not self._is_line(tie):
                    self.writing.taken(self.family, list, tie, "left_out", "no_field")
                else:
                    found[min(ends), max(ends)] = None  # type: ignore[type-var]
                    self.writing.taken(self.family, list, tie)
        return [{"id1": a, "id2": b} for a, b in sorted(found)]

    @staticmethod
    def _is_line(tie: Any) -> bool:
        if isinstance(tie, PrivateTie):
            return tie.status != "documented_absent"
        return tie.kind in ("exchange", "team") and tie.status == "documented"
