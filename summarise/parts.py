"""Long articles: into parts that fit, and drafts of parts back into one.

Covers: splitting on paragraph borders with one paragraph of overlap, merging by code.
Does not cover: articles that fit, which are never split: a whole article is understood
better than its pieces.
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.article import Article, Sentence
from summarise.draft import Draft, DraftActor

# A rule of thumb for English; other scripts take more. The services' own count is in `usage`.
CHARACTERS_PER_TOKEN = 4


def estimate_tokens(text: str) -> int:
    """Tokens of a text, as characters / 4, rounded up. An estimate, and called one."""
    return -(-len(text) // CHARACTERS_PER_TOKEN)


def split_article(article: Article, max_tokens: int) -> list[tuple[Sentence, ...]]:
    """The sentences of an article in parts of at most `max_tokens` estimated tokens.

    A part begins with the last paragraph of the part before it. A single paragraph that is
    longer than a part is divided between sentences.

    Returns:
        At least one part; exactly one, with every sentence, if the article fits.
    """
    parts: list[tuple[Sentence, ...]] = []
    current: list[Sentence] = []
    size = 0
    for paragraph in _paragraphs(article, max_tokens):
        cost = _tokens(article, paragraph)
        if current and size + cost > max_tokens:
            parts.append(tuple(current))
            last = [item for item in current if item.paragraph == current[-1].paragraph]
            overlap = last if _tokens(article, last) + cost <= max_tokens else []
            current, size = list(overlap), _tokens(article, overlap)
        current += paragraph
        size += cost
    return [*parts, tuple(current)]


def _paragraphs(article: Article, max_tokens: int) -> list[list[Sentence]]:
    groups: list[list[Sentence]] = []
    for sentence in article.sentences:
        group = groups[-1] if groups else []
        fits = _tokens(article, [*group, sentence]) <= max_tokens
        if group and group[-1].paragraph == sentence.paragraph and fits:
            group.append(sentence)
        else:
            groups.append([sentence])
    return groups


def _tokens(article: Article, sentences: Sequence[Sentence]) -> int:
    if not sentences:
        return 0
    return estimate_tokens(article.text[sentences[0].start : sentences[-1].end])


def merge_drafts(drafts: Sequence[Draft]) -> Draft:
    """One draft of the drafts of an article's parts.

    Claims and signals are joined in order (the review drops those that repeat an
    evidence), actors of one name or alias become one, headline and gist are those of the
    first part, where news puts what is new.
    """
    return Draft(
        claims=tuple(claim for draft in drafts for claim in draft.claims),
        actors=_merged_actors([actor for draft in drafts for actor in draft.actors]),
        signals=tuple(signal for draft in drafts for signal in draft.signals),
        headline=drafts[0].headline,
        gist=drafts[0].gist,
    )


def _merged_actors(actors: Sequence[DraftActor]) -> tuple[DraftActor, ...]:
    merged: list[DraftActor] = []
    place: dict[str, int] = {}
    for actor in actors:
        forms = [actor.name, *actor.aliases]
        at = next((place[form.casefold()] for form in forms if form.casefold() in place), None)
        if at is None:
            at = len(merged)
            merged.append(actor)
        else:
            first = merged[at]
            known = dict.fromkeys([*first.aliases, *forms])
            aliases = tuple(form for form in known if form != first.name)
            merged[at] = first.model_copy(update={"aliases": aliases})
        for form in forms:
            place.setdefault(form.casefold(), at)
    return tuple(merged)
