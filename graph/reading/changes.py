"""What a viewer may change of a family: this room knows no policy, composition hands the store one."""

from typing import Protocol

from graph.model.base import Record
from graph.model.change import RecordRef


class Changes(Protocol):
    """What one viewer may change of one family, of what they see."""

    @property
    def any(self) -> bool:
        """Whether they may change anything at all."""
        ...

    def may(self, command: str, ref: RecordRef, before: Record | None, after: Record | None) -> bool:
        """Whether they may do this to a record: None before it is made, and after it is gone."""
        ...

    def may_decide(self) -> bool:
        """Whether they may say what becomes of a finding."""
        ...


class _All(Changes):
    @property
    def any(self) -> bool:
        return True

    def may(self, command: str, ref: RecordRef, before: Record | None, after: Record | None) -> bool:
        return True

    def may_decide(self) -> bool:
        return True


ALL_CHANGES: Changes = _All()
"""Of whoever works alone."""
