"""Whether the speaker of a claim speaks where its evidence stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from check_articles import article_of
from summarise.article import Article
from summarise.checks.acting.actors import known_name
from summarise.checks.speaking.speakers import Voice, check_speaker
from summarise.checks.text.names import KnownName
from summarise.checks.text.quotations import quotation_at, quotations
from summarise.vocabulary import ActorType, AttributionMode, SpeakerKind


def _known(name: str, *aliases: str, country: str | None = None) -> KnownName:
    kind = ActorType.STATE if country else ActorType.UNKNOWN
    return known_name(name, aliases, kind, country)


def _voice(
    article: Article,
    words: str,
    speaker: KnownName | None,
    *,
    kind: SpeakerKind = SpeakerKind.NAMED_OFFICIAL,
    text: str = "Something happened.",
    others: tuple[KnownName, ...] = (),
) -> Voice:
    start = article.text.index(words)
    return check_speaker(
        speaker,
        [(start, start + len(words))],
        kind=kind,
        text=text,
        article=article,
        others=others,
    )


# Sentences of one paragraph, evidence, speaker, verdict.
ROWS = [
    (["Mara Quill said the bridge was mined."], "the bridge was mined", "Mara Quill", "ok"),
    (["The bridge was mined, Mara Quill said."], "The bridge was mined", "Mara Quill", "ok"),
    (["“The bridge is mined,” said Quill."], "The bridge is mined", "Mara Quill", "ok"),
    (["According to Quill, the bridge was mined."], "the bridge was mined", "Mara Quill", "ok"),
    (["Mara Quill: the bridge was mined."], "the bridge was mined", "Mara Quill", "ok"),
    (["Mara Quill visited.", "She points out that it was mined."], "it was mined", "Mara Quill", "ok"),
    (["Oman fell.", "She points out that it was mined."], "it was mined", "Mara Quill", "not_in_article"),
    (["Mara Quill visited.", "Her Foreign Ministry said it was mined."], "it was mined", "Mara Quill", "ok"),
    (["Mara Quill visited.", "She said the bridge was mined."], "the bridge was mined", "Mara Quill", "ok"),
    (["Defence Minister Quill warned that it was mined."], "it was mined", "Mara Quill", "ok"),
    (["The Arms Control Board (ACB) met.", "The ACB said it was mined."], "it was mined", "Arms Control Board", "ok"),
    (["South Korea's military said shells fell."], "shells fell", "South Korean military", "ok"),
    (["U.S. officials said shells fell."], "shells fell", "two US officials", "ok"),
    (["A spokesman for the navy said shells fell."], "shells fell", "navy spokesperson", "ok"),
    (["The bridge was mined."], "The bridge was mined", "Mara Quill", "not_in_article"),
    (["Mara Quill took the bridge."], "took the bridge", "Mara Quill", "no_cue"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "words", "speaker", "verdict"), ROWS)
def test_the_speaker_is_looked_for_near_the_evidence(
    sentences: list[str], words: str, speaker: str, verdict: str
) -> None:
    voice = _voice(article_of(sentences), words, _known(speaker))

    assert voice.finding.verdict == verdict, voice.finding.detail


def test_the_previous_paragraph_is_near() -> None:
    article = article_of(["Mara Quill spoke in Ghent."], ["The bridge was mined, she said."])

    assert _voice(article, "The bridge was mined", _known("Mara Quill")).finding.verdict == "ok"


def test_a_speaker_far_away_is_not_near_the_evidence() -> None:
    filler = [["Rain fell on the town."]] * 5
    article = article_of(["Mara Quill spoke."], *filler, ["The bridge was mined."])

    found = _voice(article, "The bridge was mined", _known("Mara Quill")).finding

    assert found.verdict == "not_near_evidence"


def test_he_said_goes_on_over_paragraphs() -> None:
    article = article_of(
        ["Mara Quill spoke in Ghent."], ["Rain fell."], ["The bridge was mined, she said."]
    )

    assert _voice(article, "The bridge was mined", _known("Mara Quill")).finding.verdict == "ok"


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    article = article_of(
        ["“We held the bridge,” said Mara Quill."], ["“It was mined.”"], ["“Nobody crossed it.”"]
    )

    assert _voice(article, "Nobody crossed it", _known("Mara Quill")).finding.verdict == "ok"


def test_a_state_may_speak_through_its_capital() -> None:
    article = article_of(["Moscow said the bridge was mined."])

    found = _voice(article, "the bridge was mined", _known("Russia", country="RUS")).finding

    assert found.verdict == "ok"


@pytest.mark.parametrize(
    "sentence",
    [
        "Hamas said Israel agreed to the deal.",
        "According to Hamas, Israel agreed to the deal.",
        "“Israel agreed to the deal,” Hamas said.",
    ],
)
def test_a_cue_whose_subject_is_somebody_else_is_seen(sentence: str) -> None:
    israel, hamas = _known("Israel", country="ISR"), _known("Hamas")
    article = article_of([sentence])

    wrong = _voice(article, "Israel agreed", israel, others=(israel, hamas)).finding
    right = _voice(article, "Israel agreed", hamas, others=(israel, hamas)).finding

    assert (wrong.verdict, right.verdict) == ("another_speaker", "ok")


def test_speech_inside_speech_belongs_to_either() -> None:
    israel, hamas = _known("Israel", country="ISR"), _known("Hamas")
    article = article_of(["Hamas said Israel told mediators it had agreed."])

    found = _voice(article, "it had agreed", israel, others=(israel, hamas)).finding

    assert found.verdict == "ok"


def test_a_minister_is_no_rival_of_the_own_state() -> None:
    state, minister = _known("Ruritania", country="USA"), _known("Mara Quill", country="USA")
    article = article_of(["Mara Quill said Ruritania had agreed."])

    found = _voice(article, "Ruritania had agreed", state, others=(state, minister)).finding

    assert found.verdict == "ok"


def test_a_body_is_no_rival_of_its_own_spokesperson() -> None:
    body, voice = _known("Interpol"), _known("Interpol spokesperson")
    article = article_of(["The bridge was mined, an Interpol spokesperson said."])

    found = _voice(article, "The bridge was mined", voice, others=(body, voice)).finding

    assert found.verdict == "ok"


def test_quoted_speech_without_a_speaker_is_missing_one() -> None:
    article = article_of(["“We have mined the bridge,” she said."])

    voice = _voice(article, "We have mined the bridge", None)

    assert voice.finding.verdict == "speaker_missing"


def test_reported_speech_without_a_speaker_is_unknown() -> None:
    article = article_of(["Mara Quill said the bridge was mined."])

    assert _voice(article, "the bridge was mined", None).finding.verdict == "unknown"


def test_a_claim_about_the_saying_itself_needs_no_speaker() -> None:
    article = article_of(["Mara Quill said the bridge was mined."])

    voice = _voice(article, "the bridge was mined", None, text="Quill said the bridge was mined.")

    assert voice.finding.verdict == "ok"


def test_the_journalists_own_voice_needs_no_speaker() -> None:
    voice = _voice(article_of(["The United States shipped arms."]), "shipped arms", None)

    assert (voice.finding.verdict, voice.mode) == ("ok", AttributionMode.NONE)


def test_an_unnamed_official_has_no_name() -> None:
    article = article_of(["Mara Quill said the bridge was mined."])

    voice = _voice(
        article, "the bridge was mined", _known("Mara Quill"), kind=SpeakerKind.UNNAMED_OFFICIAL
    )

    assert voice.finding.verdict == "named_unnamed"


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "mode", "cue"),
    [
        ("“We mined the bridge,” said Quill.", "We mined the bridge", "named_official", "direct_quote", "said"),
        ("Quill said it was mined.", "it was mined", "named_official", "indirect_speech", "said"),
        ("According to Quill, it was mined.", "it was mined", "named_official", "indirect_speech", "According to"),
        ("Quill believes it was mined.", "it was mined", "named_official", "belief_or_intent", "believes"),
        ("A report by Quill showed it was mined.", "it was mined", "document_or_imagery", "document", "showed"),
        ("Quill called it a “grave and open threat” to all.", "grave and open threat", "named_official", "direct_quote", "called"),
    ],
)  # fmt: skip
def test_mode_and_cue_are_read_from_the_article(
    sentence: str, words: str, kind: str, mode: str, cue: str
) -> None:
    voice = _voice(article_of([sentence]), words, _known("Mara Quill"), kind=SpeakerKind(kind))

    assert (voice.mode, voice.cue) == (AttributionMode(mode), cue)


def test_evidence_outside_the_body_says_nothing_about_voices() -> None:
    found = check_speaker(
        _known("Mara Quill"),
        [],
        kind=SpeakerKind.NAMED_OFFICIAL,
        text="x",
        article=article_of(["Rain fell."]),
    )

    assert found.finding.verdict == "ok"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “we go” now.", ["“we go”"]),
        ('He said "we go" now.', ['"we go"']),
        ("Er sagte „wir gehen“.", ["„wir gehen“"]),
        ("Il dit « on part ».", ["« on part »"]),
        ("Er sagte »wir gehen«.", ["»wir gehen«"]),
        ("It's the army's 'own' word", []),
        ("He said ‘we don’t go’ now.", ["‘we don’t go’"]),
        ("“One.\n\n“Two.”", ["“One.", "“Two.”"]),
        ("an open “ mark only", []),
        ("“a\nwrapped line”", ["“a\nwrapped line”"]),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quotations(text)] == quoted


def test_a_quotation_must_hold_half_of_the_words() -> None:
    text = "He called it “mad” and left for home."

    assert quotation_at(text, 0, len(text)) is None
    assert quotation_at(text, 13, 18) == (13, 18)


# Paragraph, evidence, speaker, verdict: who else is in the sentence does not matter.
FAIR = [
    (["No group claimed credit, but militias had made threats."], "militias had made threats", None, "ok"),
    (["The army has declared victory, but troops have remained."], "troops have remained", None, "ok"),
    (["Rain killed 20 according to Quill, and left reportedly 9 stranded."], "left reportedly 9 stranded", None, "ok"),
    (["Quill, the envoy who led the fleet and now sits in the Senate, says it was mined."], "it was mined", "Mara Quill", "ok"),
    (["Mara Quill met Ivo Tamm and told him that it was mined."], "it was mined", "Mara Quill", "ok"),
    (["Mara Quill met Ivo Tamm and told him that it was mined."], "it was mined", "Ivo Tamm", "another_speaker"),
    (["Miners, cited by Ivo Tamm, fear that it was mined."], "it was mined", "miners", "ok"),
    (["It was mined, Mara Quill was quoted by sailors as saying."], "It was mined", "Mara Quill", "ok"),
    (["Mara Quill was quoted by sailors as having told them it was mined."], "it was mined", "sailors", "ok"),
    (["Papers, citing sailors, put the loss at 40 boats."], "put the loss at 40 boats", "sailors", "ok"),
    (["The coastguard has since raised the loss to 40."], "raised the loss to 40", "coastguard", "ok"),
    (["Quill visited.", "It was mined, she said, according to a text read by Ivo Tamm."], "It was mined", "Mara Quill", "ok"),
    (["Quill spoke, said Tamm.", "It was mined, she said; nobody crossed it."], "nobody crossed it", "Mara Quill", "ok"),
    (["The Harbour Council met.", "He said it was mined."], "it was mined", "Harbour Council", "another_speaker"),
    (["Mara Quill spoke.", "It said the bridge was mined."], "the bridge was mined", "Mara Quill", "another_speaker"),
    (["Mara Quill spoke.", "They say the bridge was mined."], "the bridge was mined", "Mara Quill", "another_speaker"),
    (["State radio showed Mara Quill.", "She said it was mined."], "it was mined", "Mara Quill", "ok"),
    (["Oman accused Mara Quill of fraud.", "She said the bridge was mined."], "the bridge was mined", "Mara Quill", "ok"),
    (["Oman accused Mara Quill of fraud.", "The letter said the bridge was mined."], "the bridge was mined", "Mara Quill", "another_speaker"),
    (["Mara Quill said it was mined.", "The bridge had been lost, and the pass would follow."], "The bridge had been lost", "Mara Quill", "ok"),
    (["Mara Quill said it was mined.", "The bridge is lost."], "The bridge is lost", "Mara Quill", "no_cue"),
    (["Mara Quill spoke.", "A spokesman said the bridge was mined."], "the bridge was mined", "Mara Quill", "another_speaker"),
    (["Early accounts from sailors suggest it was mined."], "it was mined", "sailors", "ok"),
    (["It was mined, the harbour note makes clear, and burned."], "It was mined", "harbour note", "ok"),
    (["It was mined, said Gen. Quill."], "It was mined", "Mara Quill", "ok"),
    (["The boat was sunk at once, said two sailors who saw it."], "The boat was sunk at once", "sailors", "ok"),
    (["Mara Quill is calm.", "The bridge, in her view, is lost."], "The bridge, in her view, is lost", "Mara Quill", "ok"),
    (["The bridge is lost – Mara Quill."], "The bridge is lost", "Mara Quill", "ok"),
    (["Quill said it was mined.", "Tamm denied it."], "Tamm denied it", None, "unknown"),
    (["Harbour men believe that it was mined."], "it was mined", None, "unknown"),
    (["Harbour men put the dead at 40."], "the dead at 40", None, "unknown"),
    (["Harbour men issued an alert for the coast, where rain fell."], "where rain fell", None, "ok"),
    (["Quill, with Foreign Minister Ivo Tamm, said it was mined."], "it was mined", "Ivo Tamm", "another_speaker"),
    (["Quill said it was mined.", "She added that it was lost."], "it was lost", "Mara Quill", "ok"),
    (["Ivo Tamm visited.", "Quill said it was mined.", "She added that it was lost."], "it was lost", "Ivo Tamm", "another_speaker"),
    (["She said it was mined.", "Mara Quill was in Ghent."], "it was mined", "Mara Quill", "ok"),
    (["AFP has put the toll in the hundreds.", "Mara Quill left."], "the toll in the hundreds", "Mara Quill", "no_cue"),
    (["Quill: “Oman lost a ship.”"], "Oman lost a ship", "Oman", "not_near_evidence"),
    (["Oman, which Quill accuses of fraud, left."], "accuses of fraud", "Mara Quill", "ok"),
    (["It was mined, a claim that Quill rejected."], "It was mined", "Mara Quill", "no_cue"),
]  # fmt: skip


@pytest.mark.parametrize(("sentences", "words", "speaker", "verdict"), FAIR)
def test_the_subject_of_the_governing_verb_is_the_speaker(
    sentences: list[str], words: str, speaker: str | None, verdict: str
) -> None:
    found = _voice(article_of(sentences), words, None if speaker is None else _known(speaker))

    assert found.finding.verdict == verdict, found.finding.detail


def test_an_outlet_speaks_by_whatever_it_does() -> None:
    article = article_of(["AFP has put the toll in the hundreds."])

    found = _voice(
        article, "the toll in the hundreds", _known("AFP"), kind=SpeakerKind.MEDIA_OUTLET
    )

    assert found.finding.verdict == "ok"


def test_the_journalists_voice_has_neither_mode_nor_cue() -> None:
    voice = _voice(article_of(["Mara Quill said “it was mined and lost”."]), "it was mined", None)

    assert (voice.mode, voice.cue) == (AttributionMode.NONE, None)


def test_the_cue_is_the_verb_and_not_the_noun_beside_it() -> None:
    article = article_of(
        ["A spokesperson, in a statement, characterised the raid as an act of war."]
    )

    voice = _voice(article, "the raid as an act of war", _known("spokesperson"))

    assert voice.cue == "characterised"


def test_a_denial_is_noted() -> None:
    article = article_of(["Mara Quill denied the accusation."])

    assert _voice(article, "denied the accusation", _known("Mara Quill")).denies


# Language, paragraph, evidence, speaker, verdict.
ELSEWHERE = [
    ("de", ["Am Abend erklärte Quill, die Brücke sei vermint."], "die Brücke sei vermint", "Mara Quill", "ok"),
    ("de", ["Mara Quill sprach in Gent.", "Die Brücke sei vermint."], "Die Brücke sei vermint", "Mara Quill", "ok"),
    ("de", ["Mara Quill kam.", "Die Brücke sei vermint, sagte sie am Abend."], "Die Brücke sei vermint", "Mara Quill", "ok"),
    ("de", ["Nach Angaben von Quill fiel die Brücke."], "fiel die Brücke", "Mara Quill", "ok"),
    ("de", ["Die Brücke sei vermint."], "Die Brücke sei vermint", None, "unknown"),
    ("fr", ["Le pont est miné, a estimé mardi Mara Quill."], "Le pont est miné", "Mara Quill", "ok"),
    ("fr", ["Le pont est miné, a estimé mardi Mara Quill."], "Le pont est miné", None, "unknown"),
    ("fr", ["On met en cause la Ligue du port, qui dément."], "en cause la Ligue du port, qui dément", "Ligue du port", "ok"),
    ("es", ["El canciller, Ivo Tamm, que viajó a Gante, sostuvo que cayó el puente."], "cayó el puente", "Ivo Tamm", "ok"),
    ("es", ["Según fuentes navales hubo muertos."], "hubo muertos", None, "unknown"),
    ("ru", ["Мост заминирован, заявила Мара Квилл."], "Мост заминирован", "Mara Quill", "ok"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "sentences", "words", "speaker", "verdict"), ELSEWHERE)
def test_other_languages_put_the_speaker_elsewhere(
    language: str, sentences: list[str], words: str, speaker: str | None, verdict: str
) -> None:
    article = replace(article_of(sentences), language=language)

    found = _voice(article, words, None if speaker is None else _known(speaker)).finding

    assert found.verdict == verdict, found.detail


def test_the_minister_of_a_country_may_be_a_minister_who_is_named_elsewhere() -> None:
    article = article_of(["The Israeli prime minister said it was mined."], ["Ivo Tamm left."])
    own = known_name("Ivo Tamm", (), ActorType.UNKNOWN, "ISR")
    foreign = known_name("Ivo Tamm", (), ActorType.UNKNOWN, "OMN")

    verdicts = [_voice(article, "it was mined", who).finding.verdict for who in (own, foreign)]

    assert verdicts == ["ok", "another_speaker"]


def test_whoever_the_article_calls_a_spokesperson_speaks_for_the_body() -> None:
    article = article_of(
        ["Harbour League spokeswoman Mara Quill came.", "It was mined, Quill said."]
    )
    league, person = _known("Harbour League"), _known("Mara Quill")

    found = _voice(article, "It was mined", league, others=(league, person)).finding

    assert found.verdict == "ok"


def test_a_smaller_part_told_by_somebody_leaves_the_claim_with_the_article() -> None:
    article = article_of(
        ["The bridge over the river was closed on Monday night.", "Mara Quill called for repairs."]
    )
    spans = [
        (article.text.index(words), article.text.index(words) + len(words))
        for words in ("bridge over the river was closed on Monday night", "for repairs")
    ]

    found = check_speaker(
        None,
        spans,
        kind=SpeakerKind.JOURNALIST,
        text="The bridge over the river was closed on Monday night for repairs.",
        article=article,
    )

    assert found.finding.verdict == "ok"


def test_an_inflected_adjective_is_no_first_name_in_german() -> None:
    article = replace(article_of(["Ägyptische Stellen sprechen von Toten."]), language="de")

    voice = _voice(
        article,
        "sprechen von Toten",
        _known("Ägyptische Stellen"),
        kind=SpeakerKind.UNNAMED_OFFICIAL,
    )

    assert voice.finding.verdict == "ok"


SO = "Something happened."
SILENT = [  # sentences, evidence, claim, verdict on a claim without a speaker
    (["Quill said the port fell."], ["the port fell"], SO, "unknown"),
    (["Quill said the port fell."], ["the port fell"], "Quill said the port fell.", "ok"),
    (["Fars says men claim the port fell."], ["the port fell"], "Men claim the port fell.", "unknown"),
    (["Men claim the port fell."], ["the port fell"], "Men claim the port fell.", "ok"),
    (["No man denies the port fell."], ["the port fell"], SO, "ok"),
    (["The few say the port fell."], ["the port fell"], SO, "ok"),
    (["Such a few say the port fell."], ["the port fell"], SO, "unknown"),
    (["Oman denied it."], ["Oman denied it"], "Oman came.", "unknown"),
    (["Oman praised it."], ["Oman praised it"], "Oman came.", "ok"),
    (["Oman praised it."], ["Oman praised it"], "Rain came.", "unknown"),
    (["Talks were praised."], ["Talks were praised"], "Rain came.", "ok"),
    (["Rain came, Oman praised it."], ["Rain came"], "Rain came.", "ok"),
    (["The port fell on Monday.", "Quill said it burned."], ["The port fell on Monday", "it burned"], SO, "ok"),
    (["Quill said it burned.", "The port fell on Monday."], ["it burned", "The port fell on Monday"], SO, "unknown"),
    (["The port fell.", "Quill said it burned all day."], ["The port fell", "it burned all day"], SO, "unknown"),
    (["It rained.", "“The port fell.”"], ["It rained", "The port fell"], SO, "speaker_missing"),
    (["It rained.", "“The port fell,” Quill said."], ["It rained", "The port fell"], "Quill said the port fell.", "ok"),
    (["Quill put the toll at 20."], ["at 20"], "The toll is 20.", "unknown"),
    (["Quill put the force at a few hundred."], ["a few hundred"], "It is a few hundred.", "unknown"),
    (["Quill sneered that the port was shut."], ["the port was shut"], "The port was shut.", "unknown"),
    (["“The port was shut,” Quill snapped."], ["The port was shut"], "The port was shut.", "speaker_missing"),
    (["A cable snapped, and the port was shut."], ["and the port was shut"], "The port was shut.", "ok"),
    (["Quill put the toll at 20."], ["at 20"], "Quill gave a toll of 20.", "ok"),
    (["Der Hafen sei gefallen."], ["Der Hafen sei gefallen"], SO, "ok"),
    (["Quill said to the council that the port fell."], ["the port fell"], SO, "unknown"),
    (["The ship, which Quill says he owns, sank at noon."], ["sank at noon"], "The ship sank at noon.", "ok"),
    (["The ship, as papers wrote, sank at noon."], ["sank at noon"], "The ship sank at noon.", "ok"),
    (["The ship, Quill says, sank at noon."], ["sank at noon"], "The ship sank at noon.", "unknown"),
    (["Quill spoke by radio with Tamm, at his wish."], ["spoke by radio with Tamm"], "Tamm wished for the call.", "ok"),
    (["Quill put a tax on salt in 2020."], ["a tax on salt in 2020"], "Salt was taxed.", "ok"),
    (["Quill plans to visit Ghent."], ["plans to visit Ghent"], "Quill intends to visit Ghent.", "ok"),
    (["Quill plans to visit Ghent."], ["plans to visit Ghent"], "Tamm intends to visit Ghent.", "unknown"),
    (["The league of southern states met."], ["southern states met"], "Southern ones met.", "ok"),
]  # fmt: skip


def _heard(
    body: list[str],
    words: list[str],
    speaker: str | None,
    *,
    kind: SpeakerKind = SpeakerKind.NAMED_OFFICIAL,
    text: str = SO,
    language: str = "en",
) -> Voice:
    article = article_of(body, language=language)
    starts = [article.text.index(item) for item in words]
    spans = [(start, start + len(item)) for start, item in zip(starts, words, strict=True)]
    known = None if speaker is None else _known(speaker)
    return check_speaker(known, spans, kind=kind, text=text, article=article)


@pytest.mark.parametrize(("body", "words", "text", "verdict"), SILENT)
def test_a_claim_without_a_speaker_rests_on_nobodys_words(
    body: list[str], words: list[str], text: str, verdict: str
) -> None:
    assert _heard(body, words, None, text=text).finding.verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [("Der Hafen sei gefallen.", "unknown"), ("Der Hafen ist gefallen.", "ok")],
)
def test_german_tells_by_its_mood_that_somebody_speaks(sentence: str, verdict: str) -> None:
    assert _heard([sentence], [sentence[:-1]], None, language="de").finding.verdict == verdict


@pytest.mark.parametrize(
    ("body", "words", "speaker", "found"),
    [
        (["Bo Ames said it burned.", "Mara Quill said the port fell."], ["it burned", "the port fell"], "Mara Quill", ("ok", "indirect_speech", "said", False)),
        (["Mara Quill said the port fell.", "Bo Ames told us it burned."], ["the port fell", "it burned"], "Mara Quill", ("ok", "indirect_speech", "said", False)),
        (["Bo Ames said it burned.", "“The port fell,” Mara Quill said."], ["it burned", "The port fell"], "Mara Quill", ("ok", "direct_quote", "said", False)),
        (["Mara Quill denied the port fell."], ["the port fell"], "Mara Quill", ("ok", "indirect_speech", "denied", True)),
        (["Mara Quill: the port fell."], ["the port fell"], "Mara Quill", ("ok", "indirect_speech", None, False)),
        (["Mara Quill believes the port fell."], ["the port fell"], "Mara Quill", ("ok", "belief_or_intent", "believes", False)),
        (["Board men of the Arms group said it fell."], ["it fell"], "Arms Board group", ("ok", "indirect_speech", "said", False)),
        (["It rained.", "It fell, sailors from Oman said."], ["It rained"], "Omani sailors", ("no_cue", "indirect_speech", None, False)),
        (["Omani officials put the toll at 20."], ["at 20"], "officials in Oman", ("ok", "indirect_speech", None, False)),
        (["The officials put the toll at 20.", "Rain fell on two officials."], ["at 20"], "two officials", ("ok", "indirect_speech", None, False)),
        (["The port fell, Mara Quill said to reporters."], ["The port fell"], "Mara Quill", ("ok", "indirect_speech", "said", False)),
        (["Oman wanted peace, Bo Ames said."], ["Oman wanted peace"], "Bo Ames", ("ok", "indirect_speech", "said", False)),
    ],
)  # fmt: skip
def test_one_piece_of_evidence_that_the_speaker_speaks_is_enough(
    body: list[str], words: list[str], speaker: str, found: tuple[str, str, str | None, bool]
) -> None:
    voice = _heard(body, words, speaker)

    assert (voice.finding.verdict, voice.mode.value, voice.cue, voice.denies) == found


@pytest.mark.parametrize(
    ("body", "speaker", "verdict"),
    [
        (["Mara Quill came.", "A spokesman said it fell."], "Mara Quill", "another_speaker"),
        (["Mara Quill came.", "The envoy said it fell."], "Mara Quill", "ok"),
        (["Mara Quill came.", "His envoy said it fell."], "Mara Quill", "ok"),
        (["Mara Quill came.", "Officials said it fell."], "Mara Quill", "another_speaker"),
        (["Navy ships came.", "A spokesman said it fell."], "Navy", "ok"),
        (["Navy ships came.", "A spokesman of Oman said it fell."], "Navy", "another_speaker"),
        (["Navy ships came.", "Its spokesman in Oman said it fell."], "Navy", "ok"),
        (["A spokesman said it fell.", "Navy ships came."], "Navy", "another_speaker"),
        (["Spokesmen said it fell for the Navy."], "Navy", "ok"),
    ],
)
def test_a_description_stands_for_a_speaker_who_was_named_before(
    body: list[str], speaker: str, verdict: str
) -> None:
    assert _heard(body, ["it fell"], speaker).finding.verdict == verdict


@pytest.mark.parametrize(
    ("language", "sentence", "speaker", "verdict"),
    [
        ("de", "Ägyptische Stellen sagten, es fiel.", "Ägyptische Stellen", "ok"),
        ("en", "Egyptische Stellen said es fiel.", "Egyptische Stellen", "named_unnamed"),
        ("de", "Mara Quill sagte, es fiel.", "Mara Quill", "named_unnamed"),
        ("en", "Diplomats in London said es fiel.", "Diplomats in London", "ok"),
    ],
)
def test_an_unnamed_official_has_no_persons_name(
    language: str, sentence: str, speaker: str, verdict: str
) -> None:
    unnamed = SpeakerKind.UNNAMED_OFFICIAL

    found = _heard([sentence], ["es fiel"], speaker, kind=unnamed, language=language)

    assert found.finding.verdict == verdict


def test_a_name_in_another_script_is_not_judged() -> None:
    found = _heard(["Лавров сказал, что порт пал."], ["порт пал"], "Sergei Lavrov", language="ru")

    assert (found.finding.verdict, found.cue) == ("ok", None)


def test_a_long_name_that_is_nowhere_is_shown_in_short() -> None:
    found = _heard(["It fell."], ["It fell"], "Mara " * 30)

    assert (found.finding.verdict, len(str(found.finding.detail))) == ("not_in_article", 80)
