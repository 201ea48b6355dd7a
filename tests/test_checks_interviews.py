"""Interviews: whose words an answer is."""

from __future__ import annotations

import pytest

from summarise.article import Article
from summarise.checks.speaking.speakers import check_speaker
from summarise.checks.text.names import KnownName
from summarise.vocabulary import SpeakerKind

QUILL, TAMM = (
    KnownName("Mara Quill", ("Mara Quill", "Quill"), None),
    KnownName("Tamm", ("Tamm",), None),
)
LABELLED = """Mara Quill led the mission until May.

Q: The army says that Tamm shut the port.
A: The port was open all year. Tamm said that nobody came.

Q: How many ships came?
A: We counted forty ships."""
NAMED = """Mara Quill and Tamm spoke to this newspaper.

QUILL: The port was open all year.

TAMM: The quays were empty.

QUILL: We counted forty ships.

TAMM: I saw none of them."""


def _verdict(text: str, words: str, speaker: KnownName | None, claim: str) -> str:
    article = Article.from_text(text, language="en")
    start = text.index(words)
    found = check_speaker(
        speaker,
        [(start, start + len(words))],
        kind=SpeakerKind.NAMED_OFFICIAL,
        text=claim,
        article=article,
    )
    return found.finding.verdict


@pytest.mark.parametrize(
    ("text", "words", "speaker", "verdict"),
    [
        (LABELLED, "The port was open all year", QUILL, "ok"),
        (LABELLED, "We counted forty ships", QUILL, "ok"),
        (LABELLED, "nobody came", QUILL, "another_speaker"),
        (LABELLED, "Tamm shut the port", QUILL, "another_speaker"),
        (NAMED, "The port was open all year", QUILL, "ok"),
        (NAMED, "The quays were empty", TAMM, "ok"),
        (NAMED, "The quays were empty", QUILL, "no_cue"),
        (LABELLED.replace("Q:", "·").replace("A:", "·"), "We counted forty ships", QUILL, "another_speaker"),
        (LABELLED.split("Q: How")[0], "The port was open all year", QUILL, "not_near_evidence"),
    ],
)  # fmt: skip
def test_an_answer_is_of_whoever_is_asked(
    text: str, words: str, speaker: KnownName, verdict: str
) -> None:
    assert _verdict(text, words, speaker, f"{words}.") == verdict


@pytest.mark.parametrize(
    ("text", "words", "verdict"),
    [
        (LABELLED, "We counted forty ships", "unknown"),
        (LABELLED, "Mara Quill led the mission until May", "ok"),
        (NAMED, "We counted forty ships", "ok"),
        (LABELLED.replace(":", "."), "We counted forty ships", "unknown"),
        (LABELLED.replace("Q:", "B."), "We counted forty ships", "ok"),
        (LABELLED.replace("Q:", "No.").replace("A:", "Yes."), "We counted forty ships", "ok"),
    ],
)
def test_an_answer_is_not_the_journalists(text: str, words: str, verdict: str) -> None:
    assert _verdict(text, words, None, f"{words}.") == verdict
