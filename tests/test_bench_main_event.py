import pytest

from bench.main_event import classify_event
from summarise.vocabulary import QuadClass, SignalType


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("Norway agreed to host the talks.", "AGREE"),
        ("Norway will provide food aid to Sudan.", "AGREE"),
        ("Norway sent food aid to Sudan.", "AID"),
        ("Norway praised Sudan for its courage.", "SUPPORT"),
        ("Norway shared information with Sweden.", "COOPERATE"),
        ("Norway met with Sudan in Oslo.", "CONSULT"),
        ("Norway accused Sudan of fraud.", "ACCUSE"),
        ("Norway demanded that Sudan leave.", "REQUEST"),
        ("Norway should leave the region.", "REQUEST"),
        ("Norway refused to meet Sudan.", "REJECT"),
        ("Norway did not sign the treaty with Sudan.", "REJECT"),
        ("Norway threatened to close the port.", "THREATEN"),
        ("Thousands of students rioted in Oslo.", "PROTEST"),
        ("Norway imposed sanctions on Sudan.", "SANCTION"),
        ("Norway deployed troops along its border.", "MOBILIZE"),
        ("Norway arrested two journalists.", "COERCE"),
        ("Norwegian soldiers attacked the camp.", "ASSAULT"),
        ("Norway withdrew its troops from Sudan.", "RETREAT"),
        ("Norway announced the withdrawal of its troops.", "CONCEDE"),
    ],
)
def test_a_sentence_is_classified_by_its_main_event(text: str, root: str) -> None:
    guess = classify_event(text)

    assert guess is not None
    assert guess.root == root


def test_a_classified_event_carries_its_quad_class_and_signal_type() -> None:
    guess = classify_event("Norway imposed sanctions on Sudan.")

    assert guess is not None
    assert (guess.quad, guess.type) == (QuadClass.MATERIAL_CONFLICT, SignalType.SANCTIONS)


def test_a_sentence_without_any_event_is_not_classified() -> None:
    assert classify_event("The sea was calm and the sky was grey.") is None
