"""Articles: reversible normalisation, paragraphs, numbered sentences."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarise.article import Article, PassageKind

PASTE = """Minister Ana Roe at a news conference in Quell. Bo Lee/Getty Images/AFP
WORLD

Army leaves border town as talks resume

Thousands return to the valley

TDT, Ana Roe

The army left on Monday, Lt. Gen. Orr said. "We are going home," he added at 3 p.m. Friday.

Talks resume in the U.S. next week.

(Sources: AFP; Ana Roe, Reuters)"""


def bodies(article: Article) -> list[str]:
    return [article.text_of(sentence) for sentence in article.sentences]


def test_furniture_of_a_pasted_page_is_kept_out_of_the_numbered_sentences() -> None:
    article = Article.from_text(PASTE)

    assert bodies(article) == [
        "The army left on Monday, Lt. Gen. Orr said.",
        '"We are going home," he added at 3 p.m. Friday.',
        "Talks resume in the U.S. next week.",
    ]
    assert article.title == "Army leaves border town as talks resume"
    assert [item.kind for item in article.furniture] == [
        PassageKind.CAPTION,
        PassageKind.LABEL,
        PassageKind.TITLE,
        PassageKind.DECK,
        PassageKind.BYLINE,
        PassageKind.CREDIT,
    ]


def test_a_date_line_gives_the_publication_date() -> None:
    article = Article.from_text("Army leaves town\n\nMonday, July 17, 2023\n\nIt left. All did.")

    assert article.published == date(2023, 7, 17)


def test_what_the_page_declares_wins_over_what_is_recognised() -> None:
    article = Article.from_text(
        "Army leaves town\n\nIt left. All did.", title="Else", published=date(2020, 1, 2)
    )

    assert (article.title, article.published) == ("Else", date(2020, 1, 2))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One left. Two came.", ["One left.", "Two came."]),
        ("- First point here.\n- Second point here.", ["First point here.", "Second point here."]),
        ("1. Talks began.\n2. Talks ended.", ["Talks began.", "Talks ended."]),
        ("A line.\nAnother line.", ["A line.", "Another line."]),
        (
            "This text is wrapped at some sixty columns as mail programs do,\n"
            "so that a line ends in the middle of a sentence and the next\n"
            "line goes on with it.",
            ["This text is wrapped at some sixty columns as mail programs do,\n"
             "so that a line ends in the middle of a sentence and the next\n"
             "line goes on with it."],
        ),
    ],
)  # fmt: skip
def test_paragraphs_and_bullets_divide_sentences_and_wraps_do_not(
    text: str, expected: list[str]
) -> None:
    assert bodies(Article.from_text(text)) == expected


def test_line_ends_of_every_kind_become_line_feeds_and_controls_vanish() -> None:
    article = Article.from_text("\ufeffIt left.\r\nAll\x00 did.\rThey\x1b[31m came.\x85End.")

    assert article.text == "It left.\nAll did.\nThey[31m came.\nEnd."


def test_offsets_map_back_to_the_text_that_was_given() -> None:
    raw = "\ufeffIt left.\r\nAll\x00 of them did."
    article = Article.from_text(raw)
    start = article.text.index("All")

    begin, end = article.raw_span(start, start + len("All of"))

    assert raw[begin:end] == "All\x00 of"


@given(st.text(max_size=300))
def test_every_sentence_lies_in_the_text_and_maps_back(raw: str) -> None:
    article = Article.from_text(raw)

    previous = 0
    for number, sentence in enumerate(article.sentences, start=1):
        assert sentence.number == number
        assert previous <= sentence.start < sentence.end <= len(article.text)
        previous = sentence.end
        first, last = article.raw_span(sentence.start, sentence.start + 1)
        assert last == first + 1
        assert raw[first] == article.text[sentence.start] or raw[first] in "\r\v\f\x85\u2028\u2029"


@given(st.text(alphabet=" \n.ab\"'“”-1", max_size=200))
def test_sentence_at_finds_the_sentence_of_every_offset(raw: str) -> None:
    article = Article.from_text(raw)

    for sentence in article.sentences:
        for offset in (sentence.start, sentence.end - 1):
            assert article.sentence_at(offset) == sentence


def test_sentence_at_is_none_outside_the_body() -> None:
    article = Article.from_text(PASTE)

    assert article.sentence_at(0) is None
    assert article.sentence_at(len(article.text) + 5) is None


def test_sentence_numbers_out_of_range_have_no_sentence() -> None:
    article = Article.from_text("One left.")

    assert [article.sentence(number) for number in (0, 2, -1)] == [None, None, None]


def test_the_digest_is_of_the_text_alone() -> None:
    assert Article.from_text("A b.\r\n", source="x").sha256 == Article.from_text("A b.\n").sha256


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that troops would leave the valley on Monday.", "en"),
        ("Der Minister sagte, die Truppen würden das Tal am Montag verlassen.", "de"),
        ("Министр заявил, что войска покинут долину в понедельник.", "ru"),
        ("Left.", None),
    ],
)
def test_the_language_is_detected_or_left_open(text: str, language: str | None) -> None:
    assert Article.from_text(text).language == language
