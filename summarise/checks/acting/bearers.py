"""Whether the article gives a nickname or an office to somebody else.

Covers: an alias beside another name ("Quill, known as the Owl", "the Owl, Mara Quill,") in every
sentence that has it, none of which names the actor. English capitals alone are looked at.
Does not cover: aliases that share a word with the name, several people of one office.
"""

from __future__ import annotations

from summarise.article import Article
from summarise.checks.text.names import name_forms, name_places, surname_of
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.sentences import around
from summarise.checks.text.wording import words_of
from summarise.language import read_as_english

_NAMING = frozenset("as nicknamed called dubbed alias or".split())
_BELONGING = frozenset("belongs belonged".split())
_REACH = 8  # words from a name to a nickname


def another_bearer(name: str, alias: str, article: Article) -> str | None:
    """The person whom every sentence with an alias names in the actor's place, or None.

    Args:
        name: The actor, a person; of others nothing is said.
        alias: What the actor is said to be called too.
        article: The article.
    """
    shared = {word.norm for word in words_of(name)} & {word.norm for word in words_of(alias)}
    if surname_of(name) is None or shared or not read_as_english(article.language):
        return None
    own, found = name_forms(name), None
    for start, end in name_places(article.text, name_forms(alias)):
        home = article.sentence_at(start)
        if home is None:
            return None
        first, last = around(home, start, end)
        text = article.text[first:last]
        bearers = _people(read(text, article.language), (start - first, end - first))
        if name_places(text, own) or len(bearers) != 1 or bearers[0] is None:
            return None
        found = bearers[0]
    return found


def _people(passage: Passage, alias: tuple[int, int]) -> list[str | None]:
    """Each name of two words and more in a sentence; None for one that the alias is not tied to."""
    taken = passage.inside(*alias)
    found: list[str | None] = []
    run: list[int] = []
    for at, word in enumerate((*passage.words, None)):
        if word is not None and word.capital and word.is_word and at not in taken:
            run.append(at)
            continue
        if run:
            text = passage.text[passage.words[run[0]].start : passage.words[run[-1]].end]
            if surname_of(text) is not None:
                found.append(text if _tied(passage, run, taken) else None)
            run = []
    return found


def _tied(passage: Passage, name: list[int], alias: list[int]) -> bool:
    """`Quill, known as the Owl`, `the Owl, Quill,`, `the name of the Owl belongs to Quill`."""
    first, last = sorted((name, alias))
    between = passage.norms[last[0] - 1 : last[0]] if first is name else ()
    told = passage.norms[first[-1] + 1 : last[0]]
    if told in {(",",), ()}:
        return True
    named = not _NAMING.isdisjoint(between) and len(told) <= _REACH
    return named or not _BELONGING.isdisjoint(told)
