"""Speakers that come before their words without a listed verb of saying.

Covers: `X: words`, "they point out that" where the sentence before names them, and, in
articles in other languages than English, a name right before a verb that the claim leaves out.
Does not cover: verbs of saying (`speakers.py`).
"""

from __future__ import annotations

from summarise.article import Article, Sentence
from summarise.checks.antecedents import names_in
from summarise.checks.names import KnownName, name_places
from summarise.checks.scopes import Passage

_VIEWS = frozenset(
    "view words account telling opinion reckoning judgement judgment eyes estimation book".split()
)
_POSSESSIVES = frozenset("his her its their".split())
_SIGNING = frozenset("– — - so".split())
_VIEWED_BY = frozenset("for to für pour para".split())
_PRONOUNS = frozenset("he she it they er sie es il elle ils elles él ella".split())


def introduced(
    speaker: KnownName,
    passage: Passage,
    home: Sentence,
    first: int,
    outlet: bool,
    claim: Passage,
    article: Article,
) -> bool:
    """True if a speaker leads over to some evidence in another way than by a verb of saying.

    Args:
        speaker: The claimed speaker.
        passage: The sentence of the evidence.
        home: The same, with its place in the article.
        first: Index of the evidence's first word in it.
        outlet: Whether the speaker is a document or an outlet.
        claim: The claim.
        article: The article.
    """
    ends = {
        passage.inside(end - 1, end)[-1] + 1 for _, end in name_places(passage.text, speaker.every)
    }
    if first and passage.norms[first - 1] == ":" and first - 1 in ends:
        return True
    if outlet and first in ends:
        return True
    if _is_signed(speaker, passage) or _is_view(speaker, passage, home, article):
        return True
    if passage.norms[0] in _PRONOUNS and len(passage.norms) > 1:
        previous = article.sentence(home.number - 1)
        named = previous is not None and names_in(speaker, previous, article)
        opener = next((at for at, stem in enumerate(passage.stems) if at and stem), 1)
        return named and _left_out(passage, opener, claim)
    foreign = article.language not in {None, "en"}
    return foreign and first in ends and _left_out(passage, first, claim)


def _is_signed(speaker: KnownName, passage: Passage) -> bool:
    """`words – X.`, `words, so X.`, `To X, words`: a name beside what it says."""
    for start, end in name_places(passage.text, speaker.every):
        at, last = passage.inside(start, start + 1)[0], passage.inside(end - 1, end)[-1] + 1
        before = passage.norms[max(0, at - 2) : at]
        closes = not any(word.is_word for word in passage.words[last:])
        if closes and before[-1:] and before[-1] in _SIGNING:
            return True
        if at <= 2 and before and before[0] in _VIEWED_BY:
            return True
    return False


def _is_view(speaker: KnownName, passage: Passage, home: Sentence, article: Article) -> bool:
    """`in X's view`, `by their account`: a noun for what somebody thinks or tells."""
    norms = passage.norms
    for at in range(2, len(norms)):
        if norms[at] not in _VIEWS or norms[at - 2] not in {"in", "by", "of"}:
            continue
        if norms[at - 1] in _POSSESSIVES:
            previous = article.sentence(home.number - 1)
            return previous is not None and names_in(speaker, previous, article)
    owners = {
        passage.inside(end - 1, end)[-1] + 1 for _, end in name_places(passage.text, speaker.every)
    }
    return any(at < len(norms) and norms[at] in _VIEWS for at in owners)


def _left_out(passage: Passage, index: int, claim: Passage) -> bool:
    opener = passage.stems[index]
    return opener is not None and opener not in claim.content
