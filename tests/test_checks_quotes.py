"""Where a quote stands in the article, and how exactly."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from check_articles import article_of
from summarise.article import PassageKind
from summarise.checks.quoting.alteration import difference
from summarise.checks.quoting.quotes import locate
from summarise.checks.text.bounds import whole_words
from summarise.vocabulary import QuoteVerdict

VERBATIM, TYPOGRAPHIC = QuoteVerdict.VERBATIM, QuoteVerdict.TYPOGRAPHIC
ALTERED, ABSENT = QuoteVerdict.ALTERED, QuoteVerdict.ABSENT

# Quote, sentence of the article, verdict. The phenomena are those at which similarity-based
# aligners were seen to fail; the sentences are our own.
ROWS = [
    ("The president ordered a nuclear strike on London", "Rain fell over the valley.", ABSENT),
    (
        "Minsk will rejoin the treaty with Warsaw",
        "Minsk will not rejoin the treaty with Warsaw.",
        ALTERED,
    ),
    ("Some 31 soldiers died in the ambush", "Some 13 soldiers died in the ambush.", ALTERED),
    ("Refugees numbered 25 million", "Refugees numbered 2.5 million.", ALTERED),
    ("5 million refugees", "There were 2.5 million refugees.", ALTERED),
    ("Refugees numbered 2.", "Refugees numbered 2.5 million.", ALTERED),
    ("numbered 2.", "In May the refugees numbered 2.", VERBATIM),
    ("Syria said Lebanon signed the pact", "Lebanon said Syria signed the pact.", ALTERED),
    ("it had mined the harbour", "The navy denied that it had mined the harbour.", VERBATIM),
    ("They don't want war", "“They don’t want war,” she said.", TYPOGRAPHIC),
    ("They don", "“They don’t want war,” she said.", ALTERED),
    ("Listen... then act", "Listen… then act, he urged.", TYPOGRAPHIC),
    ("Listen ... then act", "Listen… then act, he urged.", TYPOGRAPHIC),
    ("14000 troops crossed", "Some 14,000 troops crossed the river.", ALTERED),
    ("the US refused", "Then the U.S. refused.", ALTERED),
    (
        "Erdo\u011fan replied",
        unicodedata.normalize("NFD", "Erdo\u011fan replied at once."),
        TYPOGRAPHIC,
    ),
    ("armistice broke", "The armi\u00adstice bro\u200bke down.", TYPOGRAPHIC),
    ("Upper Silesia", "Talks on Upper\u00a0Silesia began.", TYPOGRAPHIC),
    ("IRAN WILL ACT", "Iran will act, he said.", TYPOGRAPHIC),
    ("“Iran will act”", "Iran will act, he said.", VERBATIM),
    ("Iran will act.", "Iran will act, he said.", VERBATIM),
    ("will act...", "Iran will act, he said.", VERBATIM),
    ("Iran", "The Iranian navy sailed.", ALTERED),
    ("Iran", "It was Iran's navy.", VERBATIM),
    ("nuclear weapons", "They hold non-nuclear weapons only.", ALTERED),
    ("nuclear", "They hold non-nuclear arms.", ALTERED),
    ("000 troops", "Some 14,000 troops crossed.", ALTERED),
    ("军队进入", "俄罗斯军队进入库尔斯克。", VERBATIM),
    ("", "Iran will act.", ABSENT),
    ("  “…” ", "Iran will act.", ABSENT),
    ("x", "Iran will act.", ABSENT),
    ("Ilm", "Rain fell.", ABSENT),
]


@pytest.mark.parametrize(("quote", "sentence", "verdict"), ROWS)
def test_a_quote_gets_the_verdict_of_a_careful_reader(
    quote: str, sentence: str, verdict: QuoteVerdict
) -> None:
    article = article_of([sentence, "Nothing else happened in town."])

    located = locate(quote, 1, article)

    assert located.verdict is verdict, located.detail


def test_the_span_holds_the_source_and_not_the_quote() -> None:
    article = article_of(["He said “we won’t go” twice."])

    located = locate('"WE WON\'T GO"', 1, article)

    assert article.text[located.start : located.end] == "we won’t go"


def test_verbatim_beats_another_spelling_in_the_same_sentence() -> None:
    article = article_of(["THE ARMY and then the army moved."])

    located = locate("the army", 1, article)

    assert (located.verdict, located.start) == (VERBATIM, 18)


def test_the_same_words_twice_in_the_named_sentence_are_the_first() -> None:
    article = article_of(["War is war and war ends."])

    located = locate("war", 1, article)

    assert (located.start, len(located.places)) == (7, 3)


def test_words_of_a_neighbour_are_found_there_and_the_number_is_put_right() -> None:
    article = article_of(["One came."], ["Two went.", "Kyiv spoke."])

    located = locate("Kyiv spoke", 2, article)

    assert (located.verdict, located.sentence) == (VERBATIM, 3)
    assert located.detail == "found in sentence 3, not 2"


def test_a_neighbour_goes_before_a_distant_sentence() -> None:
    article = article_of(
        ["The army left.", "A.", "Bees.", "Cows.", "Dogs.", "The army left.", "Elk."]
    )

    located = locate("The army left", 7, article)

    assert (located.verdict, located.sentence) == (VERBATIM, 6)


def test_several_places_none_of_them_named_are_ambiguous() -> None:
    article = article_of(["The army left.", "Ants.", "Bees.", "Cows.", "Dogs.", "The army left."])

    located = locate("the army left", None, article)

    assert located.verdict is QuoteVerdict.AMBIGUOUS
    assert [place.sentence for place in located.places] == [1, 6]
    assert located.detail == "2 places: sentences 1, 6"


@pytest.mark.parametrize("number", [0, -3, 99])
def test_a_number_of_no_sentence_does_not_hinder_the_search(number: int) -> None:
    article = article_of(["The army left."])

    located = locate("army left", number, article)

    assert (located.verdict, located.sentence) == (VERBATIM, 1)
    assert located.detail == f"found in sentence 1, not {number}"


def test_a_quote_may_run_over_into_the_next_sentence() -> None:
    article = article_of(["They fled.", "Nobody stayed."])

    located = locate("fled. Nobody", 1, article)

    assert (located.verdict, located.sentence) == (VERBATIM, 1)
    assert article.text[located.start : located.end] == "fled. Nobody"


def test_a_quote_may_not_run_over_a_caption() -> None:
    article = article_of(["Ruins of a school"], furniture=[(PassageKind.CAPTION, "Troops leave")])

    located = locate("leave Ruins", 1, article)

    assert located.verdict is not VERBATIM
    assert not located.found


@pytest.mark.parametrize(
    "kind",
    [
        PassageKind.TITLE,
        PassageKind.CAPTION,
        PassageKind.LABEL,
        PassageKind.BYLINE,
        PassageKind.CREDIT,
    ],
)
def test_words_that_stand_only_in_furniture_are_outside_the_body(kind: PassageKind) -> None:
    article = article_of(["Rain fell."], furniture=[(kind, "War breaks out in Ruritania")])

    located = locate("War breaks out", 1, article)

    assert located.verdict is QuoteVerdict.OUTSIDE_BODY
    assert located.sentence is None
    assert located.detail == f"only in the {kind.value}"


def test_words_of_a_declared_title_that_the_text_lacks_are_outside_the_body() -> None:
    article = article_of(["Rain fell."], title="War breaks out")

    located = locate("War breaks out", 1, article)

    assert (located.verdict, located.start) == (QuoteVerdict.OUTSIDE_BODY, None)


def test_words_in_caption_and_body_are_of_the_body() -> None:
    article = article_of(
        ["War breaks out today."], furniture=[(PassageKind.CAPTION, "War breaks out")]
    )

    located = locate("War breaks out", 1, article)

    assert (located.verdict, located.sentence) == (VERBATIM, 1)


JOINED = "The army left the old city before dawn."


@pytest.mark.parametrize("mark", ["...", "…", " ... ", " […] ", " (...) ", ". . ."])
def test_pieces_of_one_sentence_may_be_joined_by_a_marked_omission(mark: str) -> None:
    article = article_of([JOINED])

    located = locate(f"The army left{mark}before dawn", 1, article)

    assert located.verdict is TYPOGRAPHIC
    assert located.detail == "joined over an omission"
    assert article.text[located.start : located.end] == JOINED[:-1]


@pytest.mark.parametrize(
    ("quote", "sentences", "detail"),
    [
        ("The army … attack", ["The army did not attack."], 'the words left out hold "not"'),
        ("The army … attacking", ["The army denied ever attacking."], 'hold "denied"'),
        ("The army … a bridge", ["The army left.", "They blew up a bridge."], "sentences 1 and 2"),
        ("before dawn … The army", [JOINED], "in another order"),
    ],
)
def test_an_omission_may_hide_nothing(quote: str, sentences: list[str], detail: str) -> None:
    located = locate(quote, 1, article_of(sentences))

    assert located.verdict is ALTERED
    assert detail in str(located.detail)


def test_an_omission_with_an_invented_piece_is_not_accepted() -> None:
    located = locate("The army left … burning tanks", 1, article_of([JOINED]))

    assert not located.found


@pytest.mark.parametrize(
    ("source", "quote", "shown"),
    [
        ("At least 12 died.", "At least 21 died", '"12" -> "21"'),
        ("Iran will not talk.", "Iran will talk", '"not" left out'),
        ("Iran will talk.", "Iran will never talk", '"never" added'),
        ("“We won’t go”", "We won't go", "punctuation differs"),
        ("Iran and Oman will talk.", "Toral will talk", '"Iran and Oman" -> "Toral"'),
        ("Toral will talk.", "Iran and Oman will talk", '"Toral" -> "Iran and Oman"'),
        ("He left : we stay.", "He left we stay", "punctuation differs"),
        ("12 died in May.", "21 died in June", '"12" -> "21"; "May" -> "June"'),
    ],
)
def test_the_difference_names_the_words(source: str, quote: str, shown: str) -> None:
    assert difference(source, quote) == shown


def test_an_altered_quote_points_at_the_words_it_alters() -> None:
    article = article_of(["Rain fell.", "At least 12 people died in Rafah."])

    located = locate("at least 21 people died", 2, article)

    assert (located.verdict, located.sentence) == (ALTERED, 2)
    assert article.text[located.start : located.end] == "At least 12 people died"


@pytest.mark.parametrize("number", [None, 2, 4])
def test_the_words_that_a_quote_alters_are_sought_in_the_whole_article(number: int | None) -> None:
    article = article_of(["A private fled the port.", "Rain fell.", "Snow fell.", "Ilm spoke."])

    located = locate("A sergeant fled the port", number, article)

    assert (located.verdict, located.sentence) == (ALTERED, 1)
    assert article.text[located.start : located.end] == "A private fled the port."


def test_an_altered_quote_in_a_script_of_many_letters_points_at_the_words_it_alters() -> None:
    body = "".join(chr(0x4E00 + index) for index in range(180))
    article = article_of([body])

    located = locate(f"{body[:90]}不是{body[92:]}", 1, article)

    assert (located.verdict, located.start) == (ALTERED, article.text.index(body))


def test_an_invented_quote_in_a_script_of_many_letters_is_absent() -> None:
    body = "".join(chr(0x4E00 + index) for index in range(400))

    located = locate("完全に別の引用文です", 1, article_of([body]))

    assert located.verdict is ABSENT


@pytest.mark.parametrize(
    ("text", "start", "end", "whole"),
    [
        ("we won't go", 0, 6, False),
        ("we won't go", 7, 8, False),
        ("iran's navy", 0, 4, True),
        ("l'iran dit", 2, 6, True),
        ("1,200 men", 2, 5, False),
        ("1,200 men", 0, 1, False),
        ("in 1200, men", 3, 7, True),
        ("(iaea) said", 1, 5, True),
        ("cafe\u0301s", 0, 4, False),
    ],
)
def test_word_bounds(text: str, start: int, end: int, whole: bool) -> None:
    assert whole_words(text, start, end) is whole


WORDS = st.sampled_from(
    [
        "Iran",
        "the",
        "army",
        "won’t",
        "go",
        "“No”",
        "12,000",
        "…",
        "-",
        "a\u0301",
        "战",
        "\u00ad",
        ".",
        "not",
    ]
)
SENTENCE = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)


@given(st.lists(SENTENCE, min_size=1, max_size=4), st.text(max_size=40), st.integers(-2, 6))
def test_locating_never_raises_and_spans_lie_inside_the_text(
    sentences: list[str], quote: str, number: int
) -> None:
    article = article_of(sentences)

    located = locate(quote, number, article)

    if located.start is not None:
        assert located.end is not None
        assert 0 <= located.start <= located.end <= len(article.text)
    assert not located.found or located.sentence is not None


@given(st.lists(SENTENCE, min_size=1, max_size=4), st.data())
def test_whole_words_copied_from_a_sentence_are_always_found(
    sentences: list[str], data: st.DataObject
) -> None:
    article = article_of(sentences)
    number = data.draw(st.integers(1, len(sentences)))
    words = sentences[number - 1].split(" ")
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    quote = " ".join(words[first:last])

    located = locate(quote, number, article)

    # A full stop that stands alone may belong to an ellipsis before it: they fold to one.
    ends = all(any(map(str.isalnum, words[at])) for at in (first, last - 1))
    assert located.found or not ends or sum(map(str.isalnum, quote)) < 2


@pytest.mark.parametrize(
    ("count", "detail"),
    [
        (8, "8 places: sentences 1, 2, 3, 4, 5, 6, 7, 8"),
        (9, "9 places: sentences 1, 2, 3, 4, 5, 6, 7, 8, …"),
    ],
)
def test_eight_places_are_named_and_the_others_are_left_out(count: int, detail: str) -> None:
    located = locate("the army left", None, article_of(["The army left town."] * count))

    assert located.detail == detail


def test_the_only_place_of_a_quote_without_a_number_needs_no_remark() -> None:
    located = locate("The army left", None, article_of(["Rain fell.", "The army left town."]))

    assert (located.verdict, located.sentence, located.detail) == (VERBATIM, 2, None)


def test_the_third_sentence_from_the_named_one_is_no_neighbour() -> None:
    left, others = "The army left.", ["Ants.", "Bees."]
    article = article_of([left, *others, "Cows.", *others, "Dogs.", left])

    located = locate("The army left", 4, article)

    assert located.verdict is QuoteVerdict.AMBIGUOUS


@pytest.mark.parametrize(
    ("quote", "sentence", "words"),
    [
        ("Iran will rejoin it", "Iranians will rejoin it.", "Iranians will rejoin it."),
        ("rans will rejoin", "Iranians will rejoin it.", "Iranians will rejoin"),
        ("wont withdraw", "He won't withdraw from here.", "won't withdraw"),
        ("the harbour was minded", "Yes, the harbour was mined.", "the harbour was mined."),
        ("guard fled the port", "Six guards fled the port in May.", "guards fled the port"),
        ("guards fled the por", "Six guards fled the port in May.", "guards fled the port"),
        ("A sergeant fled the port", "A private fled the port in May.", "A private fled the port"),
        ("Six men fled the port.", "Six guards fled the port.", "Six guards fled the port."),
    ],
)
def test_an_altered_quote_points_at_whole_words(quote: str, sentence: str, words: str) -> None:
    article = article_of([sentence])

    located = locate(quote, 1, article)

    assert located.verdict is ALTERED
    assert article.text[located.start : located.end] == words


def test_a_joined_quote_is_sought_near_the_named_sentence_first() -> None:
    burning = "The army left the town with nine burning tanks."

    located = locate(
        "The army left the town … nine burning tanks",
        4,
        article_of([burning, "Rain fell.", "Snow fell.", burning]),
    )

    assert (located.verdict, located.sentence) == (TYPOGRAPHIC, 4)
