"""Aides, kin, rivals and namesakes do not speak for the person they stand beside."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.checks.acting.actors import known_name
from summarise.checks.context import Context
from summarise.checks.speaking.entourage import is_one_of, namesakes, untold_title
from summarise.checks.speaking.speakers import check_speaker
from summarise.checks.text.names import surname_of
from summarise.checks.text.scopes import read
from summarise.draft import DraftActor
from summarise.vocabulary import ActorRole, ActorType, SpeakerKind


def _verdict(sentences: list[str], words: str, speaker: str, kind: SpeakerKind) -> str:
    article = article_of(sentences)
    start = article.text.index(words)
    known = Context.of(article, ()).speaker(speaker)
    voice = check_speaker(
        known, [(start, start + len(words))], kind=kind, text=f"{words}.", article=article
    )
    return voice.finding.verdict


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("An adviser to Nell Osk said that the fleet had sailed.", "the fleet had sailed"),
        (
            "A nephew of the late President Nell Osk said that the fleet had sailed.",
            "the fleet had sailed",
        ),
        ("Nell Osk's brother said that the fleet had sailed.", "the fleet had sailed"),
        ("The fleet had sailed, said a lawyer for Nell Osk.", "The fleet had sailed"),
        ("An aide to the former prime minister Osk said that it had sailed.", "it had sailed"),
        ("Nell Osk's very old and trusted friend said that it had sailed.", "it had sailed"),
        (
            "Two allies of General Nell Osk claimed that the fleet had sailed.",
            "the fleet had sailed",
        ),
        (
            "Nell Osk's former deputy told parliament that the fleet had sailed.",
            "the fleet had sailed",
        ),
    ],
)
def test_whoever_stands_beside_a_person_is_another_speaker(sentence: str, words: str) -> None:
    verdict = _verdict([sentence], words, "Nell Osk", SpeakerKind.NAMED_OFFICIAL)

    assert verdict == "another_speaker"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("A spokesman for Nell Osk said that the fleet had sailed.", "the fleet had sailed"),
        (
            "Nell Osk, an adviser to the king, said that the fleet had sailed.",
            "the fleet had sailed",
        ),
        ("The office of Nell Osk said that the fleet had sailed.", "the fleet had sailed"),
        ("Nell Osk's statement said that the fleet had sailed.", "the fleet had sailed"),
        ("Osk's sister, Nell Osk, said that the fleet had sailed.", "the fleet had sailed"),
        ("Nell Osk's spokesman, a friend of hers, said that it had sailed.", "it had sailed"),
        ("The deputy minister, Nell Osk, said that the fleet had sailed.", "the fleet had sailed"),
        ("The king's deputy in the old port, Nell Osk, said that it sailed.", "it sailed"),
        ("Nell Osk's office told her brother that the fleet had sailed.", "the fleet had sailed"),
        (
            "The Secretary of State, Nell Osk, said that the fleet had sailed.",
            "the fleet had sailed",
        ),
    ],
)
def test_a_person_speaks_in_apposition_and_through_an_office(sentence: str, words: str) -> None:
    verdict = _verdict([sentence], words, "Nell Osk", SpeakerKind.NAMED_OFFICIAL)

    assert verdict == "ok"


BROTHERS = [
    "Finance Minister Ruta Vell met the bankers on Monday.",
    "The guerrilla leader Taro Vell stayed in the hills.",
]


@pytest.mark.parametrize(
    ("said", "speaker", "verdict"),
    [
        ("Ruta Vell said that the loan was safe.", "Ruta Vell", "ok"),
        ("Ruta Vell said that the loan was safe.", "Taro Vell", "another_speaker"),
        ("Minister Vell said that the loan was safe.", "Taro Vell", "another_speaker"),
        ("Minister Vell said that the loan was safe.", "Ruta Vell", "ok"),
        ("Mr Vell said that the loan was safe.", "Taro Vell", "ok"),
        ("Vell said that the loan was safe.", "Ruta Vell", "ok"),
    ],
)
def test_people_of_one_surname_are_told_apart_by_forename_and_title(
    said: str, speaker: str, verdict: str
) -> None:
    found = _verdict([*BROTHERS, said], "the loan was safe", speaker, SpeakerKind.NAMED_OFFICIAL)

    assert found == verdict


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Taro Vell fled. Ruta Vell stayed.", ("Ruta Vell",)),
        ("Taro Vell fled. The very able judge Ruta Vell stayed.", ("Ruta Vell",)),
        ("Taro Vell fled. Judge Ruta Vell stayed.", ("Ruta Vell", "judge Vell", "Judge Vell")),
        ("Judge Taro Vell fled. Judge Ruta Vell stayed.", ("Ruta Vell",)),
        ("Ruta Vell stayed.", ()),
        ("Taro Vell fled from the Judge. Ruta Vell stayed.", ("Ruta Vell",)),
        ("Taro Vell fled. General Vell stayed.", ()),
        ("Taro Vell fled, and the aged Vell stayed.", ()),
        ("Taro Vell fled. Vell stayed.", ()),
        ("Vell stayed. Taro Vell fled.", ()),
    ],
)
def test_a_namesake_has_a_forename_of_its_own_beside_the_speakers_full_name(
    text: str, found: tuple[str, ...]
) -> None:
    known = known_name("Taro Vell", (), ActorType.UNKNOWN, None)

    assert namesakes(known, text) == found


def test_a_title_before_the_full_name_makes_no_namesake() -> None:
    known = known_name("Nell Osk", (), ActorType.GOVERNMENT, None)

    found = namesakes(known, "Taoiseach Nell Osk left. Later Taoiseach Osk said so. Mrs Osk slept.")

    assert found == ()


@pytest.mark.parametrize(
    ("subject", "speaker", "verdict"),
    [
        ("One villager", "Villagers", "another_speaker"),
        ("A diplomat", "diplomats", "another_speaker"),
        ("Villagers", "Villagers", "ok"),
        ("Two diplomats", "diplomats", "ok"),
        ("A diplomat", "a diplomat", "ok"),
    ],
)
def test_one_speaker_is_not_many(subject: str, speaker: str, verdict: str) -> None:
    sentences = [f"{subject} said that the well had been poisoned."]

    found = _verdict(sentences, "the well had been poisoned", speaker, SpeakerKind.EYEWITNESS)

    assert found == verdict


@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("General Ivo Tarn", "Ivo Tarn, a baker, spoke.", "general"),
        ("Foreign Minister Ivo Tarn", "Ivo Tarn of the foreign ministry spoke.", None),
        ("Mr Ivo Tarn", "Ivo Tarn spoke.", None),
        ("Ivo Tarn", "Ivo Tarn spoke.", None),
        ("President of the Bank", "The bank spoke.", None),
        ("Gen. Admiral Ivo Tarn", "Gen. Ivo Tarn spoke.", "admiral"),
        ("Baker General Ivo Tarn", "Ivo Tarn, a baker, spoke.", None),
        ("Captain Ivo Tarn", "Ivo Tarn was captured.", "captain"),
        ("Minister Ivo Tarn", "Ivo Tarn runs the ministry.", None),
    ],
)
def test_a_rank_that_the_article_gives_nobody_is_found(
    name: str, text: str, title: str | None
) -> None:
    assert untold_title(name, text) == title


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("An aide to Coss", None),
        ("Hammer of Ister", None),
        ("Ilva Coss", "Coss"),
        ("Secretary of State Ilva Coss", "Coss"),
        ("Ursula von der Leyen", "Leyen"),
    ],
)
def test_a_description_has_no_surname(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("sentence", "words", "speaker", "verdict"),
    [
        (
            '"She told us to run," the baker Ivo Tarn said of the guard.',
            "She told us to run",
            "Ivo Tarn",
            "ok",
        ),
        (
            "The dam broke while engineers slept, killing nine, the governor said.",
            "The dam broke",
            "governor",
            "ok",
        ),
        (
            "Orland plans to shut the canal, its transport chief, Ivo Tarn, said on Friday.",
            "Orland plans to shut the canal",
            "Ivo Tarn",
            "ok",
        ),
    ],
)
def test_the_one_who_closes_the_sentence_speaks_all_of_it(
    sentence: str, words: str, speaker: str, verdict: str
) -> None:
    found = _verdict([sentence], words, speaker, SpeakerKind.EYEWITNESS)

    assert found == verdict


def test_a_verb_of_saying_inside_a_quotation_does_not_excuse_a_claim_without_speaker() -> None:
    article = article_of(['"They told us to run," the baker, Ivo Tarn, said.'])
    start = article.text.index("They told")

    voice = check_speaker(
        None,
        [(start, start + len("They told us to run"))],
        kind=SpeakerKind.JOURNALIST,
        text="The guards told people to run.",
        article=article,
    )

    assert voice.finding.verdict == "speaker_missing"


def test_the_context_finds_the_namesakes_of_an_actor_of_the_draft() -> None:
    actor = DraftActor(
        name="Taro Vell",
        aliases=(),
        type=ActorType.ARMED_GROUP,
        country=None,
        role=ActorRole.MENTIONED,
    )
    context = Context.of(article_of(BROTHERS), (actor,))

    assert context.speaker("Taro Vell").namesakes[0] == "Ruta Vell"


@pytest.mark.parametrize(
    ("speaker", "subject", "single"),
    [
        ("Villagers", "one villager of Harrow", True),
        ("Villagers", "“One villager", True),
        ("diplomats", "the diplomat", False),
        ("diplomats", "a senior official", False),
        ("Villagers", "one", False),
        ("", "one villager", False),
    ],
)
def test_one_of_many_stands_behind_a_word_for_one(speaker: str, subject: str, single: bool) -> None:
    passage = read(subject, "en")

    assert is_one_of(speaker, passage, (0, len(passage.norms))) is single
