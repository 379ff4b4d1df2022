"""Words of tables to the codes of records: what equals a code, a label or a listed word. All else is for a person to decide."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graph.checks.keys import keys_of, words_in
from graph.model.base import Record
from graph.model.catalogue import load_catalogue
from graph.model.meetings import Agreement, BoardItem, Invited, Meeting, Priority, StatusPoint
from graph.model.records import (
    Actor,
    Consent,
    Engagement,
    Member,
    Need,
    PrivatePerson,
    PrivateTie,
    Tie,
    Unit,
    Wish,
)
from graph.model.vocabulary import PLACES
from words import LANGUAGES, below

LIKE = 75
"""How much alike (rapidfuzz's WRatio) a word must be to be offered. None is taken by itself."""
MOST_OFFERED = 3
_LONGEST = 200
_NOTHING = re.compile(r"[\s.§\-\u2010-\u2015]+")
_CUT = re.compile(r"[/(,]")

LISTS = ("services", "sectors", "relations", "statuses", "member_kinds", "places", "meeting_kinds")
"""The lists of ours that a mapping may name."""
_LABELS: dict[tuple[type[Record], str], str] = {
    (Unit, "level"): "editing.level.",
    (Actor, "kind"): "editing.actor_kind.",
    (Member, "kind"): "map.member.",
    (PrivatePerson, "relation"): "map.relation_to.",
    (PrivateTie, "valence"): "editing.valence.",
    (PrivateTie, "certainty"): "editing.certainty.",
    (PrivateTie, "status"): "editing.private_status.",
    (Wish, "wish"): "editing.wish.",
    (Engagement, "status"): "editing.engagement_status.",
    (Engagement, "stopped_reason"): "editing.stop_reason.",
    (Tie, "kind"): "editing.tie_kind.",
    (Tie, "status"): "editing.tie_status.",
    (Tie, "channel"): "editing.channel.",
    (Tie, "valence"): "editing.trust.",
    (Tie, "scope"): "editing.scope.",
    (Meeting, "kind"): "map.meeting.",
    (Meeting, "repeats"): "map.repeats.",
    (Meeting, "status"): "editing.meeting_status.",
    (Invited, "answer"): "tables.own.answer.",
    (BoardItem, "column"): "tables.own.board_column.",
    (Meeting, "coordination"): "tables.own.coordination.",
    (Agreement, "status"): "editing.agreement_status.",
    (Priority, "decision"): "editing.decision.",
    (StatusPoint, "area"): "editing.area.",
    (Consent, "form"): "editing.consent_form.",
}
"""Where the words of a closed vocabulary stand."""


def folded(text: str) -> str:
    """A word but for case, blanks, stops, § and hyphens.

    >>> folded("Bostøtte §85") == folded("bostøtte 85")
    True
    """
    return _NOTHING.sub("", unicodedata.normalize("NFC", text).casefold())


@dataclass
class Words:
    """A list of words, each of a code."""

    labels: dict[str, str] = field(default_factory=dict[str, str])
    """The words as people read them, and their codes."""
    by_word: dict[str, str] = field(default_factory=dict[str, str])
    """The same folded, with parts that no other has."""

    @property
    def codes(self) -> frozenset[str]:
        """What a word of the list can become."""
        return frozenset(self.labels.values())

    def offered(self, text: str) -> list[str]:
        """At most three words of the list that are much alike, of each code the most alike one."""
        return of_each(alike(text, self.labels, 3 * MOST_OFFERED), self.labels)


def alike(text: str, known: Iterable[str], most: int = MOST_OFFERED) -> list[str]:
    """Of the known words the most alike, if they are much alike."""
    from rapidfuzz import fuzz, process, utils

    if len(text) > _LONGEST:
        return []
    found = process.extract(
        text, list(known), scorer=fuzz.WRatio, processor=utils.default_process, score_cutoff=LIKE, limit=most
    )
    return [word for word, _, _ in found]


def of_each(found: Iterable[str], meanings: Mapping[str, Any]) -> list[str]:
    """The first few of the words, one of each meaning."""
    first: dict[str, str] = {}
    for word in found:
        first.setdefault(str(meanings[word]), word)
    return list(first.values())[:MOST_OFFERED]


def _words(labels: Mapping[str, Iterable[str]]) -> Words:
    """A list of the labels of each code. A part of a label counts where no other code has it, whole or as a part."""
    whole: dict[str, set[str]] = defaultdict(set)
    part: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for code, said in labels.items():
        for label in (code, *said):
            whole[folded(label)].add(code)
            shown.setdefault(label, code)
            for piece in _CUT.split(label):
                part[folded(piece.strip(" )"))].add(code)
    by_word = {
        word: next(iter(codes)) for word, codes in part.items() if word and len(codes) == 1 and word not in whole
    }
    by_word |= {word: next(iter(codes)) for word, codes in whole.items() if word and len(codes) == 1}
    by_word |= {folded(code): code for code in labels}
    return Words(shown, by_word)


@cache
def words_of(name: str, model: type[Record] | None, key: str) -> Words | None:
    """The list of ours of this name, or of the closed vocabulary of a key; None where there is none."""
    catalogue = load_catalogue()
    if name == "services" or (not name and (model, key) == (Engagement, "service")):
        return _words(
            {
                one.code: [text for text in (one.name_da, one.name_en, one.short_da, one.short_en) if text]
                for one in catalogue.services
            }
        )
    if name == "sectors" or (not name and (model, key) == (Unit, "sector")):
        return _words({code: (label.da, label.en) for code, label in catalogue.sectors.items()})
    if name == "places" or (not name and (model, key) == (Engagement, "at")):
        return _words({code: [*_said("editing.place.", code), *_said("map.at.", code)] for code in sorted(PLACES)})
    if not name and (model, key) in ((Engagement, "functions"), (Need, "function")):
        return _words({code: (label.da, label.en) for code, label in catalogue.functions.items()})
    at = {
        "relations": (PrivatePerson, "relation"),
        "member_kinds": (Member, "kind"),
        "meeting_kinds": (Meeting, "kind"),
    }
    model, key = at.get(name, (model, key))
    return vocabulary(model, key) if model else None


def vocabulary(model: type[Record], key: str) -> Words | None:
    """The words of a closed vocabulary, None where the key has none."""
    known = keys_of(model).get(key)
    codes = words_in(known.annotation) if known else ()
    prefix = _LABELS.get((model, key))
    if not codes or not prefix:
        return None
    return _words({code: _said(prefix, code) for code in codes})


def _said(prefix: str, code: str) -> list[str]:
    return [said for lang in LANGUAGES if (said := below(lang, prefix).get(code))]
