"""The graph model: every node label and relationship type, each with the sentence that settles what it means.

Cypher, drawing, export and `docs/model.md` read these declarations; a test lints them (one property, one type and meaning).
"""

from dataclasses import dataclass
from typing import Literal

from graph.model.base import Record
from graph.model.meetings import Agreement, Dream, Meeting, Priority, StatusPoint
from graph.model.people import Assignment, GeneralBasis, Reason, User
from graph.model.records import (
    Actor,
    Consent,
    Engagement,
    Family,
    Home,
    LegalBasis,
    Member,
    Need,
    PrivatePerson,
    Unit,
)

Style = Literal["home", "person", "actor", "unit", "record", "structure", "work", "private", "tie", "coordination"]
"""How drawing treats it: as a chip of that kind, a line of that kind, or (record, structure) not at all."""


@dataclass(frozen=True)
class NodeType:
    """A node label: what one node stands for, and the record that it holds. Its caption is the text `model.<label>`."""

    label: str
    meaning: str
    style: Style
    record: type[Record] | None
    field: str = ""
    """The list of `Family` or `CaseFile` that holds such records; empty for what no list holds."""


@dataclass(frozen=True)
class EdgeType:
    """A relationship type; `sentence` reads from its start {a} to its end {b}."""

    type: str
    sentence: str
    style: Style
    dated: bool = False
    """Whether it has days of its own (`from_earliest` …); what is not dated holds as long as its ends do."""


NODES = (
    NodeType("Source", "A case file, by its name.", "structure", None),
    NodeType("Unit", "A part of the organisation.", "unit", Unit, "units"),
    NodeType("Actor", "One that works with families.", "actor", Actor, "actors"),
    NodeType("Family", "A family.", "home", Family, "families"),
    NodeType("Home", "A home of a family; its address is never stored.", "home", Home, "homes"),
    NodeType("Member", "Somebody of the family itself.", "person", Member, "members"),
    NodeType(
        "PrivatePerson",
        "Somebody of the family's private network.",
        "person",
        PrivatePerson,
        "private_network",
    ),
    NodeType(
        "Engagement",
        "An actor's work with somebody in the family: an n-ary relation, so a node.",
        "record",
        Engagement,
        "engagements",
    ),
    NodeType("Need", "Help that somebody in the family needs.", "record", Need, "needs"),
    NodeType("Meeting", "A meeting or a series of them.", "record", Meeting, "meetings"),
    NodeType("Agreement", "What somebody has promised.", "record", Agreement, "agreements"),
    NodeType("Priority", "What was decided on an effort.", "record", Priority, "priorities"),
    NodeType("StatusPoint", "Somebody's own answer to where they are now.", "record", StatusPoint, "status_points"),
    NodeType("Dream", "What somebody of the family hopes for.", "record", Dream, "dreams"),
    NodeType("Consent", "A consent to an exchange.", "record", Consent, "consents"),
    NodeType(
        "LegalBasis",
        "A legal basis for an exchange, apart from consent.",
        "record",
        LegalBasis,
        "legal_bases",
    ),
    NodeType("Service", "A service of the catalogue, kept as the program has it.", "record", None),
    NodeType(
        "Arrangement",
        "Where everything stands on a family's map, for those who see just these ids.",
        "structure",
        None,
    ),
    NodeType("Ledger", "A family's count of its changes, by its id; what its file said last.", "structure", None),
    NodeType(
        "Change",
        "A change of a family: who, when, and as JSON what each record said before and after.",
        "structure",
        None,
    ),
    NodeType("Decision", "What somebody decided of a finding.", "structure", None),
    NodeType("Import", "A file that was brought in, and what it changed, so that it can be undone.", "structure", None),
    NodeType("Visit", "How far a user has seen a family's changes.", "structure", None),
    NodeType("User", "Somebody who logs in; `secret` is the hash of the password.", "structure", User),
    NodeType(
        "Assignment",
        "That a user works with a family, or must not see it; by their ids, which need not be stored.",
        "structure",
        Assignment,
    ),
    NodeType("GeneralBasis", "A legal basis that belongs to no family.", "structure", GeneralBasis),
    NodeType("Reason", "Why a leader looks at a family.", "structure", Reason),
    NodeType("Migration", "A change of the schema that was applied.", "structure", None),
    NodeType("TestMark", "Says that tests may empty this database.", "structure", None),
)

