"""Deeds that their evidence puts ahead."""

from __future__ import annotations

import pytest

from summarise.checks.hedging.counted import Piece
from summarise.checks.hedging.foretold import coming
from summarise.checks.text.scopes import read


def piece(sentence: str, language: str = "en") -> Piece:
    """All of a sentence as evidence."""
    passage = read(sentence, language)
    cited = [at for at, found in enumerate(passage.stems) if found is not None]
    return Piece(passage, cited, cited)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The fleet will sail on Friday.", "will"),
        ("A quiet envoy would go instead.", "would"),
        ("The assets were to be frozen.", "were to"),
        ("The council is certain to meet.", "certain to"),
        ("The council is expected to vote.", "expected to"),
        ("The army agreed to leave the valley.", "agreed to"),
        ("Oman announced a full withdrawal from the valley.", "announced"),
        ("The United States would leave the pact.", "would"),
        ("A force promised by Oman is to leave in May.", "is to"),
        ("All fighters captured since May are to be freed.", "are to"),
        ("Both sides must pull back their guns within a week.", "must"),
        ("The envoys were due in Muscat on Sunday.", "due"),
        ("Oman has promised 40 armoured cars.", "promised"),
        ("The text foresees the release of all prisoners.", "foresees"),
    ],
)
def test_a_deed_is_put_ahead(sentence: str, words: str) -> None:
    assert coming([piece(sentence)], deed=True, language="en") == words


@pytest.mark.parametrize(
    "sentence",
    [
        "The fleet sailed on Friday.",
        "Oman signed a pact that will bind it.",
        "Oman cut the loans, which would hurt the port.",
        "The talks were to go on through Friday.",
        "The raids will continue.",
        "The crew had to leave the port.",
        "Oman was to blame.",
        "Oman announced the capture of the port.",
        "It was the will of the people.",
        "The army seized a port and will hold it.",
        "Not due to the raid, the port stood still.",
        "The base was seized by rebels and will be closed.",
        "The army moved to the border and will stay there.",
        "Militias burn and loot at will, and killed six.",
        "The navy shelled the port it would need in spring.",
        "The navy must have fired first.",
        "The gunners were ready to fire.",
        "Aid that Oman had promised reached the port.",
    ],
)
def test_a_deed_is_not_put_ahead(sentence: str) -> None:
    assert coming([piece(sentence)], deed=True, language="en") is None


def test_an_act_done_by_saying_is_not_put_ahead_by_what_is_said() -> None:
    said = piece("Oman announced that it would lift the ban.")

    assert coming([said], deed=False, language="en") is None
    assert coming([said], deed=True, language="en") == "would"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Aides say an envoy will travel to Muscat.", "will"),
        ("The king is ready to host a meeting.", "ready to"),
        ("They spoke of how prisoners should be freed.", None),
    ],
)
def test_a_meeting_that_others_speak_of_is_put_ahead(sentence: str, words: str | None) -> None:
    assert coming([piece(sentence)], deed=False, language="en") == words


def test_one_piece_that_tells_the_deed_is_enough() -> None:
    ahead, told = piece("The fleet will sail."), piece("The fleet left the port.")
    silent = piece("Quill said so.")

    assert coming([ahead, told], deed=True, language="en") is None
    assert coming([ahead, silent], deed=True, language="en") == "will"


@pytest.mark.parametrize(
    ("sentence", "language", "words"),
    [
        ("La flota zarpará el viernes.", "es", "zarpará"),
        ("La flota zarpó el viernes.", "es", None),
        ("Omán firmó un pacto que entrará en vigor.", "es", None),
        ("Les troupes quitteront la vallée.", "fr", "quitteront"),
        ("Le conseil a décidé de réduire la mission.", "fr", "décidé"),
        ("Der Rat beschloss, die Truppe zu verkleinern.", "de", "beschloss"),
        ("Der Hafen wurde bombardiert.", "de", None),
        ("Войска будут выведены в мае.", "ru", "будут"),
        ("Войска заняли порт, который будет закрыт.", "ru", None),
    ],
)
def test_the_future_is_known_in_other_languages(
    sentence: str, language: str, words: str | None
) -> None:
    assert coming([piece(sentence, language)], deed=True, language=language) == words


def test_without_evidence_nothing_is_put_ahead() -> None:
    assert coming([], deed=True, language="en") is None
