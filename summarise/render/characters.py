"""A finished page for a screen whose encoding has fewer characters.

Covers: a look-alike of the same width for each character that the encoding cannot carry, so that
the layout stays and nothing turns into a `?` that means something. Does not cover: the bytes.
"""

from __future__ import annotations

import unicodedata

from rich.cells import cell_len

from summarise.render.words import END_ISOLATE, ISOLATE

_ALIKE = {
    **dict.fromkeys("━", "="),
    **dict.fromkeys("─—–−‐‑", "-"),
    **dict.fromkeys("│┼·", "|"),
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚‹›", "'"),
    "§": "#",
    "×": "x",
    "→": ">",
    "…": ".",
    "\u00a0": " ",
    ISOLATE: "",
    END_ISOLATE: "",
}
_UNKNOWN = "_"  # `?` and `x` are marks of ours


def carried(page: str, encoding: str) -> str:
    """The page in characters that the encoding has.

    Args:
        page: Any text.
        encoding: Its name, as Python knows it; of an unknown one ASCII is taken.

    >>> carried("§4 → “é” −1.0 漢", "ascii")
    '#4 > "e" -1.0 __'
    """
    try:
        page.encode(encoding)
    except UnicodeEncodeError:
        missing = {one for one in set(page) if not _has(encoding, one)}
    except LookupError:
        missing = {one for one in set(page) if not one.isascii()}
    else:
        return page
    return page.translate({ord(one): _alike(one) for one in missing})


def _has(encoding: str, character: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _alike(character: str) -> str:
    """An ASCII stand-in as wide as the character."""
    known = _ALIKE.get(character)
    if known is not None:
        return known
    base = unicodedata.normalize("NFD", character)[0]
    return base if base.isascii() and base.isprintable() else _UNKNOWN * cell_len(character)
