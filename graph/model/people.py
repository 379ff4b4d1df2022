"""Who uses the product, and what ties them to families: records that belong to no case file, and that outlive all families.

They may name units, actors and families that are not stored yet.
"""

import hashlib
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from graph.model.base import Day, Ids, Names, Record, as_tuple
from graph.model.dates import PartialDate
from graph.model.records import LegalBasis
from graph.model.text import Id, Name, Text

UserRole = Literal["caseworker", "meeting_leader", "leader", "planner", "administrator", "auditor", "citizen"]
ROLES: tuple[UserRole, ...] = get_args(UserRole)
Right = Literal["import"]
"""What a user may do beside the role."""
Part = Literal["responsible", "worker", "meeting", "blocked"]
"""What an assignment makes of a user in a family. Who is blocked sees nothing of it, whatever else there is."""


class User(Record):
    """Somebody who logs in."""

    id: Id
    name: Name
    login: Name | None = None
    """The name that is typed; of an identity provider, `issuer|sub`."""
    roles: Annotated[tuple[UserRole, ...], BeforeValidator(as_tuple), Field(min_length=1)]
    unit: Id | None = None
    actors: Ids = ()
    """The actors that the user is."""
    family: Id | None = None
    member: Id | None = None
    """Of a citizen: the member of this family that the user is."""
    os_login: Name | None = None
    """The user's name to the operating system, for commands."""
    may: Annotated[tuple[Right, ...], BeforeValidator(as_tuple)] = ()
    ends: Day | None = None
    """The last day."""

    @property
    def version(self) -> str:
        """A word for all that is said of the user: another one as soon as something else is."""
        return self.content_key("v")

    @model_validator(mode="after")
    def _member_of_a_family(self) -> "User":
        if (self.family is None) != (self.member is None):
            raise PydanticCustomError("user_member", "a member is named with the family, and a family with the member")
        return self

    def is_there(self, today: date) -> bool:
        """Whether the user has not ended."""
        return self.ends is None or today <= self.ends


class Assignment(Record):
    """That a user works with a family, or must not see it."""

    id: Id
    user: Id
    family: Id
    part: Part
    meeting: Id | None = None
    whole: Ids = ()
    """The consents or bases behind it, where it shows the whole map."""
    because: Text | None = None
    from_: Day = Field(alias="from")
    to: Day | None = None
    """The last day."""
    by: Id
    """Who assigned."""

    @model_validator(mode="after")
    def _meeting_of_its_part(self) -> "Assignment":
        if (self.part == "meeting") != (self.meeting is not None):
            raise PydanticCustomError(
                "assignment_meeting", "a meeting goes with the part of its name, and with no other"
            )
        return self

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What it is about, whenever it holds."""
        return self.user, self.family, self.part, self.meeting or ""


def assignment_id(user: str, family: str, part: str, meeting: str | None, begins: date) -> str:
    """The id of an assignment, by what it says of whom since when: said twice it is one."""
    said = "\n".join((user, family, part, meeting or "", str(begins)))
    return f"a_{hashlib.sha256(said.encode()).hexdigest()[:12]}"


def reason_id(user: str, family: str, day: date) -> str:
    """The id of a leader's reason to look at a family on a day: there is one."""
    return f"r_{hashlib.sha256(chr(10).join((user, family, str(day))).encode()).hexdigest()[:12]}"


class GeneralBasis(Record):
    """A legal basis that belongs to no family: what two units may tell each other wherever both work."""

    id: Id
    statute: Text
    from_units: Annotated[Ids, Field(min_length=1)]
    to_units: Annotated[Ids, Field(min_length=1)]
    information: Annotated[Names, Field(min_length=1)]
    assessed_by: Name
    date: PartialDate
    valid_to: PartialDate | None = None
    necessity: Text | None = None
    entered_by: Annotated[Ids, Field(min_length=1, max_length=2)]
    """Who entered it, and who confirmed it: until there are two it opens nothing."""
    entered: Day | None = None
    confirmed: Day | None = None
    ended: Day | None = None
    """The day on which somebody ended it: it opened nothing from then on."""
    ended_by: Id | None = None

    @property
    def is_confirmed(self) -> bool:
        """Whether two have entered it together."""
        return len(self.entered_by) == 2

    def basis(self) -> LegalBasis:
        """The basis as those of families are."""
        said = {name: getattr(self, name) for name in LegalBasis.model_fields if name in type(self).model_fields}
        return LegalBasis.model_construct(None, **said)


class Reason(Record):
    """Why a leader looks at a family in which the own unit works; without a reason, because it was drawn as a sample."""

    id: Id
    user: Id
    family: Id
    because: Text | None = None
    from_: Day = Field(alias="from")
    to: Day
    """The last day."""
