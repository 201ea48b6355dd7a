"""Whether actors are in the article, and who acts on whom."""

from __future__ import annotations

import pytest

from check_articles import article_of
from summarise.article import PassageKind
from summarise.checks.acting.actors import (
    check_actor,
    check_presence,
    known_name,
    stand_in_words,
)
from summarise.checks.acting.order import check_order
from summarise.checks.acting.signal_order import check_signal_order
from summarise.checks.text.countries import country_named, country_words, valid_country
from summarise.checks.text.names import KnownName, mentioned, name_forms, name_places, surname_of
from summarise.vocabulary import ActorType


@pytest.mark.parametrize(
    ("name", "aliases", "kind", "country", "sentence", "verdict"),
    [
        ("Iran", (), "state", "IRN", "Iran's navy sailed.", "ok"),
        ("Iran", (), "state", "IRN", "Iranian ships sailed.", "by_country"),
        ("Russia", (), "state", "RUS", "Moscow recalled its envoy.", "by_country"),
        ("Russia", (), "state", "RUS", "Rain fell in Ghent.", "not_in_article"),
        ("Antony Blinken", (), "government", "USA", "Blinken spoke.", "ok"),
        ("Secretary of State Antony Blinken", (), "government", "USA", "Mr Blinken spoke.", "ok"),
        ("United Nations", ("UN",), "igo", None, "The U.N. voted.", "ok"),
        ("International Atomic Energy Agency (IAEA)", (), "igo", None, "The IAEA met.", "ok"),
        ("United States", ("US",), "state", "USA", "They told us so.", "not_in_article"),
        ("United States", (), "state", "USA", "The U.S. voted.", "by_country"),
        ("South Korean military", (), "military", "KOR", "South Korea's military spoke.", "by_country"),
        ("NATO", (), "igo", None, "Nato troops came.", "not_in_article"),
        ("Wagner Group", ("Wagner",), "paramilitary", None, "Wagner fighters left.", "ok"),
        ("Hamas", (), "armed_group", None, "Hezbollah fired rockets.", "not_in_article"),
    ],
)  # fmt: skip
def test_an_actor_is_looked_for_in_the_body(
    name: str, aliases: tuple[str, ...], kind: str, country: str | None, sentence: str, verdict: str
) -> None:
    found = check_actor(
        name, aliases, kind=ActorType(kind), country=country, article=article_of([sentence])
    )

    assert found.findings[0].verdict == verdict


def test_mentions_are_the_sources_own_characters_with_their_sentence() -> None:
    article = article_of(["Mara Quill spoke."], ["Then QUILL left; Quillan stayed."])

    found = check_actor("Mara Quill", (), kind=ActorType.GOVERNMENT, country=None, article=article)

    assert [(item.sentence, item.quote) for item in found.mentions] == [
        (1, "Mara Quill"),
        (2, "QUILL"),
    ]


def test_a_name_only_in_the_caption_is_not_in_the_article() -> None:
    article = article_of(["Rain fell."], furniture=[(PassageKind.CAPTION, "Mara Quill in Ghent")])

    found = check_actor("Mara Quill", (), kind=ActorType.UNKNOWN, country=None, article=article)

    assert found.mentions == ()


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("RUS", "RUS"),
        ("rus ", "RUS"),
        ("XKX", "XKX"),
        ("KOS", "KOS"),
        ("RU", None),
        ("ZZZ", None),
        (None, None),
    ],
)
def test_country_codes_are_looked_up(code: str | None, valid: str | None) -> None:
    assert valid_country(code) == valid


def test_an_invalid_code_is_reported_and_dropped() -> None:
    found = check_actor(
        "Iran", (), kind=ActorType.STATE, country="IRX", article=article_of(["Iran spoke."])
    )

    assert [item.verdict for item in found.findings] == ["ok", "invalid_country"]
    assert found.country is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Russia", "RUS"),
        ("the United States", "USA"),
        ("Moscow", "RUS"),
        ("Hamas", None),
        ("UK", "GBR"),
    ],
)
def test_common_names_of_countries_are_known(name: str, code: str | None) -> None:
    assert country_named(name) == code


