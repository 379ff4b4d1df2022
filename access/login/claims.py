"""What the claims of an identity provider make of somebody: roles and a unit, by a table that the municipality writes.

The table is a TOML file. Values are those of the claim, or the privileges in OIO-BPP (`privilegesIntermediate`, base64 of
XML), which Danish brokers send:

    claim = "groups"

    [values."Tovholder-Familie"]
    role = "caseworker"
    unit = "familieafdeling"
"""

import binascii
import tomllib
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]
from pydantic import BaseModel, ConfigDict, ValidationError

from graph.model.text import Id
from words.errors import ProductError

PRIVILEGES = "privilegesIntermediate"


class WrongTable(ProductError):
    """The table of roles cannot be read."""


class Granted(NamedTuple):
    """What somebody's claims give them."""

    roles: tuple[str, ...]
    unit: str | None


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    role: str
    unit: Id | None = None


class RoleTable(BaseModel):
    """The table: the claim that is read, and what each of its values gives."""

    model_config = ConfigDict(extra="forbid", strict=True)

    claim: str = "groups"
    values: dict[str, _Value]

    def granted(self, claims: Mapping[str, Any]) -> Granted | None:
        """The roles and the unit of somebody with these claims; None where none of their values is in the table.

        A user has one unit: that of the first of their values in the order of the table. Values of other units give nothing.
        """
        said = {*_values(claims.get(self.claim)), *_privileges(claims.get(PRIVILEGES))}
        found = [given for value, given in self.values.items() if value in said]
        unit = next((given.unit for given in found if given.unit), None)
        roles = dict.fromkeys(given.role for given in found if given.unit in (None, unit))
        return Granted(tuple(roles), unit) if roles else None


def read_table(file: Path, roles: tuple[str, ...]) -> RoleTable:
    """The table of this file, whose roles must be among `roles`. `WrongTable` where it is none."""
    try:
        table = RoleTable.model_validate(tomllib.loads(file.read_text(encoding="utf-8-sig")))
    except (OSError, ValueError, ValidationError) as err:
        raise WrongTable("oidc_roles_file", file=str(file), reason=_reason(err)) from err
    unknown = sorted({given.role for given in table.values.values()} - set(roles))
    if unknown:
        raise WrongTable("oidc_roles_unknown", file=str(file), roles=", ".join(unknown), known=", ".join(roles))
    return table


def _reason(err: Exception) -> str:
    if isinstance(err, ValidationError):
        return "; ".join(f"{'.'.join(map(str, each['loc']))}: {each['msg']}" for each in err.errors())
    return str(err)


def _values(claim: Any) -> list[str]:
    if isinstance(claim, str):
        return [claim]
    return [value for value in claim if isinstance(value, str)] if isinstance(claim, list) else []


def _privileges(claim: Any) -> list[str]:
    """The privileges of an OIO-BPP; none where it is not well formed. Its XML may name no entity and ask for no file."""
    try:
        document = b64decode(claim, validate=True) if isinstance(claim, str) else b""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        tree = etree.fromstring(document, parser) if document else None
    except (binascii.Error, ValueError, etree.XMLSyntaxError):
        return []
    if tree is None or tree.getroottree().docinfo.doctype:
        return []
    return [(node.text or "").strip() for node in tree.iter("{*}Privilege") if node.text]
