"""Sources as RIS and BibTeX, read back by parsers that others keep."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]  # publishes no types
from bibtexparser.entrypoint import parse_string

from formula_payloads import FORMULAS
from render_payloads import PAYLOADS
from summarise.results.citations import address_of, as_bibtex, as_ris, citation_key
from summarise.schema import ArticleInfo
from summarise.text_safety import printable
from summary_factory import article_info

HOSTILE = (
    *PAYLOADS,
    *FORMULAS,
    "100 % of $5 & #1 in a_b^c ~ {x} \\y",
    "} unbalanced {{",
    "}, url = {http://evil.example}, note = {",
    "}\n}\n@misc{evil,\n title = {x}",
    "@comment{ @string{dec = 1}",
    "\\input{/etc/passwd} \\write18{rm}",
    'a "quoted" title # "b"',
    "x\nER  - \nTY  - BOOK",
    "x\r\nER  - \r\n\r\nTY  - BOOK\r\nTI  - evil",
    "TY  - BOOK",
    "ER  - ",
)


def ris(*articles: ArticleInfo) -> list[dict[str, Any]]:
    return list(rispy.loads("".join(map(as_ris, articles))))


def bibtex(*articles: ArticleInfo) -> list[dict[str, str]]:
    library = parse_string("".join(map(as_bibtex, articles)))
    assert not library.failed_blocks
    return [
        {"key": entry.key, "type": entry.entry_type, **{f.key: f.value for f in entry.fields}}
        for entry in library.entries
    ]


def plain(latex: str) -> str:
    """What LaTeX prints for the escapes that citations use."""
    names = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textless": "<",
             "textgreater": ">", "textbar": "|", "textasciicircum": "^", "textasciitilde": "~"}  # fmt: skip
    return re.sub(
        r"\\(?:([a-z]+)\{\}|([$&#%_]))",
        lambda found: names[found[1]] if found[1] else found[2],
        latex,
    )


def test_a_page_is_a_news_reference() -> None:
    (entry,) = ris(article_info())

    assert entry["type_of_reference"] == "NEWS"
    assert entry["title"] == "Toral braces as Veskar masses troops at the Ilm"
    assert entry["secondary_title"] == "news.example.org"
    assert entry["year"] == "2026"
    assert entry["date"] == "2026/09/14/"
    assert entry["urls"] == ["https://news.example.org/2026/09/14/ilm-crossing.html?ref=front"]
    assert entry["language"] == "en"
    assert entry["notes"] == [f"SHA-256 of the text: {article_info().sha256}"]


def test_a_page_is_a_bibtex_entry() -> None:
    (entry,) = bibtex(article_info())

    assert entry["type"] == "misc"
    assert entry["title"] == "{Toral braces as Veskar masses troops at the Ilm}"
    assert entry["howpublished"] == "news.example.org"
    assert (entry["year"], entry["day"]) == ("2026", "14")
    assert entry["url"] == "https://news.example.org/2026/09/14/ilm-crossing.html?ref=front"
    assert article_info().sha256 in entry["note"]


def test_the_month_is_the_macro_that_styles_translate() -> None:
    assert "  month = sep,\n" in as_bibtex(article_info())


def test_what_is_not_known_is_left_out() -> None:
    bare = article_info(title=None, published=None, language=None, source="-")

    assert as_ris(bare).split("\r\n") == [
        "TY  - NEWS",
        f"ID  - {citation_key(bare)}",
        f"N1  - SHA-256 of the text: {bare.sha256}",
        "ER  - ",
        "",
        "",
    ]
    assert [line.split(" = ")[0].strip() for line in as_bibtex(bare).splitlines()[1:2]] == ["note"]


def test_a_file_is_named_without_its_folders() -> None:
    for source in ("/home/somebody/secret/a.txt", "C:\\Users\\somebody\\a.txt", "a.txt"):
        (entry,) = ris(article_info(source=source))
        assert entry["notes"][0] == "File: a.txt"
        assert "urls" not in entry
        assert "somebody" not in as_bibtex(article_info(source=source))


@pytest.mark.parametrize("host", ["a\x1bb", "a\u202eb", "{}", "a}b", "$x$", "a\x00b"])
def test_a_hostile_host_stays_in_its_field(host: str) -> None:
    info = article_info(source=f"https://{host}.example/")

    (reference,), (entry,) = ris(info), bibtex(info)

    shown = printable(f"{host}.example", limit=None)
    assert reference["secondary_title"] == shown
    assert plain(entry["howpublished"]) == shown


def test_an_escaped_number_sign_stays_escaped() -> None:
    assert address_of("https://example.org/a%23b#c") == "https://example.org/a%23b#c"


def test_an_address_shows_no_password() -> None:
    assert address_of("https://me:secret@example.org/a") == "https://example.org/a"


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://example.org/a b?c=d&e=%20#f", "https://example.org/a%20b?c=d&e=%20#f"),
        ("https://example.org/{x}\\y|z", "https://example.org/%7Bx%7D%5Cy%7Cz"),
        ("https://example.org/київ", "https://example.org/%D0%BA%D0%B8%D1%97%D0%B2"),
        ("HTTPS://EXAMPLE.org/", "https://EXAMPLE.org/"),
        ("https://example.org/\r\nER  - ", "https://example.org/%20ER%20-"),
        ("https://[::1/", None),
        ("http://", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("a.txt", None),
    ],
)
def test_an_address_is_ascii_and_of_the_web(source: str, address: str | None) -> None:
    assert address_of(source) == address


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_stays_in_its_ris_field(payload: str) -> None:
    (entry,) = ris(article_info(title=payload, language=payload, source=payload))

    shown = printable(payload, limit=None).strip()
    assert entry["type_of_reference"] == "NEWS"
    assert entry.get("title", "") == shown
    assert entry["notes"][-1] == f"SHA-256 of the text: {article_info().sha256}"


@pytest.mark.parametrize("payload", HOSTILE)
def test_hostile_text_stays_in_its_bibtex_field(payload: str) -> None:
    info = article_info(title=payload, language=payload, source=payload)

    (entry, after) = bibtex(info, article_info())

    shown = printable(payload, limit=None).strip()
    title = entry.get("title", "{}")
    assert plain(title[1:-1]) == shown
    assert set(entry) <= {
        "key",
        "type",
        "title",
        "year",
        "month",
        "day",
        "language",
        "note",
        "url",
        "howpublished",
    }
    assert after["title"] == "{Toral braces as Veskar masses troops at the Ilm}"


@pytest.mark.parametrize("payload", HOSTILE)
def test_no_latex_command_but_ours_is_in_a_field(payload: str) -> None:
    text = as_bibtex(article_info(title=payload, source="a.txt"))

    commands = set(re.findall(r"\\([a-zA-Z]+|.)", text))

    assert commands <= {"textbackslash", "textbraceleft", "textbraceright", "textless", "textgreater",
                        "textbar", "textasciicircum", "textasciitilde", "$", "&", "#", "%", "_"}  # fmt: skip


@pytest.mark.parametrize("payload", [*HOSTILE, "Ärger im Süden", "2026", "", "Київ"])
def test_a_key_is_of_plain_letters_and_digits(payload: str) -> None:
    key = citation_key(article_info(title=payload, source=payload, sha256=payload or "0"))

    assert re.fullmatch(r"[a-z0-9]+-[a-z0-9]*", key)


def test_a_key_names_outlet_year_and_subject() -> None:
    info = article_info(
        source="https://www.example.co/x", published=date(2024, 1, 2), title="The Ärger grows"
    )

    assert citation_key(info) == f"example2024arger-{info.sha256[:12]}"


def test_the_same_article_has_the_same_key_and_another_has_another() -> None:
    one, again, other = article_info(), article_info(), article_info(sha256="0" * 64)

    assert citation_key(one) == citation_key(again) != citation_key(other)


def test_a_year_before_1000_has_four_digits() -> None:
    (entry,) = ris(article_info(published=date(476, 9, 4)))

    assert (entry["year"], entry["date"]) == ("0476", "0476/09/04/")
