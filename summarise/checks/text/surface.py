"""Whether a text that a model wrote is plain prose, letter for letter.

Covers: characters that nobody sees, letters of several scripts in one word, figures made of
letters, markup, links, formulas and template marks, blank and overlong texts.
Does not cover: what the text says. Whatever the article itself holds is no finding.
Source: Unicode Technical Standard 39, section 5 (mixed scripts) and Technical Report 36.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from summarise.checks.finding import OK, Finding
from summarise.text_safety import printable

_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})  # scripts that share the shapes of letters
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(  # with the words around it
    r"(?:(?<!\S)\S+)?+[\n\r\v\f\u2028\u2029\t]+\S*"
)
_MIXED_FIGURE = re.compile(r"\b(?:\d+[OoIl]\d*|[OoIl]\d+)\b")
_MARKUP = re.compile(
    r"</?[a-zA-Z!][^<>\n]{0,200}>|!?\[[^\[\]\n]{0,200}\]\([^()\s]|\{\{|\}\}|\{%|[$#]\{"
    r"|\bhttps?://[^\s/]{0,80}|\b(?:javascript:|data:text|www\.)|\A\s*[=+@]|\A\s*-\S*[(|+]"
)


def check_surface(text: str, body: str, *, most: int, lines: bool = False) -> Finding:
    """Look for what has no place in a plain sentence.

    Verdicts: `ok`; `hidden_characters`; `mixed_scripts`, also for figures and letters in
    disguise; `markup`; `blank`; `overlong`.

    Args:
        text: As the model wrote it.
        body: The article's text: what stands there may be quoted.
        most: Words of the longest text that is no sign of trouble.
        lines: Whether the text may have line breaks.
    """
    if not any(map(str.isalnum, text)):
        return Finding("blank", "a text without a word")
    if len(text.split()) > most:
        return Finding("overlong", f"{len(text.split())} words; {most} are ample")
    if _hides(text, body, lines=lines):
        return Finding("hidden_characters", f"shown it reads: {printable(text, 120)}")
    disguised = next(_disguised(text, body), None)
    if disguised is not None:
        return Finding("mixed_scripts", f"letters in disguise: {printable(disguised, 60)}")
    marks = (match[0] for match in _MARKUP.finditer(text) if match[0].strip() not in body)
    mark = next(marks, None)
    return OK if mark is None else Finding("markup", f"no prose: {printable(mark, 60)}")


def _hides(text: str, body: str, *, lines: bool) -> bool:
    kept = " ".join(text.split("\n")) if lines else text
    if kept.isascii() and kept.isprintable():
        return False
    return any(
        character not in body and not character.isspace() and not printable(character)
        for character in kept
    ) or any(match[0] not in body for match in _BREAK.finditer(kept))


def _disguised(text: str, body: str) -> Iterator[str]:
    """Words of several scripts, struck-through letters, styled letters and figures."""
    for match in _MIXED_FIGURE.finditer(text):
        if match[0] not in body:
            yield match[0]
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        if match[0] not in body and (_mixes(match[0]) or _styled(match[0])):
            yield match[0]
    yield from _struck(unicodedata.normalize("NFC", text), body)


def _struck(composed: str, body: str) -> Iterator[str]:
    """Plain letters with a mark that no alphabet joins to them."""
    for at, character in enumerate(composed):
        pair = composed[max(0, at - 1) : at + 1]
        if unicodedata.combining(character) and pair not in body and pair[0].isascii():
            yield pair


def _mixes(word: str) -> bool:
    scripts = {unicodedata.name(letter, "").split(" ")[0] for letter in word if letter.isalpha()}
    return len(scripts & _ALIKE) > 1


def _styled(word: str) -> bool:
    """`𝐛𝐨𝐥𝐝`, `31³`: compatibility forms of plain letters and figures."""
    plain = unicodedata.normalize("NFKC", word)
    return plain != unicodedata.normalize("NFC", word) and plain.isascii()
