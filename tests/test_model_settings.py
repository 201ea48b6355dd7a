from __future__ import annotations

from typing import Any

import pytest

from summarise.errors import ConfigError
from summarise.model.server_text import shown, without_secret
from summarise.model.settings import ServiceSettings


@pytest.mark.parametrize(
    ("given", "endpoint", "host"),
    [
        ({}, "https://api.openai.com/v1", "api.openai.com"),
        ({"base_url": "http://LOCALHOST:80/v1/"}, "http://LOCALHOST:80/v1", "localhost"),
        ({"base_url": "http://[::1]:8080/v1"}, "http://[::1]:8080/v1", "::1"),
        (
            {"azure_endpoint": "https://x.openai.azure.com/", "api_version": "v"},
            "https://x.openai.azure.com",
            "x.openai.azure.com",
        ),
    ],
)
def test_the_endpoint_and_its_host(given: dict[str, Any], endpoint: str, host: str) -> None:
    settings = ServiceSettings(**given)

    assert (settings.endpoint, settings.host) == (endpoint, host)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"base_url": "127.0.0.1:8080"}, "no base URL"),
        ({"base_url": "ftp://x/v1"}, "no base URL"),
        ({"base_url": "http:///v1"}, "no base URL"),
        ({"base_url": "http://x:port/v1"}, "malformed"),
        ({"base_url": "http://[::1/v1"}, "malformed"),
        ({"base_url": "https://me:pw@x.example/v1"}, "credentials"),
        ({"base_url": "https://x.example/v1?key=pw"}, "credentials"),
        ({"base_url": "https://a/v1", "azure_endpoint": "https://b"}, "exclude"),
        ({"azure_endpoint": "https://b"}, "api_version"),
        ({"api_key": "sk-a\nb"}, "API key"),
        ({"api_key": "schlüssel"}, "API key"),
        ({"attempts": 0}, "attempts"),
        ({"timeout_seconds": -1}, "timeout_seconds"),
        ({"deadline_seconds": float("nan")}, "deadline_seconds"),
        ({"rpm": 0}, "rpm"),
        ({"tpm": -5}, "tpm"),
    ],
)
def test_a_setting_that_cannot_work_is_refused(given: dict[str, Any], says: str) -> None:
    with pytest.raises(ConfigError, match=says) as caught:
        ServiceSettings(**given)

    assert "pw" not in f"{caught.value}{caught.value.hint}"
    assert "schl" not in str(caught.value)


def test_white_space_around_a_key_is_no_part_of_it() -> None:
    assert ServiceSettings(api_key=" sk-1\n").api_key == "sk-1"


def test_a_blank_key_is_no_key() -> None:
    assert ServiceSettings(api_key="  ").api_key is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("plain", "plain"),
        ("a\r\n\tb\u2028c", "a b c"),
        ("\x1b]0;title\x07x", "]0;title x"),
        ("zero\u200bwidth \u202erlo", "zero width rlo"),
        ("key sk-proj-abcdefgh", "key [key]"),
        ("\ud800 lone", "lone"),
        ("", ""),
    ],
)
def test_server_text_is_one_printable_line(text: str, line: str) -> None:
    assert shown(text) == line


def test_long_server_text_ends_in_an_ellipsis() -> None:
    line = shown("word " * 1000, 20)

    assert len(line) <= 20
    assert line.endswith("…")


def test_a_secret_is_taken_out_everywhere() -> None:
    assert without_secret("a sk-secret-key b sk-secret-key", "sk-secret-key") == "a [key] b [key]"
    assert without_secret("a", None) == "a"


@pytest.mark.parametrize("word", ["EMPTY", "none", "ollama", "tok", "1"])
def test_a_word_given_for_a_key_that_nobody_needs_changes_no_reply(word: str) -> None:
    body = '{"usage": {"prompt_tokens": 11}, "said": "none of ollama\'s EMPTY"}'

    assert without_secret(body, word) == body


def test_a_local_server_is_known_by_no_port() -> None:
    local = ServiceSettings(base_url="http://127.0.0.1:40123/v1", local=True)
    own = ServiceSettings(base_url="http://127.0.0.1:40123/v1")

    assert (local.identity, local.host) == ("local", "local")
    assert (own.identity, own.host) == ("http://127.0.0.1:40123/v1", "127.0.0.1")
