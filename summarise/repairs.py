"""Two reviews become one draft: the first reply's good items, the re-ask's corrections.

The re-ask returns only corrected versions of what was refused, so nothing that passed can
get lost or worse in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from summarise.checks.review import Review
from summarise.draft import Draft, DraftActor, DraftClaim, DraftRecord, DraftSignal
from summarise.vocabulary import Outcome

SAME_ITEM = 0.5  # share of words (Dice) from which a correction answers a refused item

_WORD = re.compile(r"\w+")

_Draft = TypeVar("_Draft", covariant=True)


class _Reviewed(Protocol[_Draft]):
    @property
    def draft(self) -> _Draft: ...

    @property
    def outcome(self) -> Outcome: ...


_Kind = TypeVar("_Kind", bound=DraftRecord)


def repaired(first: Review, second: Review) -> Draft:
    """Join a reviewed draft with the reviewed answer to its re-ask.

    Kept: every item of the first that was not refused; then every item of the second,
    refused or not (the final review decides again). A refused item of the first stays only
    if nothing in the second answers it, so that it is seen in `rejected`. Headline and gist
    are the second's where the first's were refused.
    """
    refused = any(note.outcome is Outcome.REJECT for note in first.notes)
    prose = second if refused and second.headline.strip() and second.gist.strip() else first
    return Draft(
        claims=_joined(first.claims, second.claims, _claim_words),
        actors=_joined(first.actors, second.actors, _actor_words),
        signals=_joined(first.signals, second.signals, _signal_words),
        headline=prose.headline,
        gist=prose.gist,
    )


def _joined(
    first: Sequence[_Reviewed[_Kind]],
    second: Sequence[_Reviewed[_Kind]],
    words: Callable[[_Kind], frozenset[str]],
) -> tuple[_Kind, ...]:
    kept: list[_Kind] = [item.draft for item in first if item.outcome is not Outcome.REJECT]
    known = {words(draft) for draft in kept}
    new: list[_Kind] = [item.draft for item in second if words(item.draft) not in known]
    unanswered: list[_Kind] = [
        item.draft
        for item in first
        if item.outcome is Outcome.REJECT
        and not any(_same(words(item.draft), words(draft)) for draft in new)
    ]
    return (*kept, *new, *unanswered)


def _same(left: frozenset[str], right: frozenset[str]) -> bool:
    total = len(left) + len(right)
    return bool(total) and 2 * len(left & right) / total >= SAME_ITEM


def _claim_words(claim: DraftClaim) -> frozenset[str]:
    return frozenset(_WORD.findall(claim.text.casefold()))


def _actor_words(actor: DraftActor) -> frozenset[str]:
    return frozenset(_WORD.findall(actor.name.casefold()))


def _signal_words(signal: DraftSignal) -> frozenset[str]:
    sentences = {f"sentence {item.sentence}" for item in signal.evidence}
    names = {name.casefold() for name in (*signal.source_actors, *signal.target_actors)}
    return frozenset({signal.type.value, *sentences, *names})
