"""Exit codes. Changing one is a breaking change; the README's table is tested against this."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What the process ends with."""

    OK = 0
    BUG = 1
    USAGE = 2
    SOURCE = 3
    AUTH = 4
    SERVICE = 5
    REPLY = 6
    CHECK = 7
    PARTIAL = 8
    NOT_EVALUATED = 9
    INTERRUPTED = 130
    PIPE = 141


MEANING = {
    Exit.OK: "every source summarised; nothing at or above --fail-on",
    Exit.BUG: "a bug of ours; please report the traceback",
    Exit.USAGE: "bad flag, setting, prompt, model name or output path; nothing was lost",
    Exit.SOURCE: "the article cannot be read, is no text, or is too short",
    Exit.AUTH: "no key, a refused key, or an account without credit",
    Exit.SERVICE: "time-outs, rate limits, server errors after all retries: try again",
    Exit.REPLY: "the model refused, was cut off, or wrote no valid summary",
    Exit.CHECK: "a check failed (--fail-on, verify); results were printed",
    Exit.PARTIAL: "several sources, and not all of them succeeded",
    Exit.NOT_EVALUATED: "could not evaluate: recording missing, stale or tampered, or a crash",
    Exit.INTERRUPTED: "Ctrl-C; what was finished is kept",
    Exit.PIPE: "the reader of our output went away",
}


def overall(codes: list[int]) -> int:
    """One code for several sources: theirs if they agree, 8 if some failed."""
    failed = {code for code in codes if code not in {Exit.OK, Exit.CHECK}}
    if not failed:
        return Exit.CHECK if Exit.CHECK in codes else Exit.OK
    if len(failed) == 1 and all(code in failed for code in codes):
        return failed.pop()
    return Exit.PARTIAL
