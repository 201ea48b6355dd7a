"""Whether an article speaks of somebody as "he" or as "she".

Covers: titles and offices right before a name ("Mrs Quill", "spokeswoman Mara Quill"), a pronoun
right behind what somebody says ("Quill said that she"). English only.
Does not cover: what forenames tell, pronouns further off.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from summarise.checks.text.cues import lexicon
from summarise.checks.text.names import name_places
from summarise.checks.text.wording import words_of

_MEN = frozenset(
    (
        "mr sir lord king prince baron count duke father brother spokesman chairman businessman "
        "congressman policeman fisherman statesman actor"
    ).split()
)
_WOMEN = frozenset(
    (
        "mrs ms miss lady dame queen princess baroness countess duchess sister spokeswoman "
        "chairwoman businesswoman congresswoman policewoman actress"
    ).split()
)
_PRONOUNS = frozenset({"he", "she"})
_OTHER = {"he": "she", "she": "he"}
_TITLES = 4  # one more than the words before a name
_NEAR = 40  # code points


def is_other_sex(pronoun: str, forms: tuple[str, ...], body: str) -> bool:
    """True if an article calls somebody "she" alone, and the pronoun is "he", or the reverse.

    Args:
        pronoun: Lower-cased; anything but "he" and "she" gives False.
        forms: The forms of a name.
        body: The article.
    """
    return pronoun in _OTHER and _told(forms, body) == {_OTHER[pronoun]}


@lru_cache(maxsize=512)
def _told(forms: tuple[str, ...], body: str) -> frozenset[str]:
    return frozenset(
        item for start, end in name_places(body, forms) for item in _at(body, start, end)
    )


def _at(body: str, start: int, end: int) -> Iterator[str]:
    """What one mention of a name tells."""
    for word in words_of(body[max(0, start - _NEAR) : start])[:-_TITLES:-1]:
        if not word.capital and word.norm not in _MEN | _WOMEN:
            break
        if word.norm in _MEN | _WOMEN:
            yield "he" if word.norm in _MEN else "she"
    norms = [word.norm for word in words_of(body[end : end + _NEAR])]
    if norms[:1] == [","]:
        norms = norms[1:]
    if not norms or norms[0] not in lexicon(None).speech_words:
        return
    behind = norms[2] if norms[1:2] == ["that"] and len(norms) > 2 else "".join(norms[1:2])
    if behind in _PRONOUNS:
        yield behind
