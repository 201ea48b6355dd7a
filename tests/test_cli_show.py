"""`summarise show`: a stored summary in any format, without a model."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarise.article import Article
from summarise.cli.app import app
from summarise.cli.exits import Exit
from summarise.errors import SourceError
from summarise.render.markdown import as_markdown
from summarise.render.structured import as_json, as_jsonl_row, error_row
from summary_factory import article_info, full_summary
from test_pipeline import TEXT

Run = Callable[..., Result]
SECOND = full_summary(headline="The second one")
FAILED = error_row("b.txt", SourceError("b.txt is no text"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, ["show", *arguments], input=stdin, catch_exceptions=False)

    return call


@pytest.fixture
def one(run: Run) -> str:
    Path("one.json").write_text(as_json(full_summary()), encoding="utf-8")
    return "one.json"


@pytest.fixture
def many(run: Run) -> str:
    rows = [as_jsonl_row(full_summary()), FAILED, as_jsonl_row(SECOND)]
    Path("many.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return "many.jsonl"


def article_in(folder: Path) -> str:
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    return "article.txt"


def test_a_summary_is_shown_as_text(run: Run, one: str) -> None:
    result = run(one)

    assert result.exit_code == Exit.OK
    assert "Toral expects Veskar troops to cross the Ilm within days" in result.stdout
    assert "\x1b" not in result.stdout
    assert result.stderr == ""


def test_evidence_and_colour_are_shown_when_asked_for(run: Run, one: str) -> None:
    result = run(one, "--evidence", "--color", "always")

    assert "about 8,000 soldiers" in result.stdout
    assert "\x1b[" in result.stdout


def test_another_format_is_the_one_that_run_would_have_written(run: Run, one: str) -> None:
    assert run(one, "-f", "md").stdout == as_markdown(full_summary())
    assert run(one, "--json").stdout == as_json(full_summary()) + "\n"


def test_a_file_s_suffix_names_the_format(run: Run, one: str) -> None:
    run(one, "-o", "one.md")

    assert Path("one.md").read_text(encoding="utf-8") == as_markdown(full_summary())


def test_several_summaries_are_shown_one_after_the_other(run: Run, many: str) -> None:
    result = run(many)

    assert result.exit_code == Exit.PARTIAL
    assert "Toral expects Veskar" in result.stdout
    assert "The second one" in result.stdout
    assert "left out: many.jsonl:2: this row holds no summary: b.txt is no text" in result.stderr


def test_several_summaries_as_json_are_lines(run: Run, many: str) -> None:
    rows = [json.loads(line) for line in run(many, "--json").stdout.splitlines()]

    assert [row["summary"]["headline"] for row in rows] == [
        full_summary().headline,
        "The second one",
    ]


def test_several_summaries_are_no_json_document(run: Run, many: str) -> None:
    result = run(many, "-f", "json")

    assert result.exit_code == Exit.USAGE
    assert "hint:" in result.stderr


def test_a_folder_gets_a_file_for_each(run: Run, many: str) -> None:
    run(many, "-f", "md", "-o", "out/")

    assert len(list(Path("out").glob("*.md"))) == 2


def test_a_number_picks_a_row(run: Run, many: str) -> None:
    result = run(many, "-n", "3", "--json")

    assert result.exit_code == Exit.OK
    assert json.loads(result.stdout)["headline"] == "The second one"


def test_a_number_of_a_failed_row_says_why(run: Run, many: str) -> None:
    result = run(many, "-n", "2")

    assert result.exit_code == Exit.SOURCE
    assert "b.txt is no text" in result.stderr


def test_a_number_beyond_the_last_row_is_an_error(run: Run, many: str) -> None:
    result = run(many, "-n", "4")

    assert result.exit_code == Exit.SOURCE
    assert "many.jsonl has no 4. row" in result.stderr


def test_an_article_picks_its_summary(run: Run, tmp_path: Path) -> None:
    article = Article.from_text(TEXT)
    own = full_summary(article=article_info(sha256=article.sha256), headline="Its own")
    Path("many.jsonl").write_text(
        f"{as_jsonl_row(full_summary())}\n{as_jsonl_row(own)}\n", encoding="utf-8"
    )

    result = run("many.jsonl", article_in(tmp_path), "--json")

    assert result.exit_code == Exit.OK
    assert json.loads(result.stdout)["headline"] == "Its own"


def test_an_article_that_none_is_of_is_refused(run: Run, one: str, tmp_path: Path) -> None:
    result = run(one, article_in(tmp_path))

    assert result.exit_code == Exit.CHECK
    assert "no summary of article.txt" in result.stderr
    assert result.stdout == ""


def test_a_report_takes_the_article_s_text(run: Run, tmp_path: Path) -> None:
    article = Article.from_text(TEXT)
    own = full_summary(article=article_info(sha256=article.sha256))
    Path("one.json").write_text(as_json(own), encoding="utf-8")

    with_text = run("one.json", article_in(tmp_path), "-f", "html").stdout
    without = run("one.json", "-f", "html").stdout

    assert TEXT.split()[0] in with_text
    assert len(with_text) > len(without)


def test_a_summary_comes_through_a_pipe(run: Run) -> None:
    result = run("-", "-f", "md", stdin=as_json(full_summary()))

    assert result.stdout == as_markdown(full_summary())


def test_only_one_of_the_two_is_standard_input(run: Run) -> None:
    assert run("-", "-", stdin="").exit_code == Exit.USAGE


def test_what_is_no_summary_is_an_error(run: Run, tmp_path: Path) -> None:
    result = run(article_in(tmp_path))

    assert result.exit_code == Exit.SOURCE
    assert "left out: article.txt:1: this is not JSON" in result.stderr
    assert result.stdout == ""
