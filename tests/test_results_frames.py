"""Summaries as pandas data frames: the columns of the tables, with types of their own."""

from __future__ import annotations

import sys
from datetime import date

import pandas as pd
import pytest

from render_payloads import PAYLOADS
from summarise.errors import UsageError
from summarise.results.frames import dataframes
from summarise.results.tables import TABLES
from summary_factory import article_info, empty_summary, filled_with, full_summary

NAMES = {"articles", "claims", "actors", "signals", "events", "rejected"}


def test_a_summary_has_a_frame_for_each_table_with_its_columns() -> None:
    frames = full_summary().to_dataframes()

    assert set(frames) == NAMES
    assert {name: tuple(frame.columns) for name, frame in frames.items()} == {
        name: table.names for name, table in TABLES.items()
    }


@pytest.mark.parametrize("summaries", [0, 1, 2])
def test_types_do_not_depend_on_what_is_there(summaries: int) -> None:
    empty = dataframes([empty_summary()] * summaries)
    full = full_summary().to_dataframes()

    for name in NAMES:
        assert empty[name].dtypes.to_dict() == full[name].dtypes.to_dict()


def test_types_say_what_a_column_is() -> None:
    frames = full_summary().to_dataframes()

    signals = frames["signals"].dtypes
    assert signals["published"] == "datetime64[s]"
    assert signals["sentence"] == "Int64"
    assert signals["goldstein"] == "Float64"
    assert signals["background"] == "boolean"
    assert isinstance(signals["cameo"], pd.StringDtype)
    assert isinstance(frames["articles"].dtypes["summarised"], pd.DatetimeTZDtype)


def test_dates_can_be_counted_with_and_unknown_ones_are_missing() -> None:
    unknown = full_summary(article=article_info(published=None))
    medieval = full_summary(article=article_info(published=date(1066, 10, 14)))

    published = dataframes([full_summary(), unknown, medieval])["articles"]["published"]

    assert published[0] == pd.Timestamp("2026-09-14")
    assert published[1] is pd.NaT
    assert published.dt.year.tolist()[2] == 1066


def test_unknown_is_missing_and_not_a_word() -> None:
    claims = full_summary().to_dataframes()["claims"]

    assert claims.loc[claims["claim_id"] == "c4", "speaker"].isna().all()
    assert claims["speaker"].notna().sum() == 3


def test_lists_stay_lists_and_evidence_stays_data() -> None:
    signals = full_summary().to_dataframes()["signals"]

    assert signals.explode("source_actors")["source_actors"].iloc[0] == "Veskar"
    assert signals["evidence"].iloc[0][0]["quote"] == "massing troops along the Ilm"


def test_frames_of_many_summaries_join_on_result_and_id() -> None:
    frames = dataframes([full_summary(), full_summary()])

    joined = frames["events"].merge(
        frames["actors"], left_on=["result", "source_actor_id"], right_on=["result", "actor_id"]
    )

    assert frames["articles"]["result"].tolist() == [1, 2]
    assert joined["source_actor_id"].notna().all()
    assert len(joined) == frames["events"]["source_actor_id"].notna().sum()


def test_events_group_by_pairs_of_actors() -> None:
    events = full_summary().to_dataframes()["events"]

    mean = events[events["comparable"]].groupby(["source_name", "target_name"])["goldstein"].mean()

    assert mean["Orlund", "Veskar"] == 4.0


@pytest.mark.parametrize("payload", [*PAYLOADS, "\ud800"])
def test_any_text_is_kept_as_it_is(payload: str) -> None:
    claims = filled_with(payload).to_dataframes()["claims"]

    assert claims["text"].iloc[0] == payload.replace("\ud800", "\ufffd")


def test_without_pandas_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(UsageError, match="need pandas") as caught:
        full_summary().to_dataframes()

    assert "summarise-news[frames]" in str(caught.value.hint)
