"""A case file put together from another tool's records: which of them became what, and what is wrong told at theirs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graph.checks import check_document
from graph.checks.faults import Place
from graph.checks.values import clean
from importers.tables.account import Account, FieldNote, Outcome, SourceRecord, key_of
from importers.tables.converted import Converted, Edition
from importers.tables.faults import CellFault, fault
from words import Message


@dataclass
class Building:
    """What is built: the document, and of each of its records the source record that it came from."""

    account: Account
    document: dict[str, Any]
    faults: list[CellFault] = field(default_factory=list[CellFault])
    records: dict[str, SourceRecord] = field(default_factory=dict[str, SourceRecord])
    made: list[tuple[str, str | None, dict[str, Any], str]] = field(default_factory=list)
    """List, family, record, and the place of its source record."""
    notes: list[Message] = field(default_factory=list[Message])
    editions: list[Edition] = field(default_factory=list[Edition])
    lost: dict[tuple[str, str, str], int] = field(default_factory=dict[tuple[str, str, str], int])

    def family(self, id: str, name: str) -> None:
        """A family to come."""
        self.document["families"].append({"id": id, "name": name})

    def read(self, table: str, number: int) -> None:
        """So many records more were read of a table."""
        self.account.read[table] = self.account.read.get(table, 0) + number

    def note(self, at: str, outcome: Outcome, *reasons: str) -> None:
        """What became of a source record."""
        self.records[at] = SourceRecord(at, outcome, sorted(set(reasons)))

    def add(self, list: str, family: str | None, record: Mapping[str, Any], at: str) -> bool:
        """A record made of the source record at a place; False where there is one that says the same."""
        said = {key: value for key, value in record.items() if value is not None}
        if any((there, of, one) == (list, family, said) for there, of, one, _ in self.made) and "id" not in said:
            return False
        self.made.append((list, family, said, at))
        return True

    def lose(self, table: str, name: str, reason: str, value: Any) -> None:
        """A value that is not taken, if it is one."""
        if value not in (None, "", [], {}, False):
            key = (table, name, reason)
            self.lost[key] = self.lost.get(key, 0) + 1

    def finished(self) -> Converted:
        """The case file as the checks of today leave it."""
        placed = self._placed()
        checked = check_document(self.document)
        for one, is_warning in (*((one, False) for one in checked.errors), *((one, True) for one in checked.warnings)):
            at = next((placed[one.place[:n]] for n in range(len(one.place), 0, -1) if one.place[:n] in placed), "")
            table, _, rest = at.partition("[")
            rule = "cpr" if one.code in ("cpr", "cpr_key") else "record"
            key = next((step for step in reversed(one.place) if isinstance(step, str)), "")
            plain = fault(table, int(rest[:-1]) if rest else None, None, rule, header=key, is_warning=is_warning)
            said = {
                "fact": Message(f"fault.{one.code}.fact", one.values),
                "remedy": Message(f"fault.{one.code}.remedy", one.values),
            }
            self.faults.append(replace(plain, **said))
        is_wrong = any(not one.is_warning for one in self.faults)
        self._account(is_wrong)
        case_file = None if is_wrong else checked.case_file
        families = {family["id"]: is_wrong for family in self.document["families"]}
        places = {} if is_wrong else self._places()
        made = Converted(case_file, self.faults, self.account, self.notes, families, places)
        return replace(made, editions=self.editions)

    def _placed(self) -> dict[Place, str]:
        numbers = {family["id"]: number for number, family in enumerate(self.document["families"])}
        placed: dict[Place, str] = {}
        for list, family, record, at in self.made:
            owner, place = self.document, ()
            if family is not None:
                owner, place = self.document["families"][numbers[family]], ("families", numbers[family])
            records = owner.setdefault(list, [])
            placed[(*place, list, len(records))] = at
            records.append(record)
        return placed

    def _account(self, is_wrong: bool) -> None:
        wrong = {f"{one.sheet}[{one.row}]" for one in self.faults if not one.is_warning}
        for at in self.records:
            if clean(at) in wrong:
                self.records[at] = SourceRecord(at, "error")
        for list, _, record, at in [] if is_wrong else self.made:
            self.records[at].became.append((list, key_of(list, record)))
        self.account.records += self.records.values()
        self.account.fields += [
            FieldNote(f"{table}!{name}", count, "left_out", reason)
            for (table, name, reason), count in self.lost.items()
        ]

    def _places(self) -> dict[tuple[str, str, str], tuple[str, int]]:
        found = {}
        for list, family, record, at in self.made:
            table, _, rest = at.partition("[")
            found[list, family or "", key_of(list, record)] = (table, int(rest[:-1]))
        return found
