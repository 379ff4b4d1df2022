"""The papers of a meeting: what stands in each, in both languages, as text of a PDF and as HTML; and what stands in none."""

import re
from html.parser import HTMLParser

import pytest

from graph.model.records import CaseFile
from graph.reading.cut import cut, facts_in
from graph.reading.gathering import gathering
from graph.reading.look import Look
from graph.reading.scope import EVERYTHING, Scope
from maps.papers import FOR_EACH, PAPERS, MeetingPapers, PaperName, pdf
from maps.papers.calendar import due_file, meeting_file
from maps.papers.html import file
from tests.access.looking import POLICY
from tests.meetings.papers import BARRED, FAMILY, read, text_of
from words import LANGUAGES

HOLDS: dict[PaperName, tuple[str, ...]] = {
    "invitation": ("Mona", "Rita (Familieafdelingen)", "Skolen", "10:00–11:00", "Næste skridt", "Hvem henter?"),
    "consent": ("Mona", "Familieafdelingen", "Jobcenteret", "Bertil"),
    "agenda": ("Familien Prøve", "Hvem henter?", "20 minut", "Gammelmor"),
    "map": ("Mona", "Rita", "Gammelmor"),
    "network": ("Mona", "Gammelmor", "Rita", "Jobcenteret"),
    "efforts": ("Rita (Familieafdelingen)", "Bertil og Mona|Bertil and Mona", "Ro om aftenen", "ikke oplyst|not given"),
    "goals": ("En ferie sammen", "6 af 10|6 of 10", "Ringer til skolen", "Finder en cykel", "Ingen endnu|Nobody yet"),
    "minutes": ("Rådhuset", "»Vi spiser sammen« (Mona)|“Vi spiser sammen” (Mona)", "Ringer til skolen", "Det går", "Mindre|Less",
                "10. september 2025|10 September 2025", "10. juli 2025|10 July 2025", "taler nu sammen|talk now|now talk"),
    "priorities": ("Familierådgiver|family", "×", "□"),
    "timeline": ("Familieafdelingen", "Jobcenteret", "Ida", "passede ikke sammen med|did not"),
}  # fmt: skip


def papers(meeting: str, lang: str = "da", case_file: CaseFile | None = None) -> MeetingPapers:
    """The papers of a meeting at which everybody may see all."""
    case_file = case_file or read()
    facts = facts_in(case_file, case_file.families[0], "file")

    def one(who: str) -> Scope:
        return POLICY.kept_apart(EVERYTHING, facts.family, [who])

    return MeetingPapers(gathering(Look(), POLICY, facts, meeting, lambda meeting: cut(facts, EVERYTHING), one), lang)


class Words(HTMLParser):
    """The text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def plain(told: str) -> str:
    """Without what a line or a cell breaks."""
    return re.sub(r"\s+", " ", told.replace("\u00ad", ""))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_paper_holds_what_it_is_for_and_nobody_who_is_barred(lang: str) -> None:
    at_held, to_come = papers("held", lang), papers("soon", lang)
    assert {*at_held.names, *to_come.names} == set(PAPERS)
    assert to_come.people("invitation") == ("ida", "mor", "mormor", "rita")
    assert to_come.people("consent") == ("mor",)
    for name in PAPERS:
        found = to_come if name in to_come.names and name not in ("goals", "priorities", "timeline") else at_held
        for who in found.people(name) if name in FOR_EACH else ("",):
            made = found.paper(name, who)
            assert made is not None
            reader = Words()
            reader.feed(file(made))
            for told in (plain(text_of(pdf(made))), plain(" ".join(reader.found))):
                held = HOLDS[name] if who in ("", "mor") else ()
                assert [one for one in held if not any(part in told for part in one.split("|"))] == [], name
                assert [one for one in BARRED if one in told] == [], name
                assert made.title.casefold() in told.casefold()
            assert pdf(made) == pdf(found.paper(name, who) or made), "the same again"


def test_there_is_no_paper_where_two_sit_who_must_not_meet() -> None:
    found = papers("both")
    assert not found.there and found.names == ()
    assert found.paper("agenda") is None and found.people("invitation") == ()


def test_a_paper_is_as_if_who_is_barred_had_never_been_there() -> None:
    lines = [line for line in FAMILY.splitlines() if "morfar, b: barn" not in line and "id: both" not in line]
    bare = "\n".join(lines).replace("{id: morfar, name: Gammelfar, relation: grandfather}, ", "")
    bare = bare.replace(', {id: b2, column: worries, text: "Morgenerne", said_by: morfar}', "")
    for meeting in ("held", "soon"):
        one, other = papers(meeting), papers(meeting, case_file=read(bare))
        for name in one.names:
            if name not in FOR_EACH:
                mine, theirs = one.paper(name), other.paper(name)
                assert mine and theirs and mine == theirs, name


def test_calendar_files_say_nothing_of_the_family() -> None:
    [family] = read().families
    soon = next(one for one in family.meetings if one.id == "soon")
    made = meeting_file(soon, "uid", "da") or b""
    told = made.decode()
    assert "SUMMARY:Møde" in told and "LOCATION:Skolen" in told and "T100000" in told
    due = due_file([(one, f"u{one.id}") for one in family.agreements], "da").decode()
    assert due.count("BEGIN:VEVENT") == 2 and due.count("SUMMARY:Aftale") == 2
    for secret in ("Mona", "Prøve", "skridt", "Ringer", "skolen", "Rita", "Gammelfar"):
        assert secret not in told + due
