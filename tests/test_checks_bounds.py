"""Whether a match begins and ends between words."""

from __future__ import annotations

import pytest

from summarise.checks.text.bounds import whole_words


@pytest.mark.parametrize(
    ("folded", "wanted", "whole"),
    [
        ("the oman envoy", "oman", True),
        ("oman", "oman", True),
        ("omani ships", "oman", False),
        ("a woman left", "oman", False),
        ("oman's envoy", "oman", True),
        ("they don't know", "don", False),
        ("they don't know", "t", False),
        ("he said 'oman' twice", "oman", True),
        ("some 1,500 men", "500", False),
        ("some 1,500 men", "1", False),
        ("in may, 500 men", "500", True),
        ("a total of 1, then 2", "1", True),
        ("he paid 5.3 million", "he paid 5.", False),
        ("he paid 5.3 million", ".3 million", False),
        ("he paid 5. then 3", "he paid 5.", True),
        ("a share of .5", "5", True),
        (".5 of it", "5", True),
        ("5. then", "5", True),
        ("a non-violent march", "violent", False),
        ("an anti-war march", "war", False),
        ("a post-war march", "war", True),
        ("-war footing", "war", True),
        ("a beacon-war march", "war", True),
        ("中国宣布", "中国", True),
        ("中国宣布", "宣布", True),
        ("nato中国", "nato", True),
        ("nato中国", "中国", True),
        ("e\u0301tat", "e", False),
        ("'s move", "s", True),
        ("don't", "don't", True),
        ("the envoy said.15 men died", "said", True),
        ("on route 5 30 men died", "on route 5", True),
        ("the ship 'm' sank", "m", True),
        ("in the port(ilm)fire broke out", "(ilm)", True),
        ("a rise of 1.5 percent", "1", False),
        ("on may 2, 30 men died", "2", True),
        ("第3轮nato会谈", "第3轮", True),
    ],
)
def test_a_match_cuts_no_word_and_no_number(folded: str, wanted: str, whole: bool) -> None:
    start = folded.index(wanted)

    assert whole_words(folded, start, start + len(wanted)) is whole


@pytest.mark.parametrize(("start", "end"), [(4, 4), (0, 4), (0, 0)])
def test_an_end_of_the_text_is_an_end_of_a_word(start: int, end: int) -> None:
    assert whole_words("oman", start, end)
