from datetime import date

import pytest

from summarise.results.dating import day_of
from summarise.schema import When
from summarise.vocabulary import DateKind, SignalStatus, SignalType
from summary_factory import signal

DAY = date(2026, 9, 14)
SOON = When(text="soon", date=None, derived=False)
MONDAY = When(text="Monday", date=date(2026, 9, 7), derived=True)


@pytest.mark.parametrize(
    ("when", "status", "background", "loosely", "surely"),
    [
        (MONDAY, SignalStatus.PLANNED, True, DateKind.DERIVED, DateKind.DERIVED),
        (None, SignalStatus.COMPLETED, False, DateKind.PUBLISHED, DateKind.PUBLISHED),
        (None, SignalStatus.PLANNED, False, DateKind.PUBLISHED, None),
        (SOON, SignalStatus.COMPLETED, False, DateKind.PUBLISHED, None),
        (None, SignalStatus.COMPLETED, True, None, None),
    ],
)
def test_the_day_of_publication_stands_in_only_where_it_may(
    when: When | None,
    status: SignalStatus,
    background: bool,
    loosely: DateKind | None,
    surely: DateKind | None,
) -> None:
    act = signal(1, SignalType.SANCTIONS, when=when, status=status, background=background)

    kinds = [day_of(act, DAY, surely=sure)[1] for sure in (False, True)]

    assert kinds == [loosely, surely]


def test_an_article_without_a_day_gives_an_act_none() -> None:
    act = signal(1, SignalType.SANCTIONS, when=None)

    assert day_of(act, None, surely=False) == (None, None)
