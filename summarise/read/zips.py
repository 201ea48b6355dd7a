"""Whether a ZIP file may be unpacked: how many members, how large, and no XML that expands.

Covers: the directory's own figures first, then the bytes that really come out.
Does not cover: what the members mean.

`zipfile` never yields more of a member than its directory entry declares, and fails on a
checksum where an entry lies; so the declared sum bounds what reading can cost.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from summarise.errors import SourceError
from summarise.read.document import RawSource
from summarise.read.files import megabytes

_MOST_MEMBERS = 5_000
# Office files need no document type, and the standard forbids one (ISO/IEC 29500-2, 8.2.4).
# Entities, and so all expansion, need one.
_TYPE = "<!DOCTYPE"
_FORBIDDEN = tuple(_TYPE.encode(codec) for codec in ("utf-8", "utf-16-le", "utf-16-be"))
_XML = (".xml", ".rels")
ZIP_DAMAGE = (  # what `zipfile` raises on a file that is none
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError,
    RuntimeError,  # a member behind a password; NotImplementedError is one too
)  # fmt: skip
_SAVE_HINT = "save it again from the program that made it"


def require_harmless(raw: RawSource, *, max_unpacked_bytes: int) -> None:
    """Raises SourceError unless `raw` is a ZIP file that can be unpacked whole.

    Args:
        raw: The file.
        max_unpacked_bytes: Of all members together.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw.data)) as archive:
            members = archive.infolist()
            _require_small(raw, members, max_unpacked_bytes)
            for member in members:
                if member.filename.lower().endswith(_XML):
                    _require_plain_xml(raw, archive.read(member))
    except ZIP_DAMAGE as error:
        raise SourceError(
            f"{raw.name} is a damaged ZIP file ({type(error).__name__})", hint=_SAVE_HINT
        ) from error


def _require_small(raw: RawSource, members: list[zipfile.ZipInfo], most: int) -> None:
    if len(members) > _MOST_MEMBERS:
        raise SourceError(
            f"{raw.name} has {len(members):,} parts, and {_MOST_MEMBERS:,} is the limit",
            hint=_SAVE_HINT,
        )
    size = sum(member.file_size for member in members)
    if size > most:
        raise SourceError(
            f"{raw.name} unpacks to {megabytes(size)}, and {megabytes(most)} is the limit",
            hint="take the pictures out, or copy the text: pbpaste | summarise -",
        )


def _require_plain_xml(raw: RawSource, xml: bytes) -> None:
    if any(mark in xml for mark in _FORBIDDEN):
        raise SourceError(
            f"{raw.name} declares a document type in its XML, which no Office file may",
            hint=_SAVE_HINT,
        )
