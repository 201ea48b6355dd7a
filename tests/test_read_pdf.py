"""PDFs: paragraphs, columns, running heads, hyphens; and what stands in the way."""

import io
import sys
import zlib
from datetime import UTC, date, datetime
from importlib.util import find_spec

import pytest
from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod

from made_documents import new_pdf, pdf_of, pdf_of_lines
from summarise.errors import ConfigError, SourceError
from summarise.read.document import Dropped, Origin, Page, RawSource
from summarise.read.limits import ReadLimits
from summarise.read.pdf import page_of_pdf

LEFT, RIGHT, STEP = 20.0, 115.0, 5.0
COLUMN = [
    "The ministers of both countries",
    "met in Geneva on Tuesday. They",
    "spoke for six hours and agreed",
    "on a list of the prisoners who",
    "are to be released this month,",
    "officials said in the evening.",
]
OTHER_COLUMN = [
    "Neither side would say when it",
    "will withdraw its guns from the",
    "river. A bridge there was hit",
    "by shells in January, and both",
    "sides deny that they fired the",
    "rounds that killed four people.",
]
STORY = [
    "For day {page} the ministers of Ruritania and Graustark met in Geneva to speak about a "
    "ceasefire along the river, officials of both countries said on page {page}.",
    "Neither side would say when it withdraws its guns from the river, where a bridge was hit by "
    "shells in January; both deny that they fired the rounds on page {page}.",
]


def _read(data: bytes, limits: ReadLimits | None = None) -> Page:
    return page_of_pdf(RawSource(data, "a.pdf", Origin.FILE), limits or ReadLimits())


def _column(left: float, top: float, lines: list[str]) -> list[tuple[float, float, str]]:
    return [(left, top + number * STEP, line) for number, line in enumerate(lines)]


def _refusal(data: bytes, limits: ReadLimits | None = None) -> SourceError:
    with pytest.raises(SourceError) as caught:
        _read(data, limits)
    return caught.value


def test_lines_are_joined_to_paragraphs_at_the_gaps() -> None:
    story = [paragraph.format(page="one") for paragraph in STORY]

    assert _read(pdf_of(story)).text.split("\n\n") == story


def test_an_indent_begins_a_paragraph_where_there_is_no_gap() -> None:
    lines = _column(LEFT, 30, [*COLUMN, *OTHER_COLUMN])
    lines[0] = (LEFT + 5, *lines[0][1:])
    lines[6] = (LEFT + 5, *lines[6][1:])

    paragraphs = _read(pdf_of_lines(lines)).text.split("\n\n")

    assert paragraphs == [" ".join(COLUMN), " ".join(OTHER_COLUMN)]


def test_a_short_last_line_ends_a_paragraph_where_there_is_no_gap() -> None:
    lines = [*COLUMN[:-1], "they said.", *OTHER_COLUMN]

    paragraphs = _read(pdf_of_lines(_column(LEFT, 30, lines))).text.split("\n\n")

    assert paragraphs == [" ".join([*COLUMN[:-1], "they said."]), " ".join(OTHER_COLUMN)]


def test_a_heading_in_larger_letters_is_a_paragraph() -> None:
    made = new_pdf(size=16)
    made.text(LEFT, 30, "Ministers meet in Geneva")
    made.set_font_size(10)
    for number, line in enumerate(COLUMN):
        made.text(LEFT, 36 + number * STEP, line)

    paragraphs = _read(bytes(made.output())).text.split("\n\n")

    assert paragraphs == ["Ministers meet in Geneva", " ".join(COLUMN)]


@pytest.mark.parametrize("row_by_row", [False, True])
def test_columns_are_read_downwards_however_they_were_written(row_by_row: bool) -> None:
    lines = _column(LEFT, 30, COLUMN) + _column(RIGHT, 30, OTHER_COLUMN)
    if row_by_row:
        lines.sort(key=lambda line: line[1])

    text = " ".join(_read(pdf_of_lines(lines)).text.split())

    assert text == " ".join([*COLUMN, *OTHER_COLUMN])


def test_a_sentence_runs_across_columns_in_one_paragraph() -> None:
    first, second = [*COLUMN[:3]], [*COLUMN[3:]]
    lines = _column(LEFT, 30, first) + _column(RIGHT, 30, second)

    assert _read(pdf_of_lines(lines)).text == " ".join(COLUMN)


