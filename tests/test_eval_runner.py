"""Running cases: every one is accounted for, whatever happens to it."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from eval_support import DATA, copied
from summarise.article import Article
from summarise.checks.policy import load_policy
from summarise.errors import MissingRecordingError, RefusedError, UsageError
from summarise.evals.cases import load_cases
from summarise.evals.engines import AT_ONCE, RulesEngine
from summarise.evals.outcome import Outcome, timeless
from summarise.evals.recording_set import load_set, save_set, set_for, slug_of
from summarise.evals.runner import run_cases
from summarise.evals.selection import select
from summarise.model.settings import ServiceSettings
from summarise.pipeline import summarise_by_rules
from summarise.schema import Summary


class Failing(RulesEngine):
    """Raises for one case."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error
        self.closed = False

    async def summarise(self, article: Article, *, case: str, sample: int) -> Summary:
        if case == "grain-talks":
            raise self.error
        return await super().summarise(article, case=case, sample=sample)

    async def aclose(self) -> None:
        self.closed = True


class Counting(RulesEngine):
    """Takes a moment, and notes how many are at it."""

    now = most = 0

    async def summarise(self, article: Article, *, case: str, sample: int) -> Summary:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.01)
        self.now -= 1
        return await super().summarise(article, case=case, sample=sample)


def outcomes(engine: RulesEngine, data: Path = DATA, samples: int = 1) -> tuple[Outcome, ...]:
    return run_cases(load_cases(DATA), engine, data, samples=samples)[0]


def test_outcomes_come_by_case_and_sample() -> None:
    found = outcomes(RulesEngine(), samples=2)

    assert [(outcome.case, outcome.sample) for outcome in found] == [
        (case, sample)
        for case in ("border-post", "grain-talks", "quiet-match")
        for sample in (1, 2)
    ]


@pytest.mark.parametrize(
    ("error", "kind", "evaluated"),
    [
        (RefusedError("no"), "refused", True),
        (MissingRecordingError("none\nsecond line", reason="missing"), "missing_recording", False),
        (UsageError("impossible"), "usage", False),
        (KeyError("x"), "crash", False),
    ],
)
def test_an_error_of_any_kind_becomes_the_outcome_of_its_case(
    error: Exception, kind: str, evaluated: bool
) -> None:
    engine = Failing(error)

    found = {outcome.case: outcome for outcome in outcomes(engine)}

    failed = found["grain-talks"].failed
    assert failed is not None
    assert (failed.kind, failed.evaluated) == (kind, evaluated)
    assert found["border-post"].summary is not None
    assert engine.closed


def test_a_crash_says_where_and_names_no_path() -> None:
    class Crashing(RulesEngine):
        async def summarise(self, article: Article, *, case: str, sample: int) -> Summary:
            return summarise_by_rules(None, policy=load_policy())  # type: ignore[arg-type]

    failed = outcomes(Crashing())[0].failed

    assert failed is not None
    assert failed.message.startswith("AttributeError in pipeline.py:")


def test_a_text_that_was_changed_is_no_bad_score(tmp_path: Path) -> None:
    data = copied(tmp_path)
    (data / "articles" / "grain-talks.txt").write_text("Another text.", encoding="utf-8")

    failed = outcomes(RulesEngine(), data)[1].failed

    assert failed is not None
    assert not failed.evaluated


def test_no_more_than_a_bounded_number_of_cases_are_in_flight() -> None:
    (case, *_) = load_cases(DATA)
    engine = Counting()

    run_cases([case.model_copy(update={"id": f"c{n}"}) for n in range(40)], engine, DATA)

    assert engine.most == AT_ONCE


def test_a_kept_summary_has_no_time_of_its_own() -> None:
    article = load_cases(DATA)[0].load_article(DATA)
    summary = timeless(summarise_by_rules(article, policy=load_policy()))

    assert summary.run.started.year == 1970
    assert summary.run.seconds == 0


@pytest.mark.parametrize(
    ("patterns", "tags", "found"),
    [
        ((), (), 3),
        (("grain-*",), (), 1),
        (("grain-*", "border-post"), (), 2),
        ((), ("invented",), 3),
        ((), ("invented", "quiet"), 1),
        (("*-talks",), ("diplomacy",), 1),
    ],
)
def test_cases_are_selected_by_id_and_tag(
    patterns: tuple[str, ...], tags: tuple[str, ...], found: int
) -> None:
    assert len(select(load_cases(DATA), patterns, tags)) == found


def test_one_pattern_that_matches_nothing_is_a_mistake_beside_one_that_does() -> None:
    with pytest.raises(UsageError, match="no case 'grian-talks'") as error:
        select(load_cases(DATA), ("border-post", "grian-talks"), ())

    assert error.value.hint == "did you mean grain-talks?"


@pytest.mark.parametrize(
    ("service", "kind", "endpoint"),
    [
        (ServiceSettings(api_key="k" * 9), "openai", "https://api.openai.com/v1"),
        (
            ServiceSettings(base_url="http://127.0.0.1:8080/api/v1"),
            "compatible",
            "https://recorded.invalid/api/v1",
        ),
        (
            ServiceSettings(
                azure_endpoint="https://n.openai.azure.com", api_version="1", api_key="k" * 9
            ),
            "azure",
            "https://recorded.invalid",
        ),
    ],
)
def test_a_set_remembers_the_kind_of_its_service_and_not_the_host(
    tmp_path: Path, service: ServiceSettings, kind: str, endpoint: str
) -> None:
    save_set(set_for("Vendor/Model-1", service), tmp_path)

    found = load_set(tmp_path, "Vendor/Model-1")

    assert (found.service, found.settings().endpoint) == (kind, endpoint)
    assert found.settings().is_openai is service.is_openai
    assert service.api_key is None or service.api_key not in found.model_dump_json()


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        ("gpt-5.4-mini", "gpt-5.4-mini"),
        ("Qwen/Qwen2.5-7B-Instruct", "qwen-qwen2.5-7b-instruct"),
        ("../../etc/passwd", "etc-passwd"),
        ("...", "model"),
    ],
)
def test_a_model_name_becomes_one_folder_name(model: str, slug: str) -> None:
    assert slug_of(model) == slug


@pytest.mark.parametrize("command", [("check",), ("run", "-q")])
def test_what_needs_no_model_does_not_load_its_client(command: tuple[str, ...]) -> None:
    code = (
        "import sys; from summarise.cli.app import app\n"
        "try: app(['eval', *sys.argv[1:]])\n"
        "except SystemExit: pass\n"
        "print([name for name in ('openai', 'trafilatura') if name in sys.modules])"
    )

    done = subprocess.run(  # noqa: S603  # our own interpreter and arguments
        [sys.executable, "-c", code, *command, "--data", str(DATA)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip

    assert done.stdout.endswith("[]\n")
