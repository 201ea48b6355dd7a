"""How a request is put to a service: its keywords now, and what an error changes about them.

Covers: joining what the ladder and the table of parameters say; learning from refusals; the
record of a request.
Does not cover: sending (`service.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from summarise.errors import AuthError
from summarise.model.classify import Classified
from summarise.model.exchange import Exchange, usage_of
from summarise.model.faults import Fault, blames_schema, effective_status, is_too_long
from summarise.model.ladder import Ladder, Rung, messages_on, response_format
from summarise.model.limits import estimated_tokens
from summarise.model.parameters import (
    LIMIT_NAMES,
    RefusedParameters,
    keywords_for,
    refused_parameter,
)
from summarise.model.request import Request
from summarise.model.settings import ServiceSettings
from summarise.run_record import Attempt


@dataclass(frozen=True, slots=True)
class Sending:
    """The keywords of one HTTP request, and what they were made from.

    Attributes:
        rung: How the schema is asked for; None where there is no schema.
        tokens: An estimate of what it may use, for the rate limit.
    """

    keywords: dict[str, Any]
    rung: Rung | None
    tokens: int


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known about one service, by model."""

    settings: ServiceSettings
    ladder: Ladder
    refused: RefusedParameters

    def sending(self, request: Request) -> Sending:
        """The request as this service takes it, to the best of our knowledge."""
        endpoint = self.settings.endpoint
        keywords: dict[str, Any] = {"model": request.model}
        messages = request.messages
        rung = None
        if request.schema is not None:
            rung = self.ladder.rung_for(endpoint, request.model)
            messages = messages_on(request, rung)
            described = response_format(request, rung)
            if described is not None:
                keywords["response_format"] = described
        keywords["messages"] = [
            {"role": message.role, "content": _encodable(message.content)} for message in messages
        ]
        refused = self.refused.of(endpoint, request.model)
        keywords |= keywords_for(request, self.settings, refused)
        return Sending(keywords, rung, estimated_tokens(messages, request.max_output_tokens))

    def learn(self, request: Request, sending: Sending, exchange: Exchange, fault: Fault) -> bool:
        """Take in what an error says about our request; tell whether to ask differently.

        True means that `sending(request)` now differs from what was sent. It ends: rungs
        only go down, and a parameter is left out or renamed once.
        """
        error = fault.error
        if is_too_long(error) or issubclass(fault.raises, AuthError):
            return False
        if 400 <= effective_status(exchange) < 500 and not error.param.startswith("response_"):
            blamed = refused_parameter(error, frozenset(sending.keywords))
            if blamed is not None:
                return self._without(request.model, blamed)
        if sending.rung is None or not blames_schema(exchange):
            return False
        endpoint = self.settings.endpoint
        return self.ladder.refused(endpoint, request.model, sending.rung) is not sending.rung

    def _without(self, model: str, name: str) -> bool:
        """Remember a refused parameter; False if there is no way to do without it."""
        endpoint = self.settings.endpoint
        other = frozenset(LIMIT_NAMES) - {name} if name in LIMIT_NAMES else frozenset()
        if other & self.refused.of(endpoint, model):
            return False
        self.refused.add(endpoint, model, name)
        return True


def attempted(
    request: Request,
    sending: Sending,
    exchange: Exchange,
    outcome: Fault | Classified | None,
    waited: float,
) -> Attempt:
    """The record of one request.

    Args:
        request: The question.
        sending: How it was put.
        exchange: What came back.
        outcome: What that is taken for.
        waited: Seconds before it was sent.
    """
    kind = outcome.kind.value if isinstance(outcome, Classified) else None
    detail = outcome.detail if isinstance(outcome, Classified) else None
    if isinstance(outcome, Fault):
        kind, detail = outcome.outcome, outcome.message
    return Attempt(
        purpose=request.purpose,
        outcome=kind or "",
        rung=sending.rung.value if sending.rung else None,
        status=exchange.status,
        seconds=round(exchange.seconds, 3),
        waited_seconds=round(waited, 3),
        usage=usage_of(exchange.document),
        request_id=exchange.request_id,
        detail=detail,
    )


def _encodable(text: str) -> str:
    """The text without lone surrogates, which no UTF-8 body can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")
