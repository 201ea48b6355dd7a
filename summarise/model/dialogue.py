"""From a request to a draft: ask, allow more room once, have a bad answer repaired once.

Covers: which reply classes are worth another request, and one error for each that is not.
Does not cover: transport retries (the client's), the check repair (`pipeline.py`), and
salvaging a cut answer: a second truncation is an error.

Asked at most three times: the question, once with more room, once to repair the schema.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from summarise.draft import Draft, parse_reply
from summarise.errors import (
    EmptyReplyError,
    FilteredError,
    MalformedReplyError,
    ModelError,
    NotJSONError,
    RefusedError,
    ReplyError,
    SchemaViolationError,
    ThinkingTruncatedError,
    TruncatedError,
)
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Client, Message, Request
from summarise.run_record import Attempt, Usage, usage_over

Repair = Callable[[str, tuple[str, ...]], tuple[Message, ...]]

ROOM_FACTOR = 2  # of output tokens, after a truncation
_TRUNCATED = frozenset({ReplyClass.TRUNCATED_WRITING, ReplyClass.TRUNCATED_THINKING})


@dataclass(frozen=True, slots=True)
class Obtained:
    """A draft, and how it was come by.

    Attributes:
        reply_text: The text the draft was read from.
        model: As the service named it, or None.
        attempts: Every HTTP request, failed ones included, in order.
    """

    draft: Draft
    reply_text: str
    model: str | None
    attempts: tuple[Attempt, ...]


@dataclass(slots=True)
class _Dialogue:
    """What was asked and answered so far."""

    attempts: list[Attempt] = field(default_factory=list)
    widened: bool = False
    repaired: bool = False


async def obtain_draft(client: Client, request: Request, repair: Repair) -> Obtained:
    """Ask for a draft until there is one or a reply that no further request mends.

    Args:
        client: Who is asked; it hears of answers that ignored the schema.
        request: The question, with the draft schema.
        repair: From the last bad answer and a compact list of what is wrong with it to the
            messages put after the original ones. The history is never sent.

    Raises:
        ReplyError: The subclass of the reply's class.
        ModelError: As raised by the client.
            All of them with the attempts and the usage of the whole dialogue.
    """
    talk = _Dialogue()
    while True:
        reply = await _asked(client, request, talk)
        if reply.kind in _TRUNCATED:
            request = _with_more_room(request, reply, talk)
            continue
        if reply.kind is not ReplyClass.OK:
            raise _error_of(reply, request, talk)
        try:
            return _obtained(reply, talk)
        except (NotJSONError, SchemaViolationError) as bad:
            _relabel_last(talk, reply, bad.kind)
            client.schema_ignored(request)
            if talk.repaired:
                raise _spent(bad, talk, reply) from None
            request = _to_repair(request, repair(reply.text or "", _problems(bad)), talk)


async def _asked(client: Client, request: Request, talk: _Dialogue) -> Reply:
    try:
        reply = await client.complete(request)
    except ModelError as error:
        talk.attempts.extend(error.attempts)
        _charge(error, talk)
        raise
    talk.attempts.extend(reply.attempts)
    return reply


def _obtained(reply: Reply, talk: _Dialogue) -> Obtained:
    text = reply.text or ""
    draft = parse_reply(text)
    return Obtained(draft, text, reply.model, tuple(talk.attempts))


def _relabel_last(talk: _Dialogue, reply: Reply, outcome: str) -> None:
    """Let the trail say what the answer turned out to be."""
    if reply.attempts:  # a client that remembers may have sent nothing
        talk.attempts[-1] = talk.attempts[-1].model_copy(update={"outcome": outcome})


def _with_more_room(request: Request, reply: Reply, talk: _Dialogue) -> Request:
    """The request with a larger allowance: with the same one it would be cut again."""
    if talk.widened:
        raise _error_of(reply, request, talk)
    talk.widened = True
    allowed = request.max_output_tokens * ROOM_FACTOR
    return replace(request, max_output_tokens=allowed, purpose="more_room")


def _to_repair(request: Request, after: tuple[Message, ...], talk: _Dialogue) -> Request:
    talk.repaired = True
    return replace(request, messages=(*request.messages, *after), purpose="schema_repair")


def _problems(bad: NotJSONError | SchemaViolationError) -> tuple[str, ...]:
    problems = bad.problems if isinstance(bad, SchemaViolationError) else ()
    return problems or (str(bad),)


_OTHER_MODEL = "another model may answer: -m MODEL"
# Class of reply -> error, what happened, what to do.
_ERRORS: dict[ReplyClass, tuple[type[ReplyError], str, str]] = {
    ReplyClass.REFUSED: (RefusedError, "the model declined to answer", _OTHER_MODEL),
    ReplyClass.FILTERED: (
        FilteredError,
        "the service's content filter stopped the answer",
        "another service or model may let it pass: -m MODEL",
    ),
    ReplyClass.TRUNCATED_WRITING: (
        TruncatedError,
        "the answer was cut at {limit} output tokens",
        "--max-output-tokens {more}",
    ),
    ReplyClass.TRUNCATED_THINKING: (
        ThinkingTruncatedError,
        "the model was still reasoning at {limit} output tokens",
        "--max-output-tokens {more}, or a lower reasoning effort",
    ),
    ReplyClass.EMPTY: (EmptyReplyError, "the model answered with nothing", _OTHER_MODEL),
    ReplyClass.MALFORMED: (
        MalformedReplyError,
        "the service's answer is no chat completion",
        "check the base URL: summarise doctor",
    ),
}


def _error_of(reply: Reply, request: Request, talk: _Dialogue) -> ReplyError:
    raises, message, hint = _ERRORS[reply.kind]
    limit = request.max_output_tokens
    said = f": {reply.detail}" if reply.detail else ""
    error = raises(message.format(limit=limit) + said, hint=hint.format(more=limit * ROOM_FACTOR))
    return _spent(error, talk, reply)


def _spent(error: ReplyError, talk: _Dialogue, reply: Reply) -> ReplyError:
    error.reply_text = reply.text
    error.request_id = reply.request_id
    _charge(error, talk)
    return error


def _charge(error: ModelError, talk: _Dialogue) -> None:
    """Put the attempts and the usage of the whole dialogue onto an error."""
    usage = usage_over(talk.attempts)
    error.attempts = tuple(talk.attempts)
    error.usage = None if usage == Usage() else usage
