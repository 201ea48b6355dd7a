"""Recording a set: what is asked, what it may cost, asking, and looking at what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.cli.exits import Exit
from summarise.cli.reporting import say
from summarise.cli.surroundings import load_settings, service_settings
from summarise.errors import UsageError
from summarise.settings import SETTINGS

if TYPE_CHECKING:
    from summarise.evals.cases import Case
    from summarise.evals.outcome import Outcome
    from summarise.evals.recording_set import RecordingSet
    from summarise.evals.replaying import Question
    from summarise.model.settings import ServiceSettings
    from summarise.pipeline import Options
    from summarise.settings import Settings

# One reply with twice the room, one schema repair and one check repair at the most, each of
# them with the question, an answer and a list of problems.
WORST_REQUESTS, WORST_INPUT = 4, 6
# What `--only` asks for; an edited recording is as good as a stale one.
KINDS = {
    "stale": ("stale_recording", "tampered_recording"),
    "missing": ("missing_recording",),
}
SAMPLING = ("max_output_tokens", "max_input_tokens", "temperature", "seed", "reasoning_effort")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be recorded.

    Attributes:
        only: `stale` or `missing`: leave every recording that still fits.
    """

    data: Path
    model: str
    origin: str
    patterns: tuple[str, ...]
    tags: tuple[str, ...]
    only: str | None
    samples: int
    prompts: Path | None


def record_set(wish: Wish, given: dict[str, Any], *, dry_run: bool, quiet: bool) -> int:
    """Record, after saying what it will ask and cost.

    Args:
        wish: What to record.
        given: The flags as typed.
        dry_run: Stop after saying it.
        quiet: No progress bar.

    Returns:
        The exit code: 0 if every chosen case is recorded and sound.
    """
    from summarise.evals.cases import load_cases
    from summarise.evals.recording_set import save_set
    from summarise.evals.replaying import options_of, questions
    from summarise.evals.selection import select

    if not wish.origin.strip():
        raise UsageError("--origin is empty", hint='for example --origin "OpenAI, November 2026"')
    settings = load_settings({name: given[name] for name in SETTINGS if name in given})
    service = service_settings(settings, need_key=not dry_run)
    described = _described(wish, settings, service)
    options = options_of(described, wish.prompts)
    cases = select(load_cases(wish.data), wish.patterns, wish.tags)
    cases = _in_need(wish, cases, described, options)
    if not cases:
        say(f"no case is {wish.only}: nothing to record")
        return Exit.OK
    asked = questions(cases, wish.data, options)
    _bill(asked, described, service, wish.samples)
    if dry_run:
        say("nothing was sent")
        return Exit.OK
    save_set(described, wish.data)
    bar = Progress(len(cases), quiet=quiet)
    how = Recording(service=service, origin=wish.origin, reuse=wish.only is not None)
    ledger = Ledger()
    engine = recording(described, asked, wish.data, how, options, ledger)
    with bar:
        outcomes, _ = run_cases(
            cases,
            engine,
            wish.data,
            samples=wish.samples,
            step=bar.step,
            at_once=settings.count("jobs"),
        )
    say(f"{len(ledger.written)} replies recorded, {len(ledger.uses)} kept")
    return _report(wish, cases, described, options, outcomes)


def _described(wish: Wish, settings: Settings, service: ServiceSettings) -> RecordingSet:
    """What decides the requests: flags and files; for a set that exists, what it says."""
    from summarise.evals.recording_set import load_set, set_for, set_names, slug_of
    from summarise.pipeline import Sampling

    names = ("prompt", "policy", "language", *SAMPLING)
    values = {name: settings.values[name] for name in names}
    choices: dict[str, Any] = {name: value.value for name, value in values.items()}
    if slug_of(wish.model) in set_names(wish.data):
        known = load_set(wish.data, wish.model)
        before = known.model_dump(exclude={"sampling"}) | {
            name: getattr(known.sampling, name) for name in SAMPLING
        }
        choices |= {name: before[name] for name in names if values[name].origin != "flag"}
    sampling = Sampling(**{name: choices.pop(name) for name in SAMPLING})
    return set_for(wish.model, service, sampling=sampling, **choices)


def _in_need(
    wish: Wish, cases: list[Case], described: RecordingSet, options: Options
) -> list[Case]:
    """The cases that `--only` means: those of which a replay misses some request."""
    from summarise.evals.rehearsal import rehearse

    if wish.only is None:
        return cases
    found = rehearse(described, cases, wish.data, options, samples=wish.samples)
    kinds = KINDS[wish.only]
    wanted = found.in_trouble(*kinds)
    return [case for case in cases if case.id in wanted]


def _bill(
    asked: list[Question], described: RecordingSet, service: ServiceSettings, samples: int
) -> None:
    """Say how many requests, tokens and dollars it will be."""
    from summarise.cli.dry_run import input_tokens
    from summarise.model.pricing import price_bound, price_version

    requests = [request for question in asked for request in question.requests] * samples
    tokens = sum(input_tokens(request) for request in requests)
    room = sum(request.max_output_tokens for request in requests)
    say(
        f"{len(asked)} cases, {len(requests)} first requests to {service.host}, "
        f"each followed by up to {WORST_REQUESTS} more; about {tokens:,} input tokens"
    )
    least = price_bound(described.model, tokens, room, service.host)
    most = price_bound(described.model, tokens * WORST_REQUESTS, room * WORST_INPUT, service.host)
    if least is None or most is None:
        say(f"price of {described.model} on {service.host} unknown")
        return
    say(f"at most {_usd(least)} if first replies stand, {_usd(most)} with every re-ask")
    say(f"(prices: {price_version()})")


def _usd(amount: Decimal) -> str:
    return f"${amount:.4f}"


def _asked(
    wish: Wish,
    asked: list[Question],
    described: RecordingSet,
    service: ServiceSettings,
    options: Options,
    *,
    quiet: bool,
) -> tuple[Outcome, ...]:
    from summarise.cli.progress import Progress
    from summarise.evals.replaying import Recording, recording
    from summarise.evals.runner import run_cases
    from summarise.model.ledger import Ledger

    how = Recording(service=service, origin=wish.origin, reuse=wish.only is not None)
    ledger = Ledger()
    engine = recording(described, asked, wish.data, how, options, ledger)
    cases = [question.case for question in asked]
    with Progress(len(cases), quiet=quiet) as progress:
        outcomes, _ = run_cases(cases, engine, wish.data, samples=wish.samples, step=progress.step)
    say(f"{len(ledger.written)} replies recorded, {len(ledger.uses)} kept")
    return outcomes


def _report(
    wish: Wish,
    cases: list[Case],
    described: RecordingSet,
    options: Options,
    outcomes: tuple[Outcome, ...],
) -> int:
    """Say what failed, and whether a replay of the cases now finds everything."""
    from summarise.evals.rehearsal import rehearse
    from summarise.evals.reports.page import trouble_lines

    for outcome in outcomes:
        if outcome.failed:
            say(f"{outcome.case}: {outcome.failed.kind}: {outcome.failed.message}")
    found = rehearse(described, cases, wish.data, options, samples=wish.samples)
    for trouble in found.troubles:
        for line in trouble_lines(trouble):
            say(line)
    lost = [o for o in outcomes if o.failed and not o.failed.evaluated]
    return Exit.NOT_EVALUATED if found.troubles or lost else Exit.OK
