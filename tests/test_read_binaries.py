"""Binary formats are named, and prose is never taken for one."""

import gzip
import io
import zipfile

import pytest

from summarise.errors import SourceError
from summarise.read.binaries import is_pdf, is_word, refuse_binary
from summarise.read.document import Origin, RawSource

ZEROS = bytes(64)


def _zip(member: str, content: str = "x") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(member, content)
    return stream.getvalue()


NAMED = {
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
    "an Office document behind a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    + "EncryptedPackage".encode("utf-16-le"),
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

    assert str(caught.value) == f"a.bin is {name}, which is not read"


@pytest.mark.parametrize(
    ("source", "origin", "hint"),
    [
        ("my a.rtf", Origin.FILE, "cat 'my a.rtf' | pandoc -f rtf -t plain | summarise -"),
        ("-", Origin.STDIN, "… | pandoc -f rtf -t plain | summarise -"),
        (
            "https://example.org/a?b=c",
            Origin.WEB,
            "curl -sL 'https://example.org/a?b=c' | pandoc -f rtf -t plain | summarise -",
        ),
    ],
)
def test_a_format_is_answered_with_the_pipe_that_reads_it(
    source: str, origin: Origin, hint: str
) -> None:
    with pytest.raises(SourceError) as caught:
        refuse_binary(RawSource(b"{\\rtf1 text}", source, origin))

    assert caught.value.hint == hint


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n%\xe2\xe3", b"junk\n%PDF-1.4\n1 0 obj\nendobj\n", _zip("word/document.xml")],
)
def test_documents_that_are_read_are_not_refused(data: bytes) -> None:
    refuse_binary(RawSource(data, "a", Origin.FILE))

    assert is_pdf(data) != is_word(data)


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

    assert not is_pdf(prose.encode())
    assert not is_word(prose.encode())
