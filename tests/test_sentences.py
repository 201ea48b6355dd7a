"""Sentence bounds in news prose."""

import pytest

from summarise.sentences import split_sentences

ONE = [
    "Lt. Gen. Mark Smith of the U.S. Army met Lt. Col. Jones at 3 p.m. on Jan. 5 in St. Petersburg.",
    "No. 10 declined to say whether Sen. Hale and Rep. Orr had called.",
    "The vote is at 3 p.m. Friday.",
    "The convoy left at 6 a.m. GMT with Col.-Gen. Ivanov and Lt.-Col. Roe.",
    "About 3,000 sq. km. of land and $3.2 bn. of aid were named.",
    "“Is it war?” he asked.",
    "Gov. Abbott vs. the ministry, i.e. the capital, e.g. its palace.",
    "The firm, Lorham Corp., and Dr. M. K. Hale of Washington, D.C., agreed.",
    "It happened on Sept. 3 and on Tues. the 5th.",
    "Article No. 5 and Art. 7 of the U.N. Charter apply.",
    "He paused ... and left.",
    "Am 3. Oktober kam z. B. der Minister.",
]

SEVERAL = [
    ["The talks failed in the U.S.", "The president left."],
    ["“We will not stop.”", "She left."],
    ['"We will go," he said.', '"They won\'t."'],
    ["The U.N. Security Council met.", "It adjourned."],
    ["She arrived at 5 a.m.", "The talks began."],
    ["It happened in Oct. 2023.", "It was No. 1 on the list."],
    ["Casualties rose to 1.5 million.", "Aid came."],
    ["What next?", "War!", "Peace."],
    ["“We will fight on,” he said.", "“They know it.”"],
    ["他说:“我们走。”", "她离开了。", "战争结束。"],
    ["قال الوزير ذلك.", "هل انتهت؟", "نعم."],
    ["«Nous partons.»", "Il a dit cela."],
]


def pieces(text: str, language: str | None = None) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text, language)]


@pytest.mark.parametrize("text", ONE)
def test_abbreviations_and_clock_times_do_not_end_a_sentence(text: str) -> None:
    assert pieces(text, "de" if text.startswith("Am ") else "en") == [text]


@pytest.mark.parametrize("parts", SEVERAL, ids=lambda parts: parts[0])
def test_sentences_end_where_a_reader_ends_them(parts: list[str]) -> None:
    language = "zh" if "他" in parts[0] else "ar" if "قال" in parts[0] else "en"

    assert pieces(" ".join(parts), language) == parts


def test_line_breaks_inside_a_paragraph_count_as_spaces() -> None:
    assert pieces("The army\nleft. The\nrebels came.") == [
        "The army\nleft.",
        "The\nrebels came.",
    ]


def test_half_a_character_is_one_of_a_sentence() -> None:
    assert split_sentences("He fled \ud800. She stayed.") == [(0, 10), (11, 22)]


def test_blank_text_has_no_sentence() -> None:
    assert split_sentences(" \n ") == []


def test_a_line_of_bare_punctuation_joins_what_stands_before_it() -> None:
    assert pieces("They left. ***") == ["They left. ***"]
