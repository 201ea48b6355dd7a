"""Strings of a recording, laid out for a reader and stored once.

Covers: long strings as lists of lines, JSON inside a string as JSON, and references in place
of texts that stand elsewhere: long instructions in `texts/`, articles with the caller.
Does not cover: files (`recording.py`).

    {"$lines": ["one line", {"$text": SHA256}, "another"]}    joined by line breaks
    {"$text": SHA256}                                         a whole string
    {"$json": {...}}, {"$spaced_json": {...}}                 JSON in a string, as JSON
    {"$json_text": SHA256}                                    JSON that stands elsewhere

Folding loses nothing: `unfolded(folded(value))` is `value`, to the character.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from summarise.model.digests import sha256_of

SHARED_CHARACTERS = 500
_PLAIN_CHARACTERS = 160
_INSTRUCTING_ROLES = frozenset({"system", "developer"})
_MARKS = frozenset({"$lines", "$text", "$json", "$spaced_json", "$json_text"})
_REFERENCES = frozenset({"$text", "$json_text"})
_SEPARATORS = {"$json": (",", ":"), "$spaced_json": (", ", ": ")}


class Folder:
    """Folds the strings of JSON values.

    Args:
        known: Texts that are never written down, by their SHA-256; each stands for the same
            whole lines wherever they occur.

    Attributes:
        shared: Texts referred to that must be written down beside the recording.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self.shared: dict[str, str] = {}
        self._known: dict[str, list[tuple[str, list[str]]]] = {}
        for digest, text in known.items():
            lines = text.split("\n")
            self._known.setdefault(lines[0], []).append((digest, lines))
        for candidates in self._known.values():
            candidates.sort(key=lambda item: -len(item[1]))  # the longest match wins

    def folded(self, value: Any, *, sharing: bool = True) -> Any:  # noqa: ANN401  # any JSON
        """The value with its strings folded.

        Args:
            value: Any JSON value.
            sharing: Whether long instructions become references.

        Raises:
            ValueError: If the value itself uses one of the marks.
        """
        if isinstance(value, str):
            return self._string(value)
        if isinstance(value, list):
            return [self.folded(item, sharing=sharing) for item in value]
        if not isinstance(value, dict):
            return value
        if not _MARKS.isdisjoint(value):
            raise ValueError(f"it uses a key of ours: {', '.join(sorted(_MARKS & set(value)))}")
        instructing = value.get("role") in _INSTRUCTING_ROLES
        return {
            key: self._shared(item)
            if sharing and _is_instruction(key, item, instructing)
            else self.folded(item, sharing=sharing)
            for key, item in value.items()
        }

    def schema(self, schema: Mapping[str, Any]) -> Any:  # noqa: ANN401  # any JSON
        """The same for the form of an answer: as it is if short, else a reference."""
        text = json.dumps(schema, ensure_ascii=False, indent=1)
        if len(text) < SHARED_CHARACTERS:
            return schema
        return {"$json_text": self._shared(text)["$text"]}

    def _shared(self, text: str) -> dict[str, str]:
        digest = sha256_of(text)
        self.shared[digest] = text
        return {"$text": digest}

    def _string(self, text: str) -> Any:  # noqa: ANN401  # any JSON
        if "\n" not in text:
            as_json = _inner_json(text)
            if as_json is not None:
                return as_json
            if len(text) <= _PLAIN_CHARACTERS and text not in self._known:
                return text
        return {"$lines": list(self._lines(text.split("\n")))}

    def _lines(self, lines: list[str]) -> Iterator[str | dict[str, str]]:
        place = 0
        while place < len(lines):
            for digest, known in self._known.get(lines[place], ()):
                if lines[place : place + len(known)] == known:
                    yield {"$text": digest}
                    place += len(known)
                    break
            else:
                yield lines[place]
                place += 1


def unfolded(value: Any, text_of: Callable[[str], str]) -> Any:  # noqa: ANN401  # any JSON
    """What was folded.

    Args:
        value: A folded value.
        text_of: From a SHA-256 to the text; raises LookupError where there is none.

    Raises:
        ValueError: If the value is not well formed.
        LookupError: As raised by `text_of`.
    """
    if isinstance(value, list):
        return [unfolded(item, text_of) for item in value]
    if not isinstance(value, dict):
        return value
    if _MARKS.isdisjoint(value):
        return {key: unfolded(item, text_of) for key, item in value.items()}
    if len(value) != 1:
        raise ValueError("a reference beside other keys")
    mark, content = next(iter(value.items()))
    if mark == "$lines":
        return "\n".join(_line(item, text_of) for item in content)
    if mark in _REFERENCES:
        text = text_of(str(content))
        return text if mark == "$text" else json.loads(text)
    return json.dumps(content, ensure_ascii=False, separators=_SEPARATORS[mark])


def references(value: Any) -> set[str]:  # noqa: ANN401  # any JSON
    """The SHA-256 of every text a folded value refers to."""
    if isinstance(value, dict):
        found = {str(value[mark]) for mark in _REFERENCES & set(value)}
        return found.union(*(references(item) for item in value.values()))
    if isinstance(value, list):
        return set().union(*(references(item) for item in value))
    return set()


def fenced_block(prompt: str, fence: str) -> str | None:
    """The lines between the first and the last line of a prompt that hold its fence.

    With `summarise.fencing.fence_for` this is an article as one prompt lays it out: what to
    hand to the transports as a known text. None where two such lines do not enclose any.
    """
    lines = prompt.split("\n")
    places = [place for place, line in enumerate(lines) if fence in line]
    inside = lines[places[0] + 1 : places[-1]] if places else []
    return "\n".join(inside) or None


def _is_instruction(key: str, item: object, instructing: bool) -> bool:
    if not isinstance(item, str) or len(item) < SHARED_CHARACTERS:
        return False
    return key == "instructions" or (key == "content" and instructing)


def _inner_json(text: str) -> dict[str, Any] | None:
    """A string that is JSON as JSON, if writing it again gives the same string."""
    if text[:1] not in {"{", "["}:
        return None
    try:
        value = json.loads(text)
        for mark, separators in _SEPARATORS.items():
            if json.dumps(value, ensure_ascii=False, separators=separators) == text:
                return {mark: value}
    except (ValueError, RecursionError):
        return None
    return None


def _line(item: Any, text_of: Callable[[str], str]) -> str:  # noqa: ANN401  # any JSON
    if isinstance(item, str):
        return item
    if isinstance(item, dict) and set(item) == {"$text"}:
        return text_of(str(item["$text"]))
    raise ValueError("a line that is neither text nor a reference")
