"""What frames the evidence in its sentence, and whether the item says so too."""

from __future__ import annotations

import pytest

from check_articles import span_of
from summarise.checks.frames import (
    Frame,
    check_claim_frame,
    check_signal_frame,
    frame_of,
    telling_parts,
)
from summarise.vocabulary import Certainty, ClaimStatus, SignalStatus, SignalType

# Sentence, evidence, expected kind.
FRAMES = [
    ("An envoy, speaking without notes, denied reports that it shelled the port.", "it shelled the port", "denied"),
    ("Orsk said that it would pay and that half still stands.", "half still stands", "reported"),
    ("Orsk said that it would pay and that half still stands.", "it would pay", "hypothetical"),
    ("Orsk plans to pay Ilm and that small town too.", "that small town too", "intended"),
    ("Orsk would pay Ilm and that small town too.", "that small town too", "hypothetical"),
    ("Oman rejected a report that it shelled the port.", "it shelled the port", "denied"),
    ("An envoy who would not be named said it left.", "it left", "reported"),
    ("The navy denied that it had mined the harbour.", "it had mined the harbour", "denied"),
    ("The state failed to show that the unit tortured prisoners.", "the unit tortured prisoners", "denied"),
    ("Nothing in the letter means that Oman has changed its mind.", "Oman has changed its mind", "denied"),
    ("Nothing moved on Monday, but talks show that Oman has changed its mind.", "Oman has changed its mind", "reported"),
    ("The navy denied mining the harbour.", "mining the harbour", "denied"),
    ("Minsk denies it sent troops.", "it sent troops", "denied"),
    ("Denying that it armed rebels, Kigali recalled its envoy.", "it armed rebels", "denied"),
    ("There is no evidence that Oman shipped the parts.", "Oman shipped the parts", "denied"),
    ("It is not true that Oman shipped the parts.", "Oman shipped the parts", "denied"),
    ("He rejected allegations that the unit tortured prisoners.", "the unit tortured prisoners", "denied"),
    ("She dismissed reports that talks had collapsed.", "talks had collapsed", "denied"),
    ("The ministry refuted claims of a chemical attack.", "a chemical attack", "denied"),
    ("The radio falsely reported that the city had fallen.", "the city had fallen", "denied"),
    ("The unit tortured prisoners, he denied.", "The unit tortured prisoners", "denied"),
    ("He denied the charge, but the army shelled the market.", "the army shelled the market", "reported"),
    ("He denied the charge; the army shelled the market.", "the army shelled the market", "reported"),
    ("The army, which denied the raid, shelled the market.", "shelled the market", "reported"),
    ("Oman denied the allegations and expelled two envoys.", "expelled two envoys", "reported"),
    ("Oman denied a role in the blast that killed nine.", "the blast that killed nine", "reported"),
    ("He denied it after troops shelled the market.", "troops shelled the market", "reported"),
    ("He denied the charge while drones hit the port.", "drones hit the port", "reported"),
    ("The envoy did not deny that shells were sent.", "shells were sent", "reported"),
    ("Nobody can deny that shells were sent.", "shells were sent", "reported"),
    ("Oman never denied sending shells.", "sending shells", "reported"),
    ("The convoy was denied access to the camp.", "access to the camp", "reported"),
    ("The unit tortured prisoners, a claim the army denies.", "The unit tortured prisoners", "reported"),
    ("I would be lying if I said that we are safe.", "we are safe", "denied"),
    ("It would be wrong to say that the talks failed.", "the talks failed", "denied"),
    ("If Oman attacks, the fleet will sail.", "Oman attacks", "hypothetical"),
    ("The fleet will sail if Oman attacks.", "Oman attacks", "hypothetical"),
    ("An invasion would cost thousands of lives.", "cost thousands of lives", "hypothetical"),
    ("Unless talks resume, war looms.", "talks resume", "hypothetical"),
    ("If Oman attacks, the army said, its port has been mined.", "its port has been mined", "reported"),
    ("Oman threatened to mine the strait.", "mine the strait", "intended"),
    ("The fleet will sail on Monday.", "sail on Monday", "intended"),
    ("Oman urged an immediate pull-out.", "immediate pull-out", "intended"),
    ("The allies plan to send shells.", "send shells", "intended"),
    ("Did Oman mine the strait?", "Oman mine the strait", "questioned"),
    ("It is unclear whether Oman mined the strait.", "Oman mined the strait", "questioned"),
    ("She was asked if Oman mined the strait.", "Oman mined the strait", "questioned"),
    ("The army neither confirmed nor denied that it struck the depot.", "it struck the depot", "questioned"),
    ("He could not confirm that the depot was hit.", "the depot was hit", "questioned"),
    ("Oman allegedly mined the strait.", "mined the strait", "reported"),
    ("Oman reportedly mined the strait.", "mined the strait", "reported"),
    ("Yemen said Oman mined the strait.", "Oman mined the strait", "reported"),
    ("Oman mined the strait on Friday.", "Oman mined the strait", "asserted"),
    ("Oman will continue shelling the coast.", "shelling the coast", "asserted"),
    ("As if on cue, shells fell on the port.", "shells fell on the port", "asserted"),
    ("The meeting in May ended early.", "ended early", "asserted"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence", "kind"), FRAMES)
def test_the_frame_is_what_a_careful_reader_sees(sentence: str, evidence: str, kind: str) -> None:
    frame = frame_of(*span_of(sentence, evidence), claim=None, language="en")

    assert frame.kind == kind, frame.cue


@pytest.mark.parametrize(
    ("sentence", "evidence", "language", "kind"),
    [
        ("Moskau bestreitet, dass es Raketen lieferte.", "es Raketen lieferte", "de", "denied"),
        ("Moscú niega haber enviado tropas.", "enviado tropas", "es", "denied"),
        ("Moscou a démenti avoir livré des missiles.", "livré des missiles", "fr", "denied"),
        ("Moscou a livré des missiles.", "livré des missiles", "fr", "asserted"),
    ],
)
def test_denials_are_known_in_other_languages(
    sentence: str, evidence: str, language: str, kind: str
) -> None:
    frame = frame_of(*span_of(sentence, evidence), claim=None, language=language)

    assert frame.kind == kind


def test_a_denial_inside_the_evidence_frames_what_follows_it() -> None:
    sentence = "The navy denied it had mined the harbour."

    frame = frame_of(
        sentence, 0, len(sentence) - 1, claim="The navy mined the harbour.", language="en"
    )

    assert (frame.kind, frame.cue) == ("denied", "denied")


def test_a_denial_behind_the_claimed_words_does_not_frame_them() -> None:
    sentence = "Troops shelled the market but denied killing anyone."

    frame = frame_of(
        sentence, 0, len(sentence) - 1, claim="Troops shelled the market.", language="en"
    )

    assert frame.kind == "reported"


def test_evidence_without_telling_words_is_asserted() -> None:
    assert frame_of("It is.", 0, 5, claim=None, language=None) == Frame("asserted")


DENIAL = Frame("denied", "denied")


@pytest.mark.parametrize(
    ("frame", "text", "status", "certainty", "verdict"),
    [
        (DENIAL, "The navy mined the harbour.", "completed", "certain", "denied"),
        (DENIAL, "The navy mined the harbour.", "ongoing", "likely", "denied"),
        (DENIAL, "The navy mined the harbour.", "evaluative", "certain", "denied"),
        (DENIAL, "The navy did not mine the harbour.", "denied", "certain", "as_claimed"),
        (DENIAL, "The navy mined the harbour.", "denied", "certain", "as_claimed"),
        (DENIAL, "The navy denied mining the harbour.", "completed", "certain", "as_claimed"),
        (DENIAL, "There is no evidence of mining.", "completed", "certain", "as_claimed"),
        (DENIAL, "The navy may have mined the harbour.", "completed", "unlikely", "as_claimed"),
        (Frame("hypothetical", "if"), "Oman attacked.", "completed", "certain", "hypothetical"),
        (Frame("hypothetical", "if"), "Oman attacks.", "hypothetical", "certain", "as_claimed"),
        (Frame("hypothetical", "if"), "If Oman attacks, war follows.", "completed", "certain", "as_claimed"),
        (Frame("intended", "threatened to"), "Oman mined the strait.", "completed", "certain", "hypothetical"),
        (Frame("intended", "threatened to"), "Oman threatened to mine it.", "completed", "certain", "as_claimed"),
        (Frame("intended", "urged"), "Oman appealed for a pull-out.", "completed", "certain", "as_claimed"),
        (Frame("intended", "will"), "The fleet sails on Monday.", "planned", "certain", "as_claimed"),
        (Frame("questioned", "whether"), "Oman mined the strait.", "completed", "certain", "questioned"),
        (Frame("questioned", "whether"), "Oman mined the strait.", "completed", "not_committed", "as_claimed"),
        (Frame("questioned", "whether"), "It is unclear whether Oman mined it.", "completed", "certain", "as_claimed"),
        (Frame("reported"), "Oman mined the strait.", "completed", "certain", "reported"),
        (Frame("asserted"), "Oman mined the strait.", "completed", "certain", "asserted"),
    ],
)  # fmt: skip
def test_a_claim_may_not_affirm_what_its_frame_does_not(
    frame: Frame, text: str, status: str, certainty: str, verdict: str
) -> None:
    found = check_claim_frame(
        frame, text, status=ClaimStatus(status), certainty=Certainty(certainty), language="en"
    )

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("kind", "signal", "status", "verdict"),
    [
        ("denied", "armed_attack", "completed", "denied"),
        ("denied", "armed_attack", "denied", "as_claimed"),
        ("denied", "rejection_or_demand", "completed", "as_claimed"),
        ("intended", "armed_attack", "completed", "hypothetical"),
        ("intended", "armed_attack", "threatened", "as_claimed"),
        ("intended", "threat_or_ultimatum", "completed", "as_claimed"),
        ("intended", "call_for_deescalation", "completed", "as_claimed"),
        ("hypothetical", "air_missile_strike", "ongoing", "hypothetical"),
        ("hypothetical", "air_missile_strike", "planned", "as_claimed"),
        ("reported", "air_missile_strike", "completed", "reported"),
    ],
)
def test_a_signal_may_not_be_done_where_its_frame_says_otherwise(
    kind: str, signal: str, status: str, verdict: str
) -> None:
    found = check_signal_frame(Frame(kind, "x"), SignalType(signal), SignalStatus(status))

    assert found.verdict == verdict


def test_what_a_denial_takes_for_granted_is_not_denied() -> None:
    sentence = "Oman denied that the arms shipped to Ilm are crude."

    frame = frame_of(sentence, 0, len(sentence), claim=None, language="en")

    assert frame.kind != "denied"


def test_evidence_that_only_names_the_subject_asserts_nothing() -> None:
    denial = "He denied that Oman planned to occupy Ilm."
    other = "The radio showed the ruler of Oman at a desk."
    parts = [(denial, 0, len(denial)), (other, 0, len(other))]

    assert telling_parts("Oman planned to occupy Ilm.", parts, "en") == parts[:1]


# Sentence, evidence, claim or None, kind, the article's word for it.
CUES = [
    ("If Oman mined the bay, it would break the pact, which it signed in May.", "the pact, which it signed in May", "Oman signed the pact in May.", "asserted", None),
    ("If Oman mined the bay, it would break the pact, which it signed in May.", "it would break the pact, which it signed", "Oman broke the pact.", "hypothetical", "would"),
    ("It may end if Oman sells the ship, which it bought in May.", "sells the ship, which it bought in May", "Oman bought the ship in May.", "asserted", None),
    ("Unless talks resume, war looms.", "war looms", None, "asserted", None),
    ("Unless talks resume, war looms.", "talks resume, war looms", None, "hypothetical", "Unless"),
    ("If talks fail then war looms.", "war looms", None, "asserted", None),
    ("If talks fail then war looms.", "talks fail", None, "hypothetical", "If"),
    ("Asked whether he had fired, Quill left.", "Quill left", None, "reported", None),
    ("Asked whether he had fired, Quill left.", "he had fired", None, "questioned", "whether"),
    ("Asked if he had fired, Quill left.", "Quill left", None, "reported", None),
    ("Asked if he had fired, Quill left.", "he had fired", None, "questioned", "Asked if"),
    ("Asked if he had fired then Quill left.", "Quill left", None, "reported", None),
    ("It could not be verified that Oman fired.", "Oman fired", None, "questioned", "not be verified"),
    ("It could not be verified that Oman fired, but Ilm fled.", "Ilm fled", None, "asserted", None),
    ("Where is the fleet of Oman?", "fleet of Oman", None, "questioned", "?"),
    ("It rained. Where is it?", "It rained", None, "asserted", None),
    ("It rained; where is it?", "It rained", None, "asserted", None),
    ("Who fled? Oman fired.", "Oman fired", None, "asserted", None),
    ("Oman didn't deny that it fired.", "it fired", None, "reported", "deny"),
    ("Oman wouldn't now deny that it fired.", "it fired", None, "hypothetical", "wouldn't"),
    ("No, Oman denied that it fired.", "it fired", None, "denied", "denied"),
    ("Not in June, Oman denied that it fired.", "it fired", None, "denied", "denied"),
    ("Without a word, it denied that it fired.", "it fired", None, "denied", "denied"),
    ("Today no one was denying that it fired.", "it fired", None, "reported", "denying"),
    ("The men were denied access.", "access", None, "reported", None),
    ("The claim of access was false.", "access", None, "denied", "claim of"),
    ("The claim of access was heard.", "access", None, "asserted", None),
    ("Oman rejected access to the port.", "access to the port", None, "reported", None),
    ("It fell, but Quill said rain came.", "It fell", None, "reported", None),
    ("The port fell, a charge that Oman rejects.", "The port fell", None, "reported", "disputed: rejects"),
    ("The port fell, an idea that Oman rejects.", "The port fell", None, "reported", "disputed: rejects"),
    ("The port fell, something Oman denies.", "The port fell", None, "reported", "disputed: denies"),
    ("The port fell, which Oman denies.", "The port fell", None, "reported", "disputed: denies"),
    ("The port fell, but Oman denies it.", "The port fell", None, "reported", "disputed: denies"),
    ("The port fell, a claim nobody denies.", "The port fell", None, "reported", None),
    ("The port fell, a claim it doesn't deny.", "The port fell", None, "reported", None),
    ("The port fell, a claim it does not deny.", "The port fell", None, "reported", None),
    ("The port fell — a charge Oman denies.", "The port fell", None, "reported", "disputed: denies"),
    ("The port fell – a charge Oman denies.", "The port fell", None, "reported", "disputed: denies"),
    ("The port fell, Oman denied.", "The port fell", None, "denied", "denied"),
    ("The port fell, the army denied.", "The port fell", None, "denied", "denied"),
    ("The port fell, the army chief denied.", "The port fell", None, "denied", "denied"),
    ("The port fell, the old army chief denied.", "The port fell", None, "reported", None),
    ("The port fell, Oman rejects.", "The port fell", None, "reported", None),
    ("The port fell, Oman denied on Monday.", "The port fell", None, "reported", None),
    ("The port fell, and Oman denies wrongdoing.", "The port fell", None, "reported", None),
    ("The port fell, in a claim Oman disputes.", "The port fell", None, "reported", "disputed: disputes"),
    ("The port fell, its chief later said in a claim Oman disputes.", "The port fell", None, "reported", None),
    ("The port fell, its chief said in a claim Oman disputes.", "The port fell", None, "reported", "disputed: disputes"),
    ("The port fell, a loss which the chief of its navy later denied.", "The port fell", None, "reported", None),
    ("The port fell, a loss which the chief of its old navy later denied.", "The port fell", None, "reported", None),
    ("The port fell, rain came.", "The port fell", None, "asserted", None),
    ("The port fell,", "The port fell", None, "asserted", None),
    ("Oman denied that his own army was hit.", "his own army was hit", None, "denied", "denied"),
    ("Oman denied that the arms sent to Ilm are crude.", "arms sent to Ilm", None, "reported", None),
    ("Oman denied that the arms sent to Ilm are crude.", "are crude", None, "denied", "denied"),
    ("Oman denied the arms sent to Ilm are crude.", "arms sent to Ilm", None, "reported", None),
    ("Oman denied that arms sent to Ilm are crude.", "arms sent to Ilm", None, "denied", "denied"),
    ("Oman denied that these are arms sent to Ilm.", "arms sent to Ilm", None, "denied", "denied"),
    ("Oman denied that the men are spies.", "men are spies", None, "denied", "denied"),
    ("Oman threatened that the ships sent are lost.", "ships sent are lost", None, "reported", None),
    ("Bo Ames said no.", "Ames said no", None, "reported", None),
    ("Oman will attack.", "Oman will attack", None, "intended", "will"),
    ("Rain came, and Oman will attack Ilm's port.", "Rain came, and Oman will attack Ilm's port", None, "intended", "will"),
    ("Quill left, denying it.", "Quill left, denying it", None, "reported", None),
    ("Quill said rain came; Oman denied that the port fell.", "Quill said rain came; Oman denied that the port fell", "The port fell.", "denied", "denied"),
    ("Quill said rain came; Oman denied that the port fell.", "Quill said rain came; Oman denied that the port fell", "Rain came.", "reported", None),
    ("Quill said rain came; Oman denied that the port fell.", "Quill said rain came; Oman denied that the port fell", "Ships sank.", "reported", None),
    ("Competent men deny that it fell, whereas Ilm saw it.", "Ilm saw it", None, "reported", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "evidence", "claim", "kind", "cue"), CUES)
def test_a_frame_reaches_over_its_own_words_alone(
    sentence: str, evidence: str, claim: str | None, kind: str, cue: str | None
) -> None:
    frame = frame_of(*span_of(sentence, evidence), claim=claim, language="en")

    assert frame == Frame(kind, cue)


@pytest.mark.parametrize(
    ("frame", "text", "status", "certainty", "verdict"),
    [
        (DENIAL, "The navy never mined the harbour.", "completed", "certain", "as_claimed"),
        (DENIAL, "The navy mined the harbour.", "hypothetical", "certain", "as_claimed"),
        (DENIAL, "The navy mined the harbour.", "completed", "not_committed", "as_claimed"),
        (Frame("questioned"), "Oman mined it.", "hypothetical", "certain", "as_claimed"),
        (Frame("questioned"), "Oman never mined it.", "completed", "certain", "as_claimed"),
        (Frame("questioned"), "If so, Oman mined it.", "completed", "certain", "as_claimed"),
        (Frame("questioned"), "Oman mined it.", "ongoing", "likely", "questioned"),
        (Frame("hypothetical"), "Oman mined it.", "completed", "unlikely", "as_claimed"),
        (Frame("hypothetical"), "Oman mined it.", "evaluative", "certain", "as_claimed"),
        (Frame("hypothetical"), "Oman would mine it.", "completed", "certain", "as_claimed"),
        (Frame("hypothetical"), "Oman hopes for talks.", "completed", "certain", "as_claimed"),
        (Frame("hypothetical"), "Oman never mined it.", "completed", "certain", "hypothetical"),
    ],
)
def test_a_claim_agrees_with_its_frame_by_status_certainty_or_wording(
    frame: Frame, text: str, status: str, certainty: str, verdict: str
) -> None:
    found = check_claim_frame(
        frame, text, status=ClaimStatus(status), certainty=Certainty(certainty), language="en"
    )

    assert found.verdict == verdict


@pytest.mark.parametrize(
    ("frame", "detail"),
    [
        (Frame("asserted"), None),
        (Frame("reported", "said"), None),
        (DENIAL, 'denied by "denied"'),
        (Frame("questioned"), "questioned"),
        (Frame("intended", "plans"), 'hypothetical by "plans"'),
    ],
)
def test_the_reason_is_the_articles_own_word(frame: Frame, detail: str | None) -> None:
    done, sure = ClaimStatus.COMPLETED, Certainty.CERTAIN
    strike = SignalType.ARMED_ATTACK

    claim = check_claim_frame(frame, "Oman fired.", status=done, certainty=sure, language="en")
    signal = check_signal_frame(frame, strike, SignalStatus.COMPLETED)

    assert (claim.detail, signal.detail) == (detail, detail)


@pytest.mark.parametrize(
    ("kind", "signal", "status", "verdict"),
    [
        ("denied", "sanctions", "completed", "as_claimed"),
        ("denied", "armed_attack", "planned", "denied"),
        ("intended", "armed_attack", "denied", "as_claimed"),
        ("questioned", "sanctions", "completed", "questioned"),
        ("questioned", "rejection_or_demand", "completed", "as_claimed"),
        ("hypothetical", "sanctions", "completed", "as_claimed"),
    ],
)
def test_nobody_imposes_sanctions_by_a_question(
    kind: str, signal: str, status: str, verdict: str
) -> None:
    found = check_signal_frame(Frame(kind, "x"), SignalType(signal), SignalStatus(status))

    assert found.verdict == verdict


@pytest.mark.parametrize(("words", "kept"), [("fleet port", 2), ("fleet", 2), ("rain", 1)])
def test_evidence_with_half_the_words_of_another_still_tells(words: str, kept: int) -> None:
    parts = [(text, 0, len(text)) for text in ("The fleet shelled the port.", words)]

    assert len(telling_parts("The fleet shelled it.", parts, "en")) == kept


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("Pryce failed to warn the port.", "denied"),
        ("Pryce did not fail to warn the port.", "as_claimed"),
        ("Pryce has not failed.", "as_claimed"),
    ],
)
def test_a_negation_that_the_evidence_denies_is_no_denial(claim: str, verdict: str) -> None:
    sentence = "Pryce said that it was untrue that he had failed to warn the port."
    frame = frame_of(*span_of(sentence, "failed to warn the port"), claim=claim, language=None)

    found = check_claim_frame(
        frame, claim, status=ClaimStatus.COMPLETED, certainty=Certainty.CERTAIN, language=None
    )

    assert found.verdict == verdict


def test_a_nuclear_programme_is_not_resumed_by_a_condition() -> None:
    sentence = "Aid ends if Oman resumes enrichment."
    frame = frame_of(*span_of(sentence, "Oman resumes enrichment"), claim=None, language=None)

    found = check_signal_frame(frame, SignalType.NUCLEAR_POSTURE, SignalStatus.COMPLETED)

    assert found.verdict == "hypothetical"
