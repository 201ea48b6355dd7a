"""Characters out of bytes: which encoding, and whether it is text at all.

Covers: byte-order marks, UTF-16 and UTF-32 without one, declared charsets, valid UTF-8,
a guess where nothing is declared. Does not cover: known binary formats (`binaries.py`).

Valid UTF-8 goes before a declared charset: text of another encoding is practically never
valid UTF-8 by chance, and pages that declare the wrong charset are common.
"""

from __future__ import annotations

import codecs
import re

from summarise.errors import SourceError
from summarise.read.document import RawSource
from summarise.read.guess import guess_codec

_MARKS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
# Labels that stand for more than they say. Source: WHATWG Encoding Standard 4.2.
_LABELS = {
    "utf8": "utf-8", "utf-8": "utf-8", "ascii": "cp1252", "us-ascii": "cp1252",
    "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252", "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254", "iso-8859-11": "cp874", "tis-620": "cp874",
    "windows-874": "cp874", "koi8-r": "koi8_r", "koi8-u": "koi8_u", "cp866": "cp866",
    "ibm866": "cp866", "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic",
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "x-gbk": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "euc-kr": "cp949", "cp949": "cp949",
    "ks-c-5601-1987": "cp949", "euc-jp": "euc_jp", "x-euc-jp": "euc_jp",
    "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
    "iso-2022-jp": "iso2022_jp", "iso-2022-kr": "iso2022_kr", "hz-gb-2312": "hz",
}  # fmt: skip
_STATEFUL = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
_NUMBERED = re.compile(r"(?:windows-|cp|x-cp)(125[0-8])|iso-?8859-(\d\d?)")
_META_CHARSET = re.compile(rb"<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_META_WITHIN = 4_096  # bytes; the HTML standard asks for the first 1,024
_SAMPLE = 4_096
# C0 controls that text files do hold: tab, line ends, backspace, escape sequences.
_CONTROLS = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_MOST_DAMAGE = 0.001
_LEAST_EVIDENCE = 2


def decode(raw: RawSource) -> str:
    """The characters of `raw`, without byte-order mark.

    A few undecodable bytes in a text that is otherwise sound (at most one in a thousand
    characters) become U+FFFD.

    Raises:
        SourceError: It is binary, damaged, or in an encoding that cannot be told.
    """
    text = _marked(raw)
    if text is None:
        text = _unmarked(raw.data, _codec(raw.charset or _meta_charset(raw.data)))
    if text is None:
        raise SourceError(
            f"{raw.name} is in no encoding that can be told",
            hint=raw.piped("iconv -f CP1252 -t UTF-8"),
        )
    if len(_CONTROLS.findall(text)) > len(text) * _MOST_CONTROLS:
        raise SourceError(
            f"{raw.name} is binary, not text", hint="pipe the text in: pbpaste | summarise -"
        )
    return text


def _marked(raw: RawSource) -> str | None:
    for mark, codec, name in _MARKS:
        if raw.data.startswith(mark):
            text = _sound(raw.data[len(mark) :], codec, evidence=0)
            if text is None:
                raise SourceError(
                    f"{raw.name} is marked as {name} but is not valid {name}",
                    hint=raw.piped(f"iconv -c -f {name} -t UTF-8"),
                )
            return text
    return None


def _unmarked(data: bytes, declared: str | None) -> str | None:
    for codec in (_wide_codec(data), declared if declared in _STATEFUL else None, "utf-8"):
        text = _strict(data, codec)
        if text is not None:
            return text
    for codec in ("utf-8", declared):
        text = _sound(data, codec)
        if text is not None:
            return text
    return _sound(data, guess_codec(data))


def _strict(data: bytes, codec: str | None) -> str | None:
    if codec is None:
        return None
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _sound(data: bytes, codec: str | None, evidence: int = _LEAST_EVIDENCE) -> str | None:
    """The text, at most one character in a thousand replaced; or None.

    What was decoded beyond ASCII must outnumber the damage by the factor `evidence`: a
    page in Latin-1 with one accent is no damaged UTF-8.
    """
    if codec is None:
        return None
    text = data.decode(codec, "replace")
    damage = text.count("\ufffd")
    if not damage:
        return text
    foreign = sum(not character.isascii() for character in text) - damage
    sound = damage <= len(text) * _MOST_DAMAGE and foreign >= damage * evidence
    return text if sound else None


def _wide_codec(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a mark, told by where the zero bytes stand."""
    sample = data[: min(_SAMPLE, len(data) // 4 * 4)]
    quarter = len(sample) // 4
    zeros = [sample[place::4].count(0) for place in range(4)]
    if not quarter or not any(zeros):
        return None
    if zeros[2] == zeros[3] == quarter:
        return "utf-32-le"
    if zeros[0] == zeros[1] == quarter:
        return "utf-32-be"
    even, odd = zeros[0] + zeros[2], zeros[1] + zeros[3]
    if odd > 3 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 3 * odd else None


def _meta_charset(data: bytes) -> str | None:
    found = _META_CHARSET.search(data[:_META_WITHIN])
    return found[1].decode("ascii") if found else None


def _codec(label: str | None) -> str | None:
    """The codec for a charset label, or None for one that is unknown or never text."""
    key = (label or "").strip().strip("\"'").lower().replace("_", "-")
    if key in _LABELS:
        return _LABELS[key]
    numbered = _NUMBERED.fullmatch(key)
    if numbered is None:
        return None
    name = f"cp{numbered[1]}" if numbered[1] else f"iso8859_{numbered[2]}"
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
