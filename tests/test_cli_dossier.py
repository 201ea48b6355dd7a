"""`summarise dossier` on the command line."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from crisis import story, told
from summarise.article import Article
from summarise.cli.app import app
from summarise.cli.exits import Exit
from summarise.dossier.model import Dossier
from summarise.render.structured import as_json, as_jsonl_row

Run = Callable[..., Result]
BRIDGE = "Veskar closed the Karsin bridge on the Ilm."


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SUMMARISE_HOME", str(tmp_path / "home"))

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(app, ["dossier", *arguments], catch_exceptions=False)

    return call


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "news.jsonl"
    items = (story("north", [told(BRIDGE)]), story("south", [told(BRIDGE)]))
    path.write_text("".join(as_jsonl_row(item.summary) + "\n" for item in items), encoding="utf-8")
    return path


def test_markdown_goes_to_stdout(run: Run, news: Path) -> None:
    result = run(str(news), "--title", "The Ilm crisis")

    assert result.exit_code == Exit.OK
    assert result.stdout.startswith("# The Ilm crisis\n")
    assert "2 articles, 2 independent sources, 1 claims made more than once" in result.stderr


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("ilm.md", "# "),
        ("ilm.json", "{"),
        ("ilm.csv", "group,"),
        ("ilm.html", "<!doctype html>"),
    ],
)
def test_the_suffix_chooses_the_format(run: Run, news: Path, name: str, begins: str) -> None:
    result = run(str(news), "-o", name, "-q")

    assert (result.exit_code, result.stdout, result.stderr) == (Exit.OK, "", "")
    assert (news.parent / name).read_text(encoding="utf-8").lower().startswith(begins)


def test_the_flag_goes_before_the_suffix(run: Run, news: Path) -> None:
    run(str(news), "-o", "ilm.txt", "-f", "json")

    text = (news.parent / "ilm.txt").read_text(encoding="utf-8")

    assert len(Dossier.model_validate_json(text).groups) == 1


@pytest.mark.parametrize("arguments", [("-f", "docx"), ("-o", "ilm.docx")])
def test_an_unknown_format_is_refused(run: Run, news: Path, arguments: tuple[str, str]) -> None:
    result = run(str(news), *arguments)

    assert result.exit_code == Exit.USAGE
    assert "-f takes md, json, csv, html" in result.stderr


def test_a_row_that_cannot_be_used_is_named_and_the_rest_is_written(run: Run, news: Path) -> None:
    with news.open("a", encoding="utf-8") as lines:
        lines.write("not JSON\n")

    result = run(str(news))

    assert result.exit_code == Exit.PARTIAL
    assert "news.jsonl:3" in result.stderr
    assert "## Left out" in result.stdout


@pytest.mark.parametrize("text", ["", "not JSON\n"], ids=["empty", "broken"])
def test_no_usable_result_is_an_error(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "none.jsonl").write_text(text, encoding="utf-8")

    result = run("none.jsonl", "-o", "ilm.md")

    assert result.exit_code == Exit.SOURCE
    assert "hint:" in result.stderr
    assert not (tmp_path / "ilm.md").exists()


def test_articles_lend_their_sentences(run: Run, tmp_path: Path) -> None:
    text = "Rain fell all day in the valley. " * 3 + "Veskar closed the bridge, they said.\n"
    article = Article.from_text(text)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "other.txt").write_text("Nobody has summarised this article at all.\n" * 3)
    item = story("north", [told(BRIDGE)], sha256=article.sha256)
    (tmp_path / "one.json").write_text(as_json(item.summary), encoding="utf-8")

    result = run("one.json", "--articles", "a.txt", "--articles", "other.txt", "-f", "json")

    (place,) = json.loads(result.stdout)["single"][0]["members"][0]["places"]
    assert place["context"].startswith("Rain fell")
    assert "no summary of other.txt among the results" in result.stderr


def test_the_schema_of_a_dossier_is_printed() -> None:
    result = CliRunner().invoke(app, ["schema", "dossier"], catch_exceptions=False)

    assert json.loads(result.stdout)["title"] == "Dossier"
