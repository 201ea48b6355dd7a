"""Each error says one wrong thing, changes nothing else, and is the same every time."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from typing import Any

import pytest

from eval_support import DATA, draft_of
from summarise.article import Article
from summarise.draft import Draft, DraftActor, DraftClaim, DraftSignal
from summarise.evals.cases import load_cases
from summarise.evals.perturbations import Kind, Material, Perturbed, perturbations, put_into
from summarise.evals.perturbing import evidence, roles, whole, wording

TEXT = """\
Toral said on Monday that 40 of its soldiers had crossed into Veskar. The army returned fire.

Nobody was hurt. Ilm was quiet. The League met. Its envoy may travel to Ilm next week.
"""
ARTICLE = Article.from_text(TEXT, language="en")
# What an error of each kind may change, and nothing else.
FIELDS = {
    Kind.NUMBER_CHANGED: {"text"},
    Kind.NEGATION_ADDED: {"text"},
    Kind.NEGATION_REMOVED: {"text"},
    Kind.DENIAL_AFFIRMED: {"text", "status"},
    Kind.QUOTE_MADE_UP: {"evidence"},
    Kind.QUOTE_ALTERED: {"evidence"},
    Kind.QUOTE_MOVED: {"evidence"},
    Kind.CLAIM_SWAPPED: {"text"},
    Kind.SIGNAL_SWAPPED: {"source_actors", "target_actors"},
    Kind.CLAIM_OVERSTATED: {"text", "certainty"},
    Kind.SIGNAL_OVERSTATED: {"certainty"},
    Kind.PLAN_MADE_DEED: {"certainty", "status"},
    Kind.SPEAKER_SWAPPED: {"speaker"},
    Kind.SPEAKER_MADE_UP: {"speaker", "speaker_kind"},
    Kind.SPEAKER_DROPPED: {"speaker", "speaker_kind"},
    Kind.COUNTRY_CHANGED: {"country"},
    Kind.CLAIM_TRANSLATED: {"text"},
    Kind.SIGNAL_TYPE_CHANGED: {"type"},
    Kind.ACTOR_TYPE_CHANGED: {"type"},
}


def seeded() -> random.Random:
    return random.Random(1)  # noqa: S311  # no secret


def claim(text: str = "Toral crossed into Veskar.", **changes: Any) -> DraftClaim:
    values = {
        "evidence": [{"sentence": 1, "quote": "40 of its soldiers had crossed into Veskar"}],
        "speaker": None,
        "via": None,
        "text": text,
        "speaker_kind": "journalist",
        "certainty": "certain",
        "status": "completed",
        "corroboration": "single_source",
    }
    return DraftClaim.model_validate(values | changes)


def actor(name: str, *aliases: str, **changes: Any) -> DraftActor:
    values = {"name": name, "aliases": aliases, "type": "state", "country": None}
    return DraftActor.model_validate(values | {"role": "mentioned"} | changes)


def signal(**changes: Any) -> DraftSignal:
    values = {
        "evidence": [{"sentence": 1, "quote": "40 of its soldiers had crossed into Veskar"}],
        "source_actors": ["Toral"],
        "target_actors": ["Veskar"],
        "when": None,
        "type": "armed_attack",
        "direction": "escalatory",
        "status": "completed",
        "certainty": "certain",
        "background": False,
        "intensity": 4,
    }
    return DraftSignal.model_validate(values | changes)


def draft(*items: DraftClaim | DraftActor | DraftSignal) -> Draft:
    return Draft(
        claims=tuple(item for item in items if isinstance(item, DraftClaim)),
        actors=tuple(item for item in items if isinstance(item, DraftActor)),
        signals=tuple(item for item in items if isinstance(item, DraftSignal)),
        headline="h",
        gist="g",
    )


def material(name: str = "m") -> Material:
    """A draft that has room for every kind of error."""
    items = (
        claim("40 soldiers of Toral may have crossed into Veskar.", certainty="possible"),
        claim("Nobody in Ilm was not hurt.", status="denied", speaker="Toral"),
        claim("The League met.", speaker="The League"),
        actor("Toral", country="FRA"),
        actor("Veskar", type="military"),
        actor("Ilm", type="igo"),
        signal(certainty="likely", evidence=[{"sentence": 6, "quote": "Its envoy may travel"}]),
        signal(status="planned"),
    )
    must = frozenset({"The League met."})
    return Material(
        name, draft(*items), ARTICLE, must, ("Rovers beat United.",), ("Es regnete in Orlund.",)
    )


def of_gold() -> Iterator[Material]:
    """The invented cases, told as their gold has it."""
    for case in load_cases(DATA):
        article = case.load_article(DATA)
        told = Draft.model_validate_json(json.dumps(draft_of(case, article)))
        must = frozenset(item.text for item in case.gold.claims if item.must)
        yield Material(case.id, told, article, must, ("It rained.",), ("Es regnete.",))


def texts(found: Iterator[Perturbed]) -> list[str]:
    return [error.now.text for error in found if isinstance(error.now, DraftClaim)]


def test_one_draft_has_room_for_every_kind_of_error() -> None:
    found = {error.kind for error in perturbations(material(), 1)}

    assert found == set(Kind)


@pytest.mark.parametrize("source", [material(), *of_gold()], ids=lambda source: source.name)
def test_an_error_changes_one_item_and_only_what_its_kind_says(source: Material) -> None:
    for error in perturbations(source, 1):
        if error.was is None or error.now is None:
            continue
        before, now = error.was.model_dump(), error.now.model_dump()

        changed = {key for key in before if before[key] != now[key]}

        assert changed, error
        assert changed <= FIELDS[error.kind], error


@pytest.mark.parametrize("source", [material(), *of_gold()], ids=lambda source: source.name)
def test_a_draft_with_an_error_in_it_is_a_draft_and_differs_in_one_item(source: Material) -> None:
    for error in perturbations(source, 1):
        now = put_into(source.draft, error)

        read = Draft.model_validate_json(now.model_dump_json())
        pairs = [
            (name, list(getattr(source.draft, name)), list(getattr(read, name)))
            for name in ("claims", "actors", "signals", "headline", "gist")
        ]
        differing = [(before, after) for _, before, after in pairs if before != after]

        assert read == now
        assert len(differing) == 1
        before, after = differing[0]
        step = (error.was is None) - (error.now is None)
        assert len(after) == len(before) + step
        assert sum(item not in after for item in before) <= 1


def test_the_same_seed_makes_the_same_errors_and_another_seed_others() -> None:
    first, again = list(perturbations(material(), 7)), list(perturbations(material(), 7))
    other = list(perturbations(material(), 8))

    assert first == again
    assert first != other


def test_drafts_of_other_names_get_other_errors() -> None:
    assert list(perturbations(material("a"), 1)) != list(perturbations(material("b"), 1))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("40 soldiers crossed.", 1),
        ("Between 600 and 7,000 people died.", 2),
        ("Twelve ships left.", 1),
        ("It needs two-thirds of the votes.", 0),
        ("The MH17 report.", 0),
        ("The Rovers won 3-1.", 0),
        ("Nothing is counted here.", 0),
    ],
)
def test_each_number_is_changed_on_its_own(text: str, numbers: int) -> None:
    found = texts(wording.numbers_changed(claim(text), seeded()))

    assert len(found) == numbers
    assert all(len(a.split()) == len(text.split()) and a != text for a in found)
    assert all(
        sum(one != two for one, two in zip(a.split(), text.split(), strict=True)) == 1
        for a in found
    )


@pytest.mark.parametrize(
    ("text", "flipped"),
    [
        ("Toral did not withdraw.", "Toral did withdraw."),
        ("It cannot be ruled out.", "It can be ruled out."),
        ("None of them left.", "Some of them left."),
        ("Talks were not yet over.", "Talks were already over."),
        ("Toral is unable to pay.", "Toral is able to pay."),
        ("It neither met nor called them.", "It both met and called them."),
        ("Only one ship, and not two, was hit.", "Only one ship, and not two, was not hit."),
        ("It may withdraw.", "It cannot withdraw."),
        ("Tanks, armoured cars and men moved.", "Tanks, armoured cars and men did not move."),
        ("Rebels carried out the raid.", "Rebels did not carry out the raid."),
        ("Veskar has no troops there.", "Veskar has troops there."),
        ("No shot was fired.", "Shot was fired."),
        ("The No. 6 line is safe.", "The No. 6 line is not safe."),
        ("Nothing was said.", "Something was said."),
        ("Toral will withdraw.", "Toral will not withdraw."),
        ("Toral refused the offer.", "Toral did not refuse the offer."),
        ("Toral stopped the ships.", "Toral did not stop the ships."),
        ("Toral agreed a price.", "Toral did not agree a price."),
        ("The corridors agreed by all stayed open.", "The corridors agreed by all did not stay open."),
        ("Troops left the valley.", "Troops did not leave the valley."),
        ("Talks begin no later than May.", None),
        ("Peace.", None),
    ],
)  # fmt: skip
def test_a_negation_is_flipped_once(text: str, flipped: str | None) -> None:
    assert texts(wording.negation_flipped(claim(text))) == ([flipped] if flipped else [])


def test_a_denial_without_a_negation_is_not_negated_again() -> None:
    assert texts(wording.negation_flipped(claim("Toral fired.", status="denied"))) == []


@pytest.mark.parametrize(
    ("text", "affirmed"),
    [
        ("Toral did not fire.", ["Toral did fire."]),
        ("Toral knew nothing of it.", ["Toral knew something of it."]),
        ("Toral fired.", []),
    ],
)
def test_a_denial_is_told_as_the_thing_denied(text: str, affirmed: list[str]) -> None:
    assert texts(wording.denial_affirmed(claim(text, status="denied"))) == affirmed


@pytest.mark.parametrize(
    ("certainty", "text", "told"),
    [
        (
            "likely",
            "Rain is expected to stop it.",
            ["Rain will stop it.", "Rain is certain to stop it.", "Rain is expected to stop it."],
        ),
        ("likely", "Some of about 40 men died.", ["Some of 40 men died.", "Some of exactly 40 men died."]),
        ("likely", "The army moved.", ["The army moved."]),
        ("unlikely", "It is doubtful that Toral won.", ["Toral won.", "It is certain that Toral won."]),
        ("unlikely", "Toral has not won.", []),
        ("certain", "Rain is expected to stop it.", []),
    ],
)  # fmt: skip
def test_a_hedged_claim_is_told_as_certain(certainty: str, text: str, told: list[str]) -> None:
    assert texts(wording.claim_overstated(claim(text, certainty=certainty))) == told


@pytest.mark.parametrize(
    ("changes", "kinds"),
    [
        ({"certainty": "likely"}, [Kind.SIGNAL_OVERSTATED]),
        ({"certainty": "likely", "type": "accusation_or_condemnation"}, []),
        ({"certainty": "likely", "status": "threatened"}, []),
        ({"certainty": "likely", "evidence": [{"sentence": 1, "quote": "if it crossed"}]}, []),
        ({"certainty": "likely", "status": "planned"}, [Kind.SIGNAL_OVERSTATED, Kind.PLAN_MADE_DEED]),
        ({"status": "planned", "evidence": [{"sentence": 1, "quote": "ordered a call-up"}]}, []),
        ({"status": "planned", "type": "sanctions", "evidence": [{"sentence": 1, "quote": "agreed on a ban"}]}, []),
        ({}, []),
    ],
)  # fmt: skip
def test_a_signal_is_made_surer_where_that_is_wrong(
    changes: dict[str, Any], kinds: list[Kind]
) -> None:
    assert [error.kind for error in wording.signal_overstated(signal(**changes))] == kinds


@pytest.mark.parametrize(("text", "found"), [("They left. They may return.", 1), ("They left.", 0)])
def test_what_the_article_hedges_nowhere_near_is_not_made_certain(text: str, found: int) -> None:
    article = Article.from_text(text, language="en")
    evidence = [{"sentence": 1, "quote": "They left"}]
    left = signal(certainty="likely", evidence=evidence)
    told = claim("They left.", certainty="likely", evidence=evidence)

    assert len(list(wording.signal_overstated(left, article))) == found
    assert len(list(wording.claim_overstated(told, article))) == found


@pytest.mark.parametrize(
    ("text", "swapped"),
    [
        ("Toral attacked Veskar.", ["Veskar attacked Toral."]),
        ("Toral and Veskar signed.", []),
        ("Toral and the Veskar signed.", []),
        ("Toral (Veskar) won.", []),
        ("Toral attacked.", []),
        ("Toral's Veskar brigade won.", []),
        ("Toral, the ally, and the guest Veskar left.", []),
        ("Toral met on Monday with Veskar.", []),
        ("Shells fell on Toral in Veskar.", []),
        ("The Toral struck a Veskar.", ["A Veskar struck the Toral."]),
        ('Toral struck out the word "Veskar".', []),
        ("The Toral seized several Veskar bases.", []),
    ],
)
def test_two_actors_of_a_claim_change_places_unless_they_stand_together(
    text: str, swapped: list[str]
) -> None:
    actors = (actor("Toral"), actor("Veskar"))

    assert texts(roles.claim_swapped(claim(text), draft(*actors), ARTICLE)) == swapped


@pytest.mark.parametrize(
    ("changes", "swapped"),
    [
        ({}, 1),
        ({"status": "called_for"}, 0),
        ({"type": "ceasefire_or_agreement"}, 0),
        ({"target_actors": []}, 0),
        ({"evidence": [{"sentence": 1, "quote": "Toral said on Monday"}]}, 1),
        ({"evidence": [{"sentence": 2, "quote": "The army returned fire"}]}, 0),
    ],
)
def test_sides_of_a_signal_change_places_where_that_is_wrong(
    changes: dict[str, Any], swapped: int
) -> None:
    told = draft(actor("Toral"), actor("Veskar"))

    found = list(roles.signal_swapped(signal(**changes), told, ARTICLE))

    assert len(found) == swapped
    assert all(error.now.source_actors == ("Veskar",) for error in found)  # type: ignore[union-attr]


def test_words_are_never_given_to_another_name_of_their_speaker() -> None:
    told = draft(actor("Oda Brandt", "Minister Brandt"), actor("Brandt's office"))

    found = [e.kind for e in roles.speaker_wrong(claim(speaker="Oda Brandt"), told, seeded())]

    assert found == [Kind.SPEAKER_DROPPED]


def test_a_made_up_quote_is_not_in_the_article() -> None:
    (error,) = evidence.quote_made_up(claim(), ARTICLE, seeded())

    assert isinstance(error.now, DraftClaim)
    assert error.now.evidence[0].quote not in ARTICLE.text
    assert error.now.evidence[0].sentence == 1


def test_an_altered_quote_differs_in_one_word() -> None:
    (error,) = evidence.quote_altered(claim(), ARTICLE, seeded())

    assert isinstance(error.now, DraftClaim)
    before, now = claim().evidence[0].quote.split(), error.now.evidence[0].quote.split()
    assert sum(one != two for one, two in zip(before, now, strict=True)) == 1


def test_a_moved_quote_keeps_its_words_and_points_to_a_far_sentence_without_them() -> None:
    (error,) = evidence.quote_moved(claim(), ARTICLE, seeded())

    assert isinstance(error.now, DraftClaim)
    pointer = error.now.evidence[0]
    sentence = ARTICLE.sentence(pointer.sentence)
    assert pointer.quote == claim().evidence[0].quote
    assert sentence is not None
    assert abs(pointer.sentence - 1) > evidence.FAR
    assert pointer.quote not in ARTICLE.text_of(sentence)


def test_a_short_article_has_no_far_sentence() -> None:
    article = Article.from_text("Toral crossed into Veskar. Nobody was hurt.", language="en")

    assert list(evidence.quote_moved(claim(), article, seeded())) == []


def test_an_invented_claim_has_real_evidence_under_a_strange_text() -> None:
    (error,) = whole.claim_invented(claim(), ("It rained.",), seeded())

    assert error.was is None
    assert isinstance(error.now, DraftClaim)
    assert (error.now.text, error.now.evidence) == ("It rained.", claim().evidence)


def test_only_a_must_claim_is_dropped() -> None:
    assert list(whole.must_dropped(claim("a"), frozenset({"b"}))) == []
    assert [error.now for error in whole.must_dropped(claim("a"), frozenset({"a"}))] == [None]


def test_a_changed_type_is_never_the_same_act_to_plover() -> None:
    from summarise.escalation.scheme import reading

    for seed in range(30):
        (error,) = whole.signal_type_changed(signal(), random.Random(seed))  # noqa: S311  # no secret
        assert isinstance(error.now, DraftSignal)
        own = reading(signal().type, signal().status).plover
        assert reading(error.now.type, error.now.status).plover != own


def test_english_wording_is_left_alone_in_other_languages() -> None:
    article = Article.from_text(TEXT, language="de")
    told = material()
    german = Material("m", told.draft, article, told.must, told.strangers, told.foreign)

    found = {error.kind for error in perturbations(german, 1)}

    assert Kind.NUMBER_CHANGED in found
    assert not found & {Kind.NEGATION_ADDED, Kind.NEGATION_REMOVED, Kind.CLAIM_OVERSTATED}


def test_without_gold_nothing_is_made_that_gold_alone_could_tell() -> None:
    told = material()
    bare = Material("m", told.draft, ARTICLE, None, told.strangers, told.foreign)

    found = {error.kind for error in perturbations(bare, 1)}

    assert not found & {Kind.MUST_DROPPED, Kind.SIGNAL_TYPE_CHANGED, Kind.ACTOR_TYPE_CHANGED}
