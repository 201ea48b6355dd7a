"""The scheme and the index."""

import pytest

from summarise.escalation.assess import assess, band_of, contribution
from summarise.escalation.scheme import entry, quad_of, reading, table
from summarise.schema import EscalationSignal
from summarise.vocabulary import (
    ActorType,
    Certainty,
    Direction,
    QuadClass,
    SignalStatus,
    SignalType,
)


def signal(
    identity: str = "s1",
    *,
    direction: Direction = Direction.ESCALATORY,
    status: SignalStatus = SignalStatus.COMPLETED,
    certainty: Certainty = Certainty.CERTAIN,
    intensity: int = 4,
    background: bool = False,
    goldstein: float | None = -10.0,
) -> EscalationSignal:
    return EscalationSignal(
        id=identity,
        type=SignalType.ARMED_ATTACK,
        direction=direction,
        status=status,
        certainty=certainty,
        background=background,
        source_actors=("A",),
        target_actors=("B",),
        intensity=intensity,
        when=None,
        evidence=(),
        checks=(),
        plover=None,
        cameo=None,
        goldstein=goldstein,
        quad_class=None,
    )


@pytest.mark.parametrize("kind", SignalType)
def test_every_type_has_a_definition_and_defaults(kind: SignalType) -> None:
    found = entry(kind)

    assert found.definition
    assert 1 <= found.intensity <= 5


@pytest.mark.parametrize("kind", [kind for kind in SignalType if kind is not SignalType.OTHER])
@pytest.mark.parametrize("status", SignalStatus)
def test_every_reading_is_on_the_published_scales(kind: SignalType, status: SignalStatus) -> None:
    found = reading(kind, status)

    if status is SignalStatus.DENIED:
        assert found.plover is None
    else:
        assert found.plover is not None
        assert found.quad is quad_of(found.plover)
        assert found.goldstein is None or -10 <= found.goldstein <= 10


@pytest.mark.parametrize(
    ("kind", "status", "plover", "goldstein", "quad"),
    [
        (SignalType.AIR_MISSILE_STRIKE, SignalStatus.COMPLETED, "ASSAULT: aerial", -10.0, "material_conflict"),
        (SignalType.AIR_MISSILE_STRIKE, SignalStatus.THREATENED, "THREATEN", -6.0, "verbal_conflict"),
        (SignalType.ARMS_TRANSFER, SignalStatus.COMPLETED, "AID", 8.3, "material_cooperation"),
        (SignalType.ARMS_TRANSFER, SignalStatus.PLANNED, "AGREE", 5.2, "verbal_cooperation"),
        (SignalType.ARMS_TRANSFER, SignalStatus.CALLED_FOR, "REQUEST: assist", 3.4, "verbal_conflict"),
        (SignalType.CALL_FOR_DEESCALATION, SignalStatus.COMPLETED, "REQUEST: yield", 3.0, "verbal_conflict"),
        (SignalType.SANCTIONS, SignalStatus.COMPLETED, "SANCTION: discontinue", -8.0, "material_conflict"),
        (SignalType.OTHER, SignalStatus.COMPLETED, None, None, None),
    ],
)  # fmt: skip
def test_type_and_status_settle_the_reading(
    kind: SignalType,
    status: SignalStatus,
    plover: str | None,
    goldstein: float | None,
    quad: str | None,
) -> None:
    found = reading(kind, status)

    assert (found.plover, found.goldstein) == (plover, goldstein)
    assert found.quad == (QuadClass(quad) if quad else None)


def test_the_tables_cover_every_value_of_the_vocabularies() -> None:
    assert set(table()["actor_sector"]) == {kind.value for kind in ActorType}
    assert set(table()["index"]["status"]) == {status.value for status in SignalStatus}
    assert set(table()["index"]["certainty"]) == {value.value for value in Certainty}
    assert set(table()["type"]) == {kind.value for kind in SignalType}


@pytest.mark.parametrize(
    ("found", "value"),
    [
        (signal(), 4.0),
        (signal(direction=Direction.DE_ESCALATORY), -4.0),
        (signal(direction=Direction.NEUTRAL), 0.0),
        (signal(status=SignalStatus.PLANNED), 2.4),
        (signal(status=SignalStatus.DENIED), 0.0),
        (signal(certainty=Certainty.POSSIBLE, status=SignalStatus.THREATENED), 0.64),
    ],
)
def test_a_signal_weighs_by_direction_intensity_status_and_certainty(
    found: EscalationSignal, value: float
) -> None:
    assert contribution(found) == pytest.approx(value)


def test_background_signals_are_listed_and_not_counted() -> None:
    found = assess([signal("s1"), signal("s2", background=True)])

    assert found.background == ("s2",)
    assert [item.signal for item in found.contributions] == ["s1"]
    assert found.raw == pytest.approx(4.0)


def test_the_index_is_bounded_and_its_shares_add_up() -> None:
    found = assess([signal(f"s{n}", intensity=5) for n in range(1, 101)])

    assert 9 < found.index < 10
    assert sum(item.share for item in found.contributions) == pytest.approx(1.0)


def test_one_signal_of_intensity_five_gives_a_third_of_the_bound() -> None:
    assert assess([signal(intensity=5)]).index == pytest.approx(3.33)


def test_opposite_signals_cancel_and_both_stay_in_sight() -> None:
    found = assess([signal("s1"), signal("s2", direction=Direction.DE_ESCALATORY, goldstein=9.0)])

    assert found.index == 0
    assert found.band == "no clear direction"
    assert len(found.contributions) == 2
    assert found.goldstein_mean == pytest.approx(-0.5)


def test_no_signals_is_said_as_such() -> None:
    found = assess([])

    assert (found.index, found.band, found.goldstein_mean) == (0, "no signals", None)


@pytest.mark.parametrize(
    ("index", "words"),
    [
        (10, "strong escalation"), (6, "strong escalation"), (5.99, "clear escalation"),
        (1, "slight escalation"), (0.99, "no clear direction"), (-0.99, "no clear direction"),
        (-1.01, "slight de-escalation"), (-10, "strong de-escalation"),
    ],
)  # fmt: skip
def test_bands_meet_at_their_floors(index: float, words: str) -> None:
    assert band_of(index) == words
