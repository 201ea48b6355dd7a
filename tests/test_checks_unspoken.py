"""Evidence that hangs on no verb of saying, and who "he" is where it hangs on one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from check_articles import article_of
from summarise.article import Article
from summarise.checks.acting.actors import known_name
from summarise.checks.speaking.antecedents import earlier, is_cited, referred
from summarise.checks.speaking.sayings import sayings
from summarise.checks.speaking.standing import Place, place
from summarise.checks.speaking.unspoken import givers, goes_on, unspoken
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import read
from summarise.vocabulary import ActorType, SpeakerKind

QUILL = known_name("Mara Quill", (), ActorType.UNKNOWN, None)
OFFICIAL, PAPER = SpeakerKind.NAMED_OFFICIAL, SpeakerKind.DOCUMENT_OR_IMAGERY


def _placed(
    evidence: str, paragraphs: Sequence[Sequence[str]], claim: str, language: str = "en"
) -> tuple[Place, Article]:
    article = article_of(*paragraphs, language=language)
    start = article.text.index(evidence)
    found = place((start, start + len(evidence)), read(claim, language), article)
    assert found is not None
    return found, article


def _unspoken(
    evidence: str,
    *sentences: str,
    kind: SpeakerKind = OFFICIAL,
    claim: str = "",
    language: str = "en",
) -> str:
    home, article = _placed(evidence, [sentences], claim or evidence, language)
    text = read(claim or evidence, language)
    return unspoken(QUILL, home, kind, text, article).finding.verdict


OUTLET = SpeakerKind.MEDIA_OUTLET
QUILL_LEFT = "Mara Quill left."
OWN = [  # evidence "the port fell" in the last sentence; the claim names the speaker
    (["Mara Quill: the port fell."], True),
    (["Mara Quill – the port fell."], False),
    (["Mara Quill spoke: the port fell."], False),
    (["Mara Quill, the port fell."], False),
    (["So the port fell – Mara Quill."], True),
    (["So the port fell – Mara Quill left."], False),
    (["So the port fell by Mara Quill."], False),
    (["So the port fell near Mara Quill"], False),
    (["To Mara Quill, the port fell."], True),
    (["For Mara Quill, the port fell."], True),
    (["For old Mara Quill, the port fell."], True),
    (["For poor old Mara Quill, the port fell."], False),
    (["Oddly for Mara Quill, the port fell."], False),
    (["But for old Mara Quill, the port fell."], False),
    (["With Mara Quill, the port fell."], False),
    (["So the port fell in Mara Quill's view."], True),
    (["So the port fell in Mara Quill's car."], False),
    ([QUILL_LEFT, "In her view, the port fell."], True),
    ([QUILL_LEFT, "By her account, the port fell."], True),
    ([QUILL_LEFT, "It is of her view that the port fell."], True),
    ([QUILL_LEFT, "On her view, the port fell."], False),
    ([QUILL_LEFT, "In her car, the port fell."], False),
    ([QUILL_LEFT, "View in June: the port fell."], False),
    ([QUILL_LEFT, "It rained.", "In her view, the port fell."], False),
    ([QUILL_LEFT, "She reckons the port fell."], True),
    ([QUILL_LEFT, "She now and then reckons the port fell."], True),
    ([QUILL_LEFT, "It rained.", "She reckons the port fell."], False),
    ([QUILL_LEFT, "Men reckon the port fell."], False),
    ([QUILL_LEFT, "She would reckon the port fell."], True),
    ([QUILL_LEFT, "With few words, in her view, the port fell."], True),
    (["Rain came, according to Mara Quill; the port fell."], False),
    (["Rain came, according to Mara Quill; the port fell, Bo Tamm said."], False),
]


@pytest.mark.parametrize(("sentences", "hers"), OWN)
def test_a_name_beside_some_words_may_stand_for_saying_them(
    sentences: list[str], hers: bool
) -> None:
    found = _unspoken("the port fell", *sentences, claim="Mara Quill saw that the port fell.")

    assert found == ("ok" if hers else "no_cue")


@pytest.mark.parametrize(
    ("sentence", "hers"),
    [
        ("The port fell; nobody stayed, according to Mara Quill.", True),
        ("The port fell; nobody stayed according to Mara Quill.", False),
        ("The port fell while men slept, Mara Quill said.", True),
        ("The port fell while men slept, Mara Quill said at noon.", False),
        ("The port fell; men slept, Mara Quill said.", False),
        ("The port fell while “men slept”, Mara Quill said.", False),
        ("The port fell while men slept, the guard said.", False),
        ("The port fell while men slept, Mara Quill said!", True),
        ("The port fell before Mara Quill spoke.", False),
        ("The port fell; Mara Quill fled, according to Bo Tamm.", False),
    ],
)
def test_whoever_closes_a_sentence_may_have_said_its_first_words_too(
    sentence: str, hers: bool
) -> None:
    found = _unspoken("The port fell", sentence, claim="Mara Quill saw that the port fell.")

    assert (found == "ok") is hers


def test_a_view_at_the_head_of_an_article_is_nobodys() -> None:
    found = _unspoken("the port fell", "In her view, the port fell.", QUILL_LEFT)

    assert found == "no_cue"


@pytest.mark.parametrize(
    ("claim", "hers"),
    [("Mara Quill saw that the port fell.", True), ("Mara Quill reckons the port fell.", False)],
)
def test_a_pronoun_counts_unless_the_claim_tells_its_verb(claim: str, hers: bool) -> None:
    found = _unspoken("the port fell", QUILL_LEFT, "She reckons the port fell.", claim=claim)

    assert found == ("ok" if hers else "no_cue")


@pytest.mark.parametrize(
    ("sentence", "evidence", "hers"),
    [
        ("Mara Quill reckons the port fell.", "the port fell", True),
        ("Mara Quill, the port fell.", "the port fell", True),
        ("It was Mara Quill the port fell.", "the port fell", False),
        ("On Monday the port fell to Mara Quill.", "the port fell", False),
        ("On Monday the port fell to Mara Quill.", "the port fell to Mara Quill", True),
        ("On Monday the port fell to Mara Quill.", "the port fell to", False),
        ("On Monday Mara Quill left the port.", "Mara Quill left", True),
        ("On Monday Mara Quill fell by Ilm.", "fell by", False),
        ("Mara Quill rejects that the port fell.", "the port fell", False),
        ("Mara Quill spoke and Tamm rejects that the port fell.", "the port fell", True),
        ("Tamm rejects it and Mara Quill swears the port fell.", "the port fell", True),
    ],
)
def test_a_name_apart_from_the_evidence_is_its_source_unless_it_disputes_it(
    sentence: str, evidence: str, hers: bool
) -> None:
    found = _unspoken(evidence, sentence, claim="the port fell")

    assert found == ("ok" if hers else "no_cue")


@pytest.mark.parametrize(
    ("claim", "evidence", "hers"),
    [
        ("Mara Quill claimed the raid", "the raid", True),
        ("Mara Quill led the raid", "the raid", False),
        ("Mara Quill led the raid", "claimed the raid", True),
        ("Mara Quill led the raid", "the raid on Ilm", False),
    ],
)
def test_a_verb_of_saying_in_evidence_or_claim_is_the_speakers(
    claim: str, evidence: str, hers: bool
) -> None:
    found = _unspoken(evidence, "Mara Quill claimed the raid on Ilm.", claim=claim)

    assert found == ("ok" if hers else "no_cue")


def test_what_somebody_else_claims_is_not_the_speakers() -> None:
    body = ["Bo Tamm claimed the raid on Ilm.", QUILL_LEFT]

    assert _unspoken("claimed the raid", *body, claim="Mara Quill claimed the raid") == "no_cue"


@pytest.mark.parametrize(
    ("sentences", "kind", "its"),
    [
        (["It tells that the port fell."], PAPER, True),
        (["In June it has the port fell."], PAPER, True),
        (["Now “the port fell.”", QUILL_LEFT], PAPER, True),
        (["Now “the port fell.”", QUILL_LEFT], OFFICIAL, False),
        (["So the port fell.", QUILL_LEFT], PAPER, False),
        (["So the port fell near Mara Quill."], OUTLET, True),
        (["So the port fell near Mara Quill."], OFFICIAL, False),
        (["So the port fell by the count of Mara Quill."], OFFICIAL, False),
        (["So the port fell, by a count Mara Quill has."], OFFICIAL, True),
    ],
)
def test_documents_and_outlets_speak_in_whatever_they_do(
    sentences: list[str], kind: SpeakerKind, its: bool
) -> None:
    found = _unspoken("the port fell", QUILL_LEFT, *sentences, kind=kind)

    assert found == ("ok" if its else "no_cue")


@pytest.mark.parametrize(
    ("kind", "sentence", "its"),
    [
        (PAPER, "Mara Quill the port fell.", True),
        (PAPER, "Mara Quill has the port fell.", False),
        (OFFICIAL, "Mara Quill the port fell.", False),
    ],
)
def test_what_stands_right_behind_the_name_of_a_document_is_its_word(
    kind: SpeakerKind, sentence: str, its: bool
) -> None:
    claim = "Mara Quill saw that the port fell."

    assert (_unspoken("the port fell", sentence, kind=kind, claim=claim) == "ok") is its


@pytest.mark.parametrize(
    ("evidence", "sentence", "claim", "hers"),
    [
        ("schwört der Hafen fiel", "Mara Quill schwört der Hafen fiel.", "Mara Quill: der Hafen fiel", True),
        ("schwört der Hafen fiel", "Mara Quill schwört der Hafen fiel.", "Mara Quill schwört, der Hafen fiel", False),
        ("der Hafen fiel", "Mara Quill schwört der Hafen fiel.", "Mara Quill: der Hafen fiel", False),
        ("schwört der Hafen", "Oft schwört der Hafen für Mara Quill ab.", "Mara Quill: der Hafen fiel", False),
    ],
)  # fmt: skip
def test_in_other_languages_any_verb_behind_the_name_passes_words_on(
    evidence: str, sentence: str, claim: str, hers: bool
) -> None:
    found = _unspoken(evidence, sentence, claim=claim, language="de")

    assert found == ("ok" if hers else "no_cue")


def test_in_english_an_unlisted_verb_right_behind_a_name_passes_nothing_on() -> None:
    claim = "Mara Quill saw that the port fell."

    found = _unspoken("notices the port fell", "Mara Quill notices the port fell.", claim=claim)

    assert found == "no_cue"


def test_a_speaker_who_is_named_nowhere_near_is_shown_in_full() -> None:
    home, article = _placed("It fell", [["It fell."]], "It fell")
    long = known_name("Mara " * 30, (), ActorType.UNKNOWN, None)

    found = unspoken(long, home, OFFICIAL, read("It fell", "en"), article).finding

    assert found.verdict == "not_near_evidence"
    assert len(str(found.detail)) == 80


@pytest.mark.parametrize(
    ("sentence", "evidence", "found"),
    [
        ("Quill has put the toll at 20.", "at 20", ["Quill has"]),
        ("Quill has put the toll at 20.", "20", ["Quill has"]),
        ("Quill has put the toll at about 20.", "at about 20", ["Quill has"]),
        ("Quill put the toll at the 20.", "at the 20", ["Quill"]),
        ("Quill put the toll at a dozen.", "at a dozen", ["Quill"]),
        ("Quill put the toll at dozens.", "at dozens", ["Quill"]),
        ("Quill put the toll at sea.", "at sea", []),
        ("Quill put the men on 20 ships.", "on 20 ships", []),
        ("Quill put a ban on tin in 2020.", "in 2020", []),
        ("Quill said it is at 20.", "at 20", []),
        ("Now put the toll at 20.", "at 20", []),
        ("Quill put the toll at 20.", "Quill put the toll", []),
        ("Quill put the toll at 20, Tamm put it at 30.", "at 30", ["Quill", "Tamm"]),
        ("Quill put it at", "at", []),
        ("Quill put the" + " old" * 9 + " toll at 20.", "at 20", ["Quill"]),
        ("Quill put the" + " old" * 10 + " toll at 20.", "at 20", []),
    ],
)
def test_whoever_gives_a_figure_is_found(sentence: str, evidence: str, found: list[str]) -> None:
    passage = read(sentence, "en")
    start = sentence.index(evidence)
    inside = passage.inside(start, start + len(evidence))

    given = givers(passage, (inside[0], inside[-1] + 1))

    words = passage.words
    assert [sentence[words[a].start : words[b - 1].end] for a, b in given] == found


SAID, HIT = "Mara Quill said it fell.", "It had been hit"


@pytest.mark.parametrize(
    ("evidence", "paragraphs", "on"),
    [
        (HIT, [[SAID, f"{HIT}."]], True),
        (HIT, [[SAID], [f"{HIT}."]], False),
        (HIT, [["Bo Tamm said it fell.", f"{HIT}."]], False),
        ("It was hit", [[SAID, "It was hit."]], False),
        (HIT, [[QUILL_LEFT, "She said it fell.", f"{HIT}."]], True),
        (HIT, [["Bo Tamm left.", "He said it fell.", f"{HIT}."]], False),
        (HIT, [[SAID, "Men would flee.", f"{HIT}."]], True),
        (HIT, [[SAID, "Men fled.", f"{HIT}."]], False),
        (HIT, [[SAID, *["Men would flee."] * 3, f"{HIT}."]], True),
        (HIT, [[SAID, *["Men would flee."] * 4, f"{HIT}."]], False),
        (HIT, [[SAID, "Bo Tamm said it would rain.", f"{HIT}."]], False),
        (HIT, [["Mara Quill said so, Tamm added.", f"{HIT}."]], True),
        (HIT, [[f"{HIT}."]], False),
        (HIT, [[QUILL_LEFT, f"{HIT}."]], False),
    ],
)
def test_reported_speech_goes_on_in_its_tense(
    evidence: str, paragraphs: list[list[str]], on: bool
) -> None:
    home, article = _placed(evidence, paragraphs, evidence)

    assert goes_on(QUILL, home, article, ()) is on


@pytest.mark.parametrize(
    ("language", "before", "evidence", "on"),
    [
        ("de", "Mara Quill sagte, es falle.", "Es sei gefallen", True),
        ("de", "Mara Quill kam.", "Es sei gefallen", True),
        ("de", "Tamm kam.", "Es sei gefallen", False),
        ("de", "Tamm sagte, es falle.", "Es sei gefallen", False),
        ("de", "Mara Quill sagte, es falle.", "Es fiel", False),
        ("fr", "Mara Quill a dit ça.", "Had sei", False),
    ],
)
def test_german_reported_speech_goes_on_in_its_mood(
    language: str, before: str, evidence: str, on: bool
) -> None:
    home, article = _placed(evidence, [[before, f"{evidence}."]], evidence, language)

    assert goes_on(QUILL, home, article, ()) is on


def _earlier(
    number: int,
    *paragraphs: Sequence[str],
    quoted: bool = False,
    anaphor: str = "",
    speaker: KnownName = QUILL,
    others: Sequence[KnownName] = (),
) -> str:
    article = article_of(*paragraphs)
    home = article.sentence(number)
    assert home is not None
    passage = read(article.text_of(home), "en")
    at = passage.norms.index(anaphor.split()[0]) if anaphor else 0
    meant = (passage, (at, at + len(anaphor.split()))) if anaphor else None
    return earlier(speaker, home, article, others, quoted=quoted, anaphor=meant).finding.verdict


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        ("Mara Quill said so.", "ok"),
        ("Bo Tamm said so.", "another_speaker"),
        (QUILL_LEFT, "ok"),
        ("It rained.", "not_near_evidence"),
        ("“Mara Quill said so.”", "not_near_evidence"),
        ("“Bo Tamm said so,” wrote Mara Quill.", "ok"),
        ("Bo Tamm told Mara Quill so.", "ok"),
        ("Bo Tamm accused Mara Quill.", "another_speaker"),
        ("Bo Tamm praised Mara Quill.", "ok"),
        ("Bo Tamm, who met Mara Quill, spoke.", "another_speaker"),
        ("Mara Quill said so, according to Bo Tamm.", "ok"),
        ("It fell, according to Mara Quill.", "ok"),
        ("It fell, according to Bo Tamm.", "another_speaker"),
    ],
)
def test_whoever_spoke_last_is_the_one_who_goes_on(before: str, verdict: str) -> None:
    assert _earlier(2, [before, "It was late."]) == verdict


@pytest.mark.parametrize(
    ("before", "verdict"),
    [
        ("Ilva Osk said so.", "ok"),
        ("Ilva Osk said so, and Bo Tamm denied it.", "ok"),
        ("Bo Tamm said so.", "another_speaker"),
    ],
)
def test_a_state_goes_on_where_one_who_serves_it_spoke(before: str, verdict: str) -> None:
    state = KnownName("Navarr", ("Navarr",), "NAV", ("Navarrian",))
    osk = KnownName("Ilva Osk", ("Ilva Osk", "Osk"), "NAV")

    assert _earlier(2, [before, "It was late."], speaker=state, others=[osk]) == verdict


@pytest.mark.parametrize(
    ("evidence", "anaphor", "verdict"),
    [
        ("She fled.", "she", "ok"),
        ("The envoy fled.", "the envoy", "another_speaker"),
        ("It fell.", "", "another_speaker"),
    ],
)
def test_a_pronoun_may_stand_for_whoever_was_accused(
    evidence: str, anaphor: str, verdict: str
) -> None:
    assert _earlier(2, ["Bo Tamm accused Mara Quill.", evidence], anaphor=anaphor) == verdict


@pytest.mark.parametrize(
    ("paragraphs", "verdict"),
    [
        ([["“It fell.”", "Mara Quill said so."]], "ok"),
        ([["“It fell.”"], ["Mara Quill said so."]], "not_near_evidence"),
        ([["“It fell.”", "Bo Tamm said so."]], "another_speaker"),
        ([["“It fell.”", "Bo Tamm left."]], "not_near_evidence"),
        ([["“It fell,” Mara Quill said.", "It rained."]], "ok"),
    ],
)
def test_a_quotation_is_given_to_its_own_sentence_or_the_next(
    paragraphs: list[list[str]], verdict: str
) -> None:
    assert _earlier(1, *paragraphs, quoted=True) == verdict


@pytest.mark.parametrize(("between", "verdict"), [(2, "ok"), (3, "not_near_evidence")])
def test_a_pronoun_reaches_back_three_paragraphs(between: int, verdict: str) -> None:
    paragraphs = [["Mara Quill said so."], *[["Rain."]] * between, ["It fell."]]

    assert _earlier(between + 2, *paragraphs) == verdict


@pytest.mark.parametrize(("between", "verdict"), [(9, "ok"), (10, "not_near_evidence")])
def test_a_pronoun_reaches_back_ten_sentences(between: int, verdict: str) -> None:
    paragraphs = [["Mara Quill said so."], ["Rain."], [*["Rain."] * (between - 1), "It fell."]]

    assert _earlier(between + 2, *paragraphs) == verdict


def test_a_name_right_behind_may_be_the_speaker_too() -> None:
    assert _earlier(1, ["He was late.", "Mara Quill came."]) == "ok"


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Fars, citing Mara Quill, put it at ten.", True),
        ("Fars quoted Mara Quill as a source.", True),
        ("Fars praised Mara Quill.", False),
        ("Fars, citing Bo Tamm, met Mara Quill.", False),
    ],
)
def test_whoever_is_cited_is_a_source(sentence: str, found: bool) -> None:
    assert is_cited(QUILL, read(sentence, "en")) is found


@pytest.mark.parametrize(
    ("body", "verdict"),
    [
        (["President Mara Quill came.", "Bo Tamm came.", "The president said it fell."], "ok"),
        (["Mara Quill came.", "Bo Tamm spoke.", "The president said it fell."], "another_speaker"),
        (["Mara Quill came.", "They said it fell."], "another_speaker"),
        (["Mara Quill came.", "She said it fell."], "ok"),
        (["Bo Tamm said so.", "Asked by Mara Quill, she said it fell."], "ok"),
    ],
)
def test_a_title_or_pronoun_stands_for_whoever_fits_it(body: list[str], verdict: str) -> None:
    home, article = _placed("it fell", [body], "it fell")
    saying = next(item for item in sayings(home.passage) if item.subject[0] < item.subject[1])

    assert referred(QUILL, home, saying, article, ()).finding.verdict == verdict
