"""Actors found, in four views."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import pytest
from nervaluate.evaluator import Evaluator  # type: ignore[import-untyped]  # it publishes no types

from summarise.evals.items import Party
from summarise.evals.metrics.actors import actor_scores
from summarise.vocabulary import ActorRole, ActorType

STATE, MILITARY = ActorType.STATE, ActorType.MILITARY
NAMES = [f"{first} {last}" for first, last in zip("Ada Bo Cy Di Ed Fay".split(), "Arn Bek Cor Dun Eld Fox".split(), strict=True)]  # fmt: skip

OTHER = "Xa Xb Xc Xd Xe Xf".split()


def seeded(seed: int) -> Random:
    return Random(seed)  # noqa: S311  # no secret


def party(name: str, kind: ActorType = STATE, *aliases: str, role: str = "source") -> Party:
    return Party(name, aliases, kind, ActorRole(role))


def values(gold: Sequence[Party], actors: Sequence[Party]) -> dict[str, float]:
    return {
        name.removeprefix("actor_f1_"): metric.value
        for name, metric in actor_scores(gold, actors).items()
    }


def kind_of(random: Random) -> ActorType:
    return random.choice([STATE, MILITARY])


def drawn(random: Random) -> tuple[list[Party], list[Party]]:
    """Some of six actors, and some of the six found, whole or by part of their name."""
    gold = [
        party(name, kind_of(random)) for name in sorted(random.sample(NAMES, random.randint(1, 6)))
    ]
    found = []
    for place, name in sorted(random.sample(list(enumerate(NAMES)), random.randint(1, 6))):
        part = f"{name.split()[0]} {OTHER[place]}"
        found.append(party(random.choice([name, part]), kind_of(random)))
    return gold, found


def spans(parties: Sequence[Party]) -> list[dict[str, object]]:
    """Each name as a span: part of a name overlaps the whole one."""
    places = {name.split()[0]: 10 * place for place, name in enumerate(NAMES)}
    return [
        {
            "label": item.type.value,
            "start": (start := places[item.name.split()[0]]),
            "end": start + (8 if item.name in NAMES else 5),
        }
        for item in parties
    ]


@pytest.mark.parametrize("seed", range(40))
def test_the_four_views_are_those_of_nervaluate(seed: int) -> None:
    gold, actors = drawn(seeded(seed))

    found = values(gold, actors)

    labels = [STATE.value, MILITARY.value]
    evaluator = Evaluator([spans(gold)], [spans(actors)], tags=labels, loader="dict")
    overall = evaluator.evaluate()["overall"]
    views = {"strict": "strict", "exact": "exact", "partial": "partial", "type": "ent_type"}
    assert found == {
        ours: pytest.approx(overall[theirs].f1, abs=1e-9) for ours, theirs in views.items()
    }


def test_an_alias_is_the_whole_name() -> None:
    gold = [party("Toral's defence ministry", MILITARY, "the ministry")]

    assert values(gold, [party("the ministry", MILITARY)])["strict"] == 1


def test_another_role_only_spoils_the_strict_view() -> None:
    found = values([party("Toral")], [party("Toral", role="target")])

    assert found == {"strict": 0, "exact": 1, "partial": 1, "type": 1}


def test_a_shared_name_goes_before_a_similar_one() -> None:
    gold = [party("Toral army"), party("Toral navy")]

    assert values(gold, [party("Toral navy"), party("Toral army")])["exact"] == 1


def test_reasons_say_what_each_view_minds() -> None:
    gold = [party("Toral army"), party("Veskar")]

    found = actor_scores(gold, [party("Orlund"), party("Toral navy", MILITARY)])

    assert found["actor_f1_partial"].reasons == (
        "gold actor missed: Veskar",
        "actor is not in gold: Orlund",
        "Toral navy is only part of Toral army",
    )
    assert "Toral navy: type military for state" in found["actor_f1_type"].reasons
