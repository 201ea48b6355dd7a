"""Whether a source holds enough words to be an article.

Covers: counting words, in scripts without spaces too, and the error for too few.
Does not cover: what the words say; a long cookie notice passes.
"""

from __future__ import annotations

import re

from summarise.errors import SourceError
from summarise.read.document import Origin, RawSource
from summarise.text_safety import shell_word

# Thai and Lao, Burmese, Khmer, kana, CJK ideographs: written without spaces.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
    "\U00020000-\U0003ffff]"
)
_WORD = re.compile(r"\w[\w’'.,-]*")
_CHARACTERS_PER_UNSPACED_WORD = 2
_COPY_HINT = "copy the text from your browser, then: pbpaste | summarise -"


def count_words(text: str) -> int:
    """Words of `text`; two characters make a word where a script has no spaces.

    >>> count_words("U.S. troops -- 1,500 of them -- left")
    6
    """
    spaced, unspaced = _UNSPACED.subn(" ", text)
    words = sum(1 for _ in _WORD.finditer(spaced))
    return words + unspaced // _CHARACTERS_PER_UNSPACED_WORD


def require_words(text: str, least: int, raw: RawSource, *, is_page: bool) -> None:
    """Raises SourceError if `text`, taken from `raw`, has fewer than `least` words.

    A text without any word is refused whatever `least` says.

    Args:
        text: What was read.
        least: Fewest words an article may have.
        raw: Where the text came from, for the message.
        is_page: Whether it is a web page, of which a browser may show more.
    """
    words = count_words(text)
    if words >= max(least, 1):
        return
    if words == 0:
        hint = _COPY_HINT if is_page else "pipe the text in: pbpaste | summarise -"
        raise SourceError(f"{raw.name} holds no text", hint=hint)
    raise SourceError(
        f"{raw.name} holds {words} {'word' if words == 1 else 'words'} of text; "
        f"an article needs {least} (--min-words)",
        hint=_COPY_HINT if is_page else _lower_bound_command(raw, words),
    )


def _lower_bound_command(raw: RawSource, words: int) -> str:
    if raw.origin is Origin.STDIN:
        return f"… | summarise - --min-words {words}"
    return f"summarise run {shell_word(raw.source)} --min-words {words}"
