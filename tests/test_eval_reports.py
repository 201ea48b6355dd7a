"""Reports on runs whose texts are hostile: nothing of them becomes markup or a command."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from eval_support import result_of, score_of
from page_reader import PageReader
from summarise.evals.accepted import as_lines, read_accepted
from summarise.evals.gate import GateReport, gate
from summarise.evals.outcome import Failed
from summarise.evals.reports.github import commands, step_summary
from summarise.evals.reports.html import as_html
from summarise.evals.reports.junit import as_junit
from summarise.evals.reports.page import Page, page_of
from summarise.evals.reports.terminal import as_terminal
from summarise.evals.result import Health, RunResult, Trouble
from summarise.evals.scores import Bucket
from summarise.vocabulary import Certainty

HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\x1b[2J\x1b]0;t\x07\u202e"
    "\n::set-output name=a::b\n]]>&quot; %0A ::error::x | [a](javascript:b) `c` \x00\ufffe\ud800"
)


def hostile(text: str = HOSTILE) -> tuple[RunResult, GateReport, Page]:
    """A run in which every free text is hostile: reasons, messages, origins, names."""
    scores = [
        score_of("fine"),
        score_of("bad", claim_f1=0.2, passed=False),
        score_of("lost", claim_f1=0.0, passed=False, failed="Crash"),
    ]
    spoilt = scores[1].metrics["claim_f1"].model_copy(update={"reasons": (text,)})
    scores[1] = scores[1].model_copy(update={"metrics": {**scores[1].metrics, "claim_f1": spoilt}})
    trouble = Trouble(
        kind="stale_recording",
        reason="stale:messages",
        cases=("bad",),
        message=text,
        hint=text,
        diff=text,
        requests=1,
    )
    lost = Failed(error="E", kind="crash", message=text, evaluated=False)
    result = result_of(
        *scores,
        failed={"lost": lost},
        health=Health(used=1, unused=(text,), troubles=(trouble,)),
        origins=(text,),
        answered_by=(text,),
    )
    before = result_of(score_of("fine"), score_of("bad"), score_of("lost"))
    report = gate(result, read_accepted(as_lines(before), "test"))
    return result, report, page_of(result, report)


def page_read(text: str) -> PageReader:
    reader = PageReader()
    reader.feed(as_html(hostile(text)[2]))
    reader.close()
    return reader


def marks(page: PageReader) -> set[tuple[str, str]]:
    """The elements of a page with each of their attributes."""
    return {(item.tag, name) for item in page.elements for name in ("", *item.attributes)}


def test_hostile_text_is_no_markup_in_the_page() -> None:
    page = page_read(HOSTILE)

    assert (page.open, page.others) == ([], [])
    assert marks(page) == marks(page_read("harmless"))


def test_the_page_forbids_everything_but_its_own_style_and_script() -> None:
    page = page_read(HOSTILE)

    assert page.policy() == page.strictest_policy()


def test_junit_is_well_formed_and_keeps_errors_apart_from_failures() -> None:
    result, report, _ = hostile()

    suite = ET.fromstring(as_junit(result, report))[0]  # noqa: S314  # our own text

    by_name = {test.get("name"): [child.tag for child in test] for test in suite}
    assert by_name["fine"] == ["properties"]
    assert by_name["bad"] == ["properties", "failure"]
    assert by_name["lost"] == ["properties", "error"]
    assert by_name["gate"] == ["error"]
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("4", "1", "2")


def test_a_line_of_an_article_is_no_command_to_github() -> None:
    result, report, _ = hostile()

    lines = commands(result, report, "evals").splitlines()

    assert all(line.startswith("::error ") for line in lines)
    assert any("file=evals/cases/bad.json" in line for line in lines)
    assert any("file=evals/cases/lost.json" in line for line in lines)


def test_the_summary_for_github_holds_no_tag_and_no_link() -> None:
    text = step_summary(hostile()[2])

    assert "<script" not in text.replace("\\<", "")
    assert "](" not in text
    assert not any(line.startswith("::") for line in text.splitlines())


@pytest.mark.parametrize("colour", [True, False])
def test_a_terminal_obeys_nothing_in_the_data(colour: bool) -> None:
    text = as_terminal(hostile()[2], colour=colour)

    styles = {"\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[0m"}
    for style in styles if colour else ():
        text = text.replace(style, "")
    assert not any(character in text for character in "\x1b\x07\x00\u202e\r")


def test_without_colour_our_own_words_are_ascii() -> None:
    result = result_of(score_of("one"), score_of("two", claim_f1=0.5))
    text = as_terminal(page_of(result, gate(result, None)), colour=False)

    assert text.isascii()


def test_the_first_line_says_that_it_was_replayed_and_from_when() -> None:
    result = result_of(score_of("one"))
    first = as_terminal(page_of(result, gate(result, None)), colour=False).splitlines()[0]

    assert first.startswith(
        "replayed, recorded 2026-11-20 to 2026-11-22: model answered as model-1"
    )


def test_thirty_cases_in_trouble_for_one_reason_are_one_message() -> None:
    cases = tuple(f"case-{number:02d}" for number in range(30))
    trouble = Trouble(
        kind="stale_recording", reason="stale:schema", cases=cases, message="m", hint="h",
        diff="", requests=30,
    )  # fmt: skip
    result = result_of(score_of("one"), health=Health(troubles=(trouble,)))
    text = as_terminal(page_of(result, gate(result, None)), colour=False)

    assert "stale:schema: 30 request(s) of 30 case(s): case-00, case-01" in text
    assert text.count("case-00") == 2  # the verdict and the recordings each name it once


def test_what_people_reach_stands_beside_each_score() -> None:
    from summarise.evals.agreement import Agreed

    result = result_of(score_of("one"), score_of("two"))
    page = page_of(result, gate(result, None), ceiling={"claim_f1": Agreed(0.71, 2)})

    (row,) = (row for row in page.table if row.name == "claim_f1")
    assert row.cells[5] == "0.710"


def test_every_report_shows_how_labels_of_certainty_fared() -> None:
    score = score_of("fine").model_copy(
        update={
            "certainty": {
                Certainty.NOT_COMMITTED: Bucket(count=3, confirmed=1),
                Certainty.CERTAIN: Bucket(count=9, confirmed=8),
            }
        }
    )
    result = result_of(score, score.model_copy(update={"case": "other"}))
    page = page_of(result, gate(result, None))

    assert page.certainty == "claims gold confirms: certain 16 of 18, not committed 2 of 6"
    for report in (as_terminal(page, colour=False), as_html(page), step_summary(page)):
        assert "certain 16 of 18, not committed 2 of 6" in report


def test_without_claims_no_label_of_certainty_is_shown() -> None:
    result = result_of(score_of("fine"))

    assert page_of(result, gate(result, None)).certainty == "no claims"
