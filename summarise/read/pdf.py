"""The article in a PDF: its text in paragraphs, and what its properties declare.

Covers: text as the fonts name it, limits, what stands in the way (passwords, pictures of
text). Does not cover: reading pictures, forms, tables as tables, comments; right-to-left
script, which PDFs store in the order of the eye, so that numbers change their places
(refused, because words in a wrong order are worse than none).

Read with pypdf: it keeps the order in which a program wrote the text, which for columns
beats guessing the order from places, and it bounds what a file may unpack to.
"""

from __future__ import annotations

import io
import time
import unicodedata
from dataclasses import dataclass
from typing import Any

from summarise.errors import SourceError
from summarise.read.document import Dropped, Page, RawSource, language_code
from summarise.read.extras import require
from summarise.read.hyphens import Joiner
from summarise.read.limits import ReadLimits
from summarise.read.pdf_lines import Line, LineCollector
from summarise.read.pdf_margins import split_margins
from summarise.read.pdf_paragraphs import join_paragraphs
from summarise.read.plausible import plausible_author, plausible_date, plausible_title
from summarise.text_safety import printable, shell_word

# What a page of newspaper size stays far below.
_MOST_OPERATIONS = 500_000
_UNNAMED = "\ufffd"  # a glyph whose font does not say which character it is
_MOST_UNNAMED = 0.1
_MOST_LEFTWARD = 0.2  # of the letters; a name in Arabic script in an English text is fine
_SHOWN_HYPHENS = 3
_DAMAGE = (
    RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError,
    AssertionError, ArithmeticError, NotImplementedError, OSError,
)  # fmt: skip


@dataclass(slots=True)
class _Budget:
    """Time and characters that a document may still take; `spend` raises when it is over."""

    raw: RawSource
    limits: ReadLimits
    deadline: float
    characters: int = 0

    def spend(self, characters: int = 0) -> None:
        self.characters += characters
        if self.characters > self.limits.max_bytes:
            raise _too_much(self.raw, f"holds more than {self.limits.max_bytes:,} characters")
        if time.monotonic() > self.deadline:
            seconds = f"{self.limits.document_seconds:g} seconds"
            raise _too_much(self.raw, f"was not taken apart within {seconds}")


def page_of_pdf(raw: RawSource, limits: ReadLimits) -> Page:
    """The text and the properties of a PDF.

    Args:
        raw: The file's bytes.
        limits: Pages, bytes that a stream may unpack to, characters, seconds.

    Raises:
        ConfigError: The library is not installed.
        SourceError: It is encrypted, damaged, over a limit, or holds pictures of text.
    """
    pypdf = require("pypdf", "documents", "reading a PDF")
    budget = _Budget(raw, limits, time.monotonic() + limits.document_seconds)
    with pypdf.apply_configuration(
        zlib_maximum_output_length=limits.max_unpacked_bytes,
        lzw_maximum_output_length=limits.max_unpacked_bytes,
        run_length_maximum_output_length=limits.max_unpacked_bytes,
        array_based_stream_maximum_output_length=limits.max_unpacked_bytes,
        stream_parsing_work_maximum_count=_MOST_OPERATIONS,
    ):
        try:
            reader = pypdf.PdfReader(io.BytesIO(raw.data))
            _unlock(pypdf, reader, raw)
            lines = _lines(reader, budget)
            return _page(reader, lines, raw)
        except pypdf.errors.LimitReachedError as error:
            why = printable(str(error))
            raise _too_much(raw, f"unpacks to more than is read ({why})") from error
        except pypdf.errors.DependencyError as error:
            raise _locked(raw, "with AES, which needs one library more", "cryptography") from error
        except (pypdf.errors.PyPdfError, pypdf.errors.DeprecationError, *_DAMAGE) as error:
            raise SourceError(
                f"{raw.name} is a damaged PDF ({type(error).__name__}: {printable(str(error))})",
                hint=f"qpdf {shell_word(raw.source)} repaired.pdf && summarise run repaired.pdf",
            ) from error


def _unlock(pypdf: Any, reader: Any, raw: RawSource) -> None:  # noqa: ANN401
    """Open a PDF that anybody may read and only some may change."""
    if reader.is_encrypted and reader.decrypt("") == pypdf.PasswordType.NOT_DECRYPTED:
        raise _locked(raw, "and opens with a password only", None)


