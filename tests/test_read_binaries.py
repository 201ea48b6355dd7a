"""Binary formats are named, and prose is never taken for one."""

import gzip
import io
import zipfile

import pytest

from summarise.errors import SourceError
from summarise.read.binaries import refuse_binary
from summarise.read.document import Origin, RawSource

ZEROS = bytes(64)


def _zip(member: str, content: str = "x") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, content)
    return stream.getvalue()


NAMED = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3",
    "a Word document": _zip("word/document.xml"),
    "an Excel workbook": _zip("xl/workbook.xml"),
    "a PowerPoint file": _zip("ppt/presentation.xml"),
    "an EPUB book": _zip("mimetype", "application/epub+zip"),
    "an OpenDocument text": _zip("mimetype", "application/vnd.oasis.opendocument.text"),
    "a ZIP archive": _zip("article.txt"),
    "gzip-compressed": gzip.compress(b"text"),
    "bzip2-compressed": b"BZh91AY&SY" + ZEROS,
    "xz-compressed": b"\xfd7zXZ\x00\x00",
    "zstd-compressed": b"\x28\xb5\x2f\xfd\x00",
    "a tar archive": b"a.txt".ljust(257, b"\x00") + b"ustar\x00",
    "an old Office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + ZEROS,
    "an RTF document": b"{\\rtf1\\ansi text}",
    "a PNG image": b"\x89PNG\r\n\x1a\n" + ZEROS,
    "a JPEG image": b"\xff\xd8\xff\xe0" + ZEROS,
    "a GIF image": b"GIF89a" + ZEROS,
    "a WebP image": b"RIFF\x00\x00\x00\x00WEBP",
    "a sound recording": b"ID3\x03\x00",
    "a video or sound recording": b"\x00\x00\x00\x20ftypisom",
    "an SQLite database": b"SQLite format 3\x00",
    "a program": b"\x7fELF\x02\x01\x01\x00",
}


@pytest.mark.parametrize(("name", "data"), NAMED.items(), ids=NAMED.keys())
def test_a_binary_format_is_named(name: str, data: bytes) -> None:
    with pytest.raises(SourceError) as caught:
        refuse_binary(RawSource(data, "a.bin", Origin.FILE))

    assert str(caught.value) == f"a.bin is {name}, which is not read yet"


@pytest.mark.parametrize(
    ("source", "origin", "hint"),
    [
        ("my a.pdf", Origin.FILE, "cat 'my a.pdf' | pdftotext - - | summarise -"),
        ("-", Origin.STDIN, "… | pdftotext - - | summarise -"),
        (
            "https://example.org/a?b=c",
            Origin.WEB,
            "curl -sL 'https://example.org/a?b=c' | pdftotext - - | summarise -",
        ),
    ],
)
def test_a_pdf_is_answered_with_the_pipe_that_reads_it(
    source: str, origin: Origin, hint: str
) -> None:
    with pytest.raises(SourceError) as caught:
        refuse_binary(RawSource(b"%PDF-1.4\n", source, origin))

    assert caught.value.hint == hint


def test_a_pdf_behind_a_mail_header_is_still_a_pdf() -> None:
    data = b"junk\n%PDF-1.4\n1 0 obj\nendobj\n"

    with pytest.raises(SourceError, match="is a PDF"):
        refuse_binary(RawSource(data, "a", Origin.FILE))


@pytest.mark.parametrize(
    "prose",
    [
        "",
        "ID3 tags were found on the recording, police said.",
        "The new WEBP format was banned on Tuesday.",
        "The ftyp of the file was unknown.",
        "PAR1 is a road.",
        "A header such as %PDF-1.4 begins such a file.",
        '{"a": 1}',
        "PK is an abbreviation.",
    ],
)
def test_prose_is_never_taken_for_a_binary_format(prose: str) -> None:
    refuse_binary(RawSource(prose.encode(), "a.txt", Origin.FILE))
