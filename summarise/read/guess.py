"""A guess at the encoding of text that is not Unicode and declares nothing.

Covers: the legacy encodings of news in European, Semitic and East Asian languages.
Does not cover: Unicode (`encoding.py`), EBCDIC, and telling ISO 8859 from its Windows
superset, which is preferred.
"""

from __future__ import annotations

import re

from summarise.language import detect_language

_SAMPLE = 65_536
_CODECS = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "koi8_u", "cp866", "gb18030", "big5", "cp949", "euc_jp", "iso8859_2",
)  # fmt: skip
# Accented letters and marks of the languages that windows-1252 was made for. Without
# eth, thorn and y acute, which stand where Turkish and Czech letters do.
_WESTERN = frozenset(
    "àáâãäåæçèéêëìíîïñòóôõöøùúûüÿœßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŸŒ"
    "«»‹›“”„‘’‚–—…•·¿¡€£°§©®™ºª\u00a0\u00ad"
)
_MOST_WESTERN_SHARE = 0.25
_MARK_INSIDE_WORD = re.compile(
    r"[^\W\d_][¡¢£¤¥¦§¨©«¬®¯°±²³´¶¸¹»¼½¾¿×÷ˇ˘˙˛˝€„‚…•‰™][^\W\d_]|\w[¶¹±¦¬¾¼½¿]"
)
_HIRAGANA = re.compile("[\u3041-\u3096]")
_LEAST_HIRAGANA_SHARE = 0.1
# Latin codecs that statistics confuse, with the languages each was made for.
_CENTRAL = frozenset({"pl", "cs", "sk", "hu", "sl", "hr", "bs", "sr", "sh", "ro", "sq"})
_LATIN = {
    "cp1252": frozenset(
        {"en", "fr", "de", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "is", "ca", "ga"}
    ),
    "cp1250": _CENTRAL,
    "iso8859_2": _CENTRAL,
    "cp1254": frozenset({"tr", "az", "ku"}),
    "cp1257": frozenset({"lt", "lv", "et"}),
}


def guess_codec(data: bytes) -> str | None:
    """The codec that most likely made `data`, judged by its first 64 KB; None if none fits.

    Western European and Japanese text are told by rule and other Latin script by language,
    because statistics confuse them in short texts; the rest is `charset-normalizer`'s.
    """
    sample = _whole_lines(data)
    if _is_western(sample):
        return "cp1252"
    for codec in ("cp932", "euc_jp"):
        if _is_japanese(sample, codec):
            return codec
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, cp_isolation=list(_CODECS)).best()
    statistical = best.encoding if best is not None else None
    if statistical is None or statistical in _LATIN:
        return _latin_codec(sample) or statistical
    return statistical


def _whole_lines(data: bytes) -> bytes:
    """The sample, cut where no character of several bytes can be cut in two."""
    if len(data) <= _SAMPLE:
        return data
    cut = max(data.rfind(b"\n", 0, _SAMPLE), data.rfind(b" ", 0, _SAMPLE))
    return data[: cut if cut > 0 else _SAMPLE]


def _decoded(sample: bytes, codec: str) -> str:
    """The text, or "" if the codec has no character for some byte."""
    try:
        return sample.decode(codec)
    except UnicodeDecodeError:
        return ""


def _is_western(sample: bytes) -> bool:
    text = _decoded(sample, "cp1252")
    foreign = [character for character in text if not character.isascii()]
    return (
        bool(text)
        and _WESTERN.issuperset(foreign)
        and len(foreign) <= len(text) * _MOST_WESTERN_SHARE
        and _MARK_INSIDE_WORD.search(text) is None
    )


def _is_japanese(sample: bytes, codec: str) -> bool:
    text = _decoded(sample, codec)
    return bool(text) and len(_HIRAGANA.findall(text)) >= len(text) * _LEAST_HIRAGANA_SHARE


def _latin_codec(sample: bytes) -> str | None:
    for codec, languages in _LATIN.items():
        text = _decoded(sample, codec)
        if text and not _MARK_INSIDE_WORD.search(text) and detect_language(text) in languages:
            return codec
    return None
