"""Small invented cases with gold, and summaries made from gold, for tests of the metrics.

`CASES` holds three articles in an invented region: a border clash, a quiet match report, a
withdrawal told in German. `copy_of_gold` is the summary that finds exactly what gold holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from summarise.article import Article
from summarise.escalation.assess import assess
from summarise.escalation.scheme import entry, reading
from summarise.evals.cases import Case, GoldClaim, GoldSignal
from summarise.schema import Claim, EscalationSignal, Evidence, Summary
from summarise.vocabulary import QuoteVerdict
from summary_factory import actor, attribution, claim, empty_summary, signal

CLASH = """\
Toral's defence ministry said that 12 soldiers had been killed when Veskar shelled the border town of Sund.

Veskar denied that its artillery had fired on Sund. President Oda Brandt said Veskar would not withdraw its 8,000 troops from the river Ilm.

Two Toral officials said a second attack might follow within days. The Assembly of the Littoral called on both sides to agree to a ceasefire.

Veskar imposed sanctions on three Toral banks last year.
"""
MATCH = """\
Sund United won the derby against Ilm Rovers by three goals to one on Saturday.

Captain Rune Falk said the attack had been a weapon all season. About 40,000 people watched.
"""
WITHDRAWAL = """\
Das Verteidigungsministerium von Toral erklärte, die Truppen hätten sich aus dem Tal der Ilm zurückgezogen.

Veskar werde den Abzug bis Freitag prüfen, sagte Außenministerin Lene Holt.
"""


def gold_claim(number: int, text: str, evidence: str, **changes: Any) -> dict[str, Any]:
    """A claim of gold, the journalist's own unless told otherwise."""
    return {
        "id": f"g{number}",
        "text": text,
        "must": False,
        "evidence": [evidence],
        "speaker": None,
        "certainty": "certain",
        "status": "completed",
        "traps": [],
    } | changes


def gold_signal(number: int, kind: str, evidence: str, **changes: Any) -> dict[str, Any]:
    """A signal of gold, an act of Veskar toward Toral unless told otherwise."""
    return {
        "id": f"x{number}",
        "type": kind,
        "direction": "escalatory",
        "status": "completed",
        "background": False,
        "source": ["Veskar"],
        "target": ["Toral"],
        "evidence": evidence,
    } | changes


def gold_actor(name: str, kind: str, role: str, *aliases: str) -> dict[str, Any]:
    """An actor of gold."""
    return {"name": name, "aliases": list(aliases), "type": kind, "role": role}


def case_of(name: str, text: str, gold: dict[str, Any], **changes: Any) -> Case:
    """A case about an invented text."""
    return Case.model_validate(
        {
            "id": name,
            "about": "Invented for tests.",
            "article": {
                "path": f"articles/{name}.txt",
                "sha256": hashlib.sha256(text.encode()).hexdigest(),
                "published": "2026-09-14",
                "language": changes.pop("language", "en"),
                "licence": "none",
            },
            "tags": [],
            "gold": gold,
        }
        | changes
    )


