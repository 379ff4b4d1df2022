"""The page of a meeting's papers: the ways to each, what they answer, and the calendar files; in both languages."""

import re
from html import unescape

from flask.testing import FlaskClient

from casework.session import Session
from tests.meetings.papers import BARRED, read, text_of

HELD_ONLY, TO_COME_ONLY = {"referat"}, {"indkaldelse", "samtykke"}


def papers_of(client: FlaskClient, meeting: str) -> tuple[str, str]:
    """The page of the papers of a meeting, and its address."""
    page = unescape(client.get("/familie/f/moeder").text)
    for stands in dict.fromkeys(re.findall(r"/ret/meetings/([a-z]{16})", page)):
        path = f"/familie/f/moeder/{stands}/papirer"
        found = client.get(path)
        if found.status_code == 200 and meeting in unescape(found.text):
            return unescape(found.text), path
    raise AssertionError(f"no papers of {meeting}")


def test_papers_are_read_and_taken_along(store: Session, client: FlaskClient) -> None:
    store.store(read(), "proeve")
    page, path = papers_of(client, "10. juli 2025")
    links = re.findall(r'href="(/familie/f/moeder/[^"]+/papirer/([a-z-]+)\.(html|pdf)[^"]*)"', page)
    assert len([one for one in links if one[1] == "indkaldelse"]) == 8, "four are asked to come"
    assert not HELD_ONLY & {word for _, word, _ in links}
    for address, word, ending in links:
        if ending == "pdf" and word not in ("dagsorden", "samtykke"):
            continue  # tests/maps/test_papers.py draws them
        answer = client.get(address)
        assert answer.status_code == 200, address
        told = text_of(answer.data) if ending == "pdf" else unescape(answer.text)
        assert [one for one in BARRED if one in told] == []
        assert answer.headers["Cache-Control"] == "no-store"
        if ending == "pdf":
            assert (
                answer.headers["Content-Disposition"] == f'attachment; filename="{word}-2025-07-10.pdf"'
                or "person" in address
            )
        else:
            assert f'href="{path}"' in answer.text and "handout.css" in answer.text and "<style" not in answer.text
    # one person's invitation is nobody else's, and no word leads to what is not there
    assert client.get(f"{path}/indkaldelse.pdf").status_code == 404
    assert client.get(f"{path}/indkaldelse.pdf?person=aaaaaaaaaaaaaaaa").status_code == 404
    assert client.get(f"{path}/referat.pdf").status_code == 404
    assert client.get(f"{path}?visning=bord").status_code == 404
    assert client.get("/familie/f/moeder/aaaaaaaaaaaaaaaa/papirer").status_code == 404
    # calendars
    day = client.get(path.replace("papirer", "moede.ics"))
    assert day.headers["Content-Type"].startswith("text/calendar") and "LOCATION:Skolen" in day.text
    due = client.get("/familie/f/moeder/frister.ics").text
    assert due.count("BEGIN:VEVENT") == 1, "not what somebody holds who is barred"
    assert [one for one in (*BARRED, "Mona", "Ringer", "UID:a1") if one in day.text + due] == []
    # where two are asked who must not meet, there is nothing to take along, and nothing says why
    nothing, _ = papers_of(client, "10. august 2025")
    assert "kan ikke laves" in nothing and "papirer/" not in nothing
    assert [one for one in BARRED if one in nothing] == []
    # the year in lanes stands on Forløb too, where whoever works here sees more than lies on the table
    course = unescape(client.get("/familie/f/forloeb").text)
    assert "Det sidste år" in course and "De prøvede at tale sammen" in course and "passede ikke sammen med" in course
    taken = text_of(client.get("/familie/f/forloeb/aar.pdf").data)
    assert "Ida" in taken and "Uno" in course and [one for one in BARRED if one in taken] == []
    # the minutes, in the other language
    client.get("/sprog/en")
    _, held = papers_of(client, "10 June 2025")
    told = unescape(client.get(f"{held}/referat.html").text)
    assert "Minutes" in told and "The map before the meeting" in told and told.count("<svg") == 2
    assert not TO_COME_ONLY & set(re.findall(r"papirer/([a-z-]+)\.pdf", client.get(held).text))
