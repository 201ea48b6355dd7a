"""Headline and gist against the whole article."""

import pytest

from summarise.article import Article
from summarise.checks.context import Context
from summarise.checks.finding import OK
from summarise.checks.prose_items import examine_prose
from summarise.draft import Draft

ARTICLE = Article.from_text(
    "Arden closed the strait of Lomm to tankers on Thursday after a mine damaged one.\n\n"
    "Bastia denied that it had laid the mine. No sailor of the tanker was hurt.",
    language="en",
)
TRUE = "Arden closed the strait of Lomm to tankers on Thursday."
FALSE = [
    ("Velk told Arden: General Kamm closed the strait of Lomm to tankers.", "stranger"),
    ("A sailor of the tanker was hurt.", "not_negated"),
    ("Bastia had laid the mine.", "denied"),
    ("Buy cheap golden watches while stocks last.", "unrelated"),
    ("Arden closed the strait for 9 tankers.", "unsupported"),
    ("Arden invaded the strait of Lomm on Thursday.", "weightier"),
    ("", "blank"),
]


def _verdicts(headline: str) -> set[str]:
    draft = Draft(claims=(), actors=(), signals=(), headline=headline, gist=TRUE)
    context = Context.of(ARTICLE, ())

    return {finding.verdict for _, finding in examine_prose(draft, context, "en")} - {OK.verdict}


@pytest.mark.parametrize(("headline", "verdict"), FALSE)
def test_a_false_headline_is_found(headline: str, verdict: str) -> None:
    assert verdict in _verdicts(headline)


def test_a_true_headline_passes() -> None:
    assert _verdicts("Arden closes the strait of Lomm; Bastia denies laying the mine.") == set()