def test_capital_and_demonym_belong_to_a_country() -> None:
    assert {"Tehran", "Iranian", "Iran"} <= set(country_words("IRN"))


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Antony Blinken", "Blinken"),
        ("President Vladimir Putin", "Putin"),
        ("Gen. Mark Milley", "Milley"),
        ("North Korea", None),
        ("Ministry of Defence", None),
        ("Hamas", None),
        ("Wagner Group", None),
        ("Sergei Lavrov, foreign minister", "Lavrov"),
    ],
)
def test_only_people_have_surnames(name: str, surname: str | None) -> None:
    assert surname_of(name) == surname


def test_abbreviations_are_known_with_and_without_stops() -> None:
    assert {"US", "U.S."} <= set(name_forms("United States", ("US",)))


@pytest.mark.parametrize(
    ("text", "form", "count"),
    [
        ("US troops told us", "US", 1),
        ("Iran, Iran's and Iranian", "Iran", 2),
        ("the Army and the army", "Army", 1),
        ("ISRAEL struck", "Israel", 1),
        ("Kim Jong\u00a0Un", "Kim Jong Un", 1),
        ("", "Iran", 0),
    ],
)
def test_names_are_whole_words_with_their_capitals(text: str, form: str, count: int) -> None:
    assert len(name_places(text, [form])) == count


