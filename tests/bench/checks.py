"""All checks of a draft, and the pages made of the result: CPU an article.

Usage: python tests/bench/checks.py [--rounds 7] [--profile]

The drafts are what a recorded model wrote about the articles of `evals`; each round does all
of them. The yardsticks are validating the same replies, and writing the same results as JSON.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.measuring import Figures, Reading, cpu_ms
from summarise._version import __version__
from summarise.assembly import assemble
from summarise.checks.policy import Policy, load_policy
from summarise.checks.review import Review, review_draft
from summarise.draft import parse_reply
from summarise.escalation.scheme import entry
from summarise.evals.cases import load_cases
from summarise.evals.drafted import Drafted, drafted_in_recordings
from summarise.evals.outcome import EPOCH
from summarise.evals.recording_set import load_set
from summarise.render.formats import FORMATS, View
from summarise.run_record import Run
from summarise.schema import Summary

EVALS = Path(__file__).parents[2] / "evals"
SET = "general-llm"
VALIDATED, CHECKED = "reply validated", "all checks"


def measure(rounds: int = 7) -> Figures:
    """Check and render every recorded reply, again and again."""
    drafted, policy = recorded()
    replies = [one.draft.model_dump_json() for one in drafted]
    reviews = [checked(one, policy) for one in drafted]  # loads all word lists
    whole = list(zip(drafted, map(partial(summary_of, policy), drafted, reviews), strict=True))
    steps: dict[str, Callable[[], object]] = {
        VALIDATED: lambda: [parse_reply(reply) for reply in replies],
        CHECKED: lambda: [checked(one, policy) for one in drafted],
    }
    for name, write in FORMATS.items():
        views = [(write, summary, View(article=one.article)) for one, summary in whole]
        steps[f"as {name}"] = partial(_written, views)
    readings = []
    for name, step in steps.items():
        step()
        spent = tuple(one / len(drafted) for one in cpu_ms(step, rounds))
        yardstick = VALIDATED if name == CHECKED else "as json"
        against = (yardstick,) if name not in (VALIDATED, "as json") else ()
        readings.append(Reading(name, spent, "ms CPU", against))
    readings.sort(key=lambda reading: bool(reading.against))
    about = f"an article, {len(drafted)} recorded replies, {rounds} rounds"
    return Figures("checks", about, tuple(readings))


def recorded() -> tuple[list[Drafted], Policy]:
    """What the recorded model wrote first about every eval article, and the default policy."""
    cases = load_cases(EVALS)
    return drafted_in_recordings(load_set(EVALS, SET), cases, EVALS), load_policy("default")


def checked(one: Drafted, policy: Policy) -> Review:
    """One draft through all checks."""
    return review_draft(one.draft, one.article, policy=policy, language=one.language, scheme=entry)


def summary_of(policy: Policy, one: Drafted, review: Review) -> Summary:
    """The summary of a review, as if no request had been made."""
    run = Run.without_requests(
        "llm",
        version=__version__,
        started=EPOCH,
        seconds=0.0,
        article_sha256=one.article.sha256,
        policy=policy.label,
    )
    return assemble(review, one.article, run)


def _written(views: list[tuple[Callable[[Summary, View], str], Summary, View]]) -> None:
    for write, summary, view in views:
        write(summary, view)


def main() -> None:
    """Print the figures, or where the time of the checks goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--profile", action="store_true", help="the 30 dearest functions")
    wanted = parser.parse_args()
    if not wanted.profile:
        print(measure(wanted.rounds).table())
        return
    drafted, policy = recorded()
    for one in drafted:
        checked(one, policy)
    with cProfile.Profile() as profile:
        for one in drafted:
            checked(one, policy)
    pstats.Stats(profile).sort_stats("tottime").print_stats(30)


if __name__ == "__main__":
    main()
