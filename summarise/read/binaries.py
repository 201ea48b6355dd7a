"""Which binary format some bytes are in, told by their first bytes.

Covers: telling a PDF and a Word document, which are read; naming every other format, and
the filter that makes text of it. Does not cover: reading it.
Source: the signatures of PRONOM (The National Archives) and of each format's own
specification.
"""

from __future__ import annotations

from dataclasses import dataclass

from summarise.errors import SourceError
from summarise.read.document import RawSource


@dataclass(frozen=True, slots=True)
class Format:
    """A file format that is no text.

    Attributes:
        name: With its article, as it stands in a sentence.
        to_text: A command that reads it on stdin and writes text on stdout, or None.
    """

    name: str
    to_text: str | None = None


_IMAGE_FILTER = "tesseract - -"
_SOUND = Format("a sound recording")
_SIGNATURES: tuple[tuple[int, bytes, Format], ...] = (
    (0, b"\x1f\x8b", Format("gzip-compressed", "gunzip -c")),
    (4, b"1AY&SY", Format("bzip2-compressed", "bunzip2 -c")),
    (0, b"\xfd7zXZ\x00", Format("xz-compressed", "unxz -c")),
    (0, b"\x28\xb5\x2f\xfd", Format("zstd-compressed", "unzstd -c")),
    (0, b"7z\xbc\xaf\x27\x1c", Format("a 7z archive")),
    (0, b"Rar!\x1a\x07", Format("a RAR archive")),
    (257, b"ustar", Format("a tar archive", "tar -xO")),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format("an old Office document")),
    (0, b"\x89PNG\r\n\x1a\n", Format("a PNG image", _IMAGE_FILTER)),
    (0, b"\xff\xd8\xff", Format("a JPEG image", _IMAGE_FILTER)),
    (0, b"GIF87a", Format("a GIF image", _IMAGE_FILTER)),
    (0, b"GIF89a", Format("a GIF image", _IMAGE_FILTER)),
    (0, b"II*\x00", Format("a TIFF image", _IMAGE_FILTER)),
    (0, b"MM\x00*", Format("a TIFF image", _IMAGE_FILTER)),
    (8, b"WEBP", Format("a WebP image", _IMAGE_FILTER)),
    (8, b"WAVE", _SOUND),
    (0, b"ID3", _SOUND),
    (0, b"OggS", _SOUND),
    (0, b"fLaC", _SOUND),
    (4, b"ftyp", Format("a video or sound recording")),
    (0, b"\x1a\x45\xdf\xa3", Format("a video recording")),
    (0, b"SQLite format 3\x00", Format("an SQLite database")),
    (0, b"PAR1", Format("a Parquet file")),
    (0, b"\x7fELF", Format("a program")),
    (0, b"MZ\x90\x00", Format("a program")),
)
_RTF = Format("an RTF document", "pandoc -f rtf -t plain")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = Format("an Office document behind a password")
_LOCKED_STREAM = "EncryptedPackage".encode("utf-16-le")  # [MS-OFFCRYPTO] 2.3.4.4
_ZIP_MEMBERS: tuple[tuple[bytes, Format], ...] = (
    (b"xl/", Format("an Excel workbook")),
    (b"ppt/", Format("a PowerPoint file")),
    (b"application/epub+zip", Format("an EPUB book", "pandoc -f epub -t plain")),
    (b"opendocument.text", Format("an OpenDocument text", "pandoc -f odt -t plain")),
)
_ZIP = Format("a ZIP archive", "funzip")
# PDF readers accept the header anywhere in the first kilobyte (ISO 32000-1, annex H).
_PDF_HEADER_WITHIN = 1_024
_ZIP_NAMES_WITHIN = 100_000
_PIPE_HINT = "pipe the text in: pbpaste | summarise -"
_NUL_WITHIN = 4_096


def is_pdf(data: bytes) -> bool:
    """Whether `data`, or what it is the beginning of, is a PDF."""
    return b"%PDF-" in data[:_PDF_HEADER_WITHIN] and (data[:1] == b"%" or b"endobj" in data)


def is_word(data: bytes) -> bool:
    """Whether `data` is a Word document of 2007 or later."""
    return data[:4] == b"PK\x03\x04" and b"word/document" in data


def binary_format(data: bytes) -> Format | None:
    """The format of `data` if its signature is known and it is not read, else None."""
    if data[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        if is_word(data):
            return None
        head = data[:_ZIP_NAMES_WITHIN]
        return next((found for name, found in _ZIP_MEMBERS if name in head), _ZIP)
    if data.startswith(b"{\\rtf"):
        return _RTF
    if data.startswith(_OLE) and _LOCKED_STREAM in data:
        return _LOCKED
    if b"\x00" not in data[:_NUL_WITHIN] and data[:2] != b"\x1f\x8b":
        return None  # prose may begin with "ID3" or "The new WEBP"
    return next((found for at, mark, found in _SIGNATURES if data.startswith(mark, at)), None)


def refuse_binary(raw: RawSource) -> None:
    """Raises SourceError, naming the format, if `raw` is in a format that is not read."""
    found = binary_format(raw.data)
    if found is not None:
        hint = raw.piped(found.to_text) if found.to_text else _PIPE_HINT
        raise SourceError(f"{raw.name} is {found.name}, which is not read", hint=hint)
