"""Whether evidence tells what the article itself says did not happen.

Covers, in English: passages that the sentence after them takes back ("None of it happened.",
"There was no such attack."), quotations introduced as forged or taken back before, what a novel,
a film or a game tells ("In the last chapter ...", "The thriller opens with ...: ...").
Does not cover: drills and war games (`pretended.py`), fiction without a word for it, irony,
denials within the sentence (`frames.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.article import Article, Sentence
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.quoting.pretended import pretended
from summarise.checks.quoting.quotes import Located
from summarise.checks.text.quotations import quotation_at
from summarise.checks.text.scopes import read
from summarise.checks.text.sentences import paragraph_of
from summarise.checks.text.wording import akin, stem, stems_in
from summarise.language import read_as_english

_TAKEN_BACK = re.compile(
    r"\A\W*(?:(?:But|Yet|In fact|In truth|In reality)\b,? )?"
    r"(?:(?:neither|none) (?:of (?:these|those|the) [\w ]{1,30} )?(?:was|is|were|are)"
    r"|none of (?:it|this|that|these things)|nothing of the (?:kind|sort)"
    r"|(?:it|this|that) (?:all )?never|(?:it|this|that) did not)\b"
    r"[^.;]{0,30}\b(?:happen(?:ed)?|occur(?:red)?|took place|take place|true|real)\b"
    r"|\A\W*(?:this|that|it|both|all|(?:both|all) (?:of )?(?:\w+ ){1,2})\s?"
    r"(?:was|is|were|are) (?:all )?"
    r"(?:untrue|false|invented|fiction|nonsense|fabricated|made up|an? lie|an? hoax|lies)\W*\Z",
    re.IGNORECASE,
)
_NO_SUCH = re.compile(
    r"\A\W*(?:(?:but |yet |in fact,? )?there (?:is|are|was|were|has been|have been) )?"
    r"no such ([^\W\d_]+)",
    re.IGNORECASE,
)
_WORK = (
    r"(?:novel|novella|thriller|film|movie|play|comic|sitcom|(?:television |TV )?series|episode"
    r"|chapter|scene|short story|video game|board game|war ?game|satire|sketch|parody)"
)
_TELLS = re.compile(
    rf"\A\W*In (?:the|his|her|its|this|that|one) (?:[\w'’-]+ ){{0,2}}{_WORK}"
    r"(?=,? (?:(?:the|an?|his|her|its|their|it|they|he|she)\b|(?-i:[A-Z])))"
    rf"|\b{_WORK}\b[^.;:]{{0,60}}\b(?:opens|begins|ends|closes|imagines|depicts|portrays"
    r"|tells|in which)\b",
    re.IGNORECASE,
)
_FORGED = re.compile(
    r"\b(?:forged|faked?|fabricated|bogus|doctored|spurious|counterfeit|phoney|phony|hoax)"
    r"(?: [\w-]+){0,2} (?:statement|letter|document|order|message|post|tweet|video|recording"
    r"|release|report|account|map|leaflet|quotation|memo|memorandum|decree|e-?mail|article|page|screenshot"
    r"|image|photograph|clip|broadcast|interview)s?\b",
    re.IGNORECASE,
)
# What carries words that nobody answers for; it counts where the article takes them back.
_SHEET = re.compile(
    r"\b(?:leaflet|flyer|flier|pamphlet|poster|handbill|sheet|banner|post|message|text|letter|note"
    r"|statement|recording|broadcast|clip|video)s?\b[^.\"“]{0,80}\b(?:reads?|says?|said|runs?|ran|told"
    r"|tells?|announce[sd]?|declare[sd]?|claim(?:s|ed)?)\b",
    re.IGNORECASE,
)
_OWNED_UP = stems_in(
    "novel novella thriller film movie play comic sitcom series episode chapter scene game "
    "wargame satire sketch parody fiction fictional forge forged forgery fake faked "
    "fabricated bogus doctored hoax invented purported imagined alleged author leaflet flyer "
    "pamphlet exercise drill manoeuvre maneuver simulation simulated simulate pose posing mock "
    "rehearsal scenario pretend play played reservist red blue"
)
_PARAGRAPH = 60  # sentences looked at: no paragraph of news has more
_BEFORE_QUOTATION = 300  # code points of its paragraph that may introduce it


def check_made_up(text: str, located: Sequence[Located], article: Article) -> Finding:
    """Look for evidence of which the article says that it is not so.

    Verdicts: `ok`, also for a text that negates, supposes or names the forgery or the novel;
    `made_up`.

    Args:
        text: The claim; empty for a signal.
        located: The evidence of one item.
        article: The article.
    """
    if not read_as_english(article.language) or owns_up(text, article.language):
        return OK
    found = [
        made_up(article, item.start, item.end)
        for item in located
        if item.start is not None and item.end is not None
    ]
    if not found or None in found:
        return OK
    return Finding("made_up", shortened(f"the article has: {found[0]}", 120))


def owns_up(text: str, language: str | None) -> bool:
    """True if a text negates, supposes or doubts, or speaks of a novel or a forgery as such."""
    passage = read(text, language)
    return bool(passage.negations or passage.frame_cues) or not _OWNED_UP.isdisjoint(passage.stems)


def made_up(article: Article, start: int, end: int) -> str | None:
    """The words by which the article says that `[start, end)` of its text is not so, or None."""
    home = article.sentence_at(start)
    if home is None:
        return None
    told = _TELLS.search(article.text_of(home))
    if told is not None and home.start + told.end() <= start:
        return told[0]
    return (
        _taken_back(article, home)
        or _forged(article, home, start, end)
        or pretended(article, home, start, end)
    )


def _taken_back(article: Article, home: Sentence) -> str | None:
    """A later sentence of the paragraph, or the next one's first, that takes it back."""
    own = paragraph_of(article, home.paragraph)
    following = paragraph_of(article, home.paragraph + 1)[:1]
    behind = home.number - own[0].number + 1
    for sentence in (*own[behind : behind + _PARAGRAPH], *following):
        text = article.text_of(sentence)
        if _TAKEN_BACK.match(text):
            return text
        denied = _NO_SUCH.match(text) if sentence.number == home.number + 1 else None
        if denied is not None:
            told = read(article.text_of(home), article.language).content
            if any(akin(stem(denied[1].lower()), item) for item in told):
                return text
    return None


def _forged(article: Article, home: Sentence, start: int, end: int) -> str | None:
    """What introduces a quotation as forged."""
    quoted = quotation_at(article.text, start, end)
    if quoted is None:
        return None
    first = paragraph_of(article, home.paragraph)[0].start
    least = max(first, quoted[0] - _BEFORE_QUOTATION)
    found = _FORGED.search(article.text, least, quoted[0])
    if found is None and (sheet := _SHEET.search(article.text, least, quoted[0])) is not None:
        before = paragraph_of(article, home.paragraph - 1)
        found = sheet if any(_TAKEN_BACK.match(article.text_of(item)) for item in before) else None
    return None if found is None else found[0]
