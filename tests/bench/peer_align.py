"""Quotes through a peer's aligner, one after the other; runs in the peer's own environment.

Reads `{"articles": {name: text}, "quotes": [[name, quote], …]}` from stdin. The peer's defaults,
but for one thing in its favour: it takes every article apart once, and not for each quote.
"""

from __future__ import annotations

import json
import logging
import sys
import time

from langextract import resolver  # type: ignore[import-not-found,unused-ignore]
from langextract.core import data, tokenizer  # type: ignore[import-not-found,unused-ignore]


class _Once(tokenizer.RegexTokenizer):  # type: ignore[misc,unused-ignore]
    """The peer's own tokeniser, with a memory."""

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, object] = {}

    def tokenize(self, text: str) -> object:
        """The tokens of a text."""
        if text not in self._known:
            self._known[text] = super().tokenize(text)
        return self._known[text]


def main() -> None:
    """Align, and write what was found and what it took."""
    logging.disable(logging.CRITICAL)
    asked = json.load(sys.stdin)
    aligner, tokens, found = resolver.WordAligner(), _Once(), []
    began = time.process_time()
    for name, quote in asked["quotes"]:
        wanted = [[data.Extraction("quote", quote)]]
        text = asked["articles"][name]
        one = aligner.align_extractions(wanted, text, tokenizer_impl=tokens)[0][0]
        span = one.char_interval
        found.append(span and [one.alignment_status.value, span.start_pos, span.end_pos])
    seconds = time.process_time() - began
    json.dump({"seconds": seconds, "found": found}, sys.stdout)


if __name__ == "__main__":
    main()
