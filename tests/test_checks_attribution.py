"""Whose words some evidence is, where no plain verb of saying settles it."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.checks.acting.actors import known_name
from summarise.checks.speaking.constructions import agent, is_passive, is_quoted_as
from summarise.checks.speaking.sayings import governing, sayings
from summarise.checks.speaking.speakers import Voice, check_speaker
from summarise.checks.text.names import KnownName
from summarise.checks.text.scopes import read
from summarise.vocabulary import ActorType, AttributionMode, SpeakerKind


def _known(name: str, *aliases: str, country: str | None = None) -> KnownName:
    kind = ActorType.STATE if country else ActorType.UNKNOWN
    return known_name(name, aliases, kind, country)


QUILL, AMES = _known("Mara Quill"), _known("Bo Ames")


def _voice(
    words: str,
    speaker: KnownName | None,
    *paragraphs: list[str],
    kind: SpeakerKind = SpeakerKind.NAMED_OFFICIAL,
    text: str = "Something happened.",
    others: tuple[KnownName, ...] = (),
    language: str = "en",
) -> Voice:
    article = article_of(*paragraphs, language=language)
    start = article.text.index(words)
    span = (start, start + len(words))
    return check_speaker(speaker, [span], kind=kind, text=text, article=article, others=others)


@pytest.mark.parametrize(
    ("sentence", "words", "verdict"),
    [
        ("Mara Quill: the port is shut.", "the port is shut", "ok"),
        ("The port is shut – Mara Quill.", "The port is shut", "ok"),
        ("To Mara Quill, the port is shut.", "the port is shut", "ok"),
        ("In Mara Quill's view the port is shut.", "the port is shut", "ok"),
        ("By Mara Quill's account the port is shut.", "the port is shut", "ok"),
        ("Mara Quill ratified that the port is shut.", "the port is shut", "ok"),
        ("The port is shut, by figures of Mara Quill.", "The port is shut", "ok"),
        ("The port is shut near Mara Quill.", "The port is shut", "no_cue"),
        ("The port is shut, Bo Ames said, citing Mara Quill.", "The port is shut", "ok"),
        ("The port is shut, Bo Ames told Mara Quill.", "The port is shut", "another_speaker"),
        ("The port is shut, according to Mara Quill.", "The port is shut", "ok"),
        ("According to Mara Quill, the port is shut.", "the port is shut", "ok"),
        ("Mara Quill has put the toll at 20.", "at 20", "ok"),
        ("Bo Ames met Mara Quill and said the port is shut.", "the port is shut", "another_speaker"),
        ("Mara Quill met Bo Ames and said the port is shut.", "the port is shut", "ok"),
        ("Mara Quill spoke, adding that the port is shut.", "the port is shut", "ok"),
        ("The port is shut, Mara Quill, who led the navy, said.", "The port is shut", "ok"),
        ("Mara Quill was accused by Bo Ames of shutting the port.", "shutting the port", "another_speaker"),
        ("Mara Quill was quoted by a paper as saying the port is shut.", "the port is shut", "ok"),
    ],
)  # fmt: skip
def test_a_speaker_is_told_by_more_than_verbs(sentence: str, words: str, verdict: str) -> None:
    found = _voice(words, QUILL, [sentence])

    assert found.finding.verdict == verdict, found.finding.detail


@pytest.mark.parametrize(
    ("paragraphs", "words", "verdict"),
    [
        ([["Mara Quill met us.", "She said the port is shut."]], "the port is shut", "ok"),
        ([["Mara Quill was there.", "Bo Ames said no.", "He said the port is shut."]], "the port is shut", "another_speaker"),
        ([["Mara Quill spoke of war.", "“The port is shut and that is that.”"]], "The port is shut and that is that", "ok"),
        ([["Bo Ames spoke of war.", "“The port is shut and that is that.”"]], "The port is shut and that is that", "not_in_article"),
        ([["Mara Quill was there.", "The port is shut."]], "The port is shut", "no_cue"),
        ([["Mara Quill was there."], ["The port is shut."]], "The port is shut", "no_cue"),
        ([["Mara Quill was there."], ["Rain fell."], ["The port is shut."]], "The port is shut", "not_near_evidence"),
        ([["Mara Quill said all had gone.", "The port had been shut."]], "The port had been shut", "ok"),
        ([["Mara Quill said all had gone.", "The port is shut."]], "The port is shut", "no_cue"),
        ([["Mara Quill said all had gone."], ["The port had been shut."]], "The port had been shut", "no_cue"),
        ([["Mara Quill said all had gone.", "The minister said the port is shut."]], "the port is shut", "ok"),
    ],
)  # fmt: skip
def test_speech_goes_on_over_sentences(
    paragraphs: list[list[str]], words: str, verdict: str
) -> None:
    found = _voice(words, QUILL, *paragraphs)

    assert found.finding.verdict == verdict, found.finding.detail


@pytest.mark.parametrize(
    ("kind", "sentence", "words", "verdict"),
    [
        (SpeakerKind.MEDIA_OUTLET, "Ghent Radio counts 20 dead.", "20 dead", "ok"),
        (SpeakerKind.INSTITUTION, "Rain fell on 20 dead near Ghent Radio.", "20 dead", "no_cue"),
        (SpeakerKind.MEDIA_OUTLET, "Rain fell on 20 dead near Ghent Radio.", "20 dead", "ok"),
    ],
)
def test_an_outlet_speaks_by_being_named(
    kind: SpeakerKind, sentence: str, words: str, verdict: str
) -> None:
    found = _voice(words, _known("Ghent Radio"), [sentence], kind=kind)

    assert found.finding.verdict == verdict, found.finding.detail


@pytest.mark.parametrize(
    ("sentence", "words", "text", "verdict"),
    [
        ("“The port is shut for good,” Quill said.", "The port is shut for good", "The port is shut.", "speaker_missing"),
        ("“The port is shut for good,” Quill said.", "The port is shut for good", "Quill said the port is shut.", "ok"),
        ("Quill said the port is shut.", "the port is shut", "The port is shut.", "unknown"),
        ("The port is shut.", "The port is shut", "The port is shut.", "ok"),
        ("Nobody said the port is shut.", "the port is shut", "The port is shut.", "ok"),
        ("Kiev denied it.", "Kiev denied it", "The port is open.", "unknown"),
        ("Kiev denied it.", "Kiev denied it", "Kiev denied the raid.", "ok"),
    ],
)  # fmt: skip
def test_a_claim_without_a_speaker_is_the_journalists(
    sentence: str, words: str, text: str, verdict: str
) -> None:
    found = _voice(words, None, [sentence], text=text)

    assert found.finding.verdict == verdict, found.finding.detail
    assert (found.mode, found.cue) == (AttributionMode.NONE, None)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("Der Hafen ist zu.", "unknown"), ("Ames sagte, der Hafen sei zu.", "ok")],
)
def test_the_german_mood_of_reported_speech_is_somebodys(text: str, verdict: str) -> None:
    found = _voice("Der Hafen sei zu", None, ["Der Hafen sei zu."], text=text, language="de")

    assert found.finding.verdict == verdict


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "mode", "cue"),
    [
        ("Mara Quill said the port is shut.", "the port is shut", SpeakerKind.NAMED_OFFICIAL, AttributionMode.INDIRECT_SPEECH, "said"),
        ("Mara Quill believes the port is shut.", "the port is shut", SpeakerKind.NAMED_OFFICIAL, AttributionMode.BELIEF_OR_INTENT, "believes"),
        ("“The port is shut now,” Mara Quill said.", "The port is shut now", SpeakerKind.NAMED_OFFICIAL, AttributionMode.DIRECT_QUOTE, "said"),
        ("Mara Quill said the port is shut.", "the port is shut", SpeakerKind.DOCUMENT_OR_IMAGERY, AttributionMode.DOCUMENT, "said"),
    ],
)  # fmt: skip
def test_how_words_are_passed_on(
    sentence: str, words: str, kind: SpeakerKind, mode: AttributionMode, cue: str
) -> None:
    found = _voice(words, QUILL, [sentence], kind=kind)

    assert (found.mode, found.cue, found.denies) == (mode, cue, False)


def test_a_denial_is_no_claim_of_the_speakers() -> None:
    found = _voice("it shut the port", QUILL, ["Mara Quill denied it shut the port."])

    assert (found.denies, found.cue) == (True, "denied")


@pytest.mark.parametrize(
    ("name", "kind", "verdict"),
    [
        ("Mara Quill", SpeakerKind.UNNAMED_OFFICIAL, "named_unnamed"),
        ("Mara Quill", SpeakerKind.NAMED_OFFICIAL, "ok"),
        ("Diplomats in Ghent", SpeakerKind.UNNAMED_OFFICIAL, "ok"),
    ],
)
def test_an_official_without_a_name_has_none(name: str, kind: SpeakerKind, verdict: str) -> None:
    sentences = [f"{name} said the port is shut."]

    assert _voice("the port is shut", _known(name), sentences, kind=kind).finding.verdict == verdict


def test_a_latin_name_says_nothing_in_another_script() -> None:
    found = _voice("Порт закрыт", QUILL, ["Порт закрыт, сказала она."], language="ru")

    assert found.finding.verdict == "ok"
    assert found.cue is None


@pytest.mark.parametrize(
    ("speaker", "sentence", "verdict"),
    [
        (_known("Iran", country="IRN"), "The Iranian navy said the port is shut.", "ok"),
        (_known("Iran", country="IRN"), "The Iraqi navy said the port is shut.", "not_in_article"),
        (_known("foreign ministry"), "The ministry said the port is shut.", "not_in_article"),
    ],
)
def test_a_state_speaks_through_those_who_serve_it(
    speaker: KnownName, sentence: str, verdict: str
) -> None:
    others = (_known("Iranian navy", country="IRN"), _known("Iraq", country="IRQ"))

    found = _voice("the port is shut", speaker, [sentence], others=others)

    assert found.finding.verdict == verdict, found.finding.detail


@pytest.mark.parametrize(
    ("sentence", "word", "passive"),
    [
        ("Oman was accused of theft.", "accused", True),
        ("Oman was not accused of theft.", "accused", True),
        ("Oman was repeatedly accused of theft.", "accused", True),
        ("Oman accused Toral.", "accused", False),
        ("Oman has accused Toral.", "accused", False),
        ("Oman accusing Toral", "accusing", False),
        ("Men believed to have fled", "believed", True),
        ("The raid ordered by Quill", "ordered", True),
        ("Oman warned, by radio, of war.", "warned", False),
        ("The ship, named after a king, sank.", "named", True),
        ("Accused of theft, Oman fled.", "accused", False),
    ],
)
def test_a_passive_verb_of_saying_is_not_its_subjects(
    sentence: str, word: str, passive: bool
) -> None:
    passage = read(sentence, "en")
    cue = passage.speech_at.get(passage.norms.index(word))
    if cue is None:
        assert not passive or word in {"named", "ordered"}
        return

    assert is_passive(passage, cue) is passive


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("Oman was accused by Mara Quill.", "mara quill"),
        ("Oman was accused by Mara Quill of hiding it.", "mara quill"),
        ("Oman was accused of theft.", ""),
    ],
)
def test_the_agent_of_a_passive_stands_behind_by(sentence: str, who: str) -> None:
    passage = read(sentence, "en")
    cue = passage.speech_at[passage.norms.index("accused")]

    first, last = agent(passage, cue)

    assert " ".join(passage.norms[first:last]) == who


@pytest.mark.parametrize(
    ("sentence", "quoted"),
    [
        ("Quill was quoted as saying so.", True),
        ("Quill was quoted by a paper as saying so.", True),
        ("Quill was quoted by a paper.", False),
    ],
)
def test_who_is_quoted_as_saying_says_it(sentence: str, quoted: bool) -> None:
    passage = read(sentence, "en")

    assert is_quoted_as(passage, passage.speech_at[passage.norms.index("quoted")]) is quoted


@pytest.mark.parametrize(
    ("sentence", "word", "verbs"),
    [
        ("A port is shut, a charge that Oman rejects.", "shut", []),
        ("Raids killed 20 according to Quill, leaving 9 stranded.", "stranded", []),
        ("Raids killed 20 according to Quill, leaving 9 stranded.", "killed", ["according to"]),
        ("Quill left, Ames said.", "left", ["said"]),
        ("Quill left when Ames said no.", "left", []),
        ("“We left,” Quill said. ", "left", ["said"]),
    ],
)
def test_what_hangs_on_a_saying(sentence: str, word: str, verbs: list[str]) -> None:
    passage = read(sentence, "en")

    found = governing(passage, [passage.norms.index(word)])

    assert [passage.phrase(item.cue) for item in found] == verbs
    assert all(item in sayings(passage) for item in found)