def _lines(reader: Any, budget: _Budget) -> list[Line]:  # noqa: ANN401
    count, most = len(reader.pages), budget.limits.max_pages
    if count > most:
        raise _too_much(budget.raw, f"has {count:,} pages, and {most} is the limit")
    lines: list[Line] = []
    for number, page in enumerate(reader.pages):
        box = page.mediabox
        collector = LineCollector(number, float(box.bottom), float(box.top), budget.spend)
        page.extract_text(visitor_text=collector.piece, visitor_operand_before=collector.operation)
        budget.spend()
        lines += collector.lines()
    return lines


def _page(reader: Any, lines: list[Line], raw: RawSource) -> Page:  # noqa: ANN401
    _require_text(reader, lines, raw)
    kept, dropped = split_margins(lines)
    joiner = Joiner([line.text for line in kept])
    text = "\n\n".join(join_paragraphs(kept, joiner))
    if joiner.undone:
        shown = ", ".join(joiner.undone[:_SHOWN_HYPHENS])
        dropped.append(
            Dropped(
                f"hyphens, {len(joiner.undone)}: {shown}", "they only divided words at line ends"
            )
        )
    properties = reader.metadata or {}
    created = _creation_date(reader)
    published = plausible_date(created, text)
    if created and not published:
        dropped.append(Dropped(f"the file's date {created}", "the text names no such year"))
    return Page(
        text=text,
        title=plausible_title(properties.get("/Title")),
        published=published,
        language=language_code(_declared_language(reader)),
        author=plausible_author(properties.get("/Author")),
        dropped=tuple(dropped),
    )


def _require_text(reader: Any, lines: list[Line], raw: RawSource) -> None:  # noqa: ANN401
    """Raises SourceError where the text is there for the eye only."""
    text = "".join(line.text for line in lines)
    read_by_eye = f"ocrmypdf --force-ocr {shell_word(raw.source)} read.pdf && summarise read.pdf"
    if not any(character.isalnum() for character in text):
        pages = len(reader.pages)
        raise SourceError(
            f"{raw.name} holds no text on its {pages} {'page' if pages == 1 else 'pages'}: "
            "a scan, which needs character recognition (OCR)",
            hint=read_by_eye,
        )
    unnamed = sum(character == _UNNAMED or "\ue000" <= character <= "\uf8ff" for character in text)
    if unnamed > _MOST_UNNAMED * len(text):
        raise SourceError(
            f"{raw.name} names no characters for {unnamed:,} of its {len(text):,} letters; "
            "it needs character recognition (OCR)",
            hint=read_by_eye,
        )
    _require_left_to_right(raw, text)


def _require_left_to_right(raw: RawSource, text: str) -> None:
    letters = [unicodedata.bidirectional(character) for character in text]
    leftward = sum(found in ("R", "AL") for found in letters)
    if leftward > _MOST_LEFTWARD * (leftward + letters.count("L")):
        raise SourceError(
            f"{raw.name} is a PDF in a script that runs from right to left, whose order of "
            "words cannot be told for certain",
            hint=raw.piped("pdftotext - -"),
        )


def _creation_date(reader: Any) -> Any:  # noqa: ANN401  # a date or None
    try:
        created = reader.metadata.creation_date if reader.metadata else None
    except ValueError:
        return None
    return created.date() if created else None


def _declared_language(reader: Any) -> str | None:  # noqa: ANN401
    declared = reader.root_object.get("/Lang")
    return str(declared) if declared is not None else None


def _locked(raw: RawSource, how: str, library: str | None) -> SourceError:
    command = f"qpdf --decrypt --password=… {shell_word(raw.source)} open.pdf"
    hint = f"pip install {library}" if library else f"{command} && summarise run open.pdf"
    return SourceError(f"{raw.name} is an encrypted PDF {how}", hint=hint)


def _too_much(raw: RawSource, what: str) -> SourceError:
    part = f"qpdf {shell_word(raw.source)} --pages . 1-20 -- part.pdf"
    return SourceError(f"{raw.name} {what}", hint=f"{part} && summarise run part.pdf")
