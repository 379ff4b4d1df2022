"""The closed vocabularies of the case file, in the order in which people read them."""

from typing import Literal

UnitLevel = Literal["municipality", "magistrate", "administration", "department", "team", "organisation"]
ActorKind = Literal["professional", "organisation", "volunteer", "group"]
MemberKind = Literal["adult", "young_adult", "child"]
EngagementStatus = Literal["applied", "waiting", "granted", "active", "paused", "ended", "cancelled"]
StopReason = Literal["service", "health", "family", "own_wish", "other"]
TieKind = Literal["awareness", "exchange", "team", "coordinates", "trust"]
TieStatus = Literal["documented", "documented_absent", "attempted", "planned", "recommended"]
TieValence = Literal["positive", "conflict"]
Channel = Literal["direct", "via_citizen", "via_record", "via_meeting"]
CoordinationScope = Literal["actors", "family", "unit"]
Valence = Literal["positive", "neutral", "draining", "conflict", "threat"]
PrivateStatus = Literal["documented_absent"]
Certainty = Literal["stated", "suspected"]
MeetingKind = Literal[
    "network_meeting",
    "cooperation_meeting",
    "school_cooperation",
    "family_group_conference",
    "follow_up",
    "handover",
    "other",
]
Information = Literal["contact", "services", "appointments", "needs", "network", "treatment", "notes"]
"""What consents and legal bases may open (`docs/access-table.md`); another word opens nothing."""
MeetingRepeat = Literal["weekly", "fortnightly", "monthly", "quarterly"]
MeetingStatus = Literal["planned", "agreed", "held", "cancelled"]
Coordination = Literal["named", "team", "nobody", "postponed"]
"""What a meeting decided about who coordinates."""
InvitationAnswer = Literal["yes", "no", "maybe", "unknown"]
BoardColumn = Literal["works", "worries", "next"]
AgreementStatus = Literal["open", "done", "dropped", "passed"]
PriorityDecision = Literal["begin", "keep", "more", "less", "pause", "end"]
LifeArea = Literal[
    "daily_life", "economy", "home", "work_education", "school", "family_life", "network", "health", "leisure", "other",
]  # fmt: skip
FamilyRelation = Literal[
    "mother", "father", "parent", "step_parent", "foster_parent", "grandmother", "grandfather", "grandparent",
    "sibling", "half_sibling", "step_sibling", "child", "step_child", "foster_child", "grandchild", "aunt", "uncle", "cousin", "niece_nephew",
    "spouse", "partner", "former_husband", "former_wife", "former_partner", "in_law", "relative",
]  # fmt: skip
FriendRelation = Literal["friend", "neighbour", "colleague", "classmate", "fellow_parent", "godparent", "other"]
Relation = Literal[FamilyRelation, FriendRelation]
PLACES = frozenset({"office", "school", "digital", "unknown"})
"""Where work takes place when it is not at one of the family's homes; no home may bear such a name."""