HAMAS = known_name("Hamas", (), ActorType.ARMED_GROUP, None)
ISRAEL = known_name("Israel", (), ActorType.STATE, "ISR")
RUSSIA = known_name("Russia", (), ActorType.STATE, "RUS")
PRK = known_name("North Korea", (), ActorType.STATE, "PRK")
KNOWN = (HAMAS, ISRAEL, RUSSIA, PRK)


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("Israel attacked Hamas.", "Hamas attacked Israel.", "order_swapped"),
        ("Israel attacked Hamas.", "Israel was attacked by Hamas.", "order_swapped"),
        ("Hamas attacked Israel.", "Israel was attacked by Hamas.", "ok"),
        ("Israel was attacked by Hamas.", "Hamas attacked Israel.", "ok"),
        ("Hamas was attacked by Israel.", "Hamas attacked Israel.", "order_swapped"),
        ("Israel said Hamas agreed.", "Hamas said Israel agreed.", "order_swapped"),
        ("Russia supplied North Korea with shells.", "North Korea supplied Russia with shells.", "order_swapped"),
        ("Russia received shells from North Korea.", "Russia received shells from North Korea.", "ok"),
        ("Hamas met Israel.", "Israel met Hamas.", "ok"),
        ("Hamas and Israel signed a truce.", "Israel and Hamas signed a truce.", "ok"),
        ("Hamas rockets hit Israel.", "Israel was hit by rockets from Hamas.", "ok"),
        ("Hamas attacked Israel.", "Hamas attacked Israel, and Israel attacked Hamas.", "ok"),
        ("Hamas attacked a base.", "Hamas attacked Israel.", "ok"),
        ("Moscow attacked Israel.", "Russian jets attacked Israel.", "ok"),
    ],
)  # fmt: skip
def test_who_acts_on_whom_is_read_from_word_order(claim: str, sentence: str, verdict: str) -> None:
    found = check_order(claim, [sentence], KNOWN, language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("source", "target", "sentence", "verdict"),
    [
        (HAMAS, ISRAEL, "Hamas attacked Israel.", "ok"),
        (ISRAEL, HAMAS, "Hamas attacked Israel.", "order_swapped"),
        (HAMAS, ISRAEL, "Israel was attacked by Hamas.", "ok"),
        (HAMAS, ISRAEL, "Israel said Hamas fired rockets.", "ok"),
        (PRK, RUSSIA, "Russia received shells from North Korea.", "ok"),
        (PRK, RUSSIA, "Shells reached the front.", "ok"),
    ],
)
def test_a_signals_sides_follow_the_order_of_its_evidence(
    source: object, target: object, sentence: str, verdict: str
) -> None:
    parts = [(sentence, 0, len(sentence))]

    found = check_signal_order([source], [target], parts, spoken=False, language="en")  # type: ignore[list-item]

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("A deal was made with Hamas for Israel to enter.", "A deal was made with Israel for Hamas to enter.", "order_swapped"),
        ("A deal was made with Israel for Hamas to enter.", "A deal was made with Israel for Hamas to enter.", "ok"),
        ("Hamas and Israel agreed to stop.", "Israel and Hamas agreed to stop.", "ok"),
        ("Israel struck Hamas.", "Israel's army struck Hamas.", "ok"),
        ("Hamas struck Israel.", "Israel's army struck Hamas.", "order_swapped"),
    ],
)  # fmt: skip
def test_names_that_have_changed_places_are_seen(claim: str, sentence: str, verdict: str) -> None:
    found = check_order(claim, [sentence], (HAMAS, ISRAEL), language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("source", "target", "sentence", "spoken", "verdict"),
    [
        (HAMAS, ISRAEL, "Hamas accused Israel of fraud.", True, "ok"),
        (ISRAEL, HAMAS, "Hamas accused Israel of fraud.", True, "order_swapped"),
        (ISRAEL, HAMAS, "Hamas accused Israel of shelling it.", False, "ok"),
        (HAMAS, ISRAEL, "Hamas accused Israel of shelling it.", False, "order_swapped"),
        (ISRAEL, HAMAS, "“We demand a reply from Israel,” Hamas said.", True, "order_swapped"),
        (HAMAS, ISRAEL, "Israel repelled an assault by Hamas.", False, "ok"),
        (HAMAS, ISRAEL, "Israel's army was fired on by Hamas.", False, "ok"),
    ],
)  # fmt: skip
def test_who_speaks_is_the_source_of_a_spoken_act(
    source: KnownName, target: KnownName, sentence: str, spoken: bool, verdict: str
) -> None:
    parts = [(sentence, 0, len(sentence))]

    found = check_signal_order([source], [target], parts, spoken=spoken, language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("source", "target", "sentence", "spoken"),
    [
        (ISRAEL, HAMAS, "Two Hamas fighters died in an Israeli strike near the river.", False),
        (ISRAEL, HAMAS, "Hamas gunners came under fire from Israeli drones.", False),
        (RUSSIA, ISRAEL, "Moscow, angered by the arms sale, cut off talks with Israel.", False),
        (HAMAS, ISRAEL, "The gunmen of Hamas, who entered Israel at dawn, took a farm.", False),
        (ISRAEL, RUSSIA, "Israel said on Friday that it had hit a Russian depot.", False),
        (RUSSIA, PRK, "President Kim, Russia's ally, said North Korea thanked Russia.", True),
        (PRK, RUSSIA, "“Moscow, send us more,” the leader of North Korea said.", True),
        (RUSSIA, ISRAEL, "Russia has withdrawn its envoy.", False),
    ],
)
def test_the_side_that_acts_is_known_by_its_place(
    source: KnownName, target: KnownName, sentence: str, spoken: bool
) -> None:
    parts = [(sentence, 0, len(sentence))]

    right = check_signal_order([source], [target], parts, spoken=spoken, language="en")
    wrong = check_signal_order([target], [source], parts, spoken=spoken, language="en")

    assert (right.verdict, wrong.verdict) == ("ok", "order_swapped"), (right, wrong)


