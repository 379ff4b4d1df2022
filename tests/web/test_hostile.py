"""Texts that try to be markup or script, in every text of a case file: they stay texts on every page."""

import json
from typing import Any

import pytest

from tests.web.support import Site
from web.addresses import to_part

pytestmark = pytest.mark.browser
PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "</script><script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "a\u2028b'\"&lt;{{7*7}}]]>",
)
FOREIGN = "script:not([src]):not([type='application/json']), img[src=x], a[href^=javascript], [onload], [onerror]"


def hostile(payload: str) -> str:
    """A case file whose every free text, and every id, is the payload with a number."""
    number = iter(range(1, 1000))

    def p() -> str:
        return f"{payload} {next(number)}"

    unit, other, one, two, family, home, member, friend = (p() for _ in range(8))
    engagements: list[dict[str, Any]] = [
        {
            "id": p(), "actor": actor, "service_text": p(), "functions": ["f01", "f02"], "for": [member], "at": home,
            "status": "active", "from": "2024-01-01", "goal": p(), "per_week": 1,
        }
        for actor in (one, two)
    ]  # fmt: skip
    ties = [
        {
            "id": p(),
            "a": one,
            "b": two,
            "kind": "exchange",
            "status": "documented_absent",
            "from": "2024-02-01",
            "source": p(),
        },
        {
            "id": p(),
            "a": one,
            "b": member,
            "kind": "trust",
            "status": "documented",
            "valence": "conflict",
            "source": p(),
        },
        {
            "id": p(),
            "a": one,
            "b": family,
            "kind": "coordinates",
            "status": "documented",
            "scope": "family",
            "source": p(),
        },
    ]
    document = {
        "tovholder": 1,
        "municipality": p(),
        "as_of": "2025-01-01",
        "units": [
            {"id": unit, "name": p(), "level": "administration", "sector": "employment"},
            {"id": other, "name": p(), "level": "administration", "sector": "school"},
        ],
        "actors": [
            {"id": one, "name": p(), "role": p(), "kind": "professional", "unit": unit},
            {"id": two, "name": p(), "role": p(), "kind": "professional", "unit": other},
        ],
        "families": [
            {
                "id": family,
                "name": p(),
                "homes": [{"id": home, "protected": False}],
                "members": [{"id": member, "name": p(), "kind": "adult", "lives_in": [home]}],
                "private_network": [{"id": friend, "name": p(), "relation": "friend"}],
                "private_ties": [{"a": friend, "b": member, "closeness": 1, "valence": "positive"}],
                "engagements": engagements,
                "ties": ties,
                "needs": [{"id": p(), "for": [member], "function": "f03", "text": p()}],
                "meetings": [
                    {
                        "id": p(),
                        "kind": "network_meeting",
                        "date": "2024-12-01",
                        "participants": [one, member],
                        "status": "held",
                    }
                ],
                "consents": [
                    {
                        "id": p(),
                        "about": [member],
                        "from_units": [unit],
                        "to_units": [other],
                        "information": [p()],
                        "status": "given",
                    }
                ],
                "legal_bases": [{"id": p(), "statute": p(), "assessed_by": p(), "note": p()}],
            }
        ],
    }
    return json.dumps(document)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_text_of_a_case_file_becomes_markup(site: Site, store, case, payload: str) -> None:
    case_file = case(hostile(payload))
    store.store(case_file, f"{payload[:1]}kilde")
    [family] = case_file.families
    address = f"/familie/{to_part(family.id)}"
    for lang in ("da", "en"):
        for path in ("/", address, f"{address}/udforsk"):
            page = site.page(f"/sprog/{lang}?til={path}")
            page.wait_for_load_state("networkidle")
            assert page.query_selector_all(FOREIGN) == []
            assert payload in page.inner_text("main")
            page.close()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_not_even_when_everything_is_chosen(site: Site, store, case, payload: str) -> None:
    case_file = case(hostile(payload))
    store.store(case_file, "kilde")
    page = site.page(f"/familie/{to_part(case_file.families[0].id)}")
    page.wait_for_selector("[data-view]")
    chips = page.query_selector_all("svg[data-map] g[data-id]")
    assert len(chips) == 4
    for chip in chips:
        chip.focus()
        page.keyboard.press("Enter")
        assert payload in page.inner_text("#detaljer h3 >> nth=0")
        assert page.query_selector_all(FOREIGN) == []
    for light in page.query_selector_all("[data-lights]"):
        light.press("Enter")
        assert page.query_selector_all(FOREIGN) == []
    page.fill("[data-filter=text]", payload)
    page.click(".map-lines summary")
    page.select_option("[data-filter=unit]", index=1)
    assert page.query_selector_all(FOREIGN) == []
    page.click("[data-reset]")
    page.select_option("[data-filter=focus]", index=1)
    page.click(".map-changes summary")
    page.select_option("[data-compare]", index=1)
    assert payload in page.inner_text(".map-compare-list")
    assert page.query_selector_all(FOREIGN) == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nor_in_the_address(site: Site, add, payload: str) -> None:
    add("anna")
    site.allowed = {400, 404}
    for path in ("/familie/annas_familie?as_of=", "/familie/", "/sprog/en?til=/"):
        page = site.page(path + payload.replace("#", "%23").replace("&", "%26"))
        assert page.query_selector_all(FOREIGN) == []
        page.close()
