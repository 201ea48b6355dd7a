"""The draft schema, and the one way a reply is read."""

import json
import math
from typing import Any

import jsonschema
import llguidance
import outlines_core
import pytest

from summarise.draft import Draft, draft_schema, json_object_in, parse_reply, schema_sha256
from summarise.errors import NotJSONError, SchemaViolationError
from summarise.vocabulary import SignalType

CLAIM: dict[str, Any] = {
    "evidence": [{"sentence": 1, "quote": "columns moved toward the Ostrel bridge"}],
    "speaker": "Quellmere Defence Ministry",
    "via": None,
    "text": "Columns moved toward the Ostrel bridge on Tuesday.",
    "speaker_kind": "institution",
    "certainty": "certain",
    "status": "completed",
    "corroboration": "single_source",
}
ACTOR: dict[str, Any] = {
    "name": "Varnosk",
    "aliases": [],
    "type": "state",
    "country": None,
    "role": "initiator",
}
SIGNAL: dict[str, Any] = {
    "evidence": [{"sentence": 1, "quote": "columns moved toward the Ostrel bridge"}],
    "source_actors": ["Varnosk"],
    "target_actors": ["Quellmere"],
    "when": "on Tuesday",
    "type": "military_mobilization",
    "direction": "escalatory",
    "status": "completed",
    "certainty": "certain",
    "background": False,
    "intensity": 3,
}
DRAFT: dict[str, Any] = {
    "claims": [CLAIM],
    "actors": [ACTOR],
    "signals": [SIGNAL],
    "headline": "Columns move.",
    "gist": "Columns moved toward the bridge.",
}
REPLY = json.dumps(DRAFT)


