"""Which checks headline and gist go through, and which they are spared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from check_articles import article_of
from summarise.checks.context import Context
from summarise.checks.prose_items import examine_prose
from summarise.draft import Draft, DraftActor

BODY = ["Toral shelled the port on Monday.", "Men fled."]


def _found(
    body: Sequence[str], headline: str = "Toral.", gist: str = "Toral.", language: str = "en"
) -> list[tuple[str, str, str | None]]:
    basics: dict[str, Any] = {
        "aliases": [],
        "type": "unknown",
        "country": None,
        "role": "mentioned",
    }
    actors = [DraftActor.model_validate({"name": name} | basics) for name in ("Toral", "Veskar")]
    draft = Draft(claims=(), actors=(), signals=(), headline=headline, gist=gist)
    context = Context.of(article_of(body, language=language), actors)
    found = examine_prose(draft, context, None)
    return [(name.value, item.verdict, item.detail) for name, item in found if item.verdict != "ok"]


@pytest.mark.parametrize(
    ("headline", "unrelated"),
    [
        ("Toral shelled the port.", False),
        ("Shelling, fleeing, portly men.", False),
        ("Farmers bake cheap bread.", True),
        ("Farmers bake Toral.", False),
        ("Farmers bake bread, men fled port Monday.", True),
        ("Farmers bake bread, Toral men fled port Monday.", False),
        ("Farmers bake rye; Toral men fled.", True),
        ("Farmers bake Toral men.", False),
    ],
)
def test_a_sentence_of_strange_words_is_not_the_articles(headline: str, unrelated: bool) -> None:
    found = [("quote", "unrelated", f"headline: {headline}")] if unrelated else []

    assert _found(BODY, headline) == found


@pytest.mark.parametrize(
    ("body", "headline", "found"),
    [
        (["Toral never shelled the port."], "Toral shelled the port.", {"not_negated"}),
        (["Toral never shelled the port."], "Toral never shelled the port.", set()),
        (["Toral never shelled."], "Toral shelled.", {"not_negated"}),
        (["Veskar denied that Toral shelled it."], "Toral shelled it.", {"not_negated"}),
        (["Veskar denied that Toral shelled the port."], "Toral shelled the port.", {"denied", "not_negated"}),
        (["Veskar denied that Toral shelled the port."], "Veskar denied that Toral shelled the port.", set()),
        (["Veskar denied that Toral shelled the port."], "Toral did not shell the port.", set()),
        (["Veskar denied that Toral shelled the port.", "Toral shelled the port."], "Toral shelled the port.", set()),
        (["Toral hit the port."], "Toral massacred the port.", {"weightier"}),
        (["Veskar shelled Toral on Monday."], "Toral shelled Veskar on Monday.", {"order_swapped"}),
    ],
)  # fmt: skip
def test_a_sentence_keeps_to_the_one_that_it_is_likest(
    body: list[str], headline: str, found: set[str]
) -> None:
    assert {verdict for _, verdict, _ in _found(body, headline)} == found


@pytest.mark.parametrize(
    ("words", "shared", "found"),
    [(5, 3, True), (5, 2, False), (3, 2, True)],
)
def test_the_likest_sentence_has_six_words_in_ten(words: int, shared: int, found: bool) -> None:
    told = ["Toral", "shelled", "harbours", "villages", "churches"][:words]
    body = f"It is not true that {' '.join(told[:shared])} there."

    verdicts = {verdict for _, verdict, _ in _found([body], f"{' '.join(told)}.")}

    assert ("denied" in verdicts) is found


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Der Hafen wurde von Toral am Montag unter schweren Beschuss genommen und brannte.", []),
        ("Farmers and their wives bake bread that costs little money.", ["unrelated"]),
    ],
)
def test_prose_in_another_language_is_not_held_against_the_words(
    text: str, verdict: list[str]
) -> None:
    assert [item for _, item, _ in _found(BODY, text)] == verdict


def test_a_german_article_is_not_held_against_german_prose_word_by_word() -> None:
    body = ["Toral beschoss am Montag den Hafen der Stadt und viele Menschen flohen."]
    text = "Bauern und ihre Frauen loben das billige Brot, das es das ganze Jahr über gibt."

    assert _found(body, text, language="de") == []


@pytest.mark.parametrize(
    ("label", "count", "found"),
    [
        ("headline", 80, []),
        ("headline", 81, [("language", "overlong", "headline: 81 words; 80 are ample")]),
        ("gist", 400, []),
        ("gist", 401, [("language", "overlong", "gist: 401 words; 400 are ample")]),
    ],
)
def test_prose_may_not_run_on(label: str, count: int, found: list[tuple[str, str, str]]) -> None:
    assert _found(BODY, **{label: "a " * count}) == found


def test_only_the_gist_may_have_lines() -> None:
    found = _found(BODY, "Toral shelled\n\nthe port.", "Toral shelled\n\nthe port.")

    assert [(verdict, str(detail).split(":")[0]) for _, verdict, detail in found] == [
        ("hidden_characters", "headline")
    ]


def test_a_number_is_looked_for_in_the_whole_article() -> None:
    assert _found(BODY, gist="99 men fled.") == [("numbers", "unsupported", "gist: 99")]
