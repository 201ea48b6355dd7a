"""A client that answers from a job's store, and collects what is not answered yet.

Covers: results as replies, their place in a run's record, what is asked again and how often.
Does not cover: the store (`store.py`) and what a result means (`lines.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.batch.provider.lines import meaning_of, request_line
from summarise.batch.provider.records import Asked, Limits, Question
from summarise.batch.provider.store import Store
from summarise.errors import AuthError, ModelError, RejectedRequestError
from summarise.model.asking import Knowledge, Sending
from summarise.model.classify import classify
from summarise.model.exchange import Exchange, usage_of
from summarise.model.faults import Fault
from summarise.model.ladder import Rung
from summarise.model.reply import Reply
from summarise.model.request import Client, Request
from summarise.parts import estimate_tokens
from summarise.run_record import Attempt, Usage, usage_over


class Pending(BaseException):
    """The answer is not there yet. No error: it must pass whoever copes with errors."""


@dataclass(frozen=True, slots=True)
class CollectingClient:
    """A `Client` that never answers: each request goes into the next file of the job."""

    store: Store
    knowledge: Knowledge
    limits: Limits

    async def complete(self, request: Request) -> Reply:
        """Put it into the next file.

        Raises:
            Pending: Always, but for
            RejectedRequestError: a request that no file may hold.
        """
        sending = self.knowledge.sending(request)
        line = request_line(request.key, sending.keywords)
        if len(line.encode()) > self.limits.bytes:
            raise RejectedRequestError(
                f"a request of {len(line.encode()):,} bytes fits no file of "
                f"{self.limits.bytes:,} bytes",
                hint="a lower --max-input-tokens splits the article",
            )
        self.store.ask(
            Question(
                key=request.key,
                line=line,
                rung=sending.rung.value if sending.rung else None,
                sent=tuple(sending.keywords),
                tokens=estimate_tokens(line),
                room=request.max_output_tokens,
            ),
            self.limits,
        )
        raise Pending

    def schema_ignored(self, request: Request) -> None:
        """Do nothing: it is the other client that hears of answers."""


class StoredClient:
    """A `Client` that answers what the job's store can answer.

    A question whose request failed in a way worth another try, or was not carried out, is asked
    again; so is one whose refusal teaches how to ask differently.

    Args:
        store: Of the job.
        knowledge: What is learned about the service; shared with `collecting`.
        collecting: Who hears of a question that is to be asked again.
        first: Who hears of a question that was never asked: the cache, or `collecting`.
        tries: How often one question is asked before its failure stands.
    """

    def __init__(
        self,
        store: Store,
        knowledge: Knowledge,
        collecting: Client,
        *,
        first: Client | None = None,
        tries: int,
    ) -> None:
        self._store, self._knowledge = store, knowledge
        self._collecting, self._first = collecting, first or collecting
        self._tries = tries

    async def complete(self, request: Request) -> Reply:
        """The reply that came back.

        Raises:
            Pending: There is none yet.
            ModelError: As over HTTP, with every attempt.
        """
        asked = self._store.asked(request.key)
        if not asked:
            return await self._first.complete(request)
        trail: list[Attempt] = []
        for one in asked:
            if one.kept is None:
                break
            exchange, fault = meaning_of(one.kept)
            if fault is None:
                return _replied(request, one, exchange, trail)
            trail.append(_attempt(request, one, exchange, fault.outcome, fault.message))
            learned = self._learned(request, one, exchange, fault)
            if one is asked[-1] and not (learned or self._worth_asking(fault, len(trail))):
                raise self._error(fault, exchange, tuple(trail))
        else:
            return await self._collecting.complete(request)
        raise Pending

    def schema_ignored(self, request: Request) -> None:
        """Ask this model for its schema another way from now on; see `Ladder.ignored`."""
        if request.schema is not None:
            self._knowledge.ladder.ignored(self._knowledge.settings.endpoint, request.model)
        self._first.schema_ignored(request)  # the cache may hold what was ignored

    def _learned(self, request: Request, one: Asked, exchange: Exchange, fault: Fault) -> bool:
        rung = None if one.rung is None else Rung(one.rung)
        return self._knowledge.learn(
            request, Sending(dict.fromkeys(one.sent), rung, 0), exchange, fault
        )

    def _worth_asking(self, fault: Fault, times: int) -> bool:
        """A refused key or an empty account may be another at the next round."""
        return times < self._tries and (fault.retry or issubclass(fault.raises, AuthError))

    def _error(self, fault: Fault, exchange: Exchange, trail: tuple[Attempt, ...]) -> ModelError:
        usage = usage_over(trail)
        return fault.raises(
            f"{self._knowledge.settings.host}: {fault.message} (asked {len(trail)} times)",
            hint=fault.hint,
            attempts=trail,
            usage=None if usage == Usage() else usage,
            request_id=exchange.request_id,
        )


def _replied(request: Request, one: Asked, exchange: Exchange, before: list[Attempt]) -> Reply:
    answer = classify(exchange)
    last = _attempt(request, one, exchange, answer.kind.value, answer.detail)
    return Reply(
        kind=answer.kind,
        text=answer.text,
        model=answer.model,
        attempts=(*before, last),
        request_id=exchange.request_id,
        detail=answer.detail,
    )


def _attempt(
    request: Request, one: Asked, exchange: Exchange, outcome: str, detail: str | None
) -> Attempt:
    """What the run's record says of one try. Nobody waited: its seconds are 0."""
    return Attempt(
        purpose=request.purpose,
        outcome=outcome,
        rung=one.rung,
        status=exchange.status,
        seconds=0.0,
        waited_seconds=0.0,
        usage=usage_of(exchange.document),
        request_id=exchange.request_id,
        detail=detail,
    )
