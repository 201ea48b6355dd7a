"""Damaged inputs of every kind: refused with our own error, or read soundly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fuzz.samples import samples
from fuzz.strategies import budget, damaged
from fuzz.targets import TARGETS

SLOW = {"text": 10, "stored": 20, "feed": 20}


@pytest.mark.parametrize("kind", TARGETS)
def test_nothing_but_our_own_errors_comes_out(kind: str) -> None:
    @budget(SLOW.get(kind, 40))
    @given(damaged(kind))
    def check(data: bytes) -> None:
        TARGETS[kind](data)

    check()


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("mail", b"From: =?utf\xff8?q?a?= <a@b.example>\nSubject: =?\xff?q?a?=\n\nArmy"),
        ("feed", b"<rss><channel><item><title>&#x110000;</title></item></channel></rss>"),
        ("toml", b"max_output_tokens = inf"),
        ("toml", b"a=" + b"[" * 3_000),
        ("template", b"{{ 1" + b"+1" * 5_000 + b"}}"),
        ("dates", b"yesterday"),
        ("dates", b"1 January"),
        ("dates", b"31 December"),
        ("folding", "»\u00ad'.'İ".encode()),
        ("folding", ". \n…1…".encode()),
        ("folding", " »\u200b'".encode()),
        ("pdf", samples("pdf")[0].replace(b"/FlateDecode", b"/Fl         ")),
    ],
)
def test_what_once_broke_a_promise_keeps_it(kind: str, data: bytes) -> None:
    TARGETS[kind](data)


@budget(60)
@given(st.binary(max_size=300))
def test_any_bytes_on_standard_input_are_read_or_refused(data: bytes) -> None:
    TARGETS["source"](data)
