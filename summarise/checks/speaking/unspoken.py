"""Evidence that hangs on no verb of saying, and may be somebody's words all the same.

Covers: `X: words`, `words – X.`, "in her view", figures that somebody gives ("the army has
raised it to 20"), documents and outlets, a name with an unlisted verb; reported speech that
goes on ("The city had held." behind "X said the drones were downed.").
Does not cover: verbs of saying (`hearing.py`), quotations that go on (`antecedents.py`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from summarise.article import Article, Sentence
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.speaking.antecedents import Heard, earlier, names_in, text_of
from summarise.checks.speaking.sayings import sayings
from summarise.checks.speaking.standing import Place
from summarise.checks.speaking.stretches import QUOTES, names_somebody, subject_start
from summarise.checks.speaking.subjects import is_anaphoric, is_subject
from summarise.checks.text.names import KnownName, name_places
from summarise.checks.text.scopes import Cue, Passage, read
from summarise.checks.text.sentences import surroundings
from summarise.language import read_as_english
from summarise.vocabulary import SpeakerKind

# Sources that speak by whatever they do: "AFP has put the count in the hundreds".
OUTLETS = frozenset({SpeakerKind.MEDIA_OUTLET, SpeakerKind.DOCUMENT_OR_IMAGERY})
_VIEWS = frozenset(
    "view words account telling opinion reckoning judgement judgment eyes estimation book".split()
)
_POSSESSIVES = frozenset("his her its their".split())
_SIGNING = frozenset("– — - so".split())
_VIEWED_BY = frozenset("for to für pour para".split())
_PRONOUNS = frozenset("he she it they er sie es il elle ils elles él ella".split())
# German moods of reported speech that news uses in no other sense (Konjunktiv I).
REPORTED_MOOD = frozenset("sei seien habe werde könne müsse wolle dürfe solle gebe".split())
_BACKSHIFTED = frozenset("had would could might".split())
_SENTENCES = 4
_GIVING = frozenset(
    "put puts placed places raised raises revised revises lowered gave give gives given".split()
)
_TO = frozenset("at to in us figure number toll".split())
_COUNTS = frozenset("figure number toll total tally count".split())
_FIGURES = frozenset(
    "one two three four five six seven eight nine ten dozen dozens scores tens hundreds thousands "
    "millions more over under about around nearly almost up least some below above between "
    "from roughly few fewer anything close $ € £".split()
)
_YEAR = re.compile(r"(?:18|19|20)\d\d")  # "put on banks in 2020"
_FAR = 14  # words from the verb to its figure


def unspoken(
    speaker: KnownName, place: Place, kind: SpeakerKind, claim: Passage, article: Article
) -> Heard:
    """Whether evidence that hangs on no verb of saying is the speaker's.

    Verdicts: `ok`, `no_cue`, `not_near_evidence`.

    Args:
        speaker: The claimed speaker.
        place: The evidence where it stands.
        kind: What kind of source the claim names.
        claim: The claim.
        article: The article.
    """
    passage = place.passage
    told = {claim.stems[cue.first] for cue in claim.speech_cues}
    for saying in sayings(passage):  # "X has claimed responsibility" is evidence as it stands
        cited = place.inside[0] <= saying.cue.first < place.inside[1]
        cited = cited or passage.stems[saying.cue.first] in told
        if cited and is_subject(speaker, passage, saying.subject):
            return Heard(OK, passage, saying)
    if _closes(speaker, place):
        return Heard(OK)
    told_of = name_places(claim.text, speaker.forms)
    if _introduced(speaker, passage, place.home, place.inside[0], kind in OUTLETS, claim, article):
        return Heard(OK)
    if not told_of and (_source_of(speaker, place, kind) or _apart(speaker, place)):
        return Heard(OK)
    if is_near(speaker, place, article):
        return Heard(Finding("no_cue", "named nearby, but no word of saying"))
    return Heard(Finding("not_near_evidence", shortened(speaker.key, 80)))


def _closes(speaker: KnownName, place: Place) -> bool:
    """`It fell while they looked on, X said.`: the last words may tell whose the first are too."""
    passage = place.passage
    found = sayings(passage)
    if not found or any(item.cue.first < place.inside[1] for item in found):
        return False
    last = found[0]
    if last.subject[0] == last.cue.last:  # "It fell; nobody spoke, according to X."
        parted = passage.norms[last.cue.first - 1] == ","
        return parted and is_subject(speaker, passage, last.subject)
    if not QUOTES.isdisjoint(passage.norms) or ";" in passage.norms:
        return False
    ends = all(norm in {".", "!"} for norm in passage.norms[last.cue.last :])
    apart = passage.norms[last.subject[0] - 1 : last.subject[0]] == (",",)
    return ends and apart and is_subject(speaker, passage, last.subject)


def is_near(speaker: KnownName, place: Place, article: Article) -> bool:
    """True if the paragraph of some evidence, or the one before, names the speaker."""
    near = surroundings(article, place.home)
    return any(names_in(speaker, item, article) for item in near)


def _apart(speaker: KnownName, place: Place) -> bool:
    """`X ratified that ...`: a name with some unlisted verb between it and the evidence.

    A name that the evidence itself holds and the claim leaves out is the source as well; one
    whose own doing the evidence is, or that disputes it, is none.
    """
    passage, first = place.passage, place.inside[0]
    for saying in sayings(passage):
        disputes = passage.norms[saying.cue.first] in passage.cues.disputing
        if disputes and is_subject(speaker, passage, saying.subject):
            return False
    if any(
        _last_word(passage, end) < first - 1 for _, end in name_places(passage.text, speaker.every)
    ):
        return True
    cited = name_places(passage.text, speaker.forms)
    return any(first <= _first_word(passage, start) < place.inside[1] for start, _ in cited)


def _source_of(speaker: KnownName, place: Place, kind: SpeakerKind) -> bool:
    """`figures provided by X`, or an outlet that the sentence names."""
    passage = place.passage
    if kind is SpeakerKind.DOCUMENT_OR_IMAGERY and (place.quoted or "it" in passage.norms):
        return True  # "It foresees a withdrawal": documents speak in every verb
    for start, _ in name_places(passage.text, speaker.every):
        at = _first_word(passage, start)
        if kind in OUTLETS or "by" in passage.norms[max(0, at - 3) : at]:
            return True
    return False


def _introduced(
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
    ends = {_last_word(passage, end) + 1 for _, end in name_places(passage.text, speaker.every)}
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
    foreign = not read_as_english(article.language)
    return foreign and first in ends and _left_out(passage, first, claim)


def _is_signed(speaker: KnownName, passage: Passage) -> bool:
    """`words – X.`, `words, so X.`, `To X, words`: a name beside what it says."""
    for start, end in name_places(passage.text, speaker.every):
        at, last = _first_word(passage, start), _last_word(passage, end) + 1
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
    owners = {_last_word(passage, end) + 1 for _, end in name_places(passage.text, speaker.every)}
    return any(at < len(norms) and norms[at] in _VIEWS for at in owners)


def _left_out(passage: Passage, index: int, claim: Passage) -> bool:
    opener = passage.stems[index]
    return opener is not None and opener not in claim.content


def goes_on(
    speaker: KnownName, place: Place, article: Article, others: Sequence[KnownName]
) -> bool:
    """True if the speaker's reported speech before may well go on over the evidence."""
    if not _reports(place, article.language):
        return False
    home = place.home
    for sentence in article.sentences[: home.number - 1][: -_SENTENCES - 1 : -1]:
        if sentence.paragraph != home.paragraph:
            return False
        passage = read(text_of(sentence, article), article.language)
        spoken = sayings(passage)
        if any(is_subject(speaker, passage, item.subject) for item in spoken):
            return True
        if any(is_anaphoric(passage, item.subject) for item in spoken):
            return earlier(speaker, sentence, article, others, quoted=False).finding is OK
        if spoken or not _reports_on(passage):
            return article.language == "de" and names_in(speaker, sentence, article)
    return False


