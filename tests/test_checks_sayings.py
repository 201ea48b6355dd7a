"""Who says what in one sentence."""

from __future__ import annotations

import pytest

from summarise.checks.speaking.sayings import governing, sayings
from summarise.checks.text.scopes import Passage, read


def _words(passage: Passage, bounds: tuple[int, int]) -> str:
    words = passage.words[slice(*bounds)]
    return passage.text[words[0].start : words[-1].end] if words else ""


# Sentence, verb, subject, words passed on, words not passed on.
ROWS = [
    ("Oman's envoy, Mara Quill, said the bridge fell.", "said", "Oman's envoy, Mara Quill,", "bridge", None),
    ("Quill, who leads the navy, said the bridge fell.", "said", "Quill, who leads the navy,", "bridge", None),
    ("The bridge fell, Quill said on Monday.", "said", "Quill", "bridge", None),
    ("“The bridge fell,” said the navy's Mara Quill.", "said", "the navy's Mara Quill", "bridge", None),
    ("According to Quill, the bridge fell.", "According to", "Quill", "bridge", None),
    ("Rain killed 20 according to Quill, but the bridge stands.", "according to", "Quill", "killed", "stands"),
    ("Quill accused Oman of fraud, and Tamm promised a reply.", "promised", "Tamm", "reply", "fraud"),
    ("Quill said Oman had fled, adding that it would return.", "adding", "Quill", "return", "fled"),
    ("Oman, which Quill accuses of fraud, left.", "accuses", "Quill", "fraud", None),
    ("Fars reported Mara Quill, the envoy, recommended war.", "recommended", "Mara Quill, the envoy,", "war", None),
    ("The raid was condemned by Oman.", "condemned", "Oman", None, None),
    ("Its patience, officials hint, is wearing thin.", "hint", "officials", "thin", None),
    ("Nobody knew, but Quill said the bridge fell.", "said", "Quill", "bridge", "Nobody"),
    ("An envoy who would not be named said the bridge fell.", "said", "An envoy who would not be named", "bridge", None),
    ("Quill, in a talk given after noon, said the bridge fell.", "said", "Quill, in a talk given after noon,", "bridge", None),
    ("Tamm spoke until Quill, the envoy, went on air and said it fell.", "said", "until Quill, the envoy,", "fell", None),
    ("The bridge fell, both envoys say: a truce holds.", "say", "both envoys", "bridge", None),
    ("Quill said Oman was wrong: the bridge fell.", "said", "Quill", "bridge", None),
    ("Quill was cited by Tamm as saying the bridge fell.", "cited", "Quill", "bridge", None),
    ("The bridge fell, said Gen. Quill.", "said", "Gen. Quill", "bridge", None),
    ("Rain killed 20 according to Quill, leaving the bridge shut.", "according to", "Quill", "killed", "bridge"),
    ("The report that Tamm released in May says the bridge fell.", "says", "The report that Tamm released in May", "bridge", None),
    ("Quill said, however, that the bridge fell.", "said", "Quill", "bridge", None),
    ("The bridge fell, Quill said, and its guard fled.", "said", "Quill", "guard", None),
    ("A second team holds that the bridge fell.", "holds that", "A second team", "bridge", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "verb", "subject", "inside", "outside"), ROWS)
def test_a_verb_of_saying_has_its_subject_and_its_words(
    sentence: str, verb: str, subject: str, inside: str | None, outside: str | None
) -> None:
    passage = read(sentence, "en")

    found = next(item for item in sayings(passage) if passage.phrase(item.cue) == verb)

    assert _words(passage, found.subject) == subject
    if inside is not None:
        assert found.passes_on(passage.norms.index(inside.casefold()))
    if outside is not None:
        assert not found.passes_on(passage.norms.index(outside.casefold()))


@pytest.mark.parametrize(
    "sentence",
    [
        "Troops returned at the government's request.",
        "No group claimed credit for the raid.",
        "The army has declared victory.",
        "We are getting reports of rain.",
        "The Tell Tamer road is shut.",
        "In a far shorter reply, Quill left.",
        "All States in Europe signed.",
        "Neither side gave the impression of wanting talks.",
    ],
)
def test_nouns_and_deeds_that_look_like_saying_say_nothing(sentence: str) -> None:
    assert sayings(read(sentence, "en")) == ()


def test_a_passive_without_by_names_nobody() -> None:
    passage = read("Iran issued warrants on 36 people believed to have fled.", "en")

    believed = next(item for item in sayings(passage) if passage.phrase(item.cue) == "believed")

    assert _words(passage, believed.subject) == ""


def test_what_governs_is_told_from_the_inside_out() -> None:
    passage = read("Quill said Oman believed the bridge had fallen.", "en")

    chain = governing(passage, [passage.norms.index("bridge"), passage.norms.index("fallen")])

    assert [passage.phrase(item.cue) for item in chain] == ["believed", "said"]


def test_a_verb_that_is_itself_the_claim_does_not_count() -> None:
    passage = read("Fars reported that Oman demanded talks.", "en")
    demanded = passage.stems[passage.norms.index("demanded")]

    chain = governing(passage, [passage.norms.index("talks")], frozenset({str(demanded)}))

    assert [passage.phrase(item.cue) for item in chain] == ["reported"]
