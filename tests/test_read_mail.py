"""E-mails: which part is the article, what the header says, how deep parts may lie."""

from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from made_documents import mail_of
from summarise.errors import SourceError
from summarise.read.document import Dropped, Origin, Page, RawSource
from summarise.read.limits import ReadLimits
from summarise.read.mail import page_of_mail

BODY = "The ministers met in Geneva on Tuesday and spoke for six hours about a ceasefire. " * 3
HTML = (Path(__file__).parent / "data" / "read" / "article.html").read_text(encoding="utf-8")


def _read(data: bytes) -> Page:
    return page_of_mail(RawSource(data, "a.eml", Origin.FILE), ReadLimits())


def _of(header: str, body: str = BODY) -> Page:
    return _read(f"{header}\n\n{body}".encode())


def test_the_header_gives_title_sender_and_the_day_on_the_senders_clock() -> None:
    page = _read(mail_of([BODY], subject="Fwd: RE: Ministers meet in Geneva — at last"))

    assert page.title == "Ministers meet in Geneva — at last"
    assert page.author == "Antonia Hope"
    assert page.published == date(2024, 3, 5)


@pytest.mark.parametrize(
    ("header", "author", "title", "day"),
    [
        ("From: a@b.example", "a@b.example", None, None),
        ("Subject: =?koi8-r?B?8MXSxcfP18/S2Q==?=\nDate: soon", None, "Переговоры", None),
        ("Subject: =?nonsense?B?////?=", None, "=?nonsense?B?////?=", None),
        ("Subject: a\x1b[31mb", None, "ab", None),
        ("Date: Tue, 05 Mar 99999 23:30:00 -0500", None, None, None),
    ],
)
def test_odd_fields_give_what_they_can(
    header: str, author: str | None, title: str | None, day: date | None
) -> None:
    page = _of(header)

    assert (page.author, page.published) == (author, day)
    assert page.title == title


def test_plain_text_goes_before_html() -> None:
    message = EmailMessage()
    message.set_content(BODY)
    message.add_alternative(HTML, subtype="html")

    assert _read(message.as_bytes()).text == BODY.strip()


@pytest.mark.parametrize("stub", ["", "Your program shows no HTML."])
def test_html_is_read_where_the_plain_text_is_only_a_stub(stub: str) -> None:
    message = EmailMessage()
    message.set_content(stub)
    message.add_alternative(HTML, subtype="html")

    page = _read(message.as_bytes())

    assert "We did not come here to surrender" in page.text
    assert "cookies" not in page.text


def test_attachments_are_listed_and_not_read() -> None:
    message = EmailMessage()
    message.set_content(BODY)
    message.add_attachment(
        b"secret", maintype="application", subtype="pdf", filename="m\x1b[1map.pdf"
    )
    message.add_attachment("terms of the truce", filename="terms.txt")

    page = _read(message.as_bytes())

    assert "terms" not in page.text
    assert page.dropped == (
        Dropped("attachments, 2: map.pdf, terms.txt", "they are listed, not read"),
    )


def test_a_signature_goes_and_is_reported() -> None:
    page = _of("Subject: Talks", f"{BODY}\n\n-- \nAntonia Hope\nThe Courier\n")

    assert page.text == BODY.strip()
    assert page.dropped == (Dropped("signature, lines: 2", "it stands below the line “-- ”"),)


def test_what_follows_a_dashed_line_at_length_is_text() -> None:
    page = _of("Subject: Talks", f"{BODY}\n-- \n" + "A line of text.\n" * 20)

    assert page.text.count("A line of text.") == 20


def test_flowed_lines_are_joined() -> None:
    page = _of(
        'Subject: Talks\nContent-Type: text/plain; format="flowed"',
        "The ministers met \nin Geneva.\n\n They left \nat noon.\n",
    )

    assert page.text == "The ministers met in Geneva.\n\nThey left at noon."


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8", "unknown-8bit"])
def test_characters_are_decoded_as_declared_or_as_they_look(charset: str) -> None:
    text = (
        "Министры встретились во вторник в Женеве, чтобы обсудить прекращение огня вдоль реки. " * 3
    )
    codec = "windows-1251" if charset == "unknown-8bit" else charset
    header = (
        f"Subject: a\nContent-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit"
    )

    page = _read(header.encode() + b"\n\n" + text.encode(codec))

    assert page.text == text.strip()


def _nested(depth: int) -> bytes:
    opening = "".join(
        f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n"
        for number in range(depth)
    )
    return f"Subject: a\nMIME-Version: 1.0\n{opening}Content-Type: text/plain\n\n{BODY}".encode()


def test_parts_in_parts_are_read_to_a_depth() -> None:
    assert _read(_nested(10)).text == BODY.strip()


@pytest.mark.parametrize("depth", [30, 400, 5_000])
def test_parts_nested_too_deep_are_refused(depth: int) -> None:
    with pytest.raises(SourceError, match="is the limit"):
        _read(_nested(depth))


def test_too_many_parts_are_refused() -> None:
    parts = "--b\nContent-Type: text/plain\n\nword\n" * 600
    data = f"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n{parts}--b--\n"

    with pytest.raises(SourceError, match="more than 500 parts"):
        _read(data.encode())


@pytest.mark.parametrize(
    "field", ["(" * 500_000, "a=b;" * 200_000, '"' * 500_000, "=?utf-8?q?a?= " * 50_000]
)
def test_a_field_without_end_is_cut(field: str) -> None:
    header = f"Content-Type: text/plain; {field}\nSubject: {field}\nFrom: {field}\nDate: {field}"

    page = _of(header)

    assert page.title is None or len(page.title) <= 300


@pytest.mark.parametrize("charset", ["a\0b", '"', "utf-8''%ff", "*"])
def test_a_charset_that_is_none_is_passed_over(charset: str) -> None:
    page = _of(f"Subject: a\nContent-Type: text/plain; charset={charset}", BODY + "é")

    assert page.text == BODY + "é"
