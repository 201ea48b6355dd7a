from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from render_payloads import PAYLOADS
from summarise.render.page import BASELINE_BADGE
from summarise.render.terminal import GAP, TWO_COLUMNS, WIDEST, as_terminal
from summarise.render.words import END_ISOLATE, ISOLATE
from summarise.schema import RejectedEvidence, RejectedItem, Summary
from summarise.vocabulary import ActorRole, ActorType, CheckName, QuoteVerdict
from summary_factory import (
    actor,
    attribution,
    baseline_summary,
    claim,
    empty_summary,
    evidence,
    filled_with,
    full_summary,
    warned,
)

DATA = Path(__file__).parent / "data"
STYLE_CODE = re.compile(r"\x1b\[[0-9;]*m")


def shown(summary: Summary, width: int = 80, *, evidence: bool = False) -> str:
    return as_terminal(summary, width=width, colour=False, evidence=evidence)


def most_cells(width: int) -> int:
    """The longest line that a screen of `width` cells may get."""
    return min(width, WIDEST if width < TWO_COLUMNS else 2 * WIDEST + GAP)


def misbehaving(text: str) -> set[str]:
    """Characters that a terminal obeys or hides, line feeds and our isolates aside."""
    return {
        character
        for character in text
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
    } - {"\n", ISOLATE, END_ISOLATE}


