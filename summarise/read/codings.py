"""What HTTP packed, unpacked again: in bounded pieces, and only if it is whole.

Covers: the content codings `gzip` and `deflate`, and none at all. Does not cover: files that end
in `.gz` (`streams.py`), how much may come out (the caller counts).

A packed body that was cut early still unpacks to the beginning of a page, and a page without its
end is another page: it is an error here.

Source: RFC 9110, 8.4.1 (codings), RFC 1952, 2.2 (a gzip file may have several members).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator

CODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_GZIP = frozenset({"gzip", "x-gzip"})
_PLAIN = frozenset({"", "identity"})
_PIECE = 1_048_576  # bytes that come out at once, whatever goes in
_MEMBER = b"\x1f"  # how a further member begins; anything else behind the end is padding


class PackingError(ValueError):
    """Bytes that are not packed as they are said to be, or not to their end."""


class Unpacker:
    """Unpacks one body.

    Args:
        coding: From the header `Content-Encoding`, in lower case.

    Raises:
        PackingError: The coding is not known.
    """

    def __init__(self, coding: str) -> None:
        if coding not in CODINGS:
            raise PackingError("its coding is not known")
        self._coding = coding
        self._bits = 16 + zlib.MAX_WBITS if coding in _GZIP else zlib.MAX_WBITS
        self._packed = zlib.decompressobj(self._bits)
        self._begun = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What the next bytes of a body unpack to, in pieces of at most 1 MB.

        Raises:
            PackingError: They are damaged.
        """
        if self._coding in _PLAIN:
            yield data
            return
        full = False  # then more may come out though nothing more goes in
        while data or full:
            if self._packed.eof:
                if self._coding not in _GZIP or not data.startswith(_MEMBER):
                    return
                self._packed = zlib.decompressobj(self._bits)
            try:
                piece = self._unpacked(data)
            except zlib.error as error:
                raise PackingError(str(error)) from error
            data = self._packed.unconsumed_tail or self._packed.unused_data
            full = len(piece) == _PIECE
            yield piece

    def finish(self) -> None:
        """See that the body has come to its end.

        Raises:
            PackingError: It was cut off before.
        """
        if self._begun and not self._packed.eof:
            raise PackingError("it is cut off before its end")

    def _unpacked(self, data: bytes) -> bytes:
        first, self._begun = not self._begun, True
        try:
            return self._packed.decompress(data, _PIECE)
        except zlib.error:
            if not first or self._coding != "deflate":
                raise
            self._packed = zlib.decompressobj(-zlib.MAX_WBITS)  # many servers leave the header out
            return self._packed.decompress(data, _PIECE)
