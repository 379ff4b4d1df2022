"""The papers of a meeting: a page of all of them, each as HTML to print and as PDF; and calendar files, which say nothing of the family."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from flask import Blueprint, Response, abort, current_app, make_response, request, url_for

from graph.model.handles import handle
from graph.model.meetings import Agreement, Meeting
from graph.reading.cut import Seen
from graph.reading.gathering import handed_out
from maps.papers import FOR_EACH, MeetingPapers, Paper, PaperName, pdf
from maps.papers.calendar import due_file, meeting_file
from maps.papers.html import STYLES
from maps.papers.html import page as html_page
from web.application import application
from web.family.page import family_page
from web.family.page_request import PageRequest, leading_on, page_request
from web.languages import language
from web.session import session
from words import Message, text

papers = Blueprint("papers", __name__, template_folder="templates")
NAMED: Mapping[str, PaperName] = {
    "indkaldelse": "invitation",
    "samtykke": "consent",
    "dagsorden": "agenda",
    "netvaerkskort": "map",
    "netvaerksoverblik": "network",
    "indsatsoverblik": "efforts",
    "maal-og-aftaler": "goals",
    "referat": "minutes",
    "familieprioritering": "priorities",
    "tidslinje": "timeline",
}
"""The papers, by the word in the address."""
WORDS = ", ".join(f"'{word}'" for word in NAMED)


@dataclass(frozen=True)
class AskedPapers:
    """The papers of a meeting as an address asks for them."""

    asked: PageRequest
    handle: str
    meeting: Meeting

    @cached_property
    def papers(self) -> MeetingPapers:
        """What may stand in them is read anew: it is made for others than whoever looks."""
        gathering = session().gathering(self.asked.id, self.meeting.id)
        return MeetingPapers(gathering, language(), application().settings.consent_age)

    @cached_property
    def lists(self) -> Mapping[str, str]:
        """By id, the list in which somebody is recorded."""
        family = self.papers.gathering.own.family
        found = dict.fromkeys(self.papers.gathering.own.actors, "actors")
        found |= {one.id: "private_network" for one in family.private_network}
        return found | {one.id: "members" for one in family.members}

    def stands_for(self, who: str) -> str:
        """What stands for somebody in addresses."""
        list = self.lists[who]
        return handle(application().handle_key, "" if list == "actors" else self.asked.id, list, who)

    def to(self, endpoint: str, word: str, who: str = "") -> str:
        """The address of a paper."""
        whom = self.stands_for(who) if who else None
        return url_for(f"papers.{endpoint}", family=self.asked.id, handle=self.handle, word=word, person=whom)

    def each(self, word: str) -> list[tuple[str, str, str]]:
        """Of a paper that is for each: what each is called, and the addresses of theirs."""
        people = self.papers.people(NAMED[word])
        return [(self.papers.called(who), self.to("read", word, who), self.to("taken", word, who)) for who in people]

    def paper(self, word: str) -> Paper:
        """The paper of a word, for whom the address says. 404 where there is none."""
        name, whom = NAMED[word], request.args.get("person", "")
        who = next((one for one in self.papers.people(name) if self.stands_for(one) == whom), "")
        made = None if name in FOR_EACH and not who else self.papers.paper(name, who)
        return made or abort(404)


def _asked(page: PageRequest, stands: str) -> AskedPapers:
    """The meeting of a handle, as the viewer sees it. 404 where it is none, or none of the working view."""
    key = application().handle_key
    found = (one for one in page.facts.family.meetings if handle(key, page.id, "meetings", one.id) == stands)
    meeting = next(found, None) if page.audience == "work" else None
    return AskedPapers(page, stands, meeting) if meeting else abort(404)


@papers.get("/familie/<id:family>/moeder/<handle>/papirer")
def page(family: str, handle: str) -> str:
    """All papers of a meeting, with a way to each."""
    found = _asked(leading_on(family), handle)
    there = [word for word, name in NAMED.items() if name in found.papers.names]
    what = found.papers.what
    return family_page(
        "meetings/papers.html",
        "meetings",
        found.asked,
        title=text(Message("papers.page.title", {"meeting": what}), language()),
        found=found,
        to_each=[word for word in there if NAMED[word] in FOR_EACH],
        to_all=[word for word in there if NAMED[word] not in FOR_EACH],
        named=NAMED,
        held=found.meeting.status == "held",
        has_day=meeting_file(found.meeting, "", language()) is not None,
        has_due=bool(_due(found.asked.facts)),
    )


@papers.get(f"/familie/<id:family>/moeder/<handle>/papirer/<any({WORDS}):word>.html")
def read(family: str, handle: str, word: str) -> str:
    """A paper to read and to print."""
    found = _asked(page_request(family), handle)
    made = found.paper(word)
    return html_page(
        made,
        styles=[url_for("assets.of_room", room="maps", name=name) for name in STYLES],
        back=found.asked.to("papers.page", handle=handle),
        back_told=text(Message("papers.page.back"), language()),
    )


@papers.get(f"/familie/<id:family>/moeder/<handle>/papirer/<any({WORDS}):word>.pdf")
def taken(family: str, handle: str, word: str) -> Response:
    """A paper as PDF. Its name says the day, and nothing of whom."""
    found = _asked(page_request(family), handle)
    made = pdf(found.paper(word))
    current_app.logger.info("A paper of a meeting was taken out: %s.", NAMED[word])
    return _file(made, "application/pdf", "-".join(filter(None, (word, _day(found.meeting)))) + ".pdf")


@papers.get("/familie/<id:family>/moeder/<handle>/moede.ics")
def meeting_day(family: str, handle: str) -> Response:
    """The meeting for a calendar: time and place."""
    found = _asked(page_request(family), handle)
    made = meeting_file(found.meeting, _uid(family, found.meeting.id), language())
    return _file(made, "text/calendar", "moede.ics") if made else abort(404)


@papers.get("/familie/<id:family>/moeder/frister.ics")
def due_days(family: str) -> Response:
    """The last days of the agreements that are open, for a calendar."""
    found = [(one, _uid(family, one.id)) for one in _due(page_request(family).facts)]
    return _file(due_file(found, language()), "text/calendar", "frister.ics")


def _due(facts: Seen) -> list[Agreement]:
    return [one for one in handed_out(facts).family.agreements if one.status == "open" and one.due]


def _uid(family: str, id: str) -> str:
    """The id of an event: only who has the secret can work out whose it is."""
    return f"{handle(application().handle_key, family, 'calendar', id)}@tovholder"


def _day(meeting: Meeting) -> str:
    return str(meeting.date.earliest or "") if meeting.date else ""


def _file(made: bytes, media: str, name: str) -> Response:
    response = make_response(made)
    response.headers["Content-Type"] = media
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
