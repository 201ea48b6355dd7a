"""`summarise read`: the clean text on stdout, what was recognised beside it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from made_documents import mail_of, pdf_of
from summarise.cli.app import app
from summarise.cli.exits import Exit

Read = Callable[..., Result]
STORY = [
    "The ministers of Ruritania and Graustark met in Geneva on Tuesday, 5 March 2024.",
    "They spoke for six hours. Neither side would say when it withdraws its guns from the river, "
    "officials of both countries said in the evening.",
]
TEXT = "\n\n".join(STORY) + "\n"


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """`summarise read` in a folder with one story as a PDF, a text and an e-mail."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(tmp_path / "home"))
    Path("story.txt").write_text(TEXT, encoding="utf-8")
    Path("story.pdf").write_bytes(
        pdf_of(STORY, title="Ministers meet in Geneva", foot="Page {page}")
    )
    Path("mail.eml").write_bytes(mail_of(STORY, subject="Ministers\tmeet"))

    def call(*arguments: str, stdin: bytes | None = None) -> Result:
        return CliRunner().invoke(app, ["read", *arguments], input=stdin, catch_exceptions=False)

    return call


@pytest.mark.parametrize("source", ["story.txt", "story.pdf", "mail.eml"])
def test_stdout_is_the_text_and_nothing_else(read: Read, source: str) -> None:
    result = read(source)

    assert result.exit_code == Exit.OK
    assert result.stdout == TEXT


def test_stderr_says_what_was_recognised_and_what_was_dropped(read: Read) -> None:
    result = read("story.pdf")

    assert result.stderr.splitlines()[:7] == [
        "title: Ministers meet in Geneva",
        "date: not stated",
        "author: not stated",
        "language: en",
        "kind: pdf",
        "size: 39 words in 3 sentences",
        "dropped: page numbers, addresses or print dates, 1 (they stand in the margin)",
    ]


def test_quiet_says_nothing(read: Read) -> None:
    assert read("story.pdf", "-q").stderr == ""


def test_sentences_are_numbered_as_a_prompt_shows_them(read: Read) -> None:
    result = read("story.pdf", "--sentences")

    first, *rest = result.stdout.splitlines()
    assert first == f"[1] {STORY[0]}"
    assert rest[0] == ""
    assert rest[1] == "[2] They spoke for six hours."
    assert rest[2].startswith("[3] Neither side")


def test_json_gives_offsets_into_its_own_text(read: Read) -> None:
    found = json.loads(read("mail.eml", "--json").stdout)

    sentences = [found["text"][one["start"] : one["end"]] for one in found["sentences"]]
    assert sentences[1] == "They spoke for six hours."
    assert (found["kind"], found["title"]) == ("email", "Ministers meet")
    assert (found["author"], found["published"]) == ("Antonia Hope", "2024-03-05")


def test_a_document_is_read_from_standard_input(read: Read) -> None:
    assert read("-", stdin=Path("story.pdf").read_bytes()).stdout == TEXT


def test_what_cannot_be_read_is_an_error_with_its_code(read: Read) -> None:
    Path("scan.pdf").write_bytes(pdf_of([""]))

    result = read("scan.pdf")

    assert result.exit_code == Exit.SOURCE
    assert result.stdout == ""
    assert "needs character recognition" in result.stderr


def test_control_codes_in_what_a_source_declares_do_not_reach_the_screen(read: Read) -> None:
    Path("mail.eml").write_bytes(
        mail_of(STORY, subject="a").replace(b"Subject: a", b"Subject: a\x1b[31mb")
    )

    result = read("mail.eml")

    assert "title: ab\n" in result.stderr
