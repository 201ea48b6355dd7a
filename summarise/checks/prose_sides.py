"""Whether a sentence of headline or gist keeps to the sentence of the article that it retells.

Covers: who acts on whom, hedges and words of degree that are dropped, deeds that the article
only denies or negates.
Does not cover: sentences that retell several of the article's at once: where no single one has
most of the words, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.acting.agency import check_doer
from summarise.checks.acting.order import check_order
from summarise.checks.context import Named
from summarise.checks.finding import OK, Finding
from summarise.checks.hedging.degree import check_degree
from summarise.checks.hedging.excepted import check_excepted
from summarise.checks.hedging.hedges import check_hedge
from summarise.checks.negating.polarity import denied_at
from summarise.checks.text.names import KnownName
from summarise.checks.text.reach import predicates
from summarise.checks.text.scopes import Passage, read
from summarise.language import read_as_english
from summarise.vocabulary import Certainty, CheckName

_SHARED = 2  # words that a sentence and a denial must share besides the deed


def check_retold(
    sentence: str, likest: Sequence[str], known: Sequence[KnownName], language: str | None
) -> Iterator[Named]:
    """Hold a sentence against those of the article that it is likest.

    Args:
        sentence: Of headline or gist.
        likest: The sentences of the article that have most of its words.
        known: The actors whose names count.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return
    for found in (
        check_order(sentence, likest, known, language=language),
        check_doer(sentence, likest, known, language=language),
    ):
        if found is not OK:
            yield CheckName.ACTORS, found
            break
    parts = [(item, 0, len(item)) for item in likest]
    hedge = check_hedge(sentence, parts, certainty=Certainty.CERTAIN, language=language)
    degree = check_degree(sentence, likest, language=language)
    excepted = check_excepted(sentence, likest, language=language)
    for found in (hedge, degree, excepted):
        if found.verdict == "overstated" and not read(sentence, language).hedge_cues:
            yield CheckName.HEDGE, found
            break


def only_denied(sentence: str, body: Sequence[str], language: str | None) -> Finding:
    """Look for a deed that the article has nowhere but in a denial or under a negation.

    Verdicts: `ok`; `not_negated`.

    Args:
        sentence: Of headline or gist.
        body: All sentences of the article.
        language: ISO 639-1 of the article, or None for English.
    """
    told = read(sentence, language)
    deeds = predicates(told)
    if not read_as_english(language) or not deeds or _doubts(told):
        return OK
    found: str | None = None
    for item in body:
        passage = read(item, language)
        for at, word in enumerate(passage.stems):
            if word not in deeds:
                continue
            if not (denied_at(passage, at) or any(cue.governs(at) for cue in passage.negations)):
                return OK  # it is told somewhere
            others = (passage.content & told.content) - deeds
            if len(others) >= _SHARED or others == told.content - deeds:
                found = found or passage.norms[at]
    return OK if found is None else Finding("not_negated", f'the article only denies "{found}"')


def _doubts(told: Passage) -> bool:
    return bool(told.negations or told.frame_cues or told.speech_cues)
