"""Evidence of which the article itself says that it did not happen."""

import pytest

from check_articles import article_of
from summarise.article import Article, PassageKind
from summarise.checks.quoting.made_up import check_made_up
from summarise.checks.quoting.quotes import locate

QUOTE = "the fleet shelled the palace"
MADE_UP = [
    "At dawn the fleet shelled the palace. None of it happened.",
    "At dawn the fleet shelled the palace, one post said. It had been up for hours. Nothing of the kind happened.",
    "A post says that the fleet shelled the palace. There was no such shelling, the harbour master's log shows.",
    "In the last chapter the fleet shelled the palace and the king fled.",
    "The thriller opens with a bang: the fleet shelled the palace.",
    "At dawn the fleet shelled the palace and the king fled, leaflets say. Neither is true.",
    "At dawn the fleet shelled the palace, a post says. Both claims were untrue.",
    'A forged statement went round: "At dawn the fleet shelled the palace. The king is dead."',
    'A forged letter reads: "At dawn the fleet shelled the palace."',
    f'A forged letter reads: "The fleet shelled the palace.{" The king is dead." * 20}"',
    "In the novel, the fleet shelled the palace.",
]
TOLD = [
    "At dawn the fleet shelled the palace.",
    "At dawn the fleet shelled the palace. None of the guards was hurt.",
    "At dawn the fleet shelled the palace. There was no such raid in the north.",
    "At dawn the fleet shelled the palace. The minister said that no such shelling took place.",
    "In the film archive nothing was left after the fleet shelled the palace.",
    "On Monday a forged letter was found. At dawn the fleet shelled the palace.",
    'The general said in a letter: "At dawn the fleet shelled the palace."',
    "At dawn the fleet shelled the palace, hours before a film about it opens in Oman.",
    "At dawn the fleet shelled the palace.\n\nThe mayor told of ghosts. None of it happened.",
    "Posts told of a coup. None of it happened. At dawn the fleet shelled the palace.",
    'The general said: "A forged letter was found before the fleet shelled the palace."',
    'Posts told of a coup. None of it was true.\n\nThe general: "A leaflet said so, and the fleet shelled the palace."',
    'A forged letter was found.\n\nThe general said: "At dawn the fleet shelled the palace."',
]


def _verdict(paragraph: str, claim: str = "The palace was shelled.", language: str = "en") -> str:
    text = f"The talks go on in Oman, both sides said on Monday.\n\n{paragraph}\n\nThey end soon."
    article = Article.from_text(text, language=language)
    number = next((s.number for s in article.sentences if QUOTE in article.text_of(s)), 1)
    return check_made_up(claim, [locate(QUOTE, number, article)], article).verdict


@pytest.mark.parametrize("paragraph", MADE_UP)
def test_what_the_article_takes_back_or_a_novel_tells_is_made_up(paragraph: str) -> None:
    assert _verdict(paragraph) == "made_up"


@pytest.mark.parametrize("paragraph", TOLD)
def test_news_beside_a_denial_a_film_or_a_forgery_is_told(paragraph: str) -> None:
    assert _verdict(paragraph) == "ok"


@pytest.mark.parametrize(
    "claim",
    [
        "The fleet did not shell the palace.",
        "In a novel the fleet shells the palace.",
        "A forged statement spoke of a shelling.",
        "The fleet would have shelled the palace.",
    ],
)
def test_a_claim_that_says_so_itself_may_tell_it(claim: str) -> None:
    assert _verdict(MADE_UP[0], claim) == "ok"


def test_the_first_sentence_of_the_next_paragraph_may_take_it_back() -> None:
    paragraph = "At dawn the fleet shelled the palace.\n\nNone of this is true, the mayor says."

    assert _verdict(paragraph) == "made_up"


def test_what_is_told_a_second_time_elsewhere_is_not_made_up() -> None:
    text = (
        "At dawn the fleet shelled the palace, a post said. None of it happened.\n\n"
        "Later the fleet shelled the palace in earnest."
    )
    article = Article.from_text(text, language="en")
    located = [locate(QUOTE, 1, article), locate("fleet shelled the palace in earnest", 3, article)]

    assert check_made_up("The palace was shelled.", located, article).verdict == "ok"


def test_a_denial_that_is_evidence_itself_takes_back_what_it_denies() -> None:
    raid = "At dawn the fleet shelled the palace. There was no such raid in the north."
    article = Article.from_text(raid, language="en")
    located = [locate("shelled the palace. There was no such raid", 1, article)]

    assert check_made_up("The palace was shelled.", located, article).verdict == "ok"


def test_other_languages_are_left_alone() -> None:
    assert _verdict(MADE_UP[0], language="de") == "ok"


def test_evidence_that_was_not_found_does_not_bear_out_what_is_made_up() -> None:
    article = Article.from_text(f"The talks go on in Oman.\n\n{MADE_UP[0]}", language="en")
    invented = locate("a comet fell on seven villages", 1, article)

    found = check_made_up("The palace was shelled.", [locate(QUOTE, 2, article), invented], article)

    assert found.verdict == "made_up"


def test_without_evidence_nothing_is_made_up() -> None:
    article = Article.from_text(MADE_UP[0], language="en")

    assert check_made_up("The palace was shelled.", [], article).verdict == "ok"


def test_what_a_caption_shows_is_not_taken_back_by_the_article() -> None:
    caption = [(PassageKind.CAPTION, "Smoke after the fleet shelled the palace")]
    article = article_of(["A palace burned.", "None of it happened."], furniture=caption)

    found = check_made_up("The palace was shelled.", [locate(QUOTE, None, article)], article)

    assert found.verdict == "ok"
