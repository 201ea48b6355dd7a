"""Where a name stands, in sentences as news has them."""

from __future__ import annotations

import pytest

from summarise.checks.acting.doers import may_act, suffers, surely_acts
from summarise.checks.text.scopes import read
from summarise.checks.text.slots import acts, has_passive


@pytest.mark.parametrize(
    ("language", "sentence", "acting"),
    [
        ("en", "Police arrested the minister, Toral, in a raid that killed two.", False),
        ("en", "Veskar hosted its old rival, Toral, for talks that began on Monday.", False),
        ("en", "Nine died in a Toral air strike.", True),
        ("en", "Veskar told allies Toral fired on the port.", True),
        ("en", "In a statement, Toral took the blame.", True),
        ("en", "In a statement, Toral, but no other ally, took the blame.", True),
        ("en", "Toral, said its envoy, “will not yield”", True),
        ("en", "Veskar freed some of us Toral men.", False),
        ("en", "Veskar arrested its envoy, Toral, who fled.", True),
        ("ru", "Суда прибыли из Ильма, Вескара и Toral на рейд.", False),
        ("de", "Toral besetzte die Stadt.", True),
        ("de", "Toral greift die Stadt an.", True),
        ("de", "Präsident Toral und die Partei schwiegen.", True),
    ],
)
def test_who_acts_in_the_news(language: str, sentence: str, acting: bool) -> None:
    passage = read(sentence, language)
    at = passage.norms.index("toral")

    assert acts(passage, at, at) is acting


@pytest.mark.parametrize(
    ("language", "sentence", "sure", "possible", "suffering"),
    [
        ("en", "The envoy who met the head of Toral praised it.", False, False, False),
        ("en", "Toral drone attacks on Ilm left nine dead.", True, True, False),
        ("en", "Veskar freed some of Toral men who were captured.", False, True, False),
        ("en", "Toral seized ships – they were armed.", True, True, False),
        ("en", "Tens of thousands of Toral men were expelled.", False, False, True),
        ("en", "The tanker Toral, seized on Monday, is lying in port.", False, True, False),
        ("en", "Veskar said Toral is calm.", False, True, False),
        ("en", "Toral is to withdraw and be paid.", True, True, False),
        ("en", "Toral detained a man as Ilm was shelled.", True, True, False),
        ("en", "Toral detained men in Ilm since they were armed.", True, True, False),
        ("en", "Toral detained men since two Ilm ships were hit.", True, True, False),
        ("fr", "Toral est en guerre.", True, True, False),
        ("de", "Toral besetzte die Stadt.", True, True, False),
        ("de", "Präsident Toral und die Partei.", False, True, False),
    ],
)
def test_what_a_name_does_or_bears_in_the_news(
    language: str, sentence: str, sure: bool, possible: bool, suffering: bool
) -> None:
    passage = read(sentence, language)
    at = passage.norms.index("toral")

    found = surely_acts(passage, at, at), may_act(passage, at, at), suffers(passage, at, at)

    assert found == (sure, possible, suffering)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Nine were not all killed.", True),
        ("No envoy could say what it is", False),
        ("The port is mostly", False),
        ("Ilm asked whose it was finally", False),
    ],
)
def test_a_passive_needs_its_participle_even_where_a_sentence_is_cut_off(
    sentence: str, found: bool
) -> None:
    assert has_passive(read(sentence, "en")) is found
