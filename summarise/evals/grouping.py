"""How well a dossier puts claims and actors of several articles together, against gold groups.

Covers: pairwise precision, recall and F1; B-cubed; whether two claims of a group stand on the
same side; every pair that is wrong. Does not cover: making the dossier (`dossier/assembly.py`).

B-cubed: for each mention, the share of its predicted group that belongs there and the share of
its gold group that was found, averaged over mentions. Source: Bagga and Baldwin 1998,
"Algorithms for scoring coreference chains"; that it alone meets four demands on such measures:
Amigó et al. 2009, "A comparison of extrinsic clustering evaluation metrics".
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import fmean
from typing import TypeVar

from pydantic import Field, ValidationError

from summarise.dossier.model import Dossier, Stance
from summarise.errors import NotEvaluatedError, SourceError
from summarise.run_record import Record

Mention = tuple[str, str]  # SHA-256 of an article, id of the item in its summary
Pair = tuple[Mention, Mention]  # in order
Item = TypeVar("Item")


class ClaimMention(Record):
    """A claim of one article, and how it stands to its group."""

    article: str
    claim: str
    stance: Stance = Stance.SUPPORTS


class ActorMention(Record):
    """An actor of one article."""

    article: str
    actor: str


class GroupingGold(Record):
    """What belongs together in one crisis; what is in no group stands alone.

    Attributes:
        results: File of summaries, beside this one.
        at_least: Least value of a measure by its name, below which the eval fails.
    """

    id: str
    results: str
    groups: tuple[tuple[ClaimMention, ...], ...]
    actors: tuple[tuple[ActorMention, ...], ...]
    at_least: dict[str, float] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WrongPair:
    """Two mentions that are together only on one side, or on the wrong sides of a group.

    Attributes:
        kind: `joined` (gold keeps them apart), `missed` (gold joins them), `stance`.
    """

    kind: str
    left: Mention
    right: Mention


@dataclass(frozen=True, slots=True)
class GroupingScore:
    """The measures of one crisis by name, and what is wrong.

    Attributes:
        values: 0 to 1, higher is better.
        claims, actors: Wrong pairs of each, in order.
    """

    id: str
    values: Mapping[str, float]
    claims: tuple[WrongPair, ...]
    actors: tuple[WrongPair, ...]

    def below(self, at_least: Mapping[str, float]) -> dict[str, float]:
        """The measures that are lower than they must be, with what they must be.

        Raises:
            SourceError: A threshold is on no measure.
        """
        for name in at_least:
            if name not in self.values:
                raise SourceError(
                    f"no measure {name!r}", hint="at_least takes " + ", ".join(self.values)
                )
        return {name: least for name, least in at_least.items() if self.values[name] < least}


def load_gold(path: Path) -> GroupingGold:
    """Read the gold of one crisis.

    Raises:
        SourceError: It cannot be read, or is no such gold.
    """
    try:
        return GroupingGold.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise SourceError(
            f"{path} cannot be read: {error.strerror or error}", hint="check the path"
        ) from error
    except (ValueError, ValidationError) as error:
        first = error.errors()[0] if isinstance(error, ValidationError) else None
        where = ".".join(map(str, first["loc"])) + f": {first['msg']}" if first else str(error)
        raise SourceError(
            f"{path} is no gold of a dossier: {where}",
            hint='{"id": ..., "results": "file.jsonl", "groups": [...], "actors": [...]}',
        ) from error


def score_dossier(gold: GroupingGold, dossier: Dossier) -> GroupingScore:
    """Hold a dossier against gold.

    Raises:
        NotEvaluatedError: Gold names an item that the dossier does not have, or one twice.
    """
    digests = {article.id: article.sha256 for article in dossier.articles}
    sides = {
        (digests[member.article], member.claim): member.stance
        for group in (*dossier.groups, *dossier.single)
        for member in group.members
    }
    claims = [
        [(digests[member.article], member.claim) for member in group.members]
        for group in (*dossier.groups, *dossier.single)
    ]
    actors = [
        [(digests[article], id_) for article, id_ in (m.split(":") for m in actor.members)]
        for actor in dossier.actors
    ]
    told = {(item.article, item.claim): item.stance for group in gold.groups for item in group}
    wanted = _whole([[(m.article, m.claim) for m in group] for group in gold.groups], claims)
    cast = _whole([[(m.article, m.actor) for m in group] for group in gold.actors], actors)
    stance, turned = _stances(pairs_of(wanted) & pairs_of(claims), told, sides)
    values = {
        **_measures("claim", wanted, claims),
        "stance": stance,
        "opposed_recall": _opposed_recall(wanted, claims, told, sides),
        **_measures("actor", cast, actors),
    }
    return GroupingScore(
        gold.id, values, (*_wrong(wanted, claims), *turned), tuple(_wrong(cast, actors))
    )


def pairs_of(groups: Iterable[Sequence[Item]]) -> frozenset[tuple[Item, Item]]:
    """Every two items of one group, each pair once and in order."""
    return frozenset(
        (one, other) if repr(one) < repr(other) else (other, one)
        for group in groups
        for one, other in combinations(group, 2)
    )


def pairwise(
    gold: Iterable[Sequence[Item]], found: Iterable[Sequence[Item]]
) -> tuple[float, float]:
    """Precision and recall of the pairs; 1 where there is no pair to be right or to find."""
    wanted, got = pairs_of(gold), pairs_of(found)
    both = len(wanted & got)
    return both / len(got) if got else 1.0, both / len(wanted) if wanted else 1.0


def b_cubed(gold: Sequence[Sequence[Item]], found: Sequence[Sequence[Item]]) -> tuple[float, float]:
    """B-cubed precision and recall; both sides hold the same items, each once.

    >>> b_cubed([["a", "b"], ["c"]], [["a", "b", "c"]])
    (0.5555555555555556, 1.0)
    """
    wanted = {item: frozenset(group) for group in gold for item in group}
    got = {item: frozenset(group) for group in found for item in group}
    if not got:
        return 1.0, 1.0
    shared = {item: len(wanted[item] & group) for item, group in got.items()}
    return (
        fmean(shared[item] / len(group) for item, group in got.items()),
        fmean(shared[item] / len(wanted[item]) for item in got),
    )


def f1(precision: float, recall: float) -> float:
    """Harmonic mean, 0 if both are."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _measures(
    name: str, gold: Sequence[Sequence[Mention]], found: Sequence[Sequence[Mention]]
) -> dict[str, float]:
    values = {}
    for measure, (precision, recall) in (
        ("pair", pairwise(gold, found)),
        ("bcubed", b_cubed(gold, found)),
    ):
        values[f"{name}_{measure}_precision"] = precision
        values[f"{name}_{measure}_recall"] = recall
        values[f"{name}_{measure}_f1"] = f1(precision, recall)
    return values


