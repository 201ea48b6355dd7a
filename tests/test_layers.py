"""Imports point down: a room only uses rooms below it."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "summarise"
LAYERS = [
    {
        "_version",
        "vocabulary",
        "run_record",
        "errors",
        "text_safety",
        "web_addresses",
        "whole_files",
    },
    {"schema"},
    {"dates", "language", "language_names", "sentences", "settings", "threads", "draft", "run_log"},
    {"furniture"},
    {"article"},
    {"checks", "escalation", "prompts", "fencing", "parts"},
    {"model", "read", "baseline", "assembly", "repairs"},
    {"pipeline", "verification"},
    {"library"},
    {"render"},
    {"results"},
    {"dossier"},
    {"batch", "evals"},
    {"serving"},
    {"cli", "__init__", "__main__"},
]
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
ALLOWED = {
    ("schema", "render"),  # a notebook's hooks on Summary, imported when called
    ("schema", "results"),  # to_dataframes, likewise
    ("errors", "run_record"),  # types of attributes only
    ("__main__", "cli"),
}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def internal_imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [item.name for item in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            parts = name.split(".")
            if parts[0] == "summarise":
                found.add(parts[1] if len(parts) > 1 else "__init__")
    return found


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_imports_point_downwards(path: Path) -> None:
    own = room(path)
    if own == "__init__":
        return
    upward = {
        name
        for name in internal_imports(path) - {own}
        if LEVEL[name] >= LEVEL[own] and (own, name) not in ALLOWED
    }

    assert upward == set()


def test_every_module_has_its_level() -> None:
    rooms = {room(path) for path in PACKAGE.rglob("*.py")}

    assert rooms == set(LEVEL)


def test_one_module_alone_imports_openai() -> None:
    users = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "openai")
        or (isinstance(node, ast.Import) and any(n.name.split(".")[0] == "openai" for n in node.names))
    }  # fmt: skip

    assert users == {"model/service.py"}


def test_only_the_command_line_reads_the_environment_or_prints() -> None:
    offenders = {
        str(path.relative_to(PACKAGE))
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "cli"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"})
        or (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print")
    }  # fmt: skip

    assert offenders == set()


def test_no_module_is_longer_than_a_room_should_be() -> None:
    long = {
        str(path.relative_to(PACKAGE)): length
        for path in PACKAGE.rglob("*.py")
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > 300
    }

    assert long == {}
