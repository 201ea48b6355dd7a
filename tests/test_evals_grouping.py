"""Groups of claims and actors against gold: worked by hand, then read back from files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from crisis import TORAL, VESKAR, denied, person, story, told
from summarise.cli.app import app
from summarise.cli.exits import Exit
from summarise.dossier.assembly import make_dossier
from summarise.errors import NotEvaluatedError, SourceError
from summarise.evals.grouping import (
    GroupingGold,
    b_cubed,
    f1,
    load_gold,
    pairs_of,
    pairwise,
    score_dossier,
)
from summarise.render.structured import as_jsonl_row

CAST = (TORAL, VESKAR, person("Ivo Kess"))
NORTH, SOUTH, WEST = (
    story("north", [told("Veskar closed the Karsin bridge on the Ilm.")], CAST),
    story(
        "south",
        [
            denied("Veskar did not close the Karsin bridge on the Ilm.", "Ivo Kess"),
            told("Toral recalled its ambassador."),
        ],
        CAST,
    ),
    story("west", [told("Rain is expected at the market of Tolvek.")], CAST[:1]),
)
ALL = (NORTH, SOUTH, WEST)
SHA = {item.origin.split(".")[0]: item.summary.article.sha256 for item in ALL}


def claim(outlet: str, id_: str, stance: str = "supports") -> dict[str, str]:
    return {"article": SHA[outlet], "claim": id_, "stance": stance}


def actor(outlet: str, id_: str) -> dict[str, str]:
    return {"article": SHA[outlet], "actor": id_}


RIGHT: dict[str, Any] = {
    "id": "ilm",
    "results": "ilm.jsonl",
    "groups": [[claim("north", "c1"), claim("south", "c1", "disputes")]],
    "actors": [
        [actor("north", "a1"), actor("south", "a1"), actor("west", "a1")],
        [actor("north", "a2"), actor("south", "a2")],
        [actor("north", "a3"), actor("south", "a3")],
    ],
}


def gold(**changes: Any) -> GroupingGold:
    return GroupingGold.model_validate({**RIGHT, **changes})


def test_pairs_are_taken_once_and_in_order() -> None:
    assert pairs_of([["b", "a", "c"], ["d"]]) == {("a", "b"), ("a", "c"), ("b", "c")}


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        pytest.param(["abc", "d"], ["abc", "d"], (1.0, 1.0), id="all right"),
        pytest.param(["abc", "d"], ["ab", "cd"], (1 / 2, 1 / 3), id="one moved"),
        pytest.param(["ab", "c"], ["a", "b", "c"], (1.0, 0.0), id="nothing joined"),
        pytest.param(["a", "b"], ["ab"], (0.0, 1.0), id="nothing to join"),
    ],
)
def test_pairwise_precision_and_recall(
    wanted: list[str], found: list[str], expected: tuple[float, float]
) -> None:
    assert pairwise(wanted, found) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("wanted", "found", "expected"),
    [
        # The example of Bagga and Baldwin 1998, figures 1 to 3: 1-5, 6-7, 8-C; both responses
        # link two chains, and only B-cubed tells them apart.
        pytest.param(["12345", "67", "89ABC"], ["12345", "6789ABC"], (16 / 21, 1.0), id="few"),
        pytest.param(["12345", "67", "89ABC"], ["1234589ABC", "67"], (7 / 12, 1.0), id="many"),
        # a: 1/2 and 1/3; b: the same; c: 1/2 and 1/3; d: 1/2 and 1, worked by hand.
        pytest.param(["abc", "d"], ["ab", "cd"], (3 / 4, (2 / 3 * 2 + 1 / 3 + 1) / 4), id="moved"),
        pytest.param(["ab"], ["a", "b"], (1.0, 1 / 2), id="apart"),
    ],
)
def test_b_cubed(wanted: list[str], found: list[str], expected: tuple[float, float]) -> None:
    assert b_cubed(wanted, found) == pytest.approx(expected)


def test_f1_is_zero_where_both_are() -> None:
    assert (f1(0.0, 0.0), f1(1.0, 0.5)) == pytest.approx((0.0, 2 / 3))


def test_a_dossier_like_its_gold_scores_one_everywhere() -> None:
    score = score_dossier(gold(), make_dossier(ALL))

    assert set(score.values.values()) == {1.0}
    assert (score.claims, score.actors) == ((), ())


def test_a_wrong_pair_is_named() -> None:
    apart = score_dossier(gold(groups=[]), make_dossier(ALL))
    missed = score_dossier(
        gold(groups=[*RIGHT["groups"], [claim("south", "c2"), claim("west", "c1")]]),
        make_dossier(ALL),
    )

    assert [pair.kind for pair in apart.claims] == ["joined"]
    assert apart.values["claim_pair_precision"] == 0.0
    assert [pair.kind for pair in missed.claims] == ["missed"]
    assert missed.values["claim_pair_recall"] == 0.5


def test_a_pair_on_the_wrong_sides_is_named() -> None:
    both = [[claim("north", "c1"), claim("south", "c1")]]
    score = score_dossier(gold(groups=both), make_dossier(ALL))

    assert score.values["stance"] == 0.0
    assert [pair.kind for pair in score.claims] == ["stance"]


def test_which_side_is_called_the_claim_does_not_matter() -> None:
    turned = [[claim("north", "c1", "disputes"), claim("south", "c1")]]
    score = score_dossier(gold(groups=turned), make_dossier(ALL))

    assert (score.values["stance"], score.values["opposed_recall"]) == (1.0, 1.0)


@pytest.mark.parametrize(
    ("groups", "told"),
    [
        ([[claim("north", "c9")]], "is in no summary"),
        ([[claim("north", "c1")], [claim("north", "c1")]], "is in two groups"),
    ],
)
def test_gold_of_other_summaries_is_no_low_score(groups: list[object], told: str) -> None:
    with pytest.raises(NotEvaluatedError, match=told):
        score_dossier(gold(groups=groups), make_dossier(ALL))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"id": "ilm"}', '{"id": 3}'])
def test_what_is_no_gold_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "gold.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(SourceError, match="no gold of a dossier"):
        load_gold(path)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "evals" / "dossier"
    data.mkdir(parents=True)
    rows = "".join(as_jsonl_row(item.summary) + "\n" for item in ALL)
    (data / "ilm.jsonl").write_text(rows, encoding="utf-8")
    return data


def _run(folder: Path, *arguments: str, **changes: Any) -> Result:
    (folder / "ilm.json").write_text(json.dumps({**RIGHT, **changes}), encoding="utf-8")
    return CliRunner().invoke(app, ["eval", "dossier", *arguments], catch_exceptions=False)


def test_the_command_prints_every_measure(folder: Path) -> None:
    result = _run(folder, at_least={"claim_pair_precision": 0.9})

    assert result.exit_code == Exit.OK
    assert "claim_bcubed_f1          1.000" in result.stdout


def test_a_measure_below_its_threshold_fails(folder: Path) -> None:
    result = _run(folder, at_least={"claim_pair_precision": 0.9}, groups=[])

    assert result.exit_code == Exit.CHECK
    assert "claim_pair_precision     0.000  below 0.900" in result.stdout


def test_the_command_explains_every_wrong_pair(folder: Path) -> None:
    result = _run(folder, "-v", groups=[])

    assert "joined, and gold keeps them apart:" in result.stdout
    assert "A1:c1  Veskar closed the Karsin bridge on the Ilm. [G1]" in result.stdout
    assert "[G1: denies it; shares Veskar" in result.stdout


def test_the_command_writes_json(folder: Path) -> None:
    result = _run(folder, "--json", "-")

    assert json.loads(result.stdout)["ilm"]["stance"] == 1.0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"at_least": {"nonsense": 1.0}}, Exit.SOURCE),
        ({"groups": [[claim("north", "c9")]]}, Exit.NOT_EVALUATED),
        ({"results": "gone.jsonl"}, Exit.SOURCE),
    ],
)
def test_gold_that_cannot_be_used_has_its_exit_code(
    folder: Path, changes: dict[str, Any], code: Exit
) -> None:
    assert _run(folder, **changes).exit_code == code


def test_no_gold_at_all_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = CliRunner().invoke(app, ["eval", "dossier"], catch_exceptions=False)

    assert result.exit_code == Exit.NOT_EVALUATED
