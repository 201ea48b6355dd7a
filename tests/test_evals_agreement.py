"""How far two people who read the same articles agree."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Literal

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eval_cases
from eval_cases import CASES, CLASH, CLASH_CASE, WITHDRAWAL_CASE, article_of
from summarise.evals.agreement import Passes, agreement
from summarise.evals.cases import Gold
from summarise.evals.krippendorff import alpha
from summarise.vocabulary import SignalType

Rating = int | None
ROOT = Path(__file__).parent.parent


@st.composite
def ratings(draw: st.DrawFn) -> list[list[Rating]]:
    units = draw(st.integers(2, 12))
    row = st.lists(st.one_of(st.none(), st.integers(0, 4)), min_size=units, max_size=units)
    return draw(st.lists(row, min_size=2, max_size=4))


def comparable(rows: list[list[Rating]]) -> set[int]:
    """The labels of things that two readers or more rated."""
    columns = [
        [label for label in column if label is not None] for column in zip(*rows, strict=True)
    ]
    return {label for column in columns if len(column) > 1 for label in column}


@pytest.mark.parametrize("scale", ["nominal", "ordinal"])
@settings(max_examples=100, deadline=None)
@given(rows=ratings())
def test_alpha_is_what_the_reference_package_computes(
    rows: list[list[Rating]], scale: Literal["nominal", "ordinal"]
) -> None:
    found = alpha(rows, range(5), scale=scale)

    if len(comparable(rows)) < 2:
        assert found is None
        return
    table = np.array([[np.nan if label is None else label for label in row] for row in rows])
    expected = krippendorff.alpha(
        reliability_data=table, level_of_measurement=scale, value_domain=list(range(5))
    )
    assert found == pytest.approx(expected, abs=1e-9)


def changed(gold: Gold, **claims: dict[str, Any]) -> Gold:
    """Gold with some of its claims changed, by id."""
    return gold.model_copy(
        update={
            "claims": tuple(
                claim.model_copy(update=claims.get(claim.id, {})) for claim in gold.claims
            )
        }
    )


def test_two_people_of_one_mind_agree_fully() -> None:
    passes = [Passes(article_of(case), case.gold, case.gold) for case in CASES]

    found = agreement(passes)

    assert {name: agreed.value for name, agreed in found.items()} == dict.fromkeys(found, 1.0)
    assert found["claim_f1"].n == 3
    assert found["signal_type"].n == 4


def test_agreement_does_not_depend_on_who_is_first() -> None:
    other = changed(CLASH_CASE.gold, g1={"text": "Veskar's guns killed 21 soldiers in Sund."})
    article = article_of(CLASH_CASE)

    there = agreement([Passes(article, CLASH_CASE.gold, other)])
    back = agreement([Passes(article, other, CLASH_CASE.gold)])

    assert there["claim_f1"] == back["claim_f1"]
    assert there["claim_f1"].value == 0.75


def test_types_are_compared_where_the_evidence_is_the_same() -> None:
    gold = CLASH_CASE.gold
    test = gold.signals[0].model_copy(update={"type": SignalType.WEAPONS_TEST, "also": ()})
    other = gold.model_copy(update={"signals": (test, *gold.signals[1:])})

    found = agreement([Passes(article_of(CLASH_CASE), gold, other)])

    assert found["signal_f1"].value == pytest.approx(2 / 3)
    assert found["signal_type"].n == 3
    assert found["signal_type"].value == pytest.approx(
        krippendorff.alpha(reliability_data=[[0, 1, 2], [3, 1, 2]], level_of_measurement="nominal")
    )


def test_nothing_marked_by_either_agrees_on_nothing() -> None:
    nothing = Gold(claims=(), actors=(), signals=())

    found = agreement([Passes(article_of(CLASH_CASE), nothing, nothing)])

    assert found["claim_f1"].value is None
    assert found["level"].value is None


def test_the_tuning_script_runs_on_any_folder(tmp_path: Path) -> None:
    texts = {"clash": CLASH, "withdrawal": eval_cases.WITHDRAWAL}
    for folder in ("articles", "cases", "passes/a", "passes/b"):
        (tmp_path / folder).mkdir(parents=True)
    for case in (CLASH_CASE, WITHDRAWAL_CASE):
        (tmp_path / "articles" / f"{case.id}.txt").write_text(texts[case.id], "utf-8")
        gold = json.dumps(case.gold.model_dump(mode="json"))
        (tmp_path / "cases" / f"{case.id}.json").write_text(case.model_dump_json(), "utf-8")
        (tmp_path / "passes/a" / f"{case.id}.json").write_text(gold, "utf-8")
        (tmp_path / "passes/b" / f"{case.id}.json").write_text(case.model_dump_json(), "utf-8")

    done = subprocess.run(  # noqa: S603  # our own script
        [sys.executable, "tests/bench/tune_matching.py", "--data", str(tmp_path), "--show"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stderr == ""
    assert "2 articles, 6 rewordings" in done.stdout
    assert "best F1 at" in done.stdout
