"""Sentence bounds in a paragraph of news prose.

Covers: the `sentencex` splitter (Wikimedia; rules for 240 languages) and the joins that
news prose needs beyond it: ranks, clock times before a weekday, units, quotations whose
sentence goes on after the closing mark.
Does not cover: paragraphs (`article.py`). When in doubt two sentences stay one: a pointer
into a long sentence still points right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Code points given to the splitter at once: its time grows with the square of a text full of
# marks that open and never close.
_WINDOW = 10_000
# A piece that ends like this goes on in the next one, whatever follows.
_ABBREVIATIONS = (
    "Approx approx Lt Col Maj Brig Cmdr Cpl Pvt Capt Supt Insp Det Gen Adm Sgt Spc Amb Reps "
    "Sens Govs Gov Sen Rep Hon Rev Fr Ft Mt St Msgr Sr Sra Mme Mlle MM Mgr Prof Dr Drs Mr Mrs "
    "Ms Messrs Bros Nos Art Arts Fig Figs Sec Para cf viz esp incl excl ca est bn mn tn sq "
    "Vol vol pp Ed Eds al M"
).split()
_OPEN_END = re.compile(
    r"(?:^|[\s(“\"'‘\[-])(?:" + "|".join(_ABBREVIATIONS) + r")\.$"
    r"|(?:\b(?:Maj|Lt|Col|Brig|Vice|Rear)\.?-(?:Gen|Col|Cmdr|Adm|Maj)\.)$"
    r"|\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.$"
)
_NUMBER_SIGN = re.compile(r"\b(?:No|Nos|Nr|Art)\.$")
_CLOCK = re.compile(r"\b[ap]\.m\.$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b"
    r"|(?:GMT|UTC|BST|CET|CEST|EET|EST|EDT|ET|CT|PT|PST|PDT|MSK|IST|JST|KST)\b"
    r"|(?:Eastern|Central|Pacific|Moscow|Kyiv|London|Local|Greenwich)\s+[Tt]ime\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d"
)
_SURROGATES = re.compile("[\ud800-\udfff]")  # the splitter takes no half of a character
_LOWER = re.compile(r"[(\[]?[a-zà-öø-ÿ]")


def split_sentences(text: str, language: str | None = None) -> list[tuple[int, int]]:
    """Bounds of the sentences of one paragraph, without the white space around them.

    Args:
        text: One paragraph; line breaks in it count as spaces.
        language: ISO 639-1 code; None is taken as English.

    Returns:
        Half-open (start, end) offsets into `text`, in order, none empty.
    """
    flat = _SURROGATES.sub("\ufffd", text.replace("\n", " "))
    pieces: list[tuple[int, int]] = []
    for first, last in _boundaries(flat, language or "en"):
        start, end = _trimmed(flat, first, last)
        if start == end:
            continue
        if pieces and _goes_on(_tail(flat, *pieces[-1]), flat[start:end]):
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    return pieces


def _boundaries(flat: str, language: str) -> Iterator[tuple[int, int]]:
    """The splitter's bounds, found in one window of the text after the other.

    A window ends before its last sentence, with which the next one begins.
    """
    from sentencex import get_sentence_boundaries

    at = 0
    while at < len(flat):
        window = flat[at : at + _WINDOW]
        found = [
            (at + item["start_index"], at + item["end_index"])
            for item in get_sentence_boundaries(language, window)
        ]
        is_last = at + len(window) == len(flat)
        whole = found if is_last or len(found) < 2 else found[:-1]
        yield from whole
        at = at + len(window) if is_last or not whole else whole[-1][1]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _tail(flat: str, start: int, end: int) -> str:
    return flat[max(start, end - 40) : end]


def _goes_on(tail: str, after: str) -> bool:
    """Whether a cut after a piece with this tail falls inside a sentence."""
    if _LOWER.match(after):
        return True
    if tail.endswith(".") and _abbreviated(tail, after):
        return True
    return not any(character.isalnum() for character in after)


def _abbreviated(tail: str, after: str) -> bool:
    """Whether the full stop is that of an abbreviation, so that the sentence goes on."""
    if _OPEN_END.search(tail):
        return True
    if _NUMBER_SIGN.search(tail) and after[:1].isdigit():
        return True
    return bool(_CLOCK.search(tail) and _AFTER_CLOCK.match(after))
