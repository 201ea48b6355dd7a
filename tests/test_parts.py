"""Long articles: into parts and back."""

from itertools import pairwise

import pytest

from summarise.article import Article
from summarise.draft import Draft, DraftActor
from summarise.parts import estimate_tokens, merge_drafts, split_article
from summarise.vocabulary import ActorRole, ActorType


def article(paragraphs: int, sentences: int = 3) -> Article:
    return Article.from_text(
        "\n\n".join(
            " ".join(f"Sentence {p}-{s} says that nothing moved." for s in range(sentences))
            for p in range(paragraphs)
        )
    )


def actor(name: str, *aliases: str) -> DraftActor:
    return DraftActor(
        name=name, aliases=aliases, type=ActorType.STATE, country=None, role=ActorRole.SOURCE
    )


def draft(headline: str, *actors: DraftActor) -> Draft:
    return Draft(claims=(), actors=actors, signals=(), headline=headline, gist="A gist.")


def test_an_article_that_fits_is_one_part() -> None:
    whole = article(5)

    assert split_article(whole, 10_000) == [whole.sentences]


@pytest.mark.parametrize("limit", [60, 100, 250])
def test_parts_fit_cover_everything_and_overlap_by_a_paragraph(limit: int) -> None:
    whole = article(30)

    parts = split_article(whole, limit)

    assert len(parts) > 1
    assert {item.number for part in parts for item in part} == set(range(1, 91))
    for part in parts:
        assert estimate_tokens(whole.text[part[0].start : part[-1].end]) <= limit
    for before, after in pairwise(parts):
        assert after[0].number == before[-1].number - 2


def test_a_paragraph_longer_than_a_part_is_divided_between_sentences() -> None:
    whole = article(1, sentences=40)

    parts = split_article(whole, 100)

    assert len(parts) > 1
    assert {item.number for part in parts for item in part} == set(range(1, 41))


def test_actors_of_one_name_or_alias_become_one() -> None:
    merged = merge_drafts(
        [
            draft("First", actor("United Nations", "UN"), actor("Varnosk")),
            draft("Second", actor("UN", "the world body"), actor("Quellmere")),
        ]
    )

    assert [item.name for item in merged.actors] == ["United Nations", "Varnosk", "Quellmere"]
    assert merged.actors[0].aliases == ("UN", "the world body")
    assert merged.headline == "First"


def test_tokens_are_characters_over_four_rounded_up() -> None:
    assert [estimate_tokens("x" * size) for size in (0, 1, 4, 5)] == [0, 1, 1, 2]
