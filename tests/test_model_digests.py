"""The identity of a request."""

from __future__ import annotations

import json
from typing import Any

import pytest

from summarise.draft import draft_schema
from summarise.model.digests import PARTS, Asked, asked_in, canonical_schema

PATH = "/v1/chat/completions"
FORMAT = {
    "type": "json_schema",
    "json_schema": {
        "name": "n",
        "schema": {
            "type": "object",
            "properties": {"b": {"type": "string", "enum": ["x", "y"]}, "a": {"type": "null"}},
            "required": ["b", "a"],
        },
    },
}
BODY = {
    "model": "m",
    "messages": [{"role": "user", "content": "Text."}],
    "response_format": FORMAT,
    "temperature": 0.2,
    "stream": False,
}


def asked(path: str = PATH, **changes: Any) -> Asked:
    body = {key: value for key, value in {**BODY, **changes}.items() if value != "absent"}
    return asked_in("POST", path, json.dumps(body).encode())


def changed_parts(other: Asked) -> set[str]:
    return {part for part in PARTS if asked().digests[part] != other.digests[part]}


def with_schema(**changes: Any) -> Asked:
    schema = {**FORMAT["json_schema"]["schema"], **changes}  # type: ignore[index]  # nested table
    return asked(response_format={**FORMAT, "json_schema": {"name": "n", "schema": schema}})


@pytest.mark.parametrize(
    ("other", "parts"),
    [
        (asked(), set()),
        (asked(model="other"), {"model"}),
        (asked(path="/v1/other"), {"model"}),
        (asked(temperature=0.3), {"parameters"}),
        (asked(temperature="absent"), {"parameters"}),
        (asked(seed=1), {"parameters"}),
        (asked(stream=True), {"parameters"}),
        (asked(response_format={"type": "json_object"}), {"schema"}),
        (asked(response_format="absent"), {"schema"}),
        (asked(tools=[]), {"schema"}),
        (asked(messages=[{"role": "user", "content": "Text. "}]), {"messages"}),
        (asked(messages=[{"role": "system", "content": "Text."}]), {"messages"}),
        (asked(model="other", seed=1), {"model", "parameters"}),
    ],
)
def test_a_change_shows_in_its_own_part_alone(other: Asked, parts: set[str]) -> None:
    assert changed_parts(other) == parts
    assert (other.key == asked().key) == (not parts)


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"required": ["a", "b"]}, True),
        (
            {"properties": {"b": {"enum": ["y", "x"], "type": "string"}, "a": {"type": "null"}}},
            True,
        ),
        (
            {"properties": {"a": {"type": "null"}, "b": {"type": "string", "enum": ["x", "y"]}}},
            False,
        ),
        ({"title": "Read by the model"}, False),
        ({"required": ["b"]}, False),
    ],
)
def test_a_schema_is_the_same_but_for_accidents_of_writing(
    changes: dict[str, Any], same: bool
) -> None:
    assert (with_schema(**changes).key == asked().key) == same


def test_properties_named_like_keywords_are_left_in_order() -> None:
    schema = {"properties": {"required": {"type": "null"}, "enum": {"enum": [2, 1]}}}

    assert list(canonical_schema(schema)["properties"]) == ["required", "enum"]
    assert canonical_schema(schema)["properties"]["enum"] == {"enum": [1, 2]}


def test_values_in_a_schema_are_no_schemas() -> None:
    schema = {"const": {"required": ["b", "a"]}, "examples": [{"enum": [2, 1]}]}

    assert canonical_schema(schema) == schema


def test_the_canonical_form_of_the_draft_schema_is_its_own() -> None:
    once = canonical_schema(draft_schema())

    assert json.dumps(canonical_schema(once)) == json.dumps(once)


def test_the_order_of_keys_of_a_body_does_not_count() -> None:
    turned = json.dumps(dict(reversed(BODY.items()))).encode()

    assert asked_in("POST", PATH, turned).key == asked().key


def test_a_request_without_a_body_has_a_key_of_its_method_and_path() -> None:
    keys = {asked_in(method, path, b"").key for method in ("GET", "POST") for path in ("/a", "/b")}

    assert len(keys) == 4


@pytest.mark.parametrize("body", [b"[1]", b"nothing", b"\xff", b'"text"', b'{"a":' * 100_000])
def test_a_body_that_is_no_json_object_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match="its body"):
        asked_in("POST", PATH, body)


def test_a_lone_surrogate_has_a_digest() -> None:
    other = asked(messages=[{"role": "user", "content": "\ud800"}])

    assert changed_parts(other) == {"messages"}
