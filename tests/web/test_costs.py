"""What the help of a family cost, on its course: for those who work with it, not on the table."""

import re

from flask.testing import FlaskClient

from tests.planning.municipalities import CASES


def test_the_course_says_what_the_help_cost_at_least(client: FlaskClient, store, case) -> None:
    store.store(case((CASES / "elm" / "elm.yaml").read_text("utf-8")), "elm")
    page = client.get("/familie/talk_1/forloeb").text
    assert "Hvad hjælpen har kostet, 2022–2024" in page
    section = page[page.index('class="course-costs"') :]
    cells = re.findall(r"<td[^>]*>([^<]*)</td>", section)
    assert cells[:3] == ["Jobrådgiver", "Voksen 0", "120.000"]  # two years at 60,000
    assert "Mindst 440.000 kr." in section  # and 32 months at 120,000
    assert "course-costs" not in client.get("/familie/talk_1/forloeb?visning=bord").text
