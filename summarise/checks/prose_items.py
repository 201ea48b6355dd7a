"""Which checks the headline and the gist of a draft go through.

Covers: their form, numbers, names, weighty words and language against the whole body, and each
sentence against those of the article that it is likest: whether it affirms what they negate or
deny, and whether the article has its words at all.
Does not cover: who speaks, hedges, order of events: the prose rests on no single quote, so that
what is found here warns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summarise.article import Article
from summarise.checks.context import Context, Named, Part
from summarise.checks.counting.numbers import check_numbers
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.frames import DENIED, frame_of
from summarise.checks.negating.lost_negation import lost_negation
from summarise.checks.prose_sides import check_retold, only_denied
from summarise.checks.quoting.made_up import made_up, owns_up
from summarise.checks.quoting.weight import check_weight
from summarise.checks.text.scopes import read
from summarise.checks.text.surface import check_surface
from summarise.checks.text.wording import akin
from summarise.checks.tongue import check_language
from summarise.draft import Draft
from summarise.language import read_as_english, sure_language
from summarise.sentences import split_sentences
from summarise.vocabulary import CheckName

LONGEST_HEADLINE = 80  # words; a model is asked for 18
LONGEST_GIST = 400  # words; a model is asked for 2 to 4 sentences
_FOREIGN = 0.4  # share of a sentence's words that the article has in no form: of 273 real
_FOREIGN_WORDS = 3  # sentences the worst had a third
_ALIKE = 0.6  # share of a sentence's words that one of the article must have
_MIN_WORDS = 3


def examine_prose(draft: Draft, context: Context, language: str | None) -> Iterator[Named]:
    """Check headline and gist."""
    article = context.article
    sentences = [article.text_of(sentence) for sentence in article.sentences]
    for label, text, most in (
        ("headline", draft.headline, LONGEST_HEADLINE),
        ("gist", draft.gist, LONGEST_GIST),
    ):
        found = check_numbers(
            text,
            sentences,
            body=article.text,
            published=article.published,
            language=article.language,
        )
        detail = found.detail and found.detail.split(" (evidence")[0]
        yield CheckName.NUMBERS, _of(label, Finding(found.verdict, detail))
        surface = check_surface(text, article.text, most=most, lines=label == "gist")
        if surface is not OK:
            yield CheckName.LANGUAGE, _of(label, surface)
        else:
            yield from ((name, _of(label, item)) for name, item in _told(text, context, sentences))
    prose = (draft.headline, draft.gist, *(claim.text for claim in draft.claims))
    yield CheckName.LANGUAGE, check_language(prose, language)


def _of(label: str, finding: Finding) -> Finding:
    detail = finding.detail and shortened(f"{label}: {finding.detail}")
    return Finding(finding.verdict, detail)


def _told(text: str, context: Context, sentences: Sequence[str]) -> Iterator[Named]:
    """What is wrong with single sentences of a prose in the article's language."""
    article, known = context.article, context.known
    language = article.language
    if sure_language(text, except_for={language or "en"}) is not None:
        return
    body = [read(item, language).content for item in sentences]
    for start, end in split_sentences(text, language):
        sentence = text[start:end]
        if read_as_english(language) and _is_foreign(sentence, article.text, body, language):
            yield CheckName.QUOTE, Finding("unrelated", sentence)
        weighed = check_weight(sentence, sentences, (), body=article.text, language=language)
        if weighed is not OK:
            yield CheckName.QUOTE, weighed
        likest = _likest(read(sentence, language).content, body)
        told = tuple(dict.fromkeys(sentences[at] for at in likest))
        parts = [(item, 0, len(item)) for item in told]
        if parts and not owns_up(sentence, language):
            yield from _invented(article, likest)
        if parts:
            yield from _affirmed(sentence, parts, language)
            yield from check_retold(sentence, told, known, language)
        denied = only_denied(sentence, sentences, language)
        if denied is not OK:
            yield CheckName.NEGATION, denied


def _affirmed(sentence: str, parts: Sequence[Part], language: str | None) -> Iterator[Named]:
    """What the article negates or denies, and the prose does not."""
    prose = read(sentence, language)
    lost = lost_negation(prose, [(read(item, language), start, end) for item, start, end in parts])
    if lost is not None:
        yield CheckName.NEGATION, Finding("not_negated", f'the article has "{lost}"')
    frames = [frame_of(*part, claim=sentence, language=language) for part in parts]
    if all(frame.kind == DENIED for frame in frames) and not (
        prose.negations or any(cue.label == DENIED for cue in prose.frame_cues)
    ):
        yield CheckName.FRAME, Finding("denied", f'denied by "{frames[0].cue}"')


def _invented(article: Article, likest: Sequence[int]) -> Iterator[Named]:
    """What the article says is not so, or is from a novel."""
    first = None
    for told in (article.sentences[at] for at in likest):
        denial = made_up(article, told.start, told.end)
        if denial is None:
            return
        first = first or denial
    yield CheckName.QUOTE, Finding("made_up", shortened(f"the article has: {first}", 120))


def _is_foreign(
    sentence: str, text: str, told: Sequence[frozenset[str]], language: str | None
) -> bool:
    words = read(sentence, language).content
    left = words.difference(*told)
    if len(left) < max(_FOREIGN_WORDS, _FOREIGN * len(words)):
        return False  # as nearly always: the body need not be read as a whole
    body = read(text, language).content
    missing = [word for word in left - body if not any(akin(word, other) for other in body)]
    return len(missing) >= _FOREIGN_WORDS and len(missing) >= _FOREIGN * len(words)


def _likest(words: frozenset[str], told: Sequence[frozenset[str]]) -> list[int]:
    """Which sentences of the article share most words with one of the prose, if they do."""
    if len(words) < _MIN_WORDS:
        return []
    shared = [len(words & other) for other in told]
    best = max(shared, default=0)
    return [at for at, n in enumerate(shared) if n == best] if best / len(words) >= _ALIKE else []
