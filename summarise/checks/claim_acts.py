"""Who does what to whom in a claim: every check of `acting/` that a claim goes through.

Covers: handing each of them the plain values it takes. Does not cover: signals
(`signal_items.py`), the other checks of a claim (`items.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.checks.acting.added import check_added
from summarise.checks.acting.agency import check_doer, check_named
from summarise.checks.acting.aimed import check_aim
from summarise.checks.acting.causes import check_cause
from summarise.checks.acting.groups import check_group
from summarise.checks.acting.order import check_order
from summarise.checks.acting.owners import check_owner
from summarise.checks.acting.paired import check_paired
from summarise.checks.acting.parties import check_parties
from summarise.checks.acting.proxies import check_proxy
from summarise.checks.acting.spoken import check_spoken
from summarise.checks.citations import Cited, before
from summarise.checks.context import Context, Named
from summarise.checks.finding import OK
from summarise.draft import DraftClaim
from summarise.vocabulary import CheckName


def acts_of_claim(claim: DraftClaim, cited: Sequence[Cited], context: Context) -> Iterator[Named]:
    """The findings on who does what to whom, and on what came first.

    Args:
        claim: The claim.
        cited: The evidence that was found, with its sentences.
        context: Article and actors.
    """
    language, known = context.article.language, context.known
    sentences = [item.sentence for item in cited]
    nearby = before(cited, context.article)
    parts = [item.parts for item in cited]
    yield CheckName.ACTORS, check_order(claim.text, sentences, known, language=language)
    found = (
        check_doer(claim.text, sentences, known, language=language),
        check_spoken(claim.text, sentences, known, language=language),
        check_aim(claim.text, sentences, known, language=language),
        check_named(claim.text, sentences, nearby, known, language=language),
        check_added(claim.text, parts, nearby, known, language=language),
        check_owner(claim.text, sentences, known, language=language),
        check_cause(claim.text, sentences, language=language),
        check_parties(claim.text, sentences, known, body=context.article.text, language=language),
        check_paired(claim.text, sentences, language=language),
        check_proxy(claim.text, sentences, language=language),
        check_group(claim.text, sentences, language=language),
    )
    for finding in found:
        if finding is not OK:
            yield CheckName.ACTORS, finding
