"""Texts that are no plain prose: hidden, mixed and styled characters, markup, length."""

import pytest

from summarise.checks.text.surface import check_surface

BODY = "Kethonia left the talks, see https://talks.example and H²-Ost."
TEXTS = [
    ("Kethonia left the talks.", "ok"),
    ("Kethonia left, see https://talks.example for more.", "ok"),
    ("H²-Ost is a camp.", "ok"),
    ("Zoë Müller and Nguyễn Văn left the talks.", "ok"),
    ("Лавров left the talks with Σ Alpha.", "ok"),
    ("Keth\u200bonia left the talks.", "hidden_characters"),
    ("Kethonia \u202eleft\u202c the talks.", "hidden_characters"),
    ("Kethonia \x1b[31mleft the talks.", "hidden_characters"),
    ("Kethonia left.\n\n2. Oman fell.", "hidden_characters"),
    ("K\u0435thonia left the talks.", "mixed_scripts"),
    ("Kethonia lost 48O men.", "mixed_scripts"),
    ("Kethonia lost 31³ men.", "mixed_scripts"),
    ("Kethonia l\u0336eft the talks.", "mixed_scripts"),
    ("Kethonia <b>left</b> the talks.", "markup"),
    ("Kethonia [left](javascript:x) the talks.", "markup"),
    ("Kethonia left {{ config }} the talks.", "markup"),
    ("=1+1 Kethonia left.", "markup"),
    ("See https://evil.example now.", "markup"),
    (" . ", "blank"),
    ("left " * 31, "overlong"),
    ("left " * 30, "ok"),
    ("Keth\u3164onia left the talks.", "hidden_characters"),
    ("Kethonia lost 48\u202f000\u00a0men.", "ok"),
    ("The Бое́вой corps left the talks.", "ok"),
    ("l\u0336eft the talks.", "mixed_scripts"),
    ("Kethonia “l\u0336eft” the talks.", "mixed_scripts"),
    ("Kethonia lost ½ of its men.", "ok"),
]


@pytest.mark.parametrize(("text", "verdict"), TEXTS)
def test_the_form_of_a_text_is_told(text: str, verdict: str) -> None:
    assert check_surface(text, BODY, most=30).verdict == verdict


@pytest.mark.parametrize(
    "text",
    ["The camp of Oq\u0331 fell.", "The Oq\u0331ans left.", "They said می\u200cخواهند there."],
)
def test_the_letters_of_an_article_may_be_used(text: str) -> None:
    body = "The Oq\u0331 camp fell. They said می\u200cخواهند twice."

    assert check_surface(text, body, most=30).verdict == "ok"


def test_a_gist_may_have_lines() -> None:
    assert check_surface("Oman left.\nIlm stayed.", BODY, most=30, lines=True).verdict == "ok"


def test_a_line_that_breaks_where_the_article_breaks_hides_nothing() -> None:
    body = "The army crossed the\nriver at dawn.\n\nThe talks ended."

    kept = check_surface("It crossed the\nriver at dawn.", body, most=60)
    forged = check_surface("The army crossed\nthe river.", body, most=60)

    assert kept.verdict == "ok"
    assert forged.verdict == "hidden_characters"
