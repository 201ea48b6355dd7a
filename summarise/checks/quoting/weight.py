"""Whether a claim uses a word of weight, a name or an opposite that its evidence does not bear out.

Covers, in English: words by which a text accuses, counts victims, names weapons, says that
something is proved or is all there is ("attacked", "children", "nuclear", "admitted", "most"),
against the evidence and what stands shortly before it; names that stand nowhere in the article; a
word told by its opposite ("rose", "fell").
Does not cover: paraphrase in plain words, irony, words that the evidence has of something else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise

from summarise.checks.counting.calendar_terms import DAYS
from summarise.checks.finding import OK, Finding, shortened
from summarise.checks.negating.polarity import is_negative
from summarise.checks.quoting.opposites import turned_round
from summarise.checks.text.countries import countries_of, country_words
from summarise.checks.text.names import name_places
from summarise.checks.text.scopes import Passage, read
from summarise.checks.text.wording import akin, stem, stems_in
from summarise.language import read_as_english, sure_language

# One line for what may stand for each other: a claim may say `killed` where the article says
# `dead`. The first words of a line weigh; those behind the stroke only bear them out.
_LINES = """
kill slay murder massacre slaughter die death dead | execute assassinate toll body fatal lost
wound injure hurt maim casualty | hit
attack assault raid bomb shell bombard strike ambush storm shoot fire shots | hit blast explode burn
torch arson ablaze alight
rocket missile drone gun gunmen offensive battle fight round violence torpedo slaughter detonate war
invade invasion occupy annex conquer seize capture | take enter cross control incursion hold fall
destroy sink wreck ruin raze flatten demolish | down blow collapse burn sunk level
torture rape poison starve behead mutilate | famine abuse hunger
terrorist terrorism terror |
civilian civilians child children woman women baby babies | kid boy girl people shopper school pupil
resident villager student family mother
school hospital clinic church mosque | pupil classroom medic ward
nuclear atomic chemical biological radiological | warhead thermonuclear gas enrich reactor uranium
plutonium tritium sarin
admit confess acknowledge | concede own accept
confirm prove proof proven evidence verify | find found show establish
surrender capitulate | yield lay hand give extradite deliver
flee escape | leave left
betray treason traitor |
threaten threat ultimatum blackmail | warn would will vow unless
retaliate retaliation revenge avenge reprisal punish | response answer respond return
provoke provocation | prompt
violate breach break | violation ignore
cause trigger | because due blame result lead after owing reason explain
sanction embargo | penalty freeze ban
suspect | accuse charge allege arrest detain suspicion want
spy espionage | intelligence agent
hostage | captive kidnap hold abduct capture
arrest detain jail imprison | hold held seize custody prison
expel deport | persona oust leave
soldier soldiers troops serviceman servicemen infantry | army military force forces navy naval
marine sailor seaman conscript recruit officer guard unit brigade battalion regiment division corps
airman aircrew pilot reservist fighter legion garrison platoon column general colonel commander
trooper paratrooper gunner gunmen men veteran armed rank uniform sentry patrol squad commando
peacekeeper defender combatant militia rebel
missile rocket | ballistic cruise scud warhead projectile launch icbm battery grad
drone | unmanned uav quadcopter
tank | armour armoured armored panzer
helicopter | chopper gunship rotor
tear | gas
praise hail applaud commend | greet cheer laud thank good support endorse congratulate welcome glad
happy pleased appreciate positive salute admire tribute like
apologise apologize apology | sorry regret pardon forgive
collapse | fall fell fail break broke end ruin rubble crumble unravel crash give gave given burst
breach cave sink sank destroy bring brought founder
victory triumph | win won beat defeat prevail success victor
unprecedented ever | never first record
powerful deadliest largest biggest | most worst big
"""
_MORE = {
    "all": "all every each both whole entire full none total everything everyone any only last",
    "every": "all every each any everything everyone everybody whole entire",
    "both": "both two each either neither all together too also",
    "most": "most majority mostly mainly largely half",
    "entire": "entire whole all full",
    "never": "never ever nobody none nothing neither nor once always rule ruled rules",
    "always": "always ever every each constantly all invariably",
    "only": "only alone sole solely just but single except one merely else",
    "alone": "alone only sole solely single singly itself himself herself unaided lone",
    **dict.fromkeys(
        "deliberately intentionally purposely wilfully willfully purpose".split(),
        "deliberately deliberate intentionally intentional intent intended intention purposely "
        "purpose wilfully wilful willfully willful knowingly knowing meant means aimed aiming "
        "target targeted targeting singled planned plot plotted premeditated conscious",
    ),
    "still": "still remain remains remained continue continues continued keep keeps kept yet stay "
    "stays stayed ongoing not never no since until now again always goes going go went despite",
    "everywhere": "everywhere all every whole throughout across nationwide each",
    **dict.fromkeys(
        "completely fully entirely totally wholly".split(),
        "completely complete fully full entirely entire totally total wholly whole all every 100 "
        "no none utterly thoroughly",
    ),
    **dict.fromkeys(
        "permanently forever".split(), "permanently permanent forever ever never indefinitely end"
    ),
    **dict.fromkeys("exactly precisely".split(), "exactly exact precisely precise to just same"),
    **dict.fromkeys(
        "certain sure definitely certainly undoubtedly unquestionably".split(),
        "certain certainly certainty sure surely definitely definite undoubtedly unquestionably "
        "doubt doubts question clearly clear obviously indeed convinced confident inevitable "
        "inevitably bound guaranteed ensure must will shall",
    ),
    "unconditionally": "unconditionally unconditional without conditions any no",
}
_DEGREES = frozenset(  # "the most likely", "most senior": a degree, and no majority
    "likely probable probably recent recently senior serious important powerful famous common "
    "wanted notably notable severe dangerous urgent difficult".split()
)
_REFUSING = stems_in("refuse reject rebuff spurn")
_UNWILLING = stems_in(
    "resist defy rebuke snub brush throw criticise criticize condemn scorn protest object "
    "unacceptable red only instead rather hold insist demand disagree turn return"
)


@lru_cache(maxsize=1)
def _classes() -> dict[str, frozenset[str]]:
    """For each weighty stem, every stem that bears it out."""
    found: dict[str, set[str]] = {}
    for line in _joined(_LINES):
        heavy, _, light = line.partition("|")
        every = {stem(word) for word in (*heavy.split(), *light.split())}
        for word in heavy.split():
            found.setdefault(stem(word), set()).update(every)
    return {word: frozenset(every) for word, every in found.items()}


def _joined(table: str) -> Iterator[str]:
    """The lines of the table; one without a stroke goes on with the line before it."""
    line = ""
    for part in table.strip().splitlines():
        if "|" in part and line:
            yield line
            line = ""
        line += f" {part}"
    yield line


def check_weight(
    text: str, evidence: Sequence[str], nearby: Sequence[str], *, body: str, language: str | None
) -> Finding:
    """Look for the weighty words of a text in what it rests on.

    Verdicts: `ok`, also where it cannot be told; `stranger` for a name that stands nowhere in
    the article; `weightier` for a word of weight; `opposite` for a word told by its opposite.

    Args:
        text: A claim, or a sentence of headline or gist.
        evidence: The sentences it rests on.
        nearby: Sentences that those may hang on, such as the ones before them.
        body: The article's text.
        language: ISO 639-1 of the article, or None for English.
    """
    if not read_as_english(language):
        return OK
    claim = read(text, language)
    passages = [read(item, language) for item in evidence]
    near = [read(item, language) for item in nearby]
    name = _stranger(claim, (*passages, *near), body, language)
    heavy = _heavier(claim, passages, near) or _more(claim, passages) or _refused(claim, passages)
    turned = turned_round(claim, passages)
    if not (name or heavy or turned) or sure_language(text, except_for={"en"}) is not None:
        return OK  # a translation shares no words
    if name:
        return Finding("stranger", shortened(f"not in the article: {name}"))
    if heavy:
        return Finding("weightier", f"only the claim has {heavy!r}")
    return Finding("opposite", f"the article has {turned!r}")


def _stranger(
    claim: Passage, close: Sequence[Passage], text: str, language: str | None
) -> str | None:
    """A capitalised word inside a sentence that the article has in no form.

    The whole body is read only for a word that the sentences close by do not have.
    """
    for at, word in enumerate(claim.words):
        item = claim.stems[at]
        if item is None or not word.capital or word.norm in DAYS:
            continue
        if not at or claim.norms[at - 1] in {".", "!", "?", ":", '"', "“", "'"}:
            continue
        if any(item in passage.content for passage in close):
            continue
        body = read(text, language)
        if item in body.content or any(akin(item, other) for other in body.content):
            continue
        if claim.text[word.start : word.end].isupper() and _initials(item, body):
            continue
        codes = countries_of(claim.text[word.start : word.end])
        if any(name_places(text, country_words(code)) for code in codes):
            continue  # "Danish", of an article that has "Denmark"
        return claim.text[word.start : word.end]
    return None


def _initials(acronym: str, body: Passage) -> bool:
    """True if words of the article that follow each other begin with these letters."""
    firsts = "".join(word.norm[0] for word in body.words if word.capital)
    return acronym.casefold() in firsts


def _heavier(claim: Passage, passages: Sequence[Passage], near: Sequence[Passage]) -> str | None:
    classes = _classes()
    if classes.keys().isdisjoint(claim.content):
        return None
    told = frozenset[str]().union(*(item.content.union(item.norms) for item in (*passages, *near)))
    for at, item in enumerate(claim.stems):
        if item in classes and not _borne_out(str(item), classes[str(item)], told):
            return claim.norms[at]
    return None


def _borne_out(item: str, every: Set[str], told: Set[str]) -> bool:
    return item in told or not every.isdisjoint(told) or any(akin(item, one) for one in told)


def _refused(claim: Passage, passages: Sequence[Passage]) -> str | None:
    """`refused`, `rejected`, where nothing in the evidence says no in any way."""
    if _REFUSING.isdisjoint(claim.content) or claim.negations:
        return None
    if any(is_negative(item) or not _UNWILLING.isdisjoint(item.content) for item in passages):
        return None
    return next(
        norm for norm, item in zip(claim.norms, claim.stems, strict=True) if item in _REFUSING
    )


def _more(claim: Passage, passages: Sequence[Passage]) -> str | None:
    """`all`, `both`, `most`, where the evidence has nothing of the kind."""
    if _MORE.keys().isdisjoint(claim.norms):
        return None
    told = {norm for passage in passages for norm in passage.norms}
    if not any(("the", "last") in pairwise(passage.norms) for passage in passages):
        told.discard("last")  # "last week" is not "the last of them"
    for at, norm in enumerate(claim.norms):
        enough = _MORE.get(norm)
        if enough is None or not told.isdisjoint(enough.split()):
            continue
        if not _weighs_less(claim, at):
            return norm
    return None


def _weighs_less(claim: Passage, at: int) -> bool:
    """`at most`, `not all`, `most likely`, `for that purpose`, `certain towns`."""
    norm, before, behind = claim.norms[at], claim.norms[max(0, at - 1)], claim.norms[at + 1 :]
    if norm in {"all", "most", "only"} and before in {"at", "the", "not", "after", "above"}:
        return True
    if norm == "most":
        return not _DEGREES.isdisjoint(behind[:1])
    if norm in {"certain", "sure"}:
        return behind[:1] != ("to",)
    return norm == "purpose" and before != "on"
