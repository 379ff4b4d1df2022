"""The matrix: what each role may see and change, by every page, every command and every method that a session has.

`test_matrix` asks for all of it, and is red where a page, a command or a method is missing here. A new one is a new line:

- a page: `Page(endpoint, who has it, status)`; what its address holds beside the family and `method="POST"` as names, the body as
  `form=` (its token is put in) or `json=`.
- a command: `Command("name and arguments", exit code)`; `{family}` makes it one about a family, `{out}` is a folder of its own.
- a method of `Session`: `Method(name, call)`. One of `Store` that takes an `Access` is asked by the session's of its name.

What is to come follows by itself: who has it not is refused (403, exit code 2, `Forbidden`); of a family that does not exist for
who asks it is as of one that is not stored (404, exit code 1, `UnknownFamily`). Where a family shows and only some may do
something in it (editing), those are `only`; the others are refused. A leader is led from a page of a family of the own unit's to the
form for a reason; `asked` is what such a family is answered with where the reason is given.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Literal

from casework.finding_actors import Wanted
from casework.session import Session
from graph.errors import Forbidden, UnknownFamily, UnknownMeeting
from graph.model.arrangement import Arrangement
from graph.model.change import Change
from graph.model.people import ROLES, Reason, UserRole
from graph.reading.cut import Seen
from importers import load
from tests.case_files import CASES
from web.interview.talk import STEPS

Kind = Literal["own", "meeting", "foreign", "blocked", "protected", "unasked"]
IDS: Mapping[Kind, str] = {
    "own": "f_egen_",  # assigned as responsible; works in it, a reason given, a member
    "meeting": "f_moede",  # assigned for its meeting of the day before yesterday
    "foreign": "f_andre",  # nothing
    "blocked": "f_spaer",  # all of what ties to `own` and `meeting`, and blocked
    "protected": "f_skjul",  # assigned as responsible; works in it, a reason given; lives in a protected home
    "unasked": "f_grund",  # a colleague works in it, and no reason was given
}
"""A family of each kind, to a user who has all these ties at once, whatever the role (`municipality.yaml`)."""
UNKNOWN = "f_ikke_"
"""The id of no family."""
EXISTS: Mapping[UserRole, frozenset[Kind]] = {
    "caseworker": frozenset({"own", "protected"}),
    "meeting_leader": frozenset({"meeting"}),
    "leader": frozenset({"own", "protected"}),
    "citizen": frozenset({"own"}),
    "planner": frozenset(),
    "administrator": frozenset(),
    "auditor": frozenset(),
}
"""The families that exist for each role, of the same ties."""


def asks_for_reason(role: str, kind: Kind | None) -> bool:
    """Whether the family would show, had a reason been given."""
    return (role, kind) == ("leader", "unasked")


Asks = Literal[UserRole, "nobody"]
"""Who asks: a user in a role, or somebody who has not logged in, and who is no user at the command line."""
Who = frozenset[UserRole]
ALL: Who = frozenset(ROLES)
FAMILIES: Who = frozenset({"caseworker", "meeting_leader", "leader", "citizen"})
RESPONSIBLE: Who = frozenset({"caseworker"})
CHANGES: Who = frozenset({"caseworker", "meeting_leader"})
"""Who changes something of a family: of those here, who is responsible, and who leads its meeting, to 7 days after."""
LEADER: Who = frozenset({"leader"})
PLANNER: Who = frozenset({"planner"})
ADMINISTRATOR: Who = frozenset({"administrator"})
AUDITOR: Who = frozenset({"auditor"})
NOBODY: Who = frozenset()

# --- pages ------------------------------------------------------------------------------------------------


class Page:
    """A page: who has it, what it is answered with, and what its address and body hold."""

    def __init__(
        self,
        endpoint: str,
        who: Who,
        status: int,
        *,
        only: Who = ALL,
        reads: bool = True,
        method: str = "GET",
        form: Mapping[str, str] | None = None,
        json: object = None,
        asked: int | None = None,
        **values: Any,
    ) -> None:
        """`reads`: whether it looks at the family that its address names. `{family}` and `{role}` may stand in what is sent."""
        self.endpoint, self.who, self.status, self.only, self.reads = endpoint, who, status, only, reads
        self.method, self.form, self.json, self.values = method, form, json, values
        self.asked = asked

    def expected(self, role: Asks, kind: Kind | None) -> int:
        """The status for whoever asks, of a family of this kind; None: of no family."""
        if role == "nobody":
            return self._before_login()
        if role not in self.who:
            return 403
        if self.reads and asks_for_reason(role, kind):
            return self.asked or (303 if self.method == "GET" and not self.endpoint.startswith("api.") else 404)
        if self.reads and kind and kind not in EXISTS[role]:
            return 404
        return self.status if role in self.only else 403

    def _before_login(self) -> int:
        if self.endpoint in WITHOUT_LOGIN:
            return WITHOUT_LOGIN[self.endpoint]
        return 303 if self.method == "GET" and not self.endpoint.startswith("api.") else 401


PAGES = (
    # everybody, logged in or not
    Page("static", ALL, 200, filename="icon.svg"),
    Page("assets.of_room", ALL, 200, room="maps", name="style/map.css"),
    Page("assets.vis_network", ALL, 200),
    Page("general.health", ALL, 200),
    Page("general.change_language", ALL, 303, lang="da"),
    Page("login.form", ALL, 303),
    Page("login.log_in", ALL, 401, method="POST", form={"navn": "{role}s brother", "kode": "x"}),
    Page("oidc.ask", ALL, 404),
    Page("oidc.back", ALL, 404),
    # everybody who is logged in
    Page("login.change_role", ALL, 403, method="POST", form={"rolle": "none"}),
    Page("general.glossary", ALL, 200),
    # families
    Page("families.index", FAMILIES, 200),
    Page("families.create", FAMILIES, 422, only=RESPONSIBLE, method="POST", form={}),
    Page("family.page", FAMILIES, 303),
    Page("map.page", FAMILIES, 200),
    Page("map.explore", FAMILIES, 200),
    Page("questions.page", FAMILIES, 200),
    Page("coordinator.page", FAMILIES, 200),
    Page("people.page", FAMILIES, 200),
    Page("meetings.page", FAMILIES, 200),
    Page("course.page", FAMILIES, 200),
    Page("course.taken", FAMILIES, 200),
    Page("printing.page", FAMILIES, 200),
    Page("files.taken", FAMILIES, 200, ending="html"),
    Page("files.taken", FAMILIES, 200, ending="svg"),
    Page("files.taken", FAMILIES, 200, ending="png"),
    Page("files.taken", FAMILIES, 200, ending="pdf"),
    Page("files.taken", FAMILIES, 200, ending="csv"),
    Page("files.taken", FAMILIES, 200, ending="xlsx"),
    Page("files.taken", FAMILIES, 200, ending="graphml"),
    Page("files.taken", FAMILIES, 200, ending="json", visning="arbejde"),
    Page("packs.taken", FAMILIES, 200, pack="moedepakke"),
    Page("packs.taken", FAMILIES, 200, pack="til-bordet"),
    Page("packs.taken", FAMILIES, 200, pack="til-sagen"),
    Page("packs.preview", FAMILIES, 200, pack="til-bordet", side=1),
    Page("files.chosen", FAMILIES, 303, reads=False, format="csv"),
    Page("packs.chosen", FAMILIES, 303, reads=False, pakke="til-bordet"),
    Page("places.put", FAMILIES, 303, method="POST", json={"chip": "{family}_mor", "right": 1, "down": 1}),
    Page("places.back", FAMILIES, 410, method="POST", json={"places": "none"}),
    Page("places.again", FAMILIES, 303, method="POST", json={}),
    Page("history.page", FAMILIES, 200),
    Page("history.seen", FAMILIES, 303, method="POST", form={"version": "none"}),
    Page("api.families", FAMILIES, 200),
    Page("api.description", FAMILIES | ADMINISTRATOR, 200),
    Page("api.actors", FAMILIES | ADMINISTRATOR, 200, q="Fie"),
    Page(
        "api.organisation_command",
        FAMILIES | ADMINISTRATOR,
        422,
        only=RESPONSIBLE | ADMINISTRATOR,
        method="POST",
        json={},
    ),
    Page("api.new_family", FAMILIES, 422, only=RESPONSIBLE, method="POST", json={}),
    Page("editing.all", FAMILIES, 200, only=CHANGES),
    Page("editing.form", FAMILIES, 200, only=CHANGES, list="members", handle="ny"),
    Page("editing.send", FAMILIES, 422, only=CHANGES, method="POST", form={}, list="members", handle="ny"),
    Page("editing.ask_contact", FAMILIES, 404, only=CHANGES, a="none", b="none"),
    Page("editing.contact", FAMILIES, 404, only=CHANGES, method="POST", form={}),
    Page("editing.ask_decision", FAMILIES, 404, only=CHANGES, valgt="none"),
    Page("editing.decide", FAMILIES, 404, only=CHANGES, method="POST", form={}),
    Page("editing.ask_coordinator", FAMILIES, 200, only=CHANGES),
    Page("editing.coordinate", FAMILIES, 422, only=CHANGES, method="POST", form={}),
    Page("editing.ask_undo", FAMILIES, 404, only=CHANGES, aendring="none"),
    Page("editing.undo", FAMILIES, 404, only=CHANGES, method="POST", form={}),
    Page("editing.ask_review", FAMILIES, 200, only=CHANGES),
    Page("editing.review", FAMILIES, 422, only=CHANGES, method="POST", form={}),
    *(Page("interview.ask", FAMILIES, 200, only=CHANGES, step=step) for step in STEPS),
    Page("interview.answer", FAMILIES, 422, only=CHANGES, method="POST", form={}, step="hjem"),
    Page("papers.page", FAMILIES, 404, handle="none"),
    Page("papers.read", FAMILIES, 404, handle="none", word="dagsorden"),
    Page("papers.taken", FAMILIES, 404, handle="none", word="dagsorden"),
    Page("papers.meeting_day", FAMILIES, 404, handle="none"),
    Page("papers.due_days", FAMILIES, 200),
    Page("preparing.page", FAMILIES, 404, only=CHANGES, handle="none"),
    Page("preparing.change", FAMILIES, 404, only=CHANGES, method="POST", form={}, handle="none"),
    Page("holding.page", FAMILIES, 404, only=CHANGES, handle="none"),
    Page("holding.answer", FAMILIES, 404, only=CHANGES, method="POST", form={}, handle="none"),
    Page("holding.news", FAMILIES, 404, only=CHANGES, handle="none"),
    Page("following.page", FAMILIES, 404, only=CHANGES, handle="none"),
    Page("following.change", FAMILIES, 404, only=CHANGES, method="POST", form={}, handle="none"),
    Page("api.read", FAMILIES, 200),
    Page("api.findings", FAMILIES, 200),
    Page("api.changes", FAMILIES, 200),
    Page("api.case_file", FAMILIES, 200),
    Page("api.visit", FAMILIES, 204, method="PUT", json={"version": "none"}),
    Page("api.command", FAMILIES, 422, only=CHANGES, method="POST", json={}),
    Page("reason.form", LEADER, 303, asked=200),
    Page("reason.give", LEADER, 303, asked=422, method="POST", form={"begrundelse": "kort"}),
    # files: a right of its own, which no role gives
    *(
        Page(f"imports.{name}", FAMILIES | ADMINISTRATOR, 200, only=NOBODY)
        for name in ("index", "empty", "guide", "state")
    ),
    Page("imports.taken", FAMILIES | ADMINISTRATOR, 404, only=NOBODY, what="mapping.yaml"),
    Page("imports.act", FAMILIES | ADMINISTRATOR, 404, only=NOBODY, method="POST", form={}),
    # the municipality
    *(
        Page(f"planning.{page}", PLANNER, 200)
        for page in ("index", "silo_map_page", "course", "change", "what_if", "rules", "take")
    ),
    # none is released here
    Page("planning.ask", PLANNER, 404, method="POST", form={}),
    Page("planning.file", PLANNER, 404, figure="oversigt", ending="csv"),
    Page("api.silo", PLANNER, 404),
    Page("users.index", ADMINISTRATOR, 200),
    Page("users.change", ADMINISTRATOR, 422, method="POST", form={}),
    Page("assignments.list_assignments", ADMINISTRATOR, 200),
    Page("assignments.assign", ADMINISTRATOR, 422, method="POST", form={}),
    Page("bases.index", ADMINISTRATOR | AUDITOR, 200),
    Page("bases.change", ADMINISTRATOR | AUDITOR, 422, method="POST", form={}),
    Page(
        "bases.change",
        ADMINISTRATOR | AUDITOR,
        422,
        only=AUDITOR,
        method="POST",
        form={"handling": "bekraeft", "id": "none"},
    ),
    Page("audit.index", AUDITOR, 200),
    Page("audit.sample", AUDITOR, 200, froe="a"),
    Page("audit.check", AUDITOR, 200),
    Page("audit.draw_or_judge", AUDITOR, 303, method="POST", form={}),
    # one's own
    Page("password.form", ALL, 200),
    Page("password.change", ALL, 422, method="POST", form={}),
    Page("still.ask", ALL, 404, method="POST", json={}),
    # the last: then nobody is logged in
    Page("login.log_out", ALL, 303, method="POST", form={}),
)
WITHOUT_LOGIN = {
    **dict.fromkeys(("static", "assets.of_room", "assets.vis_network", "general.health", "login.form"), 200),
    "general.change_language": 303,
    "login.log_in": 401,
    "oidc.ask": 404,
    "oidc.back": 404,
}
"""What whoever has not logged in is answered where it is not *log in first*."""

# --- commands ---------------------------------------------------------------------------------------------


class Command:
    """A command with its arguments: who can do it, with which exit code."""

    def __init__(
        self,
        words: str,
        who: Who | None = ALL,
        code: int = 0,
        *,
        only: Who = ALL,
        stdin: str = "",
        asked: int | None = None,
    ) -> None:
        """`who`: None where it is of no user's content, and nobody is asked who they are."""
        self.words, self.who, self.code, self.only, self.stdin = words, who, code, only, stdin
        self.asked = asked

    @property
    def of_family(self) -> bool:
        """Whether it is about one family."""
        return "{family}" in self.words

    def expected(self, role: Asks, kind: Kind | None) -> int:
        """The exit code for whoever asks, of a family of this kind; None: of no family."""
        if self.who is None:
            return self.code
        if role == "nobody" or role not in self.who:
            return 2
        if asks_for_reason(role, kind) and self.asked is not None:
            return self.asked
        if kind and kind not in EXISTS[role]:
            return 1
        return self.code if role in self.only else 2


