"""Which words a hedge holds."""

from __future__ import annotations

import pytest

from summarise.checks.hedging.held import held, is_modifier
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Guards may leave the port.", "leave the port ."),
        ("Guards left the port, analysts believe.", "guards left the port"),
        ("Guards left the port, most analysts believed", "guards left the port"),
        ("Ilm paid; Oman fled; guards left the port, analysts believe.", "guards left the port"),
        ("Guards left, analysts believe under fire.", "under fire ."),
        ("Men believed to have left and others fled.", "left"),
        (
            "It is believed, Ilm said on Monday, that guards left.",
            ", ilm said on monday , that guards left .",
        ),
        ("Ilm paid; guards left the port, analysts believe.", "guards left the port"),
        ("Guards left, six old men of Ilm believe.", "guards left"),
        ("Guards left, those six old men of Ilm believe.", "."),
        ("Guards left, and analysts believe.", "."),
        ("Guards left, which analysts believe.", "."),
        ("Guards left, likely.", "."),
        ("Guards left, as they may.", "."),
        ("Analysts believe.", "."),
        ("Guards asked whether they paid, Ilm left.", "they paid"),
        ("Guards may leave, and that hurts.", "leave ,"),
        ("Guards may leave and hurt it.", "leave and hurt it ."),
        ("Guards may however leave it.", "however leave it ."),
        ("Guards may leave however hurt.", "leave"),
        ("Guards left as well as they might; Ilm stayed.", ""),
        ("It is believed, Ilm said, that guards left.", ", ilm said , that guards left ."),
        ("Guards might, or so he said, leave.", ","),
        ("Guards left, apparently using trucks, and slept.", "using trucks"),
        ("Men believed to have left, and others, fled.", "left"),
        ("Guards may", ""),
        ("Quill cannot say that guards left, only that he did.", "that guards left ,"),
        ("Guards left, in reports not confirmed.", "."),
    ],
)
def test_a_hedge_holds_its_clause_or_the_statement_before(sentence: str, words: str) -> None:
    passage = read(sentence, "en")
    (cue,) = passage.hedge_cues

    _, found = held(passage, cue)

    assert " ".join(passage.norms[at] for at in found) == words


@pytest.mark.parametrize(
    ("sentence", "modifier"),
    [
        ("Men believed to have left fled.", True),
        ("Men are believed to have left.", False),
        ("Men expected to leave fled.", True),
        ("Men had been feared to have left.", False),
        ("Guards suspected raids.", False),
        ("Guards seem to have left.", False),
        ("Men reportedly believed to have left fled.", False),
        ("Ships appeared to have left.", False),
        ("Guards left, apparently using trucks.", True),
        ("Guards left, apparently by truck.", False),
        ("Guards left apparently using trucks.", False),
        ("Apparently using trucks, guards left.", False),
        ("Guards may leave.", False),
        ("Believed to be rebels, men fled.", False),
        ("Oman had been believed to have left.", False),
        ("Men reported to be rebels fled.", True),
    ],
)
def test_a_hedge_may_belong_to_a_part_of_a_clause(sentence: str, modifier: bool) -> None:
    passage = read(sentence, "en")
    cue = passage.hedge_cues[-1]

    assert is_modifier(passage, cue) is modifier
