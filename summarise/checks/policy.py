"""Which verdicts pass, warn or reject: a policy, as data.

Covers: the three policies of the package (`policies.toml`), a user's own TOML file, and the
digest by which a run records the rules it was judged by.
Does not cover: finding the verdicts.
"""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from pathlib import Path
from types import MappingProxyType

from summarise.errors import ConfigError
from summarise.vocabulary import CheckName, Outcome

Rules = Mapping[CheckName, Mapping[str, Outcome]]
BASE = "default"


@dataclass(frozen=True)
class Policy:
    """A named set of rules: check, then verdict, then outcome.

    Attributes:
        name: `strict`, `default`, `lenient`, or the stem of a user's file.
        rules: Complete: a derived policy holds the base policy's rules as well.
    """

    name: str
    rules: Rules

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the rules, whatever their order in the file."""
        plain = {check.value: dict(rows) for check, rows in self.rules.items()}
        return hashlib.sha256(json.dumps(plain, sort_keys=True).encode()).hexdigest()

    @property
    def label(self) -> str:
        """Name and digest, as a run records it: `default@0123456789ab`."""
        return f"{self.name}@{self.sha256[:12]}"

    def outcome(self, check: CheckName, verdict: str) -> Outcome:
        """What this policy makes of a verdict; one it does not know warns."""
        return self.rules.get(check, {}).get(verdict, Outcome.WARN)


def policy_names() -> tuple[str, ...]:
    """The policies that come with the package."""
    return tuple(_shipped())


def load_policy(name_or_path: str = BASE) -> Policy:
    """A policy by name, or a user's own from a TOML file.

    A file holds one table per check (`[quote]`, `[numbers]`, ...) with `verdict =
    "pass" | "warn" | "reject"`; what it leaves out is as in `default`.

    Args:
        name_or_path: `strict`, `default`, `lenient`, or a path that ends in `.toml`.

    Raises:
        ConfigError: If there is no such policy, or the file names an unknown check,
            verdict or outcome.
    """
    shipped = _shipped()
    if name_or_path in shipped:
        return shipped[name_or_path]
    if not name_or_path.endswith(".toml"):
        raise ConfigError(
            f"unknown check policy {name_or_path!r}",
            hint=f"use one of {', '.join(shipped)}, or the path of a .toml file",
        )
    path = Path(name_or_path)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(f"cannot read the check policy {name_or_path!r}: {error}") from error
    return Policy(path.stem, _rules(table, shipped[BASE].rules, name_or_path))


@cache
def _shipped() -> dict[str, Policy]:
    text = resources.files("summarise.checks").joinpath("policies.toml").read_text("utf-8")
    tables = tomllib.loads(text)
    base = Policy(BASE, _rules(tables[BASE], None, BASE))
    derived = {
        name: Policy(name, _rules(table, base.rules, name))
        for name, table in tables.items()
        if name != BASE
    }
    return {BASE: base} | derived


def _rules(table: Mapping[str, object], base: Rules | None, origin: str) -> Rules:
    """Check a table and lay it over the base rules."""
    rules = {check: dict(rows) for check, rows in (base or {}).items()}
    for name, rows in table.items():
        if name not in set(CheckName) or not isinstance(rows, Mapping):
            raise ConfigError(
                f"{origin}: {name!r} is no check",
                hint=f"checks are {', '.join(CheckName)}",
            )
        known = rules.setdefault(CheckName(name), {})
        for verdict, outcome in rows.items():
            if base is not None and verdict not in known:
                raise ConfigError(
                    f"{origin}: the {name} check has no verdict {verdict!r}",
                    hint=f"its verdicts are {', '.join(known)}",
                )
            if not isinstance(outcome, str) or outcome not in set(Outcome):
                raise ConfigError(
                    f"{origin}: {outcome!r} is no outcome of {name}.{verdict}",
                    hint=f"outcomes are {', '.join(Outcome)}",
                )
            known[verdict] = Outcome(outcome)
    return MappingProxyType({check: MappingProxyType(rows) for check, rows in rules.items()})
