"""Word documents: all that is shown, in order; and archives made to harm."""

import io
import struct
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from made_documents import docx_of
from summarise.errors import ConfigError, SourceError
from summarise.read.document import Dropped, Origin, Page, RawSource
from summarise.read.limits import ReadLimits
from summarise.read.word import page_of_word

PARAGRAPHS = ["The ministers met in Geneva.", "They spoke for six hours."]


def _read(data: bytes, limits: ReadLimits | None = None) -> Page:
    return page_of_word(RawSource(data, "a.docx", Origin.FILE), limits or ReadLimits())


def _saved(document: "docx.document.Document") -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _of_body(xml: str) -> Page:
    """A document whose only paragraph holds this."""
    document = docx.Document()
    namespaces = nsdecls("w") + (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    )
    document.element.body.insert(0, parse_xml(f"<w:p {namespaces}>{xml}</w:p>"))
    return _read(_saved(document))


def _run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def _replaced(name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A document with one part changed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(docx_of(PARAGRAPHS))) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, change(data) if member == name else data)
    return stream.getvalue()


def test_paragraphs_are_separated_by_blank_lines_and_empty_ones_go() -> None:
    page = _read(docx_of([PARAGRAPHS[0], "", PARAGRAPHS[1]]))

    assert page.text == "\n\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (_run("The army ") + _run("left."), "The army left."),
        (f"<w:hyperlink>{_run('The army')}</w:hyperlink>{_run(' left.')}", "The army left."),
        (f"<w:ins>{_run('The army')}</w:ins>{_run(' left.')}", "The army left."),
        (f"<w:smartTag>{_run('The army')}</w:smartTag>{_run(' left.')}", "The army left."),
        (f"<w:sdt><w:sdtContent>{_run('The army')}</w:sdtContent></w:sdt>", "The army"),
        (f"{_run('It ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{_run('left.')}",
         "It left."),
        (f"<w:moveFrom>{_run('gone')}</w:moveFrom>{_run('Here.')}", "Here."),
        (f"{_run('One')}<w:r><w:br/></w:r>{_run('two')}", "One\ntwo"),
        (f"{_run('One')}<w:r><w:tab/></w:r>{_run('two')}", "One two"),
        ("<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>", "co\u2011op"),
        (f"{_run('Body.')}<w:r><w:pict><w:txbxContent><w:p>{_run('Box.')}</w:p></w:txbxContent>"
         "</w:pict></w:r>", "Body.\n\nBox."),
        ("<mc:AlternateContent><mc:Choice Requires='wps'>" + _run("Once.") + "</mc:Choice>"
         "<mc:Fallback>" + _run("Once.") + "</mc:Fallback></mc:AlternateContent>", "Once."),
    ],
)  # fmt: skip
def test_what_the_document_shows_is_read_once(xml: str, text: str) -> None:
    assert _of_body(xml).text == text


def test_a_table_stands_between_its_paragraphs_row_by_row() -> None:
    document = docx.Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate([*table.rows[0].cells, *table.rows[1].cells]):
        cell.text = f"cell {number}"
    document.add_paragraph("After.")

    page = _read(_saved(document))

    assert page.text.split("\n\n") == ["Before.", "cell 0 | cell 1", "cell 2 | cell 3", "After."]


def test_declared_properties_reach_the_page() -> None:
    document = docx.Document()
    document.add_paragraph("GENEVA, 5 March 2024. The ministers met.")
    properties = document.core_properties
    properties.title, properties.author = "Ministers meet in Geneva", "Antonia Hope"
    properties.created, properties.language = datetime(2024, 3, 5, tzinfo=UTC), "de-AT"

    page = _read(_saved(document))

    assert (page.title, page.author) == ("Ministers meet in Geneva", "Antonia Hope")
    assert (page.published, page.language) == (date(2024, 3, 5), "de")


def test_the_date_and_author_of_an_empty_template_are_nobodys() -> None:
    page = _read(docx_of(["GENEVA, 5 March 2013. The ministers met."]))

    assert (page.published, page.author, page.title) == (None, None, None)


def test_what_is_not_read_is_reported() -> None:
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].header.paragraphs[0].text = "The Courier"

    page = _read(_saved(document))

    assert page.text == "Body."
    assert page.dropped == (Dropped("page headers", "only the body is read"),)


def test_a_document_that_declares_too_many_bytes_is_refused_before_it_is_unpacked() -> None:
    bomb = _replaced("word/document.xml", lambda xml: xml + b" " * 30_000_000)

    with pytest.raises(SourceError) as caught:
        _read(bomb, ReadLimits(max_unpacked_bytes=20_000_000))

    assert len(bomb) < 100_000
    assert "unpacks to 30" in str(caught.value)
    assert "and 20 MB is the limit" in str(caught.value)


def test_a_directory_that_declares_too_little_is_damage() -> None:
    bomb = bytearray(_replaced("word/document.xml", lambda xml: xml + b" " * 3_000_000))
    entry = bomb.index(b"word/document.xml", bomb.index(b"PK\x01\x02")) - 46
    struct.pack_into("<I", bomb, entry + 24, 500)

    with pytest.raises(SourceError, match=r"is a damaged ZIP file \(BadZipFile\)"):
        _read(bytes(bomb))


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
def test_xml_that_declares_entities_is_refused(codec: str) -> None:
    bomb = (
        '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document/>'
    ).encode(codec)

    with pytest.raises(SourceError, match="declares a document type"):
        _read(_replaced("word/document.xml", lambda _: bomb))


def test_xml_without_end_in_depth_is_damage() -> None:
    deep = b"<a>" * 50_000 + b"</a>" * 50_000

    with pytest.raises(SourceError, match="cannot be taken apart"):
        _read(_replaced("word/document.xml", lambda _: deep))


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04word/document.xml", docx_of(PARAGRAPHS)[:4_000],
     _replaced("word/document.xml", lambda _: b"no XML"),
     _replaced("[Content_Types].xml", lambda xml: xml.replace(b"document.main", b"other"))],
)  # fmt: skip
def test_a_damaged_document_is_named_as_such(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"a\.docx is a (?:damaged|Word document that cannot)"):
        _read(data)


def test_a_picture_that_cannot_be_unpacked_is_damage() -> None:
    data = bytearray(docx_of(PARAGRAPHS))
    name = b"docProps/thumbnail.jpeg"
    start = data.index(name) + len(name)
    data[start : start + 200] = b"\xff" * 200

    with pytest.raises(SourceError, match=r"a\.docx is a Word document that cannot"):
        _read(bytes(data))


def test_too_many_parts_are_refused() -> None:
    stream = io.BytesIO(docx_of(PARAGRAPHS))
    with zipfile.ZipFile(stream, "a") as archive:
        for number in range(5_001):
            archive.writestr(f"x{number}", b"")

    with pytest.raises(SourceError, match="parts, and 5,000 is the limit"):
        _read(stream.getvalue())


def test_a_missing_library_is_answered_with_its_installation(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = docx_of(PARAGRAPHS)
    monkeypatch.setitem(sys.modules, "docx", None)

    with pytest.raises(ConfigError, match="reading a Word document needs") as caught:
        _read(data)

    assert caught.value.hint == 'pip install -U "summarise-news[documents]"'
