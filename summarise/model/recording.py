"""One recorded exchange: what was asked, what was answered, where it came from.

Covers: the file's form, what of an answer is kept, and whether a file still agrees with its
own digests. Does not cover: where files are (`recordings.py`) and HTTP (`replay.py`).

Kept of an answer are its status and its body. No header of either side is ever in a file,
nor is what differs each time: a completion's id, its time, the server's fingerprint.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from summarise.model.digests import PARTS, Asked, canonical, sha256_of
from summarise.model.shared_texts import Folder, unfolded

FORMAT = 1
JSON_MEDIA, EVENTS_MEDIA, TEXT_MEDIA = "application/json", "text/event-stream", "text/plain"
_VOLATILE = ("id", "created", "system_fingerprint", "service_tier")
_EVENT_DATA = "data: "


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered.

    Attributes:
        media: `application/json`, `text/event-stream` or `text/plain`.
        body: A JSON value for `application/json`, else text.
    """

    status: int
    media: str
    body: Any

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of status and body."""
        return sha256_of(canonical([self.status, self.media, self.body], in_order=True))


@dataclass(frozen=True, slots=True)
class Recording:
    """An answer with the request it belongs to.

    Attributes:
        origin: In plain words, what answered.
        recorded: Date, as `2026-11-22`, in UTC.
        model_answered: The model as the service named it, or None.
        openai: Version of the openai package at the time, or None.
    """

    asked: Asked
    answer: Answer
    origin: str
    recorded: str
    model_answered: str | None
    openai: str | None

    def same_but_for_when(self, other: Recording) -> bool:
        """Whether recording it again brought nothing new."""
        return (self.asked.key, self.answer, self.origin) == (
            other.asked.key,
            other.answer,
            other.origin,
        )


class DisagreementError(ValueError):
    """A file does not agree with its digests, or is none of ours.

    Attributes:
        what: `request`, `response`, `format`, `texts`, or `absent_text` where a text it refers
            to is not at hand.
    """

    def __init__(self, what: str, message: str) -> None:
        super().__init__(message)
        self.what = what


def kept(status: int, media: str, content: bytes) -> Answer:
    """What is kept of an answer.

    Args:
        status: HTTP status.
        media: The `content-type` header, or "".
        content: The decoded body.
    """
    text = content.decode("utf-8", "replace")
    if media.startswith(EVENTS_MEDIA):
        return Answer(status, EVENTS_MEDIA, _each_event(text, _without_volatile))
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        return Answer(status, TEXT_MEDIA, text)
    return Answer(status, JSON_MEDIA, _without_volatile(body))


def as_sent(recording: Recording) -> bytes:
    """The body to answer with: ids stand for those that were left out."""
    stands = {"id": f"replayed-{recording.asked.key[:12]}", "created": 0}

    def complete(value: Any) -> Any:  # noqa: ANN401  # any JSON
        return {**stands, **value} if _is_completion(value) else value

    answer = recording.answer
    if answer.media == JSON_MEDIA:
        return json.dumps(complete(answer.body)).encode()
    if answer.media == EVENTS_MEDIA:
        return _each_event(str(answer.body), complete).encode("utf-8", "replace")
    return str(answer.body).encode("utf-8", "replace")


def written(recording: Recording, folder: Folder) -> str:
    """The text of a recording's file; texts it refers to are then in `folder.shared`.

    Raises:
        ValueError: If the request cannot be written down without loss.
    """
    asked, answer = recording.asked, recording.answer
    document = {
        "format": FORMAT,
        "origin": recording.origin,
        "recorded": recording.recorded,
        "model_answered": recording.model_answered,
        "openai": recording.openai,
        "key": asked.key,
        "digests": asked.digests,
        "response_sha256": answer.sha256,
        "request": {
            "model": asked.model,
            "parameters": asked.parameters,
            "schema": folder.schema(asked.schema),
            "messages": folder.folded(asked.messages),
        },
        "response": {
            "status": answer.status,
            "media": answer.media,
            "body": folder.folded(answer.body, sharing=False),
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def parsed(text: str, text_of: Callable[[str], str]) -> Recording:
    """Read a recording's file and compare it with its digests.

    Args:
        text: What the file holds.
        text_of: From the SHA-256 of a shared or known text to that text; raises LookupError.

    Raises:
        DisagreementError: If it is no recording, or request or response were edited.
    """
    recording, claimed = claims(text, text_of)
    asked = recording.asked
    edited = [part for part, digest in asked.digests.items() if claimed[part] != digest]
    if edited or asked.key != claimed["key"]:
        named = ", ".join(edited) or "key"
        raise DisagreementError("request", f"its request was edited by hand ({named})")
    if recording.answer.sha256 != claimed["response"]:
        raise DisagreementError("response", "its response was edited by hand")
    return recording


def claims(text: str, text_of: Callable[[str], str]) -> tuple[Recording, dict[str, str]]:
    """Read a recording's file, and the digests that stand in it, without comparing them.

    Args:
        text, text_of: As for `parsed`.

    Returns:
        The recording; the digests of the four parts, of `key` and of `response`.

    Raises:
        DisagreementError: If it is no recording.
    """
    try:
        document = json.loads(text)
        form = document["format"]
        digests = {part: str(document["digests"][part]) for part in PARTS}
        digests |= {"key": document["key"], "response": document["response_sha256"]}
        recording = _recording(document, text_of)
    except DisagreementError:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise DisagreementError("format", f"it is no recording: {error!r}") from error
    if form != FORMAT:
        raise DisagreementError("format", f"its format is {form!r}, not {FORMAT}")
    return recording, digests


def _recording(document: dict[str, Any], text_of: Callable[[str], str]) -> Recording:
    request, response = document["request"], document["response"]
    asked = Asked(
        model=request["model"],
        parameters=request["parameters"],
        schema=unfolded(request["schema"], text_of),
        messages=unfolded(request["messages"], text_of),
    )
    answer = Answer(response["status"], response["media"], unfolded(response["body"], text_of))
    return Recording(
        asked=asked,
        answer=answer,
        origin=document["origin"],
        recorded=document["recorded"],
        model_answered=document["model_answered"],
        openai=document["openai"],
    )


def _is_completion(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("choices"), list)


def _without_volatile(value: Any) -> Any:  # noqa: ANN401  # any JSON
    if not _is_completion(value):
        return value
    return {key: item for key, item in value.items() if key not in _VOLATILE}


def _each_event(text: str, change: Callable[[Any], Any]) -> str:
    """A stream of server-sent events, with the JSON of each changed."""
    lines = []
    for line in text.split("\n"):
        data = line.removeprefix(_EVENT_DATA)
        if data != line and data.startswith("{"):
            with suppress(ValueError, RecursionError):  # not JSON after all: it stays as it came
                line = _EVENT_DATA + canonical(change(json.loads(data)), in_order=True)
        lines.append(line)
    return "\n".join(lines)
