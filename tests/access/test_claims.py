"""What claims make of somebody: by the table alone, and nothing of what is not well formed."""

from base64 import b64encode
from pathlib import Path

import pytest

from access.login.claims import Granted, RoleTable, WrongTable, read_table

ROLES = ("caseworker", "leader", "planner")
TABLE = """
claim = "groups"
[values."Tovholder-Familie"]
role = "caseworker"
unit = "familie"
[values."Tovholder-Familie-Leder"]
role = "leader"
unit = "familie"
[values."Tovholder-Job"]
role = "caseworker"
unit = "job"
[values."urn:dk:kommune:tovholder:planlaegger"]
role = "planner"
"""


@pytest.fixture
def table(tmp_path: Path) -> RoleTable:
    file = tmp_path / "roles.toml"
    file.write_text(TABLE, "utf-8")
    return read_table(file, ROLES)


def privileges(text: str) -> str:
    return b64encode(text.encode()).decode()


LIST = (
    '<bpp:PrivilegeList xmlns:bpp="http://digst.dk/oiosaml/basic_privilege_profile">'
    '<PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:00000000">{}</PrivilegeGroup></bpp:PrivilegeList>'
)
PLANNER = "<Privilege>urn:dk:kommune:tovholder:planlaegger</Privilege>"


@pytest.mark.parametrize(
    ("claims", "granted"),
    [
        ({"groups": ["Tovholder-Familie"]}, Granted(("caseworker",), "familie")),
        ({"groups": "Tovholder-Familie"}, Granted(("caseworker",), "familie")),
        (
            {"groups": ["Tovholder-Familie-Leder", "Tovholder-Familie", "x"]},
            Granted(("caseworker", "leader"), "familie"),
        ),
        ({"groups": ["Tovholder-Job", "Tovholder-Familie"]}, Granted(("caseworker",), "familie")),
        ({"groups": ["tovholder-familie"]}, None),
        ({"groups": {"Tovholder-Familie": True}}, None),
        ({"other": ["Tovholder-Familie"]}, None),
        ({"groups": [7, None]}, None),
        ({}, None),
        ({"privilegesIntermediate": privileges(LIST.format(PLANNER))}, Granted(("planner",), None)),
        ({"privilegesIntermediate": LIST.format(PLANNER)}, None),
        ({"privilegesIntermediate": privileges("<a><b")}, None),
        (
            {"privilegesIntermediate": privileges('<!DOCTYPE a [<!ENTITY e "x">]>' + LIST.format(PLANNER))},
            None,
        ),
    ],
)
def test_claims_give_what_the_table_says(table: RoleTable, claims: dict[str, object], granted: Granted | None) -> None:
    assert table.granted(claims) == granted


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("[values.a]\nrole = 'boss'", "oidc_roles_unknown"),
        ("[values.a]\nunit = 'x'", "oidc_roles_file"),
        ("values = 3", "oidc_roles_file"),
        ("claim =", "oidc_roles_file"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(tmp_path: Path, text: str, key: str) -> None:
    file = tmp_path / "roles.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(WrongTable) as caught:
        read_table(file, ROLES)
    assert caught.value.code == key
