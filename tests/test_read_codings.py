import gzip
import zlib

import pytest

from summarise.read.codings import PackingError, Unpacker

TEXT = b"Talks resumed in Sund on Monday. " * 200


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def unpacked(data: bytes, coding: str, step: int) -> bytes:
    unpacker = Unpacker(coding)
    parts = [
        part for at in range(0, len(data), step) for part in unpacker.feed(data[at : at + step])
    ]
    unpacker.finish()
    return b"".join(parts)


@pytest.mark.parametrize("step", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzip.compress(TEXT)),
        ("x-gzip", gzip.compress(TEXT)),
        ("gzip", gzip.compress(TEXT[:500]) + gzip.compress(TEXT[500:])),
        ("gzip", gzip.compress(TEXT) + bytes(9)),
        ("deflate", zlib.compress(TEXT)),
    ],
    ids=["none", "identity", "gzip", "x-gzip", "two members", "padded", "deflate"],
)
def test_a_body_comes_out_whole_in_whatever_pieces_it_arrives(
    coding: str, data: bytes, step: int
) -> None:
    assert unpacked(data, coding, step) == TEXT


def test_deflate_without_its_header_is_understood() -> None:
    assert unpacked(raw_deflate(TEXT), "deflate", 100_000) == TEXT


@pytest.mark.parametrize(
    ("coding", "data"),
    [
        ("gzip", gzip.compress(TEXT)[:-1]),
        ("gzip", gzip.compress(TEXT)[:40]),
        ("gzip", gzip.compress(TEXT) + gzip.compress(TEXT)[:-9]),
        ("deflate", zlib.compress(TEXT)[:-1]),
        ("deflate", raw_deflate(TEXT)[:-1]),
    ],
)
def test_a_body_that_is_cut_is_an_error(coding: str, data: bytes) -> None:
    with pytest.raises(PackingError, match="cut off before its end"):
        unpacked(data, coding, 100_000)


@pytest.mark.parametrize(
    ("coding", "data"), [("gzip", TEXT), ("deflate", b"\xff" * 50), ("br", b"")]
)
def test_what_is_packed_otherwise_is_an_error(coding: str, data: bytes) -> None:
    with pytest.raises(PackingError):
        unpacked(data, coding, 100_000)


def test_an_empty_body_is_whole() -> None:
    assert unpacked(b"", "gzip", 1) == b""


def test_a_bomb_comes_out_in_pieces() -> None:
    bomb = gzip.compress(bytes(5_000_000))

    sizes = [len(part) for part in Unpacker("gzip").feed(bomb)]

    assert sum(sizes) == 5_000_000
    assert max(sizes) <= 1_048_576


@pytest.mark.parametrize("size", [1_048_576 - 1, 1_048_576, 1_048_576 + 1, 3 * 1_048_576])
def test_a_body_that_ends_with_a_piece_is_whole(size: int) -> None:
    assert len(unpacked(raw_deflate(bytes(size)), "deflate", 100_000)) == size