EDGES = (
    EdgeType("OWNS", "{a} is the source that holds the family {b}.", "structure"),
    EdgeType("NAMES", "{a} is a source that names {b}.", "structure"),
    EdgeType("PART_OF", "{a} is a part of the unit {b}.", "structure"),
    EdgeType("WORKS_IN", "{a} works in the unit {b}.", "structure"),
    EdgeType("HAS_ACCESS_TO", "{a} may read the records of {b}.", "structure"),
    EdgeType("BELONGS_TO", "{a} belongs to the family {b}.", "structure"),
    EdgeType("CHANGES", "{a} is a change of the family {b}.", "structure"),
    EdgeType("CONCERNS", "{a} is a decision on a finding of the family {b}.", "structure"),
    EdgeType("LIVES_IN", "{a} lives in the home {b}.", "private", dated=True),
    EdgeType("IN_CUSTODY_OF", "{a} is in the custody of {b}.", "private"),
    EdgeType("BY", "{a} is carried out by {b}.", "work"),
    EdgeType("FOR", "{a} is for {b}.", "work"),
    EdgeType("ATTENDED_BY", "{a} is something that {b} must turn up for.", "work"),
    EdgeType("AT", "{a} takes place at {b}.", "work"),
    EdgeType("STOPPED_BECAUSE_OF", "{a} stopped because of {b}.", "work"),
    EdgeType("WITH", "{a} is a meeting in which {b} takes part.", "work"),
    EdgeType("LED_BY", "{a} is a meeting that {b} coordinates.", "work"),
    EdgeType("CHAIRED_BY", "{a} is a meeting that {b} leads.", "structure"),
    EdgeType("MINUTED_BY", "{a} is a meeting of which {b} writes the minutes.", "structure"),
    EdgeType("CONVENED_BY", "{a} is a meeting that {b} convenes.", "structure"),
    EdgeType("APPROVED_BY", "{a} is a meeting whose minutes {b} has approved.", "structure"),
    EdgeType("MENTIONS", "{a} is a meeting whose invitations, board or plan name {b}.", "structure"),
    EdgeType("FOLLOWED_BY", "{a} is a meeting after which {b} is the next.", "structure"),
    EdgeType("HELD_BY", "{a} is an agreement that {b} holds.", "structure"),
    EdgeType("FOR_NEED", "{a} is an agreement about the need {b}.", "structure"),
    EdgeType("TAKES_OVER", "{a} is an agreement that takes over from {b}.", "structure"),
    EdgeType("REGARDS", "{a} is an agreement or an answer about {b}.", "structure"),
    EdgeType("MADE_AT", "{a} was agreed, decided or said at the meeting {b}.", "structure"),
    EdgeType("DECIDES_ON", "{a} is a decision on the work {b}.", "structure"),
    EdgeType("DECIDED_BY", "{a} was decided by {b}.", "structure"),
    EdgeType("SAID_BY", "{a} was said by {b}.", "structure"),
    EdgeType("GIVEN_BY", "{a} is a consent that {b} gave.", "structure"),
    EdgeType("ABOUT", "{a} is a consent about {b}.", "structure"),
    EdgeType("FROM_UNIT", "{a} lets the unit {b} pass on.", "structure"),
    EdgeType("TO_UNIT", "{a} lets the unit {b} receive.", "structure"),
    EdgeType("WISHES", "{a} has a wish about {b}.", "private", dated=True),
    EdgeType("PRIVATE_TIE", "{a} is tied to {b}; a threat comes from {a}.", "private", dated=True),
    EdgeType(
        "TIE",
        "{a} is tied to {b}: what is known of the two, by its kind and status; in `coordinates`, {a} coordinates {b}.",
        "tie",
        dated=True,
    ),
)

LABELS = {node.label: node for node in NODES}
TYPES = {edge.type: edge for edge in EDGES}
OWNED = tuple(node for node in NODES if node.field and node.field not in ("units", "actors", "families"))
"""The nodes that belong to one family, in the order of its lists."""
