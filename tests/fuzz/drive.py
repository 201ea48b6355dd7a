"""Fuzzing that follows coverage: python tests/fuzz/drive.py TARGET... --seconds 60

Targets are those of `targets.py`, `drafts`, and `all`, which shares the seconds out. What breaks
a promise is left in --findings, and the command ends with 1. Seeds are the samples, what led to
new code before is kept in --corpus. Needs atheris, which has wheels for Linux on x86-64 only;
elsewhere this says so and ends with 0.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))


def main() -> int:
    """Fuzz each target in a process of its own."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("targets", nargs="+")
    parser.add_argument("--seconds", type=int, default=60, help="in all")
    parser.add_argument("--corpus", type=Path, help="kept between runs")
    parser.add_argument("--findings", type=Path, default=Path("fuzz-findings"))
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("SKIPPED: coverage-guided fuzzing needs atheris, which is not installed", flush=True)
        return 0
    if arguments.here:
        _fuzz(arguments.targets[0], arguments.seconds, arguments.corpus, arguments.findings)
    return _each(arguments)


def _each(arguments: argparse.Namespace) -> int:
    from fuzz.targets import TARGETS

    named = arguments.targets
    targets = [*TARGETS, "drafts"] if named == ["all"] else named
    share = max(1, arguments.seconds // len(targets))
    arguments.findings.mkdir(parents=True, exist_ok=True)
    failed = []
    with tempfile.TemporaryDirectory() as scratch:
        for target in targets:
            corpus = (arguments.corpus or Path(scratch)) / target
            command = [
                sys.executable, __file__, target, "--here", "--seconds", str(share),
                "--corpus", str(corpus), "--findings", str(arguments.findings),
            ]  # fmt: skip
            done = subprocess.run(command, capture_output=True, text=True, errors="replace")  # noqa: S603
            lines = done.stderr.splitlines()
            runs = [line for line in lines if line.startswith("Done ")]
            print(f"{target}: {runs[-1] if runs else 'broke a promise'}", flush=True)
            if done.returncode:
                failed.append(target)
                print("\n".join((*done.stdout.splitlines()[-25:], *lines[-10:])), flush=True)
    return int(bool(failed))


def _fuzz(name: str, seconds: int, corpus: Path, findings: Path) -> None:
    """Never returns: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["summarise"]):
        from fuzz.samples import samples
        from fuzz.targets import TARGETS
        from fuzz.test_arbitrary_drafts import (
            test_a_reviewed_draft_quotes_the_article_and_stands_when_verified_again as reviewed,
        )
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(samples(name)):
        (corpus / f"seed-{number}").write_bytes(seed)
    run = TARGETS.get(name) or reviewed.hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    os.environ["PYTHONHASHSEED"] = "0"
    flags = [
        f"-max_total_time={seconds}", "-max_len=20000", "-timeout=10", "-rss_limit_mb=2048",
        f"-artifact_prefix={findings}/{name}-", str(corpus),
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *flags], run)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
