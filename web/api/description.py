"""The description of the API (OpenAPI), made with flask-openapi3 from the records' models. It checks nothing: the commands do.

One table: by endpoint what its address asks for, its body and its answers. A test holds it against all addresses of the API.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from http import HTTPStatus
from typing import Annotated, Any

from flask import Flask
from flask_openapi3.models import OPENAPI3_REF_PREFIX, APISpec
from flask_openapi3.models.data_type import DataType
from flask_openapi3.models.info import Info
from flask_openapi3.models.media_type import MediaType
from flask_openapi3.models.operation import Operation
from flask_openapi3.models.parameter import Parameter
from flask_openapi3.models.parameter_in_type import ParameterInType
from flask_openapi3.models.path_item import PathItem
from flask_openapi3.models.request_body import RequestBody
from flask_openapi3.models.response import Response
from flask_openapi3.models.schema import Schema
from flask_openapi3.utils import get_model_schema, get_operation, parse_query, parse_rule
from pydantic import BaseModel, Field
from werkzeug.routing import Rule

from graph.model.records import CaseFile
from queries.schema import FINDING
from web.api import answers, bodies

Day = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="a full day; else that of the family's statuses")
]
DryRun = Annotated[str, Field(pattern="^1$", description="nothing is stored")]


class Search(BaseModel):
    """Families by name."""

    q: str | None = None


class Who(BaseModel):
    """Who may be meant."""

    q: Annotated[str, Field(description="a name, or the beginning of one")] | None = None
    role: str | None = None
    unit: Annotated[str, Field(description="the id of a unit")] | None = None
    family: Annotated[str, Field(description="the id of a family: who works there is told")] | None = None


class OnADay(BaseModel):
    """The day of the findings."""

    day: Day | None = None


class ByACommand(OnADay):
    """How a command is done."""

    dry_run: DryRun | None = None


class WithoutStoring(BaseModel):
    """How a command is done."""

    dry_run: DryRun | None = None


class WhichChanges(BaseModel):
    """Which changes are told."""

    since: Annotated[str, Field(description="a version, or `visit`")] | None = None
    record: Annotated[str, Field(pattern="^[^/]*/", description="list/key")] | None = None
    before: Annotated[str, Field(description="the key of a change: those before it")] | None = None


class WhichTables(BaseModel):
    """Which tables are asked for."""

    table: str | None = None
    day: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="a released day")] | None = None


@dataclass(frozen=True)
class Address:
    """An address of the API: what it is answered with, and what it takes."""

    answer: type[BaseModel] | None
    query: type[BaseModel] | None = None
    body: type[BaseModel] | None = None
    status: int = 200
    more: Mapping[int, type[BaseModel]] = field(default_factory=dict[int, type[BaseModel]])
    kinds: tuple[str, ...] = ("application/json",)


FAILURES = (400, 401, 403, 404, 429, 500, 503, 504, 507)
"""What any address may be answered in place of what it is for."""
SENT: Mapping[int, type[BaseModel]] = {413: answers.Failure, 415: answers.Failure}
EDITS: Mapping[int, type[BaseModel]] = {**SENT, 409: answers.Refusal, 422: answers.InvalidBody}
TABLE: Mapping[str, Address] = {
    "api.families": Address(answers.Families, Search),
    "api.new_family": Address(answers.MadeFamily, body=bodies.NewFamily, status=201, more=EDITS),
    "api.actors": Address(answers.Found, Who),
    "api.organisation_command": Address(
        answers.OrganisationEdited, WithoutStoring, bodies.OrganisationCommand, more=EDITS
    ),
    "api.read": Address(answers.OpenedFamily),
    "api.command": Address(answers.Edited, ByACommand, bodies.Command, more=EDITS),
    "api.findings": Address(answers.Findings, OnADay),
    "api.changes": Address(answers.Changes, WhichChanges),
    "api.case_file": Address(CaseFile, kinds=("application/yaml", "application/json")),
    "api.visit": Address(None, body=bodies.Visit, status=204, more=SENT),
    "api.silo": Address(answers.Tables, WhichTables),
    "api.description": Address(answers.OpenApi),
}
"""By endpoint."""


@cache
def schemas() -> dict[str, Any]:
    """The schemas of all bodies and answers, by name."""
    found: dict[str, Any] = {}
    models = {one for each in TABLE.values() for one in (each.answer, each.body, *each.more.values()) if one}
    for model in {*models, answers.Failure}:
        schema = get_model_schema(model)
        found |= schema.pop("$defs", {})
        found[model.__name__] = schema
    found["Finding"] = {"type": "object", "properties": FINDING, "required": ["id", "facts", "type", "family"]}
    return dict(sorted(found.items()))


def described(app: Flask, version: str) -> dict[str, Any]:
    """The whole description, of all addresses of the API in the app."""
    paths: dict[str, PathItem] = {}
    for rule in app.url_map.iter_rules():
        if rule.endpoint in TABLE:
            path = parse_rule(re.sub(r"<\w+:", "<", rule.rule))
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                operation = _operation(TABLE[rule.endpoint], app.view_functions[rule.endpoint], rule)
                paths.setdefault(path, PathItem()).__setattr__(method.lower(), operation)
    spec = APISpec(openapi="3.1.0", info=Info(title="Tovholder", version=version), paths=dict(sorted(paths.items())))
    found = spec.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_unset=True)
    return {**found, "openapi": "3.1.0", "components": {"schemas": schemas()}}


def _operation(address: Address, view: Callable[..., Any], rule: Rule) -> Operation:
    operation = get_operation(view)
    operation.operationId = rule.endpoint.partition(".")[2]
    own = [_in_path(name) for name in sorted(rule.arguments)]
    operation.parameters = [*own, *(parse_query(address.query)[0] if address.query else ())]
    if address.body:
        operation.requestBody = RequestBody(content=_content(address.body), required=True)
    failures = dict.fromkeys(FAILURES, answers.Failure)
    operation.responses = {
        str(status): _answer(status, model) for status, model in sorted({**failures, **address.more}.items())
    }
    operation.responses[str(address.status)] = _answer(address.status, address.answer, address.kinds)
    return operation


def _in_path(name: str) -> Parameter:
    said = {"name": name, "in": ParameterInType.PATH, "required": True, "schema": Schema(type=DataType.STRING)}
    return Parameter.model_validate(said)


def _answer(status: int, model: type[BaseModel] | None, kinds: Sequence[str] = ("application/json",)) -> Response:
    return Response(description=HTTPStatus(status).phrase, content=_content(model, kinds) if model else None)


def _content(model: type[BaseModel], kinds: Sequence[str] = ("application/json",)) -> dict[str, MediaType]:
    schema = Schema.model_validate({"$ref": f"{OPENAPI3_REF_PREFIX}/{model.__name__}"})
    return {kind: MediaType(schema=schema) for kind in kinds}
