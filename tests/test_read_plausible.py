"""Properties of files: what is a title, an author, a date of publication."""

from datetime import date, timedelta

import pytest

from summarise.read.plausible import plausible_author, plausible_date, plausible_title


@pytest.mark.parametrize(
    "title",
    ["Ceasefire talks collapse in Geneva", "  Talks\n collapse ", "Перемовини", "停戦交渉が決裂"],
)
def test_a_headline_is_a_title_on_one_line(title: str) -> None:
    assert plausible_title(title) == " ".join(title.split())


@pytest.mark.parametrize(
    "filler",
    ["", "  ", None, 7, "Microsoft Word - talks final v2.docx", "talks_final.pdf", "untitled",
     "Untitled 3", "Dokument1", "Word Document", "PowerPoint Presentation", "x" * 400, "draft",
     "press release.indd", "(anonymous)", "about:blank"],
)  # fmt: skip
def test_a_filler_is_no_title(filler: object) -> None:
    assert plausible_title(filler) is None


@pytest.mark.parametrize("author", ["Antonia Hope", "Reuters", "МЗС України", "外務省"])
def test_a_name_is_an_author(author: str) -> None:
    assert plausible_author(author) == author


@pytest.mark.parametrize(
    "filler",
    ["", None, "user", "Administrator", "python-docx", "Windows User", "x", "Adobe InDesign"],
)
def test_an_account_or_a_program_is_no_author(filler: object) -> None:
    assert plausible_author(filler) is None


@pytest.mark.parametrize(
    ("day", "text", "found"),
    [
        (date(2024, 3, 5), "GENEVA, 5 March 2024", date(2024, 3, 5)),
        (
            date(2024, 3, 5),
            "Since 2019 the talks have gone on; in 2024 they failed",
            date(2024, 3, 5),
        ),
        (date(2026, 3, 5), "GENEVA, 5 March 2024", None),
        (date(2024, 3, 5), "GENEVA, Tuesday", None),
        (date(1970, 1, 1), "in 1970", None),
        (date.today() + timedelta(days=30), f"in {(date.today() + timedelta(days=30)).year}", None),
        (None, "in 2024", None),
    ],
)
def test_a_date_is_one_of_publication_if_the_text_names_its_year(
    day: date | None, text: str, found: date | None
) -> None:
    assert plausible_date(day, text) == found
