"""What a run came to, and its line in the run log, however it ended.

Covers: counting results, writing the line or warning that it cannot be. Does not cover: the
form of a line (`run_log.py`).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from summarise.cli.exits import Exit
from summarise.cli.reporting import say
from summarise.cli.surroundings import Engine, log_file, service_settings
from summarise.errors import SummariseError
from summarise.settings import Settings

if TYPE_CHECKING:
    from summarise.article import Article
    from summarise.run_log import LoggedRun, LoggedText
    from summarise.run_record import Attempt, Usage
    from summarise.schema import Summary


@dataclass(slots=True)
class Account:
    """Counts of one run, for its line in the log.

    Attributes:
        sources: How many articles there are to summarise.
        cost_usd: None once a cost is unknown.
        exit_code: What the process will end with, unless an error ends it.
        price: Of tokens spent on an article that failed.
        keep_texts: Whether the user wants sources and texts in the log.
    """

    sources: int
    price: Callable[[Usage], Decimal | None]
    keep_texts: bool = False
    ok: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    cached: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost_usd: Decimal | None = Decimal(0)
    prompt: str | None = None
    policy: str | None = None
    exit_code: int = Exit.OK
    texts: list[LoggedText] = field(default_factory=list)

    def add(self, source: str, result: Summary | SummariseError, article: Article | None) -> None:
        """Count what came of one source. `article` is None where it could not be read."""
        if isinstance(result, SummariseError):
            self.failed[result.kind] += 1
            self.spend(getattr(result, "usage", None), _cost_of_failure(result, self.price))
        else:
            run = result.run
            self.ok += 1
            self.cached += run.cached
            self.policy = run.policy
            if run.prompt is not None:
                self.prompt = run.prompt.label
            self.spend(run.usage, run.cost_usd)
        if self.keep_texts:
            self.texts.append(_text_of(source, result, article))

    def spend(self, usage: Usage | None, cost_usd: Decimal | None) -> None:
        """Add tokens and a cost; an unknown cost makes that of the run unknown."""
        if usage is not None and usage.input_tokens is not None:
            self.input_tokens = (self.input_tokens or 0) + usage.input_tokens
        if usage is not None and usage.output_tokens is not None:
            self.output_tokens = (self.output_tokens or 0) + usage.output_tokens
        known = self.cost_usd is not None and cost_usd is not None
        self.cost_usd = (self.cost_usd or 0) + (cost_usd or Decimal(0)) if known else None


@contextmanager
def accounted(
    command: str, engine: Engine, settings: Settings, *, sources: int = 0
) -> Iterator[Account]:
    """Log one line about the block, also where an error or Ctrl-C ends it.

    Args:
        command: `run` or `batch`.
        engine: What summarises.
        settings: All settings; `log` and `log_text` are among them.
        sources: How many articles there are; set it later where that is not known yet.

    Raises:
        ConfigError: The service's settings cannot be; nothing is logged.
    """
    from summarise.library import service_facts

    service = service_settings(settings, need_key=False) if engine.model else None
    facts = service_facts(service)
    started, clock = datetime.now(UTC), time.monotonic()
    account = Account(
        sources,
        price=lambda usage: facts["price"](engine.model or "", usage),
        keep_texts=settings.on("log_text"),
    )
    try:
        yield account
    except BaseException as end:
        account.exit_code = _code_of(end)
        raise
    finally:
        if settings.on("log"):
            _log(command, engine, facts["host"], started, time.monotonic() - clock, account)


def log_run(run: LoggedRun) -> None:
    """Add a line to the run log, or warn that it cannot be done."""
    from summarise.run_log import append_run

    try:
        append_run(log_file(), run)
    except OSError as error:
        say(f"warning: this run is not logged in {log_file()}: {error.strerror or error}")


def _log(
    command: str,
    engine: Engine,
    host: str | None,
    started: datetime,
    seconds: float,
    account: Account,
) -> None:
    from summarise._version import __version__
    from summarise.run_log import LoggedRun

    log_run(
        LoggedRun(
            started=started,
            command=command,
            version=__version__,
            engine="llm" if engine.model else "baseline",
            model=_encodable(engine.model),
            host=host,
            prompt=account.prompt,
            policy=_encodable(account.policy),
            sources=account.sources,
            ok=account.ok,
            failed=dict(account.failed),
            cached=account.cached,
            input_tokens=account.input_tokens,
            output_tokens=account.output_tokens,
            cost_usd=account.cost_usd,
            seconds=round(seconds, 3),
            exit_code=account.exit_code,
            texts=tuple(account.texts) if account.keep_texts else None,
        )
    )


def _code_of(end: BaseException) -> int:
    """The exit code that an exception comes to; see `reporting`."""
    if isinstance(end, SummariseError):
        return end.exit_code
    if isinstance(end, KeyboardInterrupt):
        return Exit.INTERRUPTED
    return Exit.PIPE if isinstance(end, BrokenPipeError) else Exit.BUG


def _cost_of_failure(
    error: SummariseError, price: Callable[[Usage], Decimal | None]
) -> Decimal | None:
    """What a failure cost: a request that was turned down nothing, a lost answer is unknown."""
    attempts: tuple[Attempt, ...] = getattr(error, "attempts", ())
    paid = [attempt.usage for attempt in attempts if (attempt.status or 0) < 400]
    if any(usage.input_tokens is None for usage in paid):
        return None
    return price(sum(paid[1:], paid[0])) if paid else Decimal(0)


def _text_of(source: str, result: Summary | SummariseError, article: Article | None) -> LoggedText:
    from summarise.run_log import LoggedText

    failed = result.kind if isinstance(result, SummariseError) else None
    return LoggedText(
        source=_encodable(source) or "",
        sha256=article.sha256 if article else None,
        text=_encodable(article.text) if article else None,
        headline=None if isinstance(result, SummariseError) else _encodable(result.headline),
        failed=failed,
    )


def _encodable(text: str | None) -> str | None:
    """Without lone surrogates (undecodable bytes of a name), which no file can hold."""
    return None if text is None else text.encode("utf-8", "replace").decode()
