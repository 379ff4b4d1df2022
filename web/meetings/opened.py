"""A meeting that is opened on a page of the working view."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from werkzeug.exceptions import NotFound

from web.editing.family import OpenFamily, open_family
from web.family.page_request import PageRequest


@dataclass(frozen=True)
class OpenMeeting:
    """A meeting of a family that is opened to be changed."""

    page: PageRequest
    family: OpenFamily
    key: str
    record: Mapping[str, Any]

    @classmethod
    def at(cls, page: PageRequest, handle: str) -> Self:
        """The meeting of a handle. `NotFound` where it is none, or none of the working view; `Forbidden` as `open_family` says."""
        if page.audience != "work":
            raise NotFound
        family = open_family(page.id)
        return cls(page, family, *family.record("meetings", handle))

    @property
    def handle(self) -> str:
        """What stands for the meeting in addresses."""
        return self.family.handle("meetings", self.key)

    def to(self, endpoint: str) -> str:
        """The address of one of its pages."""
        return self.page.to(endpoint, handle=self.handle)