def test_heads_and_page_numbers_go_and_are_reported() -> None:
    made = new_pdf(head="The Courier, 5 March 2024", foot="Page {page} of 3")
    for page in ("one", "two", "three"):
        if page != "one":
            made.add_page()
        for paragraph in STORY:
            made.multi_cell(0, 5, paragraph.format(page=page), align="L", new_x="LMARGIN")
            made.ln(3)

    page_read = _read(bytes(made.output()))

    assert "Courier" not in page_read.text
    assert "of 3" not in page_read.text
    assert page_read.text.count(" on page ") == 6
    assert page_read.dropped[:2] == (
        Dropped("“The Courier, # March #” on 3 pages", "a running head or foot is no article text"),
        Dropped("page numbers, addresses or print dates, 3", "they stand in the margin"),
    )


@pytest.mark.parametrize("stamp", ["11/22/26, 2:10 PM", "22.11.26, 14:10 Ministers meet in Geneva"])
def test_the_stamp_of_a_printed_web_page_is_not_the_date_of_its_article(stamp: str) -> None:
    lines = [(LEFT, 8.0, stamp), *_column(LEFT, 30, COLUMN), (LEFT, 290, "https://a.example/b 1/1")]

    page = _read(pdf_of_lines(lines))

    assert page.text == " ".join(COLUMN)
    assert page.dropped[0].what == "page numbers, addresses or print dates, 2"


def test_a_first_line_that_does_not_repeat_is_no_running_head() -> None:
    assert _read(pdf_of(["Ministers meet in Geneva"])).text == "Ministers meet in Geneva"


def test_words_divided_at_line_ends_are_made_whole_and_reported() -> None:
    lines = ["The Ruritanian govern-", "ment agreed to a long-", "term plan, it said."]

    page = _read(pdf_of_lines(_column(LEFT, 30, lines)))

    assert page.text == "The Ruritanian government agreed to a long-term plan, it said."
    assert page.dropped[0].what == "hyphens, 1: govern-ment"


def test_ligatures_become_their_letters() -> None:
    assert _read(pdf_of(["He conﬁrmed a ﬂight."])).text == "He confirmed a flight."


def test_declared_properties_reach_the_page() -> None:
    made = new_pdf()
    made.set_title("Ministers meet in Geneva")
    made.set_author("Antonia Hope")
    made.set_lang("en-GB")
    made.set_creation_date(datetime(2024, 3, 5, 12, tzinfo=UTC))
    made.multi_cell(0, 5, "GENEVA, 5 March 2024. The ministers met.", align="L")

    page = _read(bytes(made.output()))

    assert (page.title, page.author) == ("Ministers meet in Geneva", "Antonia Hope")
    assert (page.published, page.language) == (date(2024, 3, 5), "en")


def test_the_day_a_file_was_made_is_no_date_of_an_older_article() -> None:
    made = new_pdf()
    made.set_creation_date(datetime(2024, 3, 5, 12, tzinfo=UTC))
    made.multi_cell(0, 5, "GENEVA, 7 May 2019. The ministers met.", align="L")

    page = _read(bytes(made.output()))

    assert page.published is None
    assert page.dropped[-1] == Dropped("the file's date 2024-03-05", "the text names no such year")


def _encrypted(method: EncryptionMethod, password: str) -> bytes:
    made = new_pdf()
    made.set_encryption("owner", password, method, AccessPermission.none())
    made.cell(text="The ministers met in Geneva.")
    return bytes(made.output())


def test_a_pdf_that_asks_for_a_password_is_named_as_such() -> None:
    error = _refusal(_encrypted(EncryptionMethod.RC4, "secret"))

    assert str(error) == "a.pdf is an encrypted PDF and opens with a password only"
    assert error.hint is not None
    assert error.hint.startswith("qpdf --decrypt --password=… a.pdf open.pdf")


def test_a_pdf_that_anybody_may_read_is_read() -> None:
    assert _read(_encrypted(EncryptionMethod.RC4, "")).text == "The ministers met in Geneva."


@pytest.mark.skipif(find_spec("cryptography") is not None, reason="the library is there")
def test_a_cipher_that_needs_another_library_is_answered_with_it() -> None:
    filters = b"/CF<</StdCF<</CFM/AESV2/Length 16/AuthEvent/DocOpen>>>>"
    data = _encrypted(EncryptionMethod.RC4, "")
    for old, new in [
        (b"/R 3\n", b"/R 4\n"),
        (b"/V 2\n", b"/V 4\n" + filters),
        (b"/EncryptMetadata false", b"/EncryptMetadata true "),
    ]:
        data = data.replace(old, new)
    head, _, start = data.rpartition(b"startxref\n")
    moved = int(start.split()[0]) + len(filters)

    error = _refusal(b"%sstartxref\n%d\n%%%%EOF" % (head, moved))

    assert str(error) == "a.pdf is an encrypted PDF with AES, which needs one library more"
    assert error.hint == "pip install cryptography"


