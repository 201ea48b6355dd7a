"""Results are read by every later version: a stored sample and form for each version."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from summarise.render.structured import as_json, as_jsonl_row, summary_from_json
from summarise.schema import SCHEMA_VERSION, Summary

STORED = Path(__file__).parent / "data" / "results"
VERSIONS = range(1, SCHEMA_VERSION + 1)


@pytest.mark.parametrize("version", VERSIONS)
def test_a_result_of_every_version_is_read(version: int) -> None:
    text = (STORED / f"summary-v{version}.json").read_text(encoding="utf-8")

    summary = summary_from_json(text)

    stored = json.loads(text)
    assert [claim.text for claim in summary.claims] == [item["text"] for item in stored["claims"]]
    assert summary.article.sha256 == stored["article"]["sha256"]
    assert summary.escalation.index == stored["escalation"]["index"]


def test_a_result_of_this_version_is_read_without_loss() -> None:
    text = (STORED / f"summary-v{SCHEMA_VERSION}.json").read_text(encoding="utf-8")

    summary = summary_from_json(text)

    assert json.loads(as_json(summary)) == json.loads(text)
    assert summary_from_json(as_jsonl_row(summary)) == summary


def test_the_form_of_a_version_never_changes() -> None:
    """A changed form needs a new SCHEMA_VERSION, a new sample and a way to read the old one."""
    stored = json.loads((STORED / f"schema-v{SCHEMA_VERSION}.json").read_text(encoding="utf-8"))

    now = Summary.model_json_schema(mode="serialization")

    assert _bare(now) == _bare(stored)


def _bare(schema: object) -> object:
    """A JSON Schema without what only people read: descriptions, titles."""
    if isinstance(schema, dict):
        words = {"description", "title"} if "type" in schema or "$ref" in schema else set()
        return {key: _bare(value) for key, value in schema.items() if key not in words}
    return [_bare(item) for item in schema] if isinstance(schema, list) else schema
