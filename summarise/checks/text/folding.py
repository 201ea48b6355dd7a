"""Text folded for comparison, with a way back to the original code points.

Covers: what typesetting changes and wording does not: composition of accents, case, every
style of quotation mark, dashes, ellipses, spaces and line breaks, and the invisible marks
(soft hyphen, zero-width, direction).
Does not cover: wording, digits, thousands separators, full stops of abbreviations, hyphens
that join or part words, compatibility forms such as superscripts. Those must match.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

LONG = 2_000  # code points; few passages are longer, few articles shorter
QUOTE_MARKS = "'\"`´ʹ\u0374ʺʻʼʽˈ\u1fef\u1ffd‘’‚‛“”„‟′″‵‶«»‹›〝〞〟「」『』＂＇"
DASHES = "-‐‑‒–—―⁃−﹘﹣－"
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
)

# Marks that may be typed in more than one order after a letter. The ranges of scripts met in
# news; a mark outside them is still compared, only not reordered.
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0730-\u074a"
    "\u08d3-\u08ff\u093c\u094d\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f"
)
# Characters that fold one to one by lower-casing: printable ASCII without quotes, hyphen and
# full stop; Greek and Cyrillic letters that do not decompose; Hebrew, Arabic, Han.
_PLAIN = r"!#-&(-,/-_a-~α-ρτ-ωа-ик-яА-ИК-Яєіґ\u05d0-\u05ea\u0627-\u064a\u4e00-\u9fff"
_GAP = rf"\s{INVISIBLE}"
_QUOTE_CLASS = re.escape(QUOTE_MARKS)
_DASH_CLASS = re.escape(DASHES)
# A letter that carries a mark is no plain one: they fold together.
_TOKEN = re.compile(
    rf"(?P<plain>[{_PLAIN}]+(?:[ ][{_PLAIN}]+)*(?![{_MARKS}]))"
    rf"|(?P<dots>[{_GAP}]*+(?:\.(?:[{_GAP}]*+\.){{2,}}|(?:\.[{_GAP}]*+){{0,2}}…)[{_GAP}.…]*)"
    rf"|(?P<dash>[{_GAP}]*+[{_DASH_CLASS}][{_GAP}{_DASH_CLASS}]*)"
    rf"|(?P<quote>(?:(?<!\S)[«‹][{_GAP}]++|[{_GAP}]++[»›](?!\w)[{INVISIBLE}]*+"
    rf"|[{_QUOTE_CLASS}][{_QUOTE_CLASS}{INVISIBLE}]*+)++)"
    rf"|(?P<gap>[{_GAP}]+)"
    rf"|(?P<other>[{_PLAIN}][{_MARKS}][{_MARKS}{INVISIBLE}]*|.[{_MARKS}{INVISIBLE}]*)",
    re.DOTALL,
)
_INVISIBLE = re.compile(f"[{INVISIBLE}]+")
_COUNT = array("L", range(LONG + 1))
_FIXED = {"dash": "-", "quote": "'", "dots": "..."}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and where each of its characters comes from.

    Attributes:
        text: The folded characters.
        starts: For each of them, the first code point of the original it stands for.
        ends: Likewise, one past the last.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def source_span(self, first: int, last: int) -> tuple[int, int]:
        """The original code points behind the folded characters `[first, last)`.

        Half-open in both directions; an empty range gives an empty span.
        """
        if first >= last:
            at = self.starts[first] if first < len(self.starts) else self.length
            return at, at
        return self.starts[first], self.ends[last - 1]

    def index_at(self, offset: int) -> int:
        """The first folded character that starts at or after an original offset."""
        return bisect_left(self.starts, offset)

    @property
    def length(self) -> int:
        """Code points of the original that the last folded character reaches to."""
        return self.ends[-1] if self.ends else 0


def fold_article(text: str) -> Folded:
    """`fold`, remembered: the few articles in work, and the many sentences of each."""
    return _fold_long(text) if len(text) > LONG else _fold_short(text)


@lru_cache(maxsize=4)
def _fold_long(text: str) -> Folded:
    return fold(text)


@lru_cache(maxsize=512)
def _fold_short(text: str) -> Folded:
    return fold(text)


def fold(text: str) -> Folded:
    """Fold a text, in linear time.

    Runs of quotation marks become `'`; runs of dashes `-` and of ellipses three full stops,
    with the spaces around them; runs of white space one space. Letters are decomposed and
    case-folded. To fold what is folded changes nothing.

    Source: canonical caseless matching, Unicode Standard section 3.13, definition D145.
    """
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    count = _COUNT if len(text) <= LONG else array("L", range(len(text) + 1))
    for match in _TOKEN.finditer(text):
        at, end = match.span()
        kind, raw = match.lastgroup, match[0]
        if kind == "plain":
            pieces.append(raw.lower())
            starts += count[at:end]
            ends += count[at + 1 : end + 1]
        else:
            piece = _folded_piece(str(kind), raw)
            pieces.append(piece)
            for _ in piece:
                starts.append(at)
                ends.append(end)
    return Folded("".join(pieces), starts, ends)


@lru_cache(maxsize=2_048)
def folded_text(text: str) -> str:
    """The folded characters of a name or a quote, remembered: the same few come up often."""
    return "".join(map(_folded_token, _TOKEN.finditer(text)))


def _folded_token(match: re.Match[str]) -> str:
    kind = str(match.lastgroup)
    return match[0].lower() if kind == "plain" else _folded_piece(kind, match[0])


def _folded_piece(kind: str, raw: str) -> str:
    if kind == "gap":
        return " " if any(character.isspace() for character in raw) else ""
    if kind == "other":
        return _folded_letter(raw) if len(raw) == 1 else _decomposed(raw)
    return _FIXED[kind]


@lru_cache(maxsize=1_024)
def _folded_letter(letter: str) -> str:
    return _decomposed(letter)


def _decomposed(raw: str) -> str:
    bare = _INVISIBLE.sub("", raw)
    decomposed = unicodedata.normalize("NFD", bare).casefold()
    return unicodedata.normalize("NFD", decomposed).replace("ʼ", "'")  # "ŉ" is two letters
