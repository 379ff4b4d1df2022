"""What comes of files of any kind: a case file, unless there are errors, with the account of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import IO, Any, NamedTuple

from graph.model.records import CaseFile
from importers.casefile.write import written_in_parts
from importers.tables.account import Account, counted, counts_of
from importers.tables.faults import CellFault
from importers.tables.spool import Spool, unpacked
from words import Message

Places = dict[tuple[str, str, str], tuple[str, int]]


class Edition(NamedTuple):
    """One of those that a file holds, of which only one is taken: a version of a map, an interview of a case."""

    id: str
    name: str
    """What it is called, or when it ended."""
    is_taken: bool


@dataclass(frozen=True)
class Options:
    """How files are to be converted, beside their mapping."""

    as_of: date | None = None
    family: str | None = None
    version: int | None = None
    session: str | None = None
    left_out: frozenset[str] = frozenset()
    """Families whose rows are not taken."""
    key: Callable[[], bytes] = bytes
    """Gives this installation's key."""


@dataclass
class Spooled:
    """A case file that lies in a spool, list by list in the order of the ids."""

    spool: Spool
    as_of: str

    def records(self, list: str) -> Iterator[dict[str, Any]]:
        """The documents of a list."""
        for (data,) in self.spool.each("SELECT data FROM made WHERE list = ? ORDER BY id", (list,)):
            yield unpacked(data)

    def head(self) -> dict[str, Any]:
        """What stands above the lists."""
        return {"tovholder": 1, "as_of": self.as_of}

    def case_file(self) -> CaseFile:
        """All of it as records."""
        lists = {list: [*self.records(list)] for list in ("units", "actors", "families")}
        return CaseFile.model_validate(self.head() | lists, by_alias=True, by_name=False)

    def families(self) -> dict[str, bool]:
        """Its families, none of which is wrong."""
        return {id: False for (id,) in self.spool.each("SELECT id FROM families ORDER BY id")}

    def places(self) -> Places:
        """Where its records came from."""
        return {
            (list, family, id): (sheet, number)
            for list, family, id, sheet, number in self.spool.each("SELECT list, family, id, sheet, number FROM places")
        }


@dataclass
class Converted:
    """What came of the files: a case file, unless there are errors. One that was long lies in a spool until it is asked for."""

    made: CaseFile | Spooled | None
    faults: list[CellFault]
    account: Account
    notes: list[Message] = field(default_factory=list[Message])
    _families: dict[str, bool] = field(default_factory=dict[str, bool])
    _places: Places = field(default_factory=Places)
    more_errors: int = 0
    """Errors beyond those that were kept."""
    editions: list[Edition] = field(default_factory=list[Edition])
    """Where the file holds several of which one is taken, all of them."""
    _case_file: CaseFile | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is a case file."""
        return self.made is not None

    @property
    def case_file(self) -> CaseFile | None:
        """The case file as records: all of it in memory."""
        if self._case_file is None and self.made is not None:
            self._case_file = self.made.case_file() if isinstance(self.made, Spooled) else self.made
        return self._case_file

    @property
    def families(self) -> dict[str, bool]:
        """The families of the files, and whether something is wrong with each."""
        if not self._families and isinstance(self.made, Spooled):
            self._families = self.made.families()
        return self._families

    @property
    def places(self) -> Places:
        """By list, family and id of a record: the sheet and row that it came from."""
        if not self._places and isinstance(self.made, Spooled):
            self._places = self.made.places()
        return self._places

    @property
    def errors(self) -> list[CellFault]:
        """What keeps it from being taken."""
        return [one for one in self.faults if not one.is_warning]

    @property
    def warnings(self) -> list[CellFault]:
        """What is doubtful."""
        return [one for one in self.faults if one.is_warning]

    def counts(self) -> dict[str, int]:
        """How many records each list holds."""
        if isinstance(self.made, Spooled):
            return counted(self.made.records)
        return counts_of(self.made) if self.made is not None else {}

    def write(self, file: IO[bytes]) -> None:
        """The case file as YAML, part by part."""
        assert self.made is not None
        if isinstance(self.made, Spooled):
            parts = written_in_parts(self.made.head(), self.made.records)
        else:
            document = self.made.document()
            lists = {name: value for name, value in document.items() if isinstance(value, list)}
            head = {name: value for name, value in document.items() if name not in lists}
            parts = written_in_parts(head, lambda name: iter(lists.get(name, ())))
        for part in parts:
            file.write(part.encode())

    def write_account(self, file: IO[bytes]) -> None:
        """The account as JSON, record by record."""
        for part in self.account.parts(self.counts()):
            file.write(part.encode())
