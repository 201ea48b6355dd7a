"""Recording a set: what is asked, what it may cost, asking, and looking at what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarise.cli.exits import Exit
from summarise.cli.local import at_hand
from summarise.cli.reporting import say
from summarise.cli.surroundings import BASELINE, Engine, load_settings, service_settings
from summarise.errors import UsageError

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
WORST_INPUT, WORST_OUTPUT = 4, 6
# What `--only` asks for; an edited recording is as good as a stale one.
KINDS = {"stale": ("stale_recording", "tampered_recording"), "missing": ("missing_recording",)}
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


@dataclass(frozen=True, slots=True)
class _Task:
    """A wish, with everything it takes."""

    wish: Wish
    service: ServiceSettings
    described: RecordingSet
    options: Options
    cases: tuple[Case, ...]
    jobs: int


def record_set(wish: Wish, given: dict[str, Any], *, dry_run: bool, quiet: bool) -> int:
    """Record, after saying what it will ask and cost.

    Args:
        wish: What to record.
        given: The flags as typed.
        dry_run: Stop after saying it.
        quiet: No progress bar.

    Returns:
        The exit code: 0 if a replay of every chosen case finds all it asks for.
    """
    settings = load_settings(given)
    engine = Engine(wish.model, chosen=True)
    with at_hand(engine, settings, start=not dry_run) as (engine, settings):
        named = replace(wish, model=engine.model or wish.model)
        return _recorded(named, settings, dry_run=dry_run, quiet=quiet)


def _recorded(wish: Wish, settings: Settings, *, dry_run: bool, quiet: bool) -> int:
    from summarise.evals.recording_set import save_set
    from summarise.evals.replaying import questions

    task = _task(wish, settings, need_key=not dry_run)
    if not task.cases:
        say(f"no case is {wish.only}: nothing to record")
        return Exit.OK
    asked = questions(task.cases, wish.data, task.options)
    _bill(asked, task)
    if dry_run:
        say("nothing was sent")
        return Exit.OK
    save_set(task.described, wish.data)
    return _report(task, _asked(task, asked, quiet=quiet))


def _task(wish: Wish, settings: Settings, *, need_key: bool) -> _Task:
    from summarise.evals.cases import load_cases
    from summarise.evals.recording_set import slug_of
    from summarise.evals.replaying import options_of
    from summarise.evals.selection import select

    if not wish.origin.strip():
        raise UsageError("--origin is empty", hint='for example --origin "OpenAI, November 2026"')
    if slug_of(wish.model) == BASELINE:
        raise UsageError("the baseline answers by rules: there is nothing to record")
    service = service_settings(settings, need_key=need_key)
    described = _described(wish, settings, service)
    task = _Task(
        wish=wish,
        service=service,
        described=described,
        options=options_of(described, wish.prompts),
        cases=tuple(select(load_cases(wish.data), wish.patterns, wish.tags)),
        jobs=settings.count("jobs"),
    )
    return replace(task, cases=_in_need(task))


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


def _in_need(task: _Task) -> tuple[Case, ...]:
    """The cases that `--only` means: those of which a replay misses some request."""
    from summarise.evals.rehearsal import rehearse

    wish = task.wish
    if wish.only is None:
        return task.cases
    found = rehearse(task.described, task.cases, wish.data, task.options, samples=wish.samples)
    wanted = found.in_trouble(*KINDS[wish.only])
    return tuple(case for case in task.cases if case.id in wanted)


def _bill(asked: list[Question], task: _Task) -> None:
    """Say how many requests, tokens and dollars it will be."""
    from summarise.cli.dry_run import input_tokens
    from summarise.model.pricing import price_bound, price_version

    model, host = task.described.model, task.service.host
    requests = [request for question in asked for request in question.requests]
    requests *= task.wish.samples
    tokens = sum(input_tokens(request) for request in requests)
    room = sum(request.max_output_tokens for request in requests)
    say(
        f"{len(asked)} cases, {len(requests)} first requests to {host}, each followed by up to "
        f"{WORST_INPUT - 1} re-asks; about {tokens:,} input tokens in the first"
    )
    least = price_bound(model, tokens, room, host)
    most = price_bound(model, tokens * WORST_INPUT, room * WORST_OUTPUT, host)
    if least is None or most is None:
        say(f"price of {model} on {host} unknown")
        return
    say(f"at most ${least:.4f} if first replies stand, ${most:.4f} with every re-ask")
    say(f"(prices: {price_version()})")


def _asked(task: _Task, asked: list[Question], *, quiet: bool) -> tuple[Outcome, ...]:
    """Ask the service, and write down what it answers."""
    from summarise.cli.progress import Progress
    from summarise.evals.replaying import Recording, recording
    from summarise.evals.runner import run_cases
    from summarise.model.ledger import Ledger

    wish, ledger = task.wish, Ledger()
    how = Recording(service=task.service, origin=wish.origin, reuse=wish.only is not None)
    engine = recording(task.described, asked, wish.data, how, task.options, ledger)
    with Progress(len(task.cases), quiet=quiet) as progress:
        outcomes, _ = run_cases(
            task.cases,
            engine,
            wish.data,
            samples=wish.samples,
            step=progress.step,
            at_once=task.jobs,
        )
    say(f"{len(ledger.written)} replies recorded, {len(ledger.uses)} kept")
    return outcomes


def _report(task: _Task, outcomes: tuple[Outcome, ...]) -> int:
    """Say what failed, and whether a replay of the cases now finds everything."""
    from summarise.evals.rehearsal import rehearse
    from summarise.evals.reports.page import trouble_lines

    wish = task.wish
    for outcome in outcomes:
        if outcome.failed:
            say(f"{outcome.case}: {outcome.failed.kind}: {outcome.failed.message}")
    found = rehearse(task.described, task.cases, wish.data, task.options, samples=wish.samples)
    for trouble in found.troubles:
        for line in trouble_lines(trouble):
            say(line)
    lost = any(outcome.failed and not outcome.failed.evaluated for outcome in outcomes)
    return Exit.NOT_EVALUATED if found.troubles or lost else Exit.OK
