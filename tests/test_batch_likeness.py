from collections.abc import Iterator
from contextlib import closing

import pytest

from summarise.article import Article
from summarise.batch.likeness import Likeness, similarity, sketch_of

SENTENCES = [
    f"On day {number} the {army} moved {number * 7} vehicles across the {river} near {town}."
    for number, army, river, town in zip(
        range(40),
        ["northern corps", "border guard", "coastal brigade", "river flotilla"] * 10,
        ["Sava", "Drina", "Una", "Vrbas", "Bosna"] * 8,
        ["the old mill", "a bridge", "the ferry", "two villages", "the depot", "a pass"] * 7,
        strict=False,
    )
]


@pytest.fixture
def known() -> Iterator[Likeness]:
    with closing(Likeness()) as likeness:
        yield likeness


def article(sentences: list[str], title: str | None = None) -> Article:
    return Article.from_text(" ".join(sentences), title=title, language="en")


def test_a_copy_cut_at_its_end_is_found(known: Likeness) -> None:
    known.met("wire", sketch_of(article(SENTENCES)))

    found = known.met("paper", sketch_of(article(SENTENCES[:34], title="Another headline")))

    assert found == "wire"


def test_a_copy_with_an_edited_sentence_is_found(known: Likeness) -> None:
    edited = [
        *SENTENCES[:5],
        "An editor put this sentence in the place of another.",
        *SENTENCES[6:],
    ]
    known.met("wire", sketch_of(article(SENTENCES)))

    assert known.met("paper", sketch_of(article(edited))) == "wire"


def test_half_of_an_article_is_not_nearly_the_same(known: Likeness) -> None:
    known.met("wire", sketch_of(article(SENTENCES)))

    assert known.met("part", sketch_of(article(SENTENCES[:20]))) is None


def test_an_unrelated_article_is_not_found(known: Likeness) -> None:
    known.met("wire", sketch_of(article(SENTENCES[:20])))

    assert known.met("other", sketch_of(article(SENTENCES[20:]))) is None


def test_the_most_alike_of_several_is_named(known: Likeness) -> None:
    known.met("less", sketch_of(article(SENTENCES[:32])))
    known.met("more", sketch_of(article(SENTENCES[:38])))

    assert known.met("new", sketch_of(article(SENTENCES))) == "more"


@pytest.mark.parametrize("kept", [40, 36, 30, 20, 10])
def test_the_estimate_is_near_the_true_share(kept: int) -> None:
    def runs(found: Article) -> set[tuple[str, ...]]:
        words = found.text.casefold().split()
        return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}

    left, right = article(SENTENCES), article(SENTENCES[:kept])
    true = len(runs(left) & runs(right)) / len(runs(left) | runs(right))

    estimated = similarity(sketch_of(left), sketch_of(right))

    assert estimated == pytest.approx(true, abs=0.12)  # three standard errors of 128 values


def test_an_article_shorter_than_a_run_has_a_sketch() -> None:
    assert similarity(sketch_of(article(["Guns fell."])), sketch_of(article(["Guns fell."]))) == 1
