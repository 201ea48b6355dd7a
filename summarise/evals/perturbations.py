"""Mechanical errors put into a draft: one error each, of a known kind.

Covers: every error that a draft has room for, in a fixed order; the same seed and the same
draft give the same errors.
Does not cover: each kind of error (`perturbing/`), what is made of them (`selftest.py`),
errors in the prose (headline, gist).

An error is mechanical: what it says is sure to differ from what the draft says, but nobody
has read whether it is false. A draft is taken to be right.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from summarise.draft import DraftClaim, DraftSignal
from summarise.evals.perturbing import evidence, roles, whole, wording
from summarise.evals.perturbing.kinds import Kind, Material, Perturbed, put_into

__all__ = ["Kind", "Material", "Perturbed", "perturbations", "put_into"]


def perturbations(material: Material, seed: int) -> Iterator[Perturbed]:
    """Every error that can be put into the items of a draft.

    Args:
        material: The draft, its article, and texts from elsewhere.
        seed: Decides, with the name of the material, which number, word or type is chosen.
    """
    # A text as a seed goes through SHA-512: the same on every machine.
    chance = random.Random(f"{seed}/{material.name}")  # noqa: S311  # reproducible, not secret
    for claim in material.draft.claims:
        yield from _of_claim(claim, material, chance)
    for signal in material.draft.signals:
        yield from _of_signal(signal, material, chance)
    for actor in material.draft.actors:
        yield from roles.country_changed(actor, chance)
        if material.must is not None:
            yield from whole.actor_type_changed(actor, chance)


def _of_claim(claim: DraftClaim, material: Material, chance: random.Random) -> Iterator[Perturbed]:
    draft, article = material.draft, material.article
    yield from wording.numbers_changed(claim, chance)
    if material.english:
        yield from wording.negation_flipped(claim)
        yield from wording.denial_affirmed(claim)
        yield from wording.claim_overstated(claim, article)
        yield from roles.claim_swapped(claim, draft, article)
    yield from roles.speaker_wrong(claim, draft, chance)
    yield from _of_evidence(claim, material, chance)
    yield from whole.claim_invented(claim, material.strangers, chance)
    yield from whole.claim_translated(claim, material.foreign, chance)
    yield from whole.must_dropped(claim, material.must or frozenset())


def _of_signal(
    signal: DraftSignal, material: Material, chance: random.Random
) -> Iterator[Perturbed]:
    yield from roles.signal_swapped(signal, material.draft, material.article)
    yield from wording.signal_overstated(signal, material.article)
    yield from _of_evidence(signal, material, chance)
    if material.must is not None:
        yield from whole.signal_type_changed(signal, chance)


def _of_evidence(
    item: DraftClaim | DraftSignal, material: Material, chance: random.Random
) -> Iterator[Perturbed]:
    if not item.evidence:
        return
    yield from evidence.quote_made_up(item, material.article, chance)
    yield from evidence.quote_altered(item, material.article, chance)
    yield from evidence.quote_moved(item, material.article, chance)
