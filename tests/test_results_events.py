"""Signals as event records, by pairs of actors, with the readings that published data share."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from summarise.checks.text.countries import valid_country
from summarise.escalation.scheme import reading, table
from summarise.results.actor_codes import actor_code
from summarise.results.columns import Result
from summarise.results.events import EVENTS
from summarise.schema import EscalationSignal, Summary, When
from summarise.vocabulary import ActorRole, ActorType, SignalStatus, SignalType
from summary_factory import actor, full_summary, signal


def events(*signals: EscalationSignal, **changes: Any) -> list[dict[str, Any]]:
    summary = full_summary(**({"signals": signals} if signals else {}), **changes)
    return rows(summary)


def rows(summary: Summary) -> list[dict[str, Any]]:
    found = EVENTS.rows(Result(1, None, summary))
    return [dict(zip(EVENTS.names, row, strict=True)) for row in found]


def event(**changes: Any) -> dict[str, Any]:
    (row,) = events(signal(1, SignalType.MILITARY_MOBILIZATION, **changes))
    return row


def pairs(source: tuple[str, ...], target: tuple[str, ...]) -> list[tuple[str | None, str | None]]:
    made = events(signal(1, SignalType.ARMED_ATTACK, source_actors=source, target_actors=target))
    return [(row["source_name"], row["target_name"]) for row in made]


@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        (("A",), ("B",), [("A", "B")]),
        (("A",), (), [("A", None)]),
        ((), ("B",), [(None, "B")]),
        ((), (), [(None, None)]),
        (("A", "B"), ("C", "D"), [("A", "C"), ("A", "D"), ("B", "C"), ("B", "D")]),
        (("A", "B"), ("A", "B"), [("A", "B"), ("B", "A")]),
        (("A",), ("A",), [("A", "A")]),
    ],
)
def test_each_source_and_target_make_a_row(
    source: tuple[str, ...], target: tuple[str, ...], expected: list[tuple[str | None, str | None]]
) -> None:
    assert pairs(source, target) == expected


def test_weighing_by_dyads_counts_every_signal_once() -> None:
    summary = full_summary()

    total = sum(1 / row["dyads"] for row in rows(summary))

    assert total == pytest.approx(len(summary.signals))


def test_ids_are_unique_and_the_same_in_every_export() -> None:
    first, second = ([row["event_id"] for row in map(dict, rows(full_summary()))] for _ in range(2))

    assert len(set(first)) == len(first)
    assert first == second
    assert first[0] == f"{full_summary().article.sha256[:12]}-s1-1"


@pytest.mark.parametrize(
    ("when", "background", "expected"),
    [
        (
            When(text="on 3 May", date=date(2026, 5, 3), derived=False),
            False,
            (date(2026, 5, 3), "stated"),
        ),
        (
            When(text="Monday", date=date(2026, 9, 7), derived=True),
            False,
            (date(2026, 9, 7), "derived"),
        ),
        (When(text="soon", date=None, derived=False), False, (date(2026, 9, 14), "published")),
        (None, False, (date(2026, 9, 14), "published")),
        (None, True, (None, None)),
        (When(text="in 1998", date=None, derived=False), True, (None, None)),
    ],
)
def test_the_date_says_where_it_comes_from(
    when: When | None, background: bool, expected: tuple[date | None, str | None]
) -> None:
    row = event(when=when, background=background)

    assert (row["date"], row["date_kind"]) == expected
    assert row["published"] == date(2026, 9, 14)


def test_an_article_without_a_day_gives_no_date() -> None:
    info = full_summary().article.model_copy(update={"published": None})

    (row,) = events(signal(1, SignalType.SANCTIONS), article=info)

    assert (row["date"], row["date_kind"], row["published"]) == (None, None, None)


def test_an_actor_brings_type_country_and_code() -> None:
    made = actor(1, "Veskar", ActorType.GOVERNMENT, ActorRole.INITIATOR, country="XVE")

    (row,) = events(signal(1, SignalType.SANCTIONS), actors=(made,))

    assert (row["source_actor_id"], row["source_type"]) == ("a1", "government")
    assert (row["source_country"], row["source_code"]) == ("XVE", "XVEGOV")
    assert (row["target_name"], row["target_type"], row["target_code"]) == ("Toral", None, None)


def test_an_actor_is_found_by_its_alias_in_any_case() -> None:
    made = actor(1, "State of Veskar", ActorType.STATE, ActorRole.INITIATOR, aliases=("VESKAR",))

    (row,) = events(signal(1, SignalType.SANCTIONS), actors=(made,))

    assert (row["source_name"], row["source_actor_id"]) == ("Veskar", "a1")


def test_a_name_goes_before_an_alias_of_another() -> None:
    alliance = actor(1, "Northern bloc", ActorType.IGO, ActorRole.MENTIONED, aliases=("Veskar",))
    state = actor(2, "Veskar", ActorType.STATE, ActorRole.INITIATOR)

    (row,) = events(signal(1, SignalType.SANCTIONS), actors=(alliance, state))

    assert row["source_actor_id"] == "a2"


def test_of_two_actors_of_one_name_the_first_is_taken() -> None:
    twins = [actor(n, "Veskar", ActorType.STATE, ActorRole.INITIATOR) for n in (1, 2)]

    (row,) = events(signal(1, SignalType.SANCTIONS), actors=tuple(twins))

    assert row["source_actor_id"] == "a1"


@pytest.mark.parametrize(
    ("kind", "country", "code"),
    [
        (ActorType.STATE, "RUS", "RUS"),
        (ActorType.GOVERNMENT, "RUS", "RUSGOV"),
        (ActorType.MILITARY, "UKR", "UKRMIL"),
        (ActorType.LEGISLATURE, "USA", "USALEG"),
        (ActorType.MEDIA, "PRK", "PRKJRN"),
        (ActorType.POLITICAL_PARTY, "DEU", "DEUPTY"),
        (ActorType.IGO, None, "IGO"),
        (ActorType.IGO, "BEL", "IGO"),
        (ActorType.NGO, None, "NGO"),
        (ActorType.NGO, "USA", None),
        (ActorType.GOVERNMENT, None, None),
        (ActorType.ARMED_GROUP, "SYR", None),
        (ActorType.CIVILIAN, "SYR", None),
        (ActorType.COMPANY, "USA", None),
        (ActorType.EXPERT, "USA", None),
        (ActorType.UNKNOWN, "MLI", "MLIUNK"),
    ],
)
def test_a_code_is_built_where_type_and_country_settle_it(
    kind: ActorType, country: str | None, code: str | None
) -> None:
    assert actor_code(actor(1, "X", kind, ActorRole.MENTIONED, country=country)) == code


@pytest.mark.parametrize("kind", ActorType)
def test_every_code_is_a_country_and_a_sector_of_the_scheme(kind: ActorType) -> None:
    code = actor_code(actor(1, "X", kind, ActorRole.MENTIONED, country="UKR"))

    if code not in {None, "IGO"}:
        assert valid_country(code[:3] if code else None) == "UKR"
        assert (code or "")[3:] in {"", *table()["actor_sector"][kind.value]}


def test_plover_type_and_mode_stand_apart() -> None:
    row = event(plover="MOBILIZE: troops")

    assert (row["plover_type"], row["plover_mode"]) == ("MOBILIZE", "troops")


def test_a_type_without_a_mode_has_none() -> None:
    row = event(plover="ASSAULT")

    assert (row["plover_type"], row["plover_mode"]) == ("ASSAULT", None)


@pytest.mark.parametrize(
    ("cameo", "root"), [("0871", "08"), ("02", "02"), ("190", "19"), (None, None)]
)
def test_a_cameo_code_keeps_its_zero_and_has_its_root(cameo: str | None, root: str | None) -> None:
    row = event(cameo=cameo)

    assert (row["cameo_code"], row["cameo_root"]) == (cameo, root)


@pytest.mark.parametrize(
    ("status", "background", "plover", "expected"),
    [
        (SignalStatus.COMPLETED, False, "ASSAULT", ()),
        (SignalStatus.COMPLETED, True, "ASSAULT", ("historical",)),
        (SignalStatus.DENIED, False, None, ("negation",)),
        (SignalStatus.DENIED, True, None, ("historical", "negation")),
        (SignalStatus.PLANNED, False, "THREATEN", ()),
        (SignalStatus.PLANNED, False, None, ("future",)),
        (SignalStatus.THREATENED, False, None, ("hypothetical",)),
        (SignalStatus.CALLED_FOR, False, None, ("hypothetical",)),
    ],
)
def test_auxiliary_modes_say_what_the_type_does_not(
    status: SignalStatus, background: bool, plover: str | None, expected: tuple[str, ...]
) -> None:
    row = event(status=status, background=background, plover=plover)

    assert row["plover_auxiliary"] == expected


@pytest.mark.parametrize(
    ("changes", "comparable"),
    [
        ({}, True),
        ({"status": SignalStatus.PLANNED}, True),
        ({"background": True}, False),
        ({"status": SignalStatus.CALLED_FOR}, False),
        ({"status": SignalStatus.DENIED, "plover": None}, False),
    ],
)
def test_only_what_published_data_would_code_is_comparable(
    changes: dict[str, Any], comparable: bool
) -> None:
    assert event(**changes)["comparable"] is comparable


@pytest.mark.parametrize("kind", SignalType)
@pytest.mark.parametrize("status", SignalStatus)
def test_every_reading_of_the_scheme_fits_the_columns(
    kind: SignalType, status: SignalStatus
) -> None:
    read = reading(kind, status)
    (row,) = events(
        signal(
            1, kind, status=status, plover=read.plover, cameo=read.cameo,
            goldstein=read.goldstein, quad_class=read.quad,
        )
    )  # fmt: skip

    assert (row["plover_type"] is None) == (row["quad_code"] is None)
    assert row["cameo_root"] in {None, *(f"{number:02}" for number in range(1, 21))}
    assert row["goldstein"] is None or -10 <= row["goldstein"] <= 10


def test_files_have_no_address_and_pages_have_theirs() -> None:
    info = full_summary().article

    (page,) = events(signal(1, SignalType.SANCTIONS))
    (file,) = events(
        signal(1, SignalType.SANCTIONS), article=info.model_copy(update={"source": "a.txt"})
    )

    assert page["url"] == info.source
    assert file["url"] is None
