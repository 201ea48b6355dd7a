"""The whole batch against the bare client, against the cheapest client there is, in one run.

Usage: python tests/bench/batch.py [--articles 1000] [--at-once 64 256] [--latency 0.2]
       python tests/bench/batch.py --memory 1000 20000        peaks of the batch, and their ratio
       python tests/bench/batch.py --processes 1 2            wall time of the batch

A server on loopback answers after a fixed delay with replies that a model gave for the eval
articles. Each client runs in a process of its own and does the same articles:

    aiohttp   posts the request and reads the bytes: the floor (skipped if not installed)
    openai    `create`, then validates the draft
    batch     everything: reads a JSON line, renders the prompt, asks, validates, runs every
              check, keeps the summary in the journal, writes the row

CPU is that of the client's process and its children, after a first question.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.batch_clients import measured
from bench.measuring import Figures, Reading

EVALS = Path(__file__).parents[2] / "evals"
SET = "general-llm"
AT_ONCE = 64


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--at-once", type=int, nargs="+", default=[64, 256])
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--memory", type=int, nargs=2)
    parser.add_argument("--processes", type=int, nargs="+")
    parser.add_argument("--client", help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.client:
        print(json.dumps(measured(wanted)))
        return
    with serving(wanted.latency) as (place, port):
        report(wanted, place, port)


def measure(articles: int = 200, rounds: int = 3, latency: float = 0.2) -> Figures:
    """CPU and wall time of the batch against the bare client, by turns."""
    found: dict[str, list[dict[str, float]]] = {"openai": [], "batch": []}
    with serving(latency) as (place, port):
        for _ in range(rounds):
            for client, runs in found.items():
                runs.append(run(client, articles, AT_ONCE, place, port))
    names = {"openai": "openai create", "batch": "whole batch"}
    readings = [
        Reading(
            names[client] + ending,
            tuple(scale * one[key] for one in runs),
            unit,
            (names["openai"] + ending,) if client == "batch" else (),
        )
        for key, ending, scale, unit in (
            ("cpu_ms", ", an article", 1.0, "ms CPU"),
            ("seconds", ", wall", 1e3, "ms"),
        )
        for client, runs in found.items()
    ]
    about = f"{articles} articles, {AT_ONCE} at once, {latency:g} s each, {rounds} rounds"
    return Figures("batch", about, tuple(readings))


@contextmanager
def serving(latency: float) -> Iterator[tuple[Path, int]]:
    """A folder with replies, and the port of a server that gives them."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        write_replies(place)
        server = subprocess.Popen(  # noqa: S603  # our own script
            [
                sys.executable,
                str(Path(__file__).with_name("slow_server.py")),
                str(place / "replies.json"),
                *("--latency", str(latency)),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        try:
            assert server.stdout
            yield place, int(server.stdout.readline())
        finally:
            server.kill()
            server.communicate()


def report(wanted: argparse.Namespace, folder: Path, port: int) -> None:
    """Run what is asked for and print it."""
    if wanted.memory:
        peaks = [run("batch", n, 64, folder, port)["peak_mb"] for n in wanted.memory]
        shown = ", ".join(
            f"{n:,} articles {p:.0f} MB" for n, p in zip(wanted.memory, peaks, strict=True)
        )
        print(f"peak of the batch: {shown}; ratio {peaks[1] / peaks[0]:.2f}")
        return
    if wanted.processes:
        walls = [
            run("batch", wanted.articles, 64, folder, port, processes=n)["seconds"]
            for n in wanted.processes
        ]
        for count, wall in zip(wanted.processes, walls, strict=True):
            print(f"{count} process(es): {wall:.2f} s, {walls[0] / wall:.2f} x the first")
        return
    for at_once in wanted.at_once:
        ideal = wanted.articles * wanted.latency / at_once
        print(
            f"{wanted.articles} articles, {at_once} at once, {wanted.latency} s each: ideal {ideal:.2f} s"
        )
        print("client       CPU/article    x openai   wall s    x openai   peak MB")
        bare = None
        for client in ("openai", "aiohttp", "batch"):
            if client == "aiohttp" and find_spec("aiohttp") is None:
                print("aiohttp    not installed here, skipped")
                continue
            found = run(client, wanted.articles, at_once, folder, port)
            bare = bare or found
            print(
                f"{client:10} {found['cpu_ms']:9.2f} ms {found['cpu_ms'] / bare['cpu_ms']:10.2f} "
                f"{found['seconds']:9.2f} {found['seconds'] / bare['seconds']:10.2f} "
                f"{found['peak_mb']:9.0f}"
            )


def run(
    client: str, articles: int, at_once: int, folder: Path, port: int, processes: int = 1
) -> dict[str, float]:
    """One client in a process of its own."""
    found = subprocess.run(  # noqa: S603  # our own script
        [
            *(sys.executable, __file__, "--client", client, "--articles", str(articles)),
            *("--at-once", str(at_once), "--port", str(port), "--folder", str(folder)),
            *("--processes", str(processes)),
        ],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    counted: dict[str, float] = json.loads(found.stdout.splitlines()[-1])
    return counted


def write_replies(folder: Path) -> None:
    """The replies the server gives, by the number of the eval article."""
    from summarise.evals.cases import load_cases
    from summarise.evals.drafted import drafted_in_recordings
    from summarise.evals.recording_set import load_set

    drafted = drafted_in_recordings(load_set(EVALS, SET), load_cases(EVALS), EVALS)
    short = [one for one in drafted if one.article.words < 1000]
    texts = [one.article.text for one in short]
    (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    replies = {str(n): one.draft.model_dump_json() for n, one in enumerate(short)}
    (folder / "replies.json").write_text(json.dumps(replies), encoding="utf-8")


if __name__ == "__main__":
    main()