@pytest.mark.parametrize(
    ("source", "target", "language", "sentence"),
    [
        ("Venezuela", "Colombia", "es", "Venezuela expulsó al embajador de Colombia."),
        ("Maroc", "Algérie", "fr", "Le Maroc a fermé sa frontière avec l'Algérie."),
        ("Mali", "France", "fr", "La France a été sommée par le Mali de partir."),
        ("Polen", "Russland", "de", "Polen hat zwei Diplomaten aus Russland ausgewiesen."),
        ("Россия", "НАТО", "ru", "Россия обвинила в этом НАТО."),
    ],
)
def test_places_are_read_in_other_languages(
    source: str, target: str, language: str, sentence: str
) -> None:
    giver, taker = (known_name(name, (), ActorType.STATE, None) for name in (source, target))
    parts = [(sentence, 0, len(sentence))]

    right = check_signal_order([giver], [taker], parts, spoken=False, language=language)
    wrong = check_signal_order([taker], [giver], parts, spoken=False, language=language)

    assert (right.verdict, wrong.verdict) == ("ok", "order_swapped"), (right, wrong)


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Hamas and Israel each accused the other of firing first.", False),
        ("He told Israel that it would pay.", False),
        ("Israel was warned of what it faces.", False),
        ("Israel faces a winter without gas.", False),
        ("Hamas dismissed the charge.", True),
    ],
)
def test_a_sentence_that_does_not_say_who_acts_is_no_swap(sentence: str, denied: bool) -> None:
    parts = [(sentence, 0, len(sentence))]

    found = check_signal_order([HAMAS], [ISRAEL], parts, spoken=False, denied=denied, language="en")

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(
    ("claim", "sentence", "verdict"),
    [
        ("Israel was trained by Hamas.", "The men say they were trained by Israel, Hamas said.", "order_swapped"),
        ("Israel brought down 12 Hamas drones.", "Hamas drones brought down by Israel: 12.", "ok"),
        ("Hamas bought shells from Russia.", "Russia sold shells to Hamas.", "ok"),
        ("Russia got promises from North Korea and Israel.", "North Korea got promises from Russia and Israel.", "order_swapped"),
        ("Israel got promises from Russia and North Korea.", "North Korea got promises from Russia and Israel.", "order_swapped"),
        ("The seizure of Hamas posts by Israel went on.", "The seizure of Hamas posts by Israel went on.", "ok"),
    ],
)  # fmt: skip
def test_a_claim_keeps_the_places_its_evidence_gives(
    claim: str, sentence: str, verdict: str
) -> None:
    found = check_order(claim, [sentence], KNOWN, language="en")

    assert found.verdict == verdict, found.detail


@pytest.mark.parametrize(
    ("source", "target", "sentence", "spoken"),
    [
        (RUSSIA, ISRAEL, "Israel's consul was handed a note, Russia's foreign ministry said.", False),
        (ISRAEL, HAMAS, "Hamas fighters surrendered after the tunnels were flooded.", False),
        (RUSSIA, ISRAEL, "Six Israeli agents are to be thrown out, Moscow's mayor told the press.", False),
        (HAMAS, ISRAEL, "Nine Israeli guards died in a raid for which the cabinet blames Hamas.", False),
        (HAMAS, ISRAEL, "Israel intercepted two rockets launched by Hamas.", False),
        (PRK, RUSSIA, "Russia's joint chiefs counted 71 North Korean jets across the line.", False),
        (RUSSIA, PRK, "North Korea's envoy must leave within a day, the Kremlin decreed.", False),
        (ISRAEL, HAMAS, "Hamas mourned 14 of its men, all of them killed by Israel.", False),
        (RUSSIA, PRK, "North Korea accused Russia of theft, and Russia recalled its envoy.", False),
        (HAMAS, ISRAEL, "His deputy went on: the arms, he said, had been supplied by Israel.", True),
        (RUSSIA, HAMAS, "The prisoners held since May, Hamas men among them, are to be freed.", False),
        (ISRAEL, PRK, "Members of the North Korean crew were expelled from Israel.", False),
    ],
)  # fmt: skip
def test_a_side_that_only_bears_the_act_is_no_swap(
    source: KnownName, target: KnownName, sentence: str, spoken: bool
) -> None:
    parts = [(sentence, 0, len(sentence))]

    found = check_signal_order([source], [target], parts, spoken=spoken, language="en")

    assert found.verdict == "ok", found.detail


@pytest.mark.parametrize(
    ("source", "target", "sentence"),
    [
        (ISRAEL, RUSSIA, "Thirty Israeli diplomats have been expelled from the region."),
        (HAMAS, RUSSIA, "A Hamas official was jailed for life in Russia."),
    ],
)
def test_a_source_that_something_is_done_to_is_a_swap(
    source: KnownName, target: KnownName, sentence: str
) -> None:
    parts = [(sentence, 0, len(sentence))]

    found = check_signal_order([source], [target], parts, spoken=False, language="en")

    assert found.verdict == "order_swapped"


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("Israel expelled the envoy of Russia.", "Russia's envoy was expelled from Israel."),
        ("Russia's grain was blocked by Israel.", "Israel blocked grain from Russia."),
        ("Russia denied that it got drones from Israel.", "Russia denies being sent drones by Israel."),
        ("Israel will hand Russia a ship.", "Russia is to get a ship back from Israel."),
        ("Israel and Russia urged Hamas to stop.", "Hamas was urged by Israel and Russia to stop."),
    ],
)  # fmt: skip
def test_the_same_told_from_the_other_side_is_no_swap(claim: str, sentence: str) -> None:
    found = check_order(claim, [sentence], KNOWN, language="en")

    assert found.verdict == "ok", found.detail


