"""Policies: which verdicts pass, warn or reject."""

from __future__ import annotations

from pathlib import Path

import pytest

from summarise.checks.policy import load_policy, policy_names
from summarise.errors import ConfigError
from summarise.vocabulary import (
    CheckName,
    Outcome,
)

RANK = {Outcome.PASS: 0, Outcome.WARN: 1, Outcome.REJECT: 2}


def test_three_policies_come_with_the_package() -> None:
    assert policy_names() == ("default", "strict", "lenient")


@pytest.mark.parametrize("name", ["default", "strict", "lenient"])
def test_every_policy_knows_every_check(name: str) -> None:
    assert set(load_policy(name).rules) == set(CheckName)


@pytest.mark.parametrize("name", ["default", "strict"])
@pytest.mark.parametrize("verdict", ["absent", "altered", "outside_body", "missing"])
def test_words_that_are_not_in_the_body_are_rejected(name: str, verdict: str) -> None:
    assert load_policy(name).outcome(CheckName.QUOTE, verdict) is Outcome.REJECT


@pytest.mark.parametrize("name", ["default", "strict", "lenient"])
def test_no_policy_takes_an_invented_quote_or_a_denial_for_an_assertion(name: str) -> None:
    policy = load_policy(name)

    assert policy.outcome(CheckName.QUOTE, "absent") is Outcome.REJECT
    assert policy.outcome(CheckName.FRAME, "denied") is Outcome.REJECT
    assert policy.outcome(CheckName.NEGATION, "flipped") is Outcome.REJECT


def test_strict_is_never_milder_and_lenient_never_harder_than_default() -> None:
    default, strict, lenient = (load_policy(name) for name in ("default", "strict", "lenient"))

    for check, rows in default.rules.items():
        for verdict, outcome in rows.items():
            assert RANK[strict.outcome(check, verdict)] >= RANK[outcome], (check, verdict)
            assert RANK[lenient.outcome(check, verdict)] <= RANK[outcome], (check, verdict)


def test_a_verdict_without_a_rule_warns() -> None:
    assert load_policy().outcome(CheckName.QUOTE, "never heard of") is Outcome.WARN


def test_the_label_names_the_rules_by_their_digest() -> None:
    default, strict = load_policy(), load_policy("strict")

    assert default.label == f"default@{default.sha256[:12]}"
    assert default.sha256 != strict.sha256


def test_a_file_changes_only_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[numbers]\nunsupported = "warn"\n', encoding="utf-8")

    policy = load_policy(str(path))

    assert policy.name == "mine"
    assert policy.outcome(CheckName.NUMBERS, "unsupported") is Outcome.WARN
    assert policy.outcome(CheckName.QUOTE, "absent") is Outcome.REJECT
    assert policy.sha256 != load_policy().sha256


def test_the_digest_does_not_depend_on_the_order_of_a_file(tmp_path: Path) -> None:
    left, right = tmp_path / "a.toml", tmp_path / "b.toml"
    left.write_text('[quote]\naltered = "warn"\n[frame]\ndenied = "warn"\n', encoding="utf-8")
    right.write_text('[frame]\ndenied = "warn"\n[quote]\naltered = "warn"\n', encoding="utf-8")

    assert load_policy(str(left)).sha256 == load_policy(str(right)).sha256


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('[quotes]\nabsent = "warn"\n', "'quotes' is no check"),
        ("quote = 3\n", "'quote' is no check"),
        ('[quote]\nfake = "warn"\n', "has no verdict 'fake'"),
        ('[quote]\nabsent = "ignore"\n', "'ignore' is no outcome"),
        ('[quote]\nabsent = ["warn"]\n', "is no outcome"),
        ("[quote\n", "cannot read the check policy"),
    ],
)
def test_a_faulty_file_is_refused_and_says_why(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(ConfigError, match=message.replace("'", ".")):
        load_policy(str(path))


def test_an_unknown_name_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ConfigError) as caught:
        load_policy("harsh")

    assert "strict" in str(caught.value.hint)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError):
        load_policy(str(tmp_path / "none.toml"))
