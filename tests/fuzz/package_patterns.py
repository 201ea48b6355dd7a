"""The regular expressions of the package, how each is used, and how long a text it can meet.

Covers: those that a module holds, also within mappings, sequences and dataclasses, and those
written where they are used. Does not cover: those put together from an article's words.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType
from typing import Any

import summarise

MEGABYTE = 1_000_000
METHODS = frozenset("match fullmatch search findall finditer sub subn split".split())
# Shorter than a megabyte, and why. A key is a module or a package, or one of its names.
LONGEST: dict[str, tuple[int, str]] = {
    "summarise.checks.quoting.omissions.ELLIPSIS": (2_000, "a quote is cut there"),
    "summarise.checks.quoting.quotes": (2_000, "a quote is cut there"),
    "summarise.evals.perturbing": (2_000, "sentences of the evals, which are ours"),
    "summarise.evals": (20_000, "articles and replies of the evals, which are ours"),
    "summarise.read.plausible._FILE_NAME": (300, "a longer title is none"),
}
# Looked up in a mapping, so that the use is not seen.
FULLMATCHED = "summarise.checks.hedging.foretold._FUTURE_TENSE["


@dataclass(frozen=True, slots=True)
class Used:
    """An expression, every name that it has, and the methods called on it."""

    names: tuple[str, ...]
    pattern: re.Pattern[Any]
    methods: frozenset[str]


@cache
def package_patterns() -> tuple[Used, ...]:
    """Every expression once. One whose use is not seen is taken to search."""
    modules = [
        import_module(found.name)
        for found in walk_packages(summarise.__path__, "summarise.")
        if not found.name.endswith("__main__")
    ]
    names: defaultdict[re.Pattern[Any], list[str]] = defaultdict(list)
    methods: defaultdict[re.Pattern[Any], set[str]] = defaultdict(set)
    for module in modules:
        for name, value in vars(module).items():
            for path, pattern in _held(value, f"{module.__name__}.{name}"):
                names[pattern].append(path)
    for module in modules:
        for pattern, method in list(_uses(module, names)):
            methods[pattern].add(method)
            if pattern not in names:
                names[pattern].append(f"{module.__name__}: {str(pattern.pattern)[:40]}")
    return tuple(
        Used(tuple(held), pattern, frozenset(methods[pattern] or {_unseen(held[0])}))
        for pattern, held in names.items()
    )


def _unseen(name: str) -> str:
    return "fullmatch" if name.startswith(FULLMATCHED) else "finditer"


def longest(used: Used) -> tuple[int, str]:
    """Characters of the longest text that can reach an expression, and why."""
    return max(map(_longest, used.names))


def _longest(name: str) -> tuple[int, str]:
    for key, found in LONGEST.items():
        if name == key or name.startswith((f"{key}.", f"{key}:")):
            return found
    return MEGABYTE, "an article"


def _held(value: object, path: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Expressions and where they are: a name, then keys and fields."""
    inner: Iterable[tuple[str, object]] = ()
    if isinstance(value, re.Pattern):
        yield path, value
    elif isinstance(value, Mapping):
        inner = ((f"[{key!r}]", item) for key, item in value.items())
    elif isinstance(value, tuple | list | frozenset | set):
        inner = ((f"[{at}]", item) for at, item in enumerate(value))
    elif is_dataclass(value) and not isinstance(value, type):
        inner = ((f".{field.name}", getattr(value, field.name)) for field in fields(value))
    for step, item in inner:
        yield from _held(item, path + step)


def _uses(
    module: ModuleType, names: Mapping[re.Pattern[Any], list[str]]
) -> Iterator[tuple[re.Pattern[Any], str]]:
    """Methods called on what the module names, on fields, and on `re` with an expression."""
    tree = ast.parse(Path(str(module.__file__)).read_text("utf-8"))
    called = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=method) if method in METHODS:
                yield from ((found, method) for found in _named(module, name))
            case ast.Attribute(value=ast.Attribute(attr=field), attr=method) if method in METHODS:
                yield from ((found, method) for found in names if _is_field(names[found], field))
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=method),
                args=[ast.Constant(value=str() | bytes() as written), *_],
            ) if method in METHODS:
                yield re.compile(written), method
            case ast.Name(id=name, ctx=ast.Load()) if id(node) not in called:
                # handed on: what is done with it is not seen
                yield from ((found, "finditer") for found in _named(module, name))


def _is_field(names: list[str], field: str) -> bool:
    return any(name.endswith(f".{field}") for name in names)


def _named(module: ModuleType, name: str) -> list[re.Pattern[Any]]:
    value = vars(module).get(name)
    return [value] if isinstance(value, re.Pattern) else []