def test_actors_without_a_form_of_their_name_in_a_text_are_left_out_of_the_search() -> None:
    toral, veskar = (
        KnownName("Toral", ("Toral",), None, ("Toralian",)),
        KnownName("V", ("V.",), None),
    )

    found = mentioned("Toralian ships sailed.", (veskar, toral))

    assert found == [toral]


@pytest.mark.parametrize(
    ("alias", "detail"),
    [
        ("Quill", None),
        ("Quill Mara", None),
        ("Boss", "Boss"),
        ("Boss Long Name " * 8, "Boss Long Name " * 5 + "Boss…"),
    ],
)
def test_an_alias_that_stands_nowhere_is_shown(alias: str, detail: str | None) -> None:
    article = article_of(["Mara Quill spoke."])

    found = check_actor(
        "Mara Quill", (alias,), kind=ActorType.UNKNOWN, country=None, article=article
    )

    assert [(item.verdict, item.detail) for item in found.findings[1:]] == (
        [("alias_not_told", detail)] if detail else []
    )


def test_the_first_unheard_alias_is_enough_and_each_is_looked_for() -> None:
    article = article_of(["Mara Quill spoke."])

    found = check_actor(
        "Mara Quill",
        ("Quill", "Boss", "Chief"),
        kind=ActorType.UNKNOWN,
        country=None,
        article=article,
    )

    assert [item.detail for item in found.findings[1:]] == ["Boss"]


def test_at_most_200_mentions_are_kept() -> None:
    article = article_of(["Quill spoke."] * 201)

    found = check_actor("Quill", (), kind=ActorType.UNKNOWN, country=None, article=article)

    assert len(found.mentions) == 200


def test_a_mention_in_a_caption_is_passed_over() -> None:
    article = article_of(["Quill spoke."], furniture=[(PassageKind.CAPTION, "Quill speaks")])

    found = check_actor("Quill", (), kind=ActorType.UNKNOWN, country=None, article=article)

    assert [item.sentence for item in found.mentions] == [1]


@pytest.mark.parametrize(
    ("name", "sentence", "verdict", "detail"),
    [
        ("Mara Quill", "Mara Quill spoke.", "ok", None),
        ("Mara Quill", "A quill of Mara lay there; Quill and Mara met.", "ok", None),
        ("Board of Trade", "The trade of the board grew.", "by_country", "its words stand apart from each other"),
        ("Iran", "Tehran spoke.", "by_country", "as Tehran"),
        ("Atlantis", "Iran spoke.", "not_in_article", "Atlantis"),
        ("Long Name " * 9, "Iran spoke.", "not_in_article", "Long Name " * 7 + "Long Name…"),
    ],
)  # fmt: skip
def test_how_an_actor_is_in_the_article_is_told(
    name: str, sentence: str, verdict: str, detail: str | None
) -> None:
    known = known_name(name, (), ActorType.UNKNOWN, None)

    found = check_presence(name, known, article_of([sentence]))

    assert (found.verdict, found.detail) == (verdict, detail)


@pytest.mark.parametrize(
    ("name", "kind", "country", "some"),
    [
        ("Iran", ActorType.UNKNOWN, None, True),
        ("The regime", ActorType.STATE, "IRN", True),
        ("The regime", ActorType.STATE, None, False),
        ("The regime", ActorType.UNKNOWN, "IRN", False),
    ],
)
def test_only_states_have_words_that_stand_in_for_them(
    name: str, kind: ActorType, country: str | None, some: bool
) -> None:
    assert ("Tehran" in stand_in_words(name, kind, country)) is some


def test_an_invalid_code_is_shown_in_short() -> None:
    article = article_of(["Quill spoke."])

    found = check_actor("Quill", (), kind=ActorType.UNKNOWN, country="X" * 30, article=article)

    assert found.findings[1].detail == "X" * 19 + "…"
