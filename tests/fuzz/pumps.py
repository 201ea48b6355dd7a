"""Texts that a regular expression is slow on, if any are: made from the expression itself.

Covers: for every repeat that may go on, what it repeats, behind what stands before it and, for
a search that begins anew everywhere, together with it. Does not cover: back references, which
the package has none of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from random import Random
from typing import Any

_parser = import_module("re._parser")
_SHOWN = "a 1-.\"'<\nA,x;漢"  # one of these is in every class that excludes something
_CATEGORIES = {
    "CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a",
    "CATEGORY_NOT_DIGIT": "x", "CATEGORY_NOT_SPACE": "x", "CATEGORY_NOT_WORD": "-",
}  # fmt: skip
_MANY = 5  # times; what goes on longer may be long
_PREFIX = 60  # characters kept of what stands before a repeat
_DEPTH = 8
_BRANCHES = 40
Parsed = list[tuple[Any, Any]]  # operations and their arguments, as `re` parses them


def pumps(pattern: re.Pattern[Any], rng: Random) -> list[tuple[str, str]]:
    """Heads, and what to repeat behind them: (head, unit), no unit empty."""
    written = pattern.pattern
    as_bytes = isinstance(written, bytes)
    source = written.decode("latin-1") if as_bytes else written
    parsed = list(_parser.parse(source, 0 if as_bytes else pattern.flags & ~re.DEBUG))
    whole = _sample(parsed, rng)
    found = [*_of_repeats(parsed, rng), ("", whole), ("", whole[:-1]), ("", f"{whole} ")]
    return list(dict.fromkeys((head, unit) for head, unit in found if unit))


def _of_repeats(
    parsed: Parsed, rng: Random, head: str = "", depth: int = 0
) -> Iterator[tuple[str, str]]:
    for operation, argument in parsed if depth < _DEPTH else ():
        if operation.name.endswith("_REPEAT") and int(argument[1]) > _MANY:
            for unit in (_sample(argument[2], rng) for _ in range(2)):
                yield head, unit
                yield "", head[-_PREFIX:] + unit
                yield "", unit
        for inner in _within(operation.name, argument):
            yield from _of_repeats(inner, rng, head, depth + 1)
        head = (head + _one(operation.name, argument, rng))[-_PREFIX:]


def _within(name: str, argument: Any) -> list[Parsed]:
    match name:
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [argument[2]]
        case "SUBPATTERN":
            return [argument[3]]
        case "ATOMIC_GROUP":
            return [argument]
        case "BRANCH":
            return list(argument[1][:_BRANCHES])
        case "ASSERT" | "ASSERT_NOT":
            return [argument[1]]
    return []


def _sample(parsed: Parsed, rng: Random) -> str:
    return "".join(_one(operation.name, argument, rng) for operation, argument in parsed)


def _one(name: str, argument: Any, rng: Random) -> str:
    match name:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return _besides({chr(argument)}, rng)
        case "ANY":
            return rng.choice("a 1.")
        case "IN":
            return _of_class(argument, rng)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, most, inner = argument
            times = min(least + rng.randrange(2), int(most), _MANY)
            return "".join(_sample(inner, rng) for _ in range(times))
        case "BRANCH" | "SUBPATTERN" | "ATOMIC_GROUP":
            return _sample(rng.choice(_within(name, argument)), rng)
    return ""  # a position


def _of_class(members: Parsed, rng: Random) -> str:
    found: list[str] = []
    for operation, argument in members:
        match operation.name:
            case "LITERAL":
                found.append(chr(argument))
            case "RANGE":
                found += map(chr, argument)
            case "CATEGORY":
                found.append(_CATEGORIES[argument.name])
    excludes = members[0][0].name == "NEGATE"
    return _besides(set(found), rng) if excludes else rng.choice(found)


def _besides(excluded: set[str], rng: Random) -> str:
    """A letter for a class that excludes; for one that excludes words, a mark."""
    wordless = "a" in excluded
    left = [mark for mark in _SHOWN if mark not in excluded and not (wordless and mark.isalnum())]
    return rng.choice(left or ["漢"])