def objects(node: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema and every schema inside it."""
    inner = [
        *node.get("properties", {}).values(),
        *node.get("$defs", {}).values(),
        *node.get("anyOf", []),
        *([node["items"]] if "items" in node else []),
    ]
    return [node, *(found for item in inner for found in objects(item))]


def test_every_object_is_closed_and_requires_every_key_in_order() -> None:
    closed = [node for node in objects(draft_schema()) if node.get("type") == "object"]

    assert len(closed) == 5
    for node in closed:
        assert node["additionalProperties"] is False
        assert node["required"] == list(node["properties"])


def test_no_keyword_outside_the_strict_subset_is_used() -> None:
    allowed = {
        "$defs", "$ref", "additionalProperties", "anyOf", "enum", "items", "properties",
        "required", "type",
    }  # fmt: skip
    used = {key for node in objects(draft_schema()) for key in node}

    assert used <= allowed


def test_a_reference_has_no_siblings() -> None:
    references = [node for node in objects(draft_schema()) if "$ref" in node]

    assert references
    assert all(list(node) == ["$ref"] for node in references)


def test_nesting_stays_within_five_levels() -> None:
    def depth(node: dict[str, Any], definitions: dict[str, Any]) -> int:
        if "$ref" in node:
            return depth(definitions[node["$ref"].rsplit("/", 1)[-1]], definitions)
        below = [*node.get("properties", {}).values(), node.get("items", {})]
        return (node.get("type") == "object") + max(
            (depth(item, definitions) for item in below if item), default=0
        )

    schema = draft_schema()

    assert depth(schema, schema["$defs"]) <= 5


def test_key_order_is_evidence_then_speaker_then_text_then_labels() -> None:
    definitions = draft_schema()["$defs"]

    assert list(draft_schema()["properties"]) == [
        "claims",
        "actors",
        "signals",
        "headline",
        "gist",
    ]
    assert list(definitions["DraftClaim"]["properties"]) == [
        "evidence", "speaker", "via", "text", "speaker_kind", "certainty", "status",
        "corroboration",
    ]  # fmt: skip
    assert list(definitions["DraftSignal"]["properties"]) == [
        "evidence", "source_actors", "target_actors", "when", "type", "direction", "status",
        "certainty", "background", "intensity",
    ]  # fmt: skip
    assert list(definitions["DraftEvidence"]["properties"]) == ["sentence", "quote"]


def test_the_28_signal_types_are_all_offered() -> None:
    assert draft_schema()["$defs"]["SignalType"]["enum"] == [kind.value for kind in SignalType]
    assert len(SignalType) == 28


def test_callers_cannot_change_each_others_schema() -> None:
    first, digest = draft_schema(), schema_sha256()

    first["properties"].clear()

    assert draft_schema()["properties"]
    assert schema_sha256() == digest


def test_llguidance_compiles_the_schema() -> None:
    grammar = llguidance.LLMatcher.grammar_from_json_schema(draft_schema())

    assert llguidance.LLMatcher.validate_grammar(grammar) == ""


def accepts(text: str) -> bool:
    """Whether llguidance, token by token (bytes here), lets a document through."""
    from llguidance import LLMatcher, LLTokenizer

    grammar = LLMatcher.grammar_from_json_schema(draft_schema())
    matcher = LLMatcher(LLTokenizer("byte"), grammar)
    consumed = matcher.try_consume_tokens(list(text.encode()))
    return consumed == len(text.encode()) and matcher.is_accepting()


def test_llguidance_accepts_a_draft() -> None:
    assert accepts(json.dumps(DRAFT, ensure_ascii=False))


@pytest.mark.parametrize(
    "broken",
    [
        {**DRAFT, "extra": 1},
        {**DRAFT, "claims": [{**CLAIM, "certainty": "sure"}]},
        {**DRAFT, "signals": [{**SIGNAL, "intensity": 6}]},
        {key: value for key, value in DRAFT.items() if key != "gist"},
    ],
)
def test_llguidance_and_the_parser_refuse_what_is_no_draft(broken: dict[str, Any]) -> None:
    assert not accepts(json.dumps(broken))
    with pytest.raises(SchemaViolationError):
        parse_reply(json.dumps(broken))


def test_outlines_core_compiles_the_schema_to_an_expression_that_takes_a_draft() -> None:
    import re

    expression = outlines_core.json_schema.build_regex_from_schema(json.dumps(draft_schema()))

    assert re.fullmatch(expression, REPLY)
    assert not re.fullmatch(expression, REPLY.replace('"completed"', '"done"'))


def test_the_schema_says_what_the_parser_takes() -> None:
    jsonschema.validate(DRAFT, draft_schema())

    assert parse_reply(REPLY).claims[0].text == CLAIM["text"]


def test_blank_text_in_an_optional_place_is_unknown() -> None:
    draft = parse_reply(json.dumps({**DRAFT, "claims": [{**CLAIM, "speaker": " ", "via": ""}]}))

    assert (draft.claims[0].speaker, draft.claims[0].via) == (None, None)


@pytest.mark.parametrize(
    "reply",
    [
        REPLY,
        f"  {REPLY}\n",
        f"```json\n{REPLY}\n```",
        f"```\n{REPLY}\n```",
        f"<think>The article says {{}} and more.</think>\n{REPLY}",
        f"Here is the summary:\n\n{REPLY}\n\nI hope this helps.",
        f"Here it is:\n```json\n{REPLY}\n```\nDone.",
    ],
)
def test_one_object_is_found_alone_in_a_fence_after_thinking_or_in_prose(reply: str) -> None:
    assert parse_reply(reply) == parse_reply(REPLY)


@pytest.mark.parametrize(
    "reply",
    [
        f"{REPLY}\n{REPLY}",
        f'{REPLY}\nThe article contained {{"claims": []}}.',
        f'The article says {{"a": 1}}.\n```json\n{REPLY}\n```',
        f"```json\n{REPLY}\n```\n```json\n{{}}\n```",
    ],
)
def test_two_candidate_objects_are_refused(reply: str) -> None:
    with pytest.raises(NotJSONError, match="which is meant"):
        parse_reply(reply)


@pytest.mark.parametrize(
    "reply", ["", "Sorry, no.", "[1, 2]", "null", REPLY[:-1], '{"a": NaN}', "{" * 5_000, "42"]
)
def test_a_reply_without_a_whole_object_is_not_json(reply: str) -> None:
    with pytest.raises(NotJSONError, match="no complete JSON object") as caught:
        json_object_in(reply)

    assert caught.value.reply_text == reply


def test_a_violation_names_its_places_and_no_values_of_the_article() -> None:
    broken = {**DRAFT, "claims": [{**CLAIM, "status": "SECRET WORDS"}]}

    with pytest.raises(SchemaViolationError) as caught:
        parse_reply(json.dumps(broken))

    assert caught.value.problems[0].startswith("claims.0.status: ")
    assert "SECRET WORDS" not in str(caught.value)


def test_deep_nesting_is_refused_and_does_not_crash() -> None:
    with pytest.raises(NotJSONError):
        parse_reply('{"claims": ' + "[" * 100_000)


def test_a_typical_draft_is_lean() -> None:
    """Output tokens are most of the price: count them as characters / 4, compact JSON."""
    typical = {**DRAFT, "claims": [CLAIM] * 8, "actors": [ACTOR] * 8, "signals": [SIGNAL] * 5}

    size = math.ceil(len(json.dumps(typical, separators=(",", ":"))) / 4)

    assert size < 1_700
    assert Draft.model_validate(typical)


@pytest.mark.parametrize(
    "reply",
    ['{"headline": "a", "headline": "b"}', 'Here: {"gist": {"x": 1, "x": 2}}'],
)
def test_a_key_that_stands_twice_makes_a_reply_invalid(reply: str) -> None:
    with pytest.raises(NotJSONError):
        json_object_in(reply)
