"""Whether one piece of evidence is the speaker's.

Covers: the subjects of the verbs of saying that it hangs on, those cited, pronouns and
descriptions.
Does not cover: evidence that hangs on no verb of saying (`unspoken.py`), several pieces of
evidence, the verdict on the claim (`speakers.py`).
"""

from __future__ import annotations

from collections.abc import Sequence

from summarise.article import Article
from summarise.checks.finding import OK
from summarise.checks.speaking.antecedents import (
    Heard,
    another,
    earlier,
    is_cited,
    names_in,
    referred,
)
from summarise.checks.speaking.entourage import is_one_of
from summarise.checks.speaking.likeness import is_person, is_role_of, shares_head, speaks_for
from summarise.checks.speaking.sayings import Saying, governing, sayings
from summarise.checks.speaking.standing import Place
from summarise.checks.speaking.subjects import (
    is_anaphoric,
    is_kin,
    is_somebody,
    is_stranger,
    is_subject,
    pronoun_of,
)
from summarise.checks.speaking.unspoken import OUTLETS, givers, goes_on, is_near, unspoken
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import Passage
from summarise.checks.text.sentences import surroundings
from summarise.vocabulary import SpeakerKind

_POSSESSIVE = frozenset("its his her their".split())
_DEFINITE = _POSSESSIVE | frozenset("the this that both he she one der die das el la le".split())


def heard(
    speaker: KnownName,
    place: Place,
    kind: SpeakerKind,
    claim: Passage,
    article: Article,
    others: Sequence[KnownName],
) -> Heard:
    """Whether one piece of evidence is the speaker's.

    Args:
        speaker: The claimed speaker.
        place: The evidence where it stands.
        kind: What kind of source the claim names.
        claim: The claim.
        article: The article.
        others: Other actors, some of whom may stand for the speaker.
    """
    passage = place.passage
    chain = [
        item for item in governing(passage, place.targets) if not _is_content(item, place, claim)
    ]
    if place.quoted:  # "They told us to go," X said: X speaks, not they
        chain = [item for item in chain if not place.quotes(item.cue.first)] or chain
    plain = _plainly(speaker, place, chain)
    if plain is not None:
        return plain
    meant = [item for item in chain if is_anaphoric(passage, item.subject)]
    found = [referred(speaker, place, item, article, others).finding for item in meant]
    if OK in found:
        return Heard(OK, passage, meant[found.index(OK)])
    rival = _rival(speaker, place, chain, article, others)
    if rival is not None:
        return rival
    if found:
        return Heard(found[0], passage, meant[0])
    if place.quoted and not (kind in OUTLETS and is_near(speaker, place, article)):
        return earlier(speaker, place.home, article, others, quoted=True)
    if goes_on(speaker, place, article, others):
        return Heard(OK)
    return unspoken(speaker, place, kind, claim, article)


def _plainly(speaker: KnownName, place: Place, chain: Sequence[Saying]) -> Heard | None:
    """What settles it at once: the speaker is the subject, is cited, or gives the figure."""
    passage = place.passage
    held = (item for item in sayings(passage) if place.holds((item.cue.first, item.cue.last)))
    for item in (*chain, *held):
        if is_subject(speaker, passage, item.subject):
            return Heard(OK, passage, item)
    if is_cited(speaker, passage) or any(
        is_subject(speaker, passage, giver) or shares_head(speaker, passage, giver)
        for giver in givers(passage, place.inside)
    ):
        return Heard(OK)
    return None


def _rival(
    speaker: KnownName,
    place: Place,
    chain: Sequence[Saying],
    article: Article,
    others: Sequence[KnownName],
) -> Heard | None:
    """The verdict on somebody who is named or described as the one who speaks."""
    passage = place.passage
    strange = [item for item in chain if is_stranger(speaker, passage, item.subject, others)]
    told_of = [item for item in chain if is_somebody(passage, item.subject)]
    if not strange and not told_of:
        return None
    first = (strange or told_of)[0]
    if is_kin(speaker, passage, first.subject, others) or _may_be(
        speaker, place, first, article, strange=bool(strange)
    ):
        return Heard(OK, passage, first)
    return Heard(another(passage, first), passage, first)


def _is_content(saying: Saying, place: Place, claim: Passage) -> bool:
    """`India wanted peace` as evidence for that very claim: believing that is itself told."""
    told = {claim.stems[cue.first] for cue in claim.speech_cues}
    return (
        place.passage.stems[saying.cue.first] in told
        and saying.cue.label == "belief"
        and place.passage.words[saying.subject[0]].capital
        and is_somebody(place.passage, saying.subject)
        and not pronoun_of(place.passage, saying.subject)
        and (place.holds((saying.subject[0], saying.cue.last)) or _tells(saying, place, claim))
    )


def _tells(saying: Saying, place: Place, claim: Passage) -> bool:
    """True if a claim itself names who it is that believes or wants something."""
    subject = {place.passage.stems[at] for at in range(*saying.subject)} - {None}
    return bool(subject) and subject <= claim.content


def _may_be(
    speaker: KnownName, place: Place, saying: Saying, article: Article, *, strange: bool
) -> bool:
    """Whether "the minister" or "several of them" may stand for a speaker who is named nearby.

    A subject with a name of its own may not, unless it is the speaker's officer.
    """
    passage, (first, last) = place.passage, saying.subject
    if is_one_of(speaker.key, passage, saying.subject):
        return False
    described = shares_head(speaker, passage, saying.subject)
    if described or speaks_for(speaker, passage, saying.subject, article):
        return True
    if strange:
        return False
    if is_role_of(speaker, passage, saying.subject):
        return True
    theirs = not _POSSESSIVE.isdisjoint(passage.norms[first:last])  # "its Foreign Ministry"
    named = [at for at in range(max(first, 1), last) if passage.words[at].capital]
    if named and not theirs:
        return False  # the first word of a sentence is a capital in any case
    if named and is_person(
        passage.text[passage.words[named[0]].start : passage.words[named[-1]].end]
    ):
        return False  # "her brother, Dov Koril"
    if not theirs and is_person(speaker.key) and passage.norms[first] not in _DEFINITE:
        return False  # "officials", "a spokesman": nobody who has been named
    near = (item for item in surroundings(article, place.home) if item.number <= place.home.number)
    return any(names_in(speaker, item, article) for item in near)
