"""Folding strings for a reader, and back without loss."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.article import Article
from summarise.fencing import fence_for
from summarise.model.digests import Asked, sha256_of
from summarise.model.recording import (
    EVENTS_MEDIA,
    Answer,
    Recording,
    as_sent,
    kept,
    parsed,
    written,
)
from summarise.model.shared_texts import Folder, fenced_block, references, unfolded

RULES = "Read every word.\n" * 50
ARTICLE = "[1] One.\n\n[2] Two."
KNOWN = {sha256_of(ARTICLE): ARTICLE}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4)
    ),
    max_leaves=12,
)
LONG = st.lists(st.sampled_from(["", "a", "[1] One.", "[2] Two.", "b"]), max_size=12).map("\n".join)


def there_and_back(value: Any, known: dict[str, str]) -> Any:
    folder = Folder(known)
    folded = json.loads(json.dumps(folder.folded(value)))
    return unfolded(folded, lambda digest: folder.shared.get(digest) or known[digest])


@given(JSON | LONG | st.lists(LONG))
def test_folding_loses_nothing(value: Any) -> None:
    assert there_and_back(value, KNOWN) == value


@pytest.mark.parametrize(
    "text",
    ['{"a":1}', '{"a": 1}', '{"a" :1}', '{"a":1.0}', '{"a":1,"a":2}', '{"a":"\\u00e9"}',
     "[1]", "{", "[" * 10_000, '{"a":NaN}', '{"\\ud800":1}', "x" * 1000],
)  # fmt: skip
def test_a_string_that_is_or_resembles_json_comes_back_to_the_character(text: str) -> None:
    assert there_and_back({"content": text}, {}) == {"content": text}


def test_json_in_a_string_is_laid_out_as_json() -> None:
    assert Folder({}).folded('{"a":[1,2]}') == {"$json": {"a": [1, 2]}}


def test_a_long_instruction_is_a_reference_and_a_long_question_is_lines() -> None:
    folder = Folder({})
    messages = [{"role": "system", "content": RULES}, {"role": "user", "content": RULES}]

    system, user = folder.folded(messages)

    assert system["content"] == {"$text": sha256_of(RULES)}
    assert user["content"]["$lines"][:2] == ["Read every word."] * 2
    assert folder.shared == {sha256_of(RULES): RULES}


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        (ARTICLE, [{"$text": sha256_of(ARTICLE)}]),
        (f"a\n{ARTICLE}\nb", ["a", {"$text": sha256_of(ARTICLE)}, "b"]),
        (f"{ARTICLE}\n{ARTICLE}", [{"$text": sha256_of(ARTICLE)}] * 2),
        (f"a{ARTICLE}\nb", ["a[1] One.", "", "[2] Two.", "b"]),
        ("[1] One.\n\nb", ["[1] One.", "", "b"]),
    ],
)
def test_a_known_text_is_a_reference_where_it_fills_whole_lines(text: str, folded: Any) -> None:
    assert Folder(KNOWN).folded(text) == {"$lines": folded}


def test_references_are_found_at_any_depth() -> None:
    folded = {"a": [{"$lines": ["x", {"$text": "1"}]}, {"$text": "2"}], "b": {"$json_text": "3"}}

    assert references(folded) == {"1", "2", "3"}


@pytest.mark.parametrize("mark", ["$lines", "$text", "$json", "$spaced_json", "$json_text"])
def test_a_value_that_uses_a_mark_of_ours_is_refused(mark: str) -> None:
    with pytest.raises(ValueError, match="a key of ours"):
        Folder({}).folded([{mark: 1}])


@pytest.mark.parametrize(
    "value", [{"$lines": [1]}, {"$lines": ["a"], "b": 1}, {"$lines": [{"a": 1}]}]
)
def test_a_malformed_fold_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match="reference"):
        unfolded(value, str)


def test_the_block_of_an_article_is_what_stands_between_its_fences() -> None:
    article = Article.from_text("The army left.\n\nIt came back.", source="x")
    fence = fence_for(article)

    block = fenced_block(f"Write.\n<<<{fence}>>>\n[1] The army left.\n<<<END {fence}>>>\n", fence)

    assert block == "[1] The army left."


@pytest.mark.parametrize("prompt", ["", "no fence", "FENCE", "FENCE\nFENCE"])
def test_a_prompt_that_fences_nothing_has_no_block(prompt: str) -> None:
    assert fenced_block(prompt, "FENCE") is None


# A recording's file


def recording(answer: Answer) -> Recording:
    asked = Asked({"path": "/v1", "model": "m"}, {}, {}, {"messages": []})
    return Recording(asked, answer, "by hand", "2026-11-22", None, None)


@pytest.mark.parametrize(
    ("media", "content"),
    [
        ("application/json", b'{"choices": [], "object": "chat.completion"}'),
        ("application/json; charset=utf-8", b'{"error": {"message": "no"}}'),
        ("application/json", b"null"),
        ("application/json", b'{"choices": [{"message": {"content": "\\ud800"}}]}'),
        ("text/html", b"<h1>no</h1>\n"),
        ("", b""),
        ("text/event-stream", b'data: {"a":1}\n\ndata: [DONE]\n\n'),
        ("text/event-stream", b"event: x\r\ndata: {not json\r\n\r\n"),
    ],
)
def test_an_answer_of_any_form_is_read_back_as_it_was_kept(media: str, content: bytes) -> None:
    before = recording(kept(200, media, content))

    after = parsed(written(before, Folder({})), str)

    assert after == before
    assert as_sent(after) == as_sent(before)


def test_a_model_listing_keeps_its_ids() -> None:
    body = b'{"object": "list", "id": "x", "data": [{"id": "m-1"}]}'

    assert json.loads(as_sent(recording(kept(200, "application/json", body)))) == json.loads(body)


def test_each_chunk_of_a_stream_gets_a_stand_in_for_its_id() -> None:
    body = b'data: {"id":"chatcmpl-1","created":7,"choices":[]}\n\ndata: [DONE]\n\n'

    sent = as_sent(recording(kept(200, EVENTS_MEDIA, body))).decode()

    assert '"id":"replayed-' in sent
    assert '"created":0' in sent
    assert sent.endswith("data: [DONE]\n\n")
