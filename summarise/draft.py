"""What the model is asked to write, and the one way its answer is read.

Covers: the `Draft` (lean on purpose: every key costs output tokens), its JSON Schema
inside the strict subset that OpenAI and the grammar engines share, and the parser from
reply text to `Draft`.
Does not cover: whether what it says is true to the article (`checks/`).

Key order is generation order: evidence, then speaker, then text, then labels, so that the
model points before it words and words before it judges. What code can work out (mode and
cue of an attribution, mentions, scores) is not asked for.
"""

from __future__ import annotations

import hashlib
import json
import re
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, JsonValue, ValidationError

from summarise.errors import NotJSONError, SchemaViolationError
from summarise.vocabulary import (
    ActorRole,
    ActorType,
    Certainty,
    ClaimStatus,
    Corroboration,
    Direction,
    SignalStatus,
    SignalType,
    SpeakerKind,
)

SCHEMA_NAME = "news_summary_draft"
MAX_PROBLEMS = 12


def _blank_is_none(value: object) -> object:
    """Read "" as unknown: some servers cannot write null in a string's place."""
    return None if isinstance(value, str) and not value.strip() else value


Maybe = Annotated[str | None, BeforeValidator(_blank_is_none)]


class DraftRecord(BaseModel):
    """Base of what the model writes: no unknown keys, no defaults."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class DraftEvidence(DraftRecord):
    """A sentence number and the few decisive words copied from that sentence."""

    sentence: int
    quote: str


class DraftClaim(DraftRecord):
    """A claim as the model writes it."""

    evidence: tuple[DraftEvidence, ...]
    speaker: Maybe
    via: Maybe
    text: str
    speaker_kind: SpeakerKind
    certainty: Certainty
    status: ClaimStatus
    corroboration: Corroboration


class DraftActor(DraftRecord):
    """An actor as the model writes it."""

    name: str
    aliases: tuple[str, ...]
    type: ActorType
    country: Maybe
    role: ActorRole


class DraftSignal(DraftRecord):
    """An escalation signal as the model writes it."""

    evidence: tuple[DraftEvidence, ...]
    source_actors: tuple[str, ...]
    target_actors: tuple[str, ...]
    when: Maybe
    type: SignalType
    direction: Direction
    status: SignalStatus
    certainty: Certainty
    background: bool
    intensity: Literal[1, 2, 3, 4, 5]


class Draft(DraftRecord):
    """Everything the model is asked for, evidence first and the prose last."""

    claims: tuple[DraftClaim, ...]
    actors: tuple[DraftActor, ...]
    signals: tuple[DraftSignal, ...]
    headline: str
    gist: str


def _stripped(node: Any) -> Any:  # noqa: ANN401  # any JSON
    """Drop titles and descriptions: the definitions stand in the prompt, once."""
    if isinstance(node, list):
        return [_stripped(item) for item in node]
    if not isinstance(node, dict):
        return node
    kept = {}
    for key, value in node.items():
        if key in {"title", "description"} and isinstance(value, str):
            continue
        if key in {"properties", "$defs"}:
            kept[key] = {name: _stripped(item) for name, item in value.items()}
        else:
            kept[key] = _stripped(value)
    return kept


@cache
def _schema_text() -> str:
    return json.dumps(_stripped(Draft.model_json_schema()))


def draft_schema() -> dict[str, Any]:
    """The JSON Schema of a draft, inside OpenAI's strict subset.

    Every object closed, every key required, optional means nullable, no default, no
    oneOf, no length or format keyword. Returns a fresh dict: callers may not share one.
    """
    return json.loads(_schema_text())  # type: ignore[no-any-return]  # an object by construction


def schema_sha256() -> str:
    """Hex digest of the schema as sent."""
    return hashlib.sha256(_schema_text().encode()).hexdigest()


_THINKING = re.compile(r"\A\s*<(think|thinking|reasoning)>.*?</\1>\s*", re.DOTALL)
_FENCED = re.compile(r"^```[a-zA-Z]*[ \t]*\n(.*?)^```[ \t]*$", re.DOTALL | re.MULTILINE)


def parse_reply(text: str) -> Draft:
    """Read a model's reply as a draft.

    Accepted: one JSON object, alone, in one fence, or inside prose that holds no other;
    a reasoning prefix in think tags is skipped. Two candidate objects are refused: which
    of them the model meant cannot be told, and one of them may be the article's. So is an
    object that has one key twice.

    Args:
        text: The assistant message's content, never its refusal or its reasoning.

    Raises:
        NotJSONError: No object, a broken one, or more than one candidate.
        SchemaViolationError: An object that is no draft; `problems` says where.
    """
    payload = json_object_in(text)
    try:
        return Draft.model_validate_json(json.dumps(payload))
    except ValidationError as error:
        problems = tuple(_problem(item) for item in error.errors(include_url=False))
        raise SchemaViolationError(
            f"the reply does not match the draft schema in {len(problems)} place(s): "
            + "; ".join(problems[:3]),
            problems=problems[:MAX_PROBLEMS],
            reply_text=text,
        ) from None


def json_object_in(text: str) -> dict[str, JsonValue]:
    """The one JSON object in a reply; see `parse_reply` for what is accepted.

    Raises:
        NotJSONError: If there is none, or more than one.
    """
    body = _THINKING.sub("", text, count=1).strip()
    whole = _loads(body)
    if isinstance(whole, dict):
        return whole
    blocks = [found for block in _FENCED.findall(body) if isinstance(found := _loads(block), dict)]
    loose = _objects_in_prose(_FENCED.sub("", body) if blocks else body)
    candidates = blocks + (loose or [])
    if loose is None or not candidates:
        raise NotJSONError("the reply holds no complete JSON object", reply_text=text)
    if len(candidates) > 1:
        raise NotJSONError(
            f"the reply holds {len(candidates)} JSON objects; which is meant cannot be told",
            reply_text=text,
        )
    return candidates[0]


def _loads(text: str) -> JsonValue:
    try:
        return _READER.decode(text)  # type: ignore[no-any-return]
    except (ValueError, RecursionError):
        return None


def _no_constant(name: str) -> None:
    raise ValueError(name)


def _no_repeat(pairs: list[tuple[str, JsonValue]]) -> dict[str, JsonValue]:
    """An object, unless it has a key twice: readers differ in which of the values counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


_READER = json.JSONDecoder(parse_constant=_no_constant, object_pairs_hook=_no_repeat)
_OBJECT_START = re.compile(r'\{\s*"')


def _objects_in_prose(text: str) -> list[dict[str, JsonValue]] | None:
    """Every outermost JSON object in running text, in order; None if one is cut or broken.

    What stands inside a broken object is a part of an answer, never the answer.
    """
    found: list[dict[str, JsonValue]] = []
    at = _next_object(text, 0)
    while at != -1:
        try:
            value, end = _READER.raw_decode(text, at)
        except (ValueError, RecursionError):
            return None
        found.append(value)
        at = _next_object(text, end)
    return found


def _next_object(text: str, start: int) -> int:
    match = _OBJECT_START.search(text, start)
    return match.start() if match else -1


def _problem(item: Any) -> str:  # noqa: ANN401  # pydantic's ErrorDetails
    where = ".".join(str(part) for part in item["loc"]) or "(root)"
    return f"{where}: {item['msg'][:160]}"
