"""A batch against a service that fails a third of its requests, and a batch that is killed.

Usage: python tests/bench/faults.py [--articles 10000] [--processes 1]      counts that reconcile
       python tests/bench/faults.py --kills 50 [--articles 1000] [--processes 1]

The first compares the output with the fate that the server had for each article, request by
request. The second kills the command 50 times at random moments, some of them while it starts,
and compares the output with that of a run that nobody killed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from batch_command import (
    OUTPUT,
    arguments,
    attempts_of,
    finish,
    rows_of,
    stable,
    start,
    wait_until,
    write_articles,
)
from faulty_server import LASTING, FaultyServer

JOBS = 32
WHILE_IT_STARTS = 0.2  # share of kills that may come before the first request


def main() -> None:
    """Run what is asked for; ends with 1 if anything differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--kills", type=int)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        differences = killed(wanted, Path(folder)) if wanted.kills else faults(wanted, Path(folder))
    for line in differences[:20]:
        print("DIFFERS:", line)
    sys.exit(bool(differences))


def faults(wanted: argparse.Namespace, folder: Path) -> list[str]:
    """One run over many articles; returns what does not reconcile."""
    count = wanted.articles or 10_000
    write_articles(folder, count)
    with FaultyServer(seed=wanted.seed, transient=0.17, lasting=0.1) as server:
        started = time.monotonic()
        code, _, _ = finish(folder, command(server, wanted), timeout=3600, stderr=None)
        seconds = time.monotonic() - started
    rows = rows_of(folder / OUTPUT)
    kinds = Counter(one.fault for one in server.log)
    share = 1 - kinds["ok"] / len(server.log)
    print(f"{count:,} articles, {len(server.log):,} requests, {share:.1%} of them failed")
    print(f"{dict(kinds)}\nexit code {code}, {len(rows):,} rows, {seconds:.0f} s")
    asked = Counter(one.number for one in server.log)
    found = []
    if [row["id"] for row in rows] != [f"a{n}" for n in range(count)]:
        found.append("rows do not stand once and in order")
    for number, row in enumerate(rows):
        kind = None if row["ok"] else row["error"]["kind"]
        if kind != LASTING.get(server.fate(number)):
            found.append(f"a{number}: {kind}, and its fate was {server.fate(number)}")
        if len(attempts_of(row)) != asked[number]:
            found.append(f"a{number}: {len(attempts_of(row))} attempts, asked {asked[number]}")
    return found


def killed(wanted: argparse.Namespace, folder: Path) -> list[str]:
    """Many killed runs and one to the end; returns what differs from an undisturbed run."""
    chance = random.Random(wanted.seed)  # noqa: S311  # no secret
    count = wanted.articles or 1000
    write_articles(folder, count)
    found = []
    with FaultyServer(seed=wanted.seed, transient=0.03, lasting=0.1, latency=0.3) as server:
        finish(folder, command(server, wanted, output="whole.jsonl"))
        whole = rows_of(folder / "whole.jsonl")
        server.log.clear()
        straddling = 0
        for _ in range(wanted.kills):
            before = {one.number for one in server.log}
            done = finished(folder)
            server.era += 1
            begun = len(server.log)
            running = start(folder, command(server, wanted))
            if chance.random() < WHILE_IT_STARTS:
                time.sleep(chance.uniform(0, 2))
            else:
                wait_until(lambda begun=begun: len(server.log) > begun)  # type: ignore[misc]
                time.sleep(chance.uniform(0, 4))
            running.kill()
            running.communicate()
            wait_until(lambda: server.connections == 0)
            again = {one.number for one in server.log if one.era == server.era}
            straddling = max(straddling, len(again & before - down(whole)))
            found += [f"a{number} was finished and asked about" for number in again & done]
        met = len({one.number for one in server.log})
        code, _, _ = finish(folder, command(server, wanted))
    rows = rows_of(folder / OUTPUT)
    print(
        f"{wanted.kills} kills, {count} articles, {met} of them asked about before the last kill; "
        f"{len(server.log)} requests; at most {straddling} articles of a killed run asked about "
        f"again ({JOBS} may be in flight); exit code {code}"
    )
    if straddling > JOBS:
        found.append("more was asked about again than was in flight")
    if len(rows) != len(whole):
        found.append(f"{len(rows)} rows, and {len(whole)} of the undisturbed run")
    for one, other in zip(rows, whole, strict=False):
        if stable(one, same_requests=False) != stable(other, same_requests=False):
            found.append(f"row of {other['id']}")
    return found


def command(server: FaultyServer, wanted: argparse.Namespace, output: str = OUTPUT) -> list[str]:
    """The command line of a run."""
    more = ("-j", str(JOBS), "--processes", str(wanted.processes), "--timeout", "2")
    return arguments(server, *more, output=output)


def down(rows: list[dict[str, object]]) -> set[int]:
    """Articles that are asked about again in every run."""
    errors = ((number, row.get("error")) for number, row in enumerate(rows))
    return {n for n, error in errors if isinstance(error, dict) and error["kind"] == "service"}


def finished(folder: Path) -> set[int]:
    """Articles whose row says that they are done for good."""
    rows = rows_of(folder / OUTPUT)
    kept = (row for row in rows if row["ok"] or row["error"]["kind"] != "service")
    return {int(row["id"][1:]) for row in kept}


if __name__ == "__main__":
    main()