def test_a_scan_is_named_as_such() -> None:
    made = FPDF()
    made.add_page()
    made.rect(20, 20, 100, 100, style="F")

    error = _refusal(bytes(made.output()))

    assert str(error) == (
        "a.pdf holds no text on its 1 page: a scan, which needs character recognition (OCR)"
    )
    assert error.hint == "ocrmypdf --force-ocr a.pdf read.pdf && summarise read.pdf"


def test_right_to_left_script_is_refused_rather_than_read_in_a_wrong_order() -> None:
    error = _refusal(pdf_of(["انهارت المحادثات في جنيف يوم الثلاثاء"]))

    assert "runs from right to left" in str(error)
    assert error.hint == "cat a.pdf | pdftotext - - | summarise -"


def test_a_name_in_another_script_is_no_reason_to_refuse() -> None:
    story = "The newspaper Al-Hayat (الحياة) reported that the ministers had met in Geneva."

    assert "The newspaper Al-Hayat" in _read(pdf_of([story])).text


def test_more_pages_than_the_limit_are_refused() -> None:
    made = new_pdf()
    for _ in range(4):
        made.add_page()

    error = _refusal(bytes(made.output()), ReadLimits(max_pages=3))

    assert str(error) == "a.pdf has 5 pages, and 3 is the limit"


def _with_stream(content: bytes) -> bytes:
    """A PDF of one page whose content is this compressed stream."""
    body = zlib.compress(content, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(body), body),
    ]
    return _assembled(objects)


def _assembled(objects: list[bytes]) -> bytes:
    made, places = io.BytesIO(), []
    made.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, 1):
        places.append(made.tell())
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = made.tell()
    made.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    made.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    made.write(
        b"trailer<</Root 1 0 R/Size %d>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    )
    return made.getvalue()


def test_a_hand_made_page_is_read() -> None:
    data = _with_stream(b"BT /F 10 Tf 50 700 Td (The ministers met.) Tj ET")

    assert _read(data).text == "The ministers met."


def test_a_space_that_is_marked_to_mean_a_soft_hyphen_divides_no_word() -> None:
    marked = b"/Span<</ActualText<FEFF00AD>>> BDC ( ) Tj EMC "

    page = _read(_with_stream(b"BT /F 10 Tf 50 700 Td (The mini) Tj " + marked + b"(ster) Tj ET"))

    assert page.text == "The minister"


def test_a_stream_that_unpacks_to_far_more_is_refused() -> None:
    bomb = _with_stream(b" " * 3_000_000)

    error = _refusal(bomb, ReadLimits(max_unpacked_bytes=1_000_000))

    assert "unpacks to more than is read" in str(error)
    assert len(bomb) < 10_000


def test_a_page_of_endless_operations_is_refused() -> None:
    assert "unpacks to more than is read" in str(_refusal(_with_stream(b"q Q " * 400_000)))


def test_a_page_of_endless_text_is_refused() -> None:
    bomb = _with_stream(b"BT /F 10 Tf 50 700 Td " + b"(%s) Tj " % (b"word " * 200) * 30 + b"ET")

    error = _refusal(bomb, ReadLimits(max_bytes=10_000))

    assert str(error) == "a.pdf holds more than 10,000 characters"


def test_time_for_a_document_is_bounded() -> None:
    error = _refusal(pdf_of(["The ministers met."]), ReadLimits(document_seconds=0))

    assert str(error) == "a.pdf was not taken apart within 0 seconds"


def test_pages_that_name_themselves_as_their_own_parents_are_damage() -> None:
    data = _assembled(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"]
    )

    with pytest.raises(SourceError):
        _read(data)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\n%%EOF",
        pdf_of(["The ministers met."])[:400],
        b"%PDF-" + b"\xff" * 99,
    ],
)
def test_a_damaged_pdf_is_named_as_such(data: bytes) -> None:
    assert str(_refusal(data)).startswith("a.pdf is a damaged PDF (")


def test_nothing_is_said_on_the_streams(capfd: pytest.CaptureFixture[str]) -> None:
    damaged = pdf_of(["The ministers met."]).replace(b"startxref\n", b"startxref\n9")

    _read(damaged)

    assert capfd.readouterr() == ("", "")


def test_a_missing_library_is_answered_with_its_installation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)

    with pytest.raises(ConfigError, match="reading a PDF needs a library") as caught:
        _read(b"%PDF-1.7")

    assert caught.value.hint == 'pip install -U "summarise-news[documents]"'