@pytest.mark.parametrize(
    ("name", "summary", "evidence"),
    [
        ("terminal-80.txt", full_summary(), False),
        ("terminal-80-evidence.txt", baseline_summary(), True),
    ],
)
def test_a_whole_page_looks_as_it_was_approved(name: str, summary: Summary, evidence: bool) -> None:
    page = shown(summary, evidence=evidence)

    assert page == (DATA / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("colour", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("width", [40, 80, 160])
@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_hostile_text_neither_commands_the_terminal_nor_breaks_the_layout(
    payload: str, width: int, colour: bool
) -> None:
    page = as_terminal(filled_with(payload), width=width, colour=colour, evidence=True)

    visible = STYLE_CODE.sub("", page)
    assert misbehaving(visible) == set()
    assert max(cell_len(line) for line in visible.splitlines()) <= most_cells(width)


@pytest.mark.parametrize("width", range(40, 201, 7))
def test_no_line_is_wider_than_asked_and_none_ends_in_blanks(width: int) -> None:
    page = shown(full_summary(), width)

    assert max(cell_len(line) for line in page.splitlines()) <= most_cells(width)
    assert [line for line in page.splitlines() if line != line.rstrip()] == []


def test_a_screen_too_narrow_gets_the_narrowest_layout() -> None:
    assert shown(full_summary(), 3) == shown(full_summary(), 40)


def test_without_colour_there_is_no_escape_byte() -> None:
    assert "\x1b" not in shown(full_summary(), evidence=True)


def test_colour_adds_codes_and_nothing_else() -> None:
    coloured = as_terminal(full_summary(), width=80, colour=True)

    assert "\x1b[33m? \x1b[0m" in coloured
    assert STYLE_CODE.sub("", coloured) == shown(full_summary())


def test_neither_no_color_nor_force_color_of_the_environment_matters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = as_terminal(full_summary(), width=80, colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("COLUMNS", "20")

    assert as_terminal(full_summary(), width=80, colour=True) == before


def test_the_baseline_says_so_in_the_first_line() -> None:
    assert shown(baseline_summary()).splitlines()[0] == BASELINE_BADGE


def test_a_model_run_carries_no_badge() -> None:
    assert "baseline" not in shown(full_summary())


def test_every_kept_item_shows_text_and_sentence_mark_on_one_line() -> None:
    lines = shown(full_summary()).splitlines()

    for label in ("c1", "c2", "c3", "c4", "s1", "s2", "s3", "s4", "s5", "a1", "a2", "a3"):
        first = next(line for line in lines if f" {label}  " in line)
        assert re.search(r"§\d+( §\d+)?( \+\d+)?$", first), first


def test_a_doubtful_item_has_a_question_mark_before_it_and_a_reason_below() -> None:
    lines = shown(full_summary()).splitlines()

    at = next(number for number, line in enumerate(lines) if " c3  " in line)
    assert lines[at].startswith("? c3")
    assert lines[at + 2] == "      ? hedge: overstated — the evidence says “no plans at present”"


def test_an_item_in_order_has_no_question_mark() -> None:
    lines = shown(full_summary()).splitlines()

    assert next(line for line in lines if " c1  " in line).startswith("  c1")


def test_refused_items_stand_after_all_kept_ones() -> None:
    page = shown(full_summary())

    kept, refused = page.split("\nRefused")
    assert "ordered the crossing himself" not in kept
    assert "ordered the crossing himself" in refused
    assert "quote: absent — no sentence holds these words" in refused
    assert "cited: “I gave the order myself”" in refused


def test_without_refused_items_there_is_no_such_section() -> None:
    assert "Refused" not in shown(full_summary(rejected=()))


def test_empty_sections_say_that_nothing_was_found() -> None:
    page = shown(empty_summary())

    assert "Claims  none found\n" in page
    assert "Actors  none found\n" in page
    assert "Escalation  no signals\n" in page


def test_signals_stand_by_share_and_recalled_ones_apart() -> None:
    lines = shown(full_summary()).splitlines()

    order = [found[0] for line in lines if (found := re.findall(r"^[? ] (s\d)  ", line))]
    assert order == ["s1", "s2", "s3", "s4", "s5"]
    assert lines.index("  Recalled by the article, not counted") < next(
        number for number, line in enumerate(lines) if " s5  " in line
    )
    assert re.search(
        r"Military mobilisation, ongoing +│━━━━ +\+3\.0 +52% +§2$", "\n".join(lines), re.M
    )


def test_a_narrow_page_moves_the_share_below_the_signal() -> None:
    assert "+3.0 (52%)" in shown(full_summary(), 40)


def test_evidence_stands_under_the_text_behind_a_bar() -> None:
    assert "river Ilm.        §2\n      │ §2 “about 8,000 soldiers”\n" in shown(
        full_summary(), evidence=True
    )
    assert "about 8,000 soldiers" not in shown(full_summary())


def test_words_that_bring_their_own_quotation_marks_get_no_second_pair() -> None:
    assert "│ §5 “a matter of days”\n" in shown(full_summary(), evidence=True)


def test_the_worst_verdict_on_the_evidence_is_the_one_shown() -> None:
    two = (evidence(2, "x"), evidence(3, "y", QuoteVerdict.AMBIGUOUS))

    page = shown(full_summary(claims=(claim(1, "A claim.", evidence=two),)))

    assert "· quote ambiguous" in page


def test_a_warning_on_the_gist_stands_under_it() -> None:
    note = warned(CheckName.LANGUAGE, "wrong_language", "asked for de, got en")

    page = shown(full_summary(notes=(note,)))

    assert "? language: wrong language — asked for de, got en\n" in page
    assert "3 marked ?" in page


def test_the_journalists_own_voice_is_named_as_the_articles() -> None:
    page = shown(full_summary(claims=(claim(1, "It rained.", attribution=attribution(None)),)))

    assert "— the article itself · certain" in page


def test_a_web_address_shows_its_host_and_never_its_credentials() -> None:
    info = full_summary().article.model_copy(
        update={"source": "https://user:secret@news.example.org/a?token=t"}
    )

    page = shown(full_summary(article=info))

    assert "news.example.org" in page
    assert "secret" not in page
    assert "token" not in page


@pytest.mark.parametrize("source", ["http://[", "https://", "http:///x", "https://[::1"])
def test_a_broken_web_address_is_called_unreadable(source: str) -> None:
    info = full_summary().article.model_copy(update={"source": source})

    assert "unreadable web address" in shown(full_summary(article=info))


def test_every_line_of_right_to_left_text_is_isolated() -> None:
    text = "قالت وزارة الدفاع إن القوات ستعبر النهر خلال أيام " * 6

    page = shown(full_summary(claims=(claim(1, text),)), 40)

    lines = [line for line in page.splitlines() if re.search("[\u0600-\u06ff]", line)]
    assert len(lines) > 5
    for line in lines:
        assert line.count(ISOLATE) == line.count(END_ISOLATE) == 1
        assert re.search("[\u0600-\u06ff]", line.split(ISOLATE)[0]) is None


def test_wide_characters_keep_the_marks_in_line() -> None:
    claims = (claim(1, "漢字漢字"), claim(2, "plain"))

    lines = shown(full_summary(claims=claims)).splitlines()

    assert {cell_len(line) for line in lines if re.search(r"^  c[12]  ", line)} == {80}


def test_a_sentence_number_beyond_reason_does_not_push_the_text_away() -> None:
    item = RejectedItem(
        kind="claim",
        text="A claim with a broken pointer.",
        evidence=(
            RejectedEvidence(sentence=10**40, quote="x", verdict=QuoteVerdict.ABSENT),
            RejectedEvidence(sentence=-5, quote="y", verdict=QuoteVerdict.ABSENT),
        ),
        checks=(),
    )

    page = shown(full_summary(rejected=(item,)), 40)

    assert "§? §?" in page


def test_an_actor_of_unknown_country_leaves_its_column_empty() -> None:
    actors = (
        actor(1, "Orlund", ActorType.STATE, ActorRole.MEDIATOR, country="XOR"),
        actor(2, "The Assembly", ActorType.IGO, ActorRole.DECISION_BODY),
    )

    page = shown(full_summary(actors=actors))

    first, second = (line for line in page.splitlines() if re.match(r"  a\d  ", line))
    assert first.index("mediator") == second.index("decision body")


def test_a_quote_of_several_lines_keeps_its_bar() -> None:
    page = shown(full_summary(), 40, evidence=True)

    assert "      │ §4 “are expected to cross within\n      │ days”\n" in page


def test_that_a_quote_is_verbatim_goes_without_saying_where_quotes_are_not_shown() -> None:
    assert "verbatim" not in shown(full_summary())
    assert "typographic" in shown(full_summary())
    assert "· verbatim" in shown(full_summary(), evidence=True)


def test_a_wide_screen_gets_two_columns_with_the_same_lines() -> None:
    wide = shown(full_summary(), TWO_COLUMNS)
    narrow = shown(full_summary(), (TWO_COLUMNS - GAP) // 2)

    assert re.search(r"^Claims {71,}Escalation  \+2\.8", wide, re.M)
    assert len(wide.splitlines()) < len(narrow.splitlines()) * 0.75
    assert set(wide.split()) == set(narrow.split())


def test_actors_stand_where_there_is_room_on_a_wide_screen() -> None:
    much = full_summary(claims=tuple(claim(number, "A claim.") for number in range(1, 40)))
    little = full_summary(claims=())

    assert re.search(r"^Actors", shown(little, 160), re.M)
    assert not re.search(r"^Actors", shown(much, 160), re.M)
    assert "Actors" in shown(much, 160)


def test_an_index_is_shown_on_its_scale_and_no_index_on_none() -> None:
    assert "Escalation  +2.8 slight escalation                 −10 ──────────┼━━━─────── +10\n" in (
        shown(full_summary())
    )
    assert "┼" not in shown(empty_summary())


def test_what_was_doubted_and_refused_is_loud_at_a_glance() -> None:
    coloured = as_terminal(full_summary(), width=80, colour=True)

    assert "\x1b[33m2 marked ?\x1b[0m" in coloured
    assert "\x1b[31m2 refused\x1b[0m" in coloured


def test_who_says_it_is_not_dim() -> None:
    coloured = as_terminal(full_summary(), width=80, colour=True)

    assert "— \x1b[0mDefence ministry of Toral\x1b[2m · \x1b[0m" in coloured


def test_the_text_of_a_refused_item_is_dim_and_its_reason_is_not() -> None:
    coloured = as_terminal(full_summary(), width=80, colour=True)

    assert "\x1b[2mThe Veskar president ordered the crossing himself.\x1b[0m" in coloured
    assert "  quote: absent — no sentence" in coloured


@pytest.mark.parametrize("width", [40, 80, 160])
def test_a_screen_with_ascii_alone_gets_the_same_layout(width: int) -> None:
    page = as_terminal(full_summary(), width=width, colour=False, evidence=True, encoding="ascii")

    full = shown(full_summary(), width, evidence=True)
    assert page.isascii()
    assert [cell_len(line) for line in page.splitlines()] == [
        cell_len(line) for line in full.splitlines()
    ]
    assert page.count("?") == full.count("?")


def test_a_line_of_codes_breaks_between_codes() -> None:
    page = shown(full_summary(), 60, evidence=True)

    assert (
        "      PLOVER MOBILIZE: troops · CAMEO 152 · Goldstein −7.2\n      material conflict\n"
        in page
    )
    assert [line for line in page.splitlines() if line.endswith("·")] == []
