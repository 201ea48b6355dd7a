r"""The sources of summaries as references: RIS and BibTeX.

Covers: title, outlet, date, address, language and digest of each article, once. Does not cover:
authors and the day of access, which a summary does not know.

RIS: type NEWS, tags as in the format's specification (Research Information Systems, 2001 and
2011), lines end in CR LF as it asks. BibTeX: `@misc`, since a news page has neither the author
nor the journal that `@article` requires; `@online` is of biblatex alone.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

from summarise.schema import ArticleInfo
from summarise.text_safety import printable
from summarise.web_addresses import outlet_of

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_LATEX = {
    "\\": r"\textbackslash{}",
    # BibTeX counts braces, also escaped ones; these names keep the count even.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_SPECIAL = re.compile("[" + re.escape("".join(_LATEX)) + "]")
# RFC 3986, but for what BibTeX, LaTeX or a reader of RIS would take for its own.
_ADDRESS = "!$&'()*+,;=:@/?#[]%~-._"


def as_ris(article: ArticleInfo) -> str:
    """One reference in RIS, ending with an empty line."""
    day = article.published
    lines = [
        ("TY", "NEWS"),
        ("ID", citation_key(article)),
        ("TI", _line(article.title)),
        ("T2", _line(outlet_of(article.source))),
        ("PY", f"{day.year:04}" if day else None),
        ("DA", f"{day.year:04}/{day.month:02}/{day.day:02}/" if day else None),
        ("UR", address_of(article.source)),
        ("LA", _line(article.language)),
        ("N1", _origin(article)),
        ("N1", f"SHA-256 of the text: {_line(article.sha256)}"),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value is not None) + "\r\n"


def as_bibtex(article: ArticleInfo) -> str:
    """One reference in BibTeX, ending with an empty line."""
    day = article.published
    notes = [_origin(article), f"SHA-256 of the text: {_line(article.sha256)}"]
    fields = {
        "title": _braced(_line(article.title), keep_case=True),
        "howpublished": _braced(_line(outlet_of(article.source))),
        "year": f"{{{day.year:04}}}" if day else None,
        "month": _MONTHS[day.month - 1] if day else None,
        "day": f"{{{day.day}}}" if day else None,
        "url": f"{{{address}}}" if (address := address_of(article.source)) else None,
        "language": _braced(_line(article.language)),
        "note": _braced(". ".join(note for note in notes if note)),
    }
    lines = [f"  {name} = {value},\n" for name, value in fields.items() if value is not None]
    return f"@misc{{{citation_key(article)},\n{''.join(lines)}}}\n\n"


def citation_key(article: ArticleInfo) -> str:
    """A key made of the article alone, so that it stays the same: `example2026toral-4be1…`.

    Outlet, year and first long word of the title, for people; twelve digits of the digest, so
    that no two articles share it.
    """
    outlet = (outlet_of(article.source) or "").split(".")
    name = outlet[-2] if len(outlet) > 1 else "source"
    words = [_ascii(word) for word in (article.title or "").split()]
    word = next((word for word in words if len(word) > 3), "")
    year = f"{article.published.year:04}" if article.published else ""
    return f"{_ascii(name) or 'source'}{year}{word[:20]}-{_ascii(article.sha256)[:12]}"


def address_of(source: str) -> str | None:
    """A web address for print: percent-encoded ASCII, without user and password; else None."""
    shown = printable(source, limit=None)
    if outlet_of(shown) is None:
        return None
    parts = urlsplit(shown)
    place = parts.netloc.rpartition("@")[2]
    return quote(urlunsplit(parts._replace(netloc=place)), safe=_ADDRESS)


def _origin(article: ArticleInfo) -> str | None:
    """The last part of a file's name, where there is no address: a path is nobody's business."""
    if address_of(article.source) or article.source == "-":
        return None
    name = _line(re.split(r"[/\\]", article.source.rstrip("/\\"))[-1])
    return f"File: {name}" if name else None


def _line(text: str | None) -> str | None:
    return printable(text, limit=None).strip() or None if text is not None else None


def _braced(text: str | None, *, keep_case: bool = False) -> str | None:
    if text is None:
        return None
    escaped = _SPECIAL.sub(lambda found: _LATEX[found.group()], text)
    return f"{{{{{escaped}}}}}" if keep_case else f"{{{escaped}}}"


def _ascii(text: str) -> str:
    """Letters and digits of ASCII in lower case, accents taken off."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain.lower() if letter.isascii() and letter.isalnum())