COMMANDS = (
    # families
    Command("findings --family {family}"),
    Command("findings --family all --format json"),
    Command("measures --family {family} --format json"),
    Command("changes --family {family} --from 2026-01-01 --to 2026-11-29"),
    Command("map --family {family} -o {out}/map.svg"),
    Command("map --family {family} -o {out}/map.json --view work"),
    Command("export --family {family} -o {out}/files"),
    Command("consent list {family}"),
    Command("balls --family {family} --format json"),
    Command("balls --family all --format json"),
    Command("timeline --family {family} --from 2026-01-01 --to 2026-11-29 --format json"),
    Command("meeting invite --family {family} --meeting none", code=1),
    Command("meeting consent --family {family} --meeting none", code=1),
    Command("meeting effect --family {family} --meeting none", code=1),
    Command("meeting changes --family {family} --meeting none", code=1),
    Command("meeting paper agenda --family {family} --meeting none -o {out}/agenda.pdf", code=1),
    # numbers of all families: none is released here
    Command("silo", PLANNER, 1),
    Command("silo --list", PLANNER),
    Command("silo --exact --as-of 2026-01-01", NOBODY),
    Command("silo release --as-of 2026-01-01", ADMINISTRATOR),
    Command("silo close", ADMINISTRATOR, 1),  # there is no release
    Command("consent withdraw {family} {family}_c", only=RESPONSIBLE),
    Command("import {out}/municipality.yaml", NOBODY),  # a right of its own, which no role gives
    Command("import {out}/municipality.yaml --dry-run", NOBODY),
    Command("synth --families 1 --store", NOBODY),
    Command("imports", NOBODY),
    Command("doubles", NOBODY),
    Command("doubles --same a b", NOBODY),
    Command("undo-import i-none", NOBODY, 1),
    # people, the log
    Command("audit show", AUDITOR),
    Command("audit sample --seed a", AUDITOR),
    Command("user list", ADMINISTRATOR),
    Command("user add u_new --name New --role auditor", ADMINISTRATOR),
    Command("user import {out}/none.csv", ADMINISTRATOR, 1),
    Command("user end u_new", ADMINISTRATOR),
    Command("user password u_planner", ADMINISTRATOR, stdin="tolv gule drager\n"),
    Command("assign {out}/none.csv", ADMINISTRATOR, 1),
    # what holds nothing of any family
    Command("validate {out}/municipality.yaml", None),
    Command("convert {out}/municipality.yaml --as table -o {out}/case.yaml", None, 1),  # needs a mapping
    Command("mapping {out}/municipality.yaml --as network-canvas -o {out}/m.yaml", None),
    Command("new", None),
    Command("synth --families 1 -o {out}/made-up", None),
    Command("doctor", None),
    Command("audit verify", None),
    Command("audit head", None),
    Command("serve --no-browser", None, 2),  # with `login = none` nobody works alone where there are users
    # the last: then a leader sees the family, and there is none
    Command("reason {family}", asked=0, stdin="A complaint about the case in week 47\n"),
    Command("reset --yes", ADMINISTRATOR),
)
NOT_ASKED = {
    "demo": "its families are invented, and lie in a database of its own",
    "engine fetch": "asks for nothing that is stored",
    "engine start": "asks for nothing that is stored",
    "engine stop": "asks for nothing that is stored",
    "engine status": "asks for nothing that is stored",
    "engine repair": "asks for nothing that is stored",
}
"""Commands that the matrix does not ask, and why."""

