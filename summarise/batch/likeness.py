"""Articles that are nearly the same: wire copy with another headline, a cut at the end.

Covers: finding, for each article, an earlier one whose text it mostly shares. Memory does not
grow with their number. Does not cover: articles that are equal (`run.py`), and the same
event told in other words.

MinHash (Broder 1997) over runs of five words estimates the share of runs that two texts have
in common; bands of its values find candidates without comparing all pairs (Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, section 3.4).
"""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Sequence

from summarise.article import Article
from summarise.errors import ConfigError, OutputError

ALIKE = 0.7  # of the runs of words of both together; two texts on one event share far fewer
RUN = 5  # words
_VALUES, _BANDS = 128, 32  # four to a band: pairs of half the runs are met 7 times in 8
_ROWS = _VALUES // _BANDS
_SEED = 2024
_TABLES = """
CREATE TABLE sketch (number INTEGER PRIMARY KEY, id TEXT NOT NULL, value BLOB NOT NULL);
CREATE TABLE band (place INTEGER, part BLOB, number INTEGER, PRIMARY KEY (place, part, number))
    WITHOUT ROWID;
"""

Sketch = bytes


def sketch_of(article: Article) -> Sketch:
    """The sketch of an article's body: 128 values of 4 bytes.

    Raises:
        ConfigError: If the library is not installed.
    """
    try:
        import rensa
    except ImportError as error:
        raise ConfigError(
            "finding near-duplicates needs a library that is not installed",
            hint='pip install -U "summarise-news[dedupe]", or --dedupe exact',
        ) from error
    minhash = rensa.RMinHash(_VALUES, _SEED)
    minhash.update(_runs(article))
    return struct.pack(f"<{_VALUES}I", *minhash.digest())


def similarity(left: Sketch, right: Sketch) -> float:
    """The estimated share of runs of words that two articles have in common, 0 to 1."""
    pairs = zip(_values(left), _values(right), strict=True)
    return sum(a == b for a, b in pairs) / _VALUES


class Likeness:
    """The articles met so far, in a temporary file of SQLite's own."""

    def __init__(self) -> None:
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.executescript(_TABLES)

    def close(self) -> None:
        """Forget everything."""
        self._db.close()

    def met(self, id_: str, sketch: Sketch) -> str | None:
        """Remember an article; returns the id of the earlier one that it is most like.

        None if there is none with `ALIKE` in common; of equally like ones the first.

        Raises:
            OutputError: The temporary file cannot be written.
        """
        try:
            return self._met(id_, sketch)
        except sqlite3.DatabaseError as error:
            raise OutputError(
                f"no room to remember articles in: {error}",
                hint="point TMPDIR at a disk with room, and run the same command again",
            ) from error

    def _met(self, id_: str, sketch: Sketch) -> str | None:
        best = max(
            (
                (similarity(sketch, value), -number, id_)
                for number, id_, value in self._near(sketch)
            ),
            default=(0.0, 0, ""),
        )
        number = self._db.execute(
            "INSERT INTO sketch (id, value) VALUES (?, ?)", (id_, sketch)
        ).lastrowid
        rows = [(place, part, number) for place, part in _bands(sketch)]
        self._db.executemany("INSERT INTO band VALUES (?, ?, ?)", rows)
        return best[2] if best[0] >= ALIKE else None

    def _near(self, sketch: Sketch) -> Sequence[tuple[int, str, Sketch]]:
        asked = ", ".join(["(?, ?)"] * _BANDS)
        return self._db.execute(
            "SELECT number, id, value FROM sketch WHERE number IN "  # noqa: S608  # our own marks
            f"(SELECT number FROM band WHERE (place, part) IN (VALUES {asked}))",
            [value for band in _bands(sketch) for value in band],
        ).fetchall()


def _runs(article: Article) -> list[str]:
    words = [
        word
        for sentence in article.sentences
        for word in article.text_of(sentence).casefold().split()
    ]
    if len(words) <= RUN:
        return [" ".join(words)]
    return [" ".join(words[at : at + RUN]) for at in range(len(words) - RUN + 1)]


def _bands(sketch: Sketch) -> list[tuple[int, bytes]]:
    size = 4 * _ROWS
    return [(place, sketch[place * size : (place + 1) * size]) for place in range(_BANDS)]


def _values(sketch: Sketch) -> tuple[int, ...]:
    return struct.unpack(f"<{_VALUES}I", sketch)
