"""What is counted of errors put in on purpose, and the command that counts them."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval_support import DATA, MODEL, Annotator, copied, draft_of
from fake_server import FakeServer
from summarise.checks.policy import load_policy
from summarise.cli.app import app
from summarise.cli.exits import Exit
from summarise.draft import Draft, DraftClaim, DraftEvidence
from summarise.evals.cases import load_cases
from summarise.evals.detection import (
    Detection,
    KindCount,
    TargetCount,
    detection,
    differences,
    interval,
)
from summarise.evals.drafted import Drafted
from summarise.evals.perturbations import Kind, Perturbed
from summarise.evals.reports.detection_table import as_text
from summarise.evals.selftest import Caught, SelfTest, Tried, Untouched, selftest
from summarise.vocabulary import (
    Certainty,
    ClaimStatus,
    Corroboration,
    Outcome,
    SpeakerKind,
)

Run = Callable[..., Result]
CLAIM = DraftClaim(
    evidence=(DraftEvidence(sentence=1, quote="Toral crossed"),),
    speaker=None,
    via=None,
    text="Toral crossed.",
    speaker_kind=SpeakerKind.JOURNALIST,
    certainty=Certainty.CERTAIN,
    status=ClaimStatus.COMPLETED,
    corroboration=Corroboration.SINGLE_SOURCE,
)
WRONG = CLAIM.model_copy(update={"text": "Veskar crossed."})


def of_gold() -> list[Drafted]:
    """The invented cases, told as their gold has it."""
    found = []
    for case in load_cases(DATA):
        article = case.load_article(DATA)
        draft = Draft.model_validate_json(json.dumps(draft_of(case, article)))
        found.append(Drafted(case.id, draft, article, case, article.language))
    return found


@pytest.fixture(scope="module")
def tested() -> SelfTest:
    return selftest(of_gold(), policy=load_policy())


def of_kind(found: SelfTest, *kinds: Kind) -> list[Tried]:
    picked = [tried for tried in found.tried if tried.kind in kinds]
    assert picked
    return picked


def tried(kind: Kind, caught: Caught, noticed: tuple[str, ...] | None = None) -> Tried:
    return Tried("case", Perturbed(kind, CLAIM, WRONG), caught, noticed)


def counted(*found: Tried, untouched: Sequence[Untouched] = ()) -> Detection:
    return detection(SelfTest(1, "default@0", 1, tuple(untouched), found), ["a-model"])


def count_of(found: Detection, kind: Kind) -> KindCount:
    return next(count for count in found.kinds if count.kind is kind)


def target_of(found: Detection, name: str) -> TargetCount:
    return next(target for target in found.targets if target.name == name)


def test_a_changed_number_is_rejected_and_costs_the_case(tested: SelfTest) -> None:
    for found in of_kind(tested, Kind.NUMBER_CHANGED):
        assert found.caught is Caught.REJECTED
        assert "claim_f1" in (found.noticed or ())


def test_quotes_that_nobody_wrote_are_rejected(tested: SelfTest) -> None:
    found = of_kind(tested, Kind.QUOTE_MADE_UP, Kind.QUOTE_ALTERED)

    assert {item.caught for item in found} == {Caught.REJECTED}


def test_a_moved_quote_is_brought_back_and_costs_nothing(tested: SelfTest) -> None:
    for found in of_kind(tested, Kind.QUOTE_MOVED):
        assert found.caught is Caught.CORRECTED
        assert found.noticed == ()


def test_a_dropped_must_claim_is_the_metrics_to_notice(tested: SelfTest) -> None:
    for found in of_kind(tested, Kind.MUST_DROPPED):
        assert found.caught is Caught.MISSED
        assert {"must_recall", "claim_f1"} <= set(found.noticed or ())


def test_every_must_claim_of_a_perfect_draft_is_dropped_once(tested: SelfTest) -> None:
    must = [claim.text for case in load_cases(DATA) for claim in case.gold.claims if claim.must]

    dropped = [item.error.was.text for item in of_kind(tested, Kind.MUST_DROPPED)]  # type: ignore[union-attr]

    assert sorted(dropped) == sorted(must)


def test_a_changed_signal_type_is_noticed_by_the_signal_metric(tested: SelfTest) -> None:
    for found in of_kind(tested, Kind.SIGNAL_TYPE_CHANGED):
        assert "signal_f1" in (found.noticed or ())


def test_an_invented_claim_is_told_from_articles_of_its_language(tested: SelfTest) -> None:
    own = {source.name: source for source in of_gold()}

    for found in of_kind(tested, Kind.CLAIM_INVENTED):
        assert isinstance(found.error.now, DraftClaim)
        claims = own[found.source].draft.claims
        assert found.error.now.text not in {claim.text for claim in claims}


def test_every_item_is_also_seen_untouched(tested: SelfTest) -> None:
    items = sum(
        len(source.draft.claims) + len(source.draft.actors) + len(source.draft.signals)
        for source in of_gold()
    )

    assert len(tested.untouched) == items


def test_a_self_test_is_the_same_every_time(tested: SelfTest) -> None:
    assert selftest(of_gold(), policy=load_policy()) == tested


def test_a_finding_that_was_there_before_catches_nothing() -> None:
    source = of_gold()[0]
    unknown = source.draft.claims[0].model_copy(update={"speaker": "Admiral Nemo"})
    draft = source.draft.model_copy(update={"claims": (unknown,)})

    found = selftest([replace(source, draft=draft)], policy=load_policy())

    assert {t.outcome for t in found.untouched if t.item == unknown} == {Outcome.REJECT}
    moved = of_kind(found, Kind.QUOTE_MOVED)
    assert Caught.CORRECTED in {item.caught for item in moved if item.error.was is unknown}


def test_without_gold_no_metric_is_asked() -> None:
    source = replace(of_gold()[0], case=None)

    found = selftest([source], policy=load_policy())

    assert {item.noticed for item in found.tried} == {None}
    assert all(count.scored == count.noticed == 0 for count in detection(found, ["x"]).kinds)


def test_a_kind_is_counted_by_what_checks_and_metrics_say() -> None:
    kind = Kind.NUMBER_CHANGED

    found = count_of(
        counted(
            tried(kind, Caught.REJECTED, ("claim_f1",)),
            tried(kind, Caught.REJECTED, ()),
            tried(kind, Caught.WARNED, None),
            tried(kind, Caught.CORRECTED, ()),
            tried(kind, Caught.MISSED, ("claim_f1",)),
            tried(kind, Caught.MISSED, ()),
        ),
        kind,
    )

    assert (found.n, found.rejected, found.warned, found.corrected, found.missed) == (6, 2, 1, 1, 2)
    assert found.caught == 4
    assert (found.scored, found.noticed, found.both, found.neither) == (5, 2, 1, 1)
    assert len(found.misses) == 2


def test_what_checks_cannot_know_is_counted_by_metrics_alone() -> None:
    kind = Kind.SIGNAL_TYPE_CHANGED

    found = count_of(
        counted(tried(kind, Caught.WARNED, ("signal_f1",)), tried(kind, Caught.WARNED, ())), kind
    )

    assert found.metrics_only
    assert (found.rejected, found.warned, found.both) == (0, 0, 0)
    assert (found.scored, found.noticed, found.neither) == (2, 1, 1)
    assert len(found.misses) == 1


def test_every_kind_has_a_row_though_nothing_was_tried() -> None:
    assert [count.kind for count in counted().kinds] == list(Kind)
    assert all(target.met is None for target in counted().targets)


@pytest.mark.parametrize(
    ("name", "kind", "caught", "missed", "met"),
    [
        ("numbers", Kind.NUMBER_CHANGED, 99, 1, True),
        ("numbers", Kind.NUMBER_CHANGED, 98, 2, False),
        ("negation", Kind.NEGATION_REMOVED, 99, 1, True),
        ("invented quotes", Kind.QUOTE_ALTERED, 49, 1, False),
        ("moved quotes", Kind.QUOTE_MOVED, 10, 0, True),
        ("swapped actors", Kind.SIGNAL_SWAPPED, 9, 1, True),
        ("swapped actors", Kind.CLAIM_SWAPPED, 8, 1, False),
        ("overstated hedges", Kind.CLAIM_OVERSTATED, 9, 1, True),
    ],
)
def test_a_target_is_met_from_its_bound_on(
    name: str, kind: Kind, caught: int, missed: int, met: bool
) -> None:
    found = counted(*[tried(kind, Caught.WARNED)] * caught, *[tried(kind, Caught.MISSED)] * missed)

    target = target_of(found, name)

    assert (target.n, target.hits, target.met) == (caught + missed, caught, met)
    assert (target in found.missed_targets) is not met


def test_a_target_pools_its_kinds() -> None:
    found = counted(
        *[tried(Kind.NEGATION_ADDED, Caught.REJECTED)] * 3,
        tried(Kind.NEGATION_REMOVED, Caught.MISSED),
        tried(Kind.SPEAKER_SWAPPED, Caught.MISSED),
    )

    assert target_of(found, "negation").rate == 0.75


@pytest.mark.parametrize(("alarms", "met"), [(0, True), (2, True), (3, False)])
def test_false_alarms_have_a_greatest_rate(alarms: int, met: bool) -> None:
    fine = Untouched("case", CLAIM, Outcome.PASS, ())
    alarm = Untouched("case", CLAIM, Outcome.WARN, ("hedge: overstated",))

    found = counted(untouched=[alarm] * alarms + [fine] * (100 - alarms))

    assert target_of(found, "false alarms").met is met
    assert (found.untouched, found.rejected, found.warned) == (100, 0, alarms)
    assert [example.detail for example in found.alarms] == [("hedge: overstated",)] * alarms


@pytest.mark.parametrize(
    ("hits", "n", "low", "high"),
    [(10, 10, 0.7225, 1.0), (0, 20, 0.0, 0.1611), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_wilsons(hits: int, n: int, low: float, high: float) -> None:
    # The last row is an example of Newcombe 1998, table I.
    assert interval(hits, n) == pytest.approx((low, high), abs=1e-4)


def test_differences_name_the_field_and_both_values() -> None:
    moved = CLAIM.model_copy(update={"evidence": (DraftEvidence(sentence=9, quote="x"),)})

    assert differences(Perturbed(Kind.QUOTE_MOVED, CLAIM, moved)) == [
        "evidence: [1] Toral crossed -> [9] x"
    ]
    assert differences(Perturbed(Kind.MUST_DROPPED, CLAIM, None)) == ["left out"]


@pytest.mark.parametrize(
    ("was", "now", "shown"),
    [
        ("a b c d e 1 f g h i j", "a b c d e 2 f g h i j", "... c d e 1 f g h ... -> ... c d e 2 f g h ..."),
        ("Toral will go.", "Toral will not go.", "Toral will go. -> Toral will not go."),
        ("x x", "x x x", "x x -> x x x"),
        ("all else", "new", "all else -> new"),
    ],
)  # fmt: skip
def test_long_texts_are_shown_around_the_change(was: str, now: str, shown: str) -> None:
    before, after = (CLAIM.model_copy(update={"text": text}) for text in (was, now))

    assert differences(Perturbed(Kind.NUMBER_CHANGED, before, after)) == [f"text: {shown}"]


def test_the_table_says_n_and_that_there_is_too_little_of_it() -> None:
    found = counted(tried(Kind.NUMBER_CHANGED, Caught.MISSED, ()))

    text = as_text(found, examples=True, colour=False)

    assert "numbers" in text
    assert "MISSED, fewer than 200" in text
    assert "nothing to measure" in text
    assert "text: Toral crossed. -> Veskar crossed." in text
    assert "\x1b" not in text


def test_text_of_a_reply_cannot_steer_a_terminal() -> None:
    nasty = CLAIM.model_copy(update={"text": "\x1b[2Jgone"})
    error = Perturbed(Kind.NUMBER_CHANGED, nasty, CLAIM)

    text = as_text(counted(Tried("case", error, Caught.MISSED, None)), examples=True, colour=False)

    assert "\x1b" not in text


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.fixture
def run(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`summarise eval` on the invented cases."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(tmp_path / "home"))

    def call(*arguments: str) -> Result:
        command = ["eval", *arguments, "--data", str(data)]
        return CliRunner().invoke(app, command, catch_exceptions=False)

    return call


@pytest.fixture
def recorded(run: Run) -> None:
    """The cases, recorded with a model that answers with their gold."""
    with FakeServer(then=Annotator()) as server:
        flags = ("-m", MODEL, "--base-url", server.base_url, "--origin", "a script")
        result = run("record", *flags)
    assert result.exit_code == Exit.OK, result.stderr


@pytest.mark.usefixtures("recorded")
@pytest.mark.parametrize("flags", [(), ("-m", MODEL)])
def test_recorded_replies_are_tested_offline(run: Run, flags: tuple[str, ...]) -> None:
    result = run("selftest", *flags)

    assert result.exit_code == Exit.OK, result.stderr
    assert result.stdout.startswith(f"selftest: errors put into 3 drafts ({MODEL})")
    assert "quote made up" in result.stdout


@pytest.mark.usefixtures("recorded")
def test_errors_go_into_what_the_model_wrote_first(run: Run) -> None:
    result = run("selftest", "-m", MODEL, "--case", "quiet-match", "--json", "-")

    found = Detection.model_validate_json(result.stdout)
    assert any("absent" in line for alarm in found.alarms for line in alarm.detail)


@pytest.mark.usefixtures("recorded")
def test_two_self_tests_are_the_same_bytes_and_seeds_differ(run: Run) -> None:
    first, again = run("selftest", "--json", "-", "-v"), run("selftest", "--json", "-", "-v")
    other = run("selftest", "--json", "-", "--seed", "2")

    assert first.stdout == again.stdout
    assert json.loads(other.stdout)["seed"] == 2


@pytest.mark.usefixtures("recorded")
def test_figures_can_be_written_beside_the_table(run: Run) -> None:
    result = run("selftest", "--json", "figures.json")

    found = Detection.model_validate_json(Path("figures.json").read_text(encoding="utf-8"))
    assert found.drafts == 3
    assert "error put in" in result.stdout


def test_a_missed_target_fails_only_with_gate(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "replies"
    folder.mkdir()
    case = load_cases(DATA)[0]
    draft = draft_of(case, case.load_article(DATA))
    for claim in draft["claims"]:
        claim["evidence"] = [{"sentence": 1, "quote": "words that are nowhere"}]
    (folder / f"{case.id}.json").write_text(json.dumps(draft), encoding="utf-8")

    shown = run("selftest", "--drafts", str(folder))
    gated = run("selftest", "--drafts", str(folder), "--gate")

    assert (shown.exit_code, gated.exit_code) == (Exit.OK, Exit.CHECK)
    assert "MISSED" in gated.stdout


def test_the_baseline_needs_no_recordings(run: Run) -> None:
    result = run("selftest", "-m", "baseline")

    assert result.exit_code == Exit.OK
    assert "(baseline)" in result.stdout


@pytest.mark.parametrize("flags", [(), ("-m", MODEL)])
def test_without_recordings_nothing_is_evaluated(run: Run, flags: tuple[str, ...]) -> None:
    result = run("selftest", *flags)

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "no replies are recorded" in result.stderr
    assert "eval record" in result.stderr


@pytest.mark.usefixtures("recorded")
def test_a_missing_recording_is_no_smaller_n(run: Run, data: Path) -> None:
    shutil.rmtree(data / "recordings" / MODEL / "grain-talks")

    result = run("selftest")

    assert result.exit_code == Exit.NOT_EVALUATED
    assert "grain-talks" in result.stderr


@pytest.mark.parametrize("reply", [None, "no draft at all"])
def test_a_folder_without_usable_replies_is_not_evaluated(
    run: Run, tmp_path: Path, reply: str | None
) -> None:
    if reply is not None:
        (tmp_path / "grain-talks.txt").write_text(reply, encoding="utf-8")

    result = run("selftest", "--drafts", str(tmp_path))

    assert result.exit_code == Exit.NOT_EVALUATED