# --- methods ----------------------------------------------------------------------------------------------

Answer = Literal["answers", "UnknownFamily", "Forbidden"]


class Method:
    """A method of a session: who may call it, and how it is called about a family."""

    def __init__(
        self, name: str, call: Callable[[Session, str], Any], who: Who = ALL, *, only: Who = ALL, asked: bool = False
    ) -> None:
        """`only`: who may, of a family that exists for them; `asked`: whether it answers of one that asks for a reason."""
        self.name, self.call, self.who, self.only, self.asked = name, call, who, only, asked

    def expected(self, role: UserRole, kind: Kind | None) -> Answer:
        """What comes for whoever asks, of a family of this kind; None: of no family."""
        if role not in self.who:
            return "Forbidden"
        if self.asked and asks_for_reason(role, kind):
            return "answers"
        if kind and kind not in EXISTS[role]:
            return "UnknownFamily"
        return "answers" if role in self.only else "Forbidden"


def first(session: Session, family: str) -> Seen:
    """What shows of a family."""
    [seen] = session.facts([family])
    return seen


def in_room(session: Session, family: str) -> None:
    """The room of any meeting; of a family that exists and has none, nothing."""
    try:
        session.at_meeting(family, lambda id: True)
    except UnknownFamily:
        first(session, family)


