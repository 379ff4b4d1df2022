"""The signs that stand on chips."""

from collections.abc import Sequence
from dataclasses import dataclass

from maps.scene.palette import MarkKind
from maps.scene.telling import Teller
from queries.finding import Finding


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign on a chip and what it means."""

    kind: MarkKind
    sign: str
    text: str


class Marks:
    """The marks that findings put on chips."""

    def __init__(self, findings: Sequence[Finding], teller: Teller) -> None:
        self.teller = teller
        self.partners: dict[str, set[str]] = {}
        self.coordinators: set[str] = set()
        self.candidates: set[str] = set()
        for finding in findings:
            if finding.type == "redundant_actors":
                for subject in finding.subjects:
                    self.partners.setdefault(subject, set()).update(finding.subjects)
            elif finding.type == "coordinator":
                self.coordinators.update(finding.subjects)
            elif finding.type == "coordinator_candidate":
                self.candidates.update(finding.subjects)

    def of(self, id: str) -> tuple[Mark, ...]:
        """The overlap with its number, the star of a documented coordinator, the sign of any candidate."""
        found = []
        if id in self.partners:
            count = len(self.partners[id])
            found.append(Mark("overlap", f"×{count}", self.teller.say("mark.overlap", count=count)))
        if id in self.coordinators:
            found.append(Mark("coordinator", "★", self.teller.say("mark.coordinator")))
        if id in self.candidates:
            found.append(Mark("candidate", "○", self.teller.say("mark.candidate")))
        return tuple(found)
