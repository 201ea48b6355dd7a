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
        ("The draft written by Oman will come.", "will"),
        ("The draft taken from Oman will come.", "will"),
        ("The 40 armoured cars will come.", "will"),
        ("The captured, in all 40, will come.", "will"),
        ("Guards should pay.", "should"),
        ("Guards should pay, as they should have.", "should"),
        ("Shall Oman leave?", "Shall"),
        ("Oman, it said, will leave.", "will"),
        ("Oman said it would leave.", "would"),
        ("The envoy is due at noon.", "due"),
        ("The envoys are due to meet again.", "due to"),
        ("The envoy is due next week.", "due"),
        ("Oman is to leave", "is to"),
        ("Oman voted to leave.", "voted to"),
        ("Oman approved an old package of aid.", "approved"),
        ("Oman announced a very long grey release.", "announced"),
        ("Guards will not leave.", "will"),
        ("They planned to sail", "planned to"),
        ("Guns taken from rebels and bandits will be melted.", "will"),
        ("By May the army will have left the port.", "will"),
        ("“We will leave.”", "will"),
        ("In May it will leave.", "will"),
        ("It will leave", "will"),
        ("On Monday they will sign.", "will"),
        ("By 2027 it will have left.", "will"),
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
        "It was taken by men who will leave.",
        "The port had been seized by men it will pay.",
        "It seized the port at will.",
        "Guards reached the port how they would leave it.",
        "The port it would take years to mend.",
        "Guards would go on.",
        "Guards would remain.",
        "It gave what was to 40 men a port.",
        "It is the will",
        "The port stood, due to rain.",
        "The fire was due to a fault.",
        "The fire was due to Oman's fault.",
        "The fire was due to",
        "Guards, due in May, fled.",
        "Oman announced the release of guards.",
        "A withdrawal was announced.",
        "Oman announced a very long and grey release.",
        "Oman announced",
        "Guards fled, and will return.",
        "Oman expected, in vain, to leave.",
        "It would, they said, leave.",
        "Oman paid no toll and is due back.",
        "Guards fled; it will rain.",
        "The fleet sailed",
        "The council voted at dawn and will rest.",
        "Troops returned to barracks and will rest.",
        "Rebels fire at will at the port.",
        "Guards show that will to fight.",
        "They lack the will to fight.",
        "Which port will close?",
        "Oman is due an apology.",
        "Prices were back on track.",
        "The operation was announced as a withdrawal.",
        "Guards leave as they should",
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
        ("Um zu siegen, beschloss der Rat die Sperre.", "de", None),
        ("Le président Rivera a quitté le port.", "fr", None),
        ("Les troupes devraient quitter la vallée.", "fr", "devraient"),
        ("Les ministres doivent se retrouver à Oman.", "fr", "doivent"),
        ("In Oman wird erwogen, den Vertrag zu kündigen.", "de", "erwogen"),
        ("El ministro prevé un viaje.", "es", "prevé"),
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


@pytest.mark.parametrize(
    ("sentence", "cited", "words"),
    [
        ("The guards will leave the port.", "leave the port", "will"),
        ("The guards are not to leave the port.", "leave the port", None),
        ("The guards had to leave the port.", "leave the port", None),
        ("Will guards leave the port?", "guards leave the port", "Will"),
        ("The guards soon leave the port.", "leave the port", None),
        ("The guards will leave; they held the port.", "held the port", None),
        ("The guards will leave the port.", "the", None),
        ("The guards are to leave the port.", "leave the port", "are to"),
        ("The guards would not leave the port.", "leave the port", "would"),
        ("The guards holding the port will leave it.", "holding the port", None),
        ("Will guards leave the port?", "the", None),
    ],
)
def test_auxiliaries_right_before_the_evidence_belong_to_it(
    sentence: str, cited: str, words: str | None
) -> None:
    passage = read(sentence, "en")
    start = sentence.index(cited)
    inside = [
        at for at in passage.inside(start, start + len(cited)) if passage.stems[at] is not None
    ]

    assert coming([Piece(passage, inside, inside)], deed=True, language=None) == words


def test_evidence_that_begins_behind_what_was_decided_is_put_ahead() -> None:
    passage = read("Les rebelles ont décidé de quitter le port.", "fr")
    cited = [passage.norms.index("quitter"), passage.norms.index("port")]

    assert coming([Piece(passage, cited, cited)], deed=True, language="fr") == "décidé"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Oman is ready to lift the ban.", "ready to"),
        ("Oman is willing to sign.", "willing to"),
        ("Oman will lift the ban.", "will"),
        ("The text envisages a truce.", "envisages"),
        ("Oman promised a truce.", None),
        ("Oman agreed to lift the ban.", None),
        ("Oman ordered that it will be lifted.", None),
        ("Oman announced a release.", None),
        ("Oman approved a package of aid.", None),
        ("It will sign what Oman ordered.", "will"),
    ],
)
def test_an_act_that_words_bring_about_is_put_ahead_by_fewer_words(
    sentence: str, words: str | None
) -> None:
    assert coming([piece(sentence)], deed=False, language="en") == words


def test_who_drafted_a_pact_that_will_bind_is_no_deed_before_it() -> None:
    pieces = [piece("A pact drafted by Ilm and Toral will bind Oman.")]

    assert coming(pieces, deed=True, language="en") == "will"


def test_the_first_piece_that_puts_a_deed_ahead_is_quoted() -> None:
    pieces = [piece("A port in Oman."), piece("Guards will leave."), piece("They are to go home.")]

    assert coming(pieces, deed=True, language="en") == "will"


def test_what_is_agreed_tells_no_deed_that_another_piece_puts_ahead() -> None:
    pieces = [piece("Oman agreed to lift the ban."), piece("It will lift the ban in May.")]

    assert coming(pieces, deed=False, language="en") == "will"


@pytest.mark.parametrize(
    "sentence", ["Oman announced the release of nine men.", "Ports it will take years to rebuild."]
)
def test_what_is_settled_or_only_describes_puts_nothing_ahead(sentence: str) -> None:
    assert coming([piece(sentence)], deed=True, language="en") is None
