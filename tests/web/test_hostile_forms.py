"""Texts that try to be markup or script, typed into every field of every form: they stay texts, refused or stored."""

from html import unescape

from flask.testing import FlaskClient

from tests.hostile import MARKUP
from tests.share import some
from tests.web.controls import forms_of
from tovholder.application import Application
from web.editing.family import OpenFamily
from web.editing.records import LISTS
from web.interview.talk import STEPS

FAMILY = "/familie/an_familien"
OURS = {"Sec-Fetch-Site": "same-origin"}
OWN = ("_", "til", "csrf")


def test_no_text_of_a_form_becomes_markup(demo, client: FlaskClient, loaded: Application) -> None:
    demo("anna")
    with client.application.test_request_context():
        family = OpenFamily(loaded.session().open("an_familien"), "da")
        own = f"ret/family/{family.handle('family', '')}"
        a, b = (family.handle("actors", actor["id"]) for actor in family.document["actors"][:2])
    question = loaded.session().findings("an_familien")["findings"][0]["id"]
    new = [f"ret/{list}/ny" for list in sorted(LISTS - {"family", "engagements"})]
    forms = [*new, own, "ret/engagements/ny?fagperson=ny&navn=x", f"kontakt?a={a}&b={b}", f"afgoer?valgt={question}"]
    forms += ["tovholder/vaelg", "gennemgang", *(f"samtale/{step}" for step in STEPS)]
    for number, payload in enumerate(some(MARKUP, 1)):
        for path in forms:
            sent(client, path, payload)
        name = f"{payload}{number}"
        client.post("/", data={"navn": name}, headers=OURS)
        page = client.get("/").text
        assert name in unescape(page) and payload not in page


def sent(client: FlaskClient, path: str, payload: str) -> None:
    """Each form of a page with the text in every field that it has: the answer, and where it leads, hold it as a text."""
    for controls in forms_of(client.get(f"{FAMILY}/{path}").text):
        typed = {name: values if name.startswith(OWN) else [payload] for name, values in controls.items()}
        to = f"{FAMILY}/tovholder" if path == "tovholder/vaelg" else f"{FAMILY}/{path}"
        answer = client.post(to, data=typed, headers=OURS)
        assert answer.status_code in (303, 404, 409, 422), (path, answer.status_code)
        shown = client.get(answer.location or "").text if answer.status_code == 303 else answer.text
        assert payload not in shown, path
