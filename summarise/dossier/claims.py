"""Claims of many articles put together: who says the same, and who says the contrary.

Covers: groups, the member that stands for all, stances, reasons. Does not cover: comparing
two claims (`comparing.py`), numbers that differ within a group (`differences.py`).

Groups grow by average linkage (Sokal and Michener 1958) from the likest pair on; what is
forbidden between any two members keeps two groups apart. The rules prefer to leave a claim
alone over giving it corroboration that it does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarise.checks.text.names import KnownName, name_forms
from summarise.dossier.actors import Cast
from summarise.dossier.candidates import candidates
from summarise.dossier.comparing import ANSWER, LEAST, Comparison
from summarise.dossier.copies import Copy, sources
from summarise.dossier.differences import differences
from summarise.dossier.disputes import Disputes
from summarise.dossier.mentions import Mention
from summarise.dossier.model import ClaimGroup, GroupedClaim, Stance
from summarise.dossier.reasons import reason
from summarise.dossier.reports import Report, doubtful
from summarise.dossier.wording import Weights

_COMPARED = 6  # members of each group that are compared when groups grow: the likest ones
_UNCONNECTED = 0.7  # of `LEAST`: average likeness of all pairs of two groups that are joined


@dataclass(frozen=True, slots=True)
class Ground:
    """What groups are made on."""

    reports: Mapping[str, Report]
    copies: Mapping[str, Copy]
    cast: Cast


def claim_groups(mentions: Sequence[Mention], ground: Ground) -> list[ClaimGroup]:
    """Every claim in one group; ids are those of the order given back.

    Args:
        mentions: In the order of the dossier.
        ground: Articles, copies and actors.

    Returns:
        The most corroborated first; groups of one by date.
    """
    weights = Weights(mention.ideas for mention in mentions)
    disputes = Disputes(mentions)
    comparison = Comparison(weights, _known(ground.cast), disputes)
    met = {*candidates([mention.ideas for mention in mentions], weights), *disputes.pairs}
    found = [
        _group(members, comparison, ground) for members in _clusters(mentions, met, comparison)
    ]
    found.sort(key=_corroboration)
    return [
        group.model_copy(update={"id": f"G{number}"}) for number, group in enumerate(found, start=1)
    ]


def _clusters(
    mentions: Sequence[Mention], met: Iterable[tuple[int, int]], comparison: Comparison
) -> list[list[Mention]]:
    alike = (
        (comparison.likeness(mentions[one], mentions[other]), one, other) for one, other in met
    )
    pairs = sorted((-likeness, one, other) for likeness, one, other in alike if likeness >= ANSWER)
    cluster = [[mention] for mention in mentions]
    refused: set[tuple[int, int, int, int]] = set()  # two groups, as large as they were
    for unlike, one, other in pairs:
        left, right = cluster[one], cluster[other]
        if left is right:
            continue
        sizes = (left[0].index, len(left), right[0].index, len(right))
        if sizes in refused or not comparison.same(mentions[one], mentions[other], -unlike):
            continue
        if not _fit(left, right, comparison):
            refused.add(sizes)
        else:
            left += right
            for mention in right:
                cluster[mention.index] = left
    once = {id(members): members for members in cluster}
    return [sorted(members, key=lambda item: item.index) for members in once.values()]


def _fit(left: Sequence[Mention], right: Sequence[Mention], comparison: Comparison) -> bool:
    """True if nothing forbids any pair, and all pairs together are alike."""
    pairs = [(one, other) for one in left[:_COMPARED] for other in right[:_COMPARED]]
    if sum(comparison.likeness(*pair) for pair in pairs) / len(pairs) < _UNCONNECTED * LEAST:
        return False
    return not any(comparison.barred(*pair) for pair in pairs)


def _known(cast: Cast) -> dict[str, KnownName]:
    return {
        id_: KnownName(
            id_,
            tuple(
                dict.fromkeys(
                    form
                    for member in merged.members
                    for form in name_forms(member.actor.name, member.actor.aliases)
                )
            ),
            None,
        )
        for id_, merged in cast.merged.items()
    }


def _group(members: Sequence[Mention], comparison: Comparison, ground: Ground) -> ClaimGroup:
    against = _against(members, comparison)
    supporting = [item for item in members if item.index not in against]
    first = _standing(supporting, comparison)
    grouped = tuple(
        _grouped(item, first, item.index in against, ground.cast)
        for item in sorted(members, key=lambda item: (item is not first, item.index))
    )
    days = sorted(item.report.published for item in members if item.report.published)
    names = (_voice(item, ground.cast) for item in members if item.index in against)
    return ClaimGroup(
        id="G0",
        text=first.claim.text,
        members=grouped,
        outlets=sources([item.report.id for item in supporting], ground.reports, ground.copies),
        speakers=len({_voice(item, ground.cast) for item in supporting if _speaks(item)}),
        disputed_by=tuple(dict.fromkeys(names)),
        numbers=differences(members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )


def _against(members: Sequence[Mention], comparison: Comparison) -> frozenset[int]:
    """The members that dispute the others.

    Of two sides the one that affirms is the claim, since to deny is to deny something; if both
    do, the larger side is.
    """
    seed = members[0]
    two = [item for item in members if item is not seed and comparison.opposed(seed, item)]
    two += [
        item
        for item in members
        if item not in two
        and item.negative != seed.negative
        and any(not comparison.opposed(item, other) for other in two)
    ]
    one = [item for item in members if item not in two]
    if not two:
        return frozenset()

    def rank(side: Sequence[Mention]) -> tuple[bool, int, int]:
        negative = sum(item.negative for item in side) * 2 > len(side)
        return negative, -len({item.report.id for item in side}), side[0].index

    weaker = max(one, two, key=rank)
    return frozenset(item.index for item in weaker)


def _standing(supporting: Sequence[Mention], comparison: Comparison) -> Mention:
    """The member that is most like the others, one without doubt before one with."""

    def rank(item: Mention) -> tuple[bool, float, int]:
        alike = sum(comparison.likeness(item, other) for other in supporting if other is not item)
        return doubtful(item.claim.checks), -round(alike, 6), item.index

    return min(supporting, key=rank)


def _grouped(item: Mention, first: Mention, against: bool, cast: Cast) -> GroupedClaim:
    claim = item.claim
    return GroupedClaim(
        article=item.report.id,
        claim=claim.id,
        text=claim.text,
        speaker=item.speaker,
        speaker_name=claim.attribution.speaker,
        via=claim.attribution.via,
        certainty=claim.certainty,
        status=claim.status,
        stance=Stance.DISPUTES if against else Stance.SUPPORTS,
        doubtful=doubtful(claim.checks),
        places=tuple(item.report.place(claim.id, span) for span in claim.evidence),
        why=None if item is first else reason(first, item, against=against, cast=cast),
    )


def _speaks(item: Mention) -> bool:
    return item.claim.attribution.speaker is not None


def _voice(item: Mention, cast: Cast) -> str:
    """Who makes a claim: an actor of the dossier, a name, or else the outlet."""
    if item.speaker is not None:
        return cast.name_of(item.speaker)
    return item.claim.attribution.speaker or item.report.outlet or item.report.id


def _corroboration(group: ClaimGroup) -> tuple[object, ...]:
    several = len(group.members) > 1
    order: Iterable[object] = (-group.outlets, -len(group.members)) if several else (0, 0)
    first = group.members[0]
    return (
        not several,
        *order,
        group.first is None,
        str(group.first),
        int(first.article[1:]),
        first.claim,
        group.text,
    )
