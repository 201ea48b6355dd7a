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
    if passage.norms[0] in _PRONOUNS and len(passage.norms) > 1:
        previous = article.sentence(home.number - 1)
        named = previous is not None and names_in(speaker, previous, article)
        return named and _left_out(passage, 1, claim)
    foreign = article.language not in {None, "en"}
    return foreign and first in ends and _left_out(passage, first, claim)


def _left_out(passage: Passage, index: int, claim: Passage) -> bool:
    opener = passage.stems[index]
    return opener is not None and opener not in claim.content
