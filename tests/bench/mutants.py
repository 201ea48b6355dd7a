"""Small wrong changes to Python source: what a test that means anything should notice.

Covers: comparisons, boolean and arithmetic operators, `not`, constants, return values, removed
calls, guards and filters, in functions; numbers at module level.
Does not cover: word lists and messages, defaults and decorators; running tests (`mutation.py`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

_SWAPPED: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult, ast.Mod: ast.Mult, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitOr, ast.Pow: ast.Mult, ast.Break: ast.Continue, ast.Continue: ast.Break,
}  # fmt: skip
_CALLS = {
    "min": "max", "max": "min", "any": "all", "all": "any", "startswith": "endswith",
    "endswith": "startswith",
}  # fmt: skip
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


@dataclass(frozen=True)
class Mutant:
    """One changed piece of one file.

    Attributes:
        path: The file.
        scope: Qualified name of the outermost function, or of the number at module level.
        lines: First and last line of the statement (of its head, if it has a body).
        before: The piece as it stands, as source.
        after: What stands there instead.
        number: Which mutant of the file it is.
    """

    path: Path
    scope: str
    lines: tuple[int, int]
    before: str
    after: str
    number: int

    def tree(self) -> ast.Module:
        """The whole changed module."""
        tree = ast.parse(self.path.read_text("utf-8"))
        place, changed = next(islice(_changes(tree), self.number, None))
        place.put(changed)
        return ast.fix_missing_locations(tree)


@dataclass(frozen=True)
class _Place:
    """A node, and how to put another in its place."""

    node: ast.AST
    parent: ast.AST
    field: str
    index: int | None
    scope: str
    lines: tuple[int, int]

    def put(self, node: ast.AST) -> None:
        if self.index is None:
            setattr(self.parent, self.field, node)
        else:
            getattr(self.parent, self.field)[self.index] = node


def mutants(path: Path) -> Iterator[Mutant]:
    """Every mutant of a file, in the order of its text."""
    tree = ast.parse(path.read_text("utf-8"))
    for number, (place, changed) in enumerate(_changes(tree)):
        before, after = _source(place.node), _source(changed)
        yield Mutant(path, place.scope, place.lines, before, after, number)


def _changes(tree: ast.Module) -> Iterator[tuple[_Place, ast.AST]]:
    return ((place, changed) for place in _places(tree) for changed in _changed(place))


def _source(node: ast.AST) -> str:
    """A node in one line; of an operator, which has no source of its own, the name."""
    source = "" if isinstance(node, ast.cmpop | ast.operator | ast.boolop) else ast.unparse(node)
    return " ".join(source.split())[:120] or type(node).__name__


def _places(tree: ast.Module) -> Iterator[_Place]:
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            yield from _number(node)
        elif isinstance(node, _FUNCTIONS):
            yield from _inside(node, node.name)
        elif isinstance(node, ast.ClassDef):
            for member in node.body:
                if isinstance(member, _FUNCTIONS):
                    yield from _inside(member, f"{node.name}.{member.name}")


def _number(node: ast.Assign | ast.AnnAssign) -> Iterator[_Place]:
    target = node.targets[0] if isinstance(node, ast.Assign) else node.target
    value = node.value
    if not isinstance(target, ast.Name) or not isinstance(value, ast.Constant):
        return
    if isinstance(value.value, int | float):
        yield _Place(value, node, "value", None, target.id, (node.lineno, node.lineno))


def _inside(function: ast.FunctionDef | ast.AsyncFunctionDef, scope: str) -> Iterator[_Place]:
    for at, statement in enumerate(function.body):
        if not _is_text(statement):
            yield from _walk(statement, function, "body", at, scope, (0, 0))


def _walk(
    node: ast.AST, parent: ast.AST, field: str, at: int | None, scope: str, lines: tuple[int, int]
) -> Iterator[_Place]:
    """A node and what is in it, but no messages, annotations and defaults."""
    if isinstance(node, ast.stmt):
        lines = (node.lineno, _head_end(node))
    yield _Place(node, parent, field, at, scope, lines)
    if isinstance(node, ast.Raise | ast.JoinedStr):
        return
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "args", "decorator_list"} and not isinstance(
            node, ast.Call
        ):
            continue
        for index, child in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(child, ast.AST) and not _is_text(child):
                place = index if isinstance(value, list) else None
                yield from _walk(child, node, name, place, scope, lines)


def _is_text(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _head_end(node: ast.stmt) -> int:
    body = getattr(node, "body", None) or getattr(node, "cases", None)
    end = node.end_lineno or node.lineno
    if not body:
        return end
    first = body[0].pattern if isinstance(body[0], ast.match_case) else body[0]
    return max(node.lineno, min(end, first.lineno - 1))


def _changed(place: _Place) -> Iterator[ast.AST]:
    """What could stand in a place instead."""
    node = place.node
    if type(node) in _SWAPPED:
        yield _SWAPPED[type(node)]()
    elif isinstance(node, ast.Constant):
        yield from _constants(node, place)
    elif isinstance(node, ast.Name | ast.Attribute):
        yield from _renamed(node, place)
    elif isinstance(node, ast.stmt):
        yield from _statements(node)
    else:
        yield from _conditions(node)


def _conditions(node: ast.AST) -> Iterator[ast.AST]:
    """One condition fewer, or without its `not`."""
    if isinstance(node, ast.BoolOp):
        for kept in _fewer(node.values):
            yield kept[0] if len(kept) == 1 else ast.BoolOp(op=node.op, values=kept)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.comprehension):
        for kept in _fewer(node.ifs):
            yield ast.comprehension(node.target, node.iter, kept, node.is_async)


def _fewer(items: list[ast.expr]) -> Iterator[list[ast.expr]]:
    return ([*items[:at], *items[at + 1 :]] for at in range(len(items)))


def _constants(node: ast.Constant, place: _Place) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        yield from [ast.Constant(value - 1)] if value > 1 else []
    elif isinstance(value, float):
        yield ast.Constant(value * 1.25 if value else 0.25)
        yield from [ast.Constant(value * 0.75)] if value else []
    elif isinstance(value, str) and place.field != "keys":
        yield ast.Constant("XX" + value)


def _renamed(node: ast.Name | ast.Attribute, place: _Place) -> Iterator[ast.AST]:
    """Another function called; a bare condition turned round."""
    if place.field == "test":
        yield ast.UnaryOp(ast.Not(), node)
    elif isinstance(place.parent, ast.Call) and place.field == "func":
        if isinstance(node, ast.Name) and node.id in _CALLS:
            yield ast.Name(_CALLS[node.id], ast.Load())
        elif isinstance(node, ast.Attribute) and node.attr in _CALLS:
            yield ast.Attribute(node.value, _CALLS[node.attr], ast.Load())


def _statements(node: ast.stmt) -> Iterator[ast.AST]:
    if isinstance(node, ast.Return) and not isinstance(node.value, ast.Constant | None):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.AugAssign) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)
    ):
        yield ast.Pass()
    elif isinstance(node, ast.If):
        yield ast.If(ast.Constant(False), node.body, node.orelse)
