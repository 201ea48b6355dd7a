"""Which words of a sentence look like verbs, in the languages the checks read."""

from __future__ import annotations

import pytest

from summarise.checks.text.grammar import grammar_of, is_verb
from summarise.checks.text.scopes import read


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Toral's gunners shelled the port and fled.", "shelled fled"),
        ("Toral gunners came at dawn.", "came"),
        ("Toral wants peace.", "wants"),
        ("Toral wants", "wants"),
        ("Toralian shells hit the port.", "hit"),
        ("It wants to leave the port.", "wants leave"),
        ("It went to the port.", "went"),
        ("To win, Toral froze prices and cut rations.", "win froze cut"),
        ("A cut in rations hurt many.", "hurt"),
        ("Set fees fell.", "fell"),
        ("The burning mill fell.", "fell"),
        ("It was burning mills.", "was burning"),
        ("The ring of Toral is gold.", "is"),
        ("It has a ring as king of it.", "has"),
        ("Toral said it would sign; the request was denied.", "said would was denied"),
        ("Toral's wish is peace.", "is"),
        ("It heard Toral's.", "heard"),
        ("Pryce misses it.", "misses"),
        ("Pryce class is late.", "is"),
        ("It has Toral gas.", "has"),
        ("Toral owes it gas.", "owes"),
        ("Toral ships are late.", "are"),
        ("They were to shell it.", "were shell"),
        ("The sent shells were duds.", "were"),
        ("Many say it left.", "say left"),
        ("In a statement it left.", "left"),
        ("Burning the mill, it left.", "left"),
        ("It was dying.", "was dying"),
        ("Toral class sizes fell.", "fell"),
        ("Pryce port's gas fell.", "fell"),
        ("Toral tanks of old fell.", "fell"),
        ("Toral owes what fell.", "owes fell"),
        ("Toral has gas, Ilm has ice.", "has has"),
        ("shells of Toral fell", "fell"),
        ("It went to 'Toral'.", "went"),
        ("Nine went to 5 ports.", "went"),
    ],
)
def test_verbs_are_told_by_form_and_place(sentence: str, verbs: str) -> None:
    passage = read(sentence, "en")

    found = [
        norm for at, norm in enumerate(passage.norms) if is_verb(passage, at, grammar_of(passage))
    ]

    assert found == verbs.split()


@pytest.mark.parametrize(
    ("language", "sentence", "verbs"),
    [
        ("de", "Toral stellte am Montag ein Ultimatum und hat gedroht.", "stellte hat gedroht"),
        ("de", "Die Hatten warnt Ilm.", "warnt"),
        ("de", "Toral sagte, Ilm soll zahlen.", "sagte soll"),
        ("es", "Toral atacó a Ilm y pide la paz.", "atacó pide"),
        ("fr", "Toral a bloqué le port et les navires attendaient.", "a attendaient"),
        ("ru", "Торал атаковал порт и требует мира.", "атаковал требует"),
    ],
)
def test_verbs_of_other_languages_are_told_by_form(
    language: str, sentence: str, verbs: str
) -> None:
    passage = read(sentence, language)

    found = [
        norm for at, norm in enumerate(passage.norms) if is_verb(passage, at, grammar_of(passage))
    ]

    assert found == verbs.split()
