"""The closed vocabularies of a summary: every value a label can take.

Covers: the enums, in the field's own terms. Definitions a model gets to read stand in
`prompts/summary/v1/system.md.j2`; published scores behind signal types and actor sectors
stand in `escalation/scheme.toml`.
Sources: FactBank and ICD 203 for certainty, PLOVER v2.0 for status, sectors and quad
classes, PARC3 and PolNeAR for attribution.
"""

from __future__ import annotations

from enum import StrEnum


class Certainty(StrEnum):
    """How far the source of a statement commits to it, as worded."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    NOT_COMMITTED = "not_committed"


class ClaimStatus(StrEnum):
    """Whether the thing claimed has happened."""

    COMPLETED = "completed"
    ONGOING = "ongoing"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"
    EVALUATIVE = "evaluative"


class Corroboration(StrEnum):
    """What the article itself says about checking a claim."""

    CORROBORATED = "corroborated"
    SINGLE_SOURCE = "single_source"
    DISPUTED = "disputed"
    UNVERIFIED = "unverified"


class SpeakerKind(StrEnum):
    """What kind of source stands behind a claim."""

    NAMED_OFFICIAL = "named_official"
    UNNAMED_OFFICIAL = "unnamed_official"
    INSTITUTION = "institution"
    ARMED_GROUP = "armed_group"
    EXPERT = "expert"
    MEDIA_OUTLET = "media_outlet"
    EYEWITNESS = "eyewitness"
    DOCUMENT_OR_IMAGERY = "document_or_imagery"
    JOURNALIST = "journalist"
    UNKNOWN = "unknown"


class AttributionMode(StrEnum):
    """How the article passes the claim on. Worked out in code from the evidence."""

    DIRECT_QUOTE = "direct_quote"
    INDIRECT_SPEECH = "indirect_speech"
    BELIEF_OR_INTENT = "belief_or_intent"
    DOCUMENT = "document"
    NONE = "none"


class ActorType(StrEnum):
    """What an actor is (PLOVER sectors behind each value: `escalation/scheme.toml`)."""

    STATE = "state"
    GOVERNMENT = "government"
    MILITARY = "military"
    INTELLIGENCE = "intelligence"
    LEGISLATURE = "legislature"
    JUDICIARY = "judiciary"
    POLICE = "police"
    ARMED_GROUP = "armed_group"
    PARAMILITARY = "paramilitary"
    POLITICAL_PARTY = "political_party"
    IGO = "igo"
    NGO = "ngo"
    COMPANY = "company"
    MEDIA = "media"
    EXPERT = "expert"
    CIVILIAN = "civilian"
    CRIMINAL = "criminal"
    UNKNOWN = "unknown"


class ActorRole(StrEnum):
    """What an actor does in this article."""

    INITIATOR = "initiator"
    TARGET = "target"
    SUPPORTER = "supporter"
    MEDIATOR = "mediator"
    SOURCE = "source"
    DECISION_BODY = "decision_body"
    AFFECTED = "affected"
    MENTIONED = "mentioned"


class SignalType(StrEnum):
    """The 28 kinds of escalation signal (scores of each: `escalation/scheme.toml`)."""

    ARMED_ATTACK = "armed_attack"
    AIR_MISSILE_STRIKE = "air_missile_strike"
    MASS_CASUALTY_OR_WMD_USE = "mass_casualty_or_wmd_use"
    TERRITORIAL_SEIZURE = "territorial_seizure"
    THIRD_PARTY_INTERVENTION = "third_party_intervention"
    CYBER_ATTACK = "cyber_attack"
    COERCIVE_RESTRICTION = "coercive_restriction"
    MILITARY_MOBILIZATION = "military_mobilization"
    MILITARY_EXERCISE = "military_exercise"
    WEAPONS_TEST = "weapons_test"
    NUCLEAR_POSTURE = "nuclear_posture"
    ARMS_TRANSFER = "arms_transfer"
    ALLIANCE_OR_DEFENCE_PACT = "alliance_or_defence_pact"
    THREAT_OR_ULTIMATUM = "threat_or_ultimatum"
    SANCTIONS = "sanctions"
    DIPLOMATIC_RUPTURE = "diplomatic_rupture"
    TREATY_WITHDRAWAL_OR_VIOLATION = "treaty_withdrawal_or_violation"
    ACCUSATION_OR_CONDEMNATION = "accusation_or_condemnation"
    REJECTION_OR_DEMAND = "rejection_or_demand"
    CALL_FOR_DEESCALATION = "call_for_deescalation"
    DIPLOMATIC_CONSULTATION = "diplomatic_consultation"
    CEASEFIRE_OR_PEACE_TALKS = "ceasefire_or_peace_talks"
    CEASEFIRE_OR_AGREEMENT = "ceasefire_or_agreement"
    WITHDRAWAL_OR_DISARMAMENT = "withdrawal_or_disarmament"
    PRISONER_MEASURE = "prisoner_measure"
    CONCESSION_OR_RELIEF = "concession_or_relief"
    HUMANITARIAN_OR_ECONOMIC_AID = "humanitarian_or_economic_aid"
    OTHER = "other"


class Direction(StrEnum):
    """What an act does to the conflict, whatever it is between giver and receiver."""

    ESCALATORY = "escalatory"
    DE_ESCALATORY = "de_escalatory"
    NEUTRAL = "neutral"


class SignalStatus(StrEnum):
    """How real an act is at the time of writing."""

    THREATENED = "threatened"
    CALLED_FOR = "called_for"
    PLANNED = "planned"
    ONGOING = "ongoing"
    COMPLETED = "completed"
    DENIED = "denied"


class DateKind(StrEnum):
    """Where the date of an act comes from."""

    STATED = "stated"  # the article gives it
    DERIVED = "derived"  # worked out from the day of publication ("on Monday")
    PUBLISHED = "published"  # the article gives none: its own day of publication


class QuadClass(StrEnum):
    """The four classes of event-data research, about the dyad of source and target."""

    VERBAL_COOPERATION = "verbal_cooperation"
    MATERIAL_COOPERATION = "material_cooperation"
    VERBAL_CONFLICT = "verbal_conflict"
    MATERIAL_CONFLICT = "material_conflict"


class QuoteVerdict(StrEnum):
    """How a quoted passage relates to the article's own characters."""

    VERBATIM = "verbatim"
    TYPOGRAPHIC = "typographic"
    ALTERED = "altered"
    AMBIGUOUS = "ambiguous"
    OUTSIDE_BODY = "outside_body"
    ABSENT = "absent"


class CheckName(StrEnum):
    """The checks every item goes through."""

    QUOTE = "quote"
    FRAME = "frame"
    NUMBERS = "numbers"
    NEGATION = "negation"
    SPEAKER = "speaker"
    ACTORS = "actors"
    HEDGE = "hedge"
    SCALE = "scale"
    LANGUAGE = "language"


class Outcome(StrEnum):
    """What the policy in force makes of a verdict."""

    PASS = "pass"  # noqa: S105  # a verdict, not a password
    WARN = "warn"
    REJECT = "reject"
