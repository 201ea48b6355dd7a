"""A client that looks into the reply cache before it asks.

Covers: what an answer from the cache looks like in a run's record, and which bad answers are
forgotten. Does not cover: the store (`cache.py`).
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile

from summarise.model.cache import KeptReply, ReplyCache, reply_key
from summarise.model.reply import Reply, ReplyClass
from summarise.model.request import Client, Request
from summarise.run_record import NO_TOKENS, Attempt


class CachingClient:
    """A `Client` that looks into a cache before it asks, and keeps what it is told.

    An answer from the cache has one attempt, `cached`, without tokens and seconds. Only what
    the client raises is raised.

    Args:
        client: Who is asked otherwise.
        cache: Where replies are kept; the caller's to close.
        endpoint: What stands for the service, as in `ServiceSettings.identity`.
        fresh: Ask anew, and keep the new answer in the place of the old one.
    """

    def __init__(
        self, client: Client, cache: ReplyCache, endpoint: str, *, fresh: bool = False
    ) -> None:
        self._client, self._cache = client, cache
        self._endpoint, self._fresh = endpoint, fresh

    def __repr__(self) -> str:
        return f"CachingClient({self._client!r}, {self._cache!r})"

    async def complete(self, request: Request) -> Reply:
        """The kept reply, or the client's."""
        key = reply_key(self._endpoint, request)
        kept = None if self._fresh else self._cache.get(key)
        if kept is not None:
            return _as_reply(kept, request)
        reply = await self._client.complete(request)
        self._cache.put(key, request.model, reply)
        return reply

    def schema_ignored(self, request: Request) -> None:
        """Pass it on; and forget what no re-ask has mended.

        A first answer that is no draft stays: the re-ask that quotes it, and follows at once,
        is kept as well, so that a second run costs nothing. If the answer to the re-ask is no
        draft either, both go, and the next run asks both anew.
        """
        self._client.schema_ignored(request)
        if request.purpose not in {"schema_repair", "check_repair"}:
            return
        self._cache.forget(reply_key(self._endpoint, request))
        if request.purpose == "schema_repair":
            # What stands before the bad answer, the assistant's, is the question it answered.
            asked = tuple(takewhile(lambda said: said.role != "assistant", request.messages))
            self._cache.forget(reply_key(self._endpoint, replace(request, messages=asked)))


def _as_reply(kept: KeptReply, request: Request) -> Reply:
    attempt = Attempt(
        purpose=request.purpose,
        outcome="cached",
        rung=None,
        status=None,
        seconds=0.0,
        waited_seconds=0.0,
        usage=NO_TOKENS,
        request_id=kept.request_id,
        detail=f"kept {kept.stored:%Y-%m-%dT%H:%M:%SZ}",
    )
    return Reply(ReplyClass.OK, kept.text, kept.model, (attempt,), kept.request_id)