def edited(session: Session, family: str) -> None:
    """A command that says nothing: refused as what cannot be read, to whom may change anything."""
    if session.edit(family, {}).status == 403:
        raise Forbidden("forbidden")


def reasoned(session: Session, family: str) -> None:
    """A reason for today."""
    today = session.viewer.now.date()
    said = {"id": "r", "user": session.viewer.user, "family": family, "from": today, "to": today}
    session.keep_reason(Reason.model_validate(said))


def gathered(session: Session, family: str) -> None:
    """What is made for a meeting that there is not: said only to whom the family exists for."""
    with suppress(UnknownMeeting):
        session.gathering(family, "none")


ANNA = load(CASES / "anna.yaml").case_file
OF_A_FAMILY = (
    Method("facts", first),
    Method("on_paper", lambda session, family: session.on_paper(first(session, family))),
    Method(
        "arrangement",
        lambda session, family: session.arrangement(first(session, family), [f"{family}_mor"], "da", "work"),
    ),
    Method(
        "keep_arrangement",
        lambda session, family: session.keep_arrangement(family, [f"{family}_mor"], "da", "work", "{}"),
    ),
    Method(
        "forget_arrangement",
        lambda session, family: session.forget_arrangement(family, Arrangement("none", "{}", False)),
    ),
    Method("gathering", gathered),
    Method("holding", lambda session, family: session.holding(family)),
    Method("open", lambda session, family: session.open(family)),
    Method("desk", lambda session, family: session.desk(family)),
    Method("actors", lambda session, family: session.actors(Wanted("Ma"), family)),
    Method("changes", lambda session, family: session.changes(family)),
    Method("findings", lambda session, family: session.findings(family)),
    Method("statuses", lambda session, family: session.statuses(family, [], session.today())),
    Method("family_file", lambda session, family: session.family_file(family)),
    Method("visit", lambda session, family: session.visit(family, "none")),
    Method("edit", edited, only=CHANGES),
    Method("withdraw", lambda session, family: session.withdraw(family, f"{family}_c"), only=RESPONSIBLE),
    Method("asks_reason", lambda session, family: session.asks_reason(family), asked=True),
    Method("at_meeting", in_room, only=CHANGES),
    Method("may_know_who_is_apart", lambda session, family: session.may_know_who_is_apart(first(session, family))),
    # the last: then a leader sees the family
    Method("keep_reason", reasoned, asked=True),
)
OF_NO_FAMILY = (
    Method("today", lambda session, _: session.today()),
    Method("families", lambda session, _: session.families()),
    Method("families_to_ask_for", lambda session, _: session.families_to_ask_for()),
    Method("sources", lambda session, _: session.sources()),
    Method("case_file", lambda session, _: session.case_file("municipality")),
    Method("counts", lambda session, _: session.counts("planner"), PLANNER),
    Method("staff", lambda session, _: session.staff(), NOBODY),
    Method("create_family", lambda session, _: session.create_family({}), RESPONSIBLE),
    Method("organisation_version", lambda session, _: session.organisation_version()),
    Method("edit_organisation", lambda session, _: session.edit_organisation({}), RESPONSIBLE | ADMINISTRATOR),
    Method("failed", lambda session, _: session.failed()),
    Method("people", lambda session, _: session.people(), ADMINISTRATOR),
    Method("general_bases", lambda session, _: session.general_bases(), ADMINISTRATOR | AUDITOR),
    Method("plan", lambda session, _: session.plan(ANNA, "anna"), NOBODY),
    Method("store", lambda session, _: session.store(ANNA, "anna"), NOBODY),
    Method("imports", lambda session, _: session.imports(), NOBODY),
    Method("doubles", lambda session, _: session.doubles(), NOBODY),
    Method("may_bring_in", lambda session, _: session.may_bring_in(), NOBODY),
    Method("apply", lambda session, _: session.apply(Change(())), NOBODY),
    # the last: then there is no family
    Method("reset", lambda session, _: session.reset(), ADMINISTRATOR),
)
ELSEWHERE = {
    "note_counting": "called by `Session.counts` alone, once it is known who asks",
    "admit": "gives a session its access",
    "erase_due": "of the product itself, where `serve` begins: it shows nothing",
    "alive": "asks for nothing that is stored",
    "engine": "asks for nothing that is stored",
    "schema": "the number of the schema",
    "directory": "of the product itself, which finds out who asks; only listed modules call it (tests/test_reading_path.py)",
    "refuse": "refuses, and notes it",
    "note_refusal": "notes that an edit was refused",
    "organisation": "reads for the session's `organisation_version`",
    "opened": "reads for the session's `open`, `changes`, `findings` and `family_file`",
}
"""What else a store has, that no method of a session has the name of."""
