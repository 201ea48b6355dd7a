from __future__ import annotations

import pytest

from summarise.article import Article
from summarise.baseline.engine import draft_article
from summarise.draft import DraftClaim
from summarise.vocabulary import Certainty, ClaimStatus, Corroboration


def claim(text: str, number: int = 1) -> DraftClaim:
    article = Article.from_text(text, language="en")
    found = draft_article(article).claims
    return next(item for item in found if item.evidence[0].sentence == number)


@pytest.mark.parametrize(
    ("text", "speaker", "kind"),
    [
        ("Foreign Minister Anna Berg said the talks had failed.", "Anna Berg", "named_official"),
        (
            "“The talks have failed,” said Foreign Minister Anna Berg.",
            "Anna Berg",
            "named_official",
        ),
        (
            "“The talks have failed,” Foreign Minister Anna Berg said.",
            "Anna Berg",
            "named_official",
        ),
        ("The talks have failed, Foreign Minister Anna Berg said.", "Anna Berg", "named_official"),
        ("Gen. Karl Holt told Reuters that the talks had failed.", "Karl Holt", "named_official"),
        (
            "Anna Berg, the foreign minister, said the talks had failed.",
            "Anna Berg",
            "named_official",
        ),
        (
            "On Friday, Foreign Minister Anna Berg said the talks failed.",
            "Anna Berg",
            "named_official",
        ),
        (
            "Turkish officials said the talks had failed on Monday.",
            "Turkish officials",
            "unnamed_official",
        ),
        ("A spokesperson said the talks had failed on Monday.", "spokesperson", "unnamed_official"),
        ("The Interior Ministry said the talks had failed.", "Interior Ministry", "institution"),
        (
            "According to the United Nations, the talks have failed.",
            "United Nations",
            "institution",
        ),
        ("The talks have failed, according to the Iraqi army.", "Iraqi army", "institution"),
        ("Iran said that the talks had failed on Monday.", "Iran", "institution"),
        ("The Taliban said the talks had failed on Monday.", "Taliban", "armed_group"),
        ("Taliban spokesman Omar Wali said the talks had failed.", "Omar Wali", "armed_group"),
        ("Analyst Jo Marsh said the talks had failed on Monday.", "Jo Marsh", "expert"),
        ("Analysts said the talks had failed on Monday evening.", "Analysts", "expert"),
        ("Witnesses said soldiers had entered the town.", "Witnesses", "eyewitness"),
        ("Reuters reported that the talks had failed on Monday.", "Reuters", "media_outlet"),
        ("A report said the talks had failed on Monday evening.", "report", "document_or_imagery"),
        ("Soldiers entered the town of Adwa on Monday.", None, "journalist"),
    ],
)
def test_the_speaker_and_the_kind_of_source(text: str, speaker: str | None, kind: str) -> None:
    found = claim(text)

    assert (found.speaker, found.speaker_kind.value) == (speaker, kind)


def test_he_is_the_only_person_who_spoke_in_the_sentence_before() -> None:
    text = "President Luis Mora said the border was closed. He said it would stay closed for weeks."

    assert claim(text, 2).speaker == "Luis Mora"


def test_he_stays_open_when_the_sentence_before_names_two_people() -> None:
    text = (
        "President Luis Mora said General Karl Holt had closed the border. "
        "He said it would stay closed for weeks on end, at least 20 days."
    )

    assert claim(text, 2).speaker is None


@pytest.mark.parametrize(
    ("text", "speaker", "via"),
    [
        ("General Karl Holt told Reuters that the bridge was gone.", "Karl Holt", "Reuters"),
        ("According to KCNA, General Karl Holt said the bridge was gone.", "Karl Holt", "KCNA"),
        ("General Karl Holt said the bridge was gone on Monday.", "Karl Holt", None),
    ],
)
def test_an_outlet_that_passes_words_on_is_the_relay(
    text: str, speaker: str, via: str | None
) -> None:
    found = claim(text)

    assert (found.speaker, found.via) == (speaker, via)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Iran said that the bridge was closed on Monday.", "The bridge was closed on Monday."),
        ("Iran said the bridge was closed on Monday.", "The bridge was closed on Monday."),
        ("According to Iran, the bridge was closed on Monday.", "The bridge was closed on Monday."),
        ("The bridge was closed on Monday, Iran said.", "The bridge was closed on Monday."),
    ],
)
def test_the_attribution_is_taken_off_where_a_full_clause_is_left(text: str, expected: str) -> None:
    assert claim(text).text == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran said it would close the bridge on Monday.",
        "Iran denied that it had closed the bridge on Monday.",
        "Iran announced the complete closure of the bridge.",
        "Iran said the closure was “a measure of last resort” on Monday.",
        "Iran did not say that the bridge was closed on Monday.",
        "Shells hit the bridge, the Iraqi army said, hours after Iran fired the first rockets.",
    ],
)
def test_the_sentence_stays_whole_where_its_rest_would_not_stand_alone(text: str) -> None:
    assert claim(text).text == text


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Iran said the bridge was closed on Monday.", Certainty.CERTAIN),
        ("Iran said the bridge was likely closed on Monday.", Certainty.LIKELY),
        ("Iran said the bridge may be closed on Monday.", Certainty.POSSIBLE),
        ("Iran reportedly closed the bridge on Monday.", Certainty.POSSIBLE),
        ("Iran said the bridge was unlikely to close on Monday.", Certainty.UNLIKELY),
        ("Iran did not say that the bridge was closed on Monday.", Certainty.NOT_COMMITTED),
    ],
)
def test_certainty_is_never_above_the_hedges(text: str, certainty: Certainty) -> None:
    assert claim(text).certainty is certainty


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Soldiers attacked the bridge on Monday, Iran said.", ClaimStatus.COMPLETED),
        ("Iran is deploying troops along the border, Iraq said.", ClaimStatus.ONGOING),
        ("Iran will deploy troops along the border, Iraq said.", ClaimStatus.PLANNED),
        ("Iran denied that its troops attacked the bridge.", ClaimStatus.DENIED),
        ("If Iran deployed troops, Iraq would respond, Iraq said.", ClaimStatus.HYPOTHETICAL),
        ("Iraq said the move was a serious mistake by Iran.", ClaimStatus.EVALUATIVE),
    ],
)
def test_the_status_of_a_claim(text: str, status: ClaimStatus) -> None:
    assert claim(text).status is status


@pytest.mark.parametrize(
    ("text", "corroboration"),
    [
        ("Iran said the bridge was closed on Monday.", Corroboration.SINGLE_SOURCE),
        (
            "Iran said the bridge was closed, which could not be independently verified.",
            Corroboration.UNVERIFIED,
        ),
        ("Iran said the bridge was closed, which Iraq denied.", Corroboration.DISPUTED),
    ],
)
def test_what_the_article_says_about_checking(text: str, corroboration: Corroboration) -> None:
    assert claim(text).corroboration is corroboration