_CLASH_GOLD = {
    "claims": [
        gold_claim(
            1,
            "Veskar shelled the border town of Sund and killed 12 soldiers.",
            "12 soldiers had been killed when Veskar shelled the border town of Sund",
            must=True,
            speaker="Toral's defence ministry",
            traps=[
                "Veskar shelled the border town of Sund and killed 21 soldiers.",
                "Toral shelled the border town of Sund and killed 12 soldiers.",
            ],
        ),
        gold_claim(
            2,
            "Veskar's artillery did not fire on Sund.",
            "Veskar denied that its artillery had fired on Sund",
            must=True,
            speaker="Veskar",
            status="denied",
            traps=["Veskar's artillery fired on Sund."],
        ),
        gold_claim(
            3,
            "Veskar will not withdraw its 8,000 troops from the river Ilm.",
            "Veskar would not withdraw its 8,000 troops from the river Ilm",
            speaker="President Oda Brandt",
            status="planned",
        ),
        gold_claim(
            4,
            "A second attack might follow within days.",
            "a second attack might follow within days",
            speaker="Two Toral officials",
            certainty="possible",
            status="planned",
        ),
    ],
    "actors": [
        gold_actor("Veskar", "state", "initiator"),
        gold_actor("Toral", "state", "target"),
        gold_actor("Toral's defence ministry", "government", "source"),
        gold_actor("Oda Brandt", "government", "source", "President Oda Brandt"),
        gold_actor("Assembly of the Littoral", "igo", "mediator", "The Assembly of the Littoral"),
    ],
    "signals": [
        gold_signal(
            1, "armed_attack", "Veskar shelled the border town of Sund", also=["air_missile_strike"]
        ),
        gold_signal(
            2,
            "call_for_deescalation",
            "called on both sides to agree to a ceasefire",
            direction="de_escalatory",
            source=["Assembly of the Littoral"],
            target=["Toral", "Veskar"],
        ),
        gold_signal(3, "sanctions", "imposed sanctions on three Toral banks", background=True),
    ],
}
_MATCH_GOLD = {
    "claims": [
        gold_claim(
            1,
            "Sund United beat Ilm Rovers by three goals to one.",
            "Sund United won the derby against Ilm Rovers by three goals to one",
            must=True,
            traps=["Sund United beat Ilm Rovers by four goals to one."],
        ),
        gold_claim(2, "About 40,000 people watched.", "About 40,000 people watched"),
    ],
    "actors": [
        gold_actor("Sund United", "unknown", "initiator"),
        gold_actor("Rune Falk", "unknown", "source", "Captain Rune Falk"),
    ],
    "signals": [],
}
_WITHDRAWAL_GOLD = {
    "claims": [
        gold_claim(
            1,
            "Die Truppen haben sich aus dem Tal der Ilm zurückgezogen.",
            "die Truppen hätten sich aus dem Tal der Ilm zurückgezogen",
            must=True,
            speaker="Das Verteidigungsministerium von Toral",
        ),
        gold_claim(
            2,
            "Veskar prüft den Abzug bis Freitag.",
            "Veskar werde den Abzug bis Freitag prüfen",
            speaker="Lene Holt",
            status="planned",
        ),
    ],
    "actors": [
        gold_actor("Verteidigungsministerium von Toral", "government", "source"),
        gold_actor("Lene Holt", "government", "source"),
        gold_actor("Veskar", "state", "mentioned"),
        gold_actor("Toral", "state", "initiator"),
    ],
    "signals": [
        gold_signal(
            1,
            "withdrawal_or_disarmament",
            "die Truppen hätten sich aus dem Tal der Ilm zurückgezogen",
            direction="de_escalatory",
            source=["Toral"],
            target=["Veskar"],
        )
    ],
}
CLASH_CASE = case_of("clash", CLASH, _CLASH_GOLD)
MATCH_CASE = case_of("match", MATCH, _MATCH_GOLD, tags=["quiet"])
WITHDRAWAL_CASE = case_of("withdrawal", WITHDRAWAL, _WITHDRAWAL_GOLD, language="de")
CASES = (CLASH_CASE, MATCH_CASE, WITHDRAWAL_CASE)
_TEXTS = {"clash": CLASH, "match": MATCH, "withdrawal": WITHDRAWAL}


def article_of(case: Case) -> Article:
    """The article of one of these cases, as the product reads it."""
    return Article.from_text(
        _TEXTS[case.id],
        source=case.id,
        published=case.article.published,
        language=case.article.language,
    )


def quoted(article: Article, span: str) -> Evidence:
    """Evidence that stands in the article word for word."""
    start = article.text.index(span)
    sentence = article.sentence_at(start)
    return Evidence(
        sentence=sentence.number if sentence else None,
        start=start,
        end=start + len(span),
        quote=span,
        verdict=QuoteVerdict.VERBATIM,
    )


def found_claim(gold: GoldClaim, article: Article, **changes: Any) -> Claim:
    """The claim of a summary that says what gold says."""
    number = int(gold.id[1:])
    speaker = changes.pop("speaker", gold.speaker)
    values: dict[str, Any] = {
        "attribution": attribution(speaker),
        "certainty": gold.certainty,
        "status": gold.status,
        "evidence": tuple(quoted(article, span) for span in gold.evidence),
    } | changes
    return claim(number, values.pop("text", gold.text), **values)


def found_signal(gold: GoldSignal, article: Article, **changes: Any) -> EscalationSignal:
    """The signal of a summary that says what gold says."""
    kind, status = changes.pop("type", gold.type), changes.pop("status", gold.status)
    scale = reading(kind, status)
    values: dict[str, Any] = {
        "direction": gold.direction,
        "status": status,
        "certainty": gold.certainty,
        "background": gold.background,
        "source_actors": gold.source,
        "target_actors": gold.target,
        "intensity": entry(kind).intensity,
        "evidence": (quoted(article, gold.evidence),),
        "plover": scale.plover,
        "cameo": scale.cameo,
        "goldstein": scale.goldstein,
        "quad_class": scale.quad,
    } | changes
    return signal(int(gold.id[1:]), kind, **values)


def copy_of_gold(case: Case, **changes: Any) -> Summary:
    """The summary that finds exactly what gold holds; `signals` also set the assessment."""
    article, gold = article_of(case), case.gold
    signals: Sequence[EscalationSignal] = changes.pop(
        "signals", tuple(found_signal(item, article) for item in gold.signals)
    )
    values: dict[str, Any] = {
        "claims": tuple(found_claim(item, article) for item in gold.claims),
        "actors": tuple(
            actor(number, item.name, item.type, item.role, aliases=item.aliases)
            for number, item in enumerate(gold.actors, 1)
        ),
    } | changes
    return empty_summary(signals=tuple(signals), escalation=assess(signals), **values)
