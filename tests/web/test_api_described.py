"""The API is described whole, each command by its own fields, and answers nothing else than its description says, whatever it is asked."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import schemathesis
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from casework.editing.commands import COMMANDS
from casework.organisation.commands import COMMANDS as OF_ALL
from graph.checks.keys import keys_of
from graph.model.parts import FAMILY_LISTS, KINDS
from tests.share import is_whole
from tests.web.support import TOKEN

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EACH = 200 if is_whole() else 4
"""Requests of each address, by what its description allows and by what it does not."""


def description(client: FlaskClient) -> dict[str, Any]:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return answer.get_json()


def bodies(schemas: dict[str, Any], name: str) -> Iterator[dict[str, Any]]:
    """The models of a body: of one that is one of several, each."""
    schema = schemas[name]
    for part in schema.get("anyOf", [schema]):
        yield schemas[part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def test_every_address_and_every_command_is_described_by_its_own_fields(client: FlaskClient, app: Flask) -> None:
    said = description(client)
    there = {
        (rule.rule.replace("<id:family>", "{family}"), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert {(path, method) for path, methods in said["paths"].items() for method in methods} == there
    schemas = said["components"]["schemas"]
    for name, commands in (("Command", COMMANDS), ("OrganisationCommand", OF_ALL)):
        models = [*bodies(schemas, name)]
        assert {model["properties"]["command"]["const"] for model in models} == set(commands)
        assert all(model["additionalProperties"] is False and "base" in model["required"] for model in models)
    adds = {
        model["properties"]["list"]["const"]: model["properties"]["record"]
        for model in bodies(schemas, "Command")
        if model["properties"]["command"]["const"] == "add"
    }
    assert set(adds) == set(FAMILY_LISTS)
    for list, record in adds.items():
        ref = (record.get("anyOf") or [record])[0]["$ref"].rpartition("/")[2]
        assert set(schemas[ref]["properties"]) == set(keys_of(KINDS[list])) - {"id"}
        assert schemas[ref]["additionalProperties"] is False


def test_whatever_is_asked_the_answer_is_as_described(
    client: FlaskClient, app: Flask, add: Callable[..., None]
) -> None:
    add("anna")
    schema = schemathesis.openapi.from_dict(description(client))
    schema.app = app
    headers, cookies = {"Origin": "http://localhost"}, {"tovholder_80": TOKEN}
    asked: dict[int, int] = {}
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operation = found.ok()

        @settings(
            max_examples=EACH, deadline=None, database=None, phases=[Phase.generate], derandomize=not is_whole(),
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large, HealthCheck.large_base_example],
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            if "family" in case.path_parameters and len(json.dumps(case.path_parameters)) % 2:
                case.path_parameters["family"] = "annas_familie"
            answer = case.call(headers=headers, cookies=cookies)
            case.validate_response(answer, checks=CHECKS)
            asked[answer.status_code] = asked.get(answer.status_code, 0) + 1

        ask()
    assert asked.keys() >= {200, 404, 422}
