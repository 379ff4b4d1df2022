"""What is written in another format, with the account of it; and what all of the formats ask of a family."""

from typing import Any

from graph.model.base import Record
from graph.model.parts import FAMILY_LISTS
from graph.model.records import CaseFile, Family, Member, order_key
from importers.casefile.filenames import file_names
from importers.tables.account import Account, FieldNote, SourceRecord

_SHARED = ("units", "actors", "ties")
"""The lists of a source that no family owns."""


class Writing:
    """The files of a source, and what became of each of its records."""

    def __init__(self, account: Account, name: str, lang: str) -> None:
        self.account, self.name, self.lang = account, name, lang
        self.files: dict[str, bytes] = {}
        self._lost: dict[tuple[str, str], int] = {}
        self._told: set[tuple[str, str, str]] = set()

    def taken(self, family: Family | None, list: str, record: Record, outcome: Any = "taken", *reasons: str) -> None:
        """What became of a record of a family, or of the source. What has been told is not told again."""
        known = key_of_record(record)
        told = (family.id if family else "", list, known)
        if told in self._told:
            return
        self._told.add(told)
        number = self.account.read[list] = self.account.read.get(list, 0) + 1
        self.account.records.append(SourceRecord(f"{list}[{number}]", outcome, sorted(reasons), [(list, known)]))

    def rest_of(self, family: Family) -> None:
        """Whatever else the family holds is left out: of every list, so that none can be forgotten."""
        for list in FAMILY_LISTS:
            for record in getattr(family, list):
                self.taken(family, list, record, "left_out", "no_field")

    def rest(self, case_file: CaseFile) -> None:
        """And whatever else the source holds."""
        for family in case_file.families:
            self.taken(None, "families", family, "left_out", "no_field")
            self.rest_of(family)
        for list in _SHARED:
            for record in getattr(case_file, list):
                self.taken(None, list, record, "left_out", "no_field")

    def lost(self, field: str, reason: str, count: int = 1) -> None:
        """Values that the format has no place for."""
        if count:
            self._lost[field, reason] = self._lost.get((field, reason), 0) + count

    def end(self) -> None:
        """Put what was lost into the account."""
        self.account.fields += [
            FieldNote(field, count, "left_out", reason) for (field, reason), count in sorted(self._lost.items())
        ]

    def one_a_family(self, case_file: CaseFile, ending: str) -> dict[str, str]:
        """The file of each family."""
        names = file_names([family.id for family in case_file.families])
        return {id: f"{name.removesuffix('.yaml')}{ending}" for id, name in names.items()}


def key_of_record(record: Record) -> str:
    """What names a record in the account: its id, or its content where it has none."""
    return getattr(record, "id", None) or order_key(record)


def ego_of(family: Family) -> Member | None:
    """Whom a map of one person is about: the first child, else the first of the family."""
    children = [one for one in family.members if one.kind == "child"]
    return next(iter([*children, *family.members]), None)


def barred_in(family: Family) -> frozenset[str]:
    """Who must not be put in touch with the family, or is not wanted: they stay out."""
    threats = {tie.a for tie in family.private_ties if tie.valence == "threat" or tie.no_contact}
    unwanted = {one.about for one in family.wishes if one.wish == "not_wanted"}
    return frozenset(threats | unwanted) - {member.id for member in family.members}
