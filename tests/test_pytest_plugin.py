"""The fixture shipped to other projects, used as they use it: in a pytest of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from fake_server import FakeServer, Seen, completion

ROOT = Path(__file__).parent.parent
TEST = """
import httpx2, openai, pytest

BASE_URL = "{base_url}"

def brief(client, text):
    messages = [{{"role": "user", "content": "{prompt}" + text}}]
    return client.chat.completions.create(model="m", messages=messages).choices[0].message.content

def test_my_briefing(replayed_openai):
    http = httpx2.Client(transport=replayed_openai())
    client = openai.OpenAI(api_key="none", base_url=BASE_URL, http_client=http, max_retries=0)

    assert brief(client, "the text") == "The ministry denied it."

def test_careless(replayed_openai):
    http = httpx2.Client(transport=replayed_openai("shared"))
    client = openai.OpenAI(api_key="none", base_url=BASE_URL, http_client=http, max_retries=0)
    try:
        brief(client, "the text")
    except Exception:
        pass
"""


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Pytest in a project of its own, with this plugin and no other."""
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", "-p", "summarise.model.pytest_plugin", "-q"]
    return subprocess.run(  # noqa: S603  # our interpreter
        [*command, "-p", "no:cacheprovider", *arguments],
        cwd=folder, env=env, capture_output=True, text=True, check=False,
    )  # fmt: skip


def project(folder: Path, *, base_url: str, prompt: str = "Summarise ") -> None:
    (folder / "pytest.ini").write_text("[pytest]\n")
    (folder / "test_mine.py").write_text(TEST.format(base_url=base_url, prompt=prompt))


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("project")

    def answer(seen: Seen) -> dict[str, object]:
        return completion("The ministry denied it.")

    with FakeServer(then=answer) as server:
        project(folder, base_url=server.base_url)
        done = run_pytest(folder, "--record-openai", "a scripted server")
    assert done.returncode == 0, done.stdout
    return folder


def test_recordings_are_made_beside_the_test_and_replayed_offline(recorded: Path) -> None:
    project(recorded, base_url="http://nowhere.invalid/v1")

    done = run_pytest(recorded)

    assert done.returncode == 0, done.stdout
    assert list((recorded / "recordings" / "test_mine" / "test_my_briefing").glob("*.json"))
    assert list((recorded / "shared").glob("*.json"))


def test_a_changed_prompt_fails_with_what_changed_also_where_it_was_swallowed(
    recorded: Path,
) -> None:
    project(recorded, base_url="http://nowhere.invalid/v1", prompt="Sum up ")

    done = run_pytest(recorded)

    assert done.returncode == 1
    assert '+ "content": "Sum up the text"' in done.stdout
    assert "1 failed" in done.stdout
    assert "1 error" in done.stdout
    assert (
        'record it: pytest --record-openai "what answers" "test_mine.py::test_careless"'
        in done.stdout
    )


def test_the_plugin_loads_nothing_heavy() -> None:
    heavy = ["openai", "httpx2", "pydantic", "typer", "rich", "jinja2"]
    code = (
        "import sys, pytest; before = set(sys.modules)\n"
        "import summarise.model.pytest_plugin\n"
        f"loaded = (set(sys.modules) - before) & set({heavy})\n"
        "assert not loaded, loaded"
    )

    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our interpreter


def test_the_entry_point_names_the_plugin() -> None:
    project_file = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    named = project_file["project"]["entry-points"]["pytest11"]

    assert hasattr(import_module(named["summarise"]), "replayed_openai")