def _whole(
    gold: Sequence[Sequence[Mention]], found: Iterable[Sequence[Mention]]
) -> list[list[Mention]]:
    """Gold's groups, and each item that is in none of them as a group of its own."""
    listed = [item for group in gold for item in group]
    known = {item for group in found for item in group}
    for item in listed:
        if item not in known or listed.count(item) > 1:
            problem = "is in two groups" if item in known else "is in no summary"
            raise NotEvaluatedError(
                f"{item[1]} of article {item[0][:12]} {problem}",
                hint="make the gold again for the summaries as they are",
            )
    return [list(group) for group in gold] + [[item] for item in sorted(known - set(listed))]


def _stances(
    together: Iterable[Pair], gold: Mapping[Mention, Stance], found: Mapping[Mention, Stance]
) -> tuple[float, list[WrongPair]]:
    """Of the pairs that both sides join, the share whose sides agree, and the others."""
    pairs = sorted(together)
    turned = [
        WrongPair("stance", *pair)
        for pair in pairs
        if _opposed(pair, gold) != _opposed(pair, found)
    ]
    return (1 - len(turned) / len(pairs) if pairs else 1.0), turned


def _opposed_recall(
    wanted: Sequence[Sequence[Mention]],
    claims: Sequence[Sequence[Mention]],
    gold: Mapping[Mention, Stance],
    found: Mapping[Mention, Stance],
) -> float:
    """Of the pairs that dispute each other in gold, the share found to do so."""
    disputes = [pair for pair in pairs_of(wanted) if _opposed(pair, gold)]
    together = pairs_of(claims)
    right = [pair for pair in disputes if pair in together and _opposed(pair, found)]
    return len(right) / len(disputes) if disputes else 1.0


def _opposed(pair: Pair, stances: Mapping[Mention, Stance]) -> bool:
    left, right = (stances.get(item, Stance.SUPPORTS) for item in pair)
    return left is not right


def _wrong(
    gold: Sequence[Sequence[Mention]], found: Sequence[Sequence[Mention]]
) -> list[WrongPair]:
    wanted, got = pairs_of(gold), pairs_of(found)
    return [WrongPair("joined", *pair) for pair in sorted(got - wanted)] + [
        WrongPair("missed", *pair) for pair in sorted(wanted - got)
    ]
