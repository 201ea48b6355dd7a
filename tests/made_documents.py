"""Documents made for tests: one article as a PDF, a Word document, a page and an e-mail."""

from __future__ import annotations

import html
import io
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from importlib.resources import files

import docx
from fpdf import FPDF
from fpdf.enums import XPos, YPos

FONT = str(files("barcode") / "fonts" / "DejaVuSansMono.ttf")  # Latin, Cyrillic, Arabic
LINE = 5.0  # millimetres from line to line
GAP = 3.0  # and between paragraphs


def new_pdf(*, head: str = "", foot: str = "", size: float = 10) -> FPDF:
    """An empty PDF; its pages carry a head, and a foot in which {page} is a number."""

    class Paper(FPDF):
        def header(self) -> None:
            if head:
                self.cell(0, LINE, head, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
                self.ln(LINE)

        def footer(self) -> None:
            if foot:
                self.set_y(-12)
                self.cell(0, LINE, foot.format(page=self.page_no()), align="C")

    made = Paper()
    made.add_font("free", "", FONT)
    made.set_font("free", size=size)
    made.add_page()
    return made


def pdf_of(paragraphs: Sequence[str], *, head: str = "", foot: str = "", title: str = "") -> bytes:
    """The paragraphs down the pages, left-aligned, with space between them."""
    made = new_pdf(head=head, foot=foot)
    if title:
        made.set_title(title)
    for paragraph in paragraphs:
        made.multi_cell(0, LINE, paragraph, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        made.ln(GAP)
    return bytes(made.output())


def pdf_of_lines(lines: Sequence[tuple[float, float, str]], *, size: float = 10) -> bytes:
    """One page with each line at its place (millimetres from left and top), in this order."""
    made = new_pdf(size=size)
    for left, top, text in lines:
        made.text(left, top, text)
    return bytes(made.output())


def docx_of(paragraphs: Sequence[str]) -> bytes:
    """The paragraphs in a Word document."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def html_of(paragraphs: Sequence[str]) -> bytes:
    """A page with the paragraphs between navigation and a notice."""
    body = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        "<!doctype html><html><head><meta charset='utf-8'></head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<main><article>{body}</article></main><footer>© The Courier</footer></body></html>"
    ).encode()


def mail_of(paragraphs: Sequence[str], *, subject: str = "News") -> bytes:
    """A message of plain text, encoded as mail programs do."""
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Antonia Hope <antonia@courier.example>"
    message["Date"] = "Tue, 05 Mar 2024 23:30:00 -0500"
    message["Message-ID"] = "<1@courier.example>"
    message.set_content("\n\n".join(paragraphs))
    return message.as_bytes()


def text_of(paragraphs: Sequence[str]) -> bytes:
    """Plain text, a blank line between paragraphs."""
    return "\n\n".join(paragraphs).encode()


FORMATS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "txt": text_of, "html": html_of, "pdf": pdf_of, "docx": docx_of, "eml": mail_of,
}  # fmt: skip
