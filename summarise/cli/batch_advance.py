"""A step of a job: the ordinary batch over its articles, answered from what came back.

Covers: what a job remembers of a command line, what is written and said after a step.
Does not cover: flags (`batch_files.py`) and the service (`batch_send.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import chdir, closing, contextmanager
from decimal import Decimal
from pathlib import Path
from uuid import uuid4

from summarise.batch.courtesy import SECONDS
from summarise.batch.identity import fingerprint
from summarise.batch.provider.client import CollectingClient, StoredClient
from summarise.batch.provider.files import write_requests
from summarise.batch.provider.job import STORE, Job, load_job, make_job, save_job
from summarise.batch.provider.records import Limits, RequestFile
from summarise.batch.provider.store import Store
from summarise.batch.provider.work import HALF, JobWork, share_of_list_price
from summarise.cli.batch import JOBS
from summarise.cli.batch_run import Wanted, run_batch
from summarise.cli.exits import Exit
from summarise.cli.intake_flags import intake_of
from summarise.cli.reporting import say
from summarise.cli.surroundings import (
    Engine,
    load_policy_of,
    open_cache,
    options_of,
    service_settings,
)
from summarise.errors import UsageError
from summarise.model.asking import Knowledge
from summarise.model.caching import CachingClient
from summarise.model.ladder import Ladder
from summarise.model.parameters import RefusedParameters
from summarise.model.pricing import price_bound
from summarise.settings import Settings, resolve
from summarise.text_safety import shell_word

_OF_A_COMMAND = frozenset({"jobs", "color", "format", "fail_on"})  # no part of a job


def new_job(folder: Path, values: dict[str, object], settings: Settings) -> Job:
    """The job of a folder: made now, or the same that was made before.

    Args:
        folder: Of the job.
        values: Fields of `Job` but `id`, `folder`, `settings` and `under`.
        settings: As resolved from flags, environment and files.

    Raises:
        UsageError: The folder holds another job, or this cannot be one.
    """
    given = {
        name: one.value
        for name, one in settings.values.items()
        if one.value is not None and name not in _OF_A_COMMAND
    }
    job = make_job(
        {
            **values,
            "id": uuid4().hex[:16],
            "folder": str(Path.cwd()),
            "settings": given,
            "under": _under(settings),
        }
    )
    known = load_job(folder)
    if known is not None and known.same_as(job):
        return known
    if known is not None and _has_asked(folder):
        raise UsageError(
            f"{folder} holds a job that was asked for otherwise",
            hint="give the same flags to go on with it, or another folder: --job NEW",
        )
    save_job(folder, job)
    return job


@contextmanager
def opened_job(folder: Path) -> Iterator[tuple[Job, Settings, Store]]:
    """The job of a folder, its settings and its store; paths are the job's within.

    Raises:
        UsageError: There is none, or its articles would be asked about otherwise now.
    """
    job = load_job(folder)
    if job is None:
        raise UsageError(
            f"{folder} holds no job",
            hint="begin one: summarise batch export INPUT... -o OUT.jsonl",
        )
    if not Path(job.folder).is_dir():
        raise UsageError(
            f"{job.folder}, where the job was exported, is not there",
            hint="its sources are named from there: put them back",
        )
    with chdir(job.folder), Store(folder / STORE) as store:
        yield job, _settings_of(job, folder), store


def advance(folder: Path, job: Job, settings: Settings, store: Store, *, quiet: bool) -> int:
    """Summarise what can be summarised, write what must be asked next; returns the exit code.

    Raises:
        UsageError: The program, its prompt or its policy changed since the job was exported.
    """
    if _under(settings) != job.under:
        raise UsageError(
            "the prompt, the policy or this program changed since the job was exported: "
            "all would be asked, and paid for, again",
            hint="put them back as they were, or export a new job",
        )
    known = len(store.files())
    with closing(open_cache(settings)) as cache, store.whole():
        service = service_settings(settings, need_key=False)
        knowledge = Knowledge(service, Ladder(job.rung), RefusedParameters())
        collecting = CollectingClient(store, knowledge, Limits(job.max_requests, job.max_bytes))
        kept = CachingClient(collecting, cache, service.endpoint) if settings.on("cache") else None
        client = StoredClient(store, knowledge, collecting, first=kept, tries=job.tries)
        model = settings.text("model") or ""
        options = options_of(settings, model, service)
        work = JobWork(client, options, share_of_list_price(service), on_bug=say)
        code = run_batch(
            _wanted(job, settings, quiet=quiet), Engine(model, chosen=True), settings, work
        )
    for file in store.files():
        if file.waiting and file.batch is None:
            write_requests(store, folder, file)
            if file.number > known:
                _tell(folder, file, settings)
    return _told(folder, store, code)


def _has_asked(folder: Path) -> bool:
    with Store(folder / STORE) as store:
        return bool(store.files())


def _settings_of(job: Job, folder: Path) -> Settings:
    """The settings as they were: neither environment nor files of now change them."""
    return resolve(job.settings, environ={}, folder=folder, user_file=folder / "settings.toml")


def _under(settings: Settings) -> str:
    service = service_settings(settings, need_key=False)
    options = options_of(settings, settings.text("model") or "", service)
    return fingerprint(options, load_policy_of(settings))


def _wanted(job: Job, settings: Settings, *, quiet: bool) -> Wanted:
    return Wanted(
        sources=job.sources,
        intake=intake_of(job.intake, settings),
        output=job.output,
        journal=None,
        jobs=JOBS,
        processes=1,
        max_cost=None,
        ordered=job.ordered,
        host_delay=SECONDS,
        dedupe=job.dedupe,
        retry_failed=False,
        overwrite=False,
        fresh=False,
        json_progress=False,
        quiet=quiet,
    )


def _tell(folder: Path, file: RequestFile, settings: Settings) -> None:
    """Say what is in a new file and what it costs at most."""
    path = shell_word(str(folder / file.name))
    say(f"{file.requests:,} requests of round {file.round} in {path}")
    bound = bound_of(file, settings)
    price = "price unknown" if bound is None else bound
    size = f"about {file.tokens:,} input tokens (characters / 4), at most {file.room:,} output"
    say(f"  {size}: {price}")


def bound_of(file: RequestFile, settings: Settings) -> str | None:
    """The most that a file may cost, in words; None where that is not known."""
    service = service_settings(settings, need_key=False)
    share = share_of_list_price(service)
    each = price_bound(
        settings.text("model") or "",
        -(-file.tokens // file.requests),
        -(-file.room // file.requests),
        service.host,
        service.price,
    )
    if each is None or share is None:
        return None
    cost = Decimal(each) * file.requests * share
    return f"at most ${cost:.4f}" + (", half of the list price" if share == HALF else "")


def _told(folder: Path, store: Store, code: int) -> int:
    """Say what is still to do."""
    files, job = store.files(), shell_word(str(folder))
    waiting = sum(file.waiting for file in files)
    if waiting and code == Exit.PARTIAL:
        say(f"{waiting:,} requests have no result yet")
    if not waiting and code != Exit.INTERRUPTED:
        say("nothing is left to ask")
    if any(file.waiting and file.batch is None for file in files):
        say(f"  send them: summarise batch submit --job {job}")
        say(f"  or run the files yourself: summarise batch import RESULTS.jsonl --job {job}")
    return code
