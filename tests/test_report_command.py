"""`summarise run -o report.html`: the command line hands the article to the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from summarise.cli.app import app
from summarise.cli.exits import Exit
from test_pipeline import TEXT


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["run", *arguments, "-q"], catch_exceptions=False)


def test_the_suffix_html_writes_a_report_with_the_article_beside_it(folder: Path) -> None:
    result = run("one.txt", "-o", "report.html")

    html = (folder / "report.html").read_text(encoding="utf-8")
    assert result.exit_code == Exit.OK
    assert result.stdout == ""
    assert html.startswith("<!doctype html>")
    assert 'class="text"' in html


def test_the_format_html_goes_to_stdout_as_well(folder: Path) -> None:
    result = run("one.txt", "-f", "html")

    assert result.stdout.startswith("<!doctype html>")
    assert result.stdout.endswith("</html>\n")


@pytest.mark.parametrize("where", [("-o", "report.html"), ("-f", "html")])
def test_one_report_cannot_hold_several_articles(folder: Path, where: tuple[str, str]) -> None:
    result = run("one.txt", "two.txt", *where)

    assert result.exit_code == Exit.USAGE
    assert "one HTML report cannot hold several summaries" in result.stderr
    assert "-o FOLDER/" in result.stderr


def test_a_folder_takes_one_report_per_article(folder: Path) -> None:
    run("one.txt", "two.txt", "-f", "html", "-o", "reports/")

    assert sorted(path.name for path in (folder / "reports").iterdir()) == ["one.html", "two.html"]