def _reports(place: Place, language: str | None) -> bool:
    """True if some evidence stands in a tense or mood of reported speech."""
    words = frozenset(place.passage.norms)
    if language == "de":
        return bool(words & REPORTED_MOOD)
    return read_as_english(language) and bool(words & _BACKSHIFTED)


def _reports_on(passage: Passage) -> bool:
    return not _BACKSHIFTED.isdisjoint(passage.norms)


def givers(passage: Passage, inside: tuple[int, int]) -> list[tuple[int, int]]:
    """Who gives a figure that some evidence holds, as half-open bounds of word indices.

    Args:
        passage: The sentence.
        inside: Half-open bounds of the evidence, as word indices.
    """
    found = []
    for at in range(max(0, inside[0] - _FAR), inside[1]):
        if passage.norms[at] not in _GIVING or not _has_figure(passage, at, inside[1]):
            continue
        start = subject_start(passage, Cue("", at, at + 1, at + 1))
        if names_somebody(passage, (start, at)):
            found.append((start, at))
    return found


def _has_figure(passage: Passage, verb: int, end: int) -> bool:
    """True if a figure stands behind "at" or "to" in the clause of a verb."""
    last = min(end, passage.clause_end(verb), verb + _FAR)
    for at in range(verb + 1, last - 1):
        following = [n for n in passage.norms[at + 1 : at + 3] if n not in {"the", "a"}][:1]
        leads = passage.norms[at] in _TO or (
            passage.norms[at] == "of" and passage.norms[at - 1] in _COUNTS
        )
        if leads and any(
            (norm[0].isdigit() and not _YEAR.fullmatch(norm)) or norm in _FIGURES
            for norm in following
        ):
            return True
    return False


def _first_word(passage: Passage, start: int) -> int:
    """The word at an offset, or the next: a name may begin or end with what is no word."""
    return next(iter(passage.inside(start, len(passage.text))), len(passage.norms) - 1)


def _last_word(passage: Passage, end: int) -> int:
    """The word that ends at an offset, or the last before."""
    return next(reversed(passage.inside(0, end)), 0)
