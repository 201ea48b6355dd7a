"""Articles as JSON: one object per line (JSONL), or a file that holds an array or one object.

Covers: streaming both, records of bounded length, one failing entry for each bad record.
Does not cover: nested keys (a column is a key of the record itself), UTF-16.
"""

from __future__ import annotations

import codecs
import io
import itertools
import json
from collections.abc import Iterator

from summarise.errors import SourceError
from summarise.read.intake import Entry, Intake, failing
from summarise.read.records import choose_columns, entry_of_row, require_columns
from summarise.read.streams import SAMPLE, Collection, bounded_lines, opened, too_long
from summarise.text_safety import printable, shell_word

# The first records tell which keys there are; a key asked for that none has is a mistake.
_PEEKED = 50
_OBJECT_HINT = 'a record is an object: {"id": "a1", "text": "…"}'
_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n"

# The number of a line or element, and what it holds or why it cannot be read.
_Found = tuple[int, "dict[str, object] | SourceError"]


def lines_of_objects(collection: Collection, intake: Intake) -> Iterator[Entry]:
    """An entry for each line that is not blank.

    Raises:
        UsageError: None of the first records has a column asked for.
        SourceError: The file cannot be read; what stands before is given first.
    """
    with opened(collection) as stream:
        yield from _entries(_lines(stream, collection.name, intake), collection.name, intake)


def objects_of_array(collection: Collection, intake: Intake) -> Iterator[Entry]:
    """An entry for each object of an array, or for the one object that the file holds.

    Raises:
        UsageError: None of the first records has a column asked for.
        SourceError: The file cannot be read or is no JSON; what stands before is given first.
    """
    with opened(collection) as stream:
        found = _elements(stream, collection.name, intake.limits.max_bytes)
        yield from _entries(found, collection.name, intake)


def _entries(found: Iterator[_Found], name: str, intake: Intake) -> Iterator[Entry]:
    first, broken = _peeked(found, intake.limits.max_bytes)
    names = dict.fromkeys(key for _, row in first if isinstance(row, dict) for key in row)
    if names:  # else nothing can be told, and every record fails by itself
        require_columns(names, intake.columns, name)
    for number, row in itertools.chain(first, found):
        if isinstance(row, SourceError):
            yield failing(f"{name}#{number}", row)
        else:
            chosen = choose_columns(row, intake.columns)
            yield entry_of_row(row, chosen, number=number, name=name, intake=intake)
    if broken is not None:
        raise broken


def _peeked(found: Iterator[_Found], most: int) -> tuple[list[_Found], SourceError | None]:
    """The first records, together hardly larger than one may be; and what broke off there."""
    first: list[_Found] = []
    size = 0
    try:
        for item in itertools.islice(found, _PEEKED):
            first.append(item)
            values = item[1].values() if isinstance(item[1], dict) else ()
            size += sum(len(value) for value in values if isinstance(value, str))
            if size > most:
                break
    except SourceError as error:
        return first, error
    return first, None


def _lines(stream: io.BufferedReader, name: str, intake: Intake) -> Iterator[_Found]:
    most = intake.limits.max_bytes
    for number, line in bounded_lines(stream, most):
        if line is None:
            yield number, too_long(name, f"line {number}", most)
        elif line.strip():
            yield number, parsed_line(line, f"{name}, line {number}")


def parsed_line(line: bytes, place: str) -> dict[str, object] | SourceError:
    """The object that a line of JSON Lines holds, or why it holds none.

    Args:
        line: Without more than one line end.
        place: What to call it in a message.
    """
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return SourceError(
            f"{printable(place)} is not UTF-8 (byte {error.start + 1})",
            hint="iconv -f CP1252 -t UTF-8 articles.jsonl > utf8.jsonl",
        )
    except (ValueError, RecursionError) as error:
        return _no_json(place, error)
    return _object(value, place)


def _object(value: object, place: str) -> dict[str, object] | SourceError:
    if isinstance(value, dict):
        return value
    return SourceError(f"{printable(place)} is no object", hint=_OBJECT_HINT)


def _no_json(place: str, error: ValueError | RecursionError) -> SourceError:
    why = "nests too deeply" if isinstance(error, RecursionError) else "is no JSON"
    detail = f": {error.msg}" if isinstance(error, json.JSONDecodeError) else ""
    return SourceError(f"{printable(place)} {why}{detail}", hint=_OBJECT_HINT)


def _elements(stream: io.BufferedReader, name: str, most: int) -> Iterator[_Found]:
    window = _Window(stream, name, most)
    if window.next_character() != "[":
        yield 1, _object(window.value(f"{name}"), name)
        return
    window.skip()
    for number in itertools.count(1):
        while (character := window.next_character()) == ",":
            window.skip()
        if character == "]":
            return
        place = f"{name}, element {number}"
        yield number, _object(window.value(place), place)


class _Window:
    """A moving part of a JSON text, no longer than one value may be."""

    def __init__(self, stream: io.BufferedReader, name: str, most: int) -> None:
        self._stream = stream
        self._name = name
        self._most = most
        self._decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self._text = ""
        self._at = 0
        self._ended = False

    def next_character(self) -> str:
        """The next character that is no white space, or "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._read_on()

    def skip(self) -> None:
        """Passes over the next character."""
        self._at += 1

    def value(self, place: str) -> object:
        """Reads one value; looks at each part of it a few times only, however long it is."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._text, self._at)
            except RecursionError as error:
                raise _no_json(place, error) from error
            except ValueError as error:
                if self._ended:
                    raise _no_json(place, error) from error
            else:
                if end < len(self._text) or self._ended:
                    self._at = end
                    return value
            if len(self._text) - self._at > self._most:
                raise too_long(self._name, place.removeprefix(f"{self._name}, "), self._most)
            self._read_on()

    def _read_on(self) -> None:
        """Drops what is done, and doubles what is left."""
        self._text = self._text[self._at :]
        self._at = 0
        data = self._stream.read(max(SAMPLE, len(self._text)))
        try:
            self._text += self._decode(data, final=not data)
        except UnicodeDecodeError as error:
            raise SourceError(
                f"{printable(self._name)} is not UTF-8",
                hint=f"iconv -f CP1252 -t UTF-8 {shell_word(self._name)} > utf8.json",
            ) from error
        self._ended = not data
