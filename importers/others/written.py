"""What is written in another format, with the account of it; and what all of the formats ask of a family."""

from typing import Any

from graph.model.records import CaseFile, Family, Member
from importers.casefile.filenames import file_names
from importers.tables.account import Account, FieldNote, SourceRecord


class Writing:
    """The files of a source, and what became of each of its records."""

    def __init__(self, account: Account, name: str, lang: str) -> None:
        self.account, self.name, self.lang = account, name, lang
        self.files: dict[str, bytes] = {}
        self._lost: dict[tuple[str, str], int] = {}

    def taken(self, list: str, id: str, outcome: Any = "taken", *reasons: str) -> None:
        """What became of a record."""
        number = self.account.read[list] = self.account.read.get(list, 0) + 1
        self.account.records.append(SourceRecord(f"{list}[{number}]", outcome, sorted(reasons), [(list, id)]))

    def left_out(self, family: Family, *lists: str) -> None:
        """All records of these lists of a family."""
        for list in lists:
            for record in getattr(family, list):
                self.taken(list, getattr(record, "id", None) or record.key, "left_out", "no_field")

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


def ego_of(family: Family) -> Member | None:
    """Whom a map of one person is about: the first child, else the first of the family."""
    children = [one for one in family.members if one.kind == "child"]
    return next(iter([*children, *family.members]), None)


def barred_in(family: Family) -> frozenset[str]:
    """Who must not be put in touch with the family, or is not wanted: they stay out."""
    threats = {tie.a for tie in family.private_ties if tie.valence == "threat" or tie.no_contact}
    unwanted = {one.about for one in family.wishes if one.wish == "not_wanted"}
    return frozenset(threats | unwanted) - {member.id for member in family.members}
