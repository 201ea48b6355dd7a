"""The checks on the gold of 44 articles: nothing true is marked anew, nothing wrong slips through anew.

`data/gold_ledger.toml` lists what is marked, or slips through, as things are. A line that holds no
more may go; `gold_ledger.py` writes the file anew.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

import pytest

from gold_ledger import LEDGER, cases, verdicts


@cache
def _ledger() -> dict[str, Any]:
    return tomllib.loads(LEDGER.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(cases()))
def test_no_other_item_of_gold_is_marked_and_no_other_wrong_copy_passes(name: str) -> None:
    known = _ledger()[name]

    found = verdicts(cases()[name])

    assert found.alarms <= set(known["alarms"])
    assert found.missed <= set(known["missed"])
